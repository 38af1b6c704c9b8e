"""What tight_layout() looks at: a call settles places as the figure is then, so what comes later must not change it."""

from __future__ import annotations

from typing import Any


def layout_state(figure: Any) -> list[tuple[str, Any]]:
    """(what it is called, what it is now) of all that moves axes."""
    found: list[tuple[str, Any]] = [("suptitle()", _text(figure._suptitle)), ("another axes", len(figure._axes))]
    for axes in figure._axes:
        found += [("a title", sorted((loc, _text(title)) for loc, title in axes.titles.items() if title.get_text())),
                  ("a legend", id(axes.legend_) if axes.legend_ is not None else 0), ("axis()", (axes.is_on, axes._visible, str(axes._aspect))),
                  ("plotting", sum(artist.stands_for for artist in axes.artists_recorded))]
        for axis in (axes.xaxis, axes.yaxis):
            ticker = axis.view
            found += [("a label", _text(axis._label)), ("tick_params()", (sorted(axis.ticks.items()), axis.is_visible, axis.label_side)),
                      ("ticks", (_of(ticker.locator, "locs"), _of(ticker.formatter, "seq"), str(ticker.labels))),
                      ("limits", (axis.view.limits, axis.view.is_auto, axis.view.scale.kind))]
    return found


def _text(text: Any) -> Any:
    return None if text is None or not text.get_text() else (text.get_text(), sorted((key, str(value)) for key, value in text.style.fields.items()))


def _of(thing: Any, name: str) -> Any:
    values = getattr(thing, name, None)
    return id(thing) if values is None else [str(value) for value in values]
