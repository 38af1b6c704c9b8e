"""Small things of figures and axes: labels of the whole, canvases, get_xaxis(), stairs in legends, boxes of nothing."""
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

figure = Figure(figsize=(6, 4))
FigureCanvasAgg(figure)
axes = figure.subplots(1, 2)
axes[0].stairs([1, 3, 2], label="empty")
axes[0].stairs([0.5, 1, 0.2], label="full", fill=True)
axes[0].legend()
axes[0].get_xaxis().set_ticks([0, 3])
axes[1].boxplot([[1, 2, np.nan], [], [1, 2, 3, 9]])
figure.supxlabel("first")
figure.supxlabel("second")
figure.supylabel("left")
figure.set_dpi(50)
figure.savefig("object.png")

fig, (ax, other) = plt.subplots(1, 2)
plt.sca(ax)
plt.imshow(np.eye(4))
other.plot([1, 2], label="hidden")
other.legend().set_visible(False)
other.patch.set_visible(False)
other.patch.set_alpha(0.5)
plt.colorbar(cax=fig.add_axes([0.92, 0.2, 0.02, 0.6]))
fig.savefig("colours.png")
print(plt.Normalize(0, 2)(1), ax.get_xaxis() is ax.xaxis)
