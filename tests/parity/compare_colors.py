#!/usr/bin/python3
"""Hold chart/color against matplotlib and seaborn: every named colour, every map, palettes of all forms.

usage: compare_colors.py COLOR_PROBE
Exit status: 0 equal, 1 different, 77 (skipped) when a library is missing or of another version.
"""
import subprocess
import sys
import warnings

from comparison import require

require("matplotlib", "numpy", "seaborn")
import matplotlib
import matplotlib.colors as mc
import numpy as np
import seaborn

warnings.simplefilter("ignore")
np.seterr(all="ignore")
random = np.random.RandomState(11)
probe = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
differences = 0
compared = 0


def ask(request):
    probe.stdin.write(request + "\n")
    probe.stdin.flush()
    return probe.stdout.readline().strip()


def check(request, theirs):
    global differences, compared
    compared += 1
    ours = ask(request)
    if ours != theirs:
        differences += 1
        print(f"different: {request}\n  ours   {ours[:200]}\n  theirs {theirs[:200]}")


def as_bytes(color):
    return "%02x%02x%02x" % tuple(int(v * 255 + 0.5) for v in color[:3])


def compare_colors():
    texts = list(mc.get_named_colors_mapping()) + ["C%d" % i for i in range(25)] + ["C123456789012345", "C", "C1x", "c1", "CA"]
    texts += ["none", "None", "NONE", "BLACK", "Tab:Blue", "XKCD:Sky Blue", "K", "B", "w", "Red", "red ", "blue1", "", "x"]
    texts += ["0", "1", "0.5", "+0.5", "-0.1", "1.01", "1e-1", " 0.25 ", "0x1", "nan", "inf", "-0", "+-0.5", ".5", "5.", "+"]
    texts += ["#123", "#1234", "#AbCdEf", "#abcdef80", "#12345", "#1", "#", "#ggg", "#1234567", "#+12", "#-12", "123456"]
    for text in texts:
        try:
            theirs = "%.17g %.17g %.17g %.17g" % mc.to_rgba(text)
        except ValueError:
            theirs = "none"
        ours = ask("color " + text)
        same = ours == theirs or (ours != "none" != theirs and np.array_equal(np.fromstring(ours, sep=" "),
                                                                              np.fromstring(theirs, sep=" ")))
        global differences, compared
        compared += 1
        if not same:
            differences += 1
            print(f"different: colour {text!r}: {ours}, {theirs}")


def luminance_is_light(color):
    return seaborn.utils.relative_luminance(color) > .408


def entries(cmap):
    table = cmap(np.arange(cmap.N))
    return " ".join(f"{int(luminance_is_light(color))}{as_bytes(color)}" for color in table)


def compare_maps():
    for name in matplotlib.colormaps:
        check("map " + name, entries(matplotlib.colormaps[name]))
        cmap = matplotlib.colormaps[name]
        if cmap._rgba_under or cmap._rgba_over or any(cmap._rgba_bad) or (cmap(np.arange(cmap.N))[:, 3] != 1).any():
            print(f"{name} has colours of its own for what is beyond it: chart/color knows of none")
            sys.exit(1)


def palette_names():
    names = list(seaborn.palettes.QUAL_PALETTES) + ["husl", "hls", "jet", "JET", "nosuch", "", "ch:", "ch:_r", "tab10_r", "deep_r"]
    names += list(matplotlib.colormaps)
    names += [name + "_d" for name in list(matplotlib.colormaps) + list(seaborn.palettes.SEABORN_PALETTES) + ["husl", "hls"]]
    names += ["viridis_d_d", "nosuch_d", "_d", "_r", "viridis_d_r"]
    names += ["ch:s=.25,rot=-.25", "ch:s=-.2,r=.6", "ch:2.5,-.2,dark=.3", "ch:start=.2,rot=-.3_r", "ch:.3,.4,1.2,.9,.8,.1",
              "ch:l=1.5,d=-1", "ch:g=0", "ch: s = 1 , r=0", "ch:q=1", "ch:a", "ch:1,s=2", "ch:,", "ch:1,", "ch:reverse=1",
              "ch:1,2,3,4,5,6,7,8", "ch:s=1=2", "ch:h=3"]
    colors = ["red", "k", "w", "seagreen", "#5A9", "0.3", "C1", "g", "y", "tab:blue", "nosuch", "", "#12345680", "b_r", "seagreen_r",
              "none", "xkcd:blue"]
    names += [prefix + color for prefix in ("light:", "dark:") for color in colors]
    names += ["blend:red,blue", "blend:#7AB,#EDA", "blend:g,w,k,C3", "blend:red", "blend:", "blend:red,", "blend:red,nosuch",
              "blend:a:b", "blend:r,g_r"]
    for _ in range(60):
        names.append("ch:" + ",".join("%s=%.3g" % (key, value) for key, value in zip("srghld", random.uniform(
            [0, -2, .3, 0, .5, 0], [3, 2, 2, 1.5, 1, .5]))) + random.choice(["", "_r"]))
        names.append(random.choice(["light:", "dark:"]) + mc.to_hex(random.rand(3)) + random.choice(["", "_r"]))
        names.append("blend:" + ",".join(mc.to_hex(random.rand(3)) for _ in range(random.randint(2, 7))))
    return names


def compare_palettes():
    for name in palette_names():
        for count in (1, 2, 3, 6, 11, 30):
            try:
                theirs = " ".join(as_bytes(color) for color in seaborn.color_palette(name, count))
            except Exception:
                theirs = "none"
            check(f"palette {count} {name}", theirs)
        if name in seaborn.palettes.SEABORN_PALETTES:
            continue  # seaborn gives back their list of colours: there is no map of them
        try:
            theirs = entries(seaborn.color_palette(name, as_cmap=True))
        except Exception:
            theirs = "none"
        check(f"palette_map {name}", theirs)


compare_colors()
compare_maps()
compare_palettes()
probe.stdin.close()
print(f"{compared} comparisons, {differences} differences")
sys.exit(1 if differences else 0)
