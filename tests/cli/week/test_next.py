"""`meet next`, and the first date of a new pair."""

from __future__ import annotations

import pytest

from meetingtui.domain.people import NextMeeting
from tests.cli.conftest import Shell
from tests.forgotten import KIM
from tests.meetings import NEXT, apart

SAID = "Thu 19 Nov 2026, 15:00 Europe/Berlin, for Ada 14:00 London, in 2 days, 60 minutes"


@pytest.fixture
def with_date(with_pair: Shell) -> Shell:
    with_pair.store.keep(apart(next_meeting=NEXT))
    return with_pair


def date(shell: Shell) -> NextMeeting | None:
    return shell.store.pairs()[0].next_meeting


@pytest.fixture
def without_date(with_pair: Shell) -> Shell:
    with_pair.store.keep(apart(next_meeting=None))
    return with_pair


def test_a_date_is_set_and_said_in_full(without_date: Shell) -> None:
    answer = without_date.meet("next", "thu", "15:00")
    assert (answer.code, answer.out, answer.err) == (0, f"Next meeting: {SAID}\n", "")
    assert without_date.meet("next").out == f"{SAID}\n"
    assert without_date.meet("next", "--where", "Room 4", "--minutes", "30").code == 0
    assert without_date.meet("next").out.endswith("30 minutes. Room 4\n")
    told = without_date.meet("next", "--json").json["next_meeting"]
    assert (told["starts_at"], told["length_seconds"], told["place"]) == ("2026-11-19T15:00:00+01:00", 1800, "Room 4")


def test_at_a_terminal_it_is_asked_before_it_counts(with_date: Shell) -> None:
    for answer, code in (("n", 1), ("what?", 1), ("", 0)):
        with_date.typed = answer
        assert with_date.meet("next", "thu", "15:00").code == code
        assert (date(with_date) == NEXT) is (code == 1)
    assert SAID in with_date.asked[0]
    with_date.typed = "n"
    assert with_date.meet("next", "fri", "15:00", "--yes").code == 0


def test_no_date_yet_is_said(without_date: Shell) -> None:
    answer = without_date.meet("next")
    assert (answer.code, answer.out) == (0, "")
    assert "No next meeting" in answer.err
    assert without_date.meet("next", "--json").json["next_meeting"] is None
    without_date.meet("pair", "close")
    assert "wrapped up" in without_date.meet("next").err
    assert without_date.meet("next", "thu", "15:00").code == 1


def test_it_is_called_off_as_meet_missed_does(with_date: Shell) -> None:
    answer = with_date.meet("next", "--cancel", "--reason", "a cold")
    assert (answer.code, answer.out) == (0, "No meeting on Tue 24 Nov 2026: a cold\n")
    assert date(with_date) is None
    assert [missed.reason for missed in with_date.store.missed("pair-1")] == ["a cold"]


def test_a_date_that_is_over_is_said_to_be(with_date: Shell) -> None:
    with_date.clock.go(8 * 24 * 60)
    answer = with_date.meet("next")
    assert "yesterday" in answer.out
    assert "To set the next one" in answer.err


def test_what_cannot_be_meant_is_refused_and_nothing_changes(with_date: Shell) -> None:
    before = with_date.locations.data_file.read_bytes()
    for args in (
        ("yesterday", "15:00"),
        ("2026-11-16", "15:00"),
        ("next", "friday"),
        ("soon",),
        ("a" * 100_000,),
        ("--minutes", "5"),
        ("--cancel",),
        ("--reason", "x"),
        ("thu", "--cancel", "--reason", "x"),
        ("thu", "--json"),
        ("--cancel", "--reason", " "),
        ("--minutes", "60"),
    ):
        answer = with_date.meet("next", *args)
        assert (answer.code, answer.out) == (2, ""), args
        assert 1 <= len(answer.err.splitlines()) <= 3
    assert with_date.locations.data_file.read_bytes() == before


def test_with_several_pairs_it_asks_which(with_date: Shell) -> None:
    with_date.store.keep(KIM)
    assert "--pair NAME" in with_date.meet("next").err
    assert with_date.meet("next", "thu", "15:00", "--pair", "Kim").code == 0
    assert date(with_date) == NEXT


def test_who_is_away_then_is_said(with_pair: Shell) -> None:
    revise = ("agreement", "revise", "--why", "a trip", "--absence", "Ada 19 nov to 20 nov")
    assert with_pair.meet(*revise).code == 0
    assert "Ada said to be away then" in with_pair.meet("next", "thu", "15:00").err


def test_a_pair_begins_with_a_date(shell: Shell) -> None:
    new = ("pair", "new", "--mentor", "Ada", "--mentee", "Sam", "--zone", "Europe/Berlin")
    refused = shell.meet(*new, "--first", "yesterday")
    assert (refused.code, refused.out) == (2, "")
    assert shell.store.pairs() == []
    answer = shell.meet(*new, "--minutes", "45", "--first", "thu 15:00")
    assert "First meeting: Thu 19 Nov 2026, 15:00 Europe/Berlin, in 2 days\n" in answer.out
    found = date(shell)
    assert found is not None
    assert found.minutes == 45
