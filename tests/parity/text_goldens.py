#!/usr/bin/python3
"""Draw pages of texts with matplotlib, for draw_text to be held against.

usage: text_goldens.py OUTDIR
Needs python3-matplotlib (Debian 12: 3.6.3), fonts-dejavu-extra and fonts-noto-cjk.
Writes OUTDIR/NAME.json (the page) and OUTDIR/NAME.png (the reference).
"""
import json
import os
import sys

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from matplotlib.font_manager import fontManager

for face in ("Regular", "Bold"):  # matplotlib's own list may be older than the font
    fontManager.addfont(f"/usr/share/fonts/opentype/noto/NotoSansCJK-{face}.ttc")
FONTS = ["Noto Sans CJK JP"]  # asked after the family of the text
FAMILIES = {"sans": "DejaVu Sans", "serif": "DejaVu Serif", "monospace": "DejaVu Sans Mono"}


def at(text, x, y, **more):
    return dict(text=text, x=x, y=y, points=more.pop("points", 12), **more)


def pages():
    turned = [at(f"Turned {a}° lp", 60 + 120 * (i % 5), 70 + 120 * (i // 5), rotation=a)
              for i, a in enumerate([0, 15, 30, 45, 60, 75, 90, 120, 135, 180, 200, 225, 270, 300, 315, -45, 33.3, 359, -90, 405])]
    yield dict(name="text_turned", width=620, height=520, dpi=100, texts=turned)
    yield dict(name="text_turned_aligned", width=600, height=400, dpi=100, texts=[
        at(f"{ha} {va}\nline two {angle}", 60 + 95 * i, 70 + 90 * j, rotation=angle, ha=ha, va=va, rotation_mode=mode, points=8)
        for i, (ha, mode) in enumerate([("left", "default"), ("center", "default"), ("right", "default"), ("left", "anchor"), ("center", "anchor"), ("right", "anchor")])
        for j, (va, angle) in enumerate([("bottom", 30), ("center", 45), ("top", -60), ("baseline", 135)])])
    yield dict(name="text_turned_small", width=300, height=200, dpi=30, texts=[
        at(f"small {a}", 40.3 + 60 * (i % 5), 30.3 + 45 * (i // 5), rotation=a, ha="center", va="center")
        for i, a in enumerate(range(10, 200, 10))])
    yield dict(name="text_turned_color", width=500, height=300, dpi=72, texts=[
        at("Half of it", 40 + 110 * i, 60 + 50 * i, rotation=20 * i, color=c, alpha=a, points=24)
        for i, (c, a) in enumerate([("#d62728", 1), ("#1f77b4", 0.5), ("#2ca02c", 0.3), ("#000000", 0.7)])])
    yield dict(name="text_faces", width=640, height=420, dpi=100, texts=[
        at("Sphinx of black quartz, 0.25 −1.5e3", 20, 20 + 33 * i, family=f, weight=w, style=s)
        for i, (f, w, s) in enumerate((f, w, s) for f in FAMILIES for w in ("normal", "bold") for s in ("normal", "oblique"))])
    yield dict(name="text_cjk", width=640, height=360, dpi=100, texts=[
        at("温度 (℃) Température", 20, 20), at("気圧 hPa 기압", 20, 60, points=16), at("가나다 ひらがな カタカナ", 20, 100, weight="bold"),
        at("風速 45°", 350, 30, rotation=45, points=18), at("湿度 90°", 500, 30, rotation=90, points=18),
        at("混ぜて\n2 lines 中文", 560, 120, ha="center", points=14), at("serif 漢字 mono", 20, 150, family="serif"), at("等幅 mono", 20, 190, family="monospace"),
        at("全角ＡＢＣ、。「」", 20, 230, points=20), at("tiny 微小", 20, 290, points=5), at("oblique 斜体", 150, 290, style="oblique")])
    yield dict(name="text_math", width=640, height=420, dpi=100, math=True, texts=[
        at(r"$\mathdefault{10^{-3}}$ $\mathdefault{10^{0}}$", 20, 380), at(r"$\times\mathdefault{10^{6}}\mathdefault{}$", 200, 380),
        at(r"$R^2 = 0.97$, $p < 0.05$", 20, 340, points=14), at(r"$\alpha + \beta \leq \gamma_{i,j}^{2} \pm 2\sigma$", 240, 340, points=16),
        at(r"Temperature ($\degree$C)", 20, 300), at(r"$10^{-3}\,\mathrm{m\,s^{-1}}$", 260, 300, weight="bold"), at(r"$\log_{10}(x) \rightarrow \infty$", 430, 300),
        at(r"turned $x^2$ 30°", 40, 150, rotation=30), at(r"$\mu$ upright $e^{-t}$", 200, 150, rotation=90, points=14),
        at("two lines\nwith $\\Delta T_{max}$ [K]\nand \\$5", 320, 180, ha="center", va="center"), at(r"$\mathbf{v}$ serif $\mathdefault{12}$", 440, 200, family="serif"),
        at(r"$f(x) = e^{-x^2/2}$", 440, 150, color="#d62728", alpha=0.6), at(r"price \$5 alone", 440, 100), at(r"$\nabla \times \partial$ tiny", 440, 60, points=6),
        at(r"H$_2$O and $\mathrm{CO}_2$", 40, 40, points=11)])
    yield dict(name="text_cut", width=300, height=120, dpi=100, texts=[
        at("A name that is much longer than the canvas " * 6, -40, 20), at("cut above " * 9, 150, 112, ha="center"),
        at("cut at an angle " * 12, -30, -60, rotation=30), at("upright " * 12, 290, -40, rotation=90)])


def draw(page, path):
    width, height, dpi = page["width"], page["height"], page["dpi"]
    figure = plt.figure(figsize=(width / dpi, height / dpi))
    for text in page["texts"]:
        options = {k: text[k] for k in ("rotation", "ha", "va", "rotation_mode", "weight", "style", "color", "alpha") if k in text}
        if text.get("rotation_mode") == "default":
            options.pop("rotation_mode")
        figure.text(text["x"] / width, text["y"] / height, text["text"], size=text["points"], parse_math=page.get("math", False),
                    family=[FAMILIES[text.get("family", "sans")], *FONTS], **options)
    figure.savefig(path, dpi=dpi)
    plt.close(figure)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for page in pages():
        draw(page, f"{folder}/{page['name']}.png")
        page["charts"] = [{"output": page["name"] + ".png"}]
        with open(f"{folder}/{page['name']}.json", "w", encoding="utf-8") as file:
            json.dump(page, file, ensure_ascii=False)


main()
