"""A data folder that takes nothing, or does not answer: nothing is claimed, nothing is lost that can be kept."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.whole.shell import ROOT, Shell, Window

pytestmark = pytest.mark.terminal

HANGING = (sys.executable, str(ROOT / "tests" / "whole" / "hanging_meet.py"))
SINCE = "typed since the disk took nothing"


def block_drafts(shell: Shell) -> Path:
    """A file where the folder of drafts should be: no user, not even root, can write a draft then."""
    aside = shell.data / "drafts-aside"
    (shell.data / "drafts").rename(aside)
    (shell.data / "drafts").write_text("")
    return aside


def free_drafts(shell: Shell, aside: Path) -> None:
    (shell.data / "drafts").unlink()
    aside.rename(shell.data / "drafts")


def elsewhere(shell: Shell) -> str:
    return "".join(path.read_text() for path in shell.elsewhere.rglob("*.json"))


def in_notes(window: Window) -> None:
    window.begin()
    window.to_answers()


def taken_up(shell: Shell) -> None:
    """The next start finds the words."""
    with shell.start() as window:
        window.wait_for("Go on")
        window.press("f")
        window.wait_for("Enter: done")
        window.press("enter")
        assert window.wait_exit() == 0
    assert shell.json("show")["meeting"]["answers"]["went-well"] == SINCE
    assert elsewhere(shell) == ""


@pytest.mark.fault(3, 42, 45)
def test_words_go_to_a_second_place_and_meet_start_finds_them_there(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    with shell.start("--no-month") as window:
        in_notes(window)
        aside = block_drafts(shell)
        window.type(SINCE)
        window.wait_for("SAVED ELSEWHERE")
        window.wait_until(lambda: SINCE in elsewhere(shell), "the words in the second place")
        window.press("ctrl+q")
        window.wait_for("Your words are safe in")
        window.press("p")
        assert window.wait_exit() == 0
        assert str(shell.elsewhere) in window.said_last()
        assert "meet start finds them there" in window.said_last()
        assert window.left_behind() == set()
    free_drafts(shell, aside)
    taken_up(shell)


@pytest.mark.fault(3, 33, 42)
def test_a_signal_with_words_in_a_second_place_says_where_they_are(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    with shell.start("--no-month") as window:
        in_notes(window)
        aside = block_drafts(shell)
        window.type(SINCE)
        window.signal(signal.SIGTERM)
        assert window.wait_exit() == 143
        assert str(shell.elsewhere) in window.said_last()
        assert window.left_behind() == set()
    free_drafts(shell, aside)
    taken_up(shell)


@pytest.mark.fault(33, 43)
def test_a_signal_on_a_disk_that_hangs_gives_the_terminal_back_in_time(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    with Window(shell, [*HANGING, str(shell.folder), "start", "--no-month"], 100, 30) as window:
        in_notes(window)
        (shell.folder / "hang").touch()
        window.type(SINCE)
        window.wait_for("NOT SAVED: the disk does not answer")
        window.signal(signal.SIGTERM)
        assert window.wait_exit() == 143
        assert window.left_behind() == set()
        assert str(shell.elsewhere) in window.said_last()
    taken_up(shell)


@pytest.mark.fault(43)
def test_a_pause_on_a_disk_that_hangs_keeps_the_words(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    with Window(shell, [*HANGING, str(shell.folder), "start", "--no-month"], 100, 30) as window:
        in_notes(window)
        (shell.folder / "hang").touch()
        window.type(SINCE)
        window.wait_for("NOT SAVED: the disk does not answer")
        window.press("ctrl+q")
        window.wait_for("Your words are safe in")
        window.press("p")
        assert window.wait_exit() == 0
        assert window.left_behind() == set()
        assert str(shell.elsewhere) in window.said_last()
    taken_up(shell)
