"""The recap: what was agreed, in the mentee's voice, ready to paste."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day, minutes_words
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MINUTE
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.ui.dialogs.choice import Choice, Reply
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import PhaseShown
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar

LOOK_EVERY = 0.1
"""Seconds for which the screen waits for a save."""
SLOW = 6.0
"""Seconds after which saving is said to take its time: a little more than the wait for another window."""


class RecapScreen(OnceScreen[None]):
    """Keeps the meeting, then shows its recap; dismissed when the pair is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "Done", id="recap.done"),
        Binding("y", "copy", "Copy", id="out.copy", tooltip="Copy the recap for a mail or a chat"),
        Binding("e", "save_file", "Save to a file", id="out.export"),
        Binding("i", "invite", "Invitation", id="out.invite", tooltip="Save the next meeting as a calendar file"),
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
        words: Callable[[], SaveState],
        meanwhile: Callable[[], str],
        write_recap: Callable[[MeetingRecord], str],
        write_file: Callable[[MeetingRecord], Path],
        copy: Callable[[str, Callable[[str], None]], str],
        invite: Callable[[], str],
    ) -> None:
        super().__init__()
        self._record = preview
        self._pair = pair
        self._keep = keep
        self._words = words
        self._meanwhile = meanwhile
        self._text = write_recap(preview)
        self._write_file = write_file
        self._copy = copy
        self._invite = invite
        self.saved = False
        """Whether the meeting is in the store."""
        self.saving = False
        """Whether it is just being saved; that may take as long as another window, or the disk, needs."""
        self._leaving = False
        self._unsafe = False
        self._slow = False
        self._thread: threading.Thread | None = None
        self._watch: Timer | None = None
        self._outcome: tuple[str, SaveState, Exception | None] = ("", SaveState(), None)

    def compose(self) -> ComposeResult:
        """How the time was used, the recap, the keys."""
        record = self._record
        began = local(record.began, record.zone)
        yield TopBar(
            f"meet   Recap   {self._pair.names}   {day(began)}   meeting {record.number}",
            f"meet   Recap   {self._pair.names}",
        )
        with Vertical(id="recap-page"):
            yield Static(plain(time_used(record)), id="time-used")
            with VerticalScroll(id="recap"):
                yield Static(plain(self._text), id="recap-text")
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Keep the meeting first of all."""
        self.post_message(PhaseShown("Recap"))
        self.query_one(MessageLine).hint("y: copy for a mail   e: save as Markdown   i: invitation   Enter: done")
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the meeting; when that fails, say what is safe and how to go on."""
        if self.saving or self.saved:
            return
        self.saving, self._slow = True, False
        self.query_one(TopBar).say("Saving ...")
        self.set_timer(SLOW, self._say_slow)
        self.refresh_bindings()
        # Not a worker of Textual: the end of the program would wait for a disk that does not answer.
        self._thread = threading.Thread(target=self._save, name="recap", daemon=True)
        self._thread.start()
        # Most are done before anybody could see that it takes time.
        self._thread.join(LOOK_EVERY)
        self._watch = self.set_interval(LOOK_EVERY, self._look)
        self._look()

    def _look(self) -> None:
        """Say how saving went, once it is done."""
        if self._thread is not None and not self._thread.is_alive():
            self._thread = None
            if self._watch is not None:
                self._watch.stop()
            self._kept(*self._outcome)

    def _say_slow(self) -> None:
        if self.saving:
            self._slow = True
            self.query_one(MessageLine).stand("Waiting for another window or the disk.   Enter: leave anyway")

    def _save(self) -> None:
        """Save, in a thread of its own."""
        problem, state = "", SaveState()
        fault: Exception | None = None
        try:
            self._keep()
        except MeetError as error:
            problem = error.happened
            with suppress(Exception):
                state = self._words()
        except Exception as error:
            fault = error
        self._outcome = problem, state, fault

    def _kept(self, problem: str, state: SaveState, fault: Exception | None) -> None:
        if fault is not None:
            raise fault
        bar, message = self.query_one(TopBar), self.query_one(MessageLine)
        self.saving, self.saved = False, not problem
        if problem:
            self._leaving = False
            self._unsafe = not state.safe
            bar.say("NOT SAVED YET", problem=True)
            message.stand(f"Problem: {problem} {where_words_are(state)} r: try again")
        else:
            bar.say("Saved")
            message.stand(self._meanwhile())
        self.refresh_bindings()
        if self._leaving:
            self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the recap; whether it arrives cannot be known, so it is a file as well."""
        self.query_one(MessageLine).say_outcome(lambda: self._copy(self._text, self.app.copy_to_clipboard))

    def action_save_file(self) -> None:
        """Save the recap as a file."""
        self.query_one(MessageLine).say_outcome(lambda: f"Saved as {self._write_file(self._record)}")

    def action_invite(self) -> None:
        """Save the invitation to the next meeting, which the store knows once this one is saved."""
        message = self.query_one(MessageLine)
        if self.saved:
            message.say_outcome(self._invite)
        else:
            message.say("Not yet: this meeting comes first, and it is not saved.", problem=True)

    def action_done(self) -> None:
        """Close the recap, as soon as the meeting is saved; ask first when its words are on no disk."""
        if self.saving and not self._slow:
            self._leaving = True
            self.query_one(MessageLine).say("Saving: one moment.")
            return
        if self.saving:
            self._unsafe = not self._words().safe
        if self._unsafe and not self.saved:
            self._ask_to_leave()
        else:
            self.dismiss(None)

    def _ask_to_leave(self) -> None:
        def answered(answer: str | None) -> None:
            if answer == "retry":
                self.action_keep()
            elif answer == "leave":
                self.dismiss(None)

        self.app.push_screen(
            Choice(
                "This meeting is not on any disk. Leave anyway?",
                [
                    Reply("r", "retry", "Try again to save"),
                    Reply("b", "back", "Stay: nothing is lost while this window is open"),
                    Reply("l", "leave", "Leave, and lose it"),
                ],
                stay="Esc: stay",
            ),
            answered,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Trying again is offered only while something is not saved."""
        return not self.saved and not self.saving if action == "keep" else True


def where_words_are(state: SaveState) -> str:
    """Where the words of a meeting are that could not be kept."""
    if state.elsewhere:
        return f"Every word is in {state.elsewhere}; meet start finds it there."
    if state.problem:
        return "NOT ON ANY DISK: leave this window open."
    return "Every word is in the draft."


def time_used(record: MeetingRecord) -> str:
    """Planned and used minutes of each phase: `61 min.  Last week 12 of 15 min   ...`."""
    phases = "   ".join(
        f"{phase.phase.label} {minutes_words(phase.used).removesuffix(' min')} of {minutes_words(phase.planned)}"
        for phase in record.phases
    )
    pause = f", {minutes_words(record.paused)} paused" if record.paused >= MINUTE / 2 else ""
    return f"{minutes_words(record.length - record.paused)} together{pause}.   {phases}"
