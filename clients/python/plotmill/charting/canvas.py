"""fig.canvas: only what scripts call without a window."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


class Canvas:
    def __init__(self, figure: Any) -> None:
        self.figure = figure

    def draw(self) -> None:
        """Nothing is drawn before it is saved; layouts go on from what they gave before."""
        self.figure.draw_without_rendering()

    def draw_idle(self) -> None:
        """Nothing, as there is no window."""

    flush_events = draw_idle

    def print_figure(self, filename: Any, **kwargs: Any) -> Any:
        return self.figure.savefig(filename, **kwargs)

    print_png = print_figure

    def set_window_title(self, title: str) -> None:
        pass

    def get_width_height(self) -> tuple[int, int]:
        width, height = self.figure.get_size_inches() * self.figure.dpi
        return int(width), int(height)

    @property
    def manager(self) -> Canvas:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"canvas.{name}", "savefig(return_bytes=True)")
