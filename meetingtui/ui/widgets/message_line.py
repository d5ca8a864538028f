"""The line above the footer: what typing does now, and for six seconds what has just happened."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import SentenceShown

SECONDS = 6
"""How long a message stands before the hint comes back (CONTRIBUTING, R15)."""


class MessageLine(Static):
    """Shows a hint; a message takes its place for a while, a standing one until it is taken back."""

    def __init__(self) -> None:
        super().__init__("", id="message", markup=False)
        self._hint = ""
        self._standing = ""
        self._passing = ""
        self._problem = False
        self._timer: Timer | None = None
        self._shown = ("", False)

    def hint(self, text: str) -> None:
        """What typing does now."""
        self._hint = text
        self._draw()

    def say(self, text: str, *, problem: bool = False) -> None:
        """Say something for six seconds."""
        self._passing = f"Problem: {text}" if problem else text
        self._problem = problem
        self.app.post_message(SentenceShown(self._passing))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SECONDS, self.forget)
        self._draw()

    def say_outcome(self, done: Callable[[], str]) -> None:
        """Do something and say what came of it; what was not possible is said as a problem."""
        try:
            said = done()
        except MeetError as error:
            self.say(" ".join(error.lines()), problem=True)
        else:
            self.say(said)

    def forget(self) -> None:
        """Take back what was said last: it is no longer so."""
        self._passing = ""
        self._problem = False
        self._draw()

    def mended(self) -> None:
        """Take back a problem that was said last, because what was wrong works now."""
        if self._problem:
            self.forget()

    def stand(self, text: str) -> None:
        """Say something until it is replaced; an empty text takes it back."""
        if text and text != self._standing:
            self.app.post_message(SentenceShown(text))
        self._standing = text
        self._draw()

    def _draw(self) -> None:
        text = self._passing or self._standing or self._hint
        shown = (text, bool(self._passing or self._standing))
        if shown != self._shown:
            self._shown = shown
            self.set_class(shown[1], "-message")
            self.update(plain(text))
