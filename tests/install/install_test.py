"""`cmake --install` into a prefix of its own: another project builds and runs with what is there, and so does a Python script."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "python"))

from support import SOURCE, Service  # noqa: E402

PNG = b"\x89PNG\r\n\x1a\n"


def run(*command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Installed(Service):
    @classmethod
    def setUpClass(cls):
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="pm-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.place)
        cls.prefix = cls.place / "prefix"
        run("cmake", "--install", os.environ["PLOTMILL_BUILD"], "--prefix", cls.prefix)
        cls.python = next(cls.prefix.glob("lib/python3*/dist-packages"))

    def setUp(self):
        super().setUp()
        os.environ["PLOTMILL_BIN"] = str(self.prefix / "bin")  # the service is the installed one, too

    def assert_png(self, path):
        with open(path, "rb") as picture:
            self.assertEqual(picture.read(8), PNG)

    def script(self, text, *arguments, **environment):
        """Debian's python3, with what is installed and nothing of this checkout."""
        return run("/usr/bin/python3", "-W", "error", "-c", text, *arguments, cwd="/",
                   env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(self.python), **environment})

    def test_another_project_finds_the_package_builds_and_submits(self):
        self.serve()
        build = self.place / "consumer"
        run("cmake", "-S", HERE / "consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCMAKE_BUILD_TYPE=Debug")
        run("cmake", "--build", build)
        said = run(build / "consumer", self.url, cwd="/")
        good = os.path.join(self.folder, "out", "sub", "good.png")
        self.assertIn(f"good done  {good}\n", said)
        self.assert_png(good)
        self.assertIn("misspelt dead E_OPTION charts[0].options.'dpj'", said)
        self.assertIn("unreadable refused E_OPTION charts[0].options: got 'dpi=50', expected a JSON object", said)
        self.assertIn("broker: got 'no endpoint', expected an endpoint such as", said)
        self.assertIn("subscription E_RANGE\n", said)
        self.assertIn("2 happened\n", said)
        self.assertIn("2 accepted\nstatus {\ncancel E_NOT_FOUND\n", said)

    def test_one_header_is_installed_and_the_library_shows_only_what_it_declares(self):
        headers = [path.relative_to(self.prefix / "include") for path in (self.prefix / "include").rglob("*.hpp")]
        self.assertEqual(headers, [pathlib.Path("plotmill/producer.hpp")])
        library = next(self.prefix.rglob("libplotmill-client.so"))
        symbols = run("nm", "-D", "--defined-only", "-C", library).splitlines()
        names = {line.split(maxsplit=2)[2] for line in symbols}
        ours = {name for name in names if name.startswith("plotmill::")}
        self.assertTrue(any(name.startswith("plotmill::Producer::submit") for name in ours), names)
        for name in ours:
            self.assertTrue(name.startswith(("plotmill::Producer::", "plotmill::word(plotmill::State)")), name)
        needed = [line.split("[")[1].rstrip("]") for line in run("readelf", "-d", library).splitlines() if "(NEEDED)" in line]
        self.assertLessEqual({name.split(".so")[0] for name in needed},
                             {"libzmq", "libcrypto", "libstdc++", "libgcc_s", "libc", "libm"})

    def test_the_python_package_works_from_the_prefix(self):
        self.serve()
        said = self.script("import sys, plotmill\n"
                           "with plotmill.Client(sys.argv[1]) as client:\n"
                           "    result = client.submit({'a': [1, 2, 3], 'b': [3, 1, 2]}, key='k', charts='heatmap').result(60)\n"
                           "print(plotmill.__file__, *result.paths)", self.url)
        module, path = said.split()
        self.assertTrue(module.startswith(str(self.prefix)), module)
        self.assert_png(path)

    def test_without_a_broker_it_finds_the_program_beside_it(self):
        said = self.script("import sys, plotmill\n"
                           "with plotmill.Client(root=sys.argv[1]) as client:\n"
                           "    print(*client.submit({'a': [1, 2], 'b': [2, 1]}, key='k', charts='heatmap').result(60).paths)",
                           self.folder)
        self.assert_png(said.strip())

    def test_pip_knows_it_and_its_version_is_the_programs(self):
        said = self.script("import importlib.metadata as m, plotmill; print(m.version('plotmill'), plotmill.__version__)")
        version = run(self.prefix / "bin" / "plotmill", "--version").split()[-1]
        self.assertEqual(said.split(), [version, version])

    def test_pip_installs_it_from_the_source(self):
        source, target = self.place / "python", self.place / "target"
        shutil.copytree(os.path.join(SOURCE, "clients", "python"), source, ignore=shutil.ignore_patterns("__pycache__"))
        run("/usr/bin/python3", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation",
            "--target", target, source, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"})
        said = run("/usr/bin/python3", "-c", "import plotmill, importlib.metadata as m; print(plotmill.__file__, m.version('plotmill'))",
                   cwd="/", env={"PYTHONPATH": str(target), "PATH": "/usr/bin:/bin"})
        self.assertTrue(said.startswith(str(target)), said)
        self.assertTrue((target / "plotmill" / "py.typed").exists())


if __name__ == "__main__":
    unittest.main()
