"""Rows of steps that are not open; only those that changed are drawn anew (CONTRIBUTING, R12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from meetingtui.ui.widgets.lazy_static import same


class OutlineRows(Widget, can_focus=False):
    """One line for each step; a click opens it."""

    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """Somebody clicked a row."""

        step_id: str
        """The step that it stands for."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: tuple[tuple[str, Content], ...] = ()

    @property
    def steps(self) -> list[str]:
        """The ids of the steps that have a row."""
        return [step_id for step_id, _ in self._rows]

    def show(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Show these rows, each with the step that it stands for."""
        before, self._rows = self._rows, tuple(rows)
        self.display = bool(rows)
        if len(before) != len(rows):
            self.styles.height = len(rows)
            self.refresh(layout=True)
            return
        for y, ((_, old), (_, new)) in enumerate(zip(before, self._rows, strict=True)):
            if not same(old, new):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        style, width = self.visual_style, self.size.width
        if y >= len(self._rows) or not width:
            return Strip.blank(width, style.rich_style)
        drawn = Visual.to_strips(self, self._rows[y][1], width, 1, style, apply_selection=False)
        return drawn[0].adjust_cell_length(width, style.rich_style) if drawn else Strip.blank(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Open the step of the row."""
        if 0 <= event.y < len(self._rows):
            self.post_message(self.Clicked(self._rows[event.y][0]))
