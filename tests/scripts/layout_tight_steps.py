import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

fig, axs = plt.subplots(2, 2)
fig.tight_layout()
for i, ax in enumerate(axs.flat):
    ax.plot([1, 2, 3], [0, 10 ** (2 * i), 5])
    ax.set_title(f"Late title {i}")
fig.savefig("titles_after.png")

fig, axs = plt.subplots(1, 2, figsize=(6, 3))
axs[0].hist(np.arange(40) % 7)
fig.tight_layout(pad=2)
axs[1].plot(pd.date_range("2024-01-01", periods=30), np.arange(30) * 1000.0)
fig.suptitle("Both")
fig.tight_layout(rect=(0, 0, 1, 0.9))
fig.subplots_adjust(wspace=0.6)
fig.autofmt_xdate()
fig.savefig("dates_between.png")

fig, ax = plt.subplots()
ax.plot([1, 2, 3], label="a")
ax.set_ylabel("values", fontsize=20)
fig.tight_layout()
ax.set_ylabel("")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
fig.savefig("label_gone.png")
fig.tight_layout()
fig.savefig("label_gone_again.png")

fig, axs = plt.subplots(3, 1, figsize=(4, 6))
for i, ax in enumerate(axs):
    ax.imshow(np.arange(12).reshape(3, 4))
    fig.tight_layout(h_pad=i)
    ax.set_xlabel("below")
fig.set_size_inches(6, 5)
fig.savefig("sizes_changed.png")

fig, axs = plt.subplots(1, 2, layout="tight")
axs[0].plot([1, 2, 3])
fig.savefig("engine_first.png")
axs[1].set_ylabel("later")
axs[0].set_ylim(0, 1e6)
fig.savefig("engine_second.png")

fig, ax = plt.subplots(figsize=(4, 3))
for i in range(12):
    ax.clear()
    ax.plot(np.arange(5) * 10.0 ** i)
    ax.set_title("line\n" * (i % 3 + 1))
    fig.tight_layout()
fig.savefig("many.png")

fig, axs = plt.subplots(2, 2)
fig.supxlabel("all x")
fig.supylabel("all y", fontsize=18)
fig.suptitle("All")
plt.tight_layout()
fig.savefig("labels_of_all.png")
