"""`meet door`: how a door gets on, and the mentee's task behind it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetingtui.cli.week.doors import STAGES
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.people import Role
from tests.cli.conftest import Shell
from tests.fakes import TUESDAY
from tests.meetings import NEXT, apart, conclusion_of

DOOR = Opportunity("o-1", "pair-1", "A talk at the club", TUESDAY - timedelta(days=30))


@pytest.fixture
def with_door(with_pair: Shell) -> Shell:
    with_pair.store.keep(DOOR)
    return with_pair


def door(shell: Shell) -> Opportunity:
    (found,) = shell.store.opportunities("pair-1")
    return found


def test_every_stage_can_be_said() -> None:
    assert list(STAGES) == list(Stage)


def test_a_door_moves_on_and_may_have_news_where_it_is(with_door: Shell) -> None:
    answer = with_door.meet("door", "1", "followed-up", "Pilar has", "time")
    assert (answer.code, answer.out) == (0, "A talk at the club: followed up: Pilar has time\n")
    with_door.clock.go(60)
    assert with_door.meet("door", "1", "followed-up", "on Friday").code == 0
    assert [(move.stage, move.note) for move in door(with_door).moves] == [
        (Stage.FOLLOWED_UP, "Pilar has time"),
        (Stage.FOLLOWED_UP, "on Friday"),
    ]
    answer = with_door.meet("door", "1", "offered")
    assert (answer.code, answer.out) == (1, "")


def test_a_door_that_came_to_nothing_is_closed(with_door: Shell) -> None:
    answer = with_door.meet("door", "1", "came-to-nothing", "Pilar has left")
    assert (answer.code, answer.out) == (0, "A talk at the club: came to nothing: Pilar has left\n")
    assert not door(with_door).open


def test_a_task_comes_back_as_a_promise_of_the_mentee(with_door: Shell) -> None:
    answer = with_door.meet("door", "1", "--task", "write to Pilar", "--by-day", "friday")
    assert (answer.code, answer.out) == (0, "Sam will, by Fri 20 Nov: write to Pilar\n")
    (promise,) = with_door.store.commitments("pair-1")
    assert (promise.owner, promise.text, promise.due) == (Role.MENTEE, "write to Pilar", date(2026, 11, 20))
    assert (promise.door_id, promise.open, promise.week_task) == ("o-1", True, False)
    assert door(with_door) == DOOR
    assert with_door.meet("tasks").out == "1  Sam  by Fri 20 Nov  write to Pilar\n"
    assert with_door.meet("tasks", "--json").json["tasks"][0]["door_id"] == "o-1"


def test_both_at_once_and_by_the_next_meeting(with_door: Shell) -> None:
    with_door.store.keep(apart(next_meeting=NEXT))
    answer = with_door.meet("door", "1", "introduced", "met Pilar", "--task", "write")
    assert answer.out.splitlines() == [
        "A talk at the club: introduced: met Pilar",
        "Sam will, by Tue 24 Nov: write",
    ]
    assert door(with_door).stage is Stage.INTRODUCED


def test_news_is_taken_back_but_nothing_that_was_said_in_a_meeting(with_door: Shell) -> None:
    with_door.store.commit(conclusion_of(1, TUESDAY))
    with_door.store.keep(moved_door(DOOR, Stage.OFFERED, "asked", at=TUESDAY))
    with_door.clock.go(24 * 60)
    assert with_door.meet("door", "1", "undo").code == 1
    assert with_door.meet("door", "1", "introduced").code == 0
    assert with_door.meet("door", "1", "undo").code == 0
    assert door(with_door).stage is Stage.OFFERED


def test_the_last_news_is_taken_back(with_door: Shell) -> None:
    with_door.meet("door", "1", "offered", "asked")
    assert with_door.meet("door", "1", "undo").out == "Taken back: A talk at the club is looking out again\n"
    assert door(with_door) == DOOR
    assert with_door.meet("door", "1", "undo").code == 1


def test_a_promise_that_was_made_with_the_news_stays_and_is_named(with_door: Shell) -> None:
    with_door.meet("door", "1", "offered", "asked", "--task", "write to Pilar")
    assert with_door.meet("door", "1", "undo").err == "What was promised about it stays: meet tasks\n"


def test_what_cannot_be_is_refused_and_nothing_changes(with_door: Shell) -> None:
    before = with_door.locations.data_file.read_bytes()
    for args, code in (
        (("9", "offered"), 3),
        (("0", "offered"), 3),
        (("1",), 2),
        (("1", "Pilar called"), 2),
        (("1", "offered", "--by-day", "friday"), 2),
        (("1", "undo", "more"), 2),
        (("1", "--task", "x", "--by-day", "someday"), 2),
        (("1", "--task", "x", "--by-day", "2026-11-01"), 2),
        (("1", "--task", "a" * 100_000), 2),
        (("1", "offered", "a" * 100_000), 2),
        (("1", "looking-out"), 1),
    ):
        answer = with_door.meet("door", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert 1 <= len(answer.err.splitlines()) <= 3
    assert with_door.locations.data_file.read_bytes() == before


def test_after_the_wrap_up_a_door_gets_news_and_no_task(with_door: Shell) -> None:
    with_door.meet("pair", "close")
    assert with_door.meet("door", "1", "outcome", "Sam spoke there").code == 0
    answer = with_door.meet("door", "1", "thanked", "--task", "write")
    assert answer.code == 1
    assert "wrapped up" in answer.err
    assert door(with_door).stage is Stage.OUTCOME
