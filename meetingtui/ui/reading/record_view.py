"""A past meeting to read: phase by phase as it was held, one line marked, what was searched for marked too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.record.page_lines import LineKind, PageLine, line_of
from meetingtui.domain.search.text_normalize import spans
from meetingtui.ui.lists.rows_view import RowsView
from meetingtui.ui.plain import plain
from meetingtui.ui.words.marks import MARK, NO_MARK

WIDEST = 76
"""Columns of the longest line (CONTRIBUTING, R3)."""
STEP = "  "
HIT = "bold underline"
"""How words look that were searched for: without any colour."""


class RecordView(RowsView):
    """Shows one page at a time; built when its meeting is marked, and not before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next_hit(1)", "Next hit", show=False, id="list.next-hit"),
        Binding("p", "next_hit(-1)", "Previous hit", show=False, id="list.previous-hit"),
        *(Binding(str(n), f"phase({n})", f"Phase {n}", show=False, id=f"list.phase-{n}") for n in range(1, 7)),
    ]

    @dataclass
    class LineMarked(Message):
        """Another line was marked."""

        line: PageLine | None
        """The line; None when there is nothing to read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[PageLine] = ()
        self._zone = "UTC"
        self._words: Sequence[str] = ()
        self._found: list[int] = []
        self._rows: list[tuple[int, Content]] = []
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        self._marked = -1
        self.originals = False
        """Whether corrected lines show what they first said."""

    # --- what is shown ----------------------------------------------------------------------------------------

    def show(
        self, lines: Sequence[PageLine], zone: str, *, words: Sequence[str] = (), found: Collection[str] = ()
    ) -> None:
        """Show a page, from its first hit or from its beginning.

        Args:
            lines: The page; empty shows nothing.
            zone: In which the days of corrections are said.
            words: What was searched for, folded.
            found: The addresses of the lines in which it was found.
        """
        self._lines, self._zone, self._words = lines, zone, words
        places = {line_of(lines, key) for key in found}
        self._found = sorted(place for place in places if place is not None)
        self._marked = self._found[0] if self._found else next(self._stops(range(len(lines))), -1)
        self.lay_out()
        self.scroll_to(y=0, animate=False, force=True)
        self.follow()
        self.post_message(self.LineMarked(self.marked))

    def change(self, lines: Sequence[PageLine], key: str) -> None:
        """Show the same page with a corrected line, which is marked."""
        self._lines = lines
        self._marked = next((place for place, line in enumerate(lines) if line.key == key), self._marked)
        self.lay_out()
        self.follow()
        self.post_message(self.LineMarked(self.marked))

    def show_originals(self, originals: bool) -> None:
        """Show what corrected lines first said, or hide it."""
        self.originals = originals
        self.lay_out()
        self.follow()

    @property
    def marked(self) -> PageLine | None:
        """The marked line; None when there is nothing to read."""
        return self._lines[self._marked] if 0 <= self._marked < len(self._lines) else None

    @property
    def hits(self) -> tuple[int, int]:
        """Which hit is marked, from 1 (0: another line is), and how many there are."""
        count = len(self._found)
        return (self._found.index(self._marked) + 1 if self._marked in self._found else 0), count

    # --- rows -------------------------------------------------------------------------------------------------

    def laid_out(self, width: int) -> int:
        """Break the lines for a width."""
        self._rows, self._first, self._last = [], {}, {}
        phases = 0
        for place, line in enumerate(self._lines):
            if line.kind is LineKind.PHASE:
                phases += 1
                self._rows.append((-1, Content("")))
            self._first[place] = len(self._rows)
            self._rows += [(place, row) for row in self._broken(place, line, min(width - 1, WIDEST), phases)]
            self._last[place] = len(self._rows) - 1
        return len(self._rows)

    def _broken(self, place: int, line: PageLine, width: int, phases: int) -> list[Content]:
        if line.kind is LineKind.PHASE:
            head = f"{phases} {line.words}"
            return [Content.assemble((f"{head}{line.after:>{max(0, width - len(head))}}", "bold $calm"))]
        indent = STEP * line.depth
        room = max(10, width - len(indent) - len(MARK))
        rows = self._content(place, line).wrap(room)
        if line.amended is not None:
            on = day_at(line.amended.at, self._zone)
            rows += Content(f"[corrected on {on}]").wrap(room)
            if self.originals or self._found_in_first_words(place, line):
                rows += Content.assemble("first: ", self._with_hits(place, plain(line.was))).wrap(room)
        return [Content.assemble(indent, row) for row in rows]

    def _content(self, place: int, line: PageLine) -> Content:
        words = plain(line.words)
        words = self._with_hits(place, words)
        before = plain(line.before)
        if place in self._found and not self._words:
            # Only filters were asked for: the whole line is the hit.
            words = words.stylize(HIT)
        content = Content.assemble(before, words, plain(line.after))
        return content.stylize("bold") if line.kind in (LineKind.TITLE, LineKind.LABEL) else content

    def _with_hits(self, place: int, text: Content) -> Content:
        return with_hits(text, self._words) if place in self._found else text

    def _found_in_first_words(self, place: int, line: PageLine) -> bool:
        """Whether what was searched for stands only in what the line first said."""
        found = place in self._found and bool(self._words)
        return found and not spans(line.words, self._words) and bool(spans(line.was, self._words))

    def row(self, number: int) -> Content:
        """A row of the page."""
        place, words = self._rows[number]
        mark = MARK if place == self._marked and self._first.get(place) == number else NO_MARK
        return Content.assemble("" if self._is_head(place) else mark, words)

    def _is_head(self, place: int) -> bool:
        return place < 0 or self._lines[place].kind is LineKind.PHASE

    def is_marked(self, number: int) -> bool:
        """All rows of the marked line."""
        return self._rows[number][0] == self._marked and self._marked >= 0

    # --- marking ----------------------------------------------------------------------------------------------

    def _stops(self, places: Iterable[int]) -> Iterator[int]:
        """The lines among these that can be marked."""
        return (place for place in places if self._lines[place].key)

    def _mark(self, place: int | None) -> None:
        if place is None or place == self._marked or place < 0:
            return
        before, self._marked = self._marked, place
        for each in (before, place):
            if each >= 0:
                self.redraw(self._first[each], self._last[each])
        self.follow()
        self.post_message(self.LineMarked(self.marked))

    def follow(self) -> None:
        """Keep the marked line in sight."""
        if 0 <= self._marked < len(self._lines):
            first = self._first[self._marked]
            # With the first line of a page, its head is seen too.
            last = self._last[self._marked]
            at_top = (
                next(self._stops(range(self._marked)), None) is None and last < self.scrollable_content_region.height
            )
            self.show_row(0 if at_top else first, last)

    def action_mark_by(self, step: int) -> None:
        """Mark the next line (1) or the one before (-1)."""
        behind = range(self._marked + 1, len(self._lines)) if step > 0 else range(self._marked - 1, -1, -1)
        place = next(self._stops(behind), None)
        if place is None and step < 0:
            self.scroll_to(y=0, animate=False, force=True)
        self._mark(place)

    def action_mark_end(self, end: int) -> None:
        """Mark the first line (0) or the last one (1)."""
        places = range(len(self._lines)) if end == 0 else range(len(self._lines) - 1, -1, -1)
        self._mark(next(self._stops(places), None))

    def mark_row(self, number: int) -> None:
        """Mark the line in a row, or the next one that can be marked."""
        if not self._lines:
            return
        place = next((self._rows[row][0] for row in range(number, -1, -1) if self._rows[row][0] >= 0), 0)
        nearest = next(self._stops(range(place, len(self._lines))), None)
        self._mark(nearest if nearest is not None else next(self._stops(range(place, -1, -1)), None))

    def action_next_hit(self, step: int) -> None:
        """Mark the next hit (1) or the one before (-1); behind the last comes the first."""
        if not self._found:
            return
        behind = [place for place in self._found if (place - self._marked) * step > 0]
        ordered = behind if step > 0 else behind[::-1]
        self._mark(ordered[0] if ordered else self._found[0 if step > 0 else -1])

    def action_phase(self, number: int) -> None:
        """Go to a phase by its number."""
        heads = [place for place, line in enumerate(self._lines) if line.kind is LineKind.PHASE]
        if number <= len(heads):
            self._mark(next(self._stops(range(heads[number - 1], len(self._lines))), None))
            self.scroll_to(y=self._first[heads[number - 1]], animate=False, force=True)


def with_hits(text: Content, words: Sequence[str]) -> Content:
    """The text with the words that were searched for bold and underlined."""
    for first, behind in spans(text.plain, words):
        text = text.stylize(HIT, first, behind)
    return text
