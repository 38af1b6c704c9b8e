"""Alphabets, symbols and the font that formulas begin with."""
import matplotlib.pyplot as plt

fig, axs = plt.subplots(1, 2, figsize=(7, 3), dpi=90)
ax = axs[0]
ax.text(0.1, 0.8, r"$\mathcal{L}\ \mathbb{R}^n\ \mathfrak{g}\ \mathscr{F}\ \mathsf{Ab}\ \mathtt{cd}\ \mathbf{x}\ \mathrm{a\ b}$", fontsize=14)
ax.text(0.1, 0.5, r"$\alpha\ \Omega\ \nabla\ \partial\ \hbar\ \ell\ \Re\ \aleph\ \forall\ \exists\ \perp\ \frown$", fontsize=14)
ax.text(0.1, 0.2, r"$A \subseteq B \cup C \ni x \mapsto y \longrightarrow z \oplus w$", fontsize=11, rotation=10)
plt.rcParams["mathtext.default"] = "regular"
axs[1].set_title(r"Flux ($W m^{-2}$)")
axs[1].set_xticks([0, 0.5, 1], [r"$0$", r"$\frac{\pi}{2}$", r"$\pi$"])
axs[1].plot([0, 1], [1, 2], label=r"$R^2 = 0.97$")
axs[1].legend()
fig.savefig("text_math_alphabets.png")
