"""The line on which somebody's next commitment is typed, with its day beside it."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Role
from meetingtui.domain.saying import short_day
from meetingtui.domain.when import parse_due
from meetingtui.ui.fields import Line
from meetingtui.ui.messages import Say, Write
from meetingtui.ui.plain import plain_line


class PromiseLine(Horizontal):
    """Enter writes the commitment down, due by the next meeting unless a day is typed; an empty line goes on."""

    def __init__(self, owner: Role, today: date, placeholder: str) -> None:
        super().__init__(id=f"promise-{owner.value}", classes="promise-line")
        self._owner = owner
        self._today = today
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Words, day, and how the day was understood."""
        yield Line(placeholder=self._placeholder, compact=True, classes="words")
        yield Line(placeholder="by next time", compact=True, classes="due")
        yield Static("", classes="echo", markup=False)

    @on(Line.Changed, ".due")
    def echo_day(self, event: Line.Changed) -> None:
        """Say how the day is understood, while it is typed."""
        event.stop()
        echo = self.query_one(".echo", Static)
        if not event.value.strip():
            echo.update("")
            return
        try:
            echo.update(plain_line(f"= {short_day(parse_due(event.value, today=self._today))}"))
        except MeetError:
            echo.update("= ?")

    @on(Line.Submitted)
    def write_down(self, event: Line.Submitted) -> None:
        """Write the commitment down, and be ready for the next one."""
        event.stop()
        words, day = self.query_one(".words", Line), self.query_one(".due", Line)
        if not words.value.strip():
            self.screen.set_focus(day)
            self.screen.focus_next()
            return
        due: date | None = None
        if day.value.strip():
            try:
                due = parse_due(day.value, today=self._today)
            except MeetError as error:
                self.post_message(Say(" ".join(error.lines()), problem=True))
                day.focus()
                return
        text, owner = words.value, self._owner
        self.post_message(Write(lambda notebook: notebook.promise(text, owner, due)))
        words.clear()
        day.clear()
        words.focus()
