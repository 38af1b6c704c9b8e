"""plotmill.seaborn's rules: on matplotlib's axes it draws what seaborn draws, pixel by pixel; what it does not cover it refuses by name."""

import unittest

import numpy as np
import pandas as pd
import support  # noqa: F401  finds the package

try:
    import front_of_matplotlib
    plt, sns = front_of_matplotlib.install()
except ImportError as missing:
    raise unittest.SkipTest(str(missing)) from None

import plotmill.seaborn as ours  # noqa: E402
from plotmill.seaborn.densities import Kernels  # noqa: E402
from plotmill.seaborn.estimates import Aggregator, bootstrap  # noqa: E402
from plotmill.seaborn.husl import husl_to_rgb, rgb_to_husl  # noqa: E402

RNG = np.random.RandomState(7)
TIPS = pd.DataFrame({"bill": RNG.gamma(3, 6, 60), "tip": RNG.gamma(2, 1.5, 60), "day": RNG.choice(["Thu", "Fri", "Sat"], 60),
                     "time": RNG.choice(["Lunch", "Dinner"], 60), "size": RNG.randint(1, 9, 60)})
RUNS = pd.DataFrame({"t": np.tile(np.arange(5), 12), "v": RNG.randn(60).cumsum(), "g": np.repeat(["a", "b", "c"], 20)})
WIDE = pd.DataFrame(RNG.randn(20, 3).cumsum(axis=0), columns=list("ABC"))


def pixels(draw, library):
    """What a call draws on a small figure."""
    plt.rcdefaults()
    plt.figure(figsize=(3.5, 2.5), dpi=60)
    np.random.seed(1)
    return front_of_matplotlib.pixels(lambda: draw(library))


class SamePictures(unittest.TestCase):
    def assert_same(self, *calls):
        for i, draw in enumerate(calls):
            with self.subTest(call=i):
                theirs, mine = pixels(draw, sns), pixels(draw, ours)
                self.assertEqual(theirs.shape, mine.shape)
                self.assertTrue(np.array_equal(theirs, mine), f"{np.any(theirs != mine, axis=2).sum()} pixels differ")

    def test_points_have_the_colours_sizes_and_markers_of_their_columns(self):
        self.assert_same(
            lambda s: s.scatterplot(data=TIPS, x="bill", y="tip", hue="day", style="day"),
            lambda s: s.scatterplot(data=TIPS, x="bill", y="tip", hue="size", size="size", palette="viridis", sizes=(5, 80), alpha=.5),
            lambda s: s.scatterplot(data=TIPS, x="day", y="tip", hue="time", size="size", legend="full"))

    def test_lines_show_a_mean_with_its_interval(self):
        self.assert_same(
            lambda s: s.lineplot(data=RUNS, x="t", y="v", hue="g", seed=0),
            lambda s: s.lineplot(data=RUNS, x="t", y="v", style="g", markers=True, errorbar="se", err_style="bars"),
            lambda s: s.lineplot(data=WIDE))

    def test_histograms_of_groups_are_layered_stacked_filled_and_dodged(self):
        self.assert_same(*(lambda s, how=how: s.histplot(data=TIPS, x="bill", hue="day", multiple=how, kde=how != "fill")
                           for how in ("layer", "stack", "fill", "dodge")))

    def test_histograms_are_bars_steps_and_polygons_on_any_axis(self):
        self.assert_same(
            lambda s: s.histplot(data=TIPS, y="bill", element="step", stat="percent", cumulative=True),
            lambda s: s.histplot(data=TIPS, x="bill", element="poly", fill=False, hue="time", stat="density", common_norm=False),
            lambda s: s.histplot(data=TIPS, x="bill", log_scale=True, weights="tip", bins=7))

    def test_densities_are_lines_areas_stacks_and_shares(self):
        self.assert_same(
            lambda s: s.kdeplot(data=TIPS, x="bill", hue="day", fill=True, common_norm=False),
            lambda s: s.kdeplot(data=TIPS, x="bill", hue="day", multiple="stack"),
            lambda s: s.kdeplot(data=TIPS, y="bill", hue="day", multiple="fill", bw_adjust=.5))

    def test_categories_have_boxes_bars_violins_and_points(self):
        self.assert_same(
            lambda s: s.boxplot(data=TIPS, x="day", y="bill", hue="time"),
            lambda s: s.barplot(data=TIPS, x="bill", y="day", hue="time", seed=1, capsize=.1, n_boot=50),
            lambda s: s.countplot(data=TIPS, x="day", hue="time"),
            lambda s: s.violinplot(data=TIPS, x="day", y="bill", hue="time", split=True, inner="quartile"),
            lambda s: s.stripplot(data=TIPS, x="day", y="bill", hue="time", dodge=True))

    def test_heatmaps_have_readable_values_and_labels(self):
        self.assert_same(
            lambda s: s.heatmap(WIDE.corr(), annot=True, cmap="coolwarm"),
            lambda s: s.heatmap(WIDE.T, center=0, robust=True, linewidths=.5, cbar_kws={"label": "v"}))

    def test_pairs_of_columns_are_drawn_with_a_legend_beside_them(self):
        self.assert_same(lambda s: s.pairplot(TIPS, hue="day", vars=["bill", "tip"], height=1.2),
                         lambda s: s.pairplot(WIDE, corner=True, height=.8))

    def test_themes_set_styles_sizes_and_colours(self):
        def theme(s, **options):
            s.set_theme(**options)
            plt.figure(figsize=(3, 2), dpi=60)
            plt.plot([1, 3, 2], "b--", label="b")
            plt.legend()
            s.despine()

        self.assert_same(lambda s: theme(s), lambda s: theme(s, style="ticks", context="talk", font_scale=.5, palette="husl"))

    def tearDown(self):
        sns.reset_defaults()
        sns.set_color_codes("reset")


