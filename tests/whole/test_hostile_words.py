"""Words that would steer a terminal stay words: typed, pasted, and printed again by every command."""

from __future__ import annotations

import pytest

from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal

CLIPBOARD = "\x1b]52;c;c3RvbGVu\x07"
CSI = "\x9b31mred"
TURNED = "abc\u202edef"
NEEDLES = (b"\x1b]52;c;c3RvbGVu", "\x9b".encode(), "\u202e".encode(), b"\x9b31m")
PASTED = f"see {CLIPBOARD} {CSI} {TURNED} [/] end"


def harmless(written: bytes) -> bool:
    return not any(needle in written for needle in NEEDLES)


@pytest.mark.fault(49, 52)
def test_pasted_controls_reach_no_terminal(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.arrive()
        window.paste(PASTED)
        window.begin()
        window.to_answers()
        window.paste(PASTED)
        window.go_on("OPEN DISCUSSION")
        window.to("What else do you want to talk about?")
        window.paste(f"Topic {PASTED}")
        window.move("enter")
        window.wait_for(r"- Both  Topic see")
        window.go_on("NEXT STEPS")
        window.paste(f"Task {PASTED}")
        window.move("enter", "enter")
        window.wait_for("the week's task")
        window.end()
        assert harmless(window.output)
    for words in (("show",), ("list",), ("tasks",), ("show", "--json"), ("tasks", "--json")):
        done = after_a_meeting.run(*words)
        assert done.returncode == 0
        assert harmless(done.stdout.encode("utf-8", "surrogateescape"))
    meeting = after_a_meeting.json("show")["meeting"]
    for text in (meeting["answers"]["worth-it"], meeting["answers"]["went-well"], meeting["week_task"]):
        assert text.endswith("def [/] end")


@pytest.mark.fault(48)
def test_several_lines_that_are_pasted_into_one_line_are_all_kept(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.arrive()
        window.paste("first\nsecond\r\nthird")
        window.wait_for("first / second / third")
        window.begin()
        window.to_answers()
        window.paste("one\ntwo\nthree")
        window.go_on("OPEN DISCUSSION")
        window.go_on("NEXT STEPS")
        window.paste("four\nfive\r\nsix")
        window.shows("+ Sam   four", "+ Sam   five", "+ Sam   six")
        window.wait_saved("first / second / third", r"one\ntwo\nthree", '"four"', '"five"', '"six"')


@pytest.mark.fault(52, 53)
def test_names_that_steer_stay_names(shell: Shell) -> None:
    done = shell.run("pair", "new", "--mentor", f"Ada {CSI}", "--mentee", f"Sam {TURNED}")
    assert done.returncode == 0
    with shell.start("--weekly") as window:
        window.arrive()
        window.shows("Sam abc\ufffddef")
        assert harmless(window.output)
    assert harmless((done.stdout + shell.run("pair", "list").stdout).encode())
