"""A screen that terminal output is drawn on, so that tests read what a person would."""

import re
from collections.abc import Iterable

import pyte

UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][\d;]*[A-Za-z]|\x1b\[[?\d;]*[$ ][A-Za-z]|\x1b\[[\d;]*t|\x1b[P_^][^\x1b]*\x1b\\"
)
"""Keyboard protocol, queries, window operations: the emulator would print them as text."""
UNFINISHED = re.compile(rb"\x1b(?:\[[\x20-\x3f]*|[\]P_^][^\x07\x1b]*\x1b?)?\Z")
"""A sequence whose end has not arrived yet."""
FRAME, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
"""Around a picture that is to be shown whole (synchronized output)."""


class Emulator:
    """A screen of letters, fed with bytes in pieces of any size."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held_back = b""
        self._rows: list[str] = []

    @property
    def text(self) -> str:
        """The screen as text, without spaces at the ends of the rows."""
        return "\n".join(self._rows)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row in which the cursor stands, from 0, whether it shows or not."""
        return self._screen.cursor.x, self._screen.cursor.y

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the screen."""
        self._screen.resize(rows, columns)
        self._read_rows(range(rows))

    def feed(self, data: bytes) -> None:
        """Draw what a program wrote; a picture whose end has not arrived yet is not shown in part."""
        written = self._held_back + data
        begun = written.rfind(FRAME)
        tail = UNFINISHED.search(written)
        cut = tail.start() if tail else len(written)
        if begun > written.rfind(FRAME_END):
            cut = begun
        self._held_back = written[cut:]
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", written[:cut]))
        self._read_rows(self._screen.dirty)
        self._screen.dirty.clear()

    def _read_rows(self, numbers: Iterable[int]) -> None:
        # `display` of the whole screen takes longer than drawing what changed.
        self._rows[self._screen.lines :] = []
        self._rows += [""] * (self._screen.lines - len(self._rows))
        for number in numbers:
            if number < self._screen.lines:
                row = self._screen.buffer[number]
                self._rows[number] = "".join(row[column].data for column in range(self._screen.columns)).rstrip()
