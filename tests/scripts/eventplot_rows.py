"""Events as strokes."""
import matplotlib.pyplot as plt
import numpy as np

np.random.seed(3)
fig, axs = plt.subplots(1, 2, figsize=(6, 3), dpi=80)
axs[0].eventplot(np.random.gamma(4, size=(3, 30)), orientation="vertical", lineoffsets=[2, 4, 6], linewidth=0.75)
axs[1].eventplot([[1, 2, 3], [1.5, 3.5]], colors=["C0", "C1"], linelengths=[0.8, 0.4])
fig.savefig("eventplot_rows.png")
