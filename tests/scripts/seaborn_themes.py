"""Themes: the default one, ticks for a talk, white for paper, despined."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(7)
tips = pd.DataFrame({"bill": rng.gamma(3, 6, 120), "tip": rng.gamma(2, 1.5, 120), "day": rng.choice(["Thu", "Fri", "Sat", "Sun"], 120),
                     "time": rng.choice(["Lunch", "Dinner"], 120), "size": rng.randint(1, 7, 120), "smoker": rng.choice(["yes", "no"], 120)})

for theme in ({}, {"style": "ticks", "context": "talk", "font_scale": 0.6}, {"style": "white", "context": "paper", "palette": "husl"}):
    sns.set_theme(**theme)
    fig, axes = plt.subplots(1, 2, figsize=(7, 3))
    sns.histplot(data=tips, x="bill", hue="time", ax=axes[0])
    axes[1].plot([1, 3, 2], "b--", label="plain")
    axes[1].bar([0, 1, 2], [1, 2, 1])
    axes[1].legend()
    if theme:
        sns.despine()
    fig.savefig("seaborn_themes_%s.png" % theme.get("style", "darkgrid"))
