"""Somebody who has never seen the program: reads what stands on the screen, and presses only what is named there."""

from __future__ import annotations

import re
from itertools import count

from tests.whole.shell import MOST_STEPS, Window

NAMES = {"enter": r"\bEnter\b", "right": r"\bRight\b", "y": r"(?:^|[│┃ ]) ?y[: ]"}
"""How the screen names each of the keys that are pressed here."""
ENTER_ALONE = ("Enter: go on ", "Enter: the usual slot", "Enter alone")
"""What stands on steps that want no words."""
ROW = re.compile(r"^[│┃] [-+~!>x*] ")
"""A row of the outline."""


class Reader:
    """Answers whatever is asked, each time in words of its own."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._numbers = count(1)
        self.said: list[str] = []
        """What was typed so far."""

    def hold_the_meeting(self) -> None:
        """From arrival to the shell."""
        self._read("start the clock")
        self._say_something()
        self._press("enter")
        while self._asks_something():
            self._answer()
        self._press("enter")  # the line that is marked: end and save
        if "Do you both say yes?" in self._read("say yes|Enter: done"):
            self._press("y")
        self._read("Enter: done")
        self._press("enter")
        assert self._window.wait_exit() == 0

    def _asks_something(self) -> bool:
        """Whether the body is the outline, and no question stands above it."""
        return "End the meeting" not in self._read("^[│┃] > |End the meeting")

    def _read(self, pattern: str) -> str:
        window = self._window
        window.wait_for(f"(?m){pattern}")
        window.wait_calm()
        return window.text

    # --- one step -------------------------------------------------------------------------------------------

    def _answer(self) -> None:
        step = self._open
        if "Left, Right: walk" in self._hint:
            self._press("right", "enter")
        elif "Left, Right: choose" in self._hint and not self._answered:
            self._press("right")
        if not self._answered and not any(offer in self._box for offer in ENTER_ALONE):
            self._say_something()
        for _ in range(MOST_STEPS):
            self._press("enter")
            if "End the meeting" in self._window.text or self._open != step:
                return
        raise AssertionError(f"Enter does not lead on from:\n{self._window.text}")

    def _say_something(self) -> None:
        example = re.search(r"for example: (.*?) *[│┃]?$", self._window.text, re.MULTILINE)
        words = example[1] if example else f"said {next(self._numbers)}."
        self.said.append(words)
        self._window.type(words)
        self._window.wait_for(re.escape(words))

    def _press(self, *keys: str) -> None:
        for key in keys:
            text = self._read(".")
            assert re.search(NAMES[key], text, re.MULTILINE), f"nothing names {key} in:\n{text}"
            self._window.press(key)
            self._window.wait_calm()

    # --- what stands there ----------------------------------------------------------------------------------

    @property
    def _hint(self) -> str:
        """The line above the footer."""
        return self._window.text.splitlines()[-2]

    @property
    def _open(self) -> tuple[str, str]:
        """The title of the frame, and the row of the open step."""
        title = re.search(r"─ (.+?) ─", self._window.text)
        return title[1] if title else "", self._window.step

    @property
    def _box(self) -> str:
        """The open step."""
        rows = self._window.text.splitlines()
        first = next(number for number, row in enumerate(rows) if re.match(r"^[│┃] > ", row))
        last = next(n for n, row in enumerate(rows) if n > first and (ROW.match(row) or row.startswith(("╰", "┗"))))
        return "\n".join(rows[first:last])

    @property
    def _answered(self) -> bool:
        """Whether words of earlier stand in its fields already."""
        fields = [row for row in self._box.splitlines() if "▌" in row]
        return any(words in row for words in self.said for row in fields)
