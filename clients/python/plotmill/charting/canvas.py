"""fig.canvas: only what scripts call without a window."""

from __future__ import annotations

from typing import Any

from .refuse import refuse


# What only somebody at a window does: it never happens here, nor with matplotlib when pictures are only saved.
_OF_WINDOWS = frozenset(("button_press_event", "button_release_event", "close_event", "key_press_event", "key_release_event", "motion_notify_event", "pick_event",
                         "scroll_event", "figure_enter_event", "figure_leave_event", "axes_enter_event", "axes_leave_event"))


class Canvas:
    _connections = 0

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

    def mpl_connect(self, s: str, func: Any) -> int:
        if s not in _OF_WINDOWS:
            refuse(f"mpl_connect({s!r})", "calling it yourself before savefig()")
        self._connections += 1
        return self._connections - 1

    def mpl_disconnect(self, cid: int) -> None:
        """Nothing was connected."""

    @property
    def manager(self) -> Canvas:
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse(f"canvas.{name}", "savefig(return_bytes=True)")
