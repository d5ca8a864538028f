from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import decode, encode
from tests.builders import commitment
from tests.cli.conftest import Shell
from tests.each import each
from tests.exchange.data.test_json_file import FINISH_THE_SLIDES, LISTS, PAIR, SHORT
from tests.exchange.text.test_record import FULL
from tests.fakes import TUESDAY
from tests.meetings import apart, conclusion_of

HOSTILE = "a\x1b[2Jb\x1b]52;c;eA==\x07c\u009bd\u202ee"
WEEK = timedelta(days=7)


def test_the_list_has_a_line_for_each_meeting_the_newest_first(with_meeting: Shell) -> None:
    with_meeting.store.commit(conclusion_of(9, TUESDAY - 3 * WEEK))
    answer = with_meeting.meet("list")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "12  Tue 17 Nov 2026  15:00  62 min  Finish the slides (month review)",
        " 9  Tue 27 Oct 2026  15:00  60 min  Task of week 9",
    ]


def test_a_long_list_is_cut_to_the_newest_twenty_unless_all_are_asked_for(with_pair: Shell) -> None:
    with_pair.store.commit(*(conclusion_of(number, TUESDAY + number * WEEK) for number in range(1, 24)))
    answer = with_pair.meet("list")
    assert answer.out.splitlines()[0].startswith("23  ")
    assert len(answer.out.splitlines()) == 20
    assert answer.err == "3 earlier ones: meet list --all\n"
    assert len(with_pair.meet("list", "--all").out.splitlines()) == 23
    assert len(with_pair.meet("list", "--json").json["meetings"]) == 23


def test_the_list_for_programs(with_meeting: Shell) -> None:
    assert with_meeting.meet("list", "--json").json == {
        "schema": 1,
        "pair": PAIR,
        "meetings": [SHORT],
        "missed": [],
    }


def test_a_pair_that_never_met_has_an_empty_list(with_pair: Shell) -> None:
    answer = with_pair.meet("list")
    assert (answer.code, answer.out) == (0, "")
    assert "have not met yet" in answer.err
    assert with_pair.meet("list", "--json").json["meetings"] == []


@each("args", [(), ("last",), ("12",)])
def test_a_meeting_can_be_read(with_meeting: Shell, args: tuple[str, ...]) -> None:
    answer = with_meeting.meet("show", *args)
    assert (answer.code, answer.out, answer.err) == (0, f"{FULL}\n", "")


def test_a_meeting_for_programs_holds_everything_that_was_typed(with_meeting: Shell) -> None:
    answer = with_meeting.meet("show", "last", "--json")
    shown = answer.json
    assert list(shown) == ["schema", "pair", "meeting"]
    assert (shown["schema"], shown["pair"]) == (1, PAIR)
    assert shown["meeting"].items() >= (SHORT | LISTS).items()
    for words in (
        "Mail is sent",
        "Half of them",
        "Read chapter 4 instead",
        "Offer a date instead",
        "Ada only listens",
    ):
        assert words in answer.out


@each(("which", "code"), [("3", 3), ("0", 3), ("999999999", 3), ("first", 2), ("9" * 5000, 2)])
def test_a_meeting_that_is_not_there_is_told(with_meeting: Shell, which: str, code: int) -> None:
    answer = with_meeting.meet("show", which)
    assert (answer.code, answer.out) == (code, "")
    assert "meet list" in answer.err


def test_a_pair_that_never_met_has_nothing_to_show(with_pair: Shell) -> None:
    answer = with_pair.meet("show")
    assert answer.code == 3
    assert answer.err.splitlines() == ["Sam and Ada have not met yet.", "Type: meet start"]


def test_tasks_are_in_the_order_of_review(with_meeting: Shell) -> None:
    answer = with_meeting.meet("tasks")
    assert answer.out.splitlines() == [
        "1  Ada  by Fri 20 Nov  Send the book",
        "2  Sam  by Tue 17 Nov  Write the slides (the week's task, back twice)",
        "3  Sam  by Tue 24 Nov  Finish the slides (the week's task)",
        "4  Sam  by next time   Call Kim",
        "5  Sam  by next time   Ask for feedback",
    ]
    assert with_meeting.meet("tasks", "--open").out == answer.out


def test_a_day_that_is_behind_us_is_named(with_meeting: Shell) -> None:
    with_meeting.clock.go(minutes=60 * 24 * 4)
    assert "Ada  late since Fri 20 Nov  Send the book" in with_meeting.meet("tasks").out


def test_all_tasks_include_what_is_settled(with_meeting: Shell) -> None:
    lines = with_meeting.meet("tasks", "--all").out.splitlines()
    assert len(lines) == 7
    assert lines[-2:] == ["   Sam  changed        Read chapter 3", "   Ada  done           Introduce Sam to Lin"]


