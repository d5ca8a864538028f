"""The live screen's keys: going on, more time, pause, leaving, ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType

from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.coming_back import WayOn
from meetingtui.domain.meeting.extensions import Offer
from meetingtui.domain.meeting.transitions import MeetingStatus, can
from meetingtui.domain.outline.outline import phase_of
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.next_date import usual_next
from meetingtui.services.ports import Drafts
from meetingtui.services.week.week_watch import WeekWatch
from meetingtui.ui.dialogs import questions
from meetingtui.ui.dialogs.choice import Choice
from meetingtui.ui.fields.catch_line import CatchLine
from meetingtui.ui.outline.letters import LETTERS
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.screens.live_view import LiveView
from meetingtui.ui.words.saving import before_leaving

LEGAL_UNDER_COVER = {"cover", "pause"}
"""What the keys may do while nothing but the clock is seen."""
ASKED = 0.7
"""Seconds that the disk gets before a question says whether all is saved."""


class MeetingScreen(LiveView):
    """Runs one meeting; dismissed with `finish`, `pause` or `discard`, which its caller carries out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f8", "next_phase", "Next phase", id="phase.next"),
        Binding("ctrl+t,f9", "more_time", "+5 min", id="time.more", tooltip="5 more minutes, and what they cost"),
        Binding("ctrl+o,f2", "catch", "Catch", id="note.catch", tooltip="Catch a thought for later"),
        Binding("f10", "pause", "Pause", id="time.pause"),
        Binding("ctrl+z", "undo", "Undo", id="edit.undo", tooltip="Take back the last change"),
        Binding("ctrl+q", "leave", "Leave", id="app.quit", tooltip="Leave: for now, finish, or discard"),
        Binding("ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("ctrl+y", "redo", "Redo", id="edit.redo", show=False, tooltip="Bring back what was taken back"),
        Binding(
            "f3", "new_door", "Door", id="note.door", show=False, tooltip="A door for the mentor to look out for"
        ),
        Binding("f5", "look_up", "Search", id="nav.search", show=False, tooltip="Have we talked about this before?"),
        Binding("ctrl+r", "cover", "Cover", id="look.cover", show=False, tooltip="Hide everything but the clock"),
        Binding("ctrl+s", "save", "Save now", id="save.now", show=False, tooltip="Save now; it also saves by itself"),
        Binding("escape", "letters", "Letter keys", id="nav.back", show=False),
    ]

    HELP = "The clock is on top, the steps of the phase below. What you type is the answer, and it is saved."

    def __init__(self, live: LiveMeeting, drafts: Drafts, week: WeekWatch) -> None:
        super().__init__(live, drafts, week)
        self._asking = False
        self._question: Choice | None = None
        self._asked_about: object = None

    @property
    def words_now(self) -> dict[str, str]:
        """The keys that mean something else in the last phase, or while the meeting is paused."""
        meeting, words = self.live.meeting, {}
        if meeting.phase is meeting.agenda.closing:
            words["phase.next"] = words["letter.next"] = "End"
        elif meeting.phase is not None and (following := meeting.agenda.following(meeting.phase)) is not None:
            words["phase.next"] = words["letter.next"] = following.label
        if meeting.status is MeetingStatus.AWAY:
            words["time.pause"] = words["letter.pause"] = "Time away"
        if meeting.status is MeetingStatus.PAUSED:
            words["letter.pause"] = words["cover.pause"] = words["time.pause"] = "Go on"
        if self.covered:
            words["look.cover"] = "Uncover"
        return words

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, with the words that they have now; while letters are commands the row shows those."""
        words, letters = self.words_now, isinstance(self.focused, Outline)
        return {
            key: active._replace(
                binding=replace(
                    active.binding,
                    description=words.get(active.binding.id or "", active.binding.description),
                    show=self._shows(active.binding) and letters is isinstance(active.node, Outline),
                )
            )
            for key, active in super().active_bindings.items()
            if letters or not isinstance(active.node, Outline) or active.binding not in LETTERS
        }

    def _shows(self, binding: Binding) -> bool:
        """Whether a key stands in the last row: the one for a pause only while time stands still."""
        still = self.live.meeting.status in (MeetingStatus.PAUSED, MeetingStatus.AWAY)
        return binding.show and (binding.id != "time.pause" or still)

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
                return any(can(meeting, kind) for kind in (events.Paused, events.Resumed, events.AwaySettled))
            case "undo":
                return self.live.can_undo
            case "settle_away":
                return can(meeting, events.AwaySettled)
            case "redo":
                return self.live.can_redo
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

    @on(Outline.Onward)
    async def go_onward(self, event: Outline.Onward) -> None:
        """Enter behind the last step."""
        event.stop()
        await self.action_next_phase()

    async def action_next_phase(self) -> None:
        """Go to the next phase; behind the last one the meeting ends."""
        meeting = self.live.meeting
        await self.enter_words()
        if meeting.phase is meeting.agenda.closing:
            await self.action_end()
        else:
            self._move(self.live.next_phase)

    def _move(self, to_phase: Callable[[], object]) -> None:
        """Go to another phase; what was said in the one before is no longer news."""
        self.message_line.forget()
        self.attempt(to_phase)
        self.draw_time()

    async def action_previous_phase(self) -> None:
        """Go back one phase."""
        await self.enter_words()
        self._move(self.live.previous_phase)

    async def action_jump(self, number: int) -> None:
        """Go to a phase by its number on the strip."""
        kinds = self.live.meeting.agenda.kinds
        if number <= len(kinds) and kinds[number - 1] is not self.live.meeting.phase:
            await self.enter_words()
            self._move(lambda: self.live.enter(kinds[number - 1]))

    async def action_end(self) -> None:
        """End the meeting, once everything that was agreed has been read."""
        left = self.live.reading().meeting_left

        async def answered(answer: str | None) -> None:
            if answer == "end":
                self.dismiss("finish")
            elif answer == "usual":
                self.attempt(lambda: self.live.notebook.agree_on(usual_next(self.live.meeting)))
                await self.action_end()
            elif answer is not None:
                await self.go_to(answer)

        self.app.push_screen(questions.end(self.live.meeting, left, self.live.now()), answered)

    async def go_to(self, step_id: str) -> None:
        """Open a step, in whatever phase it stands."""
        phase = phase_of(self.live.meeting, step_id)
        if phase is not None and phase is not self.live.meeting.phase:
            await self.enter_words()
            self.attempt(lambda: self.live.enter(phase))
        await self.outline.show(self.live.meeting, at=step_id)

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
            self.say("5 more minutes; noted that you both said yes.   Ctrl+Z: undo")
        self.draw_time()
        self.refresh_bindings()

    def action_pause(self) -> None:
        """Pause, or go on; after time away, say first what it was."""
        if self.live.meeting.status is MeetingStatus.AWAY:
            self.action_settle_away()
            return
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

    def action_undo(self) -> None:
        """Take back the last change, and say what it was."""
        if self._turn_back(self.live.undo):
            self._say_turned("Ctrl+Y" if self.live.can_redo else "")

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        if self._turn_back(self.live.redo):
            self._say_turned("Ctrl+Z")

    def _turn_back(self, change: Callable[[], object]) -> bool:
        self.gather()
        self.outline.reread()
        return self.attempt(change)

    def _say_turned(self, back: str) -> None:
        there = self.live.brought_back
        did, undoes = ("Back again", "take it back") if there else ("Taken back", "bring it again")
        self.say(f"{did}: {self.live.turned_back}." + (f"   {back}: {undoes}" if back else ""))
        self.draw_time()

    def action_letters(self) -> None:
        """Let letters be commands, from wherever the focus is."""
        self.outline.letters(self.focused)

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

        async def answered(answer: str | None) -> None:
            if answer == "discard":
                self.app.push_screen(questions.really_discard(), really)
            elif answer is not None:
                await self.enter_words()
                if answer == "finish" and self.live.meeting.contents.nothing_agreed:
                    await self.action_end()
                else:
                    self.dismiss(answer)

        def really(answer: str | None) -> None:
            if answer == "discard":
                self.dismiss("discard")

        self.gather()
        self.drafts.flush(ASKED)
        pair = self.live.meeting.pair
        self.app.push_screen(questions.leave_meeting(before_leaving(self.drafts.state, pair.zone)), answered)
