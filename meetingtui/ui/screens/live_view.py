"""The live screen: the clock above, the phase below, and nothing that moves by itself."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget

from meetingtui.domain.dates.formatting import day, minutes_words, short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Drafts
from meetingtui.services.week.week_watch import WeekWatch
from meetingtui.ui.fields.catch_line import CatchLine, new_door_line, thought_line
from meetingtui.ui.fields.line import Line
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.screens.outline_screen import OutlineScreen
from meetingtui.ui.shell.messages import Intent, Notice, PhaseShown, Write
from meetingtui.ui.widgets.clock import ClockFace
from meetingtui.ui.widgets.cover import Cover
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.phase_strip import PhaseStrip
from meetingtui.ui.widgets.side_panel import SidePanel
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import meeting_name, rare_name
from meetingtui.ui.words.pace import Notices, title_words
from meetingtui.ui.words.saving import bar_words, standing_words


class LiveView(OutlineScreen[str]):
    """Draws a running meeting, and writes down what is typed. Its keys are the business of `MeetingScreen`."""

    meeting: reactive[Meeting | None] = reactive(None, init=False, repaint=False)
    """The meeting as it is now."""

    def __init__(self, live: LiveMeeting, drafts: Drafts, week: WeekWatch) -> None:
        super().__init__(Outline())
        self.live = live
        """The running meeting."""
        self.drafts = drafts
        """Tells how safe the words are."""
        self._week = week
        self._shown: PhaseKind | None = None
        self._title = ""
        self._notices = Notices()
        self._focused: Widget | None = None

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
                yield self.outline
                yield SidePanel()
            yield Cover()
        yield self.message_line
        yield KeyRow()

    def on_mount(self) -> None:
        """Show the first phase; from then on look at the clock once a second."""
        self.meeting = self.live.meeting
        self.set_interval(1.0, self.tick)
        self.tick()

    # --- drawing --------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the time again; nothing depends on how often."""
        self._week.look()
        before = self.live.meeting
        self.meeting = self.live.look()
        if self.live.meeting.phase is not before.phase:
            closing = self.live.meeting.agenda.closing.label.lower()
            self.call_later(self.enter_words, before.phase)
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
        if (title := title_words(reading)) != self._title:
            self._title = title
            self.post_message(PhaseShown(title))
        if due := self._notices.due(reading, meeting.agenda):
            self.post_message(Notice(due))
        message = self.message_line
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
        """Show the outline of the phase, and hand it the newest meeting."""
        if meeting is None or meeting.phase is None or meeting.over or self.left:
            return
        outline, newly = self.outline, meeting.phase is not self._shown
        if newly:
            self._shown = meeting.phase
            outline.say_onward(self._onward())
        if newly or before is None or before.contents is not meeting.contents:
            # A meeting that was cut off comes back to the step that was open.
            at = meeting.open_step if before is None else ""
            await outline.show(meeting, at=at, focus=not self.covered and not self.query(".catch.-open"))
            if self.left:
                return
        if newly or before is None or meeting.contents.lists_differ(before.contents):
            self.query_one(SidePanel).show(meeting)
        if newly or before is None or before.status is not meeting.status:
            self.refresh_bindings()

    def _onward(self) -> str:
        """What comes behind the last step of the phase: `Open discussion, 28 min`."""
        meeting = self.live.meeting
        following = meeting.agenda.following(meeting.phase) if meeting.phase is not None else None
        if following is None:
            return "Read it all once more, then end the meeting"
        slot = next((slot for slot in self.live.reading().slots if slot.kind is following), None)
        return f"{following.label}, {minutes_words(slot.whole)}" if slot is not None else following.label

    # --- what the pair does ---------------------------------------------------------------------------------

    def say_what_typing_does(self, focused: Widget | None) -> None:
        """Say what the keys do now."""
        if isinstance(focused, Line) and focused not in self.outline.query("*"):
            self.message_line.hint("Enter: keep it   Esc: later")
        else:
            super().say_what_typing_does(focused)

    @on(Outline.Opened)
    def note_step(self, event: Outline.Opened) -> None:
        """The keys belong to the step; whoever takes the meeting up again finds it open."""
        event.stop()
        self.live.open_step(event.step_id)
        self.say_what_typing_does(self.focused)

    @on(Outline.NoText)
    def catch_it(self, event: Outline.NoText) -> None:
        """Where there is no text, what is typed is a thought."""
        event.stop()
        line = self.query_one("#catch", CatchLine)
        line.open()
        line.query_one(Line).take(event.text)

    @on(CatchLine.Closed)
    def type_again(self, event: CatchLine.Closed) -> None:
        """The words that follow belong to the open step."""
        event.stop()
        self.outline.focus_typing()

    @on(Write)
    def write_down(self, event: Write) -> None:
        """Write something down."""
        event.stop()
        self.live.typed()
        self.attempt(lambda: event.intent(self.live.notebook))

    def attempt(self, intent: Callable[[], object]) -> bool:
        """Do something with the meeting; an error becomes a sentence, changes nothing, and gives False."""
        could = self.live.can_undo
        try:
            intent()
        except MeetError as error:
            self.say(" ".join(error.lines()), problem=True)
            return False
        finally:
            self.meeting = self.live.meeting
            if self.live.can_undo is not could:
                self.refresh_bindings()
        self.message_line.mended()
        return True

    async def enter_words(self, left: PhaseKind | None = None) -> None:
        """Enter what still stands in lines, because a phase is left; None: the present one."""
        intents: list[Intent] = [*self.outline.unsaved(), *self.outline.left()]
        intents += [intent for line in self.query(CatchLine) if (intent := line.taken()) is not None]
        for intent in intents:
            self.attempt(lambda intent=intent: intent(self.live.notebook))  # type: ignore[misc]
        if self.live.meeting.contents.not_entered:
            # A question may be asked first, and the pair may come back: what was entered is no longer in its line.
            self.outline.reread()
        self.attempt(lambda: self.live.notebook.enter_typed(left))

    def gather(self) -> None:
        """Take over every letter that stands in a field, for when the program has to go at once."""
        for intent in self.outline.unsaved():
            intent(self.live.notebook)

    # --- the cover ------------------------------------------------------------------------------------------

    @property
    def covered(self) -> bool:
        """Whether nothing but the clock is seen."""
        return self.has_class("-covered")

    def action_cover(self) -> None:
        """Cover everything but the clock, or show it again."""
        self.set_class(not self.covered, "-covered")
        if self.covered:
            self._focused = self.focused
            self.set_focus(self.query_one(Cover))
        else:
            # The fields can take the focus once they are drawn again.
            self.call_after_refresh(self._lift)
        self.refresh_bindings()

    def _lift(self) -> None:
        back, self._focused = self._focused, None
        if back is not None and back in self.focus_chain:
            self.set_focus(back)
        else:
            self.outline.focus_step()
