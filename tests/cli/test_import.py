"""`meet import`: what another machine knows is taken in, once, whole, and said in plain words."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.services.goal_book import GoalBook
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer import importing
from meetingtui.storage.transfer.export_file import export_bytes
from meetingtui.storage.transfer.import_file import read_bytes
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.each import each
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.keeping import KeepingStore
from tests.kept_of_everything import everything
from tests.meetings import apart, conclusion_of
from tests.storage.transfer.test_import_file import HOSTILE

NEW_LINES = [
    "1  pair                   1 new",
    "2  meetings               2 new",
    "7  promises               7 new",
    "2  goals                  2 new",
    "2  doors                  2 new",
    "3  topics                 3 new",
    "1  page of the agreement  1 new",
    "1  meeting called off     1 new",
    "1  jot                    1 new",
    "1  update on a promise    1 new",
    "1  preparation            1 new",
    "1  invitation             1 new",
    "1  link that was read     1 new",
    "1  message                1 new",
    "1  courtesy               1 new",
    "1  mail address           1 new",
]
NOTHING_NEW = "Nothing new: you already have everything in this file.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An export of one of everything."""
    path = tmp_path / "sam.json"
    path.write_bytes(everything())
    return path


def state(shell: Shell) -> dict[str, bytes]:
    found = (path for path in shell.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(shell.folder)): path.read_bytes() for path in found}


def exported(shell: Shell) -> bytes:
    return export_bytes(Database(shell.locations, shell.clock.wall).read())


def test_everything_is_taken_into_an_empty_folder(shell: Shell, file: Path) -> None:
    answer = shell.meet("import", str(file))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == NEW_LINES
    assert exported(shell) == everything()
    assert shell.store.record("meeting-12").amendments[0].words == "Other words"


@pytest.mark.fault(70)
def test_a_dry_run_says_the_same_and_changes_nothing(with_pair: Shell, file: Path) -> None:
    before = state(with_pair)
    answer = with_pair.meet("import", str(file), "--dry-run")
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == NEW_LINES[1:]
    assert answer.err == "Nothing was changed. To import it, leave out --dry-run.\n"
    assert state(with_pair) == before
    assert with_pair.meet("import", str(file)).out == answer.out


@pytest.mark.fault(70)
def test_a_second_time_there_is_nothing_new(with_pair: Shell, file: Path) -> None:
    assert "is in the backups" in with_pair.meet("import", str(file)).err
    before = state(with_pair)
    assert any(name.endswith("-before-import.json") for name in before)
    for args in ((), ("--dry-run",)):
        answer = with_pair.meet("import", str(file), *args)
        assert (answer.code, answer.out, answer.err) == (0, NOTHING_NEW, "")
    assert state(with_pair) == before


def test_quiet_leaves_out_what_was_not_asked_for(with_pair: Shell, file: Path) -> None:
    assert with_pair.meet("--quiet", "import", str(file)).err == ""


