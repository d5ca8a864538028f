"""The first line of every screen: whose meeting this is, whether it is made up, and whether everything is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from meetingtui.ui.plain import plain

SMALLEST = (80, 24)
"""Columns and rows that every screen needs."""
HUGE = (140, 45)
"""From here on letters are too small for the picture that the other one sees."""
ZOOM = "Small on a call: zoom in (Ctrl and +). z hides this"
MADE_UP = "MADE-UP DATA"
"""Said on every screen of the made-up pair, which may be seen by somebody who does not know that it is one."""


def is_huge(size: Size) -> bool:
    """Whether a window of that size is hard to read on a call."""
    return size.width >= HUGE[0] and size.height >= HUGE[1]


class TopBar(Horizontal):
    """Names and date on the left; on the right what is made up, and the state of saving (CONTRIBUTING, R18)."""

    def __init__(self, long: str, short: str = "") -> None:
        super().__init__(id="top-bar")
        self._long, self._short = long, short or long
        self._title = Static("", id="title", markup=False)
        self._state = Static("", id="saved", markup=False)
        self._said = ""

    def compose(self) -> ComposeResult:
        """Title, whether it is made up, and state."""
        yield self._title
        if self._made_up:
            yield Static(MADE_UP, id="made-up", markup=False)
        yield self._state

    @property
    def _made_up(self) -> bool:
        return bool(getattr(getattr(self.app, "setting", None), "demo", False))

    def on_resize(self) -> None:
        """Fit the title into the new width."""
        self.draw_title()

    def draw_title(self) -> None:
        """A narrow window gets the short title; too small or too large a one is told so (CONTRIBUTING, R2)."""
        columns, rows = self.app.size
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            notice = f"Make the window at least {SMALLEST[0]}x{SMALLEST[1]} (now {columns}x{rows})"
            self._title.update(plain(notice if columns >= len(notice) + 2 else f"Too small: {columns}x{rows}"))
        elif is_huge(self.app.size) and not getattr(self.app, "zoom_known", True):
            self._title.update(Content.assemble(plain(self._long), (f"     {ZOOM}", "not bold $text-muted")))
        else:
            room = columns - 24 - (len(MADE_UP) + 2 if self._made_up else 0)
            self._title.update(plain(self._long if len(self._long) <= room else self._short))

    def say(self, state: str, *, problem: bool = False) -> None:
        """Say how safe the words are; repaints only when it changes."""
        if state != self._said:
            self._said = state
            self._state.set_class(problem, "-problem")
            self._state.update(plain(state))
