"""A legend's own handles and texts, changed after it was made."""
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(1)
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 5))
for k in range(3):
    left.plot(rng.random(20) + k, lw=0.5, alpha=0.5, label=f"line {k}")
legend = left.legend(loc="upper right", ncol=3)
for line in legend.get_lines():
    line.set_linewidth(4)
for handle in legend.legendHandles:
    handle.set_alpha(1)
plt.setp(legend.get_texts(), fontsize="small", color="navy")
legend.get_texts()[1].set_text("the middle")
for k in range(3):
    right.scatter(rng.random(50), rng.random(50), s=2, alpha=0.3, label=f"points {k}")
right.hist(rng.random(50), alpha=0.2, label="hist")
legend = right.legend(title="Larger", loc="upper right")
for handle in legend.legendHandles[:3]:
    handle.set_sizes([60])
    handle.set_alpha(1)
legend.get_patches()[0].set_facecolor("black")
legend.get_patches()[0].set_height(3)
legend.set_bbox_to_anchor((0.98, 0.9))
legend.set_zorder(0.5)
fig.savefig("legend_changed.png")
