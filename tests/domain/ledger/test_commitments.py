from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.ledger.commitments import (
    EVERYDAY,
    THIRD_TIME,
    Commitment,
    CommitmentStatus,
    LookBack,
    Outcome,
    came_back,
    in_order_of_review,
    reviewed,
)
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY

TODAY = TUESDAY.date()
DAY = timedelta(days=1)


def looked_at(before: Commitment, outcome: Outcome | None, note: str = "") -> Commitment:
    return reviewed(before, outcome, note, meeting_id="m-1", at=TUESDAY, today=TODAY)


@each(
    ("outcome", "status", "carried"),
    [
        (Outcome.DONE, CommitmentStatus.DONE, 0),
        (Outcome.PARTLY, CommitmentStatus.OPEN, 1),
        (Outcome.NOT_YET, CommitmentStatus.OPEN, 1),
        (Outcome.CHANGED, CommitmentStatus.CHANGED, 0),
        (Outcome.SMALLER, CommitmentStatus.CHANGED, 0),
        (Outcome.SWAPPED, CommitmentStatus.CHANGED, 0),
        (Outcome.DROPPED, CommitmentStatus.DROPPED, 0),
        (None, CommitmentStatus.OPEN, 1),
    ],
)
def test_what_was_said_decides_where_a_commitment_stands(
    outcome: Outcome | None, status: CommitmentStatus, carried: int
) -> None:
    after = looked_at(commitment(), outcome)
    assert (after.status, after.times_carried) == (status, carried)
    assert after.open == (status is CommitmentStatus.OPEN)


@each(("due", "carried"), [(None, 1), (TODAY - DAY, 1), (TODAY, 1), (TODAY + DAY, 0)])
def test_what_is_not_due_yet_has_not_come_back(due: date | None, carried: int) -> None:
    for outcome in (None, Outcome.PARTLY, Outcome.NOT_YET):
        assert looked_at(commitment(due=due), outcome).times_carried == carried


def test_every_look_back_is_remembered_in_order() -> None:
    once = looked_at(commitment(), Outcome.PARTLY, "half of it")
    twice = looked_at(once, Outcome.DONE, "all of it")
    assert twice.history == (
        LookBack("m-1", TUESDAY, Outcome.PARTLY, "half of it"),
        LookBack("m-1", TUESDAY, Outcome.DONE, "all of it"),
    )


@each(("times", "choices"), [(0, EVERYDAY), (1, EVERYDAY), (2, EVERYDAY + THIRD_TIME), (3, EVERYDAY + THIRD_TIME)])
def test_at_the_third_time_there_is_more_to_choose_from(times: int, choices: tuple[Outcome, ...]) -> None:
    assert commitment(times_carried=times).choices == choices


def test_the_outcomes_that_keep_a_commitment_open_and_those_that_replace_it_are_told_apart() -> None:
    assert [o for o in Outcome if o.comes_back] == [Outcome.PARTLY, Outcome.NOT_YET]
    assert [o for o in Outcome if o.replaces] == [Outcome.CHANGED, Outcome.SMALLER, Outcome.SWAPPED]


def test_outcomes_are_said_without_hyphens() -> None:
    assert Outcome.NOT_YET.words == "not yet"


def test_how_often_something_came_back_is_said_in_words() -> None:
    assert came_back(0) == ""
    said = [came_back(times) for times in range(1, 5)]
    assert [words.rsplit(maxsplit=1)[-1] for words in said[:2]] == ["once", "twice"]
    assert [words.split()[-2:] for words in said[2:]] == [["3", "times"], ["4", "times"]]


def test_the_mentors_promises_come_first_then_the_weeks_task_then_the_others() -> None:
    others = [commitment(text, made_at=TUESDAY - age * DAY) for text, age in (("old", 9), ("new", 2))]
    week = commitment("week", week_task=True, made_at=TUESDAY - DAY)
    mentors = [
        commitment(text, owner=Role.MENTOR, made_at=TUESDAY - age * DAY)
        for text, age in (("first", 8), ("second", 1))
    ]
    ordered = in_order_of_review([others[1], week, mentors[1], others[0], mentors[0]])
    assert [c.text for c in ordered] == ["first", "second", "week", "old", "new"]


@each(
    ("due", "status", "late"),
    [
        (TODAY - DAY, CommitmentStatus.OPEN, True),
        (TODAY, CommitmentStatus.OPEN, False),
        (None, CommitmentStatus.OPEN, False),
        (TODAY - DAY, CommitmentStatus.DONE, False),
    ],
)
def test_late_is_what_is_open_and_whose_day_is_behind_us(
    due: date | None, status: CommitmentStatus, late: bool
) -> None:
    assert commitment(due=due, status=status).late(TODAY) is late
