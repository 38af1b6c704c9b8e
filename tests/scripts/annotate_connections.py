"""Arrows on other ways than straight ones."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(7, 5), dpi=80)
styles = ["arc3,rad=0.3", "arc3,rad=-0.5", "angle3,angleA=90,angleB=0", "angle3,angleA=0,angleB=90", "angle,angleA=-90,angleB=180,rad=5", "angle,angleA=0,angleB=90",
          "arc,angleA=-90,angleB=0,armA=30,armB=30,rad=5", "arc,angleA=0,angleB=0,armA=40,rad=0", "bar", "bar,fraction=0.2", "bar,armA=5,armB=10,angle=15", "arc3"]
for i, style in enumerate(styles):
    x, y = i % 4, 2 - i // 4
    ax.plot([x + 0.2, x + 0.7], [y + 0.6, y + 0.2], "o", ms=3, color="0.5")
    ax.annotate("", xy=(x + 0.2, y + 0.6), xytext=(x + 0.7, y + 0.2),
                arrowprops=dict(arrowstyle="->", color="C3", shrinkA=5, shrinkB=5, connectionstyle=style, linestyle="--" if i == 3 else "-"))
ax.annotate("box", xy=(0.1, 0.1), xytext=(1.2, 0.15), bbox=dict(boxstyle="round", fc="w"),
            arrowprops=dict(arrowstyle="-|>", connectionstyle="angle3,angleA=0,angleB=-90", relpos=(0, 0.5)))
ax.annotate("through", xy=(2.2, 0.1), xytext=(3.2, 0.15), arrowprops=dict(arrowstyle="->", patchA=None, relpos=(1, 0)))
ax.set(xlim=(0, 4), ylim=(0, 3))
fig.savefig("annotate_connections.png")
