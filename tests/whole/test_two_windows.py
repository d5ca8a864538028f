"""One meeting at a time: a second window says so and touches nothing."""

from __future__ import annotations

import signal

import pytest

from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal


@pytest.mark.fault(13)
def test_a_second_start_says_who_meets_and_changes_nothing(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as first:
        first.begin("a plan")
        first.wait_saved("a plan", "timeline")
        before = after_a_meeting.files()
        with after_a_meeting.start() as second:
            assert second.wait_exit() == 4
            said = second.text
        assert "A meeting with Sam and Ada has been running since" in said
        assert f"(process {first.process.pid})" in said
        assert _without_heartbeat(after_a_meeting.files()) == _without_heartbeat(before)

        first.signal(signal.SIGKILL)
        first.wait_exit()
    with after_a_meeting.start() as third:
        third.wait_for("Meeting 2 was stopped. Go on")


def test_reading_works_beside_a_running_meeting(after_a_meeting: Shell) -> None:
    with after_a_meeting.start() as window:
        window.arrive()
        assert after_a_meeting.json("show")["meeting"]["number"] == 1


def _without_heartbeat(files: dict[str, bytes]) -> dict[str, bytes]:
    # The first window may save a sign of life meanwhile.
    return {name: data for name, data in files.items() if not name.startswith("drafts")}
