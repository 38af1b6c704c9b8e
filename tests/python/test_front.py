"""What plotmill.pyplot records of each call: the words of docs/figure.md."""

import datetime
import os
import subprocess
import sys
import unittest
import warnings

import numpy

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt
from plotmill import colors
from plotmill.charting import gouraud
from plotmill.figure import Figure


def recorded(figure):
    """(options, arrays): the axes' fields with arrays as lists in their places."""
    options, arrays = figure.record()
    described, frames = arrays.encode()
    found = [numpy.frombuffer(frames[entry["frame"]], entry["dtype"], entry.get("count", -1), entry.get("first", 0)).tolist()
             for entry in described["arrays"]]

    def resolve(value):
        if isinstance(value, dict):
            return found[value["array"]] if set(value) == {"array"} else {name: resolve(item) for name, item in value.items()}
        return [resolve(item) for item in value] if isinstance(value, list) else value
    return resolve(options)


class Front(unittest.TestCase):
    def setUp(self):
        plt.close("all")
        plt.rcdefaults()
        self.addCleanup(plt.close, "all")
        self.addCleanup(plt.rcdefaults)

    def artists(self, axes=None):
        figure = plt.gcf() if axes is None else axes.figure
        return recorded(figure)["axes"][0]["artists"]

    def only(self):
        artists = self.artists()
        self.assertEqual(len(artists), 1, artists)
        return artists[0]


class Lines(Front):
    def test_a_format_string_says_colour_line_and_marker(self):
        plt.plot([1, 2, 3], [2, 1, 4], "r--o")
        line = self.only()
        self.assertEqual((line["kind"], line["x"], line["y"]), ("line", [1, 2, 3], [2, 1, 4]))
        self.assertEqual((line["color"], line["linestyle"], line["marker"]), ("#ff0000", "--", "o"))

    def test_lines_take_the_cycle_and_a_table_is_a_line_for_each_column(self):
        plt.plot(numpy.arange(6).reshape(3, 2), label=["a", "b"])
        self.assertEqual([(line["color"], line["y"], line["label"]) for line in self.artists()],
                         [("#1f77b4", [0, 2, 4], "a"), ("#ff7f0e", [1, 3, 5], "b")])

    def test_names_stand_for_columns_of_data(self):
        plt.plot("t", "v", data={"t": [1, 2], "v": [3, 4]})
        self.assertEqual((self.only()["y"], self.only()["label"]), ([3, 4], "v"))

    def test_dates_are_days_and_the_axis_says_so(self):
        plt.plot([datetime.date(1970, 1, 2), datetime.date(1970, 1, 3)], [1, 2])
        self.assertEqual(recorded(plt.gcf())["axes"][0]["x"], {"units": "date"})
        self.assertEqual(self.only()["x"], [1, 2])

    def test_texts_are_categories_in_the_order_they_come(self):
        plt.plot(["b", "a", "b"], [1, 2, 3])
        axes = recorded(plt.gcf())["axes"][0]
        self.assertEqual(axes["artists"][0]["x"], [0, 1, 0])
        self.assertEqual((axes["x"]["locator"]["at"], axes["x"]["formatter"]["labels"]), ([0, 1], ["b", "a"]))

    def test_what_a_line_is_given_later_is_recorded(self):
        line, = plt.plot([1, 2])
        line.set_color("k")
        plt.setp(line, linewidth=3)
        self.assertEqual((self.only()["color"], self.only()["linewidth"]), ("#000000", 3))

    def test_an_array_that_the_script_changes_afterwards_is_drawn_as_it_was(self):
        values = numpy.array([1.0, 2.0])
        plt.plot(values, values)
        plt.scatter(values, values)
        values[:] = 9
        self.assertEqual([artist["y"] for artist in self.artists()], [[1, 2], [1, 2]])

    def test_masked_values_are_missing(self):
        plt.plot([0, 1, 2], numpy.ma.array([1, 2, 3], mask=[0, 1, 0]))
        self.assertTrue(numpy.isnan(self.only()["y"][1]))


