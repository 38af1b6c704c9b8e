"""Areas on areas."""
import matplotlib.pyplot as plt

year = [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2018]
people = {"africa": [228, 284, 365, 477, 631, 814, 1044, 1275], "americas": [340, 425, 519, 619, 727, 840, 943, 1006],
          "asia": [1394, 1686, 2120, 2625, 3202, 3714, 4169, 4560]}
fig, ax = plt.subplots(figsize=(5, 4), dpi=80)
ax.stackplot(year, people.values(), labels=people.keys(), alpha=0.8)
ax.legend(loc="upper left")
ax.set_xlabel("Year")
fig.savefig("stackplot_areas.png")
