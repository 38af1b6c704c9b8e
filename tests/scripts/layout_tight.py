import matplotlib.gridspec as gridspec
import matplotlib.pyplot as plt
import numpy as np

data = np.arange(100.0).reshape(10, 10)


def draw(ax, size=10):
    ax.plot([1, 2, 300])
    ax.set_xlabel("x label", fontsize=size)
    ax.set_ylabel("y label", fontsize=size)
    ax.set_title("Title", fontsize=size)


fig = plt.figure(figsize=(8, 5))
outer = gridspec.GridSpec(2, 2, figure=fig, width_ratios=[2, 1])
inner = gridspec.GridSpecFromSubplotSpec(2, 2, subplot_spec=outer[:, 0], wspace=0.4, hspace=0.6)
for spec in inner:
    draw(fig.add_subplot(spec), 8)
draw(fig.add_subplot(outer[0, 1]))
draw(fig.add_subplot(outer[1, 1]))
fig.tight_layout()
fig.savefig("nested.png")

fig, axs = plt.subplots(2, 2)
for ax in axs.flat:
    draw(ax, 14)
fig.suptitle("A suptitle")
fig.tight_layout(rect=[0, 0.03, 1, 0.95])
fig.savefig("rect.png")

fig, axs = plt.subplots(2, 2, figsize=(7, 5))
for ax in axs.flat:
    im = ax.pcolormesh(data)
    fig.colorbar(im, ax=ax, label="values")
    ax.set_title("with a bar")
plt.tight_layout(pad=0.5, w_pad=2.0, h_pad=3.0)
fig.savefig("bars.png")

fig, ax = plt.subplots(figsize=(5, 3))
ax.plot([1, 2, 3], label="a line")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
fig.tight_layout()
fig.savefig("legend.png")

fig, axs = plt.subplots(1, 2, layout="tight", figsize=(7, 3))
axs[0].plot([1, 2, 3])
axs[0].twinx().set_ylabel("twin")
im = axs[1].imshow(data, interpolation="nearest")
fig.colorbar(im, ax=axs[1], location="bottom")
fig.savefig("engine.png")

fig, axs = plt.subplots(2, 1, tight_layout={"pad": 2, "rect": (0, 0, 1, 0.9)})
for ax in axs:
    draw(ax)
fig.suptitle("dict")
fig.savefig("dict.png")

fig, axs = plt.subplots(2, 2, sharex=True, gridspec_kw={"width_ratios": [3, 1], "height_ratios": [1, 3]})
for ax in axs.flat:
    ax.plot(np.linspace(0, 5, 20), np.linspace(-1, 1, 20))
fig.set_tight_layout(True)
fig.savefig("ratios.png")

fig = plt.figure()
ax1 = plt.subplot2grid((3, 3), (0, 0))
ax2 = plt.subplot2grid((3, 3), (0, 1), colspan=2)
ax3 = plt.subplot2grid((3, 3), (1, 0), colspan=2, rowspan=2)
ax4 = plt.subplot2grid((3, 3), (1, 2), rowspan=2)
for ax in (ax1, ax2, ax3, ax4):
    draw(ax)
plt.tight_layout()
fig.savefig("subplot2grid.png")

fig, axs = plt.subplots(1, 2)
im = axs[1].pcolormesh(data)
fig.colorbar(im, ax=axs)
draw(axs[0])
fig.savefig("two_parents.png")

fig, axs = plt.subplots(2, 2, sharex=True, sharey=True, layout="tight", gridspec_kw=dict(wspace=0, hspace=0))
for ax in axs.flat:
    ax.scatter([1, 2, 3], [3, 1, 2])
fig.savefig("no_space.png")
