"""What is recorded the short way, or worked out once for many, is what the long way would have recorded."""

import unittest
from unittest import mock

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
from plotmill.charting import record, scatter_points
from plotmill.charting.scatter_calls import _plain_look


def grid_of_scatters():
    fig = plt.figure()
    grid = plt.GridSpec(3, 3, figure=fig, hspace=0.1)
    for row in range(3):
        for column in range(3):
            ax = fig.add_subplot(grid[row, column])
            ax.scatter([1, 2, 3], [row, column, 2], s=3, color="black", alpha=0.5)
            if row:
                ax.set_xticks([])
            if column == 1:
                ax.set_ylabel("label")
    return fig


def bars_and_lines():
    fig, axes = plt.subplots(2, 2)
    axes[0, 0].bar([1, 2], [3, 4])
    axes[0, 1].plot([1, 2])
    axes[1, 0].imshow([[1, 2], [3, 4]])
    axes[1, 1].axvline(3)
    return fig


def by_hand():
    fig = plt.figure()
    fig.add_axes([0.1, 0.1, 0.3, 0.3]).add_patch(plt.Rectangle((0, 0), 1, 1))
    fig.add_axes([0.5, 0.5, 0.3, 0.3])
    return fig


def twins_and_shared():
    fig, axes = plt.subplots(1, 2, sharex=True)
    axes[0].scatter([1, 2], [3, 4])
    axes[0].twinx().scatter([5, 6], [7, 8], label="right")
    return fig


def margins_and_styles():
    with plt.rc_context({"axes.xmargin": 0.2, "axes.facecolor": "#eeeeee", "axes.spines.top": False}):
        fig, axes = plt.subplots(2)
    axes[0].margins(0.3)
    axes[1].scatter([1], [2], zorder=4)
    return fig


class TheShortWay(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def test_of_axes_of_which_little_is_said_is_the_long_one(self):
        for figure in (grid_of_scatters, bars_and_lines, by_hand, twins_and_shared, margins_and_styles):
            with self.subTest(figure.__name__):
                fig = figure()
                short = fig.record()
                with mock.patch.object(record, "BARE_AXES", frozenset()):
                    self.assertEqual(fig.record(), short)

    def test_is_taken_by_plain_scatters(self):
        fig = grid_of_scatters()
        with mock.patch.object(record, "_said_axes", side_effect=AssertionError):
            fig.record()


class LooksThatAreKept(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def recorded(self, *args, **kwargs):
        fig, ax = plt.subplots()
        ax.scatter([1, 2], [3, 4], *args, **kwargs)
        return fig.record()[0]["axes"][0]["artists"][0]

    def test_follow_rcParams(self):
        before = self.recorded(color="C1")
        with plt.rc_context({"axes.prop_cycle": plt.cycler(color=["red", "lime"]), "patch.linewidth": 3.0}):
            self.assertEqual(self.recorded(color="C1"), {**before, "c": "#00ff00", "linewidths": 3.0})
        self.assertEqual(self.recorded(color="C1"), before)

    def test_follow_names_of_colours_that_are_given_others(self):
        import plotmill.seaborn as sns
        self.assertEqual(self.recorded(color="b")["c"], "#0000ff")
        self.addCleanup(sns.set_color_codes, "reset")
        sns.set_color_codes("deep")
        self.assertEqual(self.recorded(color="b")["c"], "#4c72b0")

    def test_are_not_shared_by_what_is_changed_afterwards(self):
        fig, axes = plt.subplots(1, 2)
        first, second = (ax.scatter([1, 2], [3, 4], s=9, color="red") for ax in axes)
        first.set_alpha(0.25)
        first.set_sizes([4])
        one, other = (axes["artists"][0] for axes in fig.record()[0]["axes"])
        self.assertEqual((one["c"], one["s"], other["c"], other["s"]), ("#ff000040", 4.0, "#ff0000", 9.0))
        self.assertEqual(second.get_alpha(), None)

    def test_are_those_of_calls_that_keep_none(self):
        for said in ({"color": "red"}, {"c": "red", "s": 4}, {"color": "red", "edgecolors": "k", "linewidths": 2}, {"c": "0.5", "marker": "x"}, {"color": "none", "alpha": 0.3},
                     {"c": "b", "marker": "s", "edgecolors": "face"}, {"c": "r", "s": True}):
            with self.subTest(said):
                kept = self.recorded(**said)
                with mock.patch("plotmill.charting.scatter_calls._plain_look", return_value=None), mock.patch.object(scatter_points, "_recorded_look", side_effect=TypeError):
                    self.assertEqual(self.recorded(**said), kept)

    def test_are_none_of_several_colours_and_sizes(self):
        for said in ((numpy.array([1, 2]), "red"), (3, ["red", "blue"]), (3, [0.1, 0.2])):
            with self.subTest(said):
                try:
                    self.assertIsNone(_plain_look(0, said[0], said[1], None, None, None, None, None))
                except TypeError:
                    pass  # cannot be a key

    def test_take_the_next_colour_of_the_cycle_each_time(self):
        fig, ax = plt.subplots()
        for _ in range(2):
            ax.scatter([1, 2], [3, 4])
        self.assertEqual([artist["c"] for artist in fig.record()[0]["axes"][0]["artists"]], ["#1f77b4", "#ff7f0e"])

    def test_columns_by_name(self):
        fig, ax = plt.subplots()
        made = ax.scatter("a", "b", color="red", data={"a": [1, 2], "b": [3, 4]})
        self.assertEqual((made.get_offsets().tolist(), made.get_label()), ([[1, 3], [2, 4]], "b"))


class NamesThatAreNotCovered(unittest.TestCase):
    def test_are_refused_when_an_object_is_asked_and_no_attributes_of_its_class(self):
        ax = plt.figure().add_subplot()
        with self.assertRaisesRegex(NotImplementedError, "specgram"):
            ax.specgram
        self.assertFalse(hasattr(type(ax), "specgram"))

    def test_no_class_reads_its_attributes_the_long_way(self):
        """A class with __getattr__ does, in Python 3.11: those of which a figure has many have none."""
        ax = plt.figure().add_subplot()
        for thing in (plt.gcf(), ax, ax.xaxis, ax.scatter([1], [2]), ax.plot([1])[0], ax.bar([1], [2])[0], ax.text(0, 0, "a"), ax.get_subplotspec()):
            self.assertFalse(hasattr(type(thing), "__getattr__"), type(thing).__name__)

    def test_names_that_get_another_colour_count_for_what_was_worked_out_before(self):
        from plotmill.colors import get_named_colors_mapping
        names, found = get_named_colors_mapping(), []
        self.addCleanup(names.update, {"peru": names["peru"]})
        for change in (lambda: None, lambda: names.update(peru="#0000ff"), lambda: names.__setitem__("peru", "#00ff00")):
            change()
            figure, axes = plt.subplots()
            axes.scatter([1, 2], [3, 4], color="peru")
            found.append(figure.record(100)[0]["axes"][0]["artists"][0]["c"])
        self.assertEqual(found, ["#cd853f", "#0000ff", "#00ff00"])
        with self.assertRaises(NotImplementedError):
            del names["peru"]


if __name__ == "__main__":
    unittest.main()
