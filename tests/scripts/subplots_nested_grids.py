"""Grids within the cells of a GridSpec that was made without a figure."""
import matplotlib.pyplot as plt
from matplotlib import gridspec

fig = plt.figure(figsize=(8, 5), dpi=80)
outer = gridspec.GridSpec(1, 2, wspace=0.3, width_ratios=[2, 1])
left = gridspec.GridSpecFromSubplotSpec(3, 1, subplot_spec=outer[0], hspace=0.1)
for i in range(3):
    ax = fig.add_subplot(left[i])
    ax.plot([0, 1, 2], [i, 3, 1])
    ax.tick_params(labelbottom=i == 2)
right = gridspec.GridSpecFromSubplotSpec(2, 1, subplot_spec=outer[1], height_ratios=[1, 2])
plt.subplot(right[0]).bar([1, 2], [3, 4])
innermost = gridspec.GridSpecFromSubplotSpec(1, 2, subplot_spec=right[1])
fig.add_subplot(innermost[1]).scatter([1, 2], [3, 4])
fig.savefig("subplots_nested_grids.png")
fig.subplots_adjust(left=0.2, top=0.8)
fig.savefig("subplots_nested_grids_adjusted.png")
fig.tight_layout()
fig.savefig("subplots_nested_grids_tight.png")
