"""HUSL: hue, saturation and lightness as people see them (CIELUV, with saturation a share of what is displayable).

The constants are those of the HUSL 2.1 definition, which seaborn's palettes are made with.
"""

import math

RGB_OF_XYZ = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))
XYZ_OF_RGB = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE_U, WHITE_V = 0.19784, 0.46834
EPSILON, KAPPA = 0.008856, 903.3
NEARLY_WHITE, NEARLY_BLACK = 99.9999999, 0.00000001


def _dot(row, triple):
    return sum(a * b for a, b in zip(row, triple))


def _max_chroma(lightness, hue):
    """The largest chroma that a screen shows at this lightness and hue."""
    sine, cosine = math.sin(math.radians(hue)), math.cos(math.radians(hue))
    cube = (lightness + 16) ** 3 / 1560896
    scale = cube if cube > EPSILON else lightness / KAPPA
    best = math.inf
    for red, green, blue in RGB_OF_XYZ:
        top = (0.99915 * red + 1.05122 * green + 1.14460 * blue) * scale
        bottom = ((0.86330 * blue - 0.17266 * green) * sine + (0.12949 * blue - 0.38848 * red) * cosine) * scale
        for limit in (0.0, 1.0):
            chroma = lightness * (top - 1.05122 * limit) / (bottom + 0.17266 * sine * limit)
            if 0 < chroma < best:
                best = chroma
    return best


def _from_linear(value):
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _to_linear(value):
    return ((value + 0.055) / 1.055) ** 2.4 if value > 0.04045 else value / 12.92


def _luv_to_xyz(lightness, u, v):
    if lightness == 0:
        return 0.0, 0.0, 0.0
    root = (lightness + 16) / 116
    y = root ** 3 if root ** 3 > EPSILON else (116 * root - 16) / KAPPA
    var_u, var_v = u / (13 * lightness) + WHITE_U, v / (13 * lightness) + WHITE_V
    x = -(9 * y * var_u) / ((var_u - 4) * var_v - var_u * var_v)
    return x, y, (9 * y - 15 * var_v * y - var_v * x) / (3 * var_v)


def husl_to_rgb(hue, saturation, lightness):
    """Red, green, blue in about 0..1 of hue in degrees, saturation and lightness in 0..100."""
    if lightness > NEARLY_WHITE:
        lightness, chroma = 100, 0.0
    elif lightness < NEARLY_BLACK:
        lightness, chroma = 0.0, 0.0
    else:
        chroma = _max_chroma(lightness, hue) / 100 * saturation
    turn = math.radians(hue)
    xyz = _luv_to_xyz(lightness, math.cos(turn) * chroma, math.sin(turn) * chroma)
    return [_from_linear(_dot(row, xyz)) for row in RGB_OF_XYZ]


def rgb_to_husl(red, green, blue):
    """Hue in degrees, saturation and lightness in 0..100 of red, green, blue in 0..1."""
    linear = [_to_linear(value) for value in (red, green, blue)]
    x, y, z = (_dot(row, linear) for row in XYZ_OF_RGB)
    if x == y == z == 0:
        return 0.0, 0.0, 0.0
    root = y ** (1 / 3) if y > EPSILON else 7.787 * y + 16 / 116
    lightness = 116 * root - 16
    u = 13 * lightness * (4 * x / (x + 15 * y + 3 * z) - WHITE_U)
    v = 13 * lightness * (9 * y / (x + 15 * y + 3 * z) - WHITE_V)
    hue = math.degrees(math.atan2(v, u)) % 360
    if lightness > NEARLY_WHITE:
        return hue, 0.0, 100.0
    if lightness < NEARLY_BLACK:
        return hue, 0.0, 0.0
    return hue, math.hypot(u, v) / _max_chroma(lightness, hue) * 100, lightness
