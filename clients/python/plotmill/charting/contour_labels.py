"""clabel(): where contours are labelled, and the lines beneath broken, by matplotlib's rule. It counts in pixels as the axes stand when it is called."""

from __future__ import annotations

import math
from typing import Any

import numpy

from .colors import to_rgba_array
from .paths import Path
from .rc import font_points, rcParams
from .refuse import refuse
from .text_width import width_px

_LONG_ENOUGH, _MOST_POINTS = 1.2, 10  # in widths of the label
_SAME_RELATIVE, _SAME = 1e-10, 1e-13
_BELOW = -1000.0


class Screen:
    """Data to pixels of the figure, y up."""

    def __init__(self, axes: Any) -> None:
        if axes.figure._layouts:
            refuse("clabel() after tight_layout()", "clabel() before it")
        width, height = (inches * axes.figure.dpi for inches in axes.figure.get_size_inches())
        box = axes.place_before_layouts()
        self._parts = (_part(axes.xaxis, axes.get_xlim(), box.x0 * width, box.x1 * width), _part(axes.yaxis, axes.get_ylim(), box.y0 * height, box.y1 * height))

    def to_pixels(self, places: Any) -> Any:
        return numpy.column_stack([forward(column) * factor + offset for column, (forward, _, factor, offset) in zip(places.T, self._parts)])

    def to_data(self, x: float, y: float) -> tuple[float, float]:
        return tuple(float(back((pixel - offset) / factor)) for pixel, (_, back, factor, offset) in zip((x, y), self._parts))  # type: ignore[return-value]


def _part(axis: Any, limits: tuple[float, float], first: float, last: float) -> tuple[Any, ...]:
    """Multiplied out as matplotlib does: of a straight line only what is rounded away tells one place from another."""
    scale = axis.get_scale()
    if scale not in ("linear", "log"):
        refuse(f"clabel() on a {scale} scale", "linear and log scales")
    forward, back = (_log, lambda value: 10.0 ** value) if scale == "log" else (lambda value: value, lambda value: value)
    low, high = (float(forward(end)) for end in limits)
    per_unit = 1.0 / (high - low)
    return forward, back, (last - first) * per_unit, (last - first) * (-low * per_unit) + first


def _log(values: Any) -> Any:
    """What has no logarithm is below everything, as matplotlib's axes have it."""
    return numpy.log10(values, out=numpy.full(numpy.shape(values), _BELOW), where=numpy.asarray(values) > 0)


