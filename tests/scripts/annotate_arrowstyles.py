"""Every arrowstyle, with and without parameters."""
import matplotlib.pyplot as plt

styles = ["-", "->", "<-", "<->", "-|>", "<|-", "<|-|>", "]-", "-[", "]-[", "|-|", "]->", "<-[", "simple", "fancy", "wedge",
          "->,head_length=1,head_width=0.5", "-[,widthB=2,lengthB=0.5", "|-|,widthA=0.5,widthB=0.8", "fancy,tail_width=0.2", "simple,head_width=1", "wedge,tail_width=0.8"]
fig, ax = plt.subplots(figsize=(8, 6), dpi=80)
for i, style in enumerate(styles):
    x, y = i % 4, 6 - i // 4
    ax.annotate(style.split(",")[0], xy=(x + 0.75, y + 0.2), xytext=(x, y), fontsize=9, va="center",
                arrowprops=dict(arrowstyle=style, connectionstyle="arc3,rad=0.1" if i % 2 else "arc3", fc="C%d" % (i % 10), ec="k", mutation_scale=18))
ax.set_xlim(-0.2, 4)
ax.set_ylim(0.5, 6.8)
fig.savefig("annotate_arrowstyles.png")
