"""Tick labels that were styled before a spine was moved."""
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns
rng = np.random.default_rng(3)
d = pd.DataFrame({"v": rng.normal(size=30), "k": np.repeat(["alpha", "beta", "gamma", "delta", "epsi"], 6)})
def s(n): plt.savefig(n); plt.close("all")
sns.set_theme(style="ticks")
ax = sns.boxplot(data=d, x="k", y="v"); plt.xticks(rotation=45); sns.despine(offset=10); s("a.png")
ax = sns.boxplot(data=d, x="k", y="v"); ax.set_xticklabels(ax.get_xticklabels(), rotation=45, ha="right"); sns.despine(offset=10, trim=True); s("b.png")
ax = sns.boxplot(data=d, x="k", y="v"); ax.tick_params(axis="x", rotation=45); sns.despine(offset=10); s("c.png")
ax = sns.boxplot(data=d, x="k", y="v"); sns.despine(offset=10); plt.xticks(rotation=45); s("d.png")
fig, ax = plt.subplots(); ax.plot([1, 2, 3]); plt.setp(ax.get_yticklabels(), color="r", size=14); ax.spines["left"].set_position(("outward", 12)); s("e.png")
fig, ax = plt.subplots(); ax.plot([1, 2, 3]); ax.set_xlabel("x"); ax.grid(True, color="r"); ax.spines["bottom"].set_position("zero"); ax.spines["left"].set_position("center"); s("f.png")
