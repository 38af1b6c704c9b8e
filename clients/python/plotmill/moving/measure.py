"""How alike two pictures are: the measure that Plotmill's own parity tests are held to.

parity: the share of inked pixels (not white in either) that have a look-alike, within 40/255 in every channel, no further than a
pixel away in the other picture, looked at both ways. worst: the lowest parity of any tile with at least 12 inked pixels. tone: the
mean difference of luma between 9 × 9 means, over ink. ssim: mean structural similarity of the luma over 7 × 7 windows that hold
ink (Wang et al. 2004)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

ALIKE = 40
LUMA = np.array([0.299, 0.587, 0.114])
LEAST_INK = 12


@dataclass(frozen=True)
class Likeness:
    parity: float
    worst: float
    tone: float
    ssim: float
    width: int
    differs: Any  # a boolean array, True where the pictures disagree

    @property
    def passes(self) -> bool:
        return self.parity >= 0.985 and self.worst >= 0.6 and self.tone <= 2 and (self.ssim >= 0.9 or self.width < 400)


def load(path: str) -> Any:
    """RGB on white, 8 bits a channel."""
    picture = Image.open(path).convert("RGBA")
    if picture.getextrema()[3][0] < 255:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        picture = ground
    return np.asarray(picture.convert("RGB"))


def _inked(picture: Any) -> Any:
    return np.minimum(np.minimum(picture[..., 0], picture[..., 1]), picture[..., 2]) < 250


def _unlike(one: Any, two: Any) -> Any:
    apart = np.maximum(one, two) - np.minimum(one, two)  # unsigned, so no np.abs()
    return np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2]) > ALIKE


def _is_alone(picture: Any, other: Any, rows: Any, columns: Any) -> Any:
    """Which of these pixels have no look-alike in the other picture."""
    height, width, _ = other.shape
    alone = np.ones(len(rows), bool)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            near = other[np.clip(rows + down, 0, height - 1), np.clip(columns + right, 0, width - 1)]
            alone &= _unlike(picture[rows, columns], near)
    return alone


def _disagreement(one: Any, two: Any, ink: Any) -> Any:
    """Only pixels that differ from those in their own place need to be looked for around it."""
    differs = np.zeros(ink.shape, bool)
    rows, columns = np.nonzero(ink & _unlike(one, two))
    differs[rows, columns] = _is_alone(one, two, rows, columns) | _is_alone(two, one, rows, columns)
    return differs


def _means(values: Any, side: int) -> Any:
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), axis=0), axis=1)
    return (sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]) / side**2


def _worst_tile(ink: Any, differs: Any) -> float:
    side = max(8, ink.shape[1] // 40)
    tops, lefts = (np.arange(0, length, side) for length in ink.shape)
    inked, different = (np.add.reduceat(np.add.reduceat(mask, tops, axis=0, dtype=int), lefts, axis=1) for mask in (ink, differs))
    counts = inked >= LEAST_INK
    return float((1 - different[counts] / inked[counts]).min(initial=1.0))


def _similarity(one: Any, two: Any) -> float:
    side = min(7, *one.shape)
    mean_1, mean_2 = _means(one, side), _means(two, side)
    variance_1, variance_2 = _means(one * one, side) - mean_1**2, _means(two * two, side) - mean_2**2
    covariance = _means(one * two, side) - mean_1 * mean_2
    low, high = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    similar = ((2 * mean_1 * mean_2 + low) * (2 * covariance + high)
               / ((mean_1**2 + mean_2**2 + low) * (variance_1 + variance_2 + high)))
    ink = (mean_1 < 254.9) | (mean_2 < 254.9)
    return float(similar[ink].mean()) if ink.any() else 1.0


def compare(reference: Any, rendered: Any) -> Likeness:
    """Of pictures of one size. Raises ValueError for others."""
    if reference.shape != rendered.shape:
        raise ValueError(f"size: got {rendered.shape[1]}x{rendered.shape[0]} px, expected {reference.shape[1]}x{reference.shape[0]}")
    ink = _inked(reference) | _inked(rendered)
    width = reference.shape[1]
    if not ink.any() or np.array_equal(reference, rendered):
        return Likeness(1.0, 1.0, 0.0, 1.0, width, np.zeros(ink.shape, bool))
    differs = _disagreement(reference, rendered, ink)
    one, two = reference @ LUMA, rendered @ LUMA
    tone = float(np.abs(_means(np.pad(one - two, 4, mode="edge"), 9))[ink].mean())
    return Likeness(1 - int(differs.sum()) / int(ink.sum()), _worst_tile(ink, differs), tone, _similarity(one, two), width, differs)


def difference(rendered: Any, differs: Any) -> Any:
    """The picture paled, in red what disagrees."""
    pale = (255 - (255 - rendered) // 4).astype(np.uint8)
    pale[differs] = (255, 0, 0)
    return pale
