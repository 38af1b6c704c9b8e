"""What plotmill.seaborn and plotmill.pandas record: the options of the chart kind `figure` that they alone need, and no matplotlib in the process."""

import subprocess
import sys
import unittest

import numpy as np
import pandas as pd

import support
import plotmill.pyplot as plt
import plotmill.seaborn as sns

RNG = np.random.RandomState(7)
TIPS = pd.DataFrame({"bill": RNG.gamma(3, 6, 40), "tip": RNG.gamma(2, 1.5, 40), "day": RNG.choice(["Thu", "Fri"], 40), "time": RNG.choice(["noon", "night"], 40)})


def options():
    return plt.gcf().record()[0]


class Recorded(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        self.addCleanup(plt.close, "all")
        self.addCleanup(plt.rcdefaults)

    def test_margins_stop_below_a_density(self):
        sns.kdeplot(data=TIPS, x="bill")
        self.assertEqual(options()["axes"][0]["y"]["sticky"], [0.0])

    def test_a_legend_of_two_columns_has_headings(self):
        sns.scatterplot(data=TIPS, x="bill", y="tip", hue="day", style="time")
        handles = options()["axes"][0]["legend"]["handles"]
        self.assertEqual([handle["label"] for handle in handles if "artist" not in handle], ["day", "time"])
        self.assertEqual([handle["label"] for handle in handles if "artist" in handle], [*TIPS["day"].unique(), *TIPS["time"].unique()])

    def test_points_of_several_markers_are_painted_in_the_order_of_the_data(self):
        sns.scatterplot(data=TIPS, x="bill", y="tip", style="time", legend=False)
        markers = [artist.get("marker", "o") for artist in options()["axes"][0]["artists"]]
        self.assertEqual(len(markers), 1 + (TIPS["time"] != TIPS["time"].shift()).sum() - 1)

    def test_labels_of_a_heatmap_turn_where_they_are_measured(self):
        sns.heatmap(TIPS[["bill", "tip"]].corr(), annot=True)
        axes = options()["axes"]
        self.assertEqual((axes[0]["x"]["ticks"]["labelrotation_overlap"], axes[0]["y"]["ticks"]["labelrotation_overlap"]), (90, 0))
        self.assertEqual(axes[1]["spines"]["bottom"]["linewidth"], 0)
        self.assertEqual([artist["s"][0] for artist in axes[0]["artists"] if artist["kind"] == "texts"], ["1"])

    def test_a_grid_takes_more_artists_after_its_layout(self):
        grid = sns.relplot(data=TIPS, x="bill", y="tip", col="time")
        grid.axes.flat[0].scatter([1, 2, 3], [4, 5, 7])
        recorded, arrays = plt.gcf().record()
        self.assertEqual(len(recorded["axes"][0]["artists"]), len(recorded["layouts"][-1]["of"]["axes"][0]["artists"]) + 1)
        self.assertLess(recorded["axes"][0]["artists"][-1]["x"]["array"], len(arrays))

    def test_a_grid_grows_by_its_legend(self):
        sns.pairplot(TIPS, hue="day", height=1)
        recorded = options()
        self.assertEqual((next(step["legend_beside"] for step in recorded["layouts"] if "legend_beside" in step), recorded["figsize"]), (0.01, [2, 2]))
        self.assertEqual(recorded["legends"][0]["title"], "day")

    def test_a_theme_changes_what_letters_of_colours_mean_until_reset(self):
        sns.set_theme()
        plt.plot([1, 2], "b")
        self.assertEqual(options()["axes"][0]["artists"][0]["color"], "#4c72b0")
        sns.set_color_codes("reset")

    def test_the_back_end_of_pandas_draws_periods_with_fixed_ticks(self):
        with pd.option_context("plotting.backend", "plotmill"):
            pd.Series(np.arange(40), pd.date_range("2021-02-03", periods=40, freq="D")).plot()
        x = options()["axes"][0]["x"]
        self.assertEqual(x["lim"], [18661.0, 18700.0])
        self.assertEqual(x["locator"], {"kind": "fixed", "at": [18661.0, 18687.0, 18700.0]})
        self.assertEqual(x["formatter"]["labels"], ["", "\n\nMar\n2021", ""])

    def test_no_matplotlib_is_loaded(self):
        code = ("import sys, pandas as pd, plotmill.seaborn as sns; sns.heatmap(pd.DataFrame([[1, 2], [3, 4]]));"
                "pd.options.plotting.backend = 'plotmill'; pd.Series([1, 2]).plot(); assert not {'matplotlib', 'seaborn', 'scipy'} & set(sys.modules)")
        run = subprocess.run([sys.executable, "-c", code], cwd=support.SOURCE + "/clients/python", capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 0, run.stderr)


if __name__ == "__main__":
    unittest.main()