class Marks(Front):
    def test_scatter_of_values_has_a_mapping(self):
        plt.scatter([1, 2], [3, 4], s=20, c=[0.5, 1.5], cmap="plasma", vmin=0, vmax=2)
        points = self.only()
        self.assertEqual((points["kind"], points["s"], points["values"]), ("points", 20, [0.5, 1.5]))
        self.assertEqual((points["cmap"], points["norm"]), ("plasma", {"kind": "linear", "vmin": 0, "vmax": 2}))

    def test_bars_of_one_call_are_one_artist_that_sticks_to_its_base(self):
        bars = plt.bar(["a", "b"], [3, 5], label="n")
        bars[1].set_facecolor("red")
        rects = self.only()
        self.assertEqual((rects["x"], rects["height"], rects["sticky"]), ([-0.4, 0.6], [3, 5], "y"))
        self.assertEqual(rects["facecolors"], ["#1f77b4", "#ff0000"])

    def test_a_histogram_is_counted_here(self):
        counts, edges, patches = plt.hist([1, 2, 2, 3, 3, 3], bins=3)
        self.assertEqual((counts.tolist(), len(edges), len(patches)), ([1, 2, 3], 4, 3))
        self.assertEqual(self.only()["height"], [1, 2, 3])

    def test_a_box_is_its_lines(self):
        found = plt.boxplot([1, 2, 3, 4, 20])
        self.assertEqual({name: len(items) for name, items in found.items()},
                         {"whiskers": 2, "caps": 2, "boxes": 1, "medians": 1, "fliers": 1, "means": 0})
        self.assertEqual(found["fliers"][0].get_ydata().tolist(), [20])
        self.assertEqual(plt.gca().get_xlim(), (0.5, 1.5))

    def test_a_pie_has_wedges_and_texts(self):
        wedges, texts, percents = plt.pie([1, 3], labels=["a", "b"], autopct="%.0f%%")
        self.assertEqual([text.get_text() for text in texts + percents], ["a", "b", "25%", "75%"])
        self.assertEqual(sum(artist["kind"] == "wedges" for artist in self.artists()), 2)

    def test_fill_between_parts_where_it_is_asked_to(self):
        plt.fill_between([0, 1, 2, 3, 4], [1, 1, 1, 1, 1], where=[True, True, False, True, True])
        self.assertEqual(self.only()["counts"], [6, 6])

    def test_an_image_has_the_first_row_on_top(self):
        plt.imshow([[1, 2], [3, 4]], interpolation="nearest")
        axes = recorded(plt.gcf())["axes"][0]
        self.assertEqual((axes["artists"][0]["values"], axes["artists"][0]["y"]), ([3, 4, 1, 2], [1.5, 0.5, -0.5]))
        self.assertEqual((axes["aspect"], axes["y"]["lim"]), ("equal", [1.5, -0.5]))

    def test_a_line_across_is_counted_in_the_axes_along_it(self):
        plt.axhline(2)
        self.assertEqual((self.only()["coords"], self.only()["y"]), (["axes", "data"], [2, 2]))

    def test_errors_are_segments_and_caps(self):
        plt.errorbar([1, 2], [3, 4], yerr=0.5, capsize=3)
        line, segments, low, high = self.artists()
        self.assertEqual((segments["y0"], segments["y1"], low["marker"]), ([2.5, 3.5], [3.5, 4.5], "_"))