class Numbers(unittest.TestCase):
    def test_palettes_are_seaborns(self):
        for name in ("deep", "colorblind6", "husl", "hls", "ch:", "ch:s=.25,rot=-.25_r", "light:b", "dark:#69d_r", "blend:r,g", "rocket", "Set2", "Blues_d"):
            with self.subTest(palette=name):
                np.testing.assert_allclose(ours.color_palette(name, 7), sns.color_palette(name, 7), atol=1e-12)
        np.testing.assert_allclose(ours.diverging_palette(220, 20, n=9), sns.diverging_palette(220, 20, n=9), atol=1e-12)
        np.testing.assert_allclose(ours.color_palette("deep", desat=.3), sns.color_palette("deep", desat=.3))

    def test_husl_goes_there_and_back(self):
        for rgb in ((.2, .4, .9), (1, 1, 1), (0, 0, 0), (.5, .5, .5)):
            np.testing.assert_allclose(husl_to_rgb(*rgb_to_husl(*rgb)), rgb, atol=2e-3)

    def test_a_seed_draws_seaborns_samples(self):
        from seaborn.algorithms import bootstrap as theirs
        values, units = RNG.randn(20), np.repeat([1, 2, 3, 4], 5)
        np.testing.assert_array_equal(bootstrap(values, "mean", 30, 5), theirs(values, func="mean", n_boot=30, seed=5))
        np.testing.assert_array_equal(bootstrap(values, np.median, 30, 5, units), theirs(values, func=np.median, n_boot=30, seed=5, units=units))

    def test_densities_are_scipys(self):
        from scipy.stats import gaussian_kde
        values, weights, places = RNG.randn(30), RNG.rand(30), np.linspace(-3, 3, 11)
        np.testing.assert_allclose(Kernels(values)(places), gaussian_kde(values)(places))
        np.testing.assert_allclose(Kernels(values, "silverman", weights=weights)(places), gaussian_kde(values, "silverman", weights)(places))

    def test_an_interval_that_is_not_known_is_an_error_that_names_those_that_are(self):
        with self.assertRaisesRegex(ValueError, "errorbar.*ci.*'no'"):
            Aggregator("mean", "no")


class Refusals(unittest.TestCase):
    def test_what_is_not_covered_is_refused_by_name_with_what_is_near(self):
        for name in ("dogplot", "load_dataset"):
            with self.subTest(name=name), self.assertRaisesRegex(NotImplementedError, f"seaborn.{name}.*nearest"):
                getattr(ours, name)()
        with self.assertRaisesRegex(NotImplementedError, "kdeplot.cumulative=True. of both x and y"):
            ours.kdeplot(data=TIPS, x="bill", y="tip", cumulative=True)
        with self.assertRaisesRegex(NotImplementedError, "regplot.robust=True"):
            ours.regplot(data=TIPS, x="bill", y="tip", robust=True)

    def test_mistakes_are_seaborns_errors(self):
        with self.assertRaisesRegex(ValueError, "Could not interpret value `bil` for parameter `x`"):
            ours.scatterplot(data=TIPS, x="bil", y="tip")
        with self.assertRaisesRegex(ValueError, "not a valid palette name"):
            ours.color_palette("nope")
        with self.assertRaises(AttributeError):
            ours.nothing_of_that_name
        with self.assertRaisesRegex(TypeError, "Image data of dtype object cannot be converted to float"):
            ours.heatmap(pd.DataFrame([[1, None], [2, 3]], dtype=object))

    def tearDown(self):
        plt.close("all")


if __name__ == "__main__":
    unittest.main()
