"""However a program ends: what was typed is saved, and the terminal is as it was before."""

import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, str(ROOT / "tests" / "ui" / "guarded_app.py")]
CANARY = b"canary-7f3a"
NOTE = "Sam rehearsed once"

pytestmark = pytest.mark.terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """The tiny program with a note in its field."""
    with Terminal([*PROGRAM, str(folder)], env={"PYTHONPATH": str(ROOT)}) as window:
        yield typed(window)


def typed(window: Terminal) -> Terminal:
    window.wait_for("ready")
    window.type(NOTE)
    window.wait_for(NOTE)
    return window


def saved(folder: Path) -> str:
    file = folder / "saved.txt"
    return file.read_text() if file.exists() else ""


@pytest.mark.fault(33)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_saves_and_restores(terminal: Terminal, folder: Path, name: str) -> None:
    number = signal.Signals[name]
    terminal.signal(number)
    assert terminal.wait_exit() == 128 + number
    assert saved(folder) == f"{NOTE}\n"
    assert terminal.left_behind() == set()


def test_a_second_signal_changes_nothing(terminal: Terminal, folder: Path) -> None:
    terminal.signal(signal.SIGTERM)
    terminal.signal(signal.SIGINT)
    assert terminal.wait_exit() in (143, 130)
    assert saved(folder) == f"{NOTE}\n"


@pytest.mark.fault(33, 50)
def test_a_closed_terminal_saves(terminal: Terminal, folder: Path) -> None:
    terminal.close_window()
    assert terminal.wait_exit() == 129
    assert saved(folder) == f"{NOTE}\n"


@pytest.mark.fault(33, 50)
def test_a_closed_terminal_saves_when_hangups_are_ignored(folder: Path) -> None:
    command = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *PROGRAM, str(folder)]
    with Terminal(command, env={"PYTHONPATH": str(ROOT)}) as window:
        typed(window).close_window()
        assert window.wait_exit() == 129
    assert saved(folder) == f"{NOTE}\n"


@pytest.mark.fault(33)
def test_a_program_that_hangs_is_ended_and_its_text_saved(terminal: Terminal, folder: Path) -> None:
    terminal.press("f3")
    terminal.wait_until((folder / "hanging").exists, "the hang")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert saved(folder) == f"{NOTE}\n"
    assert terminal.left_behind() == set()


@pytest.mark.fault(34)
def test_a_fault_saves_and_says_one_sentence(terminal: Terminal, folder: Path) -> None:
    terminal.press("f2")
    assert terminal.wait_exit() == 1
    assert saved(folder) == f"{NOTE}\n"
    assert terminal.left_behind() == set()
    said = terminal.output.rpartition(b"\x1b[?1006l")[2].decode().strip()
    log = folder / "state" / "crash.log"
    assert said == (
        f"meet stopped because of a fault in the program; what you typed is saved; {log} says where it broke."
    )


def test_what_is_no_fault_of_the_program_is_said_in_its_own_words(terminal: Terminal, folder: Path) -> None:
    terminal.press("f8")
    assert terminal.wait_exit() == 5
    assert saved(folder) == f"{NOTE}\n"
    said = terminal.output.rpartition(b"\x1b[?1006l")[2].decode().split("\r\n")
    assert said[:3] == ["A stored meeting cannot be read.", "The file was not changed.", "Restore a backup."]
    assert not (folder / "state" / "crash.log").exists()


def test_a_fault_does_not_ring(terminal: Terminal) -> None:
    terminal.press("f2")
    terminal.wait_exit()
    assert b"\x07" not in re.sub(rb"\x1b\][^\x07]*\x07", b"", terminal.output)


@pytest.mark.fault(34, 73)
def test_a_fault_tells_nothing_of_what_was_written(terminal: Terminal, folder: Path) -> None:
    terminal.press("f2")
    terminal.wait_exit()
    log = (folder / "state" / "crash.log").read_bytes()
    assert CANARY not in terminal.output
    assert CANARY not in log
    assert NOTE.encode() not in log
    assert b"builtins.ValueError" in log
    assert b"guarded_app.py" in log
    assert b"action_break" in log