class Frames(Front):
    def test_limits_that_nobody_set_are_left_to_the_renderer_and_known_here(self):
        plt.plot([0, 10], [0, 1])
        self.assertNotIn("x", recorded(plt.gcf())["axes"][0])
        self.assertEqual(plt.xlim(), (-0.5, 10.5))

    def test_one_limit_that_is_set_keeps_the_other_where_it_is(self):
        plt.plot([0, 10], [0, 1])
        plt.xlim(left=2)
        self.assertEqual(recorded(plt.gcf())["axes"][0]["x"]["lim"], [2, 10.5])

    def test_patches_that_are_only_added_leave_the_limits_alone(self):
        plt.gca().add_patch(plt.Rectangle((3, 3), 1, 1))
        self.assertEqual(plt.ylim(), (0, 1))

    def test_shared_axes_name_the_first(self):
        figure, _ = plt.subplots(1, 2, sharey=True)
        self.assertEqual([axes.get("y", {}).get("share") for axes in recorded(figure)["axes"]], [None, 0])

    def test_a_twin_stands_where_the_other_does(self):
        plt.gca().twinx().set_ylabel("right")
        twin = recorded(plt.gcf())["axes"][1]
        self.assertEqual((twin["place"], twin["y"]["label"]["side"], twin["x"]["visible"]), ({"twin": 0}, "high", False))

    def test_a_function_for_tick_labels_is_called_here(self):
        plt.plot([0, 1000])
        plt.gca().yaxis.set_major_formatter(lambda value, place: f"{value / 1000:g}k")
        axis = recorded(plt.gcf())["axes"][0]["y"]
        texts = dict(zip(axis["formatter"]["at"], axis["formatter"]["labels"]))
        self.assertEqual((texts[0], texts[200], texts[500]), ("0k", "0.2k", "0.5k"))

    def test_settings_are_those_of_the_call(self):
        with plt.rc_context({"lines.linewidth": 4, "axes.prop_cycle": plt.cycler(color=["k"])}):
            plt.plot([1, 2])
        self.assertEqual((self.only()["linewidth"], self.only()["color"]), (4, "#000000"))

    def test_a_style_dresses_axes(self):
        with plt.style.context("ggplot"):
            axes = recorded(plt.figure().add_subplot().figure)["axes"][0]
        self.assertEqual((axes["facecolor"], axes["axisbelow"], axes["x"]["grid"]), ("#e5e5e5", True, {"color": "#ffffff"}))

    def test_a_legend_names_the_artists_as_they_looked(self):
        line, = plt.plot([1, 2], label="before")
        plt.plot([2, 1], label="_hidden")
        plt.legend(loc="upper left", title="t")
        line.set_linewidth(5)
        axes = recorded(plt.gcf())["axes"][0]
        handle, = axes["legend"]["handles"]
        self.assertEqual((handle["label"], axes["legend"]["loc"], axes["legend"]["title"]), ("before", "upper left", "t"))
        self.assertNotIn("linewidth", axes["artists"][handle["artist"]])

    def test_a_colour_bar_takes_room_of_its_parents(self):
        plt.imshow(numpy.eye(3))
        plt.colorbar(label="v")
        bar = recorded(plt.gcf())["axes"][1]
        self.assertEqual(bar["colorbar"], {"axes": 0, "artist": 0, "parents": [0]})

    def test_a_norm_of_ones_own_is_recorded_by_pieces_or_refused(self):
        class Bent(colors.Normalize):
            def __call__(self, value, clip=None):
                return numpy.ma.masked_array(numpy.interp(value, [self.vmin, 0, self.vmax], [0, 0.9, 1]))

        class Falling(colors.Normalize):
            def __call__(self, value, clip=None):
                return 1 - super().__call__(value, clip)
        mesh = plt.pcolormesh([[0, 1], [2, 3]], norm=Bent(-1, 3))
        norm = recorded(plt.gcf())["axes"][0]["artists"][0]["norm"]
        self.assertEqual((norm["kind"], norm["at"][0], norm["at"][-1], norm["to"][-1]), ("piecewise", -1, 3, 1))
        with self.assertRaisesRegex(NotImplementedError, "Bent, which has no inverse"):
            plt.colorbar(mesh)
        plt.figure()
        plt.pcolormesh([[0, 1], [2, 3]], norm=Falling(0, 3))
        with self.assertRaisesRegex(NotImplementedError, "does not rise"):
            plt.gcf().record()

    def test_colours_out_of_range_and_missing_are_recorded_with_the_map(self):
        plt.imshow([[1, 2], [3, 4]], cmap=plt.get_cmap("gray").with_extremes(under="red", bad="#0000ff80"))
        image = recorded(plt.gcf())["axes"][0]["artists"][0]
        self.assertEqual((image["cmap"], image["under"], image["bad"], "over" in image), ("gray", "#ff0000", "#0000ff80", False))

    def test_smooth_colours_stand_at_the_corners_of_cells(self):
        mesh = plt.pcolormesh([[0.0, 0.0], [1.0, 1.0]], shading="gouraud", cmap="gray")
        self.assertEqual((list(mesh.x), list(mesh.y)), ([0, 1], [0, 1]))
        weights = gouraud._weights(5, 5)
        self.assertTrue(numpy.allclose(weights.sum(axis=2), 1))
        self.assertTrue(numpy.allclose(weights[2, 2], 0.25))

    def test_figures_are_numbered_and_forgotten(self):
        plt.figure(3)
        plt.figure("named")
        self.assertEqual(plt.get_fignums(), [3, 4])
        plt.close(3)
        self.assertFalse(plt.fignum_exists(3))
        self.assertIs(plt.gcf(), plt.figure("named"))

    def test_a_figure_needs_no_pyplot(self):
        figure = Figure(figsize=(3, 2))
        figure.subplots().plot([1, 2])
        self.assertEqual((recorded(figure)["figsize"], plt.get_fignums()), ([3, 2], []))


