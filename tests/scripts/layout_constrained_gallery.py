"""Constrained layout as the gallery of matplotlib uses it."""
import matplotlib.pyplot as plt
import matplotlib.gridspec as gridspec
import numpy as np

np.random.seed(19680801)
data = np.random.randn(30, 30)

# colorbar placement
fig, axs = plt.subplots(2, 2, layout="constrained")
cm = ["RdBu_r", "viridis"]
for col in range(2):
    for row in range(2):
        ax = axs[row, col]
        pcm = ax.pcolormesh(np.random.random((20, 20)) * (col + 1), cmap=cm[col])
    fig.colorbar(pcm, ax=axs[:, col], shrink=0.6)
fig.savefig("g01.png")

# mixed colour bars of a nested grid
fig = plt.figure(figsize=(8, 6), layout="constrained")
gs0 = fig.add_gridspec(1, 2)
gsl = gs0[0].subgridspec(2, 1)
gsr = gridspec.GridSpecFromSubplotSpec(3, 3, subplot_spec=gs0[1])
axl = [fig.add_subplot(s) for s in gsl]
axr = [fig.add_subplot(s) for s in gsr]
for ax in axl + axr:
    im = ax.pcolormesh(data)
    ax.set_xticks([]) if ax in axr else ax.set_xlabel("x label")
fig.colorbar(im, ax=axl, location="bottom", shrink=0.8, label="left")
fig.colorbar(im, ax=axr)
fig.suptitle("nested colour bars", fontsize=20)
fig.savefig("g02.png")

# bar labels, long tick labels, rotated
fig, axs = plt.subplots(1, 2, layout="constrained", figsize=(7, 4))
axs[0].barh(["a very long category", "short", "medium one"], [3, 7, 5])
axs[1].bar(["January", "February", "March"], [3, 7, 5])
axs[1].tick_params(axis="x", rotation=60)
axs[1].set_title("rotated", loc="left")
axs[1].yaxis.tick_right()
axs[1].yaxis.set_label_position("right")
axs[1].set_ylabel("right side")
fig.savefig("g03.png")

# log scale, offset texts, symlog
fig, axs = plt.subplots(2, 2, layout="constrained")
axs[0, 0].semilogy([1, 10, 1000])
axs[0, 1].plot([1e9, 2e9, 3e9])
axs[1, 0].plot([1.0001, 1.0002, 1.0003])
axs[1, 1].loglog([1, 10, 100], [1e-5, 1, 1e5])
fig.savefig("g04.png")

# uneven with spans and colorbars with cax
fig = plt.figure(layout="constrained", figsize=(7, 5))
gs = fig.add_gridspec(2, 2, width_ratios=[10, 1], height_ratios=[1, 2])
ax = fig.add_subplot(gs[0, :])
ax.plot(data[0])
ax2 = fig.add_subplot(gs[1, 0])
im = ax2.imshow(data, aspect="auto", interpolation="nearest")
cax = fig.add_subplot(gs[1, 1])
fig.colorbar(im, cax=cax, label="a label")
fig.savefig("g05.png")

# shared axes with many
fig, axs = plt.subplots(4, 4, sharex=True, sharey="row", layout="constrained", figsize=(8, 8))
for i, ax in enumerate(axs.flat):
    ax.hist(data[i] * 10 ** (i // 4), bins=7)
for ax in axs[-1]:
    ax.set_xlabel("value")
for ax in axs[:, 0]:
    ax.set_ylabel("count")
fig.suptitle("A suptitle\nof two lines")
fig.savefig("g06.png")

# a legend beside and below
fig, axs = plt.subplots(1, 2, layout="constrained", figsize=(8, 3))
for i in range(3):
    axs[0].plot(data[i], label=f"line {i}")
    axs[1].plot(data[i], label=f"line {i}")
axs[0].legend(bbox_to_anchor=(0, -0.15), loc="upper left", ncol=3)
axs[1].legend(bbox_to_anchor=(1.05, 1), loc="upper left", title="Legend")
fig.savefig("g07.png")

# save twice, tight box
fig, ax = plt.subplots(layout="constrained", figsize=(4, 3))
ax.plot([1, 200000, 3])
ax.set_ylabel("again")
fig.savefig("g08.png")
fig.savefig("g09.png", dpi=150)
fig.savefig("g10.png", bbox_inches="tight")

# small figures collapse
fig, axs = plt.subplots(3, 3, layout="constrained", figsize=(2, 2))
for ax in axs.flat:
    ax.set_xlabel("long label", fontsize=20)
    ax.set_title("title", fontsize=20)
fig.savefig("g11.png")

# date axis
import datetime
fig, axs = plt.subplots(3, 1, layout="constrained", figsize=(6, 6))
base = datetime.datetime(2005, 2, 1)
dates = [base + datetime.timedelta(hours=2 * i) for i in range(100)]
for ax in axs:
    ax.plot(dates, np.arange(100))
for label in axs[1].get_xticklabels():
    label.set_rotation(40)
    label.set_horizontalalignment("right")
fig.savefig("g12.png")

# empty axes, one removed
fig, axs = plt.subplots(2, 2, layout="constrained")
axs[1, 1].remove()
axs[0, 0].text(1.02, 0.5, "a text outside", transform=axs[0, 0].transAxes)
axs[0, 1].plot([1, 2])
axs[1, 0].set_xticks([0, 1], ["first long label", "second long label"])
fig.savefig("g13.png")

fig, axs = plt.subplots(1, 3, layout="compressed", figsize=(7, 5), sharey=True)
for ax in axs:
    im = ax.imshow(data[:20, :10], interpolation="nearest")
    ax.set_title("image")
fig.colorbar(im, ax=axs, orientation="horizontal")
fig.savefig("g14.png")

fig, axs = plt.subplots(2, 1, layout="constrained")
im = axs[0].scatter(data[0], data[1], c=data[2])
fig.colorbar(im, ax=axs[0], location="top", shrink=0.7)
fig.colorbar(im, ax=axs[0], location="left", pad=0.2)
twin = axs[1].twinx()
twin.set_ylabel("twin")
fig.colorbar(im, ax=axs[1], extend="max")
fig.savefig("g15.png")

plt.rcParams["font.size"] = 14
fig = plt.figure(layout="constrained")
ax = fig.add_subplot(111)
ax.pie([3, 4], labels=["a", "b"])
ax.set_title("Pie")
fig.text(0.5, 0.5, "in the middle")
fig.suptitle("manual", y=0.9)
fig.savefig("g16.png")
