"""The line on which somebody's next commitment is typed, with its day beside it."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day as day_in_full
from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.parse_when import parse_due
from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Role
from meetingtui.ui.fields.entry_line import EDITING, DraftLine, Intent
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Say, Write


class PromiseLine(Horizontal):
    """Enter writes the commitment down, due by the next meeting unless a day is typed; an empty line goes on."""

    def __init__(self, owner: Role, contents: Contents, today: date, placeholder: str) -> None:
        super().__init__(id=f"promise-{owner.value}", classes="promise-line")
        self._first = contents
        self._owner = owner
        self._today = today
        self._placeholder = placeholder
        self._item_id: str | None = None

    def compose(self) -> ComposeResult:
        """Words, day, and how the day was understood."""
        owner = self._owner.value
        yield DraftLine(f"promise-{owner}", self._first, placeholder=self._placeholder, classes="words")
        yield DraftLine(f"promise-{owner}-due", self._first, placeholder="by next time", classes="due")
        yield Static("", classes="echo", markup=False)

    @on(Line.Changed, ".due")
    def echo_day(self) -> None:
        """Say how the day is understood, while it is typed."""
        echo = self.query_one(".echo", Static)
        try:
            due = self._due()
        except MeetError:
            echo.update("= ?")
        else:
            echo.update(plain_line(f"= {short_day(due)}" if due else ""))

    def _due(self) -> date | None:
        typed = self.query_one(".due", Line).value
        return parse_due(typed, today=self._today) if typed.strip() else None

    def edit(self, commitment: Commitment) -> None:
        """Take a commitment into the line, to change its words or its day; what stood there is entered first."""
        if (intent := self.taken()) is not None:
            self.post_message(Write(intent))
        words, day = self.query_one(".words", Line), self.query_one(".due", Line)
        self._item_id = commitment.id
        words.value, day.value = commitment.text, day_in_full(commitment.due).lower() if commitment.due else ""
        words.cursor_position, day.cursor_position = len(words.value), len(day.value)
        words.focus()
        self.post_message(Say(EDITING))

    def taken(self) -> Intent | None:
        """What writes the commitment down, whose words are cleared; None without words, or with an unclear day."""
        words, day = self.query_one(".words", Line), self.query_one(".due", Line)
        try:
            due = self._due()
        except MeetError as error:
            self.post_message(Say(" ".join(error.lines()), problem=True))
            return None
        text, owner, item_id = words.value, self._owner, self._item_id
        self._item_id = None
        if not text.strip():
            return None
        words.clear()
        day.clear()
        if item_id is not None:
            return lambda notebook: notebook.rewrite(item_id, text, due)
        return lambda notebook: notebook.promise(text, owner, due)

    @on(Line.Submitted)
    def write_down(self, event: Line.Submitted) -> None:
        """Write the commitment down and be ready for the next one; an empty line goes on."""
        event.stop()
        words, day = self.query_one(".words", Line), self.query_one(".due", Line)
        if not words.value.strip():
            self._item_id = None
            go_on(day)
        elif (intent := self.taken()) is not None:
            self.post_message(Write(intent))
            words.focus()
        else:
            day.focus()