class Labeler:
    """One clabel() of one set of lines."""

    def __init__(self, lines: Any, points: float, options: dict[str, Any]) -> None:
        self.lines, self.points, self.options = lines, points, options
        self.screen = Screen(lines.axes)
        self.places: list[tuple[float, float]] = []
        self.made: list[Any] = []

    def label(self, number: int, text: str, color: Any) -> None:
        """All lines of one level that are long enough."""
        width = width_px(text, self.points, self.lines.axes.figure.dpi)
        paths, kept = self.lines.collections[number].get_paths(), []
        for path in paths:
            pixels = self.screen.to_pixels(path.vertices)
            if not (len(pixels) > _MOST_POINTS * width or (numpy.ptp(pixels, axis=0) > _LONG_ENOUGH * width).any()):
                kept.append(path)
                continue
            x, y, at = self._straightest(pixels, width)
            kept += self._put(path, pixels, at, (x, y), (text, width, color))
        if self.options["inline"]:
            paths[:] = kept

    def label_near(self, numbers: list[int], texts: list[str], colors: list[Any], place: Any) -> None:
        """The nearest of all lines; it gets a point where the label is."""
        point = self.screen.to_pixels(numpy.array([self.lines.axes.xaxis.convert_one(place[0]), self.lines.axes.yaxis.convert_one(place[1])])[None])[0]
        found = [(*_nearest(self.screen.to_pixels(path.vertices), point), which, path) for which, number in enumerate(numbers)
                 for path in self.lines.collections[number].get_paths()]
        _, pixel, at, which, path = min(found, key=lambda each: each[0])
        vertices = path.vertices
        corner = self.screen.to_data(*pixel)
        if not numpy.allclose(corner, vertices[at]):
            vertices = numpy.insert(vertices, at, corner, axis=0)
        shown = Path(vertices)
        width = width_px(texts[which], self.points, self.lines.axes.figure.dpi)
        rest = self._put(shown, self.screen.to_pixels(vertices), at, tuple(pixel), (texts[which], width, colors[which]))
        paths = self.lines.collections[numbers[which]].get_paths()
        index = next(i for i, other in enumerate(paths) if other is path)
        if self.options["inline"]:
            paths.pop(index)
            paths.extend(rest)
        else:
            paths[index] = shown

    def _straightest(self, pixels: Any, width: float) -> tuple[float, float, int]:
        """Blocks of as many points as the label is wide, the last filled up from the start: the middle of the straightest that is not near another label."""
        count = len(pixels)
        blocks = math.ceil(count / width) if width > 1 else 1
        size = count if blocks == 1 else int(width)
        x, y = (numpy.resize(column, (blocks, size)) for column in pixels.T)
        across, up = x[:, -1:] - x[:, :1], y[:, -1:] - y[:, :1]
        with numpy.errstate(divide="ignore", invalid="ignore"):
            bends = (numpy.abs((y[:, :1] - y) * across - (x[:, :1] - x) * up) / numpy.hypot(across, up)).sum(axis=1)
        order, half = numpy.argsort(bends), size // 2
        block = next((i for i in order if not self._is_near(x[i, half], y[i, half], width)), order[0])
        return float(x[block, half]), float(y[block, half]), int((block * size + half) % count)

    def _is_near(self, x: float, y: float, width: float) -> bool:
        return any((x - other_x) ** 2 + (y - other_y) ** 2 < (_LONG_ENOUGH * width) ** 2 for other_x, other_y in self.places)

    def _put(self, path: Path, pixels: Any, at: int, place: tuple[float, float], label: tuple[str, float, Any]) -> list[Path]:
        """Writes the label; what is left of the line."""
        text, width, color = label
        vertices, is_loop = path.vertices, bool(numpy.allclose(pixels[0], pixels[-1], rtol=_SAME_RELATIVE, atol=_SAME))
        if is_loop:  # it begins at the label then
            pixels, vertices = (numpy.concatenate([points[at:-1], points[:at + 1]]) for points in (pixels, vertices))
            at = 0
        along = numpy.concatenate([[0], numpy.cumsum(numpy.hypot(*numpy.diff(pixels, axis=0).T))])
        along -= along[at]
        ends = numpy.array([-width / 2, width / 2]) + ([along[-1], 0] if is_loop else [0, 0])
        across, up = (numpy.diff(numpy.interp(ends, along, column))[0] for column in pixels.T)
        degrees = math.degrees(math.atan2(up, across))
        if self.options["rightside_up"]:
            degrees = (degrees + 90) % 180 - 90
        self._write(place, degrees, text, color)
        return _parts(vertices, along, ends + [-self.options["spacing"], self.options["spacing"]], is_loop) if self.options["inline"] else [path]

    def _write(self, place: tuple[float, float], degrees: float, text: str, color: Any) -> None:
        x, y = self.screen.to_data(*place)
        self.places.append(place)
        self.made.append(self.lines.axes.text(x, y, text, rotation=degrees, ha="center", va="center", color=color, fontsize=self.points,
                                              zorder=self.options["zorder"], clip_on=True))


def _parts(vertices: Any, along: Any, gap: Any, is_loop: bool) -> list[Path]:
    """What is left of a line beside a gap, which may reach beyond its ends."""
    number = numpy.interp(gap, along, numpy.arange(len(along)), left=-1, right=-1)
    before, after = math.floor(number[0]), math.ceil(number[1])
    first, last = (numpy.array([[numpy.interp(end, along, column) for column in vertices.T]]) for end in gap)
    if is_loop:
        parts = [[last, vertices[after:before + 1], first]] if before != -1 and after != -1 else []
    else:
        parts = ([[vertices[:before + 1], first]] if before != -1 else []) + ([[last, vertices[after:]]] if after != -1 else [])
    joined = [numpy.concatenate(part) for part in parts]
    return [Path(part) for part in joined if len(part) > 1]


