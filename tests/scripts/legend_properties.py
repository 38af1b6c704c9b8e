"""Fonts, colours, order and frame of legends."""
import matplotlib.pyplot as plt

settings = [
    {"prop": {"size": 8, "weight": "bold", "family": "monospace"}, "title": "Small", "title_fontproperties": {"weight": "bold", "size": 14}},
    {"markerscale": 2, "markerfirst": False, "title": "Marker last", "alignment": "right"},
    {"shadow": True, "fancybox": False, "facecolor": "lightyellow", "edgecolor": "red"},
    {"labelcolor": "linecolor", "title": "A rather long title", "alignment": "left", "title_fontsize": "small"},
    {"labelcolor": ["r", "g", "b"], "frameon": False, "handlelength": 4, "handletextpad": 2},
    {"labelcolor": "mfc", "mode": "expand", "ncols": 2, "loc": "lower left"},
]
fig, axes = plt.subplots(2, 3, figsize=(13, 7))
for ax, setting in zip(axes.flat, settings):
    ax.plot([1, 2, 3], "o-", label="one", markerfacecolor="gold")
    ax.plot([2, 2, 2], "C1s:", label="two")
    ax.bar([0, 1], [1, 1.5], color="C5", label="bars", width=0.4)
    legend = ax.legend(**setting)
for text, size in zip(legend.get_texts(), (8, 12, 14)):
    text.set_fontsize(size)
legend.set_title("Set", prop={"size": "large", "style": "italic"})
legend.get_title().set_color("purple")
frame = legend.get_frame()
frame.set_linewidth(3)
frame.set_edgecolor("orange")
frame.set_facecolor("0.95")
frame.set_alpha(1)
fig.savefig("legend_properties.png")
