from __future__ import annotations

import pytest

from meetingtui.domain.people import Person
from meetingtui.services import clock
from tests.builders import BERLIN, LONDON
from tests.cli.conftest import Shell
from tests.exchange.data.test_json_file import PAIR
from tests.meetings import NEXT, apart

NEW = ("pair", "new", "--mentor", "Ada", "--mentee", "Sam")


def test_a_pair_is_set_up_with_the_zone_of_the_machine(shell: Shell) -> None:
    answer = shell.meet(*NEW)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "Sam and Ada are set up: 60 minutes, times in Europe/Berlin.",
        "When you meet, type: meet start",
    ]
    (pair,) = shell.store.pairs()
    assert (pair.mentor, pair.mentee) == (Person("Ada", BERLIN), Person("Sam", BERLIN))
    assert (pair.minutes, pair.made_at) == (60, shell.clock.wall())


def test_each_may_live_somewhere_else(shell: Shell) -> None:
    shell.meet(*NEW, "--zone", BERLIN, "--mentor-zone", LONDON, "--minutes", "45")
    (pair,) = shell.store.pairs()
    assert (pair.mentor.zone, pair.mentee.zone, pair.zone, pair.minutes) == (LONDON, BERLIN, BERLIN, 45)


@pytest.mark.fault(60)
def test_a_machine_that_does_not_say_its_zone_is_asked_for_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "machine_zone", lambda environ: None)
    answer = shell.meet(*NEW)
    assert answer.code == 2
    assert "--zone Europe/Berlin" in answer.err
    assert shell.meet(*NEW, "--zone", BERLIN).code == 0


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("--zone", "berlin"), "Europe/Berlin"),
        (("--minutes", "5"), "10"),
        (("--minutes", "an hour"), "--minutes"),
        (("--mentor", "   "), "mentor"),
        (("--mentee", "S" * 41), "40"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(shell: Shell, args: tuple[str, ...], word: str) -> None:
    answer = shell.meet(*NEW, *args)
    assert (answer.code, answer.out) == (2, "")
    assert word in answer.err
    assert len(answer.err.splitlines()) <= 3
    assert shell.store.pairs() == []


def test_the_same_two_are_not_set_up_twice(shell: Shell) -> None:
    shell.meet(*NEW)
    answer = shell.meet(*NEW)
    assert answer.code == 2
    assert "already set up" in answer.err
    assert len(shell.store.pairs()) == 1


def test_the_list_tells_when_each_pair_meets_next(shell: Shell) -> None:
    shell.meet("pair", "new", "--mentor", "Ngo\u0323c", "--mentee", "漢字")
    shell.store.keep(apart())
    assert shell.meet("pair", "list").out.splitlines() == [
        "Mentee  Mentor  Length  Next meeting",
        "漢字    Ngo\u0323c    60 min  not agreed yet",
        "Sam     Ada     60 min  Tue 24 Nov 2026, 15:00 Europe/Berlin",
    ]


def test_the_list_for_programs(with_pair: Shell) -> None:
    assert with_pair.meet("pair", "list", "--json").json == {"schema": 1, "pairs": [PAIR]}


def test_no_pair_is_no_error_in_a_list(shell: Shell) -> None:
    answer = shell.meet("pair", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "meet pair new" in answer.err
    assert shell.meet("pair", "list", "--json").json == {"schema": 1, "pairs": []}


def test_a_folder_that_cannot_be_written_is_told(shell: Shell) -> None:
    shell.folder.write_text("a file stands here")
    answer = shell.meet(*NEW)
    assert answer.code == 4
    assert "a file stands" in answer.err


# --- closed and opened --------------------------------------------------------------------------------------


def test_a_pair_is_closed_and_opened_again(with_pair: Shell) -> None:
    with_pair.store.keep(apart(next_meeting=NEXT))
    answer = with_pair.meet("pair", "close")
    assert answer.err.startswith("The next meeting is off: Tue 24 Nov 2026, 15:00")
    assert (answer.code, answer.out) == (0, "Sam and Ada have wrapped up; everything stays readable.\n")
    assert "wrapped up on Tue 17 Nov 2026" in with_pair.meet("pair", "list").out
    assert with_pair.meet("pair", "list", "--json").json["pairs"][0]["closed_on"] == "2026-11-17"
    assert with_pair.meet("pair", "close").code == 1
    answer = with_pair.meet("pair", "reopen")
    assert (answer.code, answer.out) == (0, "Sam and Ada can go on meeting.\n")
    assert with_pair.meet("pair", "reopen").code == 1
    assert with_pair.store.pairs() == [apart(next_meeting=None)]


@pytest.mark.parametrize("args", [(), ("--minutes", "45"), ("--wrap-up",)])
def test_a_closed_pair_starts_no_meeting(with_pair: Shell, args: tuple[str, ...]) -> None:
    with_pair.meet("pair", "close")
    answer = with_pair.meet("start", *args)
    assert answer.code == 2
    assert "meet pair reopen" in answer.err
    assert with_pair.settings == []
    assert with_pair.meet("list").code == 0
