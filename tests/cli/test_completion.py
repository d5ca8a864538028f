"""What the shells offer behind the cursor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from meetingtui.cli.completion import SHELLS
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.fakes import TUESDAY
from tests.meetings import conclusion_of

MEET = Path(sys.executable).parent / "meet"


def offered(shell: Shell, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What is offered for the last of the words."""
    monkeypatch.setenv("_MEET_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(("meet", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    return [line.removeprefix("plain,") for line in shell.meet().out.splitlines() if line]


def test_commands_options_pairs_numbers_and_filters_are_completed(
    with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        with_pair.store.commit(conclusion_of(number, TUESDAY))
    for words, found in (
        (("sto",), ["story"]),
        (("show", ""), ["last", "2", "1"]),
        (("show", "2"), ["2"]),
        (("export", "--meeting", "l"), ["last"]),
        (("list", "--pair", "s"), ["Sam"]),
        (("task", "1", "par"), ["partly"]),
        (("show", "--js"), ["--json"]),
        (("search", "ow"), ["owner:"]),
        (("search", "talk", "owner:me"), ["owner:mentor", "owner:mentee"]),
        # Bash takes the colon for a word of its own.
        (("search", "owner", ":", "me"), ["mentor", "mentee"]),
        (("search", "kind", ":"), ["first", "weekly", "wrap-up"]),
        (("history", "with:am"), ["with:amendment"]),
    ):
        assert offered(with_pair, monkeypatch, *words) == found, words


def test_a_first_name_that_two_pairs_share_is_not_offered(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with_pair.store.keep(pair(id="pair-2"))
    assert offered(with_pair, monkeypatch, "list", "--pair", "") == []


def test_completion_writes_nothing_and_says_nothing_of_damage(
    with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = with_pair.locations.data_file
    file.write_bytes(b"{" + file.read_bytes())
    before = {path: path.read_bytes() for path in with_pair.folder.rglob("*") if path.is_file()}
    assert offered(with_pair, monkeypatch, "show", "") == ["last"]
    assert {path: path.read_bytes() for path in with_pair.folder.rglob("*") if path.is_file()} == before


def test_an_unknown_shell_is_named_with_those_that_there_are(shell: Shell) -> None:
    answer = shell.meet("completion", "tcsh")
    assert (answer.code, answer.out) == (2, "")
    assert "bash" in answer.err


ASKED = {
    "bash": 'eval "$(meet completion bash)"; COMP_WORDS=(meet sto); COMP_CWORD=1; _meet_completion meet;'
    ' printf "%s\\n" "${COMPREPLY[@]}"',
    # What it would show stands in an array, whose name it hands on.
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(meet completion zsh)"; words=(meet sto); CURRENT=2;'
    " _describe() { print -l -- ${(P)3} }; _meet_completion",
    "fish": 'meet completion fish | source; complete -C "meet sto"',
}


@pytest.mark.parametrize("name", [*SHELLS])
def test_the_real_shell_completes_a_command(name: str, tmp_path: Path) -> None:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed here")
    environ = {
        **os.environ,
        "PATH": f"{MEET.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "MEETINGTUI_DATA": str(tmp_path),
    }
    done = subprocess.run(
        [program, "-c", ASKED[name]], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert "story" in done.stdout, done.stderr
    assert "start" not in done.stdout
