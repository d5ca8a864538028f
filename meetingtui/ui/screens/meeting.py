"""The live screen's keys: going on, more time, pause, leaving, ending."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from meetingtui.domain import events
from meetingtui.domain.extension import Offer
from meetingtui.domain.meeting import Status, can
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Drafts
from meetingtui.ui.screens import questions
from meetingtui.ui.screens.live_view import LiveView
from meetingtui.ui.widgets.catch_line import CatchLine


class MeetingScreen(LiveView):
    """Runs one meeting; dismissed with `finish`, `pause` or `discard`, which its caller carries out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n,f8", "next_phase", "Next phase", id="phase.next"),
        Binding("b", "previous_phase", "Back", id="phase.back"),
        Binding("ctrl+t,plus,f9", "more_time", "+5 min", id="time.more"),
        Binding("space", "pause", "Pause", id="time.pause"),
        Binding("c,ctrl+o,f2", "catch", "Catch", id="note.catch", tooltip="Catch a thought for later"),
        Binding("u", "undo", "Undo", id="edit.undo", show=False, tooltip="Take back the last change of a list"),
        Binding("g", "panel", "Goals panel", id="panel.goals", show=False),
        Binding("v,ctrl+r", "cover", "Cover", id="look.cover", show=False, tooltip="Hide everything but the clock"),
        Binding("ctrl+s", "save", "Save now", id="save.now", show=False, tooltip="It is saved anyway"),
        *(Binding(str(n), f"jump({n})", f"Phase {n}", id=f"phase.jump-{n}", show=False) for n in range(1, 5)),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("q,ctrl+q", "leave", "Leave", id="app.quit", priority=False),
        Binding("escape", "nothing", "Letter keys", id="nav.back", show=False),
    ]

    def __init__(self, live: LiveMeeting, drafts: Drafts) -> None:
        super().__init__(live, drafts)
        self._asking = False
        self._uncovered_focus: Widget | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what is possible now has a key."""
        meeting = self.live.meeting
        agenda, phase = meeting.agenda, meeting.phase
        match action:
            case "next_phase":
                return can(meeting, events.PhaseEntered) and phase is not None
            case "previous_phase":
                return can(meeting, events.PhaseEntered) and phase is not None and agenda.preceding(phase) is not None
            case "more_time":
                return can(meeting, events.Extended)
            case "pause":
                return can(meeting, events.Paused) or can(meeting, events.Resumed)
            case "undo":
                return self.live.can_undo
            case "settle_away":
                return meeting.status is Status.AWAY
        return True

    def tick(self) -> None:
        """Look at the time again, and ask about time away, once."""
        super().tick()
        if self.live.meeting.status is not Status.AWAY:
            self._asking = False
        elif not self._asking and self.is_current:
            self._asking = True
            self.action_settle_away()

    # --- going on -------------------------------------------------------------------------------------------

    def action_next_phase(self) -> None:
        """Go to the next phase; behind the last one the meeting ends."""
        meeting = self.live.meeting
        self.enter_words()
        if meeting.phase is meeting.agenda.closing:
            self.action_end()
        else:
            self.attempt(self.live.next_phase)
            self.draw_time()

    def action_previous_phase(self) -> None:
        """Go back one phase."""
        self.enter_words()
        self.attempt(self.live.previous_phase)
        self.draw_time()

    def action_jump(self, number: int) -> None:
        """Go to a phase by its number on the strip."""
        kinds = self.live.meeting.agenda.kinds
        if number <= len(kinds) and kinds[number - 1] is not self.live.meeting.phase:
            self.enter_words()
            self.attempt(lambda: self.live.enter(kinds[number - 1]))
            self.draw_time()

    def action_end(self) -> None:
        """End the meeting, after one question."""
        left = self.live.reading().meeting_left

        def answered(answer: str | None) -> None:
            if answer == "end":
                self.dismiss("finish")

        self.app.push_screen(questions.end(self.live.meeting, left, self.live.now()), answered)

    # --- time -----------------------------------------------------------------------------------------------

    def action_more_time(self) -> None:
        """Five more minutes, with their price and the joint yes."""
        offers = self.live.offers()
        if not offers:
            self.say("This meeting has a hard stop: there is no more time to give.", problem=True)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._extend(offers[int(answer)])

        self.app.push_screen(questions.more_time(offers, self.live.meeting.pair.zone), answered)

    def _extend(self, offer: Offer) -> None:
        if self.attempt(lambda: self.live.extend(offer)):
            self.say("5 more minutes. It is noted that you both said yes.")
        self.draw_time()

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.attempt(self.live.toggle_pause)
        self.draw_time()
        self.refresh_bindings()

    def action_began_earlier(self) -> None:
        """Say that the meeting had begun before the clock."""
        from meetingtui.ui.screens.minutes_ago import MinutesAgo

        def answered(minutes: int | None) -> None:
            if minutes is not None:
                self.attempt(lambda: self.live.began_earlier(timedelta(minutes=minutes)))
                self.say(f"The meeting began {minutes} min before the clock.")
                self.draw_time()

        self.app.push_screen(MinutesAgo(), answered)

    def action_settle_away(self) -> None:
        """Ask what the time away was."""

        def answered(answer: str | None) -> None:
            if answer == "clock":
                self.attempt(self.live.clock_was_set)
            elif answer is not None:
                self.attempt(
                    lambda: self.live.settle_away(counts=answer == "count", later_end=answer == "later"),
                )
            self.draw_time()
            self.refresh_bindings()

        self.app.push_screen(questions.away(self.live), answered)

    # --- words and looks ------------------------------------------------------------------------------------

    def action_catch(self) -> None:
        """Open the line for a thought."""
        self.query_one(CatchLine).open()

    def action_undo(self) -> None:
        """Take back the last change of a list."""
        self.attempt(self.live.undo)

    def action_save(self) -> None:
        """Save at once."""
        self.gather()
        saved = self.drafts.flush()
        self.say("Saved. Everything is saved by itself, too." if saved else "Could not save yet.", problem=not saved)

    def action_panel(self) -> None:
        """Show or hide the goals panel."""
        self.toggle_class("-panel")

    def action_cover(self) -> None:
        """Cover everything but the clock, or show it again."""
        if self.has_class("-covered"):
            self.remove_class("-covered")
            self.set_focus(self._uncovered_focus)
        else:
            self._uncovered_focus = self.focused
            self.set_focus(None)
            self.add_class("-covered")

    def action_nothing(self) -> None:
        """Letters are keys already."""

    # --- leaving --------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave by one of three named exits."""

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.app.push_screen(questions.really_discard(), really)
            elif answer is not None:
                self.enter_words()
                self.dismiss(answer)

        def really(answer: str | None) -> None:
            if answer == "discard":
                self.dismiss("discard")

        self.app.push_screen(questions.leave(), answered)
