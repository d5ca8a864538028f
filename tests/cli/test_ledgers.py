"""`meet goals`, `meet opportunities`, `meet missed`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetingtui.domain.ledger.goals import GoalChange, GoalState, Verdict, with_state
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.record.record import MissedMeeting
from tests.builders import commitment
from tests.cli.conftest import Shell
from tests.exchange.data.test_json_file import PAIR
from tests.fakes import TUESDAY
from tests.meetings import apart, conclusion_of
from tests.strategies import a_goal

DAY = timedelta(days=1)
HOSTILE = "a\x1b[2Jb\nc\u202ed"
TALK = replace(a_goal("g-1", "Give a talk", 60, known_by="ten came"), set_on=date(2026, 10, 1), due=date(2026, 12, 1))
DOOR = Opportunity("o-1", "pair-1", "A talk at the club", TUESDAY - 30 * DAY)


@pytest.fixture
def filled(with_pair: Shell) -> Shell:
    """Ada and Sam, with two goals and two doors."""
    store = with_pair.store
    store.keep(with_state(TALK, GoalState.AT_RISK, why="a busy month", at=TUESDAY - DAY))
    store.keep(with_state(a_goal("g-2", "Read a book", 30), GoalState.REACHED, why="", at=TUESDAY))
    store.keep(moved_door(DOOR, Stage.INTRODUCED, "met Lin", at=TUESDAY - DAY))
    store.keep(moved_door(replace(DOOR, id="o-2", text="A review"), Stage.THANKED, "", at=TUESDAY))
    return with_pair


# --- goals --------------------------------------------------------------------------------------------------


def test_the_current_goals_have_a_line_each(filled: Shell) -> None:
    answer = filled.meet("goals")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "at risk  by Tue 1 Dec  Give a talk (now a 30-day goal, quiet for three weeks)"
    ]


def test_all_shows_what_is_over_too(filled: Shell) -> None:
    lines = filled.meet("goals", "--all").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["at risk", "reached"]


def test_goals_for_programs(filled: Shell) -> None:
    task = commitment("Slides", id="c-1", goal_id="g-1", made_at=TUESDAY)
    filled.store.commit(conclusion_of(1, TUESDAY, commitments=(task,)))
    shown = filled.meet("goals", "--json").json
    assert (list(shown), shown["pair"]) == (["schema", "pair", "goals"], PAIR)
    assert shown["goals"] == [
        {
            "id": "g-1",
            "text": "Give a talk",
            "known_by": "ten came",
            "set_on": "2026-10-01",
            "due": "2026-12-01",
            "state": "at-risk",
            "current": True,
            "horizon_days": 30,
            "quiet": False,
            "zone": "Europe/Berlin",
            "changes": [
                {
                    "at": "2026-11-16T15:00:00+01:00",
                    "verdict": None,
                    "state": "at-risk",
                    "evidence": "",
                    "why": "a busy month",
                    "text_before": None,
                    "known_by_before": None,
                    "due_before": None,
                    "meeting_id": None,
                }
            ],
            "tasks": ["c-1"],
        }
    ]
    goals = filled.meet("goals", "--json", "--all").json["goals"]
    assert [(goal["id"], goal["horizon_days"]) for goal in goals] == [("g-1", 30), ("g-2", None)]


def test_a_change_of_the_first_version_has_no_state(filled: Shell) -> None:
    filled.store.keep(replace(TALK, changes=(GoalChange(TUESDAY, Verdict.KEEP, "two talks", meeting_id="m"),)))
    (change,) = filled.meet("goals", "--json").json["goals"][0]["changes"]
    assert (change["verdict"], change["state"], change["meeting_id"]) == ("keep", None, "m")


def test_without_a_goal_nothing_is_printed(with_pair: Shell) -> None:
    answer = with_pair.meet("goals")
    assert (answer.code, answer.out, answer.err) == (0, "", "No goals yet.\n")
    with_pair.store.keep(replace(TALK, state=GoalState.DROPPED))
    assert "meet goals --all" in with_pair.meet("goals").err


# --- opportunities ------------------------------------------------------------------------------------------


def test_the_open_doors_have_a_line_each(filled: Shell) -> None:
    answer = filled.meet("opportunities")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == ["1  introduced  since Mon 16 Nov  A talk at the club (met Lin)"]
    assert len(filled.meet("opportunities", "--all").out.splitlines()) == 2


def test_opportunities_for_programs(filled: Shell) -> None:
    shown = filled.meet("opportunities", "--json").json
    assert (list(shown), shown["pair"]) == (["schema", "pair", "opportunities"], PAIR)
    assert shown["opportunities"] == [
        {
            "id": "o-1",
            "text": "A talk at the club",
            "zone": "Europe/Berlin",
            "made_at": "2026-10-18T16:00:00+02:00",
            "stage": "introduced",
            "moves": [{"at": "2026-11-16T15:00:00+01:00", "stage": "introduced", "note": "met Lin"}],
            "open": True,
            "number": 1,
        }
    ]
    both = filled.meet("opportunities", "--json", "--all").json["opportunities"]
    assert [door["open"] for door in both] == [True, False]


def test_without_a_door_nothing_is_printed(with_pair: Shell) -> None:
    answer = with_pair.meet("opportunities")
    assert (answer.code, answer.out, answer.err) == (0, "", "No doors yet.\n")


@pytest.mark.parametrize("command", ["goals", "opportunities"])
def test_hostile_words_stay_on_their_line(filled: Shell, command: str) -> None:
    filled.store.keep(replace(TALK, text=HOSTILE, known_by=HOSTILE))
    filled.store.keep(moved_door(replace(DOOR, text=HOSTILE), Stage.OFFERED, HOSTILE, at=TUESDAY))
    for args in ((), ("--all",), ("--json",)):
        out = filled.meet(command, *args).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert len(filled.meet(command).out.splitlines()) == 1


@pytest.mark.parametrize("command", ["goals", "opportunities", "agreement"])
def test_an_unknown_pair_is_told(filled: Shell, command: str) -> None:
    assert filled.meet(command, "--pair", "bob").code == 3
    answer = filled.meet(command, "--json", "--pair", "bob")
    assert '"code": "not-found"' in answer.err


# --- missed -------------------------------------------------------------------------------------------------


def test_a_meeting_that_was_called_off_is_kept_with_its_reason(with_pair: Shell) -> None:
    answer = with_pair.meet("missed", "--reason", f"Ada is ill{HOSTILE}")
    assert answer.code == 0
    assert answer.out == "No meeting on Tue 24 Nov 2026: Ada is illa\ufffd[2Jb c\ufffdd\n"
    assert "No next date is set" in answer.err
    (missed,) = with_pair.store.missed("pair-1")
    assert missed.on == date(2026, 11, 24)
    assert with_pair.store.pairs() == [apart(next_meeting=None)]


@pytest.mark.parametrize("typed", ["2026-11-10", "2026-11-26", "thu 26 nov"])
def test_the_day_can_be_said(with_pair: Shell, typed: str) -> None:
    answer = with_pair.meet("missed", "--reason", "ill", "--on", typed)
    assert (answer.code, answer.err) == (0, "")
    assert with_pair.store.pairs() == [apart()]
    assert with_pair.store.missed("pair-1")[0].on.month == 11


@pytest.mark.parametrize(
    "args", [(), ("--reason", " "), ("--reason", "ill", "--on", "soon"), ("--reason", "ill", "--on", "2026-02-30")]
)
def test_a_reason_and_a_real_day_are_needed(with_pair: Shell, args: tuple[str, ...]) -> None:
    answer = with_pair.meet("missed", *args)
    assert (answer.code, answer.out) == (2, "")
    assert with_pair.store.missed("pair-1") == []


def test_a_day_on_which_they_met_was_not_missed(with_meeting: Shell) -> None:
    assert with_meeting.meet("missed", "--reason", "ill", "--on", "2026-11-17").code == 2


def test_the_list_of_meetings_tells_what_was_called_off(with_pair: Shell) -> None:
    with_pair.store.keep(MissedMeeting("m-1", "pair-1", date(2026, 11, 10), "ill\x1b"))
    assert "missed: ill" in with_pair.meet("list").out
    with_pair.store.commit(conclusion_of(1, TUESDAY - 14 * DAY), conclusion_of(2, TUESDAY))
    lines = with_pair.meet("list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "Tue", "1"]
    assert lines[1].endswith("missed: ill\ufffd")
    shown = with_pair.meet("list", "--json").json
    assert shown["missed"] == [{"id": "m-1", "on": "2026-11-10", "reason": "ill\x1b"}]


def test_the_doors_are_found_by_their_own_name_too(filled: Shell) -> None:
    assert filled.meet("doors").out == filled.meet("opportunities").out
