"""`meet` as a process of its own: pipes, locales, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from uuid import RFC_4122, UUID

import pytest

from meetingtui.cli.shell.outside import new_identity, why_no_screen
from tests.builders import commitment
from tests.cli.conftest import Shell
from tests.fakes import TUESDAY
from tests.meetings import conclusion_of

ROOT = Path(__file__).parents[2]


def _meet(shell: Shell, *args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "meetingtui", "--data", str(shell.folder), *args],
        cwd=ROOT,
        env=dict(os.environ) | environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.fault(57)
def test_start_in_a_pipe_is_refused_in_two_lines(with_pair: Shell) -> None:
    done = _meet(with_pair, "start")
    assert (done.returncode, done.stdout) == (2, "")
    assert "need a terminal" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.fault(57)
@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_each_end_has_to_be_a_terminal(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, _Terminal())
    assert why_no_screen({"TERM": "xterm"}) == ""
    assert "TERM=dumb" in why_no_screen({"TERM": "dumb"})
    monkeypatch.setattr(sys, stream, StringIO())
    assert "need a terminal" in why_no_screen({"TERM": "xterm"})
    monkeypatch.setattr(sys, stream, None)
    assert "need a terminal" in why_no_screen({"TERM": "xterm"})


def test_everything_arrives_and_the_exit_code_is_right(with_meeting: Shell) -> None:
    done = _meet(with_meeting, "show")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("    Rest\n")
    assert _meet(with_meeting, "show", "99").returncode == 3


@pytest.mark.fault(29)
def test_the_c_locale_changes_no_letter(shell: Shell) -> None:
    words = "Größe 漢字"
    shell.store.commit(conclusion_of(1, TUESDAY, commitments=(commitment(words, id="c"),)))
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert words in _meet(shell, "tasks", **plain).stdout
    assert json.loads(_meet(shell, "tasks", "--json", **plain).stdout)["tasks"][0]["text"] == words


@pytest.mark.fault(29)
def test_what_is_printed_is_utf_8_whatever_the_shell_asks_of_python(shell: Shell) -> None:
    shell.store.commit(conclusion_of(1, TUESDAY, commitments=(commitment("see 漢字", id="c"),)))
    done = _meet(shell, "tasks", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (0, "1  Sam  by next time  see 漢字\n")


def test_a_reader_that_stops_early_gets_no_complaint(with_pair: Shell) -> None:
    with_pair.store.commit(*(conclusion_of(number, TUESDAY) for number in range(1, 60)))
    command = [sys.executable, "-m", "meetingtui", "--data", str(with_pair.folder), "list", "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.stderr == ""


@pytest.mark.fault(28)
def test_the_folder_of_the_environment_is_used_and_private(shell: Shell) -> None:
    command = [
        sys.executable,
        "-m",
        "meetingtui",
        "pair",
        "new",
        "--mentor",
        "Ada",
        "--mentee",
        "Sam",
        "--zone",
        "UTC",
    ]
    environ = dict(os.environ) | {"MEETINGTUI_DATA": str(shell.folder)}
    subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True, umask=0)
    assert shell.folder.stat().st_mode & 0o777 == 0o700
    assert shell.locations.data_file.stat().st_mode & 0o777 == 0o600


def test_identities_are_random_and_of_the_usual_form() -> None:
    made = [UUID(identity) for identity in (new_identity() for _ in range(1000))]
    assert len(set(made)) == 1000
    assert {(one.version, one.variant) for one in made} == {(4, RFC_4122)}
    assert str(made[0]) == str(UUID(str(made[0])))
