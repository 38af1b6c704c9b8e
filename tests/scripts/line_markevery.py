"""Every n-th marker, and a step line."""
import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 3, 40)
fig, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(4, 4), dpi=80)
top.plot(x, np.exp(-x), "-o", markevery=5)
top.plot(x, np.exp(-x / 2), "-s", markevery=(3, 8))
bottom.step(x[::4], np.sin(x[::4]), where="mid", label="mid")
bottom.step(x[::4], np.sin(x[::4]) + 1, where="post", label="post")
bottom.step(x[::4], np.sin(x[::4]) + 2, label="pre")
bottom.legend()
fig.savefig("line_markevery.png")
