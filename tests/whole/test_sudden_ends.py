"""Asked to leave in mid-typing, the program loses no letter and gives the terminal back."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

import pytest

from tests.all_faults import some
from tests.whole.shell import Shell, Window
from tests.whole.test_kills import last_week

pytestmark = pytest.mark.terminal

WORDS = "every letter of this sentence was typed at once and then it was over"


def on_arrival(window: Window) -> None:
    window.arrive()


def in_notes(window: Window) -> None:
    window.begin()
    window.to_answers()


def in_evidence(window: Window) -> None:
    window.begin()
    window.go_on("THE MONTH")
    window.choose("keep")


def in_topic_notes(window: Window) -> None:
    in_evidence(window)
    window.go_on("OPEN DISCUSSION")


def in_next_steps(window: Window) -> None:
    in_topic_notes(window)
    window.go_on("NEXT STEPS")


PLACES: dict[str, Callable[[Window], None]] = {
    "SIGTERM": in_notes,
    "SIGHUP": in_evidence,
    "SIGINT": in_topic_notes,
    "SIGQUIT": in_next_steps,
    "SIGTERM on arrival": on_arrival,
}


@pytest.mark.fault(33)
@pytest.mark.parametrize("name", some("SIGTERM", "SIGHUP", "SIGTERM on arrival", more=["SIGINT", "SIGQUIT"]))
def test_a_signal_in_mid_typing_loses_no_letter(after_a_meeting: Shell, name: str) -> None:
    number = signal.Signals[name.split()[0]]
    with after_a_meeting.start("--month") as window:
        PLACES[name](window)
        window.type(WORDS)
        window.signal(number)
        assert window.wait_exit() == 128 + number
        assert WORDS in after_a_meeting.drafts()
        assert window.left_behind() == set()


@pytest.mark.fault(33, 50)
@pytest.mark.parametrize("before", [(), ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")], ids=["", "hangups ignored"])
def test_a_closed_window_loses_nothing_that_was_seen(after_a_meeting: Shell, before: tuple[str, ...]) -> None:
    with after_a_meeting.start(before=before) as window:
        in_notes(window)
        window.fill(WORDS[:40])
        window.close_window()
        assert window.wait_exit() == 129
    assert WORDS[:40] in after_a_meeting.drafts()


def test_ctrl_c_does_not_end_a_meeting(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as window:
        last_week(window)
        window.press("ctrl+c")
        window.type(" and went on")
        window.wait_for("Asked early and went on")


def test_two_keys_for_one_answer_do_no_harm(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.arrive()
        window.press("enter", "enter")
        window.wait_for("─ LAST WEEK")
        for phase in ("OPEN DISCUSSION", "NEXT STEPS"):
            window.go_on(phase)
        window.press("ctrl+n")
        window.wait_for("End the meeting")
        window.press("y", "y")
        window.wait_for("Enter: done")
        window.press("enter", "enter")
        assert window.wait_exit() == 0
        assert re.fullmatch(r"Meeting \d is saved\.\s+To read it: meet show last\s*", window.said_last())
    assert not (after_a_meeting.data / "crash.log").exists()
