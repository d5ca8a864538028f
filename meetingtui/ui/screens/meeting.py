"""The live screen's keys: going on, more time, pause, leaving, ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType

from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.coming_back import WayOn
from meetingtui.domain.meeting.extensions import Offer
from meetingtui.domain.meeting.transitions import MeetingStatus, can
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Drafts
from meetingtui.ui.dialogs import questions
from meetingtui.ui.dialogs.choice import Choice
from meetingtui.ui.fields.catch_line import CatchLine
from meetingtui.ui.screens.coverable import LEGAL_UNDER_COVER, CoverableView
from meetingtui.ui.words.saving import before_leaving

ASKED = 0.7
"""Seconds that the disk gets before a question says whether all is saved."""


class MeetingScreen(CoverableView):
    """Runs one meeting; dismissed with `finish`, `pause` or `discard`, which its caller carries out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n,f8", "next_phase", "Next phase", id="phase.next"),
        Binding("y", "settle_away", "Time away", id="time.away", tooltip="Say what your time away was"),
        Binding("b", "previous_phase", "Back", id="phase.back"),
        Binding(
            "ctrl+t,plus,f9", "more_time", "+5 min", id="time.more", tooltip="5 more minutes, and what they cost"
        ),
        Binding("space", "pause", "Pause", id="time.pause"),
        Binding("c,ctrl+o,f2", "catch", "Catch", id="note.catch", tooltip="Catch a thought for later"),
        Binding(
            "o,f3", "new_door", "Door", id="note.door", show=False, tooltip="A door for the mentor to look out for"
        ),
        Binding(
            "slash,f5", "look_up", "Search", id="nav.search", show=False, tooltip="Have we talked about this before?"
        ),
        Binding("q,ctrl+q", "leave", "Leave", id="app.quit", tooltip="Leave: pause, finish now, or discard"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("a", "add_topic", "Add", id="item.new", show=False, tooltip="Add what you talk about"),
        Binding(
            "u",
            "undo",
            "Undo",
            id="edit.undo",
            show=False,
            tooltip="Undo the last change",
        ),
        Binding(
            "m", "began_earlier", "Began earlier", id="time.began", show=False, tooltip="We began some minutes ago"
        ),
        Binding("g", "panel", "Goals panel", id="panel.goals", show=False),
        Binding("v,ctrl+r", "cover", "Cover", id="look.cover", show=False, tooltip="Hide everything but the clock"),
        Binding("ctrl+s", "save", "Save now", id="save.now", show=False, tooltip="Save now; it also saves by itself"),
        *(Binding(str(n), f"jump({n})", f"Phase {n}", id=f"phase.jump-{n}", show=False) for n in range(1, 7)),
        Binding("escape", "back_to_field", "Back to the field", id="nav.back", show=False),
        Binding("tab", "next_field", "Next field", id="field.next", show=False),
    ]

    HELP = "The clock is on top, the phase's questions below. Everything you type is saved."

    def __init__(self, live: LiveMeeting, drafts: Drafts) -> None:
        super().__init__(live, drafts)
        self._asking = False
        self._question: Choice | None = None
        self._asked_about: object = None

    @property
    def words_now(self) -> dict[str, str]:
        """The keys that mean something else in the last phase, or while the meeting is paused."""
        meeting, words = self.live.meeting, {}
        if meeting.phase is meeting.agenda.closing:
            words["phase.next"] = "End"
        if meeting.status is MeetingStatus.PAUSED:
            words["time.pause"] = "Go on"
        if self.covered:
            words["look.cover"] = "Uncover"
        return words

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, with the words that they have now."""
        words = self.words_now
        return {
            key: active._replace(binding=replace(active.binding, description=words[active.binding.id or ""]))
            if active.binding.id in words
            else active
            for key, active in super().active_bindings.items()
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is possible now has a key."""
        meeting = self.live.meeting
        agenda, phase = meeting.agenda, meeting.phase
        if self.covered and action not in LEGAL_UNDER_COVER:
            return False
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
                return can(meeting, events.AwaySettled)
            case "add_topic":
                return phase is PhaseKind.DISCUSSION and meeting.status is not MeetingStatus.AWAY
            case "began_earlier":
                return can(meeting, events.BeganEarlier)
            case "jump":
                return can(meeting, events.PhaseEntered) and parameters[0] in range(1, len(agenda.phases) + 1)
        return True

    def tick(self) -> None:
        """Look at the time again, and ask about time away, once."""
        super().tick()
        if self.live.meeting.status is not MeetingStatus.AWAY:
            self._asking = False
        elif not self._asking and self.is_current:
            self._asking = True
            self.action_settle_away()
        question = self._question
        if question is not None and question.is_current and self._asked_about != self.live.in_question:
            # A clock was set while it stood there: its times are not so any more.
            self._asking = False
            question.dismiss(None)

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
        """End the meeting, after one question, which says plainly when nothing was agreed."""
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
            self.say("This meeting has a hard stop: it cannot run longer.", problem=True)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._extend(offers[int(answer)])

        self.app.push_screen(questions.more_time(offers, self.live.meeting.pair), answered)

    def _extend(self, offer: Offer) -> None:
        if self.attempt(lambda: self.live.extend(offer)):
            self.say("5 more minutes; noted that you both said yes.   Esc, u: undo")
        self.draw_time()
        self.refresh_bindings()

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.attempt(self.live.toggle_pause)
        self.draw_time()
        self.refresh_bindings()

    def action_began_earlier(self) -> None:
        """Say that the meeting had begun before the clock."""
        from meetingtui.ui.dialogs.minutes_ago import MinutesAgo

        def answered(minutes: int | None) -> None:
            if minutes is not None:
                self.attempt(lambda: self.live.began_earlier(timedelta(minutes=minutes)))
                self.say(f"The meeting began {minutes} min before the clock started.")
                self.draw_time()

        self.app.push_screen(MinutesAgo(), answered)

    def action_settle_away(self) -> None:
        """Ask what the time away was."""

        def answered(answer: str | None) -> None:
            if answer == "clock":
                self.attempt(self.live.clock_was_set)
            elif answer == WayOn.LATER:
                self.app.push_screen(questions.stay_longer(self.live), both)
            elif answer is not None:
                self.attempt(lambda: self.live.settle_away(counts=answer == WayOn.COUNT))
            self.draw_time()
            self.refresh_bindings()

        def both(answer: str | None) -> None:
            if answer is None:
                self.action_settle_away()
                return
            self.attempt(lambda: self.live.settle_away(counts=False, later_end=True))
            self.draw_time()
            self.refresh_bindings()

        self._question, self._asked_about = questions.away(self.live), self.live.in_question
        self.app.push_screen(self._question, answered)

    # --- words and looks ------------------------------------------------------------------------------------

    def action_catch(self) -> None:
        """Open the line for a thought."""
        self.query_one("#catch", CatchLine).open()

    def action_new_door(self) -> None:
        """Open the line for a door."""
        self.query_one("#new-door", CatchLine).open()

    async def action_look_up(self) -> None:
        """Search the past meetings of the two, without leaving the phase."""
        await self.run_action("app.look_up")

    def action_add_topic(self) -> None:
        """Go to the line for what the two talk about."""
        self.query_one("#topic-line").focus()

    def action_undo(self) -> None:
        """Undo the last change of a list, or more time that is not used yet."""
        before = len(self.live.meeting.extensions)
        self.attempt(self.live.undo)
        if len(self.live.meeting.extensions) < before:
            self.say("The 5 extra minutes are undone.")
            self.draw_time()

    def action_save(self) -> None:
        """Save at once."""
        self.gather()
        saved = self.drafts.flush()
        self.say("Saved. It also saves by itself." if saved else "Could not save yet.", problem=not saved)

    def action_panel(self) -> None:
        """Show or hide the goals panel."""
        self.toggle_class("-panel")

    # --- leaving --------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave by one of three named exits."""

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.app.push_screen(questions.really_discard(), really)
            elif answer is not None:
                self.enter_words()
                if answer == "finish" and self.live.meeting.contents.nothing_agreed:
                    self.action_end()
                else:
                    self.dismiss(answer)

        def really(answer: str | None) -> None:
            if answer == "discard":
                self.dismiss("discard")

        self.gather()
        self.drafts.flush(ASKED)
        pair = self.live.meeting.pair
        self.app.push_screen(questions.leave_meeting(before_leaving(self.drafts.state, pair.zone)), answered)
