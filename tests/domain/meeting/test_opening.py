"""How a meeting opens: when it is to end, which agenda it gets, what lies on the table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.commitments import CommitmentStatus
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.opening import Wishes, slot_of_today
from meetingtui.domain.meeting.timebox import Reading
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.domain.record.record import MeetingRecord
from tests.builders import BERLIN, arriving, commitment, pair
from tests.courses import MINUTE, moment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import a_goal, a_topic

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS


def with_slot(starts: float = 0, minutes: int = 60) -> Pair:
    """A pair that agreed to meet so many minutes from the usual now."""
    return pair(next_meeting=NextMeeting(moment(starts), BERLIN, minutes))


def opened(minute: float = 0, *, whose: Pair | None = None, records: Any = (), **wishes: Any) -> Meeting:
    return arriving(moment(minute), wishes=Wishes(**wishes), pair=whose or pair(), records=records)


def at_start(meeting: Meeting, minute: float = 0) -> Reading:
    return apply(meeting, events.Started(moment(minute))).reading(moment(minute))


def length(meeting: Meeting) -> float:
    return meeting.agenda.length / MINUTE


def month_is_due(*, put_off: bool = False) -> list[MeetingRecord]:
    return [held(began=TUESDAY - timedelta(days=28), month_put_off=put_off)]


# --- length and end -----------------------------------------------------------------------------------------


def test_without_a_slot_the_meeting_has_its_full_length_from_the_start() -> None:
    meeting = opened()
    assert meeting.agreed_end is None
    assert at_start(meeting, 7).end == moment(67)


def test_the_pairs_usual_length_holds() -> None:
    assert length(opened(whose=pair(minutes=45))) == 45


def test_the_wished_length_beats_the_usual_one() -> None:
    meeting = opened(minutes=90)
    assert length(meeting) == 90
    assert at_start(meeting).end == moment(90)


@each("minutes", [0, 9, 241, -5])
def test_a_length_that_is_no_meeting_is_refused(minutes: int) -> None:
    with pytest.raises(BadInput):
        opened(minutes=minutes)


@each("minute", [0, 12, -10])
def test_in_its_slot_a_meeting_ends_with_the_slot(minute: float) -> None:
    meeting = opened(minute, whose=with_slot())
    assert meeting.agreed_end == moment(60)
    assert length(meeting) == 60


def test_a_late_start_costs_open_discussion() -> None:
    reading = at_start(opened(12, whose=with_slot()), 12)
    assert [slot.left / MINUTE for slot in reading.slots] == [15, 18, 15]


def test_the_slot_says_how_long_the_meeting_is() -> None:
    meeting = opened(whose=with_slot(minutes=45))
    assert (length(meeting), meeting.agreed_end) == (45, moment(45))


def test_in_its_slot_a_wished_length_counts_from_the_slots_beginning() -> None:
    assert opened(5, whose=with_slot(), minutes=30).agreed_end == moment(30)


@each("minute", [-16, 60, 200])
def test_outside_its_slot_a_meeting_has_its_full_length(minute: float) -> None:
    assert opened(minute, whose=with_slot()).agreed_end is None


@each("minute", [56, 59.5])
def test_in_the_last_minutes_of_a_slot_a_meeting_begins_anew_with_its_full_length(minute: float) -> None:
    meeting = opened(minute, whose=with_slot())
    assert meeting.agreed_end is None
    assert at_start(meeting, minute).end == moment(minute + 60)


def test_a_wished_length_that_the_slot_has_used_up_counts_from_now() -> None:
    meeting = opened(40, whose=with_slot(), minutes=30)
    assert at_start(meeting, 40).end == moment(70)


@each("minute", [-15.1, -15, 0, 59.9, 60])
def test_a_slot_is_todays_from_a_quarter_of_an_hour_before_until_its_end(minute: float) -> None:
    found = slot_of_today(with_slot(), moment(minute))
    assert (found is not None) == (-15 <= minute < 60)


def test_a_pair_without_a_date_has_no_slot() -> None:
    assert slot_of_today(pair(), TUESDAY) is None


def test_until_is_an_agreed_end() -> None:
    meeting = opened(until=moment(50))
    assert meeting.agreed_end == moment(50)
    assert at_start(meeting, 3).end == moment(50)


def test_a_little_less_time_than_usual_is_a_late_start_of_the_usual_meeting() -> None:
    assert length(opened(until=moment(50))) == 60
    assert length(opened(until=moment(35))) == 60


@each(("until", "minutes"), [(34, 34), (30, 30), (20, 20), (90, 90)])
def test_much_less_time_or_more_is_a_meeting_of_another_length(until: float, minutes: int) -> None:
    meeting = opened(until=moment(until))
    assert length(meeting) == minutes
    assert at_start(meeting).end == moment(until)


@each(("until", "minutes"), [(30, 30), (50, 60), (90, 90)])
def test_until_beats_the_end_of_the_slot(until: float, minutes: int) -> None:
    meeting = opened(whose=with_slot(), until=moment(until))
    assert (length(meeting), meeting.agreed_end) == (minutes, moment(until))


def test_minutes_and_until_together_are_a_late_start() -> None:
    meeting = opened(minutes=60, until=moment(32))
    assert length(meeting) == 60
    assert at_start(meeting).discussion_left == 2 * MINUTE


@each("until", [-10, 0, 4.9])
def test_an_end_that_is_over_or_too_near_is_refused(until: float) -> None:
    with pytest.raises(BadInput, match="five minutes"):
        opened(until=moment(until))


@each("until", [7, 260])
def test_an_end_that_makes_no_meeting_is_refused(until: float) -> None:
    with pytest.raises(BadInput, match="cannot last"):
        opened(until=moment(until))


def test_a_month_week_needs_more_time_before_it_counts_as_a_late_start() -> None:
    assert length(opened(records=month_is_due(), until=moment(45))) == 60
    shorter = opened(records=month_is_due(), until=moment(38))
    assert length(shorter) == 38
    assert not at_start(shorter).full


# --- began --------------------------------------------------------------------------------------------------


def test_we_began_six_minutes_ago_counts_from_then() -> None:
    reading = at_start(opened(began_ago=6 * MINUTE))
    assert reading.end == moment(54)
    assert reading.slots[0].used == 6 * MINUTE


def test_we_began_six_minutes_ago_in_a_slot_keeps_the_slots_end() -> None:
    reading = at_start(opened(6, whose=with_slot(), began_ago=6 * MINUTE), 6)
    assert (reading.end, reading.slots[0].used) == (moment(60), 6 * MINUTE)


def test_we_began_six_minutes_ago_and_end_at_a_moment() -> None:
    meeting = opened(began_ago=6 * MINUTE, until=moment(84))
    assert length(meeting) == 90
    assert at_start(meeting).meeting_left == 84 * MINUTE


def test_waiting_on_the_arrival_screen_does_not_move_the_beginning() -> None:
    assert at_start(opened(began_ago=6 * MINUTE), 2).slots[0].used == 8 * MINUTE


# --- the month ----------------------------------------------------------------------------------------------


def test_the_month_is_held_when_it_is_due() -> None:
    meeting = opened(records=month_is_due())
    assert meeting.month
    assert meeting.month_due


def test_the_month_is_not_held_before_it_is_due() -> None:
    meeting = opened(records=[held(began=TUESDAY - timedelta(days=27))])
    assert not meeting.month
    assert not meeting.month_due


def test_the_month_can_be_pulled_forward() -> None:
    meeting = opened(month=True)
    assert meeting.month
    assert not meeting.month_due


def test_the_month_can_be_put_off_once() -> None:
    meeting = opened(records=month_is_due(), month=False)
    assert not meeting.month
    assert meeting.month_due
    with pytest.raises(BadInput, match="once already"):
        opened(records=month_is_due(put_off=True), month=False)


def test_no_month_means_nothing_where_it_is_not_due() -> None:
    assert not opened(month=False).month


def test_a_quick_check_has_no_month_even_if_it_is_due() -> None:
    for put_off in (False, True):
        assert not opened(records=month_is_due(put_off=put_off), minutes=20).month
        assert not opened(records=month_is_due(put_off=put_off), minutes=20, month=False).month


def test_a_month_that_is_asked_for_needs_half_an_hour() -> None:
    with pytest.raises(BadInput, match="too short for the month"):
        opened(minutes=20, month=True)
    with pytest.raises(BadInput, match="too short for the month"):
        opened(until=moment(20), month=True)


def test_the_meeting_knows_how_many_reviews_there_were() -> None:
    records = [held(began=TUESDAY - timedelta(days=days), month_reviewed=True) for days in (60, 30)]
    assert opened(records=records).asks_agreement


# --- the table ----------------------------------------------------------------------------------------------


def test_meetings_are_counted_from_one() -> None:
    assert opened().number == 1
    assert opened(records=[held(number=11), held(number=12)]).number == 13


def test_only_open_commitments_come_back_in_their_order() -> None:
    contents = arriving(
        commitments=[
            commitment("other"),
            commitment("done", status=CommitmentStatus.DONE),
            commitment("week", week_task=True),
            commitment("changed", status=CommitmentStatus.CHANGED),
            commitment("mentor", owner=Role.MENTOR),
        ]
    ).contents
    assert [review.commitment.text for review in contents.reviews] == ["mentor", "week", "other"]
    assert all(review.outcome is None and review.note == "" for review in contents.reviews)


def test_only_current_goals_are_reviewed_the_nearest_first() -> None:
    contents = arriving(
        goals=[a_goal("90", "Lead", 90), a_goal("x", "Gone", 30, state=GoalState.DROPPED), a_goal("30", "Ship", 30)]
    ).contents
    assert [review.goal.id for review in contents.goal_reviews] == ["30", "90"]


def test_waiting_topics_and_open_doors_are_on_the_table() -> None:
    contents = arriving(
        topics=[a_topic("b", "B"), a_topic("x", "X", state=TopicState.DISCUSSED), a_topic("a", "A")],
        opportunities=[
            Opportunity("o", "pair-1", "A meetup", TUESDAY, Stage.OFFERED),
            Opportunity("x", "pair-1", "A job", TUESDAY, Stage.THANKED),
        ],
    ).contents
    assert [topic.id for topic in contents.topics] == ["b", "a"]
    assert [door.id for door in contents.doors] == ["o"]


def test_a_slot_in_a_night_of_summer_time_has_its_full_hour() -> None:
    start = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    slot = NextMeeting(start, BERLIN, 60)
    meeting = arriving(start, pair=pair(next_meeting=slot))
    assert meeting.agreed_end == start + timedelta(hours=1)
