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
    """RGB on white."""
    picture = Image.open(path).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return np.asarray(ground.convert("RGB")).astype(np.int16)


def _has_look_alike(picture: Any, other: Any) -> Any:
    height, width, _ = picture.shape
    around = np.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge")
    shifts = (around[y:y + height, x:x + width] for y in range(3) for x in range(3))
    return np.minimum.reduce([np.abs(picture - shifted).max(axis=2) for shifted in shifts]) <= ALIKE


def _means(values: Any, side: int) -> Any:
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), axis=0), axis=1)
    return (sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]) / side**2


def _worst_tile(ink: Any, differs: Any) -> float:
    height, width = ink.shape
    side = max(8, width // 40)
    worst = 1.0
    for top in range(0, height, side):
        for left in range(0, width, side):
            tile = np.s_[top:top + side, left:left + side]
            inked = int(ink[tile].sum())
            if inked >= LEAST_INK:
                worst = min(worst, 1 - int(differs[tile].sum()) / inked)
    return worst


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
    ink = (reference < 250).any(axis=2) | (rendered < 250).any(axis=2)
    differs = ink & ~(_has_look_alike(reference, rendered) & _has_look_alike(rendered, reference))
    width = reference.shape[1]
    if not ink.any():
        return Likeness(1.0, 1.0, 0.0, 1.0, width, differs)
    one, two = reference @ LUMA, rendered @ LUMA
    soft_1, soft_2 = (_means(np.pad(luma, 4, mode="edge"), 9) for luma in (one, two))
    tone = float(np.abs(soft_1 - soft_2)[ink].mean())
    return Likeness(1 - int(differs.sum()) / int(ink.sum()), _worst_tile(ink, differs), tone, _similarity(one, two), width, differs)


def difference(rendered: Any, differs: Any) -> Any:
    """The picture paled, in red what disagrees."""
    pale = (255 - (255 - rendered) // 4).astype(np.uint8)
    pale[differs] = (255, 0, 0)
    return pale
