"""`meet task`, and what `meet tasks` tells of the week."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from tests.cli.conftest import Shell
from tests.each import each
from tests.fakes import TUESDAY
from tests.forgotten import KIM

DAY = 24 * 60


def test_an_update_is_said_back_and_listed(with_meeting: Shell) -> None:
    with_meeting.clock.go(2 * DAY)
    answer = with_meeting.meet("task", "3", "partly", "two of", "three", "--by", "mentee")
    assert (answer.code, answer.out, answer.err) == (0, "Finish the slides: partly: two of three\n", "")
    line = with_meeting.meet("tasks").out.splitlines()[2]
    assert line.startswith("3  Sam  by Tue 24 Nov ")
    assert line.endswith("  Finish the slides (the week's task, on Thu 19 Nov partly: two of three)")
    (told,) = [task for task in with_meeting.meet("tasks", "--json").json["tasks"] if task["update"]]
    assert (told["number"], told["status"]) == (3, "open")
    assert told["update"] == {
        "at": "2026-11-19T15:00:00+01:00",
        "outcome": "partly",
        "note": "two of three",
        "by": "mentee",
    }


@each("outcome", ["done", "partly", "not-yet"])
def test_every_outcome_can_be_said_without_words(outcome: str, with_meeting: Shell) -> None:
    with_meeting.clock.go(DAY)
    assert with_meeting.meet("task", "1", outcome).code == 0
    assert with_meeting.store.between(Update, "pair-1")[-1].outcome is Outcome(outcome)


def test_what_it_is_now_has_to_be_said(with_meeting: Shell) -> None:
    answer = with_meeting.meet("task", "1", "changed")
    assert (answer.code, answer.out) == (2, "")
    assert "What is it now?" in answer.err


def test_what_is_said_by_a_clock_that_was_set_back_is_kept(with_meeting: Shell) -> None:
    # The meeting looked back at it an hour later than this clock says.
    answer = with_meeting.meet("task", "2", "done")
    assert (answer.code, answer.out) == (0, "Write the slides: done\n")


def test_it_is_taken_back(with_meeting: Shell) -> None:
    with_meeting.clock.go(DAY)
    with_meeting.meet("task", "1", "done", "sent")
    assert with_meeting.meet("task", "1", "undo").out == "Taken back: done: sent (Send the book)\n"
    assert with_meeting.meet("task", "1", "undo").code == 1
    assert "sent" not in with_meeting.meet("tasks").out


def test_unknown_numbers_outcomes_and_pairs_are_told_in_a_sentence(with_meeting: Shell) -> None:
    before = with_meeting.locations.data_file.read_bytes()
    for args, code in (
        (("9", "done"), 3),
        (("0", "done"), 3),
        (("one", "done"), 2),
        (("1", "dropped"), 2),
        (("1", "done", "a" * 100_000), 2),
        (("1", "done", "--pair", "bob"), 3),
        ((), 2),
    ):
        answer = with_meeting.meet("task", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert len(answer.err.splitlines()) <= 3
    assert with_meeting.locations.data_file.read_bytes() == before


def test_with_several_pairs_it_asks_which(with_meeting: Shell) -> None:
    with_meeting.store.keep(KIM)
    assert "--pair NAME" in with_meeting.meet("task", "1", "done").err
    assert with_meeting.store.between(Update, "pair-1") == []


def test_after_the_wrap_up_it_says_that_no_meeting_comes(with_meeting: Shell) -> None:
    (pair,) = with_meeting.store.pairs()
    with_meeting.store.keep(replace(pair, closed_on=TUESDAY.date()))
    answer = with_meeting.meet("task", "1", "done")
    assert answer.code == 0
    assert "no meeting will show it" in answer.err