class Layouts(Front):
    def test_a_constrained_layout_knows_the_grids_and_which_labels_it_moves(self):
        figure = plt.figure(layout="constrained")
        outer = figure.add_gridspec(1, 2)
        figure.add_subplot(outer[1].subgridspec(2, 1)[1])
        figure.suptitle("above")
        figure.supxlabel("below", y=0.1)
        figure.supylabel("beside")
        options = recorded(figure)
        self.assertEqual(options["constrained_layout"], {"suptitle": True, "supylabel": 1})
        self.assertEqual(options["gridspecs"], [{"grid": [1, 2]}, {"grid": [2, 1], "in": {"gridspec": 0, "rows": [0, 0], "columns": [1, 1]}}])
        self.assertEqual(options["axes"][0]["place"]["gridspec"], 1)

    def test_subplots_with_numbers_share_the_grid_of_their_size(self):
        figure = plt.figure(layout="constrained")
        for number in (1, 2):
            figure.add_subplot(1, 2, number)
        figure.add_subplot(2, 1, 1)
        self.assertEqual([axes["place"]["gridspec"] for axes in recorded(figure)["axes"]], [0, 0, 1])

    def test_settings_of_an_engine_are_those_of_rcparams_until_set(self):
        with plt.rc_context({"figure.constrained_layout.use": True, "figure.constrained_layout.w_pad": 0.5}):
            figure = plt.figure()
        engine = figure.get_layout_engine()
        engine.set(hspace=0.3, wspace=None)
        self.assertEqual(engine.get(), {"h_pad": 0.04167, "w_pad": 0.5, "hspace": 0.3, "wspace": 0.02, "rect": (0, 0, 1, 1)})

    def test_a_constrained_layout_and_subplots_adjust_do_not_go_together(self):
        figure, _ = plt.subplots(layout="constrained")
        with self.assertWarnsRegex(UserWarning, "incompatible with subplots_adjust"):
            figure.subplots_adjust(left=0.3)
        self.assertNotIn("left", recorded(figure))

    def test_colour_bars_decide_which_layout_a_figure_may_have(self):
        figure, axes = plt.subplots()
        figure.colorbar(axes.scatter([1], [1], c=[1]), ax=axes)
        with self.assertRaisesRegex(NotImplementedError, "after colorbar"):
            figure.set_layout_engine("constrained")
        figure, axes = plt.subplots(layout="constrained")
        figure.colorbar(axes.scatter([1], [1], c=[1]), ax=axes)
        with self.assertRaisesRegex(RuntimeError, "Engine not changed"):
            figure.tight_layout()


