#!/usr/bin/python3
"""Hold formulas set by chart/text against matplotlib's mathtext: every glyph of fixed and random lines at its place.

usage: compare_math.py MATH_PROBE [SEED]
Exit status: 0 equal, 1 different, 77 (skipped) without matplotlib 3.6.3.
"""
import json
import logging
import random
import subprocess
import sys

from comparison import require

require("matplotlib")
import matplotlib  # noqa: E402
matplotlib.use("agg")
from matplotlib import _mathtext  # noqa: E402
from matplotlib.backends import backend_agg  # noqa: E402
from matplotlib.font_manager import FontProperties  # noqa: E402

logging.disable()
dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 3)

LINES = [r"$\mathdefault{10^{-3}}$", r"$\mathdefault{0}$", r"$\times\mathdefault{10^{6}}\mathdefault{}$", r"$\mathdefault{2\times10^{0}}$",
         r"$\mathdefault{-10^{2}}$", r"$R^2 = 0.97$", r"$\sigma^2$", r"Temperature ($\degree$C)", r"$x_i^2 + y_j$", r"$\mu \pm 2\sigma$",
         r"$\alpha_{i,j}^{k+1}$", r"$\mathrm{CO}_2$ (ppm)", r"$10^{-3}\,\mathrm{m\,s^{-1}}$", r"$\log_{10}(x)$", r"$\sin x \cdot \cos y$",
         r"$a \leq b \geq c \neq d$", r"$f(x) = e^{-x^2/2}$", r"$\Delta T$ [K]", r"cost \$5 and $x$", r"$\mathbf{v} \rightarrow \infty$",
         r"$H_2O$, $CO_2$ and $N_2$", r"$x^{y^{z^2}}$", r"$_a^b$", r"${}^{14}C$", r"$\alpha _ 1$", r"$a,b;c!$", r"$0,5$ $1.5$", r"$f'$",
         r"$\bar{x} \pm \hat{\sigma}$", r"$\vec{v}_i^{\dot{a}}$", r"$\tilde{AB}^2$", r"$e^{\bar{x}}$", r"$\bar{\mathrm{T}}$ [K]", r"$\bar{W}\ddot{i}\acute{l}$", r"$x_{a_{\hat{b}}}$",
         r"$\frac{1}{2}$", r"$\frac{a+b}{c_1^2}x$", r"$\dfrac{x}{y^2} = \binom{n}{k}$", r"$x^{\frac{a}{b}}$", r"$\sqrt{2}$", r"$\sqrt[3]{x^2+y}$", r"$\sqrt{\frac{a}{b}}$",
         r"$\sum_{i=1}^{n} x_i$", r"$\prod_k k$", r"$\int_0^\infty e^{-x}\,dx$", r"$\oint_C f$", r"$\lim_{x\to 0} f(x)$", r"$\max_x y^2$", r"$\max_x$ and $y^2$",
         r"$\left(\frac{a}{b}\right)^2$", r"$\left[\frac{1}{1+\frac{1}{x}}\right]$", r"$\left\{x\right.$", r"$\left|x\right|$", r"$\left\langle \sum_i^n \right\rangle$",
         r"$\overline{ab}$", r"$\widehat{xyz}\widetilde{ab}\widebar{c}$", r"$\mathcal{L}\mathbb{R}^n\mathfrak{g}\mathscr{F}$", r"$\mathbb{ABCk1}$", r"$\mathsf{Ab}$",
         r"$f'(x) + g''_i$", r"$x'^2$", r"$x^{ab}'$", r"$'^2$", r"$\overset{!}{=}\underset{n}{x}$", r"$\operatorname{arcosh}(x)$", r"$\operatorname{sn} x$", r"$\genfrac{[}{)}{0.8}{1}{a}{b}$",
         r"$a\hspace{1.5}b$", r"$\mathring{A}\dddot{x}\overrightarrow{v}$", r"$\perp \frown \biguplus_i$", r"$\frac{\rm a}{b}c$", r"$\prime x$", r"$\'a \"o \~n$",
         r"$\mathrm{a - b}$", r"$\bf x\sum$", r"$\left(\right)$", r"$\sum$", r"$x^{\sum_i}$", r"$\left/x\right\backslash$", r"$-\left(-1\right)$", r"$\mathcal{ab}$", r"$\mathfrak{X}$",
         r"$\frac{\sum_i x_i}{n}$", r"$\overline{\overline{x}}^2$", r"$\sqrt{x}_2$", r"$\bigcup_{i}\bigoplus^n$", r"$\iint f$", r"$\sin^2 x$ $z^2$", r"en – dash $x$", r"$\hat x + \bar\alpha$", r"$\frac {a} {b}$", r"$\sqrt [3] {x}$", r"$\left ( x \right )$", r"$x^ 2$",
         r"$\mathrm {ab}$", r"$f '$", r"$\mathbf{\perp}$", r"$\genfrac{}{}{0}{}{a}{b}$", r"$\bar\bar{x}$"]
