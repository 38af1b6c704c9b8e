"""Line styles by word and by pattern, caps, alpha, markers with their own colours."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 10, 50)
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
for i, style in enumerate(["solid", "dashed", "dashdot", "dotted", (0, (5, 1)), (0, (3, 1, 1, 1, 1, 1))]):
    ax.plot(x, np.sin(x) + i, linestyle=style, linewidth=1 + i / 3, label=str(style))
ax.plot(x[::5], np.cos(x[::5]) - 2, marker="D", mfc="white", mec="tab:red", mew=1.5, ms=7, alpha=0.7)
ax.set(xlabel="x", ylabel="shifted", xlim=(0, 14))
ax.legend(loc="center right", fontsize="x-small")
fig.savefig("line_styles.png")
