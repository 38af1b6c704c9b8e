"""Parts of a figure: a box in inches, tight with all artists named, kinds of padding."""
import matplotlib.pyplot as plt
from matplotlib.transforms import Bbox

fig, ax = plt.subplots(figsize=(5, 4))
ax.plot([0, 3], [2, 1], label="beside")
legend = ax.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
title = fig.suptitle("Above all")
fig.savefig("cut_box.png", bbox_inches=Bbox([[0.3, 0.2], [3.1, 2.9]]))
fig.savefig("cut_extra.png", bbox_inches="tight", bbox_extra_artists=(legend, title))
fig.savefig("cut_wide.png", bbox_inches="tight", pad_inches=0.5, dpi="figure")
fig.savefig("cut_close.png", bbox_inches="tight", pad_inches=0, metadata={"Title": "a line"}, pil_kwargs={"compress_level": 1})
