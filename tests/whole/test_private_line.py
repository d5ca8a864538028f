"""A private line in a real window: kept in the data alone, and never told to the terminal, a log or a draft."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.whole.shell import Shell, Window
from tests.whole.test_confidential import told_to_the_terminal

pytestmark = pytest.mark.terminal
CANARY = "canary-2c95"


@pytest.mark.fault(72, 73)
def test_it_is_in_no_meeting_no_draft_no_log_no_title_and_no_clipboard(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    program = Path(__file__).with_name("breaking_meet.py")
    with Window(shell, [sys.executable, str(program), "-"], 100, 30) as window:
        window.wait_for("NEXT MEETING")
        window.press("ctrl+k")
        window.wait_for("A private line")
        window.type(CANARY)
        window.wait_for(CANARY)
        window.press("enter")
        window.wait_for("Kept for you alone")
        assert CANARY not in window.text
        before = len(window.output)
        window.press("s")
        window.begin("a plan")
        window.to_answers()
        window.type("typed just before")
        window.wait_saved("typed just before")
        window.press("f12")
        assert window.wait_exit() == 1
        assert CANARY.encode() not in window.output[before:]
        assert not any(CANARY.encode() in told for told in told_to_the_terminal(window.output))
    holds = {name for name, data in shell.files().items() if CANARY.encode() in data}
    assert "crash.log" in shell.files()
    assert "meetings.json" in holds
    assert all(name == "meetings.json" or name.startswith("backups/") for name in holds), holds
    assert CANARY in shell.run("jots", "--private").stdout
