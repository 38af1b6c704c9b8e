"""Texts of several lines: spacing, alignment, rotation."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.5, 4.5), dpi=80)
for i, (align, spacing) in enumerate([("left", 1.2), ("center", 1.6), ("right", 0.9)]):
    ax.text(0.05 + 0.33 * i, 0.95, f"one\ntwo words\n{align}", va="top", multialignment=align, linespacing=spacing, bbox={"fc": "0.9"})
for i, angle in enumerate([0, 30, 90, 200, -45]):
    ax.plot(0.1 + 0.2 * i, 0.5, "k+")
    ax.text(0.1 + 0.2 * i, 0.5, "anchor", rotation=angle, rotation_mode="anchor", ha="left", va="bottom")
    ax.plot(0.1 + 0.2 * i, 0.2, "k+")
    ax.text(0.1 + 0.2 * i, 0.2, "two\nlines", rotation=angle, ha="right", va="top", ma="center")
ax.set_title("Two lines\nof title", linespacing=2)
ax.set_xlabel("label\nbelow", linespacing=1.5, ma="left")
ax.set_xticks([0.2, 0.8], ["a\nb", "long\nlabel"])
fig.text(0.5, 0.02, "α β é ü ñ — “quoted” ± µm", ha="center", fontdict={"family": "serif", "size": 9, "weight": 600})
fig.savefig("text_lines.png")
