"""What a person does at a shell with `meet`: read, and hold meetings in a window."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.keyboard import key_bytes
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
CLOCK_ROWS = 5
"""Rows above the body, which change by themselves."""
MOST_STEPS = 40
"""More steps than any phase of these tests has."""
MEET = (sys.executable, "-m", "meetingtui")


class Window(Terminal):
    """A terminal window in which `meet start` runs; each key is pressed when the last one has had its effect."""

    def __init__(self, shell: Shell, command: Sequence[str], columns: int, rows: int) -> None:
        super().__init__(command, columns, rows, cwd=shell.folder, env=shell.environ)
        self._shell = shell

    def arrive(self) -> None:
        """Wait for the arrival screen."""
        self.wait_for("Enter: start the clock")

    def begin(self, words: str = "", phase: str = "LAST WEEK") -> None:
        """Say what today is worth, and start the clock."""
        self.arrive()
        self.type(words)
        self.press("enter")
        self._in_phase(phase)

    def go_on(self, phase: str) -> None:
        """Go to the next phase, and wait until a step of it is open."""
        self.press("ctrl+n")
        self._in_phase(phase)

    def _in_phase(self, phase: str) -> None:
        self.wait_until(lambda: f"─ {phase}" in self.text and self.step, f"a step of {phase}")

    @property
    def step(self) -> str:
        """The row of the open step: whose voice it is, and the words; empty while none is drawn."""
        row = re.search(r"^[│┃] > (.*?) *[│┃]?$", self.text, re.MULTILINE)
        return row[1] if row else ""

    def to(self, words: str, key: str = "enter") -> None:
        """Go on from step to step until one with these words is open."""
        for _ in range(MOST_STEPS):
            self.wait_calm()
            if words in self.step:
                return
            self.move(key)
        raise AssertionError(f"no step {words!r}; the screen:\n{self.text}")

    def to_answers(self) -> None:
        """From what is looked back at in last week, past the doors, to "What went well?"."""
        self.to("What went well?")

    def choose(self, words: str) -> None:
        """Go right in the row of answers until one of these words is chosen."""
        while f"[{words}]" not in self.text:
            self.move("right")

    def fill(self, *words: str, then: str = "enter") -> None:
        """Type into one field after the other, a key after each."""
        for each in words:
            self.type(each)
            self.wait_for(re.escape(each))
            self.move(then)

    def move(self, *keys: str) -> None:
        """Press keys that move the focus or choose, and wait each time until that is seen.

        Keys that come all at once go to the field that had the focus before the first of them.
        """
        for key in keys:
            self.wait_calm()
            before = self._place()
            super()._send(key_bytes(key))
            self.wait_until(partial(self._is_elsewhere, before), f"the focus moving on {key}")

    def _is_elsewhere(self, before: object) -> bool:
        return self._place() != before

    def _send(self, data: bytes) -> None:
        self.wait_calm()
        super()._send(data)

    def _place(self) -> tuple[object, ...]:
        return self.cursor, self.text.splitlines()[CLOCK_ROWS:]

    def wait_saved(self, *words: str) -> None:
        """Wait until the draft on the disk holds the words."""
        self.wait_until(lambda: all(word in self._shell.drafts() for word in words), f"{words} in a draft")

    def end(self) -> None:
        """From next steps over the recap back to the shell."""
        self.press("ctrl+n")
        self.wait_for("End the meeting")
        self.press("y")
        self.wait_for("Enter: done")
        self.press("enter")
        assert self.wait_exit() == 0
        assert self.left_behind() == set()

    def said_last(self) -> str:
        """What stands on the terminal once the screens are gone."""
        return self.output.rpartition(b"\x1b[?1006l")[2].decode()


class Shell:
    """A shell in a folder of its own, with a data folder in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.elsewhere = folder / "state"
        """Where words go that the data folder does not take."""
        self.environ = {
            "MEETINGTUI_DATA": str(self.data),
            "XDG_STATE_HOME": str(self.elsewhere),
            "TZ": "Europe/Berlin",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *words: str, through: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """Run a command that needs no terminal; `through` is a command that starts it."""
        return subprocess.run(
            [*through, *MEET, *words], cwd=self.folder, env=os.environ | self.environ, capture_output=True, text=True
        )

    def json(self, *words: str) -> Any:
        """Run a reading command with `--json`; fails unless it ends well."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, *options: str, columns: int = 100, rows: int = 30, before: Sequence[str] = ()) -> Window:
        """`meet start` in a window; `before` is a command that starts it."""
        return Window(self, [*before, *MEET, "start", *options], columns, rows)

    def drafts(self) -> str:
        """The drafts of all meetings that are not over, as they stand on the disk."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted((self.data / "drafts").glob("*.json")))

    def files(self) -> dict[str, bytes]:
        """Every file of the data folder with its content."""
        return {
            str(path.relative_to(self.data)): path.read_bytes() for path in self.data.rglob("*") if path.is_file()
        }
