"""Format strings, several lines in one call, a legend of two columns."""
import matplotlib.pyplot as plt

x = [0, 1, 2, 3, 4]
plt.figure(figsize=(5, 3.5))
plt.plot(x, [v ** 2 for v in x], "ro--", x, [v * 2 for v in x], "g^:", x, [8 - v for v in x], "k-.")
plt.plot([16, 8, 4, 2, 1], "s", label="halves")
plt.plot(x, [5] * 5, "C4", lw=3, label="five")
plt.legend(ncol=2)
plt.savefig("line_format_strings.png")
