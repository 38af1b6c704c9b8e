"""quiver(): what it takes, and what it refuses."""
import unittest

import numpy
import support  # noqa: F401
from plotmill.figure import Figure
import plotmill.pyplot as plt


class Quivers(unittest.TestCase):
    def tearDown(self):
        plt.close("all")

    def test_the_arguments_are_told_apart_by_their_number(self):
        ax = plt.gca()
        self.assertEqual(ax.quiver([1, 2], [3, 4]).XY.tolist(), [[0, 0], [1, 0]])
        self.assertEqual(ax.quiver([5, 6], [7, 8], numpy.ones((2, 2)), numpy.ones((2, 2))).XY.tolist(), [[5, 7], [6, 7], [5, 8], [6, 8]])
        self.assertEqual(ax.quiver([1], [2], [3]).get_array().tolist(), [3])

    def test_mistakes_are_told_as_matplotlib_does(self):
        ax = plt.gca()
        for error, call in ((TypeError, lambda: ax.quiver([1])), (ValueError, lambda: ax.quiver([1, 2, 3], [1], [1, 2], [1, 2])),
                            (ValueError, lambda: ax.quiver([1, 2], [1, 2, 3])), (ValueError, lambda: ax.quiver([1], [1], pivot="end"))):
            with self.assertRaises(error):
                call()

    def test_arrows_whose_size_in_pixels_is_not_known_are_refused(self):
        fig = Figure(layout="constrained")
        fig.subplots().quiver([1], [1])
        with self.assertRaisesRegex(NotImplementedError, "quiver.. in a figure with tight_layout"):
            fig.record()

    def test_a_legend_of_arrows_that_are_coloured_by_values_is_refused(self):
        ax = plt.gca()
        arrows = ax.quiver([1], [1], [1], [1], [3], label="wind")
        for call in (ax.legend, lambda: (ax.legend(handles=[arrows]), ax.figure.record(100))):
            with self.assertRaisesRegex(NotImplementedError, "legend entry"):
                call()


if __name__ == "__main__":
    unittest.main()
