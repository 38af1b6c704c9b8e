"""One line, with labels and a title."""
import matplotlib.pyplot as plt
import numpy as np

t = np.arange(0.0, 2.0, 0.01)
plt.plot(t, 1 + np.sin(2 * np.pi * t))
plt.xlabel("time (s)")
plt.ylabel("voltage (mV)")
plt.title("About as simple as it gets")
plt.grid(True)
plt.savefig("line_basic.png")
