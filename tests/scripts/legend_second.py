"""Several legends of one axes; all forms of the call; anchors of other axes."""
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, figsize=(10, 8))
first, second, third, fourth = axes.flat
lines = [first.plot([1, 2, 3], [k, k + 1, k], color=color, ls=style)[0] for k, (color, style) in enumerate([("r", "-"), ("g", "--"), ("b", ":"), ("k", "-.")])]
colors = first.legend(lines[:2], ["red", "green"], loc="upper left", title="Colours")
first.add_artist(colors)
styles = first.legend(handles=lines[2:], labels=["dotted", "dash-dot"], loc=1)
third_one = first.legend(["only one"], loc="lower center")
first.add_artist(styles)
second.plot([1, 2], label="kept")
second.plot([2, 1])
second.legend(["first", "second"], bbox_to_anchor=(0, 1.02, 1, 0.1), loc="lower left", mode="expand", ncol=2, borderaxespad=0)
third.plot([1, 3, 2], label="a line")
third.plot([1, 1, 2], label="_hidden")
third.legend(labels=["by keyword"], bbox_to_anchor=(0.5, 0.5), bbox_transform=fig.transFigure, loc="center")
fourth.plot([1, 3, 2], label="last")
fourth.legend(bbox_to_anchor=(0.5, 0.5), bbox_transform=third.transAxes, loc="center", mode="expand")
fig.legend(lines[:1], ["of the figure"], loc="upper center", ncols=3)
fig.savefig("legend_second.png")
