"""Lines across the axes ask for limits, which a symlog scale that comes later leaves as they are."""
import matplotlib.pyplot as plt

for name, lines in {"beyond": [("h", 1000)], "shown": [("h", 100), ("v", 12)], "both": [("h", 1000), ("v", 60)], "none": []}.items():
    fig, ax = plt.subplots(figsize=(4, 3))
    ax.plot([1, 2, 30], [-40, 5, 400])
    for way, at in lines:
        (ax.axhline if way == "h" else ax.axvline)(at, color="r")
    ax.set_yscale("symlog")
    ax.set_xscale("symlog")
    fig.savefig(f"{name}.png")
    plt.close(fig)
