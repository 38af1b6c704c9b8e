"""What contour() and contourf() return, and how they refuse."""
import unittest
import warnings

import numpy
import support  # noqa: F401
from plotmill.charting.contour_grid import Grid
from plotmill.charting.contours import contour_areas, contour_lines
import plotmill.pyplot as plt
from plotmill.colors import LogNorm


def grid(z, mask=None, corner_mask=True):
    z = numpy.asarray(z, float)
    x, y = numpy.meshgrid(numpy.arange(z.shape[1]), numpy.arange(z.shape[0]))
    return Grid(x, y, z, mask, corner_mask)


class Contours(unittest.TestCase):
    def tearDown(self):
        plt.close("all")

    def test_a_hill_is_a_closed_line_with_the_high_side_to_the_left(self):
        line, = contour_lines(grid([[0, 0, 0], [0, 2, 0], [0, 0, 0]]), 1)
        self.assertEqual(line.vertices.tolist(), [[1.0, 0.5], [1.5, 1.0], [1.0, 1.5], [0.5, 1.0], [1.0, 0.5]])
        self.assertEqual(line.codes.tolist(), [1, 2, 2, 2, 79])

    def test_the_middle_of_a_saddle_decides(self):
        self.assertEqual([line.vertices.tolist() for line in contour_lines(grid([[1, 0], [0, 1]]), 0.4)], [[[0.6, 0], [1, 0.4]], [[0.4, 1], [0, 0.6]]])
        self.assertEqual([line.vertices.tolist() for line in contour_lines(grid([[1, 0], [0, 1]]), 0.6)], [[[0.4, 0], [0, 0.4]], [[0.6, 1], [1, 0.6]]])

    def test_a_hole_belongs_to_the_area_around_it(self):
        area, = contour_areas(grid([[0, 0, 0], [0, 2, 0], [0, 0, 0]]), 0.5, 1)
        self.assertEqual(area.codes.tolist().count(79), 2)

    def test_where_one_corner_is_missing_a_triangle_is_left(self):
        z, mask = numpy.ones((2, 2)), [[False, False], [False, True]]
        self.assertEqual(len(contour_areas(grid(z, mask), 0, 2)[0]), 4)
        self.assertEqual(contour_areas(grid(z, mask, False), 0, 2), [])

    def test_levels_and_layers(self):
        z = numpy.arange(25.0).reshape(5, 5)
        ax = plt.gca()
        lines, areas = ax.contour(z, 4), ax.contourf(z, levels=[0, 10, 20], extend="both")
        self.assertEqual(lines.levels.tolist(), [0, 5, 10, 15, 20, 25])
        self.assertEqual([len(made.collections) for made in (lines, areas)], [6, 4])
        self.assertEqual(areas.layers[1:-1].tolist(), [5, 15])
        self.assertIs(plt.gci(), areas)
        self.assertEqual(areas.get_clim(), (0, 20))
        self.assertEqual(areas.legend_elements()[1][1], "$0.0 < x \\leq 10.0$")

    def test_mistakes_are_told_as_matplotlib_does(self):
        ax, z = plt.gca(), numpy.ones((3, 4))
        for error, call in ((TypeError, lambda: ax.contour([1, 2])), (TypeError, lambda: ax.contour([1, 2], [1, 2, 3], z)), (TypeError, lambda: ax.contour()),
                            (ValueError, lambda: ax.contour(z, colors="k", cmap="jet")), (ValueError, lambda: ax.contourf(z, levels=[1])),
                            (ValueError, lambda: ax.contour(numpy.eye(3), levels=[0.5, 0.2])), (ValueError, lambda: ax.contour(z, extend="up")),
                            (ValueError, lambda: ax.contour(z, origin="middle")), (ValueError, lambda: ax.contour(z, colors=[])),
                            (NotImplementedError, lambda: ax.contourf(z, nchunk=3))):
            with self.assertRaises(error), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                call()

    def test_what_is_not_found_is_warned_of(self):
        with self.assertWarnsRegex(UserWarning, "No contour levels were found within the data range"):
            plt.contour(numpy.ones((3, 3)))
        with self.assertWarnsRegex(UserWarning, "were not used by contour: 'colour'"):
            plt.contour(numpy.eye(3), colour="red")
        with self.assertWarnsRegex(UserWarning, "values of z <= 0 have been masked"):
            plt.contourf(numpy.eye(3) + numpy.arange(3), norm=LogNorm())

    def test_labels_break_the_lines_beneath_them(self):
        x = numpy.linspace(-3, 3, 200)
        lines = plt.contour(x, x, numpy.hypot(x, x[:, None]), levels=[1, 2])
        before = [path.vertices.shape for made in lines.collections for path in made.get_paths()]
        texts = plt.clabel(lines, fmt="%d", inline=True)
        self.assertEqual([text.get_text() for text in texts], ["1", "2"])
        self.assertEqual([made.get_paths()[0].codes for made in lines.collections], [None, None])
        self.assertLess(len(lines.collections[0].get_paths()[0]), before[0][0])
        self.assertIs(texts[0], lines.labelTexts[0])

    def test_labels_whose_places_are_not_known_are_refused(self):
        lines = plt.contour(numpy.arange(16.0).reshape(4, 4))
        for options, name in (({"fmt": "$%d$"}, "width of the letter"), ({"manual": True}, "manual=True"), ({"use_clabeltext": True}, "use_clabeltext"),
                              ({"fontsize": 7.77}, "7.77 points")):
            with self.assertRaisesRegex(NotImplementedError, name):
                plt.clabel(lines, **options)
        with self.assertRaisesRegex(ValueError, "don't match available levels"):
            plt.clabel(lines, [99])
        plt.plot([0, 30])
        with self.assertRaisesRegex(NotImplementedError, "right after contour"):
            plt.clabel(lines)

    def test_labels_of_levels_are_not_taken_for_legend_entries(self):
        lines = plt.contour(numpy.eye(3))
        lines.collections[0].set_label("low")
        with self.assertRaisesRegex(NotImplementedError, "legend_elements"):
            plt.legend()


if __name__ == "__main__":
    unittest.main()