def test_a_copy_of_a_data_file_can_be_taken_in(shell: Shell, with_meeting: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other", shell._capture)
    conflicted = tmp_path / "meetings (Ada's conflicted copy 2026-11-17).json"
    conflicted.write_bytes(with_meeting.locations.data_file.read_bytes())
    assert other.meet("import", str(conflicted)).code == 0
    assert exported(other) == exported(with_meeting)


def test_a_copy_that_somebody_wrote_in_is_taken_in_and_told(with_meeting: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "meetings.json"
    copy.write_bytes(with_meeting.locations.data_file.read_bytes().replace(b"Give a talk", b"Give a speech"))
    other = Shell(tmp_path / "other", with_meeting._capture)
    assert "Another program changed" not in other.meet("import", str(copy)).err
    copy.write_bytes(copy.read_bytes().replace(b"Write the slides", b"Write some slides"))
    assert "Another program changed" in other.meet("import", str(copy), "--dry-run").err


def test_a_pipe_may_bring_the_file(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(everything())))
    assert shell.meet("import", "-").out.splitlines() == NEW_LINES


def test_a_terminal_is_no_pipe(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert shell.meet("import", "-").code == 2
    monkeypatch.setattr(sys, "stdin", None)
    assert shell.meet("import", "-").code == 2


# --- two machines -----------------------------------------------------------------------------------------------


@pytest.fixture
def other(with_meeting: Shell, tmp_path: Path) -> Shell:
    """Another machine that knows the same."""
    other = Shell(tmp_path / "other", with_meeting._capture)
    other.folder.mkdir()
    other.locations.data_file.write_bytes(with_meeting.locations.data_file.read_bytes())
    return other


def say_of_the_goal(shell: Shell, goal_state: GoalState, why: str, days: int) -> None:
    clock = FakeClock(TUESDAY + timedelta(days=days))
    book = GoalBook(shell.store, shell.store.pairs()[0], clock=clock, new_id=CountingIds())
    book.set_state(book.goals()[0].id, goal_state, why)


def take_in(shell: Shell, of: Shell, *args: str) -> str:
    path = of.folder / "export.json"
    path.write_bytes(exported(of))
    answer = shell.meet("import", str(path), *args)
    assert answer.code == 0
    return answer.out


def test_what_was_changed_on_both_sides_is_named_and_kept_twice(with_meeting: Shell, other: Shell) -> None:
    say_of_the_goal(with_meeting, GoalState.AT_RISK, "no slot yet", 1)
    say_of_the_goal(other, GoalState.REACHED, "it was held", 2)
    would = take_in(with_meeting, other, "--dry-run")
    assert would.splitlines()[-4:] == [
        "Changed on both sides; both versions are kept:",
        "  goal “Speak at a meetup”",
        "    shown:  reached since Thu 19 Nov 2026: it was held",
        "    other:  at risk since Wed 18 Nov 2026: no slot yet",
    ]
    assert take_in(with_meeting, other) == would
    assert "goals     1 newer in the file, 1 the same" in take_in(other, with_meeting)
    assert exported(other) == exported(with_meeting)
    assert take_in(other, with_meeting) == take_in(with_meeting, other) == NOTHING_NEW


def test_another_pair_of_the_same_names_is_said_and_can_be_chosen(with_meeting: Shell, tmp_path: Path) -> None:
    other = Shell(tmp_path / "other", with_meeting._capture)
    other.store.keep(apart(id="77bc01aa-1"))
    assert "You would then have 2 pairs named Sam and Ada" in take_in(with_meeting, other, "--dry-run")
    assert take_in(with_meeting, other).splitlines()[-1] == (
        "You now have 2 pairs named Sam and Ada: tell them apart with --pair pair-1 or --pair 77bc01aa."
    )
    undecided = with_meeting.meet("list", "--pair", "sam")
    assert undecided.code == 2
    assert "Sam and Ada (77bc01aa); Sam and Ada (pair-1)" in undecided.err
    assert "12" in with_meeting.meet("list", "--pair", "pair-1").out
    assert with_meeting.meet("list", "--pair", "77bc01aa").out == ""


def test_pairs_of_other_names_need_no_identity(with_meeting: Shell) -> None:
    with_meeting.store.keep(pair(id="pair-2", mentee=pair().mentor))
    assert "Sam and Ada; Ada and Ada" in with_meeting.meet("list").err


# --- two meetings of one number, two versions of one meeting -------------------------------------------------


def test_of_two_meetings_of_one_number_the_later_one_is_shown_and_the_other_named(
    with_meeting: Shell, other: Shell
) -> None:
    with_meeting.store.commit(_meeting("aaaaaaaa-1", 1))
    other.store.commit(_meeting("bbbbbbbb-2", 2))
    take_in(with_meeting, other)
    take_in(other, with_meeting)
    for shell in (with_meeting, other):
        shown = shell.meet("show", "13")
        assert shown.out == shell.meet("show", "bbbbbbbb").out == shell.meet("show", "last").out
        assert shown.err == ("Another meeting 13, from another machine: meet show aaaaaaaa; this one is bbbbbbbb\n")
        earlier = shell.meet("show", "aaaaaaaa")
        assert "Tue 24 Nov 2026" in earlier.out
        assert "meet show bbbbbbbb; this one is aaaaaaaa" in earlier.err
        assert [line.split()[0] for line in shell.meet("list").out.splitlines()] == ["13", "13", "12"]
        assert shell.meet("show", "12").err == ""
        assert shell.meet("show", "13", "--json").json["meeting"]["id"] == "bbbbbbbb-2"
        assert shell.meet("show", "cccccccc").code == 2


def _meeting(identity: str, weeks: int) -> Conclusion:
    held = conclusion_of(13, TUESDAY + timedelta(days=7 * weeks))
    return replace(held, record=replace(held.record, id=identity), commitments=())


def test_the_other_version_of_a_meeting_can_be_read(with_meeting: Shell, other: Shell) -> None:
    assert with_meeting.meet("show", "12", "--other").code == 3
    with Database(other.locations, other.clock.wall).transaction() as tables:
        meeting = tables["meetings"].with_id("meeting-12")
        assert meeting is not None
        tables["meetings"].put({**meeting, "mentor": "Eda"})
    assert "1 changed on both sides" in take_in(with_meeting, other)
    shown, beside = with_meeting.meet("show", "12"), with_meeting.meet("show", "12", "--other")
    assert shown.err == "An import kept another version of this meeting: meet show 12 --other\n"
    assert beside.err == ""
    assert ("Eda" in shown.out) != ("Eda" in beside.out)
    names = {
        with_meeting.meet("show", "12", "--json", *args).json["meeting"]["mentor"] for args in ((), ("--other",))
    }
    assert names == {"Ada", "Eda"}


# --- what is refused ----------------------------------------------------------------------------------------


def refused(shell: Shell, *args: str) -> tuple[int, str]:
    """How it is refused: in at most three lines, with nothing changed."""
    before = state(shell)
    answer = shell.meet("import", *args)
    assert answer.out == ""
    assert len(answer.err.splitlines()) <= 3
    assert all(character == "\n" or character.isprintable() for character in answer.err)
    assert state(shell) == before
    return answer.code, answer.err


@pytest.mark.fault(69)
@each("what", HOSTILE)
@each("args", [(), ("--dry-run",)])
def test_a_hostile_file_is_refused_in_one_sentence(
    with_meeting: Shell, tmp_path: Path, what: str, args: tuple[str, ...]
) -> None:
    path = tmp_path / "hostile.json"
    path.write_bytes(HOSTILE[what][0])
    code, err = refused(with_meeting, str(path), *args)
    assert code == 1
    assert "Cannot import this file" in err


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


ODD: dict[str, tuple[Callable[[Path], object], int]] = {
    "nothing": (lambda path: None, 3),
    "a folder": (lambda path: path.mkdir(), 1),
    "a pipe": (lambda path: os.mkfifo(path), 1),
    "200 MB": (large, 1),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), 1),
    "a link to nothing": (lambda path: path.symlink_to(path.parent / "gone"), 3),
    "a newer version": (lambda path: path.write_text('{"meetingtui": {"export": 9, "schema": 9}}'), 5),
}


