"""What was typed is for the two alone: no other user, no log, no name and no list of processes shows it."""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from meetingtui.ui.terminal.environment import UNSAFE
from tests.all_faults import some
from tests.whole.shell import Shell, Window

pytestmark = pytest.mark.terminal

CANARY = "canary-7f31"
BREAKING = (sys.executable, str(Path(__file__).with_name("breaking_meet.py")), "-")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def typed(window: Window) -> None:
    """A meeting in which the canary was typed into a line and into notes."""
    window.begin(CANARY)
    window.to_answers()
    window.fill(CANARY)
    window.wait_saved(CANARY)


def everything_happens(shell: Shell) -> None:
    """A meeting to its end, another one that breaks, one that is killed; exports, an import, damage."""
    with shell.start("--month") as window:
        typed(window)
        for phase in ("THE MONTH", "OPEN DISCUSSION", "NEXT STEPS"):
            window.go_on(phase)
        window.end()
    with Window(shell, [*BREAKING, "start"], 100, 30) as window:
        typed(window)
        window.press("f12")
        assert window.wait_exit() == 1
    with shell.start("--fresh") as window:
        typed(window)
        window.signal(signal.SIGKILL)
        window.wait_exit()
    for form in ("md", "json", "csv", "html"):
        assert shell.run("export", "--format", form).returncode == 0
    (file,) = shell.folder.glob("*.json")
    other = Shell(shell.folder / "other")
    other.folder.mkdir()
    for name in ("Kim", "Lee"):
        assert other.run("pair", "new", "--mentor", "Ada", "--mentee", name).returncode == 0
    assert other.run("import", str(file)).returncode == 0
    (other.data / "meetings.json").write_bytes(b"garbage")
    assert other.run("list", "--pair", "Kim").returncode == 0


@pytest.mark.fault(28)
@pytest.mark.parametrize("mask", some(0o000, more=[0o022]))
def test_every_file_is_private_whatever_the_umask(after_a_meeting: Shell, mask: int) -> None:
    shell = after_a_meeting
    with umask(mask):
        everything_happens(shell)
    found = {path for path in shell.folder.rglob("*") if path != shell.folder / "other"}
    names = {path.name for path in found}
    assert {"drafts", "backups", "quarantine", "crash.log", "meetings.json.lock"} <= names
    assert any("before-import" in name for name in names)
    for path in found:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def told_to_the_terminal(output: bytes) -> list[bytes]:
    """Titles, clipboard and everything else that the program asked of the terminal instead of showing it."""
    return re.findall(rb"\x1b[\]PX^_](.*?)(?:\x07|\x1b\\)", output, re.DOTALL)


@pytest.mark.fault(73)
def test_typed_words_stay_in_the_data_folder(after_a_meeting: Shell, own_home: Path, tmp_path: Path) -> None:
    shell = after_a_meeting
    own_temporary = tmp_path / "tmp"
    own_temporary.mkdir()
    shell.environ["TMPDIR"] = str(own_temporary)
    with shell.start("--no-month") as window:
        typed(window)
        process = Path(f"/proc/{window.process.pid}")
        shown = [process / "cmdline", process / "environ", process / "comm"]
        assert all(CANARY.encode() not in path.read_bytes() for path in shown if path.exists())
        window.go_on("OPEN DISCUSSION")
        window.press("ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("p")
        assert window.wait_exit() == 0
        said = told_to_the_terminal(window.output)
        assert any(b"meet" in one for one in said)
        assert not any(CANARY.encode() in one for one in said)
        assert CANARY not in window.said_last()
    outside = [path for place in (own_home, shell.folder) for path in place.rglob("*")]
    outside = [path for path in outside if path.is_file() and not path.is_relative_to(shell.data)]
    assert [path for path in outside if CANARY.encode() in path.read_bytes()] == []
    assert list(own_temporary.iterdir()) == []
    assert [path for path in tmp_path.rglob("*") if CANARY in path.name] == []


@pytest.mark.fault(74)
def test_developer_settings_of_the_shell_write_nothing(after_a_meeting: Shell, tmp_path: Path) -> None:
    shell, log = after_a_meeting, tmp_path / "textual.log"
    before = {*shell.folder.iterdir()}
    shell.environ |= dict.fromkeys(UNSAFE, "1") | {"TEXTUAL": "debug,devtools", "TEXTUAL_LOG": str(log)}
    with shell.start("--no-month") as window:
        typed(window)
        window.press("ctrl+p")
        window.wait_for("Search")
        window.type("screenshot")
        window.wait_calm()
        assert "Take a" not in window.text
        window.press("escape", "ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("p")
        assert window.wait_exit() == 0
        assert CANARY not in window.said_last()
    assert {*shell.folder.iterdir()} == before
    assert not log.exists()
