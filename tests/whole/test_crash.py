"""A fault in the interface costs no word and tells none."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.all_faults import some
from tests.whole.shell import Shell, Window

pytestmark = pytest.mark.terminal

CANARY = "canary-51d0"
NOTE = "a plan"


@pytest.mark.fault(34, 73)
def test_a_fault_says_one_sentence_and_keeps_the_words(after_a_meeting: Shell) -> None:
    program = Path(__file__).with_name("breaking_meet.py")
    with Window(after_a_meeting, [sys.executable, str(program), CANARY, "start", "--no-month"], 100, 30) as window:
        window.begin(NOTE)
        window.to_answers()
        window.type("typed just before")
        window.wait_for("typed just before")
        window.press("f12")
        assert window.wait_exit() == 1
        assert window.left_behind() == set()
        log = after_a_meeting.data / "crash.log"
        assert window.said_last().strip() == (
            f"meet stopped because of a fault in the program; what you typed is saved; {log} says where it broke."
        )
        assert CANARY.encode() not in window.output
    assert NOTE in after_a_meeting.drafts()
    assert "typed just before" in after_a_meeting.drafts()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    written = log.read_text()
    assert "action_break" in written
    assert not any(word in written for word in (CANARY, NOTE, "Ada", "cannot handle"))
    others = {name: data for name, data in after_a_meeting.files().items() if CANARY.encode() in data}
    assert others == {}

    with after_a_meeting.start() as again:
        again.wait_for("Meeting 2 was stopped. Go on")


SCREENS = {"h": "History", "t": "Story", "g": "Goals", "d": "Doors", "a": "Agreement", "f1": "l, F4"}
"""What opens from home by which key, and a word that is seen then."""


@pytest.mark.fault(34)
def test_a_fault_on_any_screen_gives_the_terminal_back_and_tells_nothing(after_a_meeting: Shell) -> None:
    program = Path(__file__).with_name("breaking_meet.py")
    for key in some("h", "f1", more=["t", "g", "d", "a"]):
        word = SCREENS[key]
        with Window(after_a_meeting, [sys.executable, str(program), CANARY], 100, 30) as window:
            window.wait_for("NEXT MEETING")
            window.wait_calm()
            window.press(key)
            window.wait_for(word)
            window.wait_calm()
            window.press("f12")
            assert window.wait_exit() == 1, key
            assert window.left_behind() == set(), key
            assert window.said_last().startswith("meet stopped because of a fault in the program"), key
            assert CANARY.encode() not in window.output, key
    assert CANARY.encode() not in (after_a_meeting.data / "crash.log").read_bytes()