def _nearest(line: Any, point: Any) -> tuple[float, Any, int]:
    """(how far squared, the place on the line, the number of the point after it)."""
    if len(line) == 1:
        return float(((point - line[0]) ** 2).sum()), line[0], 0
    steps = numpy.diff(line, axis=0)
    lengths = (steps ** 2).sum(axis=1)
    shares = numpy.clip(((point - line[:-1]) * steps).sum(axis=1) / numpy.where(lengths == 0, 1, lengths), 0, 1)
    places = line[:-1] + shares[:, None] * steps
    far = ((places - point) ** 2).sum(axis=1)
    best = int(numpy.argmin(far))
    return float(far[best]), places[best], best + 1


def label_contours(lines: Any, levels: Any = None, *, fontsize: Any = None, inline: bool = True, inline_spacing: float = 5, fmt: Any = None, colors: Any = None,
                   use_clabeltext: bool = False, manual: Any = False, rightside_up: bool = True, zorder: Any = None) -> list[Any]:
    if use_clabeltext:
        refuse("clabel(use_clabeltext=True)", "use_clabeltext=False")
    if manual is True:
        refuse("clabel(manual=True)", "manual=[(x, y), …]")
    if lines.filled:
        refuse("clabel() of contourf()", "clabel() of a contour()")
    _check_limits(lines.axes)
    numbers = list(range(len(lines.levels)))
    if levels is not None:
        wanted = list(levels)
        numbers = [i for i in numbers if lines.levels[i] in wanted]
        if len(numbers) < len(wanted):
            raise ValueError(f"Specified levels {wanted} don't match available levels {lines.levels}")
    texts = _texts([lines.levels[i] for i in numbers], fmt)
    options = {"inline": bool(inline), "spacing": inline_spacing, "rightside_up": rightside_up, "zorder": 2 + lines._zorder if zorder is None else zorder}
    labeler = Labeler(lines, font_points(fontsize), options)
    if colors is None:
        tones = [lines.tcolors[i][0] for i in numbers]
    else:
        rgba = to_rgba_array(colors, lines.alpha)
        tones = [tuple(rgba[i % len(rgba)].tolist()) for i in range(len(numbers))]
    if numpy.iterable(manual):
        for place in manual:
            labeler.label_near(numbers, texts, tones, place)
    else:
        for number, text, color in zip(numbers, texts, tones):
            labeler.label(number, text, color)
    lines.labelTexts += labeler.made
    return labeler.made


def _check_limits(axes: Any) -> None:
    """matplotlib's labels go by the limits of the last contours, until something asks for others."""
    later = [artist for artist in axes.artists_recorded[axes.contoured_at:] if artist.in_limits and not artist.IS_TEXT]
    if later and not (axes.xaxis.view.has_limits and axes.yaxis.view.has_limits):
        refuse("clabel() after something else was drawn", "clabel() right after contour()")


def _texts(levels: list[float], fmt: Any) -> list[str]:
    if fmt is None:
        return _plain_texts(levels)
    if isinstance(fmt, dict):
        return [fmt.get(level, "%1.3f") for level in levels]
    if callable(getattr(fmt, "format_ticks", None)):
        return [fmt.format_ticks([*levels, level])[-1] for level in levels]
    return [fmt(level) if callable(fmt) else fmt % level for level in levels]


def _plain_texts(levels: list[float]) -> list[str]:
    """As a ScalarFormatter without offset that knows no axis: as many digits as tell the levels apart."""
    found = []
    for level in levels:
        known = numpy.array([*levels, level], float)
        seen = known[(known >= 0) & (known <= 1)]
        largest = seen.max(initial=0.0)
        power = math.floor(math.log10(largest)) if largest > 0 else 0
        low, high = rcParams["axes.formatter.limits"]
        power = power if len(seen) and largest > 0 and (power <= low or power >= high) else 0
        known = known / 10.0 ** power
        reach = numpy.ptp(known) or numpy.max(numpy.abs(known)) or 1
        size = math.floor(math.log10(reach))
        digits = max(0, 3 - size)
        while digits >= 0 and numpy.abs(known - numpy.round(known, digits)).max() < 1e-3 * 10.0 ** size:
            digits -= 1
        value = level / 10.0 ** power
        text = f"{0 if abs(value) < 1e-8 else value:1.{digits + 1}f}"
        found.append(text.replace("-", "\u2212") if rcParams["axes.unicode_minus"] else text)
    return found
