"""The result record of a job (docs/protocol.md, "Result record") as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping


@dataclass(frozen=True)
class Chart:
    """One picture: where it is and what it is. `path` is absolute, on the host that `Result.host` names (empty: it came as bytes); `sha256` is
    what sha256sum says of the file; `stages_us` how long layout, raster, encode and write took."""

    kind: str
    path: str
    bytes: int
    width: int
    height: int
    warnings: tuple[str, ...] = ()
    sha256: str = ""
    stages_us: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Result:
    """A finished job. `record` holds everything the service said (attempt, renderer, stages_us, rss_bytes …)."""

    key: str
    id: int
    charts: tuple[Chart, ...]
    host: str = ""
    record: Mapping[str, Any] = field(default_factory=dict, repr=False)
    pictures: tuple[bytes, ...] = field(default=(), repr=False)  # of each chart, if they were wanted as bytes

    @property
    def attempt(self) -> int:
        """Which lease of the job it was that drew it: 1, unless it was given to a renderer before."""
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


def read_result(key: str, id: int, record: Mapping[str, Any], pictures: tuple[bytes, ...] = ()) -> Result:
    """A `Result` from the JSON record; fields that a later broker adds stay in `record`."""
    charts = tuple(
        Chart(kind=str(chart.get("kind", "")), path=str(chart.get("path") or ""), bytes=int(chart.get("bytes", 0)),
              width=int(chart.get("width", 0)), height=int(chart.get("height", 0)),
              warnings=tuple(chart.get("warnings", ())), sha256=str(chart.get("sha256", "")),
              stages_us=dict(chart.get("stages_us") or {}))
        for chart in record.get("charts", ()))
    return Result(key=key, id=id, charts=charts, host=str(record.get("host", "")), record=record,
                  pictures=pictures)