@pytest.mark.fault(28, 34)
def test_the_crash_log_is_for_its_owner_only(terminal: Terminal, folder: Path) -> None:
    terminal.press("f2")
    terminal.wait_exit()
    assert stat.S_IMODE((folder / "state" / "crash.log").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "state").stat().st_mode) == 0o700


def test_a_flush_that_fails_is_not_called_saved(terminal: Terminal) -> None:
    terminal.press("f5")
    terminal.wait_for("broken disk")
    terminal.press("f2")
    assert terminal.wait_exit() == 1
    assert b"the last of what you typed may not be saved" in terminal.output
    assert CANARY not in terminal.output
    assert terminal.left_behind() == set()


@pytest.mark.fault(34, 73)
def test_faults_in_tasks_and_threads_tell_nothing_either(terminal: Terminal, folder: Path) -> None:
    terminal.press("f4")
    terminal.wait_for("failed")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert CANARY not in terminal.output
    log = (folder / "state" / "crash.log").read_bytes()
    assert CANARY not in log
    assert b"builtins.ValueError" in log
    assert b"builtins.KeyError" in log


def test_a_byte_that_is_no_letter_does_no_harm(terminal: Terminal) -> None:
    terminal.type(b"\xff\xfe and on")
    terminal.wait_for("and on")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


@pytest.mark.fault(38)
def test_stopping_saves_and_going_on_works(terminal: Terminal, folder: Path) -> None:
    terminal.signal(signal.SIGTSTP)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert saved(folder) == f"{NOTE}\n"
    terminal.signal(signal.SIGCONT)
    # Before that, the terminal itself echoes what is typed, and takes ctrl+q for "go on writing".
    terminal.wait_until(lambda: terminal.output.count(b"\x1b[?1049h") == 2, "the program back on the screen")
    terminal.wait_for("ready")
    terminal.type(" and again")
    terminal.wait_for("and again")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind() == set()


@pytest.mark.fault(38)
@pytest.mark.parametrize("stop_first", [False, True])
def test_a_continue_out_of_nowhere_starts_nothing_twice(terminal: Terminal, stop_first: bool) -> None:
    if stop_first:
        terminal.signal(signal.SIGSTOP)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
    terminal.signal(signal.SIGCONT)
    terminal.type(" and again")
    terminal.wait_for("and again")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.output.count(b"\x1b[?1049h") == 1
    assert terminal.left_behind() == set()


def test_the_window_title_is_set_and_given_back(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    terminal.wait_exit()
    kept, named, back = (
        terminal.output.index(words) for words in (b"\x1b[22;0t", b"\x1b]0;meet: Arrival\x07", b"\x1b[23;0t")
    )
    assert kept < named < back


def test_ctrl_c_says_how_to_leave(terminal: Terminal) -> None:
    terminal.press("ctrl+c")
    terminal.wait_for(r"To leave, press Ctrl\+Q\.")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


@pytest.mark.fault(33)
def test_late_answers_and_reports_of_releases_type_nothing_and_alt_works_as_in_a_shell(terminal: Terminal) -> None:
    for sent in (
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        b"\x1b[?62;22c",
        b"\x1b[?997;1n",
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        b"\x1b[120;1:3u",
        b"\x1bn",
        b"\x1b[110;3u",
    ):
        terminal.type(sent)
    terminal.type(b" and on\x1b[122;1:1u\x1b[1;1:1D\x1bb")
    terminal.type(b"\x1bd>\x1bb\x1b[98;3u<")
    terminal.wait_for("Sam rehearsed once <and >")


@pytest.mark.fault(46)
def test_the_size_of_the_window_counts_not_that_of_the_environment(folder: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "COLUMNS": "40", "LINES": "10"}
    with Terminal([*PROGRAM, str(folder)], 90, 20, env=env) as window:
        window.wait_for("ready")
        window.wait_until(lambda: len(max(window.text.splitlines(), key=len)) == 90, "a field of 90 columns")
        window.resize(70, 20)
        window.wait_until(lambda: len(max(window.text.splitlines(), key=len)) == 70, "a field of 70 columns")


def test_nothing_pasted_steers_the_terminal(terminal: Terminal) -> None:
    terminal.paste(" a\x9b31mb\u202ec")
    terminal.wait_for("a\ufffd31mb\ufffdc")
    assert "\x9b31m".encode() not in terminal.output
    assert "\u202e".encode() not in terminal.output
