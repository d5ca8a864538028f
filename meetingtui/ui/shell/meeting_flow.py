"""The way through a meeting: from the question about a cut-off one over arrival and the phases to the recap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ending.first_meeting_result import settled
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.coming_back import WayOn
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.week.week_watch import WeekWatch
from meetingtui.ui.shell.app_context import Setting
from meetingtui.ui.words.saving import before_leaving, parting_words, paused_words, saved_words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.screen import Screen

    from meetingtui.domain.meeting.save_state import SaveState

Answered = TypeVar("Answered")
"""What a screen is left with."""
NOTHING_CUT_OFF = "No meeting is unfinished: this is a new one."
"""Said to those who asked to go on with one."""


@dataclass(frozen=True)
class FlowEnd:
    """How a meeting was left."""

    parting: str = ""
    """What has to be known about the words once the meeting is left; empty when all is well."""
    way_on: str = ""
    """What was kept, and what to type next; for those who find themselves in a shell."""
    lost: bool = False
    """Whether somebody left although words were on no disk."""
    refused: MeetError | None = None
    """Why no meeting could begin, or why it could not be discarded."""


class _Refused(Exception):
    """A step that somebody asked for is not possible."""

    def __init__(self, why: MeetError) -> None:
        super().__init__(why)
        self.why = why


class MeetingFlow:
    """Shows one screen after the other, until the pair is through, whatever way it takes. Runs in a worker."""

    def __init__(self, app: App[None], setting: Setting, pair: Pair) -> None:
        self._app = app
        self._setting = setting
        self._room = setting.room
        self._pair = pair
        self._shown: Screen[Any] | None = None

    @property
    def between_screens(self) -> bool:
        """Whether one screen was left and the next is not there yet: a key pressed now belongs to the next."""
        return self._shown is None or self._shown not in self._app.screen_stack

    async def _answer_of(self, screen: Screen[Answered]) -> Answered:
        """Show a screen, and wait until it is left."""
        self._shown = screen
        return await self._app.push_screen_wait(screen)

    async def run(self, wishes: Wishes, *, resume: bool | None) -> FlowEnd:
        """Begin a meeting, or go on with one, and see it through; what cannot be done is in the answer.

        Raises MeetError when something breaks in a meeting that has begun.
        """
        try:
            with _asked_for():
                self._setting.preflight()
                self._setting.running.set(self._pair.names, self._room.clock.wall())
            end = await self._from_the_first_question(wishes, resume)
        except _Refused as refusal:
            end = FlowEnd(refused=refusal.why)
        self._setting.running.clear()
        return end

    async def _from_the_first_question(self, wishes: Wishes, resume: bool | None) -> FlowEnd:
        from meetingtui.ui.dialogs import questions

        with _asked_for():
            cut_off = self._room.unfinished(self._pair)
        if cut_off and resume is not False:
            meeting, older = cut_off[0], len(cut_off) - 1
            answer = await self._answer_of(questions.resume(meeting, self._room.clock.wall(), older))
            if answer is None:
                return FlowEnd()
            if answer == WayOn.FINISH:
                return await self._recap(meeting, lambda: self._room.finish_cut_off(meeting))
            if answer != WayOn.ANEW:
                live = self._room.take_up(meeting)
                live.go_on(counts=answer == WayOn.COUNT, later_end=answer == WayOn.LATER)
                return await self._phases(live)
        with _asked_for():
            kinds, agreement = self._room.kinds_to_choose(self._pair, wishes)
        if kinds:
            chosen = await self._answer_of(questions.which_meeting(kinds, agreement))
            if chosen is None:
                return FlowEnd()
            wishes = replace(wishes, kind=MeetingKind(chosen))
        return await self._arrival(wishes, told=NOTHING_CUT_OFF if resume and not cut_off else "")

    async def _arrival(self, wishes: Wishes, *, told: str) -> FlowEnd:
        from meetingtui.ui.screens.arrival import ArrivalScreen

        with _asked_for():
            seen = self._room.store.stamp()
            live = self._room.open(self._pair, wishes)
            last = self._room.last_record(self._pair)
        while True:
            if await self._answer_of(ArrivalScreen(live, last, told=told)) == "start":
                return await self._phases(live, seen)
            try:
                self._room.leave_arrival(live)
            except MeetError as error:
                self._setting.notices.append(" ".join(error.lines()))
            if end := await self._left():
                return end

    async def _phases(self, live: LiveMeeting, seen: object = None) -> FlowEnd:
        """`seen`: the stamp of what was kept when the meeting was opened; None when that was before this program."""
        from meetingtui.ui.screens.meeting import MeetingScreen

        week = WeekWatch(self._room.store, live, seen)
        while True:
            answer = await self._answer_of(MeetingScreen(live, self._setting.drafts, week))
            if answer == "finish":
                if await self._agreed(live):
                    return await self._recap(live.finish(), lambda: self._room.finish(live))
            elif answer == "discard":
                with _asked_for():
                    self._room.discard(live)
                return FlowEnd()
            else:
                live.pause()
                if end := await self._left():
                    return replace(end, way_on=paused_words(live.meeting))

    async def _left(self) -> FlowEnd | None:
        """Leave a meeting that goes on another time; None when its words are on no disk and it is better not left."""
        from meetingtui.ui.dialogs.questions import not_saved

        drafts, zone = self._setting.drafts, self._pair.zone
        while not drafts.flush():
            state = drafts.state
            answer = await self._answer_of(not_saved(before_leaving(state, zone)))
            if answer == "leave":
                return FlowEnd(parting_words(state, zone), lost=True)
            if answer != "retry":
                return None
        return FlowEnd(parting_words(drafts.state, zone))

    async def _agreed(self, live: LiveMeeting) -> bool:
        """Show the page that a first meeting made, and ask for the joint yes; False to go back to the meeting."""
        page = settled(live.meeting, local_day(live.now(), live.meeting.pair.zone))
        if page is None:
            return True
        from meetingtui.ui.dialogs.saying_yes import SayingYesScreen

        answer = await self._answer_of(SayingYesScreen(live.meeting, page))
        if answer == "back":
            return False
        if answer is not None:
            live.notebook.say_yes(answer == "yes")
        return True

    async def _recap(self, meeting: Meeting, keep: Callable[[], MeetingRecord]) -> FlowEnd:
        from meetingtui.ui.screens.recap import RecapScreen

        setting = self._setting

        preview = self._room.preview(meeting)
        name = f"meeting-{preview.number}-{local_day(preview.began, preview.zone).isoformat()}"

        def save(record: MeetingRecord) -> Path:
            return setting.save_file(f"{name}.md", setting.recap_markdown(record, self._pair))

        def words() -> SaveState:
            setting.drafts.flush()
            return setting.drafts.state

        screen = RecapScreen(
            preview,
            self._pair,
            keep=keep,
            words=words,
            meanwhile=lambda: self._room.meanwhile,
            write_recap=lambda record: setting.write_recap(record, self._pair),
            write_file=save,
            copy=lambda text, to_terminal: setting.copier.copy(text, f"{name}-recap.txt", to_terminal),
            invite=lambda: setting.save_invitation(self._pair),
        )
        await self._answer_of(screen)
        state = setting.drafts.state
        if screen.saved:
            return FlowEnd(self._room.meanwhile, saved_words(meeting))
        parting = parting_words(state, self._pair.zone)
        return FlowEnd(parting, lost=bool(parting) and not state.safe)


@contextmanager
def _asked_for() -> Iterator[None]:
    """For a step that somebody asked for: one that is not possible ends the flow, and is no fault."""
    try:
        yield
    except MeetError as error:
        raise _Refused(error) from error
