"""plotmill.pandas' rules: on matplotlib's axes it draws what pandas draws, pixel by pixel; what it does not cover it refuses by name."""

import unittest

import numpy as np
import pandas as pd
import support

try:
    import front_of_matplotlib
    plt, _ = front_of_matplotlib.install()
except ImportError as missing:
    raise unittest.SkipTest(str(missing)) from None

import pandas.plotting  # noqa: E402

import plotmill.pandas as ours  # noqa: E402
from plotmill.pandas.periods import period_frequency  # noqa: E402

RNG = np.random.RandomState(7)
WALKS = pd.DataFrame(RNG.randn(40, 4).cumsum(axis=0), columns=list("ABCD"))
FRUIT = pd.DataFrame(RNG.rand(5, 3), columns=["red", "green", "blue"], index=list("vwxyz"))
DAYS = pd.DataFrame(RNG.randn(100, 2).cumsum(axis=0), columns=["p", "q"], index=pd.date_range("2021-02-03", periods=100, freq="D"))


def pixels(draw, backend):
    plt.rcdefaults()
    plt.rcParams.update({"figure.figsize": (4, 3), "figure.dpi": 60})
    with pd.option_context("plotting.backend", backend):
        return front_of_matplotlib.pixels(draw)


class SamePictures(unittest.TestCase):
    def assert_same(self, *calls):
        for i, draw in enumerate(calls):
            with self.subTest(call=i):
                theirs, mine = pixels(draw, "matplotlib"), pixels(draw, "plotmill")
                self.assertEqual(theirs.shape, mine.shape)
                self.assertTrue(np.array_equal(theirs, mine), f"{np.any(theirs != mine, axis=2).sum()} pixels differ")

    def test_lines_over_numbers_words_and_chosen_columns(self):
        self.assert_same(lambda: WALKS.plot(style=["r--", ":", "k-", "g."], grid=True, title="T", fontsize=7),
                         lambda: FRUIT.plot(colormap="viridis", rot=30),
                         lambda: WALKS.plot(x="A", y=["B", "C"], marker="o", ls="", logy=False, xlabel="x", ylim=(-5, 5)),
                         lambda: WALKS["A"].plot(yerr=.5, legend=True))

    def test_columns_have_axes_of_their_own(self):
        self.assert_same(lambda: WALKS.plot(subplots=True, layout=(2, 2), sharey=True, title="all"),
                         lambda: FRUIT.plot.bar(subplots=True, legend=False),
                         lambda: WALKS.plot.box(subplots=True))

    def test_regular_dates_have_an_axis_of_periods(self):
        spans = (("H", 40), ("D", 25), ("D", 80), ("D", 400), ("M", 30), ("Q", 30), ("A", 30), ("T", 90), ("B", 30), ("W", 300))
        self.assert_same(lambda: DAYS.plot(), lambda: DAYS.abs().plot.area(), lambda: DAYS.iloc[::3].iloc[[0, 1, 4, 9, 20]].plot(),
                         lambda: DAYS.plot(x_compat=True),
                         *(lambda f=f, n=n: pd.Series(np.arange(n) % 7, pd.date_range("2019-12-20", periods=n, freq=f)).plot() for f, n in spans))

    def test_bars_stand_beside_and_on_each_other(self):
        self.assert_same(lambda: FRUIT.plot.bar(yerr=FRUIT * .1, capsize=2), lambda: (FRUIT - .4).plot.bar(stacked=True, rot=0, edgecolor="k"),
                         lambda: FRUIT.plot.barh(width=.8, xlabel="v"), lambda: FRUIT["red"].plot.bar(color=["r", "g", "b"]))

    def test_distributions_are_histograms_boxes_and_densities(self):
        self.assert_same(lambda: WALKS.plot.hist(bins=12, stacked=True), lambda: WALKS.hist(), lambda: WALKS["A"].hist(bins=5, grid=False),
                         lambda: WALKS.plot.box(vert=False, color="r"), lambda: WALKS.plot.kde(),
                         lambda: WALKS.assign(g=np.arange(40) % 3).boxplot(by="g", column=["A", "B"]))

    def test_points_shares_and_hexagons(self):
        self.assert_same(lambda: WALKS.plot.scatter("A", "B", c="C", colormap="viridis"), lambda: WALKS.plot.scatter("A", "B", label="one"),
                         lambda: FRUIT.plot.pie(y="red", autopct="%.0f"), lambda: WALKS.plot.hexbin("A", "B", gridsize=8))

    def test_the_scatter_matrix(self):
        def draw():
            (ours if pd.get_option("plotting.backend") == "plotmill" else pandas.plotting).scatter_matrix(WALKS.iloc[:, :3])
        self.assert_same(draw)


