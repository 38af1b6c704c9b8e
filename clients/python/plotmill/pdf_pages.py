"""Single-page PDF files, as renderers write them, joined into one file of many pages.

A renderer's file (Cairo's) has a plain cross-reference table, and its objects name each other outside of streams only as "7 0 R". So its objects go into the
joined file as they are, under other numbers; pages hang under one tree. What is not such a file is refused, never written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\b(.*?)(\bstream\r?\n.*)?endobj\s*$", re.DOTALL)
_HEAD = b"%PDF-1.5\n%\xb5\xed\xae\xfb\n"
CATALOG, TREE, INFO = 1, 2, 3


class NotASinglePage(ValueError):
    """A file that cannot be joined."""


def join_pages(pages: list[bytes], info: Mapping[str, Any] | None = None) -> bytes:
    """The file of all pages, in their order."""
    objects: dict[int, bytes] = {}
    numbers: list[int] = []
    free = INFO + 1
    for page in pages:
        own = _objects_of(page)
        root = _page_number(own)
        moved = {number: free + place for place, number in enumerate(sorted(own))}
        for number, (head, stream) in own.items():
            text = _REFERENCE.sub(lambda match: b"%d 0 R" % moved.get(int(match[1]), 0), head)
            if number == root:
                text = re.sub(rb"/Parent \d+ 0 R", b"/Parent %d 0 R" % TREE, text)
            objects[moved[number]] = text + stream
        numbers.append(moved[root])
        free += len(own)
    objects[CATALOG] = b" << /Type /Catalog /Pages %d 0 R >>\n" % TREE
    objects[TREE] = b" << /Type /Pages /Kids [ %s ] /Count %d >>\n" % (b" ".join(b"%d 0 R" % number for number in numbers), len(numbers))
    objects[INFO] = _info(info or {})
    return _written(objects)


def _objects_of(page: bytes) -> dict[int, tuple[bytes, bytes]]:
    """{number: (what stands before a stream, the stream or nothing)} of what a page needs."""
    start = _START.search(page)
    table = page[int(start[1]):] if start is not None else b""
    if not page.startswith(b"%PDF-") or not table.startswith(b"xref"):
        raise NotASinglePage("PdfPages: got a page without a cross-reference table, expected one that a renderer wrote")
    offsets = sorted(int(match[1]) for match in re.finditer(rb"(\d{10}) \d{5} n", table))
    ends = [*offsets[1:], int(start[1])]  # type: ignore[index]
    found: dict[int, tuple[bytes, bytes]] = {}
    for first, end in zip(offsets, ends):
        match = _OBJECT.match(page[first:end])
        if match is None:
            raise NotASinglePage(f"PdfPages: got a page whose object at byte {first} cannot be read")
        found[int(match[1])] = match[2], match[3] or b""
    unneeded = {int(match[1]) for match in re.finditer(rb"/(?:Root|Info) (\d+) 0 R", table)}
    return {number: parts for number, parts in found.items() if number not in unneeded and not re.search(rb"/Type /Pages\b", parts[0])}


def _page_number(objects: dict[int, tuple[bytes, bytes]]) -> int:
    pages = [number for number, (head, _) in objects.items() if re.search(rb"/Type /Page\b", head)]
    if len(pages) != 1:
        raise NotASinglePage(f"PdfPages: got a file of {len(pages)} pages, expected one")
    return pages[0]


def _info(info: Mapping[str, Any]) -> bytes:
    """Of the document: texts and dates."""
    parts = []
    for name, value in info.items():
        if value is None:
            continue
        if not re.fullmatch(r"[A-Za-z0-9]+", name):
            raise ValueError(f"PdfPages metadata: got the name {name!r}, expected letters and digits")
        if isinstance(value, datetime.datetime):
            value = value.strftime("D:%Y%m%d%H%M%S")
        if not isinstance(value, str):
            raise TypeError(f"PdfPages metadata {name!r}: got {value!r}, expected a text or a datetime")
        parts.append(f"/{name} <feff{value.encode('utf-16-be').hex()}>".encode())
    return b" << " + b" ".join(parts) + b" >>\n"


def _written(objects: dict[int, bytes]) -> bytes:
    parts, offsets, length = [_HEAD], [], len(_HEAD)
    for number in sorted(objects):
        offsets.append(length)
        parts.append(b"%d 0 obj%sendobj\n" % (number, objects[number]))
        length += len(parts[-1])
    count = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                 % (count, table, count, CATALOG, INFO, length))
    return b"".join(parts)
