"""What a story consists of, beside it: the part in sight is marked, a click goes to another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from meetingtui.ui.words.marks import MARK, NO_MARK
from meetingtui.ui.words.wrapping import lines_of


class StoryParts(Widget, can_focus=False):
    """The names of the parts, one under the other."""

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a part."""

        part: int
        """Which."""

    def __init__(self) -> None:
        super().__init__(id="story-parts")
        self._parts: Sequence[str] = ()
        self._here: int | None = None

    def show(self, parts: Sequence[str], here: int | None) -> None:
        """Show these parts; the marked one is `here`, None marks none."""
        if (parts, here) != (self._parts, self._here):
            self._parts, self._here = parts, here
            self.refresh()

    def render(self) -> Content:
        """The names for the present width."""
        return Content("\n").join(
            Content((MARK if first else NO_MARK) + text).stylize("bold reverse")
            if part == self._here
            else Content(NO_MARK + text)
            for part, first, text in self._rows()
        )

    def _rows(self) -> list[tuple[int, bool, str]]:
        """Each row with its part, and whether it is the first one of it; of a long name the beginning is enough."""
        width = max(1, self.size.width - len(MARK))
        return [
            (part, row == 0, text)
            for part, name in enumerate(self._parts)
            for row, text in enumerate(lines_of(name.partition(",")[0], width))
        ]

    def on_click(self, event: events.Click) -> None:
        """Ask for the part that was clicked on."""
        rows = self._rows()
        at = event.get_content_offset(self)
        if at is not None and at.y < len(rows):
            self.post_message(self.Chosen(rows[at.y][0]))
