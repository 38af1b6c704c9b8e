"""Every public name of matplotlib and seaborn is there, or refused by its name: none is just missing."""

import importlib
import json
import os
import unittest

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
import plotmill.seaborn as sns
from public_names import objects

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "public_names.json"), encoding="utf-8") as file:
    NAMES = json.load(file)


def missing(thing, names):
    found = []
    for name in names:
        try:
            getattr(thing, name)
        except NotImplementedError as refusal:
            if name not in str(refusal):
                found.append(f"{name} ({refusal})")
        except AttributeError:
            found.append(name)
    return found


class Names(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.addCleanup(plt.close, "all")

    def test_of_seaborn(self):
        self.assertEqual(missing(sns, NAMES["seaborn"]), [])

    def test_of_pyplot_and_matplotlib(self):
        import plotmill
        self.assertEqual(missing(plt, NAMES["matplotlib.pyplot"]), [])
        self.assertEqual(missing(plotmill, NAMES["matplotlib"]), [])

    def test_of_modules(self):
        for module in sorted(name for name in NAMES if name.startswith("matplotlib.") and name != "matplotlib.pyplot"):
            with self.subTest(module):
                self.assertEqual(missing(importlib.import_module(module.replace("matplotlib", "plotmill")), NAMES[module]), [])

    def test_of_what_calls_return(self):
        for kind, thing in objects(plt).items():
            with self.subTest(kind):
                self.assertEqual(missing(thing, NAMES["objects"][kind]), [])

    def test_a_name_that_nobody_has_is_a_mistake(self):
        for thing in (plt, sns, *(thing for kind, thing in objects(plt).items() if kind not in ("canvas", "Legend.get_frame()", "transData"))):
            with self.assertRaises(AttributeError):
                thing.nobody_has_this
            self.assertFalse(hasattr(thing, "nobody_has_this"))


class Covered(unittest.TestCase):
    def test_the_colours_of_the_xkcd_survey_by_name(self):
        self.assertEqual(sns.xkcd_rgb["windows blue"], "#3778bf")

    def test_seaborn_s_colour_maps(self):
        self.assertEqual(sns.cm.rocket.name, "rocket")
        self.assertEqual(sns.cm.mako_r.name, "mako_r")

    def test_hue_lightness_and_saturation_of_a_colour_are_set(self):
        self.assertEqual([round(part, 6) for part in sns.set_hls_values("red", l=0.25)], [0.5, 0, 0])


if __name__ == "__main__":
    unittest.main()