@pytest.mark.fault(69)
@pytest.mark.parametrize("what", ODD)
def test_what_is_no_file_of_ours_is_refused_with_its_own_exit_code(
    with_meeting: Shell, tmp_path: Path, what: str
) -> None:
    make, code = ODD[what]
    path = tmp_path / "odd.json"
    make(path)
    assert refused(with_meeting, str(path))[0] == code


@pytest.mark.fault(52)
def test_words_of_the_file_in_an_error_cannot_steer_the_terminal(with_meeting: Shell, tmp_path: Path) -> None:
    whole = json.loads(everything())
    path = tmp_path / "hostile.json"
    for name in ("\x1b[2J\u202e" * 50, "\u009b2J", "a\nb\nc\nd"):
        path.write_text(json.dumps({**whole, name: []}))
        assert refused(with_meeting, str(path))[0] == 1
        path.write_text(json.dumps({**whole, "goals": [{**whole["goals"][0], "state": name}]}))
        assert refused(with_meeting, str(path))[0] == 1


@pytest.mark.fault(70)
def test_one_bad_entry_keeps_the_whole_file_out(with_meeting: Shell, tmp_path: Path) -> None:
    whole = json.loads(everything())
    whole["topics"][-1]["state"] = "sleeping"
    path = tmp_path / "half.json"
    path.write_text(json.dumps(whole))
    assert "topics, entry 3" in refused(with_meeting, str(path))[1]


def test_a_file_has_to_be_named(shell: Shell) -> None:
    assert refused(shell)[0] == 2


def test_a_running_meeting_is_no_hindrance(with_meeting: Shell, file: Path) -> None:
    running = RunningLock(with_meeting.locations, lambda: TUESDAY)
    running.set("Sam and Ada", TUESDAY)
    try:
        assert with_meeting.meet("import", str(file)).code == 0
    finally:
        running.clear()


def test_a_long_file_shows_how_far_it_is_where_somebody_looks(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("meetingtui.cli.transfer.import_command._LONG", 5)
    assert "Checking the file" not in shell.meet("import", str(file), "--dry-run").err
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    shell.meet("--quiet", "import", str(file), "--dry-run")
    assert "Checking the file" not in screen.getvalue()
    shell.meet("import", str(file), "--dry-run")
    assert "Checking the file" in screen.getvalue()
    assert "100%" in screen.getvalue()


@pytest.mark.fault(19)
def test_a_conflicted_copy_is_named_until_somebody_takes_it_away_and_can_be_taken_in(
    with_meeting: Shell, tmp_path: Path
) -> None:
    elsewhere = Database(Locations(tmp_path / "elsewhere"), with_meeting.clock.wall)
    importing.take_in(elsewhere, read_bytes(exported(with_meeting)))
    KeepingStore(elsewhere).commit(conclusion_of(13, TUESDAY + timedelta(days=7)))
    with_meeting.store.commit(conclusion_of(14, TUESDAY + timedelta(days=14)))
    copy = with_meeting.folder / "meetings (Ana's conflicted copy 2026-11-20).json"
    copy.write_bytes((tmp_path / "elsewhere" / "meetings.json").read_bytes())
    content = copy.read_bytes()

    assert copy.name in with_meeting.meet("list").err
    started = with_meeting.meet("start")
    assert (started.code, started.err.count(copy.name)) == (0, 1)
    assert with_meeting.meet("import", str(copy)).code == 0
    numbers = {meeting["number"] for meeting in with_meeting.meet("list", "--json").json["meetings"]}
    assert numbers == {12, 13, 14}
    assert copy.name in with_meeting.meet("list").err
    assert copy.read_bytes() == content
