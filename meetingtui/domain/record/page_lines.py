"""The lines of which the page of a finished meeting is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.record.addresses import CHOSEN
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.text import clean, one_line


class LineKind(Enum):
    """What a line is for."""

    TITLE = auto()
    """Which meeting it is."""
    FACT = auto()
    """Something about the whole meeting."""
    PHASE = auto()
    """A phase begins here."""
    LABEL = auto()
    """A question, or another heading over lines."""
    LINE = auto()
    """What was said or decided."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page, clean, with the address at which it can be corrected."""

    kind: LineKind
    """What it is for."""
    words: str
    """What somebody typed, or a fact, as it reads now; may have line ends."""
    depth: int = 0
    """How far in it stands: 0, 1 or 2."""
    before: str = ""
    """In front of the words: `Sam: `."""
    after: str = ""
    """Behind them: ` (the week's task)`; for a phase its times, `12 of 10 min`."""
    key: str = ""
    """The address of the words in the record, as that of a passage; empty where nothing can be corrected."""
    phase: PhaseKind | None = None
    """The phase it stands in; None above the first one, and below the last."""
    amended: Amendment | None = None
    """The correction that stands; None when it reads as it was first written."""
    was: str = ""
    """What a corrected line first said."""

    @property
    def text(self) -> str:
        """All of it, as one reads it."""
        return f"{self.before}{self.words}{self.after}"


def line_of(lines: Sequence[PageLine], key: str) -> int | None:
    """Where the words of that address stand; None when they stand nowhere."""
    if not key:
        return None
    for sought in (key, key.removesuffix(CHOSEN)):
        for number, line in enumerate(lines):
            if line.key == sought:
                return number
    return None


def label(words: str) -> PageLine:
    """A heading over lines."""
    return PageLine(LineKind.LABEL, one_line(words), 1)


def line(
    words: str, key: str, *, depth: int = 2, before: str = "", facts: Sequence[str] = (), whole: bool = False
) -> PageLine:
    """Something that was said.

    Args:
        words: The words.
        key: Their address.
        depth: How far in.
        before: In front of them.
        facts: Short facts that follow in brackets.
        whole: Keep the line ends of the words.
    """
    shown = clean(words).strip("\n") if whole else one_line(words)
    after = f" ({', '.join(facts)})" if facts else ""
    return PageLine(LineKind.LINE, shown, depth, one_line(before) + " " if before else "", after, key)


def under(heading: str, lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The lines with a heading; nothing when there are none."""
    if lines:
        yield label(heading)
        yield from lines
