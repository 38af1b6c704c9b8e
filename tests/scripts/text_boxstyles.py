"""Boxes around texts."""
import matplotlib.pyplot as plt

styles = ["square", "round", "round4", "circle", "larrow", "rarrow", "darrow", "sawtooth", "roundtooth", "round,pad=0.6,rounding_size=0.4", "square,pad=1",
          "larrow,pad=0.5", "sawtooth,pad=0.5,tooth_size=0.4", "round4,pad=0.5", "darrow,pad=0.6"]
fig, ax = plt.subplots(figsize=(7, 5), dpi=80)
for i, style in enumerate(styles):
    ax.text(0.15 + 0.3 * (i % 3), 0.9 - 0.19 * (i // 3), style.split(",")[0], ha="center", va="center", rotation=15 if i == 5 else 0,
            bbox=dict(boxstyle=style, fc="C%d" % (i % 10), ec="k", alpha=0.6, lw=1 + i % 2))
ax.annotate("from an arrow", (0.85, 0.3), (0.2, 0.03), bbox=dict(boxstyle="rarrow,pad=0.3", fc="cyan"), arrowprops=dict(arrowstyle="->"))
ax.set_axis_off()
fig.savefig("text_boxstyles.png")
