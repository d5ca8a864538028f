"""The story of a pair, told from its store."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from meetingtui.domain.between.jots import JotKind, used_jot
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Role
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.storytelling import Storyteller, beginning, story_of
from meetingtui.services.week.jot_book import JotBook
from tests.builders import commitment, pair
from tests.fakes import TUESDAY, CountingIds, FakeClock, MemoryStore
from tests.records import held

DAY = timedelta(days=1)
TODAY = TUESDAY.date()
SET_UP = TODAY - 60 * DAY


def store(*days_ago: int) -> MemoryStore:
    """A store with a meeting, and a win, on each of these days."""
    kept = MemoryStore()
    for ago in days_ago:
        won = Contents(answers={"went-well": f"win of {ago}"})
        record = held(began=TUESDAY - ago * DAY, id=f"m-{ago}", contents=won)
        kept._records[record.id] = record
    return kept


def wins(kept: MemoryStore, since: date | None) -> list[str]:
    return [win.text for win in story_of(kept, pair(), since, TODAY).wins]


def test_a_story_knows_the_days_that_it_was_asked_for() -> None:
    kept = store(200, 80, 10)
    assert wins(kept, TODAY - 90 * DAY) == ["win of 80", "win of 10"]
    assert wins(kept, None) == ["win of 200", "win of 80", "win of 10"]


def test_it_tells_of_this_pair_alone() -> None:
    kept = store()
    for whose in ("pair-1", "pair-2"):
        kept.keep(commitment(f"of {whose}", id=whose, pair_id=whose))
    assert [promise.text for promise in story_of(kept, pair(), None, TODAY).promises] == ["of pair-1"]


def test_what_was_corrected_before_the_first_day_is_told_as_corrected() -> None:
    kept = store(200, 10)
    kept.keep(commitment("Write", id="c", made_at=TUESDAY - 200 * DAY))
    amendment = Amendment("a", "commitments/c/text", "Write it all", TUESDAY)
    kept.amend(kept.record("m-200"), amendment)
    story = story_of(kept, pair(), TODAY - 30 * DAY, TODAY)
    assert [promise.text for promise in story.promises] == ["Write it all"]


def test_only_corrected_meetings_are_looked_at_before_the_stretch() -> None:
    class Far(MemoryStore):
        def records(self, pair_id: str) -> list[MeetingRecord]:
            return NotTouched(super().records(pair_id))

        def corrected(self, pair_id: str) -> list[MeetingRecord]:
            return []

    kept = Far()
    kept._records = dict(store(*range(600, 0, -1))._records)
    story_of(kept, pair(), TODAY - 30 * DAY, TODAY)


class NotTouched(list[MeetingRecord]):
    """Meetings of which all but a few stay closed."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += len(range(*place.indices(len(self)))) if isinstance(place, slice) else 1
        assert self.looks < 200
        return super().__getitem__(place)

    def __iter__(self) -> Any:
        raise AssertionError("all meetings are looked at")


def test_a_pair_begins_with_its_first_meeting_or_the_day_it_was_set_up() -> None:
    assert beginning(store(), pair(), TODAY) == SET_UP
    assert beginning(store(10), pair(), TODAY) == SET_UP
    assert beginning(store(200, 10), pair(), TODAY) == TODAY - 200 * DAY


def test_a_meeting_that_was_kept_late_may_be_the_first() -> None:
    assert beginning(store(100, 200), pair(), TODAY) == TODAY - 200 * DAY


def test_no_story_begins_after_today() -> None:
    made_tomorrow = pair(made_at=TUESDAY + DAY)
    assert beginning(store(), made_tomorrow, TODAY) == TODAY


def test_a_storyteller_tells_until_today_of_the_pair() -> None:
    kept, clock = MemoryStore(), FakeClock()
    kept.keep(pair())
    teller = Storyteller(kept, pair(), clock=clock)
    assert (teller.today, teller.have_met) == (local_day(clock.wall(), pair().zone), False)
    assert teller.tell(None).until == teller.today
    assert teller.tell(teller.today).empty


def test_wins_and_thanks_that_were_noted_are_told_but_never_a_private_one() -> None:
    kept = store(10)
    kept.keep(pair())
    clock = FakeClock(TUESDAY - 5 * DAY)
    book = JotBook(kept, pair(), clock=clock, new_id=CountingIds())
    book.note("Lin liked it", kind=JotKind.WIN, by=Role.MENTEE)
    book.note("xanthic", kind=JotKind.WIN, private=True)
    kept.keep(used_jot(book.note("told in a meeting", kind=JotKind.WIN), "m-10", at=clock.at))
    book.note("for the walks", kind=JotKind.THANKS)
    book.note("a snag", kind=JotKind.SNAG)
    clock.at = TUESDAY - 90 * DAY
    book.note("long ago", kind=JotKind.WIN)
    story = story_of(kept, pair(), TODAY - 30 * DAY, TODAY)
    assert [(win.text, win.number, win.by) for win in story.wins] == [
        ("win of 10", 1, None),
        ("Lin liked it", None, Role.MENTEE),
    ]
    assert [one.text for one in story.thanks] == ["for the walks"]
    assert not story_of(kept, pair(), TODAY - 6 * DAY, TODAY).empty
