"""Mathematics in titles and labels."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4.5, 3.2), dpi=80)
ax.plot([0, 1], [0, 1], label=r"$\alpha = 10^{-3}$")
ax.set_title(r"$\sigma_i = 15,\ \mu = 100$")
ax.set_xlabel(r"$x^2$ (m$^2$)")
ax.set_ylabel(r"$\Delta T$ in $^\circ$C")
ax.legend()
fig.tight_layout()
fig.savefig("text_math.png")