class Refusals(unittest.TestCase):
    def test_what_is_not_covered_is_refused_by_name(self):
        for options, name in (({"sort_columns": True}, "sort_columns"), ({"by": "A"}, "by=")):
            with self.subTest(name=name), self.assertRaisesRegex(NotImplementedError, name):
                ours.plot(WALKS, **options)

    def test_mistakes_are_pandas_errors(self):
        with self.assertRaisesRegex(ValueError, "oops is not a valid plot kind"):
            ours.plot(WALKS, kind="oops")
        with self.assertRaisesRegex(TypeError, "no numeric data to plot"):
            ours.plot(pd.DataFrame({"a": ["x"]}))
        with self.assertRaisesRegex(ValueError, "pie requires either y column or 'subplots=True'"):
            ours.plot(FRUIT, kind="pie")
        with self.assertRaisesRegex(ValueError, r"Column label\(s\) \['Z'\] not found in the DataFrame."):
            ours.plot(WALKS, subplots=[("A", "Z")])
        with self.assertRaisesRegex(ValueError, "Each column should be in only one subplot"):
            ours.plot(WALKS, subplots=[("A", "B"), ("B", "C")])
        with self.assertRaisesRegex(ValueError, "return_type must be"):
            ours.boxplot(WALKS, return_type="all")
        with self.assertRaisesRegex(ValueError, "Cannot pass 'style' string with a color symbol and 'color' keyword argument"):
            ours.plot(WALKS, style="r-", color="b")
        with self.assertRaisesRegex(ValueError, "Asymmetrical error bars should be provided with the shape"):
            ours.plot(WALKS["A"], yerr=[[1], [2]])
        with self.assertRaisesRegex(ValueError, "No group keys passed!"):
            ours.plot(WALKS, kind="hist", by=[])


class Layers(unittest.TestCase):
    def test_each_of_two_layers_knows_the_other_and_a_lone_right_one_hides_the_left_axis(self):
        right = ours.plot(WALKS["A"], secondary_y=True)
        self.assertFalse(right.left_ax.yaxis.get_visible())
        self.assertIs(right.left_ax.right_ax, right)
        left = ours.plot(WALKS, secondary_y=["B"], ax=plt.figure().gca())
        self.assertTrue(left.yaxis.get_visible())
        self.assertEqual([text.get_text() for text in left.get_legend().get_texts()][1], "B (right)")

    def test_boxes_give_what_return_type_asks_for(self):
        both = ours.boxplot(WALKS, return_type="both")
        self.assertIs(both.ax, plt.gca())
        self.assertEqual(len(both.lines["medians"]), WALKS.shape[1])
        self.assertEqual(list(ours.plot(WALKS, kind="box", subplots=True).index), list(WALKS))

    def tearDown(self):
        plt.close("all")


class Periods(unittest.TestCase):

    def test_only_whole_periods_are_counted(self):
        self.assertEqual(period_frequency(DAYS.index), "D")
        self.assertIsNone(period_frequency(DAYS.index + pd.Timedelta("3h")))
        self.assertIsNone(period_frequency(DAYS.index[[0, 1, 5, 7]]))

    def test_pandas_finds_the_back_end_by_its_name(self):
        with pd.option_context("plotting.backend", "plotmill"):
            self.assertIs(pandas.plotting._core._get_plot_backend(), support.plotmill)

    def tearDown(self):
        plt.close("all")


if __name__ == "__main__":
    unittest.main()
