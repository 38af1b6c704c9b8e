"""Everything by pyplot's own state."""
import matplotlib.pyplot as plt
import numpy as np

names, values = ["group_a", "group_b", "group_c"], [1, 10, 100]
plt.figure(figsize=(9, 3), dpi=80)
plt.subplot(131)
plt.bar(names, values)
plt.subplot(132)
plt.scatter(names, values)
plt.subplot(133)
plt.plot(names, values)
plt.suptitle("Categorical Plotting")
plt.gcf().text(0.01, 0.01, "gcf")
plt.gca().set_facecolor("0.95")
assert len(plt.gcf().axes) == 3
plt.show()
plt.savefig("pyplot_state.png")
