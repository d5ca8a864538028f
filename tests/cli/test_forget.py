"""`meet forget`: says what goes and what stays, asks for a name, and does it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from meetingtui.cli.shell import outside
from meetingtui.storage.drafts.running_lock import RunningLock
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.cli.test_reading import make_newer
from tests.each import each
from tests.fakes import TUESDAY
from tests.forgotten import CANARY, KIM, Diary, closing_meeting, interrupted_meeting, marked_meeting, quiet_meeting

SAM = pair()


class Lived:
    """A shell in whose folder Kim met once and Sam three times; the second of these is marked with the canary."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.diary = Diary(shell.folder)
        self.diary.store.keep(KIM)
        quiet_meeting(self.diary, KIM, "kites")
        self.first = quiet_meeting(self.diary, SAM, "slides")
        self.marked = marked_meeting(self.diary, SAM)
        self.last = closing_meeting(self.diary, SAM)

    def content(self) -> dict[str, bytes]:
        """The files that hold anything."""
        return {name: data for name, data in self.diary.files().items() if "lock" not in name}

    def numbers(self) -> list[int]:
        return [summary.number for summary in self.shell.store.summaries(SAM.id)]


@pytest.fixture
def lived(shell: Shell) -> Lived:
    return Lived(shell)


# --- a meeting ----------------------------------------------------------------------------------------------


@pytest.mark.fault(76)
def test_it_says_what_goes_and_what_stays_before_it_asks(lived: Lived) -> None:
    lived.shell.typed = "sam 2"
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam")
    (asked,) = lived.shell.asked
    assert asked.splitlines() == [
        "Meeting 2 of Tue 8 Dec 2026 (Sam and Ada) goes for good, and with it:",
        "  - everything said in it, with 1 correction",
        "  - 11 older backups; one new backup keeps everything that stays",
        "  - 3 drafts",
        "This stays:",
        "  - 1 promise, 1 goal and 1 door still open, in their own words",
        "  - 2 promises, 1 goal, 1 door and 3 topics that other meetings mention too",
        "  - what other meetings say, your agreement, your next date",
        "Out of reach:",
        "  - exports and recaps that you saved or sent",
        "  - the other person's copy on another machine",
        "  - copies made by sync and backup programs",
        "  - whatever the disk still holds until it is overwritten",
        "Type Sam 2 to forget this meeting: ",
    ]
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "Meeting 2 of Tue 8 Dec 2026 is forgotten.",
        "Removed: 11 backups and 3 drafts. A new backup was written.",
    ]
    assert lived.numbers() == [1, 3]


@pytest.mark.fault(76)
def test_nothing_that_was_said_is_shown_while_it_is_forgotten(lived: Lived) -> None:
    for number in ("2", "3"):
        lived.shell.typed = f"Sam {number}"
        answer = lived.shell.meet("forget", "meeting", number, "--pair", "sam")
        assert answer.code == 0
        shown = "\n".join([answer.out, answer.err, *lived.shell.asked])
        assert not any(word in shown for word in (CANARY, "Kim", "Lee", "kites"))
    assert lived.diary.holding(CANARY) == []


def test_everything_can_be_read_afterwards(lived: Lived) -> None:
    assert lived.shell.meet("forget", "meeting", "last", "--pair", "sam", "--yes-forget", "Sam 3").code == 0
    assert lived.shell.meet("forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2").code == 0
    for command in ("list", "show", "tasks", "goals", "opportunities", "agreement", "story"):
        for form in ((), ("--json",)):
            answer = lived.shell.meet(command, "--pair", "sam", *form)
            assert (answer.code, CANARY in answer.out) == (0, False)
    assert lived.shell.meet("search", "slides", "--pair", "sam").code == 0
    (task,) = lived.shell.meet("tasks", "--pair", "sam", "--json").json["tasks"]
    assert [look["meeting_id"] for look in task["history"]] == [None, None]


@each("typed", ["", "  ", "y", "yes", "Sam", "2", "Sam 3", "Ada 2", "Sam2"])
def test_another_name_changes_nothing(lived: Lived, typed: str) -> None:
    before = lived.content()
    lived.shell.typed = typed
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam")
    assert (answer.code, answer.out) == (1, "")
    assert "Nothing was forgotten." in answer.err
    assert lived.content() == before


def test_without_a_terminal_it_asks_for_the_option(lived: Lived) -> None:
    before = lived.content()
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam")
    assert (answer.code, answer.out) == (2, "")
    assert '--yes-forget "Sam 2"' in answer.err
    assert len(answer.err.splitlines()) <= 3
    assert lived.content() == before


