"""When the made-up story happens: its weeks, counted back from the instant at which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from meetingtui.demo.script import Answer, Away, Between, CalledOff, ScriptedMeeting
from meetingtui.demo.story import MENTEE, MENTOR, PLACE, STORY, WEEKS
from meetingtui.domain.agreement.agreement import Slot
from meetingtui.domain.dates.agreed_date import agreed
from meetingtui.domain.dates.slots import slot_words
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.dates.zones import at_wall_clock
from meetingtui.domain.meeting.agenda import MINUTE
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting
from meetingtui.services.next_date import usual_next

MINUTES = 60
"""The usual length of a meeting."""
QUARTER = timedelta(minutes=15)
EARLIEST, LATEST = time(8), time(19)
"""The meetings of the past were held at humane hours, whenever the program is tried out."""
NOTICE = timedelta(hours=1)
"""So long before a meeting it is called off."""
EVENING = timedelta(hours=3)
"""So long after the meeting's time of day something is done between two meetings."""
SECOND_CHOICE = 2
"""Days from the usual slot to the second choice."""


@dataclass(frozen=True)
class StoryDates:
    """The calendar of the story."""

    today: date
    """The day of the meeting that is to come, in the pair's zone."""
    slot: datetime
    """When that meeting begins, in UTC."""

    @property
    def usual(self) -> time:
        """The wall-clock time of the meetings of the past."""
        return min(max(local(self.slot, MENTEE.zone).time(), EARLIEST), LATEST)

    def day(self, week: int, days: int = 0) -> date:
        """The day of the meeting of that week, or so many days after it."""
        return self.today - timedelta(weeks=WEEKS - week) + timedelta(days=days)

    def start(self, week: int) -> datetime:
        """When the meeting of that week begins or would have begun, in UTC."""
        if week == WEEKS:
            return self.slot
        later = next((scripted.shift for scripted in STORY if scripted.week == week), 0)
        return at_wall_clock(self.day(week), self.usual, MENTEE.zone) + later * MINUTE

    def of(self, event: Between) -> datetime:
        """When something between two meetings happens, in UTC."""
        if isinstance(event, CalledOff):
            return self.start(event.week) - NOTICE
        return at_wall_clock(self.day(event.week, event.day), self.usual, MENTEE.zone) + EVENING

    def agreed(self, scripted: ScriptedMeeting, meeting: Meeting) -> NextMeeting | None:
        """What the two agree on: the usual slot if nothing speaks against it, another date, or none yet."""
        if scripted.next_in is None:
            return None
        start, usual = self.start(scripted.week + scripted.next_in), usual_next(meeting)
        return usual if usual.starts_at == start else agreed(start, MENTEE.zone, MINUTES, PLACE)

    def days_away(self, away: Away) -> str:
        """The days away as they are typed."""
        who = away.who or "both"
        return f"{who} {self.day(*away.first)} to {self.day(*away.last)}: {away.bridge}"

    def usual_answers(self) -> tuple[Answer, ...]:
        """The answers of the first meeting that follow from the day: zones, slots, place."""
        weekday = self.today.weekday()
        return (
            Answer("mentee-zone", MENTEE.zone),
            Answer("mentor-zone", MENTOR.zone),
            Answer("slot", slot_words(Slot(weekday, self.usual))),
            Answer("second-slot", slot_words(Slot((weekday + SECOND_CHOICE) % 7, self.usual))),
            Answer("place", PLACE),
        )


def story_dates(now: datetime) -> StoryDates:
    """The calendar of a story that ends at that instant, in UTC."""
    return StoryDates(local_day(now, MENTEE.zone), nearest_slot(now))


def nearest_slot(now: datetime) -> datetime:
    """The nearest quarter of an hour on the same day, in UTC."""
    begun = now - timedelta(minutes=now.minute % 15)
    coming = begun + QUARTER
    near = coming - now < now - begun and local_day(coming, MENTEE.zone) == local_day(now, MENTEE.zone)
    return coming if near else begun
