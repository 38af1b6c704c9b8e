"""The move of a script: its imports change by machine, and what it uses is read from its text."""

import os
import subprocess
import sys
import tempfile
import unittest

from support import SOURCE, plotmill  # noqa: F401

from plotmill.moving.imports import change_imports
from plotmill.moving.uses import find_uses


class Imports(unittest.TestCase):
    def changed(self, before, after):
        self.assertEqual(change_imports(before), after)

    def test_the_two_imports_of_a_script_become_ours(self):
        self.changed("import matplotlib.pyplot as plt\nimport seaborn as sns\n",
                     "import plotmill.pyplot as plt\nimport plotmill.seaborn as sns\n")

    def test_others_on_the_line_stay(self):
        self.changed("import os, matplotlib.pyplot as plt, numpy as np  # all\n",
                     "import os, plotmill.pyplot as plt, numpy as np  # all\n")

    def test_names_that_an_import_binds_stay_bound(self):
        self.changed("import matplotlib\n", "import plotmill as matplotlib\n")
        self.changed("import matplotlib.dates\n", "import plotmill.dates, plotmill as matplotlib\n")
        self.changed("import seaborn\n", "import plotmill.seaborn as seaborn\n")

    def test_names_from_modules_keep_their_lines(self):
        self.changed("from matplotlib.colors import (LogNorm,\n                               Normalize)\n",
                     "from plotmill.colors import (LogNorm,\n                               Normalize)\n")

    def test_a_script_that_plots_by_pandas_gets_its_back_end(self):
        self.changed("import pandas as pd\npd.Series([1]).plot()\n",
                     'import pandas as pd\npd.options.plotting.backend = "plotmill"\npd.Series([1]).plot()\n')

    def test_a_script_that_reads_by_pandas_does_not(self):
        source = "import pandas as pd\nprint(pd.read_csv('a.csv'))\n"
        self.changed(source, source)

    def test_nothing_in_texts_and_comments_is_touched(self):
        source = '# import matplotlib\ns = "import seaborn as sns"\n'
        self.changed(source, source)

    def test_what_is_no_python_is_refused(self):
        self.assertRaises(SyntaxError, change_imports, "import (")


class Uses(unittest.TestCase):
    def uses(self, source):
        return [(use.line, str(use)) for use in find_uses("import matplotlib.pyplot as plt\n" + source)[1:]]

    def test_calls_of_pyplot_are_found_with_their_keywords(self):
        found = find_uses("import matplotlib.pyplot as plt\nplt.plot([1], lw=2)\n")[1]
        self.assertEqual((found.line, str(found), found.keywords), (2, "matplotlib.pyplot.plot", ("lw",)))

    def test_axes_are_followed_through_subplots_loops_and_twins(self):
        source = "f, grid = plt.subplots(2, 2)\nfor i, one in enumerate(grid.flat):\n    one.plot([1])\n    other = one.twinx()\n    other.bar([1], [2])\n"
        self.assertEqual(self.uses(source), [(2, "matplotlib.pyplot.subplots"), (4, "Axes.plot"), (5, "Axes.twinx"), (6, "Axes.bar")])

    def test_the_names_of_a_pair_of_axes_are_axes(self):
        self.assertIn((3, "Axes.hist"), self.uses("fig, (left, right) = plt.subplots(1, 2)\nright.hist([1])\n"))

    def test_other_objects_are_none_of_matplotlibs(self):
        self.assertEqual(self.uses("import numpy as np\nnp.array([1]).sum()\n"), [])


class Program(unittest.TestCase):
    def run_module(self, *words, **options):
        environment = os.environ | {"PYTHONPATH": os.path.join(SOURCE, "clients", "python")}
        return subprocess.run([sys.executable, "-m", "plotmill.migrate", *words], env=environment, capture_output=True, text=True, **options)

    def test_a_file_that_is_missing_is_named(self):
        run = self.run_module("/nowhere.py")
        self.assertEqual(run.returncode, 2)
        self.assertIn("/nowhere.py", run.stderr)

    def test_a_module_that_is_not_covered_is_told_of_with_its_line(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write("import matplotlib.pyplot as plt\nfrom mpl_toolkits.mplot3d import Axes3D\nimport matplotlib.projections\n")
            script.flush()
            said = self.run_module(script.name).stdout
        self.assertIn("line 2: mpl_toolkits.mplot3d", said)
        self.assertIn("line 3: matplotlib.projections", said)

    def test_calls_that_are_always_refused_are_told_of_with_their_lines(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write("import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nfig.figimage([[1]])\nwith plt.xkcd():\n    ax.plot([1])\n")
            script.flush()
            said = self.run_module(script.name).stdout
        self.assertIn("line 3: Figure.figimage: plotmill: figimage() is not covered; nearest: imshow()", said)
        self.assertIn("line 4: matplotlib.pyplot.xkcd", said)

    def test_help_has_an_example(self):
        self.assertIn("plotmill migrate story.py", self.run_module("--help").stdout)


if __name__ == "__main__":
    unittest.main()
