"""PdfPages: several figures in one PDF file, which appears whole when it is closed."""

from __future__ import annotations

import os
from typing import Any

from .. import pyplot
from ..charting.not_covered import refuser
from ..charting.refuse import refuse
from ..figure import Figure
from ..pdf_pages import join_pages
from ..save import write_whole


class PdfPages:
    """savefig() adds a page; close(), or the end of a `with`, waits for all and writes the file."""

    def __init__(self, filename: Any, keep_empty: bool = True, metadata: Any = None) -> None:
        self._target, self.keep_empty, self._info = _target(filename), keep_empty, dict(metadata or {})
        self._pages: list[Any] = []  # bytes, or futures of them
        self._is_open = True

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def savefig(self, figure: Any = None, **kwargs: Any) -> None:
        """The figure, or that of a number, or the current one."""
        self._check_open()
        if not isinstance(figure, Figure):
            if figure is not None and not pyplot.fignum_exists(figure):
                raise ValueError(f"No figure {figure}")
            figure = pyplot.gcf() if figure is None else pyplot.figure(figure)
        self._pages.append(figure.savefig(None, **{**kwargs, "format": "pdf", "return_bytes": True}))

    def write(self, page: bytes) -> None:
        """A page of figure.savefig(pages, format="pdf")."""
        self._check_open()
        self._pages.append(page)

    def _check_open(self) -> None:
        if not self._is_open:
            raise ValueError("PdfPages: the file is closed, expected savefig() before close()")

    def infodict(self) -> dict[str, Any]:
        """Title, Author and what else the document says of itself; may be changed until it is closed."""
        return self._info

    def get_pagecount(self) -> int:
        return len(self._pages)

    def attach_note(self, text: str, positionRect: Any = None) -> None:
        refuse("PdfPages.attach_note()", "figtext()")

    def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        pages = [page if isinstance(page, bytes) else page.result() for page in self._pages]
        self._pages = pages
        if not pages and not self.keep_empty:
            return
        whole = join_pages(pages, self._info)
        if hasattr(self._target, "write"):
            self._target.write(whole)
        else:
            write_whole(self._target, whole)


def _target(filename: Any) -> Any:
    """A file that is open, or the absolute path: folders may be changed before it is closed."""
    if hasattr(filename, "write"):
        return filename
    path = os.path.abspath(os.path.expanduser(os.fspath(filename)))
    if not os.path.isdir(os.path.dirname(path)):
        raise FileNotFoundError(2, os.strerror(2), os.fspath(filename))
    return path


__all__ = ["PdfPages"]

__getattr__ = refuser("backends")
