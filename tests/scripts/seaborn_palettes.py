"""Palettes by name and by rule."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

names = ["deep", "muted", "pastel", "husl", "hls", "ch:", "ch:s=.25,rot=-.25", "light:b", "dark:#69d_r", "blend:r,g", "viridis", "Set2", "rocket",
         "mako", "vlag", "icefire", "crest", "flare", "Blues_d", "colorblind6"]
fig, axes = plt.subplots(4, 5, figsize=(6, 4))
for ax, name in zip(axes.flat, names):
    ax.bar(range(7), [1] * 7, color=sns.color_palette(name, 7))
    ax.set_title(name, fontsize=6)
    ax.set_xticks([])
    ax.set_yticks([])
fig.savefig("seaborn_palettes.png")
