"""More style sheets, each in a context."""
import matplotlib.pyplot as plt

for style in ["seaborn-v0_8", "fivethirtyeight", "bmh", "dark_background", "grayscale"]:
    with plt.style.context(style):
        fig, ax = plt.subplots(figsize=(4, 3), dpi=60)
        ax.plot([0, 1, 2], [1, 3, 2])
        ax.plot([0, 1, 2], [2, 1, 3])
        ax.set_title(style)
        ax.set_xlabel("x")
        fig.savefig(f"style_{style}.png")
        plt.close(fig)
