"""How the time of one meeting of the made-up story goes: by the same intents as in every meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from meetingtui.demo.memory import PushedClock
from meetingtui.demo.script import Course, Sitting
from meetingtui.demo.write_meeting import Calendar, Keys, MeetingWriter
from meetingtui.domain import questions
from meetingtui.domain.agenda import PhaseKind
from meetingtui.services.live_meeting import LiveMeeting

MINUTE = timedelta(minutes=1)


class MeetingPlayer:
    """One meeting, acted out phase by phase while the invented time goes on."""

    def __init__(
        self, live: LiveMeeting, clock: PushedClock, keys: Keys, sitting: Sitting, calendar: Calendar
    ) -> None:
        self._live = live
        self._clock = clock
        self._sitting = sitting
        self._writing = MeetingWriter(live, clock, keys, sitting, calendar)

    @property
    def _course(self) -> Course:
        return self._sitting.course

    def arrive(self) -> None:
        """Settle what the agenda holds, and say what would make the hour worth it."""
        wanted = self._sitting.month is not None
        if wanted != self._live.meeting.month:
            self._live.hold_month_review(wanted)
        self._writing.answer(questions.WORTH_IT.key, self._sitting.worth)

    def hold(self) -> None:
        """From the start of the clock to the last word."""
        self._live.start()
        if self._course.began_ago:
            self._live.began_earlier(self._course.began_ago * MINUTE)
        agenda = self._live.meeting.agenda
        for kind, minutes in zip(agenda.kinds, self._course.spent, strict=True):
            with self._lasting(kind, minutes * MINUTE):
                self._writing.fill(kind)
            if kind is PhaseKind.DISCUSSION and self._course.moved_on:
                self._live.tick()
            elif kind is not agenda.closing:
                self._live.next_phase()

    @contextmanager
    def _lasting(self, kind: PhaseKind, spent: timedelta) -> Iterator[None]:
        """A phase of that length; breaks make it longer."""
        timeline = self._live.meeting.timeline
        entered = timeline.visits[-1].entered if timeline else self._clock.wall()
        yield
        end = entered + spent + self._break(kind)
        longer = self._course.longer
        if longer is not None and longer.phase is kind:
            by = longer.minutes * MINUTE
            self._clock.go_to(end - by - MINUTE)
            self._live.extend(next(offer for offer in self._live.offers(by) if offer.source is longer.source))
        self._clock.go_to(end)

    def _break(self, kind: PhaseKind) -> timedelta:
        """Hold the break of the phase, and tell how long it was."""
        lasted = timedelta()
        if self._course.pause is not None and self._course.pause[0] is kind:
            lasted = self._course.pause[1] * MINUTE
            self._live.toggle_pause()
            self._clock.go(lasted)
            self._live.toggle_pause()
        if self._course.slept is not None and self._course.slept[0] is kind:
            lasted = self._course.slept[1] * MINUTE
            self._live.tick()
            self._clock.sleep(lasted)
            self._live.tick()
            self._live.settle_away(counts=False)
        return lasted
