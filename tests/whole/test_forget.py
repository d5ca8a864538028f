"""Forgetting in a real terminal: it asks, it can be left, and it does what it says."""

from __future__ import annotations

import pytest

from tests.keyboard import key_bytes
from tests.terminal import Terminal
from tests.whole.shell import MEET, Shell

pytestmark = pytest.mark.terminal


def forget(shell: Shell, *words: str) -> Terminal:
    return Terminal([*MEET, "forget", *words], 100, 30, cwd=shell.folder, env=shell.environ)


@pytest.mark.fault(76)
def test_a_typed_name_forgets_the_pair(after_a_meeting: Shell) -> None:
    with forget(after_a_meeting, "pair", "sam") as terminal:
        terminal.wait_for("Type Sam to forget this pair:")
        terminal.type("Sam")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
        assert "Sam and Ada are forgotten." in terminal.text
        assert "A new backup was written." in terminal.text
        assert terminal.left_behind() == set()
    assert all(b"slides" not in data for data in after_a_meeting.files().values())


def notes(shell: Shell) -> dict[str, bytes]:
    return {name: data for name, data in shell.files().items() if not name.endswith(".lock")}


# A key behind Ctrl+C, because one that comes just before the program begins to read is noticed with the next.
@pytest.mark.parametrize(("keys", "code"), [(("ctrl+c", "enter"), 130), (("ctrl+d",), 130), (("enter",), 1)])
def test_leaving_the_question_changes_nothing(after_a_meeting: Shell, keys: tuple[str, ...], code: int) -> None:
    before = notes(after_a_meeting)
    with forget(after_a_meeting, "meeting", "1") as terminal:
        terminal.wait_for("Type Sam 1 to forget this meeting:")
        terminal.type(b"".join(map(key_bytes, keys)))
        assert terminal.wait_exit() == code
        assert "Traceback" not in terminal.text
    assert notes(after_a_meeting) == before
    assert after_a_meeting.json("list")["meetings"]
