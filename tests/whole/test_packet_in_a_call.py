"""A packet goes from one machine through the call's chat into the meeting that runs on the other one, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal
CANARY = "canary-a41e"


def as_in_a_chat(text: str) -> str:
    """Wrapped, quoted, with a name in front."""
    lines = [line[at : at + 70] for line in text.splitlines() for at in range(0, max(1, len(line)), 70)]
    return "Sam, 15:04\n" + "\n".join(f"> {line}  " for line in lines)


def test_what_one_prepared_comes_into_the_meeting_of_the_other_one(after_a_meeting: Shell, tmp_path: Path) -> None:
    ada = after_a_meeting
    sam = Shell(tmp_path / "sam")
    sam.folder.mkdir()
    last = ada.run("pack", "--meeting", "last").stdout
    assert sam.run("unpack", as_in_a_chat(last), "--yes").returncode == 0
    assert sam.json("tasks")["tasks"] == ada.json("tasks")["tasks"]
    assert sam.run("jot", "Lin liked it", "--win").returncode == 0
    assert sam.run("jot", CANARY, "--private").returncode == 0
    assert sam.run("topic", "How to say no", "--by", "mentee").returncode == 0
    week = sam.run("pack").stdout
    assert CANARY not in week
    with ada.start("--no-month") as window:
        window.begin()
        window.paste(as_in_a_chat(week))
        window.wait_for("You pasted a packet")
        window.wait_for("- How to say no")
        window.press("y")
        window.wait_for("Taken in")
        window.to("Win: Lin liked it")
        window.press("ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("p")
        assert window.wait_exit() == 0
    assert "MEETPACKET" not in ada.drafts()
    assert [topic["text"] for topic in ada.json("topics")["topics"]][-1] == "How to say no"
    again = ada.run("unpack", week, "--yes")
    assert again.stdout == "Nothing new: you already have everything in this packet.\n"
