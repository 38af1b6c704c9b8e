"""The result record of a job (docs/protocol.md, "Result record") as values.

A record is read when it is looked at: a script that draws thousands of tables looks at few of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Mapping


@dataclass(frozen=True)
class Chart:
    """One picture: where it is and what it is. `path` is absolute, on the host that `Result.host` names (of a job that
    delivers bytes the output's name, as it was asked for); `sha256` is what sha256sum says of the file; `stages_us` how
    long layout, raster, encode and write took."""

    kind: str
    path: str
    bytes: int
    width: int
    height: int
    warnings: tuple[str, ...] = ()
    sha256: str = ""
    stages_us: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, repr=False)
class Result:
    """A finished job. `text` is its record as JSON, and `record` what that says: everything the service said of the job
    (attempt, renderer, stages_us, rss_bytes …), also fields that a later broker adds."""

    key: str
    id: int
    text: bytes
    pictures: tuple[bytes, ...] = ()  # of each chart, if they were wanted as bytes

    def __repr__(self) -> str:
        return f"Result(key={self.key!r}, id={self.id}, charts={self.charts!r}, host={self.host!r})"

    @cached_property
    def record(self) -> Mapping[str, Any]:
        return read_record(self.text)

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(_read_chart(chart) for chart in self.record.get("charts", ()))

    @property
    def host(self) -> str:
        return str(self.record.get("host", ""))

    @property
    def attempt(self) -> int:
        """Which lease of the job it was that drew it: 1, unless it was given to a worker before."""
        return int(self.record.get("attempt", 1))

    @property
    def renderer_version(self) -> str:
        """Of the program and fonts that drew it: the same version makes the same bytes."""
        return str((self.record.get("renderer") or {}).get("version", ""))

    @property
    def paths(self) -> list[str]:
        """The absolute path of each chart's file, in the order of the charts."""
        return [chart.path for chart in self.charts]

    @property
    def warnings(self) -> list[str]:
        """What the charts could not show as asked, as a text column that was left out."""
        return [text for chart in self.charts for text in chart.warnings]


def read_record(text: bytes) -> dict[str, Any]:
    record = json.loads(text) if text else {}
    return record if isinstance(record, dict) else {}


def _read_chart(chart: Mapping[str, Any]) -> Chart:
    return Chart(kind=str(chart.get("kind", "")), path=str(chart.get("path", "")), bytes=int(chart.get("bytes", 0)),
                 width=int(chart.get("width", 0)), height=int(chart.get("height", 0)),
                 warnings=tuple(chart.get("warnings", ())), sha256=str(chart.get("sha256", "")),
                 stages_us=dict(chart.get("stages_us") or {}))
