"""`meet prep` in a window: killed in the middle of a word, taken up again, and there when the meeting opens."""

from __future__ import annotations

import signal

import pytest

from tests.whole.shell import MEET, Shell, Window

pytestmark = pytest.mark.terminal
CANARY = "canary-88e2"


def prep(shell: Shell, *options: str, columns: int = 80, rows: int = 24) -> Window:
    return Window(shell, [*MEET, "prep", *options], columns, rows)


def forms(shell: Shell) -> str:
    return "".join(path.read_text() for path in sorted((shell.data / "forms").glob("*.json")))


@pytest.mark.fault(32)
def test_what_was_prepared_survives_a_kill_and_opens_the_meeting(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    with prep(shell) as window:
        window.wait_for("Who prepares?")
        window.choose("Sam, the mentee")
        window.to("What changed that Ada should know")
        window.type("A job opened up")
        window.wait_until(lambda: "A job opened up" in forms(shell), "the words on the disk")
        window.signal(signal.SIGKILL)
        window.wait_exit()
    with prep(shell) as window:
        window.wait_for("PREPARE")
        window.to("What changed that Ada should know")
        window.wait_for("A job opened up")
        assert "Who prepares?" not in window.text
        window.to("Today is worth it if")
        window.type("I leave with a plan")
        window.press("escape")
        assert window.wait_exit() == 0
        assert "Kept. Your next meeting opens with it." in window.said_last()
        assert window.left_behind() == set()
    with shell.start("--no-month", columns=80, rows=24) as window:
        window.arrive()
        window.wait_for("What changed for Sam: A job opened up")
        window.wait_for("I leave with a plan")
        window.press("enter")
        window.to_answers()
        window.wait_for("What changed for Sam: A job opened up")


@pytest.mark.fault(72)
def test_private_lines_are_on_no_screen_of_the_other_one_and_on_none_while_a_meeting_runs(
    after_a_meeting: Shell,
) -> None:
    shell = after_a_meeting
    assert shell.run("jot", CANARY, "--private", "--by", "mentor").returncode == 0
    with prep(shell, "--by", "mentee") as window:
        window.wait_for("PREPARE")
        for _ in range(12):
            window.press("tab")
        window.press("escape")
        assert window.wait_exit() == 0
        assert CANARY.encode() not in window.output
    with shell.start("--no-month") as meeting:
        meeting.begin()
        with prep(shell, "--by", "mentor") as window:
            window.wait_for("private lines are hidden until it is over")
            for _ in range(12):
                window.press("tab")
            window.press("escape")
            assert window.wait_exit() == 0
            assert CANARY.encode() not in window.output
        assert CANARY.encode() not in meeting.output
    with prep(shell, "--by", "mentor") as window:
        window.wait_for("PREPARE")
        window.to("A private line")
        window.wait_for(CANARY)


def test_without_a_terminal_or_a_pair_it_says_what_to_do(shell: Shell, after_a_meeting: Shell) -> None:
    done = shell.run("prep")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) <= 3