def test_tasks_for_programs(with_meeting: Shell) -> None:
    shown = with_meeting.meet("tasks", "--json").json
    assert (shown["schema"], shown["pair"]) == (1, PAIR)
    assert [task["id"] for task in shown["tasks"]] == ["c-7", "c-2", "c-5", "c-4", "c-6"]
    fresh = {"status": "open", "times_carried": 0, "history": [], "door_id": None, "update": None}
    assert shown["tasks"][2] == FINISH_THE_SLIDES | fresh | {"number": 3}
    assert len(with_meeting.meet("tasks", "--all", "--json").json["tasks"]) == 7


def test_nothing_to_do_is_told_aside(with_pair: Shell) -> None:
    answer = with_pair.meet("tasks")
    assert (answer.code, answer.out, answer.err) == (0, "", "No promises yet.\n")
    assert with_pair.meet("tasks", "--json").json["tasks"] == []


@pytest.mark.parametrize("command", ["list", "show", "tasks"])
def test_a_name_picks_the_pair(with_meeting: Shell, command: str) -> None:
    with_meeting.meet("pair", "new", "--mentor", "Kim", "--mentee", "Lin")
    undecided = with_meeting.meet(command)
    assert undecided.code == 2
    assert "Sam and Ada; Lin and Kim" in undecided.err
    assert with_meeting.meet(command, "--pair", "sam").code == 0
    unknown = with_meeting.meet(command, "--pair", "bob")
    assert unknown.code == 3
    assert "bob" in unknown.err


@pytest.mark.fault(52)
@pytest.mark.parametrize("command", ["list", "show", "tasks"])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_control_characters_never_reach_the_terminal(shell: Shell, command: str, form: tuple[str, ...]) -> None:
    hostile = conclusion_of(1, TUESDAY, commitments=(commitment(HOSTILE, id="task-1", week_task=True),))
    shell.store.commit(hostile)
    with Database(shell.locations, shell.clock.wall).transaction() as tables:
        document = tables["meetings"].with_id("meeting-1")
        assert document is not None
        document["contents"]["commitments"][0]["text"] = HOSTILE
        tables["meetings"].put(document | {"mentor": HOSTILE, "zone": HOSTILE})
        tables["pairs"].put(json.loads(json.dumps(tables["pairs"].with_id("pair-1"))) | {"zone": HOSTILE})
    answer = shell.meet(command, *form)
    assert answer.code == 0
    assert "a" in answer.out
    assert all(character == "\n" or character.isprintable() for character in answer.out + answer.err)


@pytest.mark.parametrize("command", ["list", "show", "tasks"])
def test_damaged_data_are_told_with_their_own_exit_code(shell: Shell, command: str) -> None:
    shell.folder.mkdir()
    shell.locations.data_file.write_bytes(b"{ not json")
    answer = shell.meet(command)
    assert answer.code == 5
    assert len(answer.err.splitlines()) == 3
    assert shell.locations.data_file.read_bytes() == b"{ not json"


@pytest.mark.fault(9)
def test_data_of_a_newer_version_can_be_read(with_meeting: Shell) -> None:
    make_newer(with_meeting)
    answer = with_meeting.meet("list")
    assert answer.code == 0
    assert "Finish the slides" in answer.out
    assert "newer version" in answer.err


def make_newer(shell: Shell) -> None:
    """As if a later version had written the file."""
    file = shell.locations.data_file
    tables = decode(file.read_bytes(), newest_schema=99).tables
    file.write_bytes(b"".join(encode(tables, schema=99, revision=7)))


def test_short_commands_load_nothing_heavy(with_meeting: Shell) -> None:
    """Each of them would be seen in what an interpreter holds in the end, so that a group shares one."""
    heavy = ["textual", "rich", "pendulum", "importlib.metadata", "asyncio", "filelock"]
    heavier = [*heavy, "tinydb", "msgspec", "zoneinfo", "dataclasses"]
    reading = ["list", "show", "tasks", "goals", "opportunities", "agreement", "agreement --json", "pair list"]
    for commands, unwanted in (
        (["--help", "--version"], heavier),
        ([*reading, "search talk", "story"], heavy),
    ):
        lines = [["--data", str(with_meeting.folder), *command.split()] for command in commands]
        script = (
            "import sys\n"
            "from meetingtui.cli.shell.report import run\n"
            f"codes = [run(line) for line in {lines!r}]\n"
            f"print(codes, sorted(set({unwanted!r}) & set(sys.modules)))"
        )
        root = Path(__file__).parents[2]
        done = subprocess.run(
            [sys.executable, "-c", script, commands[0]], cwd=root, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == f"{[0] * len(commands)} []", commands


def test_a_list_is_cut_to_the_width_of_the_terminal(with_meeting: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetingtui.cli.reading.screen_width", lambda: 44)
    (line,) = with_meeting.meet("list").out.splitlines()
    assert line == "12  Tue 17 Nov 2026  15:00  62 min  Finis..."


def test_names_in_a_list_are_those_of_today(with_meeting: Shell) -> None:
    assert apart().names == "Sam and Ada"
    assert with_meeting.meet("list", "--json").json["pair"]["mentee"] == "Sam"
