"""How far back a story goes: the choices with their keys in one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from meetingtui.domain.story.story import USUAL_DAYS


@dataclass(frozen=True)
class Stretch:
    """So many days up to today."""

    key: str
    """The key that chooses it."""
    words: str
    """As it stands in the row."""
    days: int | None
    """How many; None for all since the two began."""


STRETCHES = (
    Stretch("3", "30 days", 30),
    Stretch("9", "90 days", USUAL_DAYS),
    Stretch("y", "a year", 365),
    Stretch("w", "since you began", None),
)
USUAL = STRETCHES[1]


class StretchRow(Widget, can_focus=False):
    """The stretches; the present one is marked by ">", bold and reverse (CONTRIBUTING, R4)."""

    ALLOW_SELECT = False
    LABEL: ClassVar[str] = "How far back?"

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a stretch."""

        stretch: Stretch
        """Which."""

    def __init__(self) -> None:
        super().__init__(id="story-stretch")
        self._here = USUAL

    def show(self, here: Stretch) -> None:
        """Mark another one."""
        if here is not self._here:
            self._here = here
            self.refresh()

    def render(self) -> Content:
        """All in one row."""
        return Content.assemble(self.LABEL, *(self._cell(stretch) for stretch in STRETCHES))

    def _cell(self, stretch: Stretch) -> Content:
        here = stretch is self._here
        if here:
            return Content(f" > {stretch.key}  {stretch.words} ").stylize("bold reverse")
        return Content.assemble("   ", (stretch.key, "bold $keys"), f"  {stretch.words} ")

    def on_click(self, event: events.Click) -> None:
        """Ask for the stretch that was clicked on."""
        at = event.get_content_offset(self)
        end = len(self.LABEL)
        for stretch in STRETCHES:
            start, end = end, end + self._cell(stretch).cell_length
            if at is not None and start <= at.x < end:
                self.post_message(self.Chosen(stretch))
