"""All the usual markers."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6, 3), dpi=80)
for i, marker in enumerate([".", ",", "o", "v", "^", "<", ">", "1", "2", "3", "4", "8", "s", "p", "P", "*", "h", "H", "+", "x", "X", "D", "d", "|", "_"]):
    ax.plot([i % 9], [i // 9], marker=marker, markersize=14)
ax.margins(0.2)
fig.savefig("line_markers.png")
