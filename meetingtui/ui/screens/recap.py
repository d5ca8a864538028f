"""The recap: what was agreed, in the mentee's voice, ready to paste."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.local import local
from meetingtui.domain.people import Pair
from meetingtui.domain.record import MeetingRecord
from meetingtui.domain.saying import day, minutes_words
from meetingtui.ui.plain import plain
from meetingtui.ui.screens.leaving import OnceScreen
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar


class RecapScreen(OnceScreen[None]):
    """Keeps the meeting, then shows its recap; dismissed when the pair is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "Done", id="recap.done"),
        Binding("y", "copy", "Copy", id="out.copy", tooltip="Copy the recap for a mail or a chat"),
        Binding("e", "save_file", "Save to a file", id="out.export"),
        Binding("r", "keep", "Try again to save", id="recap.retry"),
        Binding("q,ctrl+q", "done", "Done", id="app.quit", show=False),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("escape", "done", "Done", id="nav.back", show=False),
    ]
    HELP = "What you agreed on, ready to paste into a mail or a chat. Private lines are not in it."
    AUTO_FOCUS = "#recap"

    def __init__(
        self,
        preview: MeetingRecord,
        pair: Pair,
        *,
        keep: Callable[[], MeetingRecord],
        write_recap: Callable[[MeetingRecord], str],
        write_file: Callable[[MeetingRecord, str], Path],
    ) -> None:
        super().__init__()
        self._record = preview
        self._pair = pair
        self._keep = keep
        self._text = write_recap(preview)
        self._write_file = write_file
        self.saved = False
        """Whether the meeting is in the store."""

    def compose(self) -> ComposeResult:
        """How the time was used, the recap, the keys."""
        record = self._record
        began = local(record.began, record.zone)
        yield TopBar(
            f"meet   Recap   {self._pair.mentee.name} and {self._pair.mentor.name}   {day(began)}   "
            f"meeting {record.number}",
            f"meet   Recap   {self._pair.mentee.name} and {self._pair.mentor.name}",
        )
        with Vertical(id="recap-page"):
            yield Static(plain(time_used(record)), id="time-used")
            with VerticalScroll(id="recap"):
                yield Static(plain(self._text), id="recap-text")
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Keep the meeting first of all."""
        self.query_one(MessageLine).hint("y copies it for a mail or a chat, e saves it to a file, Enter: done")
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the meeting; when that fails, say what is safe and how to go on."""
        bar, message = self.query_one(TopBar), self.query_one(MessageLine)
        try:
            self._keep()
        except MeetError as error:
            bar.say("NOT SAVED YET", problem=True)
            message.stand(f"Problem: {error.happened} Every word is in the draft. r: try again")
        else:
            self.saved = True
            bar.say("Saved")
            message.stand("")
        self.refresh_bindings()

    def action_copy(self) -> None:
        """Copy the recap; whether it arrives is the terminal's business, so a file is named as the other way."""
        self.app.copy_to_clipboard(self._text)
        self.query_one(MessageLine).say("Sent to the clipboard. If nothing arrives there, e saves a file.")

    def action_save_file(self) -> None:
        """Save the recap as a file."""
        message = self.query_one(MessageLine)
        try:
            path = self._write_file(self._record, self._text)
        except MeetError as error:
            message.say(" ".join(error.lines()), problem=True)
        else:
            message.say(f"Saved as {path}")

    def action_done(self) -> None:
        """Close the recap."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Trying again is offered only while something is not saved."""
        return not self.saved if action == "keep" else True


def time_used(record: MeetingRecord) -> str:
    """Planned and used minutes of each phase: `61 min.  Last week 12 of 15 min   ...`."""
    phases = "   ".join(
        f"{phase.phase.label} {minutes_words(phase.used).removesuffix(' min')} of {minutes_words(phase.planned)}"
        for phase in record.phases
    )
    return f"{minutes_words(record.length)} together.   {phases}"
