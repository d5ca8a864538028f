"""The next meeting of a pair, set or moved between meetings; how it is typed and said is the same as in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from meetingtui.domain.agreement.agreement import in_force
from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.dates.agreed_date import agreed
from meetingtui.domain.dates.parse_when import parse_when
from meetingtui.domain.dates.slots import away_on
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.errors import BadInput, NotPossible
from meetingtui.domain.people import NextMeeting, checked_minutes
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from datetime import time

    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Store


class NextMeetingDesk:
    """Proposes a date, so that it can be said in full, and keeps it once it is meant."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock) -> None:
        """Takes the pair as somebody sees it; a change is meant for that."""
        self._store = store
        self._pair = pair
        self._clock = clock

    def proposed(self, typed: str, *, place: str | None = None, minutes: int | None = None) -> NextMeeting:
        """The date as it would be agreed; nothing is kept yet.

        Args:
            typed: When, in the words of the meeting screen; empty leaves the agreed time as it is.
            place: A room or a call link; None leaves it as it is.
            minutes: How long; None leaves it as it is.

        Raises:
            BadInput: what was typed is unclear, over, or nothing would change.
            NotPossible: the pair has wrapped up, or there is no coming date to keep.
        """
        check_open(self._pair)
        before, now = self._pair.next_meeting, self._clock.wall()
        coming = before if before is not None and before.starts_at > now else None
        if typed.strip():
            usual = self._usual()
            starts_at = parse_when(typed, now=now, zone=self._pair.zone, usual=usual, live_day=None).instant(
                self._pair.zone
            )
        elif coming is not None:
            starts_at = coming.starts_at
        else:
            raise NotPossible("No next meeting is set yet.", do='Say when: meet next "tue 15:00"')
        page = in_force(self._store.agreements(self._pair.id))
        known = (before.place if before else "") or (page.terms.get("place", "") if page else "")
        date = agreed(
            starts_at,
            self._pair.zone,
            checked_minutes(minutes or (coming.minutes if coming else self._pair.minutes)),
            known if place is None else checked_line(place),
        )
        if date == before:
            raise BadInput("The next meeting is set like that already.")
        return date

    def objections(self, date: NextMeeting) -> list[str]:
        """Who said to be away on that day, a sentence each."""
        page = in_force(self._store.agreements(self._pair.id))
        return away_on(local_day(date.starts_at, self._pair.zone), page.absences if page else (), self._pair)

    def agree(self, date: NextMeeting) -> Pair:
        """Keep a date that was proposed; gives the pair with it.

        Raises NotFound when the pair was forgotten, NotPossible when it has wrapped up, or its date was changed in
        another window since somebody looked.
        """
        with self._store.changing() as present:
            pair = present_pair(present, self._pair.id)
            check_open(pair)
            if pair.next_meeting != self._pair.next_meeting:
                raise NotPossible(
                    "The date of the next meeting has changed meanwhile.",
                    "Nothing was changed now.",
                    "To see it: meet next",
                )
            after = replace(pair, next_meeting=date)
            present.keep(after)
        return after

    def _usual(self) -> time | None:
        """The time to take when only a day is said: the agreed slot's, else that of the last date; None without."""
        page = in_force(self._store.agreements(self._pair.id))
        if page is not None and page.slot is not None:
            return page.slot.clock
        before = self._pair.next_meeting
        return local(before.starts_at, self._pair.zone).time() if before else None


def first_date(typed: str, *, now: datetime, zone: str, minutes: int) -> NextMeeting:
    """The date of a first meeting, as it is typed for a pair that is not set up yet; raises BadInput."""
    when = parse_when(typed, now=now, zone=zone, usual=None, live_day=None)
    return agreed(when.instant(zone), zone, minutes)
