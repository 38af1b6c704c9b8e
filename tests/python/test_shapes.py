"""What plotmill.pyplot records of hatches, paths, collections, tables and secondary axes."""

import unittest

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
from plotmill.collections import LineCollection, PatchCollection
from plotmill.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from plotmill.path import Path
from test_front import recorded


class Shapes(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        plt.rcdefaults()
        self.addCleanup(plt.close, "all")
        self.addCleanup(plt.rcdefaults)
        self.figure, self.axes = plt.subplots()

    def artists(self):
        return recorded(self.figure)["axes"][0]["artists"]

    def test_neighbours_with_other_hatches_are_other_artists(self):
        self.axes.bar([1, 2, 3], [1, 2, 3], hatch=["/", "/", "x"])
        self.assertEqual(["/", "x"], [artist["hatch"] for artist in self.artists()])

    def test_a_path_keeps_its_codes(self):
        self.axes.add_patch(PathPatch(Path([(0, 0), (1, 2), (2, 0), (0, 0)], [1, 3, 3, 79])))
        artist, = self.artists()
        self.assertEqual([1, 3, 3, 79], artist["codes"])
        self.assertEqual("#000000", artist["edgecolors"])

    def test_a_curve_without_its_corners_is_an_error(self):
        self.axes.add_patch(PathPatch(Path([(0, 0), (1, 2), (2, 0)], [1, 4, 4])))
        with self.assertRaisesRegex(ValueError, "malformed path"):
            self.artists()

    def test_limits_take_in_where_curves_run(self):
        self.axes.add_patch(PathPatch(Path([(0, 0), (1, 2), (2, 0)], [1, 3, 3])))
        self.axes.autoscale_view()
        self.axes.margins(0)
        self.assertAlmostEqual(1, self.axes.get_ylim()[1])

    def test_a_turned_rectangle_is_four_corners(self):
        self.axes.add_patch(Rectangle((1, 1), 2, 1, angle=90))
        artist, = self.artists()
        numpy.testing.assert_allclose([1, 1, 0, 0], artist["x"], atol=1e-12)
        numpy.testing.assert_allclose([1, 3, 3, 1], artist["y"], atol=1e-12)

    def test_a_collection_of_patches_has_their_looks_or_its_own(self):
        patches = [Circle((0, 0), 1, color="r"), Rectangle((1, 1), 1, 1, facecolor="b")]
        self.axes.add_collection(PatchCollection(patches, match_original=True))
        self.assertEqual(["#ff0000", "#0000ff"], self.artists()[0]["facecolors"])
        self.axes.add_collection(PatchCollection(patches, facecolor="g"))
        self.assertEqual("#008000", self.artists()[1]["facecolors"])

    def test_lines_of_several_styles_keep_their_order(self):
        self.axes.add_collection(LineCollection([[(0, k), (1, k)] for k in range(3)], linestyles=["-", "--"]))
        self.assertEqual([None, "--", None], [artist.get("linestyle") for artist in self.artists()])

    def test_box_styles_that_are_not_drawn_are_refused(self):
        with self.assertRaisesRegex(NotImplementedError, "sawtooth"):
            FancyBboxPatch((0, 0), 1, 1, boxstyle="sawtooth")

    def test_a_table_says_which_columns_need_their_texts(self):
        self.axes.table(cellText=[["1", "2"]], rowLabels=["a"], colLabels=["x", "y"], loc="top")
        table, = recorded(self.figure)["axes"][0]["tables"]
        self.assertEqual([-1], table["auto_columns"])
        self.assertEqual(["1", "2", "x", "y", "a"], [cell["text"] for cell in table["cells"]])

    def test_a_straight_secondary_axis_has_limits_of_its_own(self):
        self.axes.set_xlim(0, 100)
        self.axes.secondary_xaxis("top", functions=(lambda c: c * 1.8 + 32, lambda f: (f - 32) / 1.8))
        second = recorded(self.figure)["axes"][1]
        self.assertEqual([32.0, 212.0], second["x"]["lim"])

    def test_a_bent_secondary_axis_has_ticks_on_its_parents(self):
        self.axes.set_xlim(1, 10)
        self.axes.secondary_xaxis("top", functions=(numpy.square, numpy.sqrt)).set_xticks([4, 25])
        second = recorded(self.figure)["axes"][1]["x"]
        self.assertEqual({"kind": "fixed", "at": [2.0, 5.0]}, second["locator"])
        self.assertEqual({"kind": "fixed", "labels": ["4", "25"]}, second["formatter"])


if __name__ == "__main__":
    unittest.main()
