"""What of a text would be refused where it is drawn is refused where it is said."""
import unittest

import support  # noqa: F401  (finds the package)
import plotmill.pyplot as plt


class Formulas(unittest.TestCase):
    def setUp(self):
        self.fig, self.ax = plt.subplots()
        self.addCleanup(plt.close, "all")

    def test_a_formula_that_mathtext_cannot_read_raises_at_the_call(self):
        for formula in (r"$\tfrac{1}{2}$", r"$\frac{1}$", r"${x$", r"$x^2^3$", r"$\left(x$", r"$\text{a}$", r"$x^2'$", r"$$"):
            with self.subTest(formula), self.assertRaises(ValueError):
                self.ax.set_title(formula)

    def test_every_call_that_sets_a_text_reads_its_formulas(self):
        calls = (lambda t: self.ax.set_xlabel(t), lambda t: self.ax.text(0, 0, t), lambda t: self.ax.annotate(t, (0, 0)), lambda t: self.fig.suptitle(t),
                 lambda t: self.ax.set_xticks([0], [t]), lambda t: self.ax.bar([t], [1]), lambda t: self.ax.legend([plt.Line2D([], [])], [t]),
                 lambda t: self.fig.text(0, 0, t), lambda t: self.ax.title.set_text(t), lambda t: self.ax.legend(title=t))
        for call in calls:
            with self.assertRaisesRegex(ValueError, "Unknown symbol"):
                call(r"$\nothing$")

    def test_formulas_of_all_kinds_are_taken(self):
        for formula in (r"$\frac{1}{2}$", r"$\sqrt[3]{x}$", r"$\sum_{i=1}^n x_i'$", r"$\left[\binom{n}{k}\right.$", r"costs \$5", "5 $", r"$\mathbb{R}$ and $\hat x$"):
            self.ax.set_title(formula)

    def test_the_font_of_formulas_is_said_around_them(self):
        with plt.rc_context({"mathtext.default": "regular"}):
            self.ax.set_title(r"a $x^2$ \$")
            self.assertEqual(self.fig.record()[0]["axes"][0]["title"], r"a $\mathregular{x^2}$ \$")


class Boxes(unittest.TestCase):
    def setUp(self):
        self.fig, self.ax = plt.subplots()
        self.addCleanup(plt.close, "all")

    def test_an_unknown_style_raises_at_the_call(self):
        for look in ({"bbox": {"boxstyle": "heart"}}, {"arrowprops": {"arrowstyle": "=>"}}, {"arrowprops": {"arrowstyle": "->", "connectionstyle": "arc5"}},
                     {"arrowprops": {"arrowstyle": "fancy", "connectionstyle": "bar"}}, {"xycoords": "axes inches"}):
            with self.subTest(look), self.assertRaises(ValueError):
                self.ax.annotate("a", (0, 0), (1, 1), **look)

    def test_what_a_title_cannot_have_raises_at_the_call(self):
        with self.assertRaisesRegex(NotImplementedError, "wrap"):
            self.ax.set_title("a", wrap=True)

    def test_units_of_places_become_points(self):
        text = self.ax.annotate("a", (10, 20), xycoords="axes pixels", xytext=(1, 2), textcoords="offset fontsize")
        fields = text.record(None)[0]
        self.assertEqual((fields["coords"], fields["x"], fields["y"]), ("axes", 0, 0))
        self.assertAlmostEqual(fields["xy_offset"][1], 14.4)
        self.assertEqual(fields["offset"], [10, 20])


if __name__ == "__main__":
    unittest.main()
