#!/usr/bin/python3
"""Hold chart/spec's format specifications against format() of this Python (3.11 knows 'z'): random ones of random numbers.

usage: compare_formats.py FORMAT_PROBE [SEED]
Exit status: 0 equal, 1 different, 77 (skipped) before Python 3.11.
"""
import math
import random
import subprocess
import sys

if sys.version_info < (3, 11):
    print("skipped: python before 3.11")
    sys.exit(77)

dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
NUMBERS = [0.0, -0.0, math.nan, math.inf, -math.inf, 1.0, -1.0, 0.5, 1.5, 2.5, 1e16, 1e22, 123456789.0, 1e-5, 9.995, 99.95,
           999999.5, 0.0001, 0.00009999, 5e-324, sys.float_info.max, 2.0**53 + 2, -2.0**63]


def specification():
    def maybe(share, words):
        return dice.choice(words) if dice.random() < share else ""
    align = maybe(.4, "<>=^")
    return ((maybe(.6, ["*", "0", " ", "é", "x", "温"]) if align else "") + align + maybe(.3, "+- ") + maybe(.1, "z") + maybe(.2, "#")
            + maybe(.2, "0") + maybe(.4, [str(n) for n in range(26)]) + maybe(.25, ",_")
            + maybe(.6, [f".{n}" for n in (0, 0, 1, 2, 3, 6, 10, 17, 20, 30)]) + maybe(.9, [*"eEfFgGn%dsxc", ""]))


def number():
    draw = dice.random()
    if draw < .15:
        return dice.choice(NUMBERS)
    if draw < .45:
        size = 10 ** dice.randint(1, 18)
        return float(dice.randint(-size, size))
    if draw < .7:
        return dice.uniform(-1, 1) * 10.0 ** dice.randint(-8, 20)
    if draw < .85:
        return round(dice.uniform(-1000, 1000), dice.randint(0, 4))
    return dice.uniform(-1, 1) * 10.0 ** dice.randint(-300, 300)


def expected(text, value):
    """'d' is for whole numbers: the caller refuses others, as seaborn does where Python raises."""
    if text.endswith("d"):
        value = int(value)
    try:
        return "=" + format(value, text)
    except ValueError:
        return "refused"


cases = [(specification(), number()) for _ in range(100_000)]
cases = [(text, value) for text, value in cases if not text.endswith("d") or (math.isfinite(value) and value == int(value))]
request = "".join(f"{text}\t{value.hex()}\n" for text, value in cases)
answers = subprocess.run([sys.argv[1]], input=request, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")
wrong = [(text, value, ours) for (text, value), ours in zip(cases, answers) if ours != expected(text, value)]
for text, value, ours in wrong[:20]:
    print(f"different: format({value!r}, {text!r}): ours {ours!r}, Python's {expected(text, value)!r}")
print(f"{len(cases)} comparisons, {len(wrong)} differences")
sys.exit(1 if wrong else 0)