def test_the_option_says_the_same_and_asks_nothing(lived: Lived) -> None:
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam  2")
    assert answer.code == 0
    assert answer.err.startswith("Meeting 2 of Tue 8 Dec 2026 (Sam and Ada) goes for good, and with it:\n  - every")
    assert lived.shell.asked == []


def test_quiet_says_what_was_done_only(lived: Lived) -> None:
    answer = lived.shell.meet("-q", "forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Meeting 2 of")


def test_a_meeting_can_be_named_by_its_identity(lived: Lived) -> None:
    answer = lived.shell.meet("forget", "meeting", lived.marked.id, "--yes-forget", "Sam 2")
    assert answer.code == 0
    assert lived.numbers() == [1, 3]


@each(
    ("args", "code", "word"),
    [
        (("meeting", "9", "--pair", "sam"), 3, "no meeting 9"),
        (("meeting", "no-such-id"), 3, "no such meeting"),
        (("meeting", " "), 2, "was named"),
        (("meeting", "2"), 2, "--pair"),
        (("meeting", "2", "--pair", "kim"), 3, "no meeting 2"),
        (("pair", "nobody"), 3, "no pair"),
        (("pair", " "), 2, "was named"),
        (("meeting",), 2, "NUMBER|ID|last"),
    ],
)
def test_what_is_not_there_is_told(lived: Lived, args: tuple[str, ...], code: int, word: str) -> None:
    before = lived.content()
    lived.shell.typed = "Sam 2"
    answer = lived.shell.meet("forget", *args)
    assert (answer.code, answer.out) == (code, "")
    assert word in answer.err
    assert lived.content() == before


def test_an_identity_of_another_pair_is_not_found(lived: Lived) -> None:
    answer = lived.shell.meet("forget", "meeting", lived.marked.id, "--pair", "kim", "--yes-forget", "Sam 2")
    assert answer.code == 3
    assert lived.numbers() == [1, 2, 3]


def test_the_last_meeting_of_nobody_is_not_found(with_pair: Shell) -> None:
    assert with_pair.meet("forget", "meeting", "last").code == 3


def test_an_empty_folder_stays_empty(shell: Shell) -> None:
    assert shell.meet("forget", "pair", "Sam").code == 3
    assert shell.meet("forget", "meeting", "last").code == 3
    assert not shell.folder.exists()


def test_two_meetings_of_one_number_are_told_apart_by_identity(lived: Lived) -> None:
    with lived.diary.database.transaction() as tables:
        document = tables["meetings"].with_id(lived.last.id)
        assert document is not None
        tables["meetings"].put({**document, "number": 2})
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2")
    assert answer.code == 2
    assert f"{lived.marked.id} (Tue 8 Dec 2026)" in answer.err


def test_copies_are_named_before_and_what_is_left_also_after(lived: Lived) -> None:
    folder, data = lived.shell.folder, lived.shell.locations.data_file.read_bytes()
    (folder / "quarantine").mkdir()
    (folder / "quarantine" / "meetings-torn.json").write_bytes(data[:-9])
    (folder / "meetings (copy).json").write_bytes(data)
    (folder / "meetings.json~").write_bytes(data[:-9])
    lived.shell.typed = "Sam 2"
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam")
    (asked,) = lived.shell.asked
    assert "  - 3 drafts and 1 damaged file\n" in asked
    assert "  - meetings (copy).json, a copy of the data file\n" in asked
    assert "  - meetings.json~: check it yourself\n" in asked
    assert "Check this one yourself, it may still hold some of it: meetings.json~" in answer.err
    assert "3 drafts, 1 damaged file and 1 duplicate. A new backup" in answer.out


def test_a_meeting_that_was_cut_off_stays_when_another_is_forgotten_and_can_be_forgotten_itself(lived: Lived) -> None:
    interrupted_meeting(lived.diary, SAM)
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2")
    assert "  - 1 cut-off meeting\n" in answer.err
    answer = lived.shell.meet("forget", "meeting", "4", "--pair", "sam", "--yes-forget", "Sam 4")
    assert answer.err.startswith("Meeting 4 of Tue 22 Dec 2026 (Sam and Ada) was not finished. This goes for good:\n")
    assert answer.out.splitlines()[1] == "Removed: 2 drafts."
    assert lived.shell.meet("forget", "meeting", "4", "--pair", "sam", "--yes-forget", "Sam 4").code == 3


