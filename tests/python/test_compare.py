"""The measure of `plotmill compare` is that of tests/reference/parity.py, and its page needs nothing besides itself."""

import os
import sys
import unittest

from support import SOURCE, Folder

sys.path.insert(0, os.path.join(SOURCE, "tests", "reference"))

import numpy as np  # noqa: E402
import parity  # noqa: E402
from PIL import Image  # noqa: E402

from plotmill.compare import as_text, as_values, short  # noqa: E402
from plotmill.moving.both import Comparison, hold_together  # noqa: E402
from plotmill.moving.measure import compare, load  # noqa: E402
from plotmill.moving.page import make_page  # noqa: E402

COST = {"seconds": 0.5, "peak_bytes": 2_000_000}


class Measure(Folder):
    def picture(self, name, change=0):
        values = np.full((60, 80, 3), 255, np.uint8)
        values[10:40, 10:60] = (30, 90, 160)
        values[20:30, 20:20 + change] = (200, 20, 20)
        path = os.path.join(self.folder, name)
        Image.fromarray(values).save(path)
        return path

    def test_it_gives_the_numbers_of_the_parity_gate(self):
        one, two = self.picture("one.png"), self.picture("two.png", 12)
        expected = parity.compare(parity.load(one), parity.load(two))
        found = compare(load(one), load(two))
        for number, name in zip(expected, ("parity", "worst", "tone", "ssim")):
            self.assertAlmostEqual(getattr(found, name), number, 9)
        self.assertEqual(found.passes, parity.passes(*expected[:4], 80))

    def test_it_gives_them_for_noise_thin_edges_and_pictures_smaller_than_a_window(self):
        random = np.random.default_rng(3)
        for height, width in ((5, 6), (7, 7), (43, 410), (120, 90)):
            one = random.integers(0, 256, (height, width, 3), np.uint8)
            faint = np.clip(one.astype(int) + random.integers(-60, 60, one.shape), 0, 255).astype(np.uint8)
            for two in (one, faint, np.roll(one, 1, axis=1), np.where(one < 100, 255, one).astype(np.uint8), np.full_like(one, 255)):
                expected = parity.compare(one.astype(np.int16), two.astype(np.int16))
                found = compare(one, two)
                for number, name in zip(expected, ("parity", "worst", "tone", "ssim")):
                    self.assertAlmostEqual(getattr(found, name), number, 9)
                self.assertTrue(np.array_equal(found.differs, expected[4]))

    def test_pictures_of_other_sizes_are_no_pair(self):
        other = os.path.join(self.folder, "small.png")
        Image.new("RGB", (10, 20)).save(other)
        pair = hold_together("a.png", (self.picture("one.png"), other), (COST, COST))
        self.assertIn("got 10x20 px, expected 80x60", pair.trouble)

    def comparison(self, change=0):
        paths = (self.picture("one.png"), self.picture("two.png", change))
        report = {"pictures": [COST], "seconds": 0.5, "peak_bytes": 2_000_000, "error": None}
        return Comparison("a.py", {"matplotlib": report, "plotmill": report}, [hold_together("<a>.png", paths, (COST, COST))])

    def test_the_table_has_parity_speed_and_memory(self):
        self.assertRegex(as_text(self.comparison()), r"<a>\.png +1\.0000 ok +500\.0 ms +2 MB")
        self.assertTrue(as_values(self.comparison())["passes"])
        self.assertFalse(as_values(self.comparison(12))["passes"])

    def test_long_names_that_begin_alike_stay_apart(self):
        names = [f"b0352631-2953-4142-9c63-37a889b4aaaa_{chart}.png" for chart in ("scatter_matrix", "correlation_heatmap")]
        self.assertEqual([short(name) for name in names], ["b035263…4aaaa_scatter_matrix.png", "b035263…_correlation_heatmap.png"])
        self.assertEqual(short("a.png"), "a.png" + " " * 27)

    def test_the_page_needs_nothing_besides_itself(self):
        page = make_page(self.comparison(12), "table")
        self.assertEqual(page.count('src="data:image/png;base64,'), 3)
        self.assertNotIn("http", page)
        self.assertIn("&lt;a&gt;.png", page)


if __name__ == "__main__":
    unittest.main()
