"""How the time of one meeting of the made-up story goes: by the same intents as in every meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from meetingtui.demo.memory import PushedClock
from meetingtui.demo.script import ScriptedMeeting, Timing
from meetingtui.demo.story_dates import StoryDates
from meetingtui.demo.write_meeting import Keys, MeetingWriter
from meetingtui.domain.meeting.agenda import MINUTE, PhaseKind
from meetingtui.services.live_meeting import LiveMeeting


class MeetingPlayer:
    """One meeting, acted out phase by phase while the invented time goes on."""

    def __init__(
        self, live: LiveMeeting, clock: PushedClock, keys: Keys, scripted: ScriptedMeeting, dates: StoryDates
    ) -> None:
        self._live = live
        self._clock = clock
        self._scripted = scripted
        self._writer = MeetingWriter(live, clock, keys, scripted, dates)

    @property
    def _timing(self) -> Timing:
        return self._scripted.timing

    def arrive(self) -> None:
        """Settle what the agenda holds, and say what would make the hour worth it."""
        wanted = self._scripted.month
        if wanted != self._live.meeting.month:
            self._live.hold_month_review(wanted)
        self._writer.fill(None)

    def hold(self) -> None:
        """From the start of the clock to the last word."""
        self._live.start()
        if self._timing.began_ago:
            self._live.began_earlier(self._timing.began_ago * MINUTE)
        agenda = self._live.meeting.agenda
        for kind, minutes in zip(agenda.kinds, self._timing.spent, strict=True):
            with self._lasting(kind, minutes * MINUTE):
                self._writer.fill(kind)
            if kind is PhaseKind.DISCUSSION and self._timing.moved_on:
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
        if self._timing.longer is not None and self._timing.longer[0] is kind:
            _, minutes, source = self._timing.longer
            self._clock.go_to(end - (minutes + 1) * MINUTE)
            self._live.extend(next(offer for offer in self._live.offers(minutes * MINUTE) if offer.source is source))
        self._clock.go_to(end)

    def _break(self, kind: PhaseKind) -> timedelta:
        """Hold the break of the phase, and tell how long it was."""
        lasted = timedelta()
        if self._timing.pause is not None and self._timing.pause[0] is kind:
            lasted = self._timing.pause[1] * MINUTE
            self._live.toggle_pause()
            self._clock.go(lasted)
            self._live.toggle_pause()
        if self._timing.slept is not None and self._timing.slept[0] is kind:
            lasted = self._timing.slept[1] * MINUTE
            self._live.tick()
            self._clock.sleep(lasted)
            self._live.tick()
            self._live.settle_away(counts=False)
        return lasted
