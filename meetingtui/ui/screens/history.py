"""The past meetings: found, read as they were held, corrected, passed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.widget import Widget

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair
from meetingtui.domain.record.page_lines import PageLine
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.archive import Archive
from meetingtui.services.clipboard import Copier
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.services.history import History
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import TextRefused
from meetingtui.ui.fields.search_line import SearchLine
from meetingtui.ui.reading.meeting_browser import MeetingBrowser
from meetingtui.ui.reading.record_view import RecordView
from meetingtui.ui.screens.history_keys import CHOOSING, CORRECT, READING, TYPING, with_names
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar

NO_MEETINGS = "No meetings yet. Press q, then s, to start the first one."
CORRECTION = "correction"
"""The name of the form in which a line is corrected."""


class HistoryScreen(OnceScreen[None]):
    """Shows the past meetings of one pair, side by side with their words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,ctrl+f", "search", "Search", id="nav.search"),
        Binding("enter", "enter", "Read", id="history.enter", tooltip="Read the selected meeting"),
        Binding("right", "read", "Into the text", id="nav.read", show=False),
        Binding("left", "to_list", "Back to the list", id="nav.list", show=False),
        Binding("x", "take_back", "Take back", id="item.remove", tooltip="Undo the correction of the selected line"),
        Binding(
            "o", "originals", "First", id="history.originals", tooltip="Show the original words of corrected lines"
        ),
        Binding(
            "v",
            "version",
            "Other version",
            id="history.version",
            tooltip="Show the other version that an import kept",
        ),
        Binding("u", "undo", "Undo", id="edit.undo", tooltip="Undo the last correction"),
        Binding("e", "export", "Save", id="out.export", tooltip="Save the selected meeting as a Markdown file"),
        Binding("y", "copy", "Copy recap", id="out.copy", tooltip="Copy the recap of the selected meeting"),
        Binding("q,ctrl+q", "back", "Back", id="app.quit"),
        Binding("escape", "step_back", "Back", id="nav.back", show=False),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    AUTO_FOCUS = ""
    HELP = (
        "Every meeting as it was. Corrections are dated, and the original words stay. "
        "Filters: owner: status: goal: with: kind: since: until:"
    )

    def __init__(
        self,
        history: History,
        archive: Archive,
        pair: Pair,
        *,
        search: str = "",
        forms: Forms,
        write_recap: Callable[[MeetingRecord, Pair], str],
        write_meeting: Callable[[MeetingRecord, Pair], str],
        save_file: Callable[[str, str], Path],
        copier: Copier,
    ) -> None:
        super().__init__()
        self._pair = pair
        self._history = history
        self._archive = archive
        self._search = search
        self._write_recap = write_recap
        self._write_meeting = write_meeting
        self._save_file = save_file
        self._copier = copier
        self._forms = forms

    def compose(self) -> ComposeResult:
        """Whose meetings, the browser, the keys."""
        names = self._pair.names
        summaries = self._history.summaries
        since = f"   since {day_at(summaries[0].began, summaries[0].zone)}" if summaries else ""
        count = "1 meeting" if len(summaries) == 1 else f"{len(summaries):,} meetings"
        yield TopBar(f"meet   History   {names}   {count}{since}", f"meet   History   {names}")
        yield MeetingBrowser(self._history, search=self._search, empty=NO_MEETINGS, id="browser")
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.watch(self, "focused", self.say_what_keys_do)
        self.set_focus(self.browser.meetings)
        self.set_timer(0.2, self.browser.make_ready)
        if any(not typed.left for _, typed in self._forms.all_of(CORRECTION, self._pair.id)):
            self.call_after_refresh(self._correct_again)

    @property
    def browser(self) -> MeetingBrowser:
        """The list and the text."""
        return self.query_one(MeetingBrowser)

    def say_what_keys_do(self, focused: Widget | None) -> None:
        """Say what the keys do now."""
        typing, reading = isinstance(focused, SearchLine), isinstance(focused, RecordView)
        self.query_one(MessageLine).hint(TYPING if typing else READING if reading else CHOOSING)
        self.refresh_bindings()

    @property
    def words_now(self) -> dict[str, str]:
        """What Enter does in the text."""
        return {"history.enter": CORRECT} if self.browser.view.has_focus else {}

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys; in the last row stand those for the line beside a line, those for the meeting beside the list."""
        return with_names(super().active_bindings, reading=self.browser.view.has_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What acts on a line needs the text, what acts on a meeting needs one."""
        if not self.is_mounted:
            return True
        reading, line = self.browser.view.has_focus, self.browser.marked
        match action:
            case "read":
                return not reading and self.browser.record is not None
            case "enter":
                return self.browser.record is not None and not (reading and self.browser.other_version)
            case "version":
                return bool(self.browser.versions)
            case "to_list":
                return reading
            case "take_back":
                return line is not None and line.amended is not None
            case "originals":
                record = self.browser.record
                return reading and record is not None and any(not each.taken_back_at for each in record.amendments)
            case "undo":
                return self._archive.can_undo
            case "export" | "copy":
                return self.browser.record is not None
        return True

    # --- moving about -----------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Go to the line to search in."""
        self.browser.search_again()

    def action_enter(self) -> None:
        """From the list into the text; there, correct the marked line."""
        if self.browser.view.has_focus:
            self._correct()
        else:
            self.browser.read_text()

    def action_read(self) -> None:
        """Go into the text of the marked meeting."""
        self.browser.read_text()

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.browser.back_to_list()

    def action_step_back(self) -> None:
        """From the text to the list, from there home."""
        if self.browser.view.has_focus:
            self.browser.back_to_list()
        else:
            self.dismiss(None)

    def action_back(self) -> None:
        """Back home."""
        self.dismiss(None)

    @on(RecordView.LineMarked)
    def line_marked(self, event: RecordView.LineMarked) -> None:
        """Other keys may be possible now."""
        event.stop()
        if (hits := self.browser.view.hits)[1] and self.browser.view.has_focus:
            which = (
                f"Hit {hits[0]} of {hits[1]}.   n: the next one" if hits[0] else f"{hits[1]} hits.   n: the next one"
            )
            self.query_one(MessageLine).hint(which)
        self.refresh_bindings()

    # --- corrections ------------------------------------------------------------------------------------------

    def _correct(self) -> None:
        """Ask for other words for the marked line."""
        line, record = self.browser.marked, self.browser.record
        if line is None or record is None:
            return
        self._ask_for(record, line)

    def _correct_again(self) -> None:
        """Open the correction that was typed when the program was gone."""
        for place, typed in self._forms.all_of(CORRECTION, self._pair.id):
            if typed.left:
                continue
            try:
                self.browser.renew(self._archive.record(place.about), place.line)
            except MeetError:
                continue
            record, line = self.browser.record, self.browser.view.marked
            if record is not None and line is not None and (record.id, line.key) == (place.about, place.line):
                self.browser.read_text()
                self._ask_for(record, line)
                return

    def _ask_for(self, record: MeetingRecord, line: PageLine) -> None:
        from meetingtui.ui.dialogs.correcting import Correcting

        place = FormPlace(CORRECTION, self._pair.id, record.id, line.key)
        before = self._forms.typed(place)
        typed = line.words if before is None else before.words.get("words", "")
        dialog = Correcting(line, typed, lambda words: self._forms.keep(place, Typed({"words": words})))

        def answered(words: str | None) -> None:
            if words is None:
                if dialog.typed == line.words or (before is None and dialog.typed == dialog.offered):
                    self._forms.clear(place)
                else:
                    self._forms.keep(place, Typed({"words": dialog.typed}, left=True))
                if dialog.typed != dialog.offered:
                    self._say("Not saved. What you typed is still there when you press Enter again.")
            elif not self._change(lambda: self._archive.amend(record.id, line.key, words, seen=line.words), line.key):
                self._forms.keep(place, Typed({"words": words}, left=True))
            else:
                self._forms.clear(place)
                self._say("Corrected, with today's date.   o: original words   u: undo")

        self.app.push_screen(dialog, answered)

    def action_take_back(self) -> None:
        """Undo the correction of the selected line."""
        line, record = self.browser.marked, self.browser.record
        if line is None or record is None:
            return
        if self._change(lambda: self._archive.take_back(record.id, line.key, seen=line.words), line.key):
            self._say("Correction undone: the line reads as before.   u: undo")

    def action_undo(self) -> None:
        """Undo the last correction that was made here."""
        before = self.browser.record
        if self._change(self._archive.undo, self.browser.marked.key if self.browser.marked else ""):
            record = self.browser.record
            where = f" in meeting {record.number}" if record and before and record.id != before.id else ""
            self._say(f"Undone{where}.")

    def action_originals(self) -> None:
        """Show what corrected lines first said, or hide it."""
        view = self.browser.view
        view.show_originals(not view.originals)

    def _change(self, change: Callable[[], MeetingRecord | None], key: str) -> bool:
        try:
            record = change()
        except MeetError as error:
            self._say(" ".join(error.lines()), problem=True)
            return False
        if record is not None:
            self.browser.renew(record, key)
        self.refresh_bindings()
        return True

    def action_version(self) -> None:
        """Show the version that an import kept beside the marked meeting, or the meeting again."""
        self.browser.show_next_version()
        shown = "Another version, kept by an import" if self.browser.other_version else "The version that counts"
        self._say(f"{shown}. v: the other one")
        self.refresh_bindings()

    # --- passing on -------------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Save the selected meeting as a Markdown file."""
        record = self.browser.record
        if record is None:
            return
        name = f"{_file_name(record)}.md"
        self.query_one(MessageLine).say_outcome(
            lambda: f"Saved as {self._save_file(name, self._write_meeting(record, self._pair))}"
        )

    def action_copy(self) -> None:
        """Copy the recap of the selected meeting; whether it arrives cannot be known, so it is a file as well."""
        record = self.browser.record
        if record is None:
            return
        text = self._write_recap(record, self._pair)
        self.query_one(MessageLine).say_outcome(
            lambda: self._copier.copy(text, f"{_file_name(record)}-recap.txt", self.app.copy_to_clipboard)
        )

    # --- what is said -----------------------------------------------------------------------------------------

    def _say(self, sentence: str, *, problem: bool = False) -> None:
        self.query_one(MessageLine).say(sentence, problem=problem)

    @on(Say)
    def say_it(self, event: Say) -> None:
        """Say what a widget has to say."""
        event.stop()
        self._say(event.sentence, problem=event.problem)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self._say(event.sentence, problem=True)


def _file_name(record: MeetingRecord) -> str:
    return f"{local_day(record.began, record.zone).isoformat()}-meeting-{record.number}"
