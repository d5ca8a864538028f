from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import click
import pytest

from meetingtui.cli.root import shared_first
from meetingtui.cli.shell.report import INTERRUPTED
from meetingtui.domain.errors import NotFound, StoreDamaged
from meetingtui.storage.store.tinydb_store import TinyStore
from tests.cli.conftest import Shell


def _raising(error: BaseException) -> object:
    def fail(*args: object) -> NoReturn:
        raise error

    return fail


def test_an_error_is_three_lines_at_most_on_stderr(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    error = StoreDamaged("It is\ndamaged.", "All is safe.", "Do this.")
    monkeypatch.setattr(TinyStore, "pairs", _raising(error))
    answer = with_pair.meet("list")
    assert (answer.code, answer.out) == (5, "")
    assert answer.err == "It is damaged.\nAll is safe.\nDo this.\n"


def test_an_error_for_programs_is_one_object_on_stderr(shell: Shell) -> None:
    answer = shell.meet("list", "--json")
    assert (answer.code, answer.out) == (3, "")
    error = json.loads(answer.err)
    assert error == {
        "error": {
            "code": "not-found",
            "message": "There is no pair yet. Type: meet pair new --mentor Ada --mentee Sam",
        }
    }


def test_a_wrong_option_is_an_object_too(shell: Shell) -> None:
    answer = shell.meet("show", "--json", "--colour")
    assert answer.code == 2
    assert json.loads(answer.err)["error"]["code"] == "bad-input"


def test_a_wrong_option_is_told_in_two_lines(shell: Shell) -> None:
    answer = shell.meet("show", "--colour")
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "No such option '--colour'.",
        "Type meet show --help to see what is possible.",
    ]


def test_a_shared_option_works_wherever_it_is_typed(with_meeting: Shell, tmp_path: Path) -> None:
    there = str(with_meeting.folder)
    with_meeting.environ["MEETINGTUI_DATA"] = str(tmp_path / "empty")
    for words in (
        ("--data", there, "show", "last"),
        ("show", "--data", there, "last"),
        ("show", "last", f"--data={there}"),
        ("show", "last", "--color", "never", "--data", there, "-q"),
    ):
        assert "Meeting 12" in with_meeting.meet(*words).out, words
    assert with_meeting.meet("show", "last").code == 3
    assert with_meeting.meet("show", "last", "--data").code == 2


def test_what_stands_behind_two_hyphens_is_no_option() -> None:
    assert shared_first(["jot", "--", "-q"]) == ["jot", "--", "-q"]
    assert shared_first(["jot", "x", "-q", "--", "--data", "y"]) == ["-q", "jot", "x", "--", "--data", "y"]


def test_a_missing_option_is_named(shell: Shell) -> None:
    answer = shell.meet("pair", "new", "--mentor", "Ada")
    assert answer.code == 2
    assert "--mentee" in answer.err


def test_ctrl_c_is_quiet(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TinyStore, "pairs", _raising(KeyboardInterrupt()))
    answer = with_pair.meet("list")
    assert answer.code == INTERRUPTED == 130
    assert answer.err.strip() == ""


def test_a_reader_that_went_away_is_no_error(with_meeting: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "echo", _raising(BrokenPipeError(32, "Broken pipe")))
    answer = with_meeting.meet("list")
    assert answer.code in (0, 1)
    assert answer.err == ""


@pytest.mark.fault(34, 73)
def test_a_fault_of_the_program_tells_where_and_nothing_that_was_typed(
    with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TinyStore, "pairs", _raising(RuntimeError("private words")))
    answer = with_pair.meet("list")
    assert answer.code == 1
    assert "RuntimeError in test_report.py, line" in answer.err
    assert "private" not in answer.err
    assert len(answer.err.splitlines()) == 3


@pytest.mark.fault(52)
def test_control_characters_in_an_error_never_reach_the_terminal(with_pair: Shell) -> None:
    for hostile in ("\x1b]52;c;eA==\x07", "\u009b2J", "\u202eevil"):
        for args in (("list", "--pair", hostile), ("show", hostile), ("start", "--until", hostile), (hostile,)):
            answer = with_pair.meet(*args)
            assert answer.code in (2, 3)
            assert all(character == "\n" or character.isprintable() for character in answer.err)
            assert len(answer.err.splitlines()) <= 3


def test_the_exit_code_of_an_error_is_its_own(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TinyStore, "pairs", _raising(NotFound("Gone.")))
    assert with_pair.meet("tasks").code == 3
