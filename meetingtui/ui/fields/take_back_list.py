"""A list of lines of today that can be taken back, and the line on which days away are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.dates.slots import absence_words, parse_absence
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.services.notebook import Notebook
from meetingtui.ui.fields.entry_line import DraftLine, Intent
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.lists.item_list import ItemList
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import Say, Write


class TakeBackList(ItemList):
    """Rows of today; `x` takes the marked one back. Hidden while it is empty."""

    FOLLOW_NEW = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "remove", "Remove", show=False, id="item.remove", tooltip="Remove the selected line"),
    ]

    def __init__(self, takes_back: Callable[[Notebook, str], Any], *, id: str) -> None:  # noqa: A002
        super().__init__(empty="", id=id)
        self._takes_back = takes_back

    def action_remove(self) -> None:
        """Take the marked one back."""
        item_id, takes_back = self.marked, self._takes_back
        if item_id is not None:
            self.post_message(Write(lambda notebook: takes_back(notebook, item_id)))


class AbsenceLine(Vertical):
    """Days away as they are typed, said back below; Enter notes them once they are understood."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(id="absence-field")
        self._pair = meeting.pair
        self._contents: Contents = meeting.contents
        self._today = local_day(meeting.seen_at, meeting.pair.zone)

    def compose(self) -> ComposeResult:
        """The line and its echo."""
        example = f"{self._pair.mentor.name} 21 dec to 3 jan: mail instead"
        yield DraftLine("absence", self._contents, placeholder=example, id="absence-line")
        yield Static("", classes="echo", markup=False)

    def on_mount(self) -> None:
        """Say how words of before are understood."""
        self.echo()

    def _understood(self) -> str:
        typed = self.query_one(DraftLine).value
        return absence_words(parse_absence(typed, self._pair, today=self._today, new_id=""), self._pair)

    @on(Line.Changed)
    def echo(self) -> None:
        """Say how the days are understood, while they are typed."""
        echo = self.query_one(".echo", Static)
        echo.display = bool(self.query_one(DraftLine).value.strip())
        try:
            said = Content.assemble(("= ", "bold $done"), plain(self._understood()))
        except MeetError as error:
            said = Content.assemble(("? ", "bold $soon"), plain(" ".join(error.lines())))
        echo.update(said)

    def taken(self) -> Intent | None:
        """What notes the days, whose words are cleared; None without words, or when they are not understood."""
        line = self.query_one(DraftLine)
        text = line.value
        if not text.strip():
            return None
        try:
            self._understood()
        except MeetError as error:
            self.post_message(Say(" ".join(error.lines()), problem=True))
            return None
        line.clear()
        return lambda notebook: notebook.note_absence(text)

    @on(Line.Submitted)
    def note(self, event: Line.Submitted) -> None:
        """Note the days; an empty line goes on."""
        event.stop()
        if not event.value.strip():
            go_on(event.input)
        elif (intent := self.taken()) is not None:
            self.post_message(Write(intent))
