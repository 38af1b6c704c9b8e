"""Stems as they come."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3), dpi=80)
ax.stem(range(1, 9), [4.8, 5.5, 3.5, 4.6, 6.5, 6.6, 2.6, 3.0])
ax.set(xlim=(0, 9), ylim=(0, 8))
fig.savefig("stem_default.png")
