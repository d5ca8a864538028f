"""The live screen: the clock above, the phase below, and nothing that moves by itself."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day, short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Drafts
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.answer_line import AnswerLine
from meetingtui.ui.fields.catch_line import CatchLine, new_door_line, thought_line
from meetingtui.ui.fields.choice_field import ChoiceRow
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.fields.question_field import QuestionField
from meetingtui.ui.phases import pane_of
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.shell.messages import PhaseShown, Say, Write
from meetingtui.ui.widgets.clock import ClockFace
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.phase_strip import PhaseStrip
from meetingtui.ui.widgets.side_panel import SidePanel
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import meeting_name, rare_name
from meetingtui.ui.words.saving import bar_words, standing_words


class LiveView(OnceScreen[str]):
    """Draws a running meeting, and writes down what is typed. Its keys are the business of `MeetingScreen`."""

    AUTO_FOCUS = ""

    meeting: reactive[Meeting | None] = reactive(None, init=False, repaint=False)
    """The meeting as it is now."""

    def __init__(self, live: LiveMeeting, drafts: Drafts) -> None:
        super().__init__()
        self.live = live
        """The running meeting."""
        self.drafts = drafts
        """Tells how safe the words are."""
        self._pane: PhasePane | None = None
        self._panes: list[PhasePane] = []

    def compose(self) -> ComposeResult:
        """Clock and strip above, body between, message and keys below."""
        meeting = self.live.meeting
        pair, today = meeting.pair, local_day(meeting.opened_at, meeting.pair.zone)
        yield TopBar(
            f"meet   {pair.names} (mentor)   {day(today)}   {meeting_name(meeting)}",
            f"meet   {pair.names}   {short_day(today)}{rare_name(meeting)}",
        )
        with Vertical(id="stage"):
            yield ClockFace()
            yield PhaseStrip()
            yield thought_line(meeting.contents)
            yield new_door_line(pair.mentor.name, meeting.contents)
            with Horizontal(id="body"):
                yield Vertical(id="panes")
                yield SidePanel()
            yield Static("Hidden. The meeting goes on. Press v to show it again.", id="cover", markup=False)
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the first phase; from then on look at the clock once a second."""
        self.meeting = self.live.meeting
        self.watch(self, "focused", self.say_what_typing_does)
        self.set_interval(1.0, self.tick)
        self.tick()

    # --- drawing --------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the time again; nothing depends on how often."""
        before = self.live.meeting
        self.meeting = self.live.look()
        if self.live.meeting.phase is not before.phase:
            closing = self.live.meeting.agenda.closing.label.lower()
            self.enter_words()
            self.say(f"Time for {closing}, so the meeting moved on. Esc, b: go back")
        self.draw_time()

    def draw_time(self) -> None:
        """Show what the clock says now."""
        meeting = self.live.meeting
        if meeting.over:
            return
        reading = self.live.reading()
        self.query_one(ClockFace).show(reading, meeting.agenda, meeting.pair)
        self.query_one(PhaseStrip).show(reading.slots, reading.time_to_close)
        message = self.query_one(MessageLine)
        if problem := standing_words(self.drafts.state):
            message.stand(problem)
        elif reading.time_to_close:
            closing = meeting.agenda.closing.label.lower()
            message.stand(f"Time for {closing}: press Ctrl+N. Nothing you typed is lost.")
        else:
            message.stand("")
        self._draw_saved()

    def _draw_saved(self) -> None:
        state, bar = self.drafts.state, self.query_one(TopBar)
        if words := bar_words(state, self.live.meeting.pair.zone):
            bar.say(words, problem=bool(state.problem))

    async def watch_meeting(self, before: Meeting | None, meeting: Meeting | None) -> None:
        """Show the pane of the phase, and hand it the newest meeting."""
        if meeting is None or meeting.phase is None or meeting.over:
            return
        if self._pane is None or self._pane.KIND is not meeting.phase:
            await self._show_pane(meeting.phase, meeting)
        if before is None or before.contents is not meeting.contents or before.phase is not meeting.phase:
            for pane in self._panes:
                pane.meeting = meeting
        if before is None or meeting.contents.lists_differ(before.contents) or before.phase is not meeting.phase:
            self.query_one(SidePanel).show(meeting)
        if before is None or before.status is not meeting.status or before.phase is not meeting.phase:
            self.refresh_bindings()

    async def _show_pane(self, phase: PhaseKind, meeting: Meeting) -> None:
        if self._pane is not None:
            self._pane.display = False
        shown = next((pane for pane in self._panes if pane.KIND is phase), None)
        if shown is None:
            shown = pane_of(phase, meeting)
            self._panes.append(shown)
            await self.query_one("#panes").mount(shown)
            # The focus comes before the fields have their heights, and would scroll the first question away.
            self.call_after_refresh(shown.scroll_home, animate=False)
        else:
            # What was typed in other phases since then may belong to what it shows, such as the usual slot.
            shown.meeting = meeting
            shown.draw(meeting.contents)
        shown.display = True
        self._pane = shown
        self.post_message(PhaseShown(phase.label))
        if not self.query(".catch.-open"):
            self.focus_first(shown)

    def focus_first(self, pane: PhasePane) -> None:
        """Give the focus to the first field of a phase."""
        self.set_focus(pane.first_field())

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the line above the footer."""
        self.query_one(MessageLine).say(sentence, problem=problem)

    # --- what the pair does ---------------------------------------------------------------------------------

    def say_what_typing_does(self, focused: Widget | None) -> None:
        """Say what typing does now."""
        if isinstance(focused, Line | Notes):
            hint = "Typing.   Esc: letter keys   Tab: next field"
        elif isinstance(focused, ChoiceRow):
            hint = ChoiceRow.HINT
        elif focused is not None:
            hint = "Keys act on the selected row.   Tab: next field   Esc: letter keys"
        else:
            hint = "Letter keys.   Esc: back to the field   1 2 3 4: go to a phase   q: leave"
        self.query_one(MessageLine).hint(hint)

    @on(Write)
    def write_down(self, event: Write) -> None:
        """Write something down."""
        event.stop()
        self.live.typed()
        self.attempt(lambda: event.intent(self.live.notebook))

    @on(Say)
    def say_it(self, event: Say) -> None:
        """Say what a widget has to say."""
        event.stop()
        self.say(event.sentence, problem=event.problem)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self.say(event.sentence, problem=True)

    def attempt(self, intent: Callable[[], object]) -> bool:
        """Do something with the meeting; an error becomes a sentence, changes nothing, and gives False."""
        try:
            intent()
        except MeetError as error:
            self.say(" ".join(error.lines()), problem=True)
            return False
        finally:
            self.meeting = self.live.meeting
        return True

    def enter_words(self) -> None:
        """Enter what still stands in lines, because the phase is left now."""
        intents = [intent for pane in self.query(PhasePane) for intent in pane.not_entered()]
        intents += [intent for line in self.query(CatchLine) if (intent := line.taken()) is not None]
        for intent in intents:
            self.attempt(lambda intent=intent: intent(self.live.notebook))  # type: ignore[misc]

    def gather(self) -> None:
        """Take over every letter that stands in a field, for when the program has to go at once."""
        for field in self.query(QuestionField):
            self.live.notebook.answer(field.question.key, field.query_one(Notes).text)
        for line in self.query(AnswerLine):
            if line.value != self.live.meeting.contents.answer(line.key):
                self.live.notebook.answer(line.key, line.value)
        for pane in self._panes:
            for intent in pane.gathered():
                intent(self.live.notebook)
