"""What a person does at a shell with `meet`: read, and hold meetings in a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
MEET = (sys.executable, "-m", "meetingtui")


class Window(Terminal):
    """A terminal window in which `meet start` runs."""

    def __init__(self, shell: Shell, command: Sequence[str], columns: int, rows: int) -> None:
        super().__init__(command, columns, rows, cwd=ROOT, env=shell.environ)
        self._shell = shell

    def arrive(self) -> None:
        """Wait for the arrival screen."""
        self.wait_for("Enter starts the clock")

    def begin(self, words: str = "") -> None:
        """Say what today is worth, and start the clock."""
        self.arrive()
        self.type(words)
        self.press("enter")
        self.wait_for("─ LAST WEEK")

    def go_on(self, phase: str) -> None:
        """Go to the next phase, and wait until its fields are there."""
        self.press("ctrl+n")
        self.wait_for(f"─ {phase}")

    def fill(self, *words: str, then: str = "tab") -> None:
        """Type into one field after the other, a key after each."""
        for each in words:
            self.type(each)
            self.press(then)

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
    """A shell with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.environ = {"MEETINGTUI_DATA": str(data), "TZ": "Europe/Berlin"}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command that needs no terminal."""
        environ = os.environ | self.environ
        return subprocess.run([*MEET, *words], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60)

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
