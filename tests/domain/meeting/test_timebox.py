"""The eight rules of time, each as a table: what happened -> what the screen says.

All figures are minutes. `closes` is the minute at which open discussion closes, `shares` what each phase will
still get from the instant on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Source, offers
from meetingtui.domain.meeting.timebox import Pace, Standing
from meetingtui.domain.meeting.transitions import Meeting, apply
from tests.builders import arriving
from tests.courses import (
    MINUTE,
    Step,
    away,
    began,
    enter,
    extend,
    moment,
    offer_of,
    pause,
    played,
    resume,
    settle,
    shift,
)
from tests.each import Test, each

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS


@dataclass
class Row:
    """One line of a table."""

    name: str
    steps: list[Step]
    at: float
    says: dict[str, Any]
    given: dict[str, Any] = field(default_factory=dict)


def table(*rows: Row) -> Callable[[Test], Test]:
    return each("row", rows, ids=[row.name for row in rows])


def said(meeting: Meeting, minute: float, keys: dict[str, Any]) -> dict[str, Any]:
    """Those figures of the reading at that minute."""
    reading = meeting.reading(moment(minute))
    everything = {
        "phase": reading.phase,
        "pace": reading.pace,
        "remaining": reading.remaining / MINUTE,
        "left": reading.meeting_left / MINUTE,
        "end": (reading.end - moment(0)) / MINUTE,
        "closes": (reading.closing_starts - moment(0)) / MINUTE,
        "discussion": None if reading.discussion_left is None else reading.discussion_left / MINUTE,
        "full": reading.full,
        "ask": reading.time_to_close,
        "overdue": reading.closing_overdue,
        "used": [slot.used / MINUTE for slot in reading.slots],
        "shares": [slot.left / MINUTE for slot in reading.slots],
        "standing": [slot.standing for slot in reading.slots],
    }
    return {key: everything[key] for key in keys}


def check(row: Row) -> None:
    assert said(played(*row.steps, **row.given), row.at, row.says) == row.says


@table(
    Row("at the start", [], 0, {"closes": 45, "shares": [15, 30, 15]}),
    Row("last week overruns", [], 25, {"closes": 45, "shares": [0, 20, 15]}),
    Row("last week eats all of discussion", [], 45, {"closes": 45, "shares": [0, 0, 15]}),
    Row("and goes on", [], 50, {"closes": 45, "shares": [0, 0, 10]}),
    Row("a long pause", [(5, pause), (40, resume)], 40, {"closes": 45, "shares": [5, 0, 15]}),
    Row("a late start", [], 0, {"closes": 25, "shares": [15, 10, 15]}, {"ends": 40}),
    Row("half an hour", [], 0, {"closes": 20, "shares": [8, 12, 10]}, {"minutes": 30}),
    Row("a quick check", [], 0, {"closes": 10, "shares": [10, 10]}, {"minutes": 20}),
    Row("a quick check overruns", [], 14, {"closes": 10, "shares": [0, 6]}, {"minutes": 20}),
    Row("early to next steps", [(20, enter(NEXT_STEPS))], 20, {"shares": [0, 0, 40], "remaining": 40}),
    Row("back from them", [(20, enter(NEXT_STEPS)), (25, enter(DISCUSSION))], 25, {"shares": [0, 20, 15]}),
    Row("a later end moves it along", [(16, extend(5, Source.LATER_END))], 16, {"closes": 50, "end": 65}),
)
def test_rule_1_next_steps_are_anchored_to_the_end(row: Row) -> None:
    check(row)


@table(
    Row("overrun takes from it", [(20, enter(DISCUSSION))], 20, {"discussion": 25, "remaining": 25}),
    Row("time saved goes to it", [(6, enter(DISCUSSION))], 6, {"discussion": 39, "remaining": 39}),
    Row("the month keeps its box", [(20, enter(MONTH))], 20, {"shares": [0, 15, 10, 15]}, {"month": True}),
    Row("time saved in the month too", [(10, enter(MONTH)), (15, enter(DISCUSSION))], 15,
        {"shares": [0, 0, 30, 15]}, {"month": True}),
    Row("full below five minutes", [], 40.5, {"discussion": 4.5, "full": True}),
    Row("not full at five minutes", [], 40, {"discussion": 5, "full": False}),
    Row("not full in discussion itself", [(20, enter(DISCUSSION))], 42, {"discussion": 3, "full": False}),
    Row("not full but time to close at the reserve", [], 45, {"discussion": 0, "full": False, "ask": True}),
    Row("full from the start when very late", [], 0, {"discussion": 2, "full": True}, {"ends": 32}),
    Row("the month gives way to the reserve", [(30, enter(MONTH))], 30,
        {"shares": [0, 15, 0, 15], "full": True}, {"month": True}),
    Row("the month is cut when there is less", [(35, enter(MONTH))], 35,
        {"shares": [0, 10, 0, 15], "remaining": 10}, {"month": True}),
    Row("a quick check has none", [], 0, {"discussion": None, "full": False}, {"minutes": 29}),
    Row("a longer meeting gives it the rest", [], 0, {"shares": [22, 53, 15]}, {"minutes": 90}),
)  # fmt: skip
def test_rule_2_open_discussion_is_the_one_elastic_phase(row: Row) -> None:
    check(row)


@each(
    ("overrun", "sources"),
    [
        (10, [Source.DISCUSSION, Source.LATER_END]),
        (35, [Source.DISCUSSION, Source.LATER_END]),
        (35.5, [Source.LATER_END]),
        (44, [Source.LATER_END]),
    ],
)
def test_rule_2_below_its_floor_an_extension_is_offered_only_against_a_later_end(
    overrun: float, sources: list[Source]
) -> None:
    meeting = played()
    assert meeting.timeline is not None
    found = offers(meeting.agenda, meeting.timeline, moment(overrun), 5 * MINUTE)
    assert [offer.source for offer in found] == sources


@table(
    Row("before the reserve", [(15, enter(DISCUSSION))], 44.9, {"ask": False, "overdue": False}),
    Row("at the reserve it asks", [(15, enter(DISCUSSION))], 45, {"ask": True, "overdue": False}),
    Row("at its floor it is overdue", [(15, enter(DISCUSSION))], 50, {"ask": True, "overdue": True}),
    Row("just before its floor", [(15, enter(DISCUSSION))], 49.99, {"overdue": False}),
    Row("from any phase", [], 50, {"phase": LAST_WEEK, "ask": True, "overdue": True}),
    Row("not in next steps", [(44, enter(NEXT_STEPS))], 51, {"ask": False, "overdue": False}),
    Row("again after going back", [(44, enter(NEXT_STEPS)), (47, enter(DISCUSSION))], 51, {"ask": True}),
    Row("a later end, later asked", [(15, enter(DISCUSSION)), (40, extend(10, Source.LATER_END))], 50,
        {"ask": False}),
    Row("short meetings ask at ten minutes", [], 20, {"ask": True, "overdue": True}, {"minutes": 30}),
    Row("a quick check asks at half", [], 10, {"ask": True, "overdue": True}, {"minutes": 20}),
    Row("a quick check of 28 asks first", [], 14, {"ask": True, "overdue": False}, {"minutes": 28}),
    Row("a quick check of 28 is overdue at ten", [], 18, {"ask": True, "overdue": True}, {"minutes": 28}),
)  # fmt: skip
def test_rule_3_at_the_reserve_it_asks_and_at_its_floor_it_is_overdue(row: Row) -> None:
    check(row)


@table(
    Row("discussion pays", [(10, extend(5, Source.DISCUSSION))], 10,
        {"shares": [10, 25, 15], "remaining": 10, "end": 60}),
    Row("twice", [(10, extend(5, Source.DISCUSSION)), (12, extend(5, Source.DISCUSSION))], 12,
        {"shares": [13, 20, 15], "end": 60}),
    Row("the overrun is made good", [(18, extend(5, Source.DISCUSSION))], 18,
        {"remaining": 5, "shares": [5, 22, 15], "pace": Pace.ON_TIME}),
    Row("a later end pays", [(10, extend(5, Source.LATER_END))], 10,
        {"shares": [10, 30, 15], "remaining": 10, "end": 65, "closes": 50}),
    Row("more discussion", [(15, enter(DISCUSSION)), (40, extend(5, Source.LATER_END))], 40,
        {"remaining": 10, "end": 65}),
    Row("more next steps", [(45, enter(NEXT_STEPS)), (58, extend(5, Source.LATER_END))], 58,
        {"remaining": 7, "end": 65}),
    Row("from now when the end has passed", [(45, enter(NEXT_STEPS)), (63, extend(5, Source.LATER_END))], 63,
        {"remaining": 5, "end": 68}),
    Row("not before now in another phase either", [(15, enter(DISCUSSION)), (70, extend(5, Source.LATER_END))], 70,
        {"left": 5, "end": 75}),
    Row("in the month", [(10, enter(MONTH)), (20, extend(5, Source.DISCUSSION))], 20,
        {"shares": [0, 10, 15, 15]}, {"month": True}),
    Row("what is not used goes back", [(10, extend(5, Source.DISCUSSION)), (12, enter(DISCUSSION))], 12,
        {"remaining": 33}),
)  # fmt: skip
def test_rule_4_an_extension_has_a_price(row: Row) -> None:
    check(row)


def test_rule_4_the_price_is_said_before_anybody_says_yes() -> None:
    meeting = played((15, enter(MONTH)), month=True)
    offer = offer_of(meeting, moment(20), 5, Source.DISCUSSION)
    assert offer.discussion_before == 15 * MINUTE
    assert offer.discussion_after == 10 * MINUTE
    assert offer_of(meeting, moment(20), 5, Source.LATER_END).end == moment(65)


@table(
    Row("late start: discussion shrinks", [], 0, {"shares": [15, 20, 15], "left": 50}, {"ends": 50}),
    Row("an early start with an agreed end", [], 0, {"shares": [15, 40, 15], "left": 70}, {"ends": 70}),
    Row("began earlier, full length", [(0, began(6))], 0, {"end": 54, "remaining": 9, "used": [6, 0, 0]}),
    Row("began earlier, agreed end", [(0, began(6))], 0, {"end": 60, "remaining": 9, "discussion": 36}, {"ends": 60}),
    Row("said later", [(10, enter(DISCUSSION)), (12, began(6))], 12, {"used": [16, 2, 0], "end": 54}),
    Row("said twice", [(1, began(2)), (2, began(3))], 2, {"used": [7, 0, 0], "end": 55}),
    Row("both agreed on 16:05 before", [(10, extend(5, Source.LATER_END)), (11, began(6))], 11, {"end": 65}),
    Row("a pause stops the box", [(5, pause)], 12, {"remaining": 10, "pace": Pace.PAUSED, "used": [5, 0, 0]}),
    Row("a pause costs discussion", [(5, pause)], 12, {"discussion": 23, "end": 60, "left": 48}),
    Row("after the pause the box goes on", [(5, pause), (12, resume)], 14, {"remaining": 8, "discussion": 23}),
    Row("a pause over a phase change", [(5, pause), (8, enter(DISCUSSION)), (10, resume)], 20,
        {"used": [5, 10, 0], "remaining": 25}),
    Row("pausing twice", [(2, pause), (4, resume), (6, pause), (7, resume)], 10, {"used": [7, 0, 0]}),
)  # fmt: skip
def test_rule_5_the_end_is_a_moment(row: Row) -> None:
    check(row)


@table(
    Row("a phase runs over", [], 17, {"remaining": -2, "pace": Pace.OVER}),
    Row("at zero it is not over yet", [], 15, {"remaining": 0, "pace": Pace.SOON}),
    Row("discussion runs into the reserve", [(15, enter(DISCUSSION))], 47, {"remaining": -2, "pace": Pace.OVER}),
    Row("the meeting runs over", [(45, enter(NEXT_STEPS))], 63,
        {"remaining": -3, "left": -3, "pace": Pace.OVER, "shares": [0, 0, 0]}),
    Row("in discussion past the end", [(15, enter(DISCUSSION))], 61, {"remaining": -16, "left": -1}),
    Row("a squeezed phase is over at the reserve", [], 12, {"remaining": -2, "pace": Pace.OVER}, {"ends": 25}),
)  # fmt: skip
def test_rule_6_overtime_is_shown_honestly(row: Row) -> None:
    check(row)


@table(
    Row("away time that counts", [(5, away(5)), (12, settle(counts=True))], 12, {"used": [12, 0, 0], "left": 48}),
    Row("away time that was a break", [(12, away(5)), (13, settle(counts=False))], 14,
        {"used": [6, 0, 0], "discussion": 22, "end": 60}),
    Row("asleep over the whole rest", [(100, away(5)), (100, settle(counts=False))], 100,
        {"phase": LAST_WEEK, "used": [5, 0, 0], "left": -40}),
    Row("while it is asked the box stands", [(40, away(5))], 47, {"remaining": -2, "pace": Pace.PAUSED}),
    Row("the clock is set an hour forward", [(5, enter(DISCUSSION)), (70, shift(60))], 75,
        {"used": [5, 10, 0], "left": 45, "end": 120}),
    Row("the clock is set an hour back", [(5, enter(DISCUSSION)), (-50, shift(-60))], -45,
        {"used": [5, 10, 0], "left": 45, "end": 0}),
    Row("set in a pause", [(5, pause), (70, shift(60))], 72, {"used": [5, 0, 0], "pace": Pace.PAUSED}),
    Row("back and forth", [(10, shift(-5)), (15, shift(5))], 20, {"used": [20, 0, 0], "end": 60}),
)  # fmt: skip
def test_rule_7_times_come_from_absolute_moments(row: Row) -> None:
    check(row)


@pytest.mark.fault(37)
@each(
    "start",
    [
        datetime(2026, 10, 25, 0, 50, tzinfo=UTC),  # 02:50 in Berlin, ten minutes before it is 02:00 again
        datetime(2026, 3, 29, 0, 50, tzinfo=UTC),  # 01:50 in Berlin, ten minutes before it is 03:00
        datetime(2026, 12, 31, 22, 50, tzinfo=UTC),  # over midnight and over the year
    ],
)
def test_rule_7_forty_five_minutes_stay_forty_five_in_any_night(start: datetime) -> None:
    meeting = apply(arriving(start), events.Started(start))
    reading = meeting.reading(start + 45 * MINUTE)
    assert reading.slots[0].used == 45 * MINUTE
    assert reading.meeting_left == 15 * MINUTE
    assert reading.end == start + timedelta(hours=1)


@each(
    ("minute", "pace"),
    [(0, Pace.ON_TIME), (12.9, Pace.ON_TIME), (13, Pace.SOON), (15, Pace.SOON), (15.1, Pace.OVER)],
)
def test_rule_8_the_last_two_minutes_are_announced_in_words(minute: float, pace: Pace) -> None:
    assert played().reading(moment(minute)).pace is pace


@each(("minute", "pace"), [(3.9, Pace.ON_TIME), (4, Pace.SOON)])
def test_rule_8_a_short_phase_announces_its_last_fifth(minute: float, pace: Pace) -> None:
    assert played(minutes=10).reading(moment(minute)).pace is pace


def test_the_phases_behind_here_and_ahead_are_told_apart() -> None:
    meeting = played((10, enter(MONTH)), (20, enter(DISCUSSION)), month=True)
    row = {"standing": [Standing.DONE, Standing.DONE, Standing.NOW, Standing.COMING]}
    assert said(meeting, 21, row) == row


def test_a_phase_that_was_visited_twice_adds_up_both_stays() -> None:
    meeting = played((10, enter(DISCUSSION)), (12, enter(LAST_WEEK)), (15, enter(DISCUSSION)))
    assert said(meeting, 20, {"used": 0, "remaining": 0}) == {"used": [13, 7, 0], "remaining": 25}


def test_going_back_to_a_phase_goes_on_with_what_is_left_of_its_box() -> None:
    meeting = played((10, enter(DISCUSSION)), (12, enter(LAST_WEEK)))
    assert said(meeting, 12, {"remaining": 0, "shares": 0}) == {"remaining": 5, "shares": [5, 28, 15]}


def test_a_slot_is_what_it_took_and_will_get() -> None:
    last_week, discussion, next_steps = played((20, enter(DISCUSSION))).reading(moment(30)).slots
    assert [slot.whole / MINUTE for slot in (last_week, discussion, next_steps)] == [20, 25, 15]
