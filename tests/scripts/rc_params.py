"""rcParams before and after figures; contexts."""
import matplotlib.pyplot as plt

plt.rcParams["font.size"] = 8
plt.rcParams.update({"lines.linewidth": 3, "axes.grid": True, "figure.figsize": (4, 3), "axes.titlesize": "large"})
plt.rc("axes", facecolor="whitesmoke", edgecolor="grey", labelsize=12)
plt.plot([0, 1, 2], [0, 1, 0])
plt.title("large")
plt.xlabel("x")
plt.savefig("rc_params.png", dpi=80)
plt.close()
with plt.rc_context({"axes.spines.top": False, "axes.spines.right": False, "xtick.direction": "in"}):
    fig, ax = plt.subplots(dpi=80)
    ax.plot([0, 1], [1, 0], label="a")
    ax.legend()
    fig.savefig("rc_context.png")
plt.rcdefaults()
plt.figure(dpi=50)
plt.plot([0, 1])
plt.savefig("rc_defaults.png")
