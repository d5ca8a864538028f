"""The past meetings, one a row, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from meetingtui.domain.dates.formatting import minutes_words
from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.record.record import MeetingSummary
from meetingtui.ui.lists.rows_view import RowsView
from meetingtui.ui.plain import plain_line

MARK, NO_MARK = "> ", "  "
SPECIAL_KINDS = {MeetingKind.FIRST: "first", MeetingKind.WRAP_UP: "wrap-up"}
"""What stands behind a meeting that was no ordinary week."""
WITH_TASTE, TASTE_AT = 60, 42
"""Columns from which on a row has room for some words of its meeting, and where they stand."""


class MeetingList(RowsView):
    """Shows some of the meetings; costs the same for ten as for ten thousand."""

    @dataclass
    class Marked(Message):
        """Another meeting was marked."""

        place: int | None
        """Its place among all meetings, oldest first; None when there is none to mark."""

    def __init__(
        self,
        summaries: Sequence[MeetingSummary],
        taste: Callable[[int], Content],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._taste = taste
        self.summaries = summaries
        """All meetings, oldest first."""
        self._places: Sequence[int] = range(len(summaries) - 1, -1, -1)
        self._row = 0
        self._empty = ""
        self._said: list[Content] = []
        self.border_subtitle = "M: month review" if summaries else ""

    @property
    def place(self) -> int | None:
        """The marked meeting's place among all; None when none is shown."""
        return self._places[self._row] if self._row < len(self._places) else None

    def show(self, places: Sequence[int], *, empty: str = "") -> None:
        """Show the meetings at these places; the mark stays on its meeting, or goes to the nearest older one.

        Args:
            places: Where they stand among all, the newest first.
            empty: What to say when there is none.
        """
        before = self.place
        self._places, self._empty = places, empty
        self._row = 0
        if before is not None and places:
            self._row = next((row for row, place in enumerate(places) if place <= before), len(places) - 1)
        self.lay_out()
        self.follow()
        self.post_message(self.Marked(self.place))

    def row(self, number: int) -> Content:
        """Number, day, length, and what was special."""
        if not self._places:
            return self._said[number]
        try:
            return self._drawn_row(self._places[number], marked=number == self._row)
        except MeetError:
            return Content(f"{MARK if number == self._row else NO_MARK}This meeting cannot be read.")

    def _drawn_row(self, place: int, *, marked: bool) -> Content:
        row = meeting_row(self.summaries[place], marked=marked)
        if self.scrollable_content_region.width < WITH_TASTE:
            return row.rstrip()
        return Content.assemble(row.pad_right(max(0, TASTE_AT - row.cell_length)), self._taste(place))

    def is_marked(self, number: int) -> bool:
        """One row for each meeting."""
        return number == self._row and bool(self._places)

    def laid_out(self, width: int) -> int:
        """One row for each meeting, or a sentence to say that there is none."""
        self._said = [] if self._places else plain_line(self._empty).wrap(width)
        return len(self._places) or len(self._said)

    def action_mark_by(self, step: int) -> None:
        """Mark the next older meeting (1) or the next newer one (-1)."""
        self.mark_row(self._row + step)

    def action_mark_end(self, end: int) -> None:
        """Mark the newest (0) or the oldest (1)."""
        self.mark_row(end * (len(self._places) - 1))

    def mark_row(self, number: int) -> None:
        """Mark the meeting in a row."""
        before, self._row = self._row, min(max(0, number), max(0, len(self._places) - 1))
        if before != self._row:
            for row in (before, self._row):
                self.redraw(row, row)
            self.follow()
            self.post_message(self.Marked(self.place))

    def mark_place(self, place: int) -> None:
        """Mark the meeting at a place among all, if it is shown."""
        if place in self._places:
            self.mark_row(self._places.index(place))

    def follow(self) -> None:
        """Keep the marked meeting in sight."""
        self.show_row(self._row, self._row)


def meeting_row(summary: MeetingSummary, *, marked: bool) -> Content:
    """One meeting: `> 12  Tue 17 Nov 2026   61 min  M`."""
    on = day_at(summary.began, summary.zone)
    special = [SPECIAL_KINDS[MeetingKind(summary.kind)]] if summary.kind in SPECIAL_KINDS else []
    special += ["M"] if summary.month_reviewed else []
    words = f"{summary.number:>3}  {on:<15} {minutes_words(summary.ended - summary.began):>7}  {' '.join(special)}"
    return Content(f"{MARK if marked else NO_MARK}{words}")
