"""Fractions, roots, sums, delimiters and accents in formulas."""
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6, 4.5), dpi=90)
formulas = [r"$\frac{1}{2}\,\dfrac{a+b}{c_1^2}\,\binom{n}{k}$", r"$\sqrt{2} + \sqrt[3]{x^2+y} + \sqrt{\frac{a}{b}}$",
            r"$\sum_{i=1}^{n} x_i = \prod_k p_k$", r"$\int_0^\infty e^{-x}\,dx = \oint_C f$", r"$\left(\frac{a}{b}\right)^2 \left[\frac{1}{1+\frac{1}{x}}\right]$",
            r"$\overline{ab}\ \hat x\ \tilde{y}\ \vec{v}\ \dot{q}\ \ddot{q}\ \widehat{xyz}$", r"$\lim_{x\to 0} \frac{\sin x}{x} = 1$",
            r"$f'(x) + g''_i \leq \left\langle\psi\right\rangle$", r"$\operatorname{arcosh}(x) \quad \max_x y^2$", r"$\overset{!}{=}\underset{n}{x} \genfrac{[}{)}{0.8}{1}{a}{b}$"]
for i, formula in enumerate(formulas):
    ax.text(0.05 + 0.5 * (i % 2), 0.9 - 0.2 * (i // 2), formula, fontsize=13, va="center")
ax.set_title(r"$\mathcal{N}(\mu, \sigma) = \frac{1}{\sigma\sqrt{2\pi}} e^{-\frac{(x-\mu)^2}{2\sigma^2}}$")
ax.set_ylabel(r"$\frac{\partial u}{\partial t}$ [m s$^{-1}$]")
fig.tight_layout()
fig.savefig("text_math_layouts.png")