def test_a_disk_that_refuses_says_how_to_go_on(lived: Lived, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise OSError(30, "read-only")

    with monkeypatch.context() as patched:
        patched.setattr("meetingtui.storage.erase.forgetting.remove_file", refuse)
        answer = lived.shell.meet("-q", "forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2")
    assert answer.code == 4
    assert answer.err.startswith("Not forgotten yet: cannot remove backups/")
    *_, again = answer.err.splitlines()
    assert again.endswith(f"meet forget meeting {lived.marked.id}")
    assert lived.numbers() == [1, 2, 3]
    assert lived.shell.meet(*again.split()[-3:], "--yes-forget", "Sam 2").code == 0
    assert lived.numbers() == [1, 3]


def test_nobody_is_told_of_a_backup_that_is_gone(lived: Lived) -> None:
    newer = lived.shell.folder / "backups" / "copy-0000000099-newest.json"
    newer.write_bytes(lived.shell.locations.data_file.read_bytes())
    assert newer.name in lived.shell.meet("list", "--pair", "sam").err
    answer = lived.shell.meet("forget", "meeting", "2", "--pair", "sam", "--yes-forget", "Sam 2")
    assert (answer.code, newer.name in answer.err) == (0, False)
    assert lived.shell.meet("list", "--pair", "sam").err == ""


# --- a pair -------------------------------------------------------------------------------------------------


def test_a_pair_is_forgotten_by_the_name_of_its_mentee(lived: Lived) -> None:
    interrupted_meeting(lived.diary, SAM)
    lived.shell.typed = "SAM"
    answer = lived.shell.meet("forget", "pair", "ada")
    (asked,) = lived.shell.asked
    assert asked.splitlines()[:5] == [
        "Sam and Ada go for good, with everything they wrote down here:",
        "  - 3 meetings, from Tue 1 Dec 2026 to Tue 15 Dec 2026",
        "  - 11 older backups; one new backup keeps everything that stays",
        "  - 4 drafts",
        "Nothing about them stays.",
    ]
    assert asked.endswith("Type Sam to forget this pair: ")
    assert answer.out.splitlines() == [
        "Sam and Ada are forgotten.",
        "Removed: 11 backups and 4 drafts. A new backup was written.",
    ]
    assert not any(word in asked + answer.out + answer.err for word in ("Kim", "Lee", "kites"))
    assert lived.diary.holding("Sam") == lived.diary.holding("Ada") == lived.diary.holding(CANARY) == []
    assert [each.names for each in lived.shell.store.pairs()] == ["Kim and Lee"]
    assert lived.shell.meet("show").code == 0


def test_a_pair_that_never_met_is_forgotten_too(with_pair: Shell) -> None:
    answer = with_pair.meet("forget", "pair", "sam", "--yes-forget", "Sam")
    assert answer.code == 0
    assert "  - no meeting yet\n" in answer.err
    assert with_pair.store.pairs() == []


def test_a_pair_that_is_forgotten_is_not_found_again(lived: Lived) -> None:
    assert lived.shell.meet("forget", "pair", "sam", "--yes-forget", "sam").code == 0
    answer = lived.shell.meet("forget", "pair", "sam", "--yes-forget", "sam")
    assert answer.code == 3
    assert "Kim" not in answer.err


def test_a_name_that_fits_two_pairs_names_them(lived: Lived) -> None:
    lived.diary.store.keep(pair(id="pair-3", mentor=KIM.mentor))
    answer = lived.shell.meet("forget", "pair", "sam", "--yes-forget", "Sam")
    assert answer.code == 2
    assert "Sam and Ada; Sam and Lee" in answer.err
    assert lived.shell.meet("forget", "pair", "pair-3", "--yes-forget", "Sam").code == 0
    assert len(lived.shell.store.pairs()) == 2


# --- not now ------------------------------------------------------------------------------------------------


def test_nothing_is_forgotten_while_a_meeting_runs(lived: Lived) -> None:
    running = RunningLock(lived.shell.locations, lambda: TUESDAY)
    running.set(SAM.names, TUESDAY)
    before = lived.content()
    for args in (("meeting", "2", "--pair", "sam"), ("pair", "sam")):
        answer = lived.shell.meet("forget", *args)
        assert answer.code == 4
        assert lived.shell.asked == []
    assert lived.content() == before
    running.clear()


def test_notes_of_a_newer_version_are_left_alone(lived: Lived) -> None:
    make_newer(lived.shell)
    answer = lived.shell.meet("forget", "pair", "sam", "--yes-forget", "Sam")
    assert answer.code == 5
    assert "newer version" in answer.err


# --- the terminal -------------------------------------------------------------------------------------------


def test_nobody_is_asked_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert outside.ask_on_terminal("Type Sam: ") is None


def test_the_help_tells_the_rule(shell: Shell) -> None:
    answer = shell.meet("forget", "meeting", "--help")
    told = " ".join(answer.out.split())
    assert "so does each promise, goal, door and topic that is over and that no other meeting mentions" in told
    assert "Anything still open or mentioned elsewhere stays in its own words" in told
