"""A comparison as an HTML page that needs nothing besides itself: both pictures of each pair and where they differ."""

from __future__ import annotations

import base64
import io
from html import escape

from PIL import Image

from .both import Comparison, Pair
from .measure import difference, load

STYLE = ("body{font:14px/1.5 system-ui,sans-serif;margin:2em;background:#f4f4f2;color:#222}section{background:#fff;border:1px solid #ddd;"
         "border-radius:6px;margin:1.5em 0;padding:1em}figure{display:inline-block;margin:0 1em 0 0;vertical-align:top;max-width:31%}"
         "img{max-width:100%;border:1px solid #ccc}figcaption{color:#555}table{border-collapse:collapse}td,th{padding:.2em .8em;"
         "text-align:right;border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}.no{color:#b00020}.ok{color:#0a6b2d}")


def _picture(data: bytes, caption: str) -> str:
    encoded = base64.b64encode(data).decode()
    return f'<figure><img alt="{escape(caption)}" src="data:image/png;base64,{encoded}"><figcaption>{escape(caption)}</figcaption></figure>'


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _difference(pair: Pair) -> bytes:
    if pair.likeness is None:
        return b""
    file = io.BytesIO()
    Image.fromarray(difference(load(pair.paths[1]), pair.likeness.differs)).save(file, "png")
    return file.getvalue()


def _section(pair: Pair) -> str:
    if pair.likeness is None:
        return f'<section><h2>{escape(pair.name)}</h2><p class="no">{escape(pair.trouble)}</p></section>'
    likeness = pair.likeness
    verdict = '<span class="ok">the same</span>' if likeness.passes else '<span class="no">differs</span>'
    figures = (f"parity {likeness.parity:.4f}, worst tile {likeness.worst:.2f}, tone {likeness.tone:.2f}, ssim {likeness.ssim:.4f}")
    return (f"<section><h2>{escape(pair.name)}: {verdict}</h2><p>{figures}</p>{_picture(_read(pair.paths[0]), 'matplotlib')}"
            f"{_picture(_read(pair.paths[1]), 'Plotmill')}{_picture(_difference(pair), 'where they differ')}</section>")


def make_page(found: Comparison, table: str) -> str:
    trouble = f'<p class="no">{escape(found.trouble)}</p>' if found.trouble else ""
    sections = "".join(_section(pair) for pair in found.pairs)
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(found.script)}: matplotlib and Plotmill</title>'
            f"<style>{STYLE}</style></head><body><h1>{escape(found.script)}</h1>{trouble}<pre>{escape(table)}</pre>{sections}</body></html>\n")
