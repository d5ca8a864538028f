"""The disk is full in mid-meeting: it is said, the meeting goes on, and saving takes up again by itself.

A limit on the size of files stands in for the disk: the next larger write of the running program fails, and works
again once the limit is lifted.
"""

from __future__ import annotations

import resource
import signal

import pytest

from tests.whole.shell import Shell, Window

pytestmark = pytest.mark.terminal


def fill_disk(window: Window) -> None:
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))


def free_disk(window: Window) -> None:
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.mark.fault(3, 42)
def test_a_full_disk_stops_no_meeting(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.begin("a plan")
        window.to_answers()
        window.wait_saved("a plan", '"running"')
        fill_disk(window)
        window.type("typed while the disk was full")
        window.wait_for("NOT SAVED")
        window.wait_for("typed while the disk was full")
        assert "typed while" not in after_a_meeting.drafts()
        window.go_on("OPEN DISCUSSION")
        free_disk(window)
        window.wait_saved("typed while the disk was full")
        window.wait_for(r"Saved \d\d:\d\d")
        window.go_on("NEXT STEPS")
        window.end()
    answers = after_a_meeting.json("show")["meeting"]["answers"]
    assert answers["went-well"] == "typed while the disk was full"


@pytest.mark.fault(3)
def test_a_disk_that_is_full_at_the_end_keeps_the_meeting_for_another_try(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.begin("a plan")
        for phase in ("OPEN DISCUSSION", "NEXT STEPS"):
            window.go_on(phase)
        window.press("ctrl+n")
        window.wait_for("End the meeting")
        window.wait_saved("a plan", '"running"')
        fill_disk(window)
        window.press("y")
        window.wait_for("NOT SAVED YET")
        assert [line["number"] for line in after_a_meeting.json("list")["meetings"]] == [1]
        free_disk(window)
        window.press("r")
        window.wait_for(r"Saved\s")
        window.signal(signal.SIGKILL)
        window.wait_exit()
    assert after_a_meeting.json("show")["meeting"]["answers"] == {"worth-it": "a plan"}
    assert after_a_meeting.drafts() == ""


@pytest.mark.fault(3)
def test_a_finished_meeting_that_was_never_saved_is_offered_again(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.begin("a plan")
        for phase in ("OPEN DISCUSSION", "NEXT STEPS"):
            window.go_on(phase)
        window.press("ctrl+n")
        window.wait_for("End the meeting")
        window.wait_saved("a plan", '"running"')
        fill_disk(window)
        window.press("y")
        window.wait_for("NOT SAVED YET")
        window.signal(signal.SIGKILL)
        window.wait_exit()
    with after_a_meeting.start() as window:
        window.wait_for("Go on|not saved yet")
        window.press("f")
        window.wait_for("Enter: done")
        window.press("enter")
        assert window.wait_exit() == 0
    assert after_a_meeting.json("show")["meeting"]["answers"] == {"worth-it": "a plan"}
