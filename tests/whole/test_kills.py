"""Killed without warning in any phase: the next start goes on, with the words up to the last save."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.all_faults import some
from tests.whole.shell import Shell, Window

pytestmark = pytest.mark.terminal

Step = Callable[[Window], None]


def last_week(window: Window) -> None:
    window.begin("a plan")
    window.choose("done")
    window.fill("It is in the mail")
    window.to_answers()
    window.type("Asked early")


def month(window: Window) -> None:
    window.begin()
    window.go_on("THE MONTH")
    window.choose("keep")
    window.fill("Two invitations")
    window.type("It goes well")


def discussion(window: Window) -> None:
    month(window)
    window.go_on("OPEN DISCUSSION")
    window.type("Offer a date instead")


def next_steps(window: Window) -> None:
    discussion(window)
    window.go_on("NEXT STEPS")
    window.fill("Finish the slides", "")
    window.wait_for(r"\+ Sam   Finish the slides")
    window.type("And then a half-written one")


PHASES: dict[str, tuple[Step, list[str]]] = {
    "LAST WEEK": (last_week, ["It is in the mail", "Asked early"]),
    "THE MONTH": (month, ["Two invitations", "It goes well"]),
    "OPEN DISCUSSION": (discussion, ["Offer a date instead"]),
    "NEXT STEPS": (next_steps, ["Finish the slides", "And then a half-written one"]),
}


def kill(window: Window) -> None:
    window.signal(signal.SIGKILL)
    assert window.wait_exit() == 137


@pytest.mark.fault(32)
@pytest.mark.parametrize("phase", some("LAST WEEK", "NEXT STEPS", more=["THE MONTH", "OPEN DISCUSSION"]))
def test_a_killed_meeting_goes_on_where_it_was(after_a_meeting: Shell, phase: str) -> None:
    until_then, words = PHASES[phase]
    with after_a_meeting.start("--month") as window:
        until_then(window)
        window.wait_saved(*words)
        kill(window)
    with after_a_meeting.start() as window:
        window.shows("Meeting 2 was stopped. Go on", f"It stopped in {phase.capitalize()}")
        window.press("b")
        window.shows(f"─ {phase}", *words)
        window.press("ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("p")
        assert window.wait_exit() == 0


@pytest.mark.fault(32)
def test_words_of_the_arrival_screen_are_there_again(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as window:
        window.arrive()
        window.type("we leave with a plan")
        window.wait_saved("we leave with a plan")
        kill(window)
    with after_a_meeting.start() as window:
        window.arrive()
        window.wait_for("we leave with a plan")


@pytest.mark.fault(40)
def test_a_meeting_killed_on_its_recap_is_kept_once(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.begin("a plan")
        window.press("ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("f")
        window.wait_for("End the meeting with nothing agreed")
        window.press("y")
        window.wait_for("Enter: done")
        window.wait_for("Saved")
        kill(window)
    assert after_a_meeting.drafts() == ""
    with after_a_meeting.start() as window:
        window.arrive()
    assert [meeting["number"] for meeting in after_a_meeting.json("list")["meetings"]] == [1, 2]
    assert after_a_meeting.json("show")["meeting"]["answers"] == {"worth-it": "a plan"}


@pytest.mark.fault(32)
def test_what_there_is_can_be_finished(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as window:
        last_week(window)
        window.wait_saved("Asked early")
        kill(window)
    with after_a_meeting.start("--resume") as window:
        window.wait_for("Go on")
        window.press("f")
        window.shows("Enter: done", "Asked early")
        window.press("enter")
        assert window.wait_exit() == 0
    meeting = after_a_meeting.json("show")["meeting"]
    assert meeting["answers"] == {"worth-it": "a plan", "went-well": "Asked early"}
    assert meeting["reviews"][0]["note"] == "It is in the mail"
    assert after_a_meeting.drafts() == ""


@pytest.mark.fault(32)
def test_a_fresh_start_leaves_the_killed_meeting_for_later(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as window:
        window.begin("a plan")
        window.wait_saved("a plan", '"running"')
        kill(window)
    with after_a_meeting.start("--fresh") as window:
        window.arrive()
        window.wait_calm()
        assert "a plan" not in window.text
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    with after_a_meeting.start() as window:
        window.shows("Go on", "Everything you typed is here")
