"""The made-up pair of `meet demo`: the program lives through nine months of meetings on an invented clock.

Nothing is written down by hand that the program works out by itself: what came back and how often, what is due, how
the time went. Only the steps of what the mentor looked out for are put in after each meeting, because no intent moves
them yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from meetingtui.domain.conclusion import Conclusion
from meetingtui.domain.local import local, local_day
from meetingtui.domain.opening import Wishes
from meetingtui.domain.opportunities import Move, Opportunity
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.domain.zones import at_wall_clock
from meetingtui.services.demo.acting import MINUTE, Acting, Keys
from meetingtui.services.demo.memory import ForgetfulShelf, MemoryStore, PushedClock
from meetingtui.services.demo.script import Sitting
from meetingtui.services.demo.story import MENTEE, MENTOR, PLACE, STORY, WEEKS
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.pairs import set_up_pair
from meetingtui.services.ports import NewId

ZONE = MENTEE.zone
"""The pair says its times in the mentee's zone."""
MINUTES = 60
QUARTER = timedelta(minutes=15)
EARLIEST, LATEST = time(8), time(19)
"""The meetings of the past were held at humane hours, whenever the program is tried out."""


@dataclass(frozen=True)
class Lived:
    """A pair with a past."""

    pair: Pair
    """The two, who are to meet about now."""
    conclusions: tuple[Conclusion, ...]
    """What followed from each of their meetings, in order."""


def live_through(now: datetime, new_id: NewId) -> Lived:
    """A pair with nine months behind it, whose next meeting has just begun or begins within some minutes.

    The same instant and the same identities give the same pair.
    """
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    life = _Life(_Weeks(local_day(now, ZONE), _slot(now)), new_id)
    for sitting in STORY:
        life.meet(sitting)
    return Lived(life.pair, life.store.conclusions)


@dataclass(frozen=True)
class _Weeks:
    """When the meetings of the story are, counted back from now."""

    today: date
    """The day of the meeting that is to come, in the pair's zone."""
    slot: datetime
    """When that meeting begins, in UTC."""

    def start(self, week: int) -> datetime:
        """When the meeting of that week begins or would have begun, in UTC."""
        if week == WEEKS:
            return self.slot
        usual = min(max(local(self.slot, ZONE).time(), EARLIEST), LATEST)
        later = next((sitting.shift for sitting in STORY if sitting.week == week), 0)
        return at_wall_clock(self.today - timedelta(weeks=WEEKS - week), usual, ZONE) + later * MINUTE

    def agreed(self, sitting: Sitting) -> NextMeeting | None:
        """What the two agree on at the end of a meeting."""
        if sitting.next_in is None:
            return None
        return NextMeeting(self.start(sitting.week + sitting.next_in), ZONE, MINUTES, PLACE)


class _Life:
    """The pair, and all that it meets with: a room, a clock, a store."""

    def __init__(self, weeks: _Weeks, new_id: NewId) -> None:
        self._weeks = weeks
        self._keys = Keys()
        self._clock = PushedClock(weeks.start(0) - timedelta(days=2))
        self.store = MemoryStore()
        self._room = MeetingRoom(self.store, ForgetfulShelf(), clock=self._clock, new_id=new_id)
        set_up_pair(
            self.store,
            mentor=MENTOR.name,
            mentee=MENTEE.name,
            mentor_zone=MENTOR.zone,
            mentee_zone=MENTEE.zone,
            minutes=MINUTES,
            clock=self._clock,
            new_id=new_id,
        )

    @property
    def pair(self) -> Pair:
        """The two as they are now."""
        return self.store.pairs()[0]

    def meet(self, sitting: Sitting) -> None:
        """Hold one meeting."""
        start = self._weeks.start(sitting.week) + sitting.course.late * MINUTE
        self._clock.go_to(start - 2 * MINUTE)
        live = self._room.open(self.pair, Wishes(minutes=sitting.course.length))
        acting = Acting(live, self._clock, self._keys, sitting)
        acting.arrive()
        self._clock.go_to(start)
        acting.hold(self._weeks.agreed(sitting))
        self._room.finish(live)
        conclusion = self.store.conclusions[-1]
        self._keys.follow(conclusion)
        if sitting.moved:
            moved = (*conclusion.opportunities, *self._moved(sitting, conclusion.record.ended))
            self.store.commit(replace(conclusion, opportunities=moved))

    def _moved(self, sitting: Sitting, at: datetime) -> list[Opportunity]:
        doors = {door.id: door for door in self.store.opportunities(self.pair.id)}
        moved = []
        for step in sitting.moved:
            door = doors[self._keys.doors[step.key]]
            moved.append(replace(door, stage=step.stage, moves=(*door.moves, Move(at, step.stage, step.note))))
        return moved


def _slot(now: datetime) -> datetime:
    """The nearest quarter of an hour on the same day."""
    begun = now - timedelta(minutes=now.minute % 15)
    coming = begun + QUARTER
    near = coming - now < now - begun and local_day(coming, ZONE) == local_day(now, ZONE)
    return coming if near else begun