class Refusals(Front):
    def test_what_is_not_covered_is_named_with_the_nearest(self):
        for call, words in ((lambda: plt.barbs([0], [0], [1], [1]), "barbs"), (lambda: plt.subplot(projection="polar"), "polar"),
                            (lambda: plt.imshow(numpy.eye(9)) and plt.yscale("log") or plt.gcf().record(), "imshow.. on axes that are not linear"),
                            (lambda: plt.gcf().subfigures(1, 2), "subgridspec"), (lambda: plt.yscale("logit"), "symlog")):
            with self.assertRaisesRegex(NotImplementedError, words):
                call()

    def test_what_a_script_takes_from_modules_that_are_not_here_is_refused_by_name(self):
        for statement in ("from plotmill.path import get_path_collection_extents", "from plotmill.patches import Shadow", "plt.gca().barbs([[1]])"):
            with self.assertRaisesRegex(NotImplementedError, "not covered; nearest"):
                exec(statement, {"plt": plt})

    def test_settings_that_no_picture_would_follow_are_refused(self):
        for key, value in (("axes.formatter.offset_threshold", 2), ("path.snap", False), ("text.hinting", "none"), ("xtick.alignment", "right")):
            with self.assertRaisesRegex(NotImplementedError, key), plt.rc_context({key: value}):
                pass

    def test_mistakes_are_those_of_matplotlib(self):
        with self.assertRaisesRegex(AttributeError, "unexpected keyword argument 'colour'"):
            plt.plot([1], colour="r")
        with self.assertRaisesRegex(ValueError, "same first dimension"):
            plt.plot([1, 2], [1])
        with self.assertRaisesRegex(KeyError, "not a valid rc parameter"):
            plt.rcParams["figure.size"] = 3
        with self.assertRaisesRegex(ValueError, "not a valid value for name"):
            plt.get_cmap("virdis")

    def test_decoration_is_refused_or_only_warned_of(self):
        with self.assertRaisesRegex(NotImplementedError, "sketch_params"):
            plt.bar([1], [1], sketch_params=(1, 2, 3))
        self.addCleanup(plt.strict, plt.strict(False))
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            plt.bar([1], [1], sketch_params=(1, 2, 3))
        self.assertIn("sketch_params", str(said[0].message))

    def test_points_with_a_hatch_or_dashed_edges_are_refused(self):
        for look in ({"hatch": "/"}, {"linestyle": "--"}):
            figure, axes = plt.subplots()
            axes.scatter([1, 2], [3, 4], color="r", **look)
            with self.assertRaisesRegex(NotImplementedError, *look):
                figure.record(100)

    def test_a_hatch_has_the_colour_of_an_edge_that_was_said(self):
        self.assertEqual("#ff0000", plt.bar([1], [1], hatch="/", edgecolor="r")[0].hatch_color())
        self.assertEqual("#000000", plt.bar([1], [1], hatch="/")[0].hatch_color())
        with self.assertRaisesRegex(NotImplementedError, "17 signs"):
            plt.bar([1], [1], hatch="/" * 17)

    def test_a_place_that_a_layout_gave_is_not_known_here(self):
        figure, axes = plt.subplots()
        figure.tight_layout()
        for ask in (axes.get_position, lambda: figure.subplotpars):
            with self.assertRaisesRegex(NotImplementedError, "after tight_layout"):
                ask()

    def test_matplotlib_is_not_imported(self):
        code = "import sys, plotmill.pyplot as plt; plt.plot([1, 2]); assert not any(m.split('.')[0] == 'matplotlib' for m in sys.modules)"
        subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})


if __name__ == "__main__":
    unittest.main()
