"""AnchoredText and make_axes_locatable(): what they take, and what they refuse."""
import unittest

import support  # noqa: F401
import plotmill.pyplot as plt
from plotmill.mpl_toolkits.axes_grid1 import make_axes_locatable
from plotmill.offsetbox import AnchoredText


class Toolkits(unittest.TestCase):
    def tearDown(self):
        plt.close("all")

    def test_parts_of_a_divided_axes_are_as_long_as_it_is(self):
        fig, ax = plt.subplots()
        made = make_axes_locatable(ax).append_axes("right", "100%", pad=0)
        rects = [axes["place"]["rect"] for axes in fig.record()[0]["axes"]]
        self.assertEqual(fig.axes, [ax, made])
        self.assertAlmostEqual(rects[0][2], 0.775 / 2)
        self.assertAlmostEqual(rects[1][0], 0.125 + 0.775 / 2)
        self.assertEqual(rects[0][1::2], rects[1][1::2])

    def test_a_divider_knows_no_layout_engine(self):
        fig, ax = plt.subplots(layout="constrained")
        make_axes_locatable(ax).append_axes("right", "5%")
        with self.assertRaisesRegex(NotImplementedError, "append_axes.. in a figure with tight_layout"):
            fig.record()

    def test_mistakes_are_told(self):
        divider = make_axes_locatable(plt.gca())
        for error, call in ((ValueError, lambda: divider.append_axes("middle", 1)), (ValueError, lambda: divider.append_axes("left", "1 in")),
                            (ValueError, lambda: AnchoredText("a", "north")), (ValueError, lambda: AnchoredText("a", 1, prop={"va": "top"})),
                            (NotImplementedError, lambda: AnchoredText("a", 1, prop={"rotation": 9}))):
            with self.assertRaises(error):
                call()

    def test_a_divided_axes_keeps_its_place_and_has_no_twin(self):
        figure, (ax, other) = plt.subplots(1, 2)
        make_axes_locatable(ax).append_axes("left", "5%")
        other.twinx()
        for call in (lambda: ax.set_position([0, 0, 1, 1]), lambda: ax.set_subplotspec(other.get_subplotspec()), ax.twinx, ax.twiny,
                     lambda: make_axes_locatable(other).append_axes("left", 1)):
            with self.assertRaises(NotImplementedError):
                call()

    def test_what_else_they_have_is_refused_by_name(self):
        with self.assertRaisesRegex(NotImplementedError, "axes_grid1.ImageGrid"):
            from plotmill.mpl_toolkits.axes_grid1 import ImageGrid  # noqa: F401
        with self.assertRaisesRegex(NotImplementedError, "mpl_toolkits.mplot3d"):
            import plotmill.mpl_toolkits.mplot3d  # noqa: F401


if __name__ == "__main__":
    unittest.main()
