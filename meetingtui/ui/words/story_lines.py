"""The story of a pair line by line, as the story screen draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from meetingtui.domain.story.plot import BLOCK, LINE, cells_of, largest_of
from meetingtui.domain.story.story import Story
from meetingtui.domain.story.story_words import Bar, Section, headline, meetings_line, sections
from meetingtui.ui.plain import cleaned
from meetingtui.ui.words.wrapping import lines_of, wrapped, written_lines

WIDTH = 76
"""Columns of the longest line (CONTRIBUTING, R3)."""
LABEL = 26
"""Columns of the longest label of a bar."""
POINT, BELOW, _GAP = "- ", "    ", "  "


class Ink(Enum):
    """How a line looks; what it says is said in words."""

    PLAIN = ""
    STRONG = "bold"
    HEADING = "bold $calm"


class StoryLine(NamedTuple):
    """One line; a content is made of it when it comes into sight."""

    words: str = ""
    """What it says, cut and cleaned already."""
    ink: Ink = Ink.PLAIN
    """How."""
    bar: str = ""
    """What is drawn behind the words."""
    figure: str = ""
    """The number beside the bar."""

    def content(self) -> Content:
        """As it is drawn."""
        if not self.bar and not self.figure:
            return Content(self.words).stylize(self.ink.value)
        return Content.assemble(self.words, (self.bar, "$calm"), f" {self.figure}" if self.bar else self.figure)


@dataclass(frozen=True)
class ToldLines:
    """A whole story, cut to a width."""

    lines: tuple[StoryLine, ...]
    """From the first to the last."""
    parts: tuple[str, ...] = ()
    """What its parts are called."""
    starts: tuple[int, ...] = ()
    """The line on which each part begins."""


def told_lines(story: Story, width: int) -> ToldLines:
    """The story in lines of at most so many columns, and never more than 76."""
    width = min(width, WIDTH)
    lines = [StoryLine(text, Ink.STRONG) for text in lines_of(headline(story), width)]
    lines += [StoryLine(text) for text in lines_of(meetings_line(story), width)]
    told = sections(story)
    starts = []
    for section in told:
        lines.append(StoryLine())
        starts.append(len(lines))
        lines += [StoryLine(text, Ink.HEADING) for text in lines_of(section.heading.upper(), width)]
        lines += _body(section, width)
    return ToldLines(tuple(lines), tuple(section.heading for section in told), tuple(starts))


def empty_lines(story: Story, width: int, *, further_back: bool) -> ToldLines:
    """What to do while there is nothing to tell (CONTRIBUTING, R25); `further_back` there is more."""
    if further_back:
        words = "Nothing is recorded for these days. Press w for everything since you began."
    else:
        words = "Nothing to tell yet. Press q, then s, to start a meeting: the story begins with the first one."
    head = [StoryLine(text, Ink.STRONG) for text in lines_of(headline(story), min(width, WIDTH))]
    return ToldLines((*head, StoryLine(), *(StoryLine(text) for text in lines_of(words, min(width, WIDTH)))))


def _body(section: Section, width: int) -> Iterator[StoryLine]:
    yield from _bars(section)
    if section.bars and section.remarks:
        yield StoryLine()
    apart = any(len(item.below) > 1 for item in section.items)
    for number, item in enumerate(section.items):
        if apart and number:
            yield StoryLine()
        yield from _hanging(item.text, POINT, len(POINT), width, Ink.STRONG)
        for below in item.below:
            yield from _hanging(below, BELOW, len(BELOW) + 2, width, Ink.PLAIN)
    for remark in section.remarks:
        yield from _hanging(remark, POINT, len(POINT), width, Ink.PLAIN)


def _hanging(text: str, start: str, indent: int, width: int, ink: Ink) -> Iterator[StoryLine]:
    """The text behind its start; where a line goes on it is indented, so that the next one is seen."""
    for written in written_lines(text):
        first, *others = wrapped(written, max(1, width - indent))
        yield StoryLine(start + first, ink)
        yield from (StoryLine(" " * indent + other, ink) for other in others)
        start = " " * len(start)


def _bars(section: Section) -> Iterator[StoryLine]:
    """The bars of a part on one scale, each with its figure beside it; what was planned is a line below."""
    largest = largest_of(section.bars)
    labels = [_label(bar) for bar in section.bars]
    width = max(map(cell_len, labels), default=0)
    for bar, label in zip(section.bars, labels, strict=True):
        start = _GAP + set_cell_size(label, width) + _GAP
        yield StoryLine(start, bar=BLOCK * cells_of(bar.value, largest), figure=bar.words)
        if bar.planned is not None:
            drawn = LINE * cells_of(bar.planned, largest)
            yield StoryLine(" " * cell_len(start), bar=drawn, figure=bar.planned_words)


def _label(bar: Bar) -> str:
    label = " ".join(cleaned(bar.label).split())
    return label if cell_len(label) <= LABEL else f"{set_cell_size(label, LABEL - 3).rstrip()}..."
