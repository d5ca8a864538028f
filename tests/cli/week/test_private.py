"""A private jot appears nowhere unless it is asked for by name: a canary walks every output of the shell."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from meetingtui.cli.root import COMMANDS
from tests.cli.conftest import Shell

CANARY = "xanthic"
SHOWN = ("jots --private", "jots --private --all", "jots --private --json")
"""What asks for it by name."""
READING = (
    "",
    "--help",
    "pair list",
    "pair list --json",
    "list",
    "list --json",
    "show last",
    "show last --json",
    "show last --original",
    "jots",
    "jots --all",
    "jots --json --all",
    "tasks",
    "tasks --all --json",
    "topics",
    "topics --json",
    "next",
    "next --json",
    "next thu 15:00 --yes",
    "invite -o -",
    "invite -o - --series",
    "invite -o - --cancel",
    "invite --url google",
    "recap",
    "recap --markdown -o -",
    "recap --copy",
    "recap --mail",
    "brief --copy",
    "brief --mail",
    "recap 12 -o recap.md",
    "links",
    "links --all",
    "links --json",
    "links read 1",
    "status",
    "status --short",
    "status --json",
    "thanks",
    "thanks show 1",
    "thanks show 1 --copy",
    "thanks show 1 --mail",
    "thanks later 1",
    "thanks undo",
    "thanks --ics -o -",
    "thanks done 1",
    "contact",
    "contact wrote",
    "contact answered",
    "contact undo",
    "goals --json",
    "opportunities --json",
    "agreement",
    "agreement --json",
    "search a",
    "search a --json",
    "story",
    "story --json",
    "story --markdown",
    "recover",
    "recover --json",
    "json-schema",
    "completion bash",
    "config",
    "config keys",
    "doctor --report report.txt",
    "import everything.json --dry-run",
    "import everything.json",
    "history",
    "prep",
    "start",
    "prep",
    "prep --by mentor",
    "brief",
    "brief --markdown",
    "brief -o brief.md",
    "export --format md -o -",
    "export --format json -o -",
    "export --format csv -o csv",
    "export --format html -o -",
    "export -o here",
    "export --one -o one.md",
    "export -o meetings.csv --table meetings",
    "topic another",
    "pack",
    "pack --meeting last",
    "pack --copy",
    "pack --mail",
    "pack -o packet.txt",
    "unpack packet.txt --yes",
    "jots undo",
    "jots undo",
    "jots edit --private 1 other",
    "jots drop --private 1",
    "jots undo",
    "jot another --private",
    "missed --reason x",
    "forget meeting 12 --yes-forget nobody",
    "forget pair nobody",
    "pair close",
    "pair reopen",
)


@pytest.fixture
def canary(with_meeting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    for args in ((), ("--win", "--by", "mentor")):
        assert with_meeting.meet("jot", "--private", f"{CANARY} thoughts", *args).code == 0
    assert with_meeting.meet("export", "-o", "everything.json").code == 0
    return with_meeting


def test_no_output_and_no_file_of_the_shell_holds_it(canary: Shell, tmp_path: Path) -> None:
    canary.tools["pbcopy"] = "/bin/pbcopy"
    for words in READING:
        answer = canary.meet(*shlex.split(words))
        assert CANARY not in answer.out + answer.err, words
        assert CANARY not in canary.locations.status_line.read_text(encoding="utf-8"), words
    assert len(canary.copied) > 2
    assert len(canary.opened) > 2
    assert CANARY not in f"{canary.copied} {canary.opened}"
    written = [path for path in tmp_path.rglob("*") if path.is_file() and canary.folder not in path.parents]
    assert len(written) > 5
    assert [path for path in written if CANARY.encode() in path.read_bytes()] == []


def test_every_command_is_walked() -> None:
    walked = {words.split()[0] for words in (*READING, *SHOWN) if words}
    assert set(COMMANDS) - walked == {"demo", "door", "task"}, "these print what they were given"


def test_what_asks_for_it_by_name_gets_it(canary: Shell) -> None:
    for words in SHOWN:
        assert CANARY in canary.meet(*words.split()).out


def test_an_export_says_how_many_were_left_out_or_taken_along(canary: Shell, tmp_path: Path) -> None:
    assert "2 private notes left out" in canary.meet("export", "-o", "without.json").err
    assert "2 private notes included" in canary.meet("export", "-o", "with.json", "--include-private").err
    assert CANARY.encode() in (tmp_path / "with.json").read_bytes()
    assert CANARY.encode() not in (tmp_path / "without.json").read_bytes()


def test_the_search_does_not_find_it(canary: Shell) -> None:
    answer = canary.meet("search", CANARY, "--json")
    assert answer.json["meetings"] == []
