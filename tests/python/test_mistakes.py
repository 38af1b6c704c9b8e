"""What matplotlib refuses is refused with an error of the same class that says the same; what it warns of is warned of."""

import unittest
import warnings

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
from plotmill import collections


class Mistakes(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def test_bars_lie_or_stand(self):
        with self.assertRaisesRegex(ValueError, "'diagonal' is not a valid value for orientation; supported values are 'vertical', 'horizontal'"):
            plt.bar([1], [2], orientation="diagonal")

    def test_a_pie_of_nothing_has_no_angles(self):
        for shares in ([0, 0], [float("nan"), 2]):
            with self.assertRaisesRegex(ValueError, "cannot convert float NaN to integer"):
                plt.pie(shares)

    def test_the_words_of_scales_before_3_5_are_the_scale_s_mistake(self):
        for call in (lambda: plt.semilogx([1], [2], basex=2), lambda: plt.semilogy([1], [2], basey=2), lambda: plt.loglog([1], [2], nonposx="clip"),
                     lambda: plt.xscale("log", basex=2)):
            with self.assertRaisesRegex(TypeError, r"LogScale.__init__\(\) got an unexpected keyword argument"):
                call()

    def test_sizes_below_zero_are_warned_of_and_not_drawn(self):
        with self.assertWarnsRegex(RuntimeWarning, "invalid value encountered in sqrt"):
            points = plt.scatter([1, 2], [1, 2], s=[-3, 4])
        self.assertTrue(numpy.isnan(points.get_offsets()[0, 0]))
        with self.assertWarns(RuntimeWarning), self.assertRaisesRegex(ValueError, "need at least one array to concatenate"):
            plt.scatter([1, 2], [1, 2], s=-3)

    def test_an_alpha_is_a_number_except_of_collections(self):
        with self.assertRaisesRegex(TypeError, "alpha must be numeric or None, not <class 'list'>"):
            plt.bar([1, 2], [1, 2], alpha=[0.1, 0.2])
        with self.assertRaisesRegex(ValueError, r"alpha \(2\) is outside 0-1 range"):
            plt.scatter([1, 2], [1, 2], alpha=2)
        with self.assertRaisesRegex(ValueError, "between 0 and 1"):
            plt.scatter([1, 2], [1, 2], alpha=[0.5, 2])
        points = plt.scatter([1, 2], [1, 2], color="red", alpha=[0.25, 0.5])
        self.assertEqual(points.get_facecolor().tolist(), [[1, 0, 0, 0.25], [1, 0, 0, 0.5]])

    def test_limits_that_are_no_interval_are_warned_of(self):
        with self.assertWarnsRegex(UserWarning, "identical low and high xlims"):
            plt.xlim(1, 1)
        plt.xscale("log")
        with self.assertWarnsRegex(UserWarning, "non-positive xlim on a log-scaled axis"):
            plt.xlim(-1, 10)

    def test_words_and_keywords_that_nobody_has(self):
        with self.assertRaisesRegex(ValueError, "'foo' is not a valid value for which"):
            plt.grid(which="foo")
        with self.assertRaisesRegex(AttributeError, "unexpected keyword argument 'foo'"):
            plt.figure(foo=1)
        with self.assertRaisesRegex(TypeError, "'locator' must be an instance of matplotlib.ticker.Locator, not a int"):
            plt.gca().xaxis.set_major_locator(3)

    def test_collections_of_paths_take_paths_in_data_only(self):
        with self.assertRaisesRegex(NotImplementedError, r"PathCollection\(sizes=…\)"):
            collections.PathCollection([], sizes=[3])


class Unseen(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def test_letters_that_matplotlib_draws_as_boxes_are_warned_of(self):
        for call in (lambda: plt.title("温度"), lambda: plt.xticks([1], ["速度"]), lambda: plt.plot(["ไทย"], [1]), lambda: plt.text(0, 0, "עברית")):
            with self.assertWarnsRegex(UserWarning, "matplotlib's DejaVu Sans lacks it"):
                call()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            plt.title("Überblick: 20 °C, ± 3 µm, Δ → ∞, кириллица ελληνικά ♣ −1")

    def test_metadata_that_is_not_written_is_refused(self):
        with self.assertRaisesRegex(NotImplementedError, "metadata={'Author': 'me'}. of a svg file"):
            plt.savefig("a.svg", metadata={"Author": "me", "Date": None})
        with self.assertRaisesRegex(TypeError, "expected texts by name"):
            plt.savefig("a.png", metadata={"Author": 3})


class SingleTicks(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def test_what_is_set_of_all_ticks_is_the_axis_s(self):
        for tick in plt.gca().xaxis.get_major_ticks():
            tick.label1.set_fontsize(7)
            tick.tick1line.set_visible(False)
        self.assertEqual(plt.gcf().record()[0]["axes"][0]["x"]["ticks"], {"labelsize": 7.0, "roomsize": 10.0, "low": False})

    def test_what_is_set_of_some_only_is_refused(self):
        plt.gca().xaxis.get_major_ticks()[2].label1.set_color("red")
        with self.assertRaisesRegex(NotImplementedError, "color of 1 tick labels of 6"):
            plt.gcf().record()
        with self.assertRaisesRegex(NotImplementedError, "set_markersize"):
            plt.gca().xaxis.get_major_ticks()[0].tick1line.set_markersize(10)


class Functions(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")

    def test_a_tick_s_number_counts_those_before_the_limits(self):
        seen = {}
        plt.plot([0, 10], [0, 1])
        plt.gca().xaxis.set_major_formatter(lambda value, place: seen.setdefault(value, place))
        plt.gcf().record()
        self.assertEqual((seen[-2.0], seen[0.0], seen[2.0]), (0, 1, 2))

    def test_texts_that_hang_on_the_number_are_recorded_for_each_set_of_ticks(self):
        plt.plot([0, 10], [0, 1])
        plt.gca().xaxis.set_major_formatter(lambda value, place: f"#{place}")
        options, _ = plt.gcf().record()
        formatter = options["axes"][0]["x"]["formatter"]
        self.assertEqual((formatter["at"][:6], formatter["labels"][:6]), ([0, 2, 4, 6, 8, 10], ["#1", "#2", "#3", "#4", "#5", "#6"]))
        self.assertGreater(formatter["at"].count(0.0), 1)


if __name__ == "__main__":
    warnings.simplefilter("error")
    unittest.main()
