"""Killed in the middle of a form outside a meeting: the words stand there again when its screen opens."""

from __future__ import annotations

import signal

import pytest

from tests.all_faults import some
from tests.whole.shell import MEET, Shell, Window

pytestmark = pytest.mark.terminal

WORDS = "a goal that was only half typed when"


def home(shell: Shell) -> Window:
    return Window(shell, MEET, 100, 30)


def forms(shell: Shell) -> str:
    return "".join(path.read_text() for path in sorted((shell.data / "forms").glob("*.json")))


@pytest.mark.fault(32, 33)
@pytest.mark.parametrize(
    "number", some(signal.SIGKILL, signal.SIGTERM, more=[signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
)
def test_a_goal_line_survives_every_signal(after_a_meeting: Shell, number: signal.Signals) -> None:
    shell = after_a_meeting
    with home(shell) as window:
        window.wait_for("NEXT MEETING")
        window.press("g")
        window.wait_for("30 DAYS")
        window.press("a")
        window.wait_for("A goal for 30 days")
        window.type(WORDS)
        if number is signal.SIGKILL:
            # At most the last half a second may be missing.
            window.wait_until(lambda: WORDS in forms(shell), "the words on the disk")
        window.signal(number)
        assert window.wait_exit() == 128 + number
        if number is not signal.SIGKILL:
            assert window.left_behind() == set()
    assert WORDS in forms(shell)
    with home(shell) as window:
        window.wait_for("NEXT MEETING")
        window.press("g")
        window.shows(WORDS, "What you had typed is still here.")


def test_the_names_of_a_pair_survive_before_there_is_any_data(shell: Shell) -> None:
    with home(shell) as window:
        window.wait_for("Who is meeting?")
        window.fill("Ada", then="down")
        window.wait_until(lambda: '"Ada"' in forms(shell), "the name on the disk")
        window.signal(signal.SIGKILL)
        window.wait_exit()
    with home(shell) as window:
        window.shows("What you had typed is still here.", "Ada")
