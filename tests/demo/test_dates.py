"""The made-up pair holds together on any day on which somebody tries the program out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from meetingtui.demo.memory import ForgetfulShelf, MemoryStore, PushedClock
from meetingtui.demo.play_story import play_story
from meetingtui.demo.story import STORY, WEEKS
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.meeting.due import month_review
from meetingtui.domain.meeting.opening import Wishes, slot_of_today
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.store.codec import from_plain, to_plain
from tests.fakes import TUESDAY, CountingIds
from tests.lived_story import left, lived, records

ZONE = "Europe/Berlin"
MINUTE = timedelta(minutes=1)
NOWS = [
    TUESDAY,
    datetime(2026, 1, 1, 9, 0, tzinfo=UTC),  # a holiday; 10:00 in Berlin
    datetime(2026, 7, 18, 22, 7, 59, tzinfo=UTC),  # seven minutes past midnight
    datetime(2026, 7, 18, 21, 58, tzinfo=UTC),  # two minutes before midnight
    datetime(2026, 3, 29, 0, 59, tzinfo=UTC),  # a minute before the clocks go forward
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # 03:00, when 02:00 never was
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 02:30 for the first time
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30 for the second time
    datetime(2028, 2, 29, 17, 53, 12, 345, tzinfo=UTC),
    datetime(2027, 5, 12, 6, 50, tzinfo=UTC),
]


def test_the_next_meeting_is_about_now_and_the_month_is_due() -> None:
    for now in NOWS:
        pair = lived(now).pair
        slot = slot_of_today(pair, now)
        assert slot is not None, now
        assert slot == pair.next_meeting, now
        assert now - 15 * MINUTE < slot.starts_at < now + 8 * MINUTE, now
        assert local_day(slot.starts_at, ZONE) == local_day(now, ZONE), now
        review = month_review(records(now), now, ZONE)
        assert (review.due, review.may_wait) == (True, True), now


def test_at_the_end_of_a_day_the_slot_does_not_slip_into_the_next() -> None:
    now = datetime(2026, 7, 18, 21, 54, tzinfo=UTC)
    slot = lived(now).pair.next_meeting
    assert slot is not None
    assert local(slot.starts_at, ZONE).strftime("%H:%M") == "23:45"


def test_every_meeting_of_the_past_is_at_the_same_wall_clock_on_the_same_weekday() -> None:
    for now in NOWS:
        begun = [
            local(record.began, ZONE) - scripted.timing.late * MINUTE - scripted.shift * MINUTE
            for record, scripted in zip(records(now), STORY, strict=True)
        ]
        on_time = [at + scripted.timing.began_ago * MINUTE for at, scripted in zip(begun, STORY, strict=True)]
        assert {at.weekday() for at in on_time} == {local(now, ZONE).weekday()}, now
        assert len({at.time() for at in on_time}) == 1, now
        assert 8 <= on_time[0].hour <= 19, now


def test_the_last_meeting_was_a_week_ago_and_the_first_nine_months() -> None:
    for now in NOWS:
        days = [local_day(record.began, ZONE) for record in records(now)]
        today = local_day(now, ZONE)
        assert (today - days[-1]).days == 7, now
        assert (today - days[0]).days == 7 * WEEKS, now
        assert days == sorted(set(days)), now


def test_it_is_the_same_story_on_every_day() -> None:
    for now in NOWS:
        there, here = records(now), records()
        assert [_of_no_day(r) for r in there] == [_of_no_day(r) for r in here], now
        assert [r.length for r in there] == [r.length for r in here], now
        assert [c.times_carried for c in left(now).commitments] == [c.times_carried for c in left().commitments], now


def _of_no_day(record: MeetingRecord) -> dict[str, str]:
    """The answers, without the slots that follow from the day on which the story is told."""
    return {key: words for key, words in record.contents.answers.items() if not key.endswith("slot")}


def test_the_same_instant_and_identities_give_the_same_pair() -> None:
    assert play_story(TUESDAY, CountingIds()) == play_story(TUESDAY, CountingIds())


def test_seconds_do_not_get_into_the_story() -> None:
    assert lived(TUESDAY + timedelta(seconds=7, microseconds=5)) == lived(TUESDAY)


def test_the_current_goals_lie_in_all_three_horizons() -> None:
    for now in NOWS:
        today = local_day(now, ZONE)
        current = [goal for goal in left(now).goals if goal.current]
        assert {goal.horizon(today) for goal in current} == {30, 60, 90}, now
        assert all(goal.due >= today for goal in current), now


# --- what the program does with it --------------------------------------------------------------------------


def test_the_meeting_of_now_opens_on_the_story() -> None:
    store = MemoryStore()
    lived().keep_in(store)
    room = MeetingRoom(store, ForgetfulShelf(), clock=PushedClock(TUESDAY), new_id=CountingIds())
    meeting = room.open(store.pairs()[0], Wishes()).meeting
    assert (meeting.number, meeting.month, meeting.asks_agreement) == (len(STORY) + 1, True, True)
    assert meeting.agreed_end == TUESDAY + 60 * MINUTE
    contents = meeting.contents
    owners = [review.commitment.owner for review in contents.reviews]
    assert owners[0] is Role.MENTOR
    assert set(owners) == {Role.MENTOR, Role.MENTEE}
    assert all((contents.goal_reviews, contents.topics, contents.doors))


def test_keeping_it_twice_doubles_nothing() -> None:
    whole = lived()
    once, twice = MemoryStore(), MemoryStore()
    whole.keep_in(once)
    whole.keep_in(twice)
    whole.keep_in(twice)
    assert once.conclusions == twice.conclusions
    assert once.commitments(whole.pair.id) == twice.commitments(whole.pair.id)
    assert once.agreements(whole.pair.id) == twice.agreements(whole.pair.id) == list(whole.agreements)
    assert once.missed(whole.pair.id) == twice.missed(whole.pair.id) == list(whole.missed)


def test_everything_can_be_written_down_and_read_again() -> None:
    whole = lived()
    values: Sequence[object] = [
        whole.pair,
        *records(),
        *lived().agreements,
        *lived().missed,
        *left().commitments,
        *left().goals,
        *left().doors,
        *left().topics,
    ]
    assert all(from_plain(to_plain(value), type(value)) == value for value in values)
