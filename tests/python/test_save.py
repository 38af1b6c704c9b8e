"""savefig(): a script of its own for each, with the private service that it starts."""

import os
import subprocess
import sys
import textwrap
import unittest

from support import SOURCE, Folder, find_program

PNG = b"\x89PNG\r\n\x1a\n"


class Save(Folder):
    def run_script(self, text, **environment):
        """(what it printed, what it complained of); the script must end well."""
        code = "import os, io\nimport plotmill.pyplot as plt\n" + textwrap.dedent(text)
        env = os.environ | {"PYTHONPATH": os.path.join(SOURCE, "clients", "python"), "PLOTMILL_BIN": find_program()} | environment
        run = subprocess.run([sys.executable, "-W", "error::ResourceWarning", "-c", code], cwd=self.folder, env=env, capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout, run.stderr

    def picture(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def test_a_script_ends_when_its_pictures_are_there(self):
        self.run_script("""
            plt.plot([1, 2])
            future = plt.savefig("a.png", dpi=20)
            plt.close()
            plt.savefig("b", dpi=20)
        """)
        self.assertEqual((self.picture("a.png")[:8], self.picture("b.png")[:8]), (PNG, PNG))

    def test_a_script_that_ends_at_once_leaves_no_large_picture_out(self):
        # 160 kB of data each: sent without a copy, which ZeroMQ's own exit function must not end before they are gone
        _, complaints = self.run_script("""
            import numpy
            for i in range(6):
                plt.figure(figsize=(2, 2))
                plt.scatter(numpy.arange(20000.0) + i, numpy.arange(20000.0), s=1)
                plt.savefig(f"large{i}.png")
        """)
        self.assertEqual(complaints, "")
        self.assertEqual(sorted(name for name in os.listdir(self.folder) if name.startswith("large")), [f"large{i}.png" for i in range(6)])

    def test_the_future_is_of_the_absolute_path(self):
        said, _ = self.run_script("""
            print(plt.figure().savefig("a.png", dpi=20).result())
            plt.savefig("b.png", dpi=20, block=True)
            print(os.path.exists("b.png"))
        """)
        self.assertEqual(said.split(), [os.path.join(os.path.realpath(self.folder), "a.png"), "True"])

    def test_plotmill_sync_waits_for_each(self):
        said, _ = self.run_script("plt.savefig('a.png', dpi=20); print(os.path.exists('a.png'))", PLOTMILL_SYNC="1")
        self.assertEqual(said.strip(), "True")

    def test_a_png_says_what_its_metadata_are(self):
        self.run_script("""
            plt.plot([1, 2])
            plt.savefig("a.png", dpi=20, metadata={"Author": "me", "Title": "Größe", "Date": None})
            plt.savefig("b.png", dpi=20)
        """)
        picture = self.picture("a.png")
        self.assertIn(b"tEXtAuthor\x00me", picture)
        self.assertIn(b"iTXtTitle\x00\x00\x00\x00\x00" + "Größe".encode(), picture)
        self.assertEqual(len(picture) - len(self.picture("b.png")), 12 + 9 + 12 + 10 + len("Größe".encode()))

    def test_an_open_file_and_bytes_have_the_picture(self):
        said, _ = self.run_script("""
            buffer = io.BytesIO()
            plt.savefig(buffer, dpi=20)
            print(buffer.getvalue()[1:4], plt.savefig(return_bytes=True, format="svg").result()[:5])
        """)
        self.assertEqual(said.strip(), "b'PNG' b'<?xml'")

    def test_pages_are_in_one_file_that_appears_when_it_is_closed(self):
        printed, _ = self.run_script("""
            from plotmill.backends.backend_pdf import PdfPages
            with PdfPages("pages.pdf") as pages:
                for i in range(3):
                    plt.figure(figsize=(2, 1 + i))
                    plt.title(f"Page {i}, 5 0 R")
                    pages.savefig()
                plt.savefig(pages, format="pdf")
                pages.infodict()["Title"] = "Four"
                print(pages.get_pagecount(), os.path.exists("pages.pdf"))
            PdfPages("none.pdf", keep_empty=False).close()
        """)
        self.assertEqual(printed, "4 False\n")
        whole = self.picture("pages.pdf")
        self.assertEqual((whole.count(b"/Type /Page\n") + whole.count(b"/Type /Page %"), whole.count(b"/Count 4")), (4, 1))
        self.assertNotIn("none.pdf", os.listdir(self.folder))
        for line in whole[int(whole.split()[-2]):].splitlines():  # each offset of the table is that of an object
            if line.endswith(b" n "):
                self.assertRegex(whole[int(line[:10]):][:12], rb"^\d+ 0 obj")

    def test_pages_after_the_end_and_folders_that_are_not_there_are_told_at_once(self):
        printed, _ = self.run_script("""
            from plotmill.backends.backend_pdf import PdfPages
            pages = PdfPages("pages.pdf")
            pages.savefig(plt.figure(figsize=(1, 1)))
            os.mkdir("elsewhere")
            os.chdir("elsewhere")
            pages.close()
            print(os.listdir(), os.path.exists("../pages.pdf"))
            for mistake in (pages.savefig, lambda: plt.savefig(pages, format="pdf"), lambda: PdfPages("nowhere/pages.pdf")):
                try:
                    mistake()
                except (ValueError, FileNotFoundError) as error:
                    print(error)
        """)
        closed = "PdfPages: the file is closed, expected savefig() before close()"
        self.assertEqual(printed.splitlines(), ["[] True", closed, closed, "[Errno 2] No such file or directory: 'nowhere/pages.pdf'"])

    def test_pictures_that_come_back_as_bytes_have_their_limit_too(self):
        printed, _ = self.run_script("""
            import plotmill.save
            plotmill.save.MAX_IN_FLIGHT = 2
            futures, most = [], 0
            for _ in range(6):
                futures.append(plt.savefig(return_bytes=True, format="svg"))
                most = max(most, len(plotmill.save._saver.in_flight))
            print(most <= 2, len({future.result() for future in futures}))
        """)
        self.assertEqual(printed, "True 1\n")

    def test_whoever_waits_is_not_kept_waiting_for_others(self):
        # a connection that rests until somebody hurries it: whatever waits without saying so would wait for ever
        said, _ = self.run_script("""
            import plotmill.connection, plotmill.save
            plotmill.connection.PATIENT_S = 3600
            print(plt.savefig("a.png", dpi=20).result()[-5:], plt.savefig("a.png", dpi=20).exception())
            for name in ("same.png", "same.png", "other.png"):
                plt.savefig(name, dpi=20)
            plt.savefig(io.BytesIO(), dpi=20)
            plt.savefig("waited.png", dpi=20)
            plotmill.save.wait()
            print(os.path.exists("waited.png"))
            plt.savefig("last.png", dpi=20)
        """)
        self.assertEqual(said.split(), ["a.png", "None", "True"])
        self.assertEqual(self.picture("last.png")[:8], PNG)

    def test_the_last_picture_of_a_path_stays(self):
        self.run_script("""
            for width in (3, 2, 1):
                plt.figure(figsize=(width, 1)).savefig("a.png", dpi=20)
        """)
        self.assertEqual(int.from_bytes(self.picture("a.png")[16:20], "big"), 20)

    def test_what_cannot_be_written_raises_at_once_as_matplotlib_does(self):
        said, _ = self.run_script("""
            import os
            os.mkdir("folder.png")
            for name, error in (("no/a.png", FileNotFoundError), ("a.xyz", ValueError), ("a.jpg", NotImplementedError), ("folder.png", IsADirectoryError)):
                try:
                    plt.savefig(name)
                except error as trouble:
                    print(type(trouble).__name__)
        """)
        self.assertEqual(said.split(), ["FileNotFoundError", "ValueError", "NotImplementedError", "IsADirectoryError"])

    def test_a_failure_that_nobody_looked_at_is_told_at_the_end(self):
        _, complaint = self.run_script("plt.figure(figsize=(1e5, 1e5)).savefig('huge.png')")
        self.assertIn("huge.png", complaint)
        self.assertNotIn("Traceback", complaint)

    def test_a_forked_child_saves_its_own(self):
        self.run_script("""
            import sys
            plt.savefig("parent.png", dpi=20).result()
            child = os.fork()
            if not child:
                plt.savefig("child.png", dpi=20).result()
                sys.stdout.flush()
                os._exit(0)
            os.waitpid(child, 0)
        """)
        self.assertEqual(self.picture("child.png")[:8], PNG)


if __name__ == "__main__":
    unittest.main()
