"""The way through a meeting: from the question about a cut-off one over arrival and the phases to the recap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.first_meeting_result import settled
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus
from meetingtui.domain.people import Pair
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.ui.shell.app_context import Setting
from meetingtui.ui.shell.choose_meeting import choose_meeting
from meetingtui.ui.words.saving import before_leaving, parting_words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from meetingtui.domain.meeting.save_state import SaveState

NOTHING_CUT_OFF = "No meeting was cut off: this is a new one."
"""Said to those who asked to go on with one."""


class Course:
    """Shows one screen after the other; calls `done` when the pair is through, whatever way it took."""

    def __init__(
        self,
        app: App[None],
        setting: Setting,
        pair: Pair,
        done: Callable[[], None],
        refused: Callable[[MeetError], None],
    ) -> None:
        self._app = app
        self._setting = setting
        self._pair = pair
        self._done = done
        self._refused = refused
        self._told = ""
        self.parting = ""
        """What has to be known about the words once the meeting is left; empty when all is well."""
        self.lost = False
        """Whether somebody left although words were on no disk."""
        self.live: LiveMeeting | None = None
        """The running meeting; None before one is opened."""

    def begin(self, wishes: Wishes, *, resume: bool | None) -> None:
        """Begin a meeting, or go on with one; raises MeetError when none can begin here and now."""
        setting = self._setting
        setting.preflight()
        setting.running.set(self._pair.names, setting.room.clock.wall())
        unfinished = setting.room.unfinished(self._pair)
        self._told = NOTHING_CUT_OFF if resume and not unfinished else ""
        if not unfinished or resume is False:
            self._choose(wishes)
        else:
            self._ask(unfinished[0], len(unfinished) - 1, wishes)

    def _leave(self) -> None:
        self._setting.running.clear()
        self.live = None
        self._done()

    # --- a meeting that was cut off -------------------------------------------------------------------------

    def _ask(self, meeting: Meeting, older: int, wishes: Wishes) -> None:
        from meetingtui.ui.dialogs.questions import resume

        def answered(answer: str | None) -> None:
            if answer is None:
                self._leave()
            elif answer == "anew":
                self._attempt(lambda: self._choose(wishes))
            elif answer == "finish":
                self._recap(meeting, lambda: self._setting.room.finish_cut_off(meeting))
            else:
                self._go_on(meeting, answer)

        self._app.push_screen(resume(meeting, self._setting.room.clock.wall(), older), answered)

    def _go_on(self, meeting: Meeting, answer: str) -> None:
        live = self._setting.room.take_up(meeting)
        self._setting.room.store.let_go()
        if live.meeting.status is MeetingStatus.AWAY:
            live.settle_away(counts=answer == "count", later_end=answer == "later")
        else:
            live.toggle_pause()
        self._run(live)

    # --- which meeting --------------------------------------------------------------------------------------

    def _choose(self, wishes: Wishes) -> None:
        if not choose_meeting(self._app, self._setting.room, self._pair, wishes, self._chosen):
            self._arrive(wishes)

    def _chosen(self, wishes: Wishes | None) -> None:
        if wishes is None:
            self._leave()
        else:
            self._attempt(lambda: self._arrive(wishes))

    def _attempt(self, step: Callable[[], None]) -> None:
        """Take a step that was chosen on a screen; one that is not possible is said, and the course is left."""
        try:
            step()
        except MeetError as error:
            self._setting.running.clear()
            self._refused(error)

    # --- arrival, phases, recap -----------------------------------------------------------------------------

    def _arrive(self, wishes: Wishes) -> None:
        from meetingtui.ui.screens.arrival import ArrivalScreen

        try:
            live = self._setting.room.open(self._pair, wishes)
        except MeetError:
            self._setting.running.clear()
            raise
        self.live = live
        records = self._setting.room.store.records(self._pair.id)
        last = as_amended(records[-1]) if records else None
        self._setting.room.store.let_go()

        def answered(answer: str | None) -> None:
            if answer == "start":
                self._run(live)
            else:
                self._leave_saved(show, before=lambda: self._setting.room.leave_arrival(live))

        def show() -> None:
            self._app.push_screen(ArrivalScreen(live, last, told=self._told), answered)

        show()

    def _run(self, live: LiveMeeting) -> None:
        from meetingtui.ui.screens.meeting import MeetingScreen

        self.live = live

        def answered(answer: str | None) -> None:
            if answer == "finish":
                self._agree(live)
            elif answer == "discard":
                self._attempt(lambda: self._discard(live))
            else:
                live.pause()
                self._leave_saved(lambda: self._run(live))

        self._app.push_screen(MeetingScreen(live, self._setting.drafts), answered)

    def _discard(self, live: LiveMeeting) -> None:
        self._setting.room.discard(live)
        self._leave()

    def _leave_saved(self, back: Callable[[], None], before: Callable[[], None] = lambda: None) -> None:
        """Leave a meeting that goes on another time; as long as its words are on no disk, ask first.

        Args:
            back: Shows the screen again that was left.
            before: What is to be done with the draft before.
        """
        try:
            before()
        except MeetError as error:
            self._setting.notices.append(" ".join(error.lines()))
        saved = self._setting.drafts.flush()
        state, zone = self._setting.drafts.state, self._pair.zone
        self.parting = parting_words(state, zone)
        if saved:
            self._leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "retry":
                self._leave_saved(back)
            elif answer == "leave":
                self.lost = True
                self._leave()
            else:
                back()

        from meetingtui.ui.dialogs.questions import not_saved

        self._app.push_screen(not_saved(before_leaving(state, zone)), answered)

    def _agree(self, live: LiveMeeting) -> None:
        """Show the page that a first meeting made, and ask for the joint yes; then the recap."""
        page = settled(live.meeting, local_day(live.now(), live.meeting.pair.zone))
        if page is None:
            self._finish(live)
            return

        def answered(answer: str | None) -> None:
            if answer == "back":
                self._run(live)
                return
            if answer is not None:
                live.notebook.say_yes(answer == "yes")
            self._finish(live)

        from meetingtui.ui.dialogs.saying_yes import SayingYesScreen

        self._app.push_screen(SayingYesScreen(live.meeting, page), answered)

    def _finish(self, live: LiveMeeting) -> None:
        finished = live.finish()
        self._recap(finished, lambda: self._setting.room.finish(live))

    def _recap(self, meeting: Meeting, keep: Callable[[], MeetingRecord]) -> None:
        from meetingtui.ui.screens.recap import RecapScreen

        setting = self._setting
        preview = setting.room.preview(meeting)

        def save(record: MeetingRecord, text: str) -> Path:
            day = local_day(record.began, record.zone).isoformat()
            return setting.save_file(f"meeting-{record.number}-{day}.md", text)

        def words() -> SaveState:
            setting.drafts.flush()
            return setting.drafts.state

        def answered(_: None) -> None:
            state = setting.drafts.state
            self.parting = setting.room.meanwhile if screen.saved else parting_words(state, self._pair.zone)
            self.lost = not screen.saved and bool(self.parting) and not state.safe
            self._leave()

        screen = RecapScreen(
            preview,
            self._pair,
            keep=keep,
            words=words,
            meanwhile=lambda: setting.room.meanwhile,
            write_recap=lambda record: setting.write_recap(record, self._pair),
            write_file=save,
        )
        self._app.push_screen(screen, answered)
