#!/usr/bin/python3
"""Layouts of a figure one after another: what is recorded of them."""

import unittest

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
from plotmill.arrays import SHARED_BELOW
from plotmill.charting.layout_steps import BESIDE_LEGEND, MAX_STEPS, MAX_TIGHT_LAYOUTS


def recorded(figure):
    return figure.record()[0]


class Layouts(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        plt.rcdefaults()
        self.figure, self.axes = plt.subplots()
        self.axes.plot([1, 2])

    def test_one_at_the_end_is_of_the_figure_as_it_is(self):
        self.figure.tight_layout(pad=2)
        self.assertEqual(recorded(self.figure)["tight_layout"], {"dpi": 100.0, "pad": 2.0})
        self.assertNotIn("layouts", recorded(self.figure))

    def test_what_comes_later_is_not_in_the_figure_that_it_saw(self):
        self.figure.tight_layout()
        self.axes.set_title("late")
        options = recorded(self.figure)
        self.assertNotIn("tight_layout", options)
        self.assertNotIn("title", options["layouts"][0]["of"]["axes"][0])
        self.assertEqual(options["axes"][0]["title"], "late")

    def test_looks_that_change_later_are_not_in_the_figure_that_it_saw(self):
        self.axes.spines["top"].set_visible(False)
        self.figure.tight_layout()
        self.axes.spines["top"].set_visible(True)
        self.assertFalse(recorded(self.figure)["layouts"][0]["of"]["axes"][0]["spines"]["top"]["visible"])

    def test_changes_of_data_are_changes(self):
        line, = self.axes.plot(numpy.arange(9.0) ** 2, numpy.zeros(9))
        self.figure.tight_layout()
        line.set_ydata(numpy.full(9, 1e6))
        options, arrays = self.figure.record()
        seen, now = (figure["axes"][0]["artists"][-1]["y"]["array"] for figure in (options["layouts"][0]["of"], options))
        self.assertNotEqual(seen, now)
        self.assertEqual({0.0}, set(numbers_of(arrays, seen)))
        self.assertEqual({1e6}, set(numbers_of(arrays, now)))

    def test_large_arrays_travel_once(self):
        self.axes.plot(numpy.arange(SHARED_BELOW / 8))
        self.figure.tight_layout()
        self.axes.set_title("late")
        _, arrays = self.figure.record()
        self.assertLessEqual(len(arrays.encode()[1]), 3)  # x, y and what is small

    def test_each_has_a_figure_of_its_own(self):
        self.figure.tight_layout()
        self.axes.set_xlabel("x")
        self.figure.tight_layout(rect=(0, 0, 0.5, 1))
        self.axes.set_title("late")
        steps = recorded(self.figure)["layouts"]
        self.assertEqual(["label" in step["of"]["axes"][0].get("x", {}) for step in steps], [False, True])
        self.assertEqual(steps[1]["tight_layout"]["rect"], [0, 0, 0.5, 1])

    def test_the_same_again_is_counted(self):
        for _ in range(3):
            self.figure.tight_layout()
        self.assertEqual(recorded(self.figure)["tight_layout"], {"dpi": 100.0, "times": 3})

    def test_an_engine_lays_out_with_every_picture(self):
        figure, axes = plt.subplots(layout="tight")
        figure.canvas.draw()
        self.assertEqual(recorded(figure)["tight_layout"]["times"], 2)
        axes.set_title("late")
        options = recorded(figure)
        self.assertEqual(options["tight_layout"], {})
        self.assertNotIn("title", options["layouts"][0]["of"]["axes"][0])

    def test_parameters_that_are_set_later_are_set_later(self):
        self.figure.tight_layout()
        self.figure.subplots_adjust(top=0.8)
        self.figure.subplots_adjust(left=0.2)
        self.assertEqual(recorded(self.figure)["layouts"], [{"tight_layout": {"dpi": 100.0}, "subplots_adjust": {"top": 0.8, "left": 0.2}}])

    def test_all_parameters_set_make_earlier_layouts_nothing(self):
        self.figure.tight_layout()
        self.figure.subplots_adjust(0.1, 0.2, 0.8, 0.9, 0.3, 0.4)
        options = recorded(self.figure)
        self.assertNotIn("layouts", options)
        self.assertEqual((options["left"], options["hspace"]), (0.1, 0.4))

    def test_sizes_are_those_of_then(self):
        self.figure.set_size_inches(3, 2)
        self.figure.tight_layout()
        self.figure.set_size_inches(6, 4)
        options = recorded(self.figure)
        self.assertEqual((options["figsize"], options["layouts"][0]["figsize"], options["layouts"][1]), ([6, 4], [3, 2], {"figsize": [6, 4]}))

    def test_a_legend_beside_the_grid_leaves_the_size_unknown(self):
        self.figure.legend(self.axes.lines, ["a"])
        self.assertIs(self.figure.widen_by_legend(0.01), BESIDE_LEGEND)
        with self.assertRaisesRegex(NotImplementedError, "legend beside"):
            self.figure.get_size_inches()
        self.figure.set_size_inches(5, 5)
        self.assertEqual([5, 5], list(self.figure.get_size_inches()))
        self.assertEqual(recorded(self.figure)["layouts"][-1], {"figsize": [5, 5]})

    def test_a_bar_of_several_axes_is_refused_before_a_layout_that_would_lay_them_below_it(self):
        figure, axes = plt.subplots(1, 2)
        figure.tight_layout()
        figure.colorbar(axes[0].scatter([1], [1], c=[1]), ax=axes)
        for call in (figure.tight_layout, lambda: figure.subplots_adjust(top=0.8)):
            with self.assertRaisesRegex(NotImplementedError, "colour bar of several axes"):
                call()

    def test_layouts_of_long_ago_are_forgotten(self):
        for i in range(3 * MAX_TIGHT_LAYOUTS):
            self.axes.set_title(f"{i}")
            self.figure.tight_layout()
            self.figure.subplots_adjust(top=0.5 + i / 100)
        self.assertEqual(len(recorded(self.figure)["layouts"]), MAX_TIGHT_LAYOUTS)

    def test_more_than_a_job_may_have_are_refused(self):
        self.figure.legend(self.axes.lines, ["a"])
        with self.assertRaisesRegex(NotImplementedError, f"more than {MAX_STEPS} changes"):
            for _ in range(MAX_STEPS + 1):
                self.figure.widen_by_legend(0.01)


def numbers_of(arrays, number):
    data, frames = arrays.encode()
    described = data["arrays"][number]
    return numpy.frombuffer(frames[described["frame"]], described["dtype"], described["count"], described["first"])


class LabelGroups(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        plt.rcdefaults()
        self.figure, self.grid = plt.subplots(3, 2)

    def groups(self, name):
        return [axes.get(name, {}).get("label_group") for axes in recorded(self.figure)["axes"]]

    def test_labels_are_aligned_along_rows_and_columns(self):
        self.figure.align_labels()
        self.assertEqual(self.groups("x"), [0, 0, 2, 2, 4, 4])
        self.assertEqual(self.groups("y"), [0, 1, 0, 1, 0, 1])

    def test_labels_at_the_other_side_stand_alone(self):
        self.grid[0, 1].xaxis.set_label_position("top")
        self.figure.align_xlabels()
        self.assertEqual(self.groups("x"), [None, None, 2, 2, 4, 4])

    def test_calls_that_share_an_axes_join_their_groups(self):
        self.figure.align_ylabels(self.grid[:2, 0])
        self.assertEqual(self.groups("y"), [0, None, 0, None, None, None])
        self.figure.align_ylabels(self.grid[1:, 0])
        self.assertEqual(self.groups("y"), [0, None, 0, None, 0, None])

    def test_removed_axes_are_in_no_group(self):
        self.figure.align_ylabels()
        self.grid[0, 0].remove()
        self.assertEqual(self.groups("y"), [0, 1, 0, 1, 0])

    def test_colour_bars_that_change_grids_are_refused(self):
        image = self.grid[0, 0].imshow([[1, 2]])
        self.figure.colorbar(image, ax=self.grid[0, 0])
        with self.assertRaisesRegex(NotImplementedError, "align_labels"):
            self.figure.align_labels()


if __name__ == "__main__":
    unittest.main()