REFUSED = [r"$x^$", r"$\nosuch$", r"${x$", r"$x^2^3$", r"$\frac12$", r"$\tfrac{1}{2}$", r"$\left(x$", r"$\right)$", r"$\sqrt x$", r"$\mathbb{x^2}$", r"$x^2'$", r"$\frac{}{b}$"]
NAMES = "alpha beta gamma Delta Omega sigma mu pm times cdot leq geq infty degree circ rightarrow approx partial nabla in ldots sum int prod hbar ell Re forall angle langle".split()


def atom(depth):
    draw = dice.random()
    if draw < .4:
        return dice.choice("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789")
    if draw < .6:
        return "\\" + dice.choice(NAMES) + " "
    if draw < .7:
        return dice.choice("+-*/=<>()[],.;:!?&@| ") if depth == 0 else dice.choice("+-=,")
    if draw < .8:
        return dice.choice([r"\,", r"\;", r"\ ", r"\quad ", "~"]) if depth == 0 else "x"
    if draw < .9:
        return "\\math" + dice.choice(["rm", "it", "bf", "tt", "sf", "default", "regular"]) + group(depth)
    if draw < .93 and depth < 3:
        return dice.choice([r"\frac%s%s", r"\binom%s%s", r"\overset%s%s", r"\dfrac%s%s"]) % (group(depth), group(depth))
    if draw < .97 and depth < 3:
        return dice.choice([r"\sqrt%s", r"\sqrt[3]%s", r"\overline%s", r"\left(%s\right]", r"\mathcal{K}%s", r"\widehat%s", r"\hat%s"]) % group(depth)
    return "\\" + dice.choice(["sin", "log", "exp", "max"]) + dice.choice([" ", "(", ""]) + "x"


def group(depth):
    return "{" + "".join(scripted(depth + 1) for _ in range(dice.randint(1, 3))) + "}"


def scripted(depth):
    text = atom(depth)
    if depth < 3 and dice.random() < .35 and not text.endswith(" ") and text[-1] not in "~,;":
        text += dice.choice(["_", "^"]) + (group(depth) if dice.random() < .6 else dice.choice("0123ijkn"))
        if dice.random() < .2:
            text += ("^" if "_" in text else "_") + dice.choice("12ab") if text.count("_") + text.count("^") == 1 else ""
    return text


def random_line():
    formula = "$" + "".join(scripted(0) for _ in range(dice.randint(1, 6))) + "$"
    return dice.choice(["", "Speed ", "x = "]) + formula + dice.choice(["", " [m/s]", "%"])


def peer(points, dpi, text):
    fonts = _mathtext.DejaVuSansFonts(FontProperties(size=points), backend_agg.get_hinting_flag())
    try:
        box = _mathtext.Parser().parse(text, fonts, points, dpi)
    except (ValueError, TypeError, IndexError, AttributeError) as refused:
        return str(refused).strip().splitlines()[-1:]
    # As Output.to_raster has it, which keeps the shifted glyphs to itself.
    shipped = []
    kept = _mathtext.ship

    def noting(*args):
        shipped.append(kept(*args))
        return shipped[-1]
    _mathtext.ship = noting
    try:
        picture = kept(box).to_raster()
    finally:
        _mathtext.ship = kept
    return [picture.width, picture.height, picture.depth, [[info.num, info.fontsize, x, y] for x, y, info in shipped[-1].glyphs], shipped[-1].rects]


def is_same(ours, theirs):
    if isinstance(ours, str) or len(theirs) == 1:
        return isinstance(ours, str) and len(theirs) == 1
    near = all(abs(a - b) < 1e-6 for a, b in zip(ours[:3], theirs[:3]))
    near = near and len(ours[4]) == len(theirs[4]) and all(max(abs(p - q) for p, q in zip(a, b)) < 1e-6 for a, b in zip(ours[4], theirs[4]))
    return near and len(ours[3]) == len(theirs[3]) and all(
        a[0] == b[0] and max(abs(p - q) for p, q in zip(a[1:], b[1:])) < 1e-6 for a, b in zip(ours[3], theirs[3]))


def main():
    cases = [(points, dpi, text) for points, dpi in ((10, 100), (12, 72), (8, 150), (9.5, 100)) for text in LINES]
    cases += [(dice.choice([8, 10, 12, 14.5]), dice.choice([72, 100, 200]), random_line()) for _ in range(400)]
    cases += [(10, 100, text) for text in REFUSED]
    request = "".join(f"{points}\t{dpi}\t{text}\n" for points, dpi, text in cases)
    answers = subprocess.run([sys.argv[1]], input=request, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    wrong = refused = 0
    for case, answer in zip(cases, answers):
        ours = json.loads(answer)
        refused += isinstance(ours, str)
        theirs = peer(*case)
        if not is_same(ours, theirs):
            wrong += 1
            if wrong <= 8:
                print(f"different: {case}\n  ours    {ours}\n  theirs  {theirs}")
    print(f"{len(cases)} comparisons, {wrong} differences, {refused} refused")
    sys.exit(1 if wrong else 0)


main()
