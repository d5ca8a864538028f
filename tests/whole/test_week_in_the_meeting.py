"""What is noted or dropped in a shell while a meeting runs in another window."""

from __future__ import annotations

import pytest

from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal
CANARY = "canary-3d17"


def test_a_jot_comes_into_the_running_meeting_and_goes_with_it(after_a_meeting: Shell) -> None:
    shell = after_a_meeting
    assert shell.run("jot", "How do I say no?", "--question").returncode == 0
    assert shell.run("jot", CANARY, "--private").returncode == 0
    assert shell.run("topic", "Dropped meanwhile").returncode == 0
    with shell.start("--no-month") as window:
        window.begin()
        window.to("Question: How do I say no?")
        window.choose("a topic")
        window.to("What went well?")
        window.type("Two talks")
        window.wait_for("Two talks")
        assert shell.run("jot", "Lin liked it", "--win").returncode == 0
        window.wait_for("Win: Lin liked it")
        assert "What went well?" in window.step
        window.type(" went well")
        window.wait_for("Two talks went well")
        topics = shell.json("topics")["topics"]
        dropped = next(topic["number"] for topic in topics if topic["text"] == "Dropped meanwhile")
        assert shell.run("topics", "drop", str(dropped)).returncode == 0
        assert shell.run("topic", "Brought meanwhile").returncode == 0
        window.go_on("OPEN DISCUSSION")
        window.wait_for("Brought meanwhile")
        window.wait_for("x .*Dropped meanwhile")
        window.go_on("NEXT STEPS")
        window.press("ctrl+n")
        window.wait_for("End the meeting")
        window.press("y")
        window.wait_for("Enter: done")
        window.press("enter")
        assert window.wait_exit() == 0
        assert CANARY.encode() not in window.output
    jots = shell.json("jots", "--all")["jots"]
    assert {jot["text"]: jot["state"] for jot in jots} == {"How do I say no?": "used", "Lin liked it": "open"}
    waiting = [topic["text"] for topic in shell.json("topics")["topics"]]
    assert "Brought meanwhile" in waiting
    assert "Dropped meanwhile" not in waiting
    shown = shell.run("show", "last").stdout
    assert shown.count("How do I say no?") == 1
    found = shell.run("search", "say no").stdout
    assert found.count("How do I") == 1
    assert CANARY not in shown + found + shell.run("story").stdout + shell.run("recap", "last").stdout
