"""One promise of last week in its list: whose, what, what became of it, and what was said to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import came_back
from meetingtui.domain.meeting.contents import TaskReview
from meetingtui.domain.people import Pair
from meetingtui.ui.lists.item_list import HANGING, MIN_WIDTH, Row
from meetingtui.ui.plain import plain_line
from meetingtui.ui.words.facts import SIGN


@dataclass(frozen=True)
class ReviewRow(Row):
    """A promise with the words that were said to it, while it is not marked: then they stand in the field below."""

    note: str = ""
    """The words; shown on one line."""

    def content(self, width: int, *, marked: bool) -> Content:
        """The promise's own row, then what was said."""
        row = super().content(width, marked=marked)
        if marked or not self.note:
            return row
        said = plain_line(shortened(self.note, max(MIN_WIDTH, width - len(HANGING)))).stylize("$text-muted")
        return Content.assemble(row, "\n", HANGING, said)


def review_row(review: TaskReview, pair: Pair) -> ReviewRow:
    """One promise: whose, what, what became of it, how often it came back, what was said."""
    facts = []
    if review.outcome is not None:
        facts.append(review.outcome.words.upper())
    if review.commitment.week_task:
        facts.append("the week's task")
    if review.commitment.times_carried:
        facts.append(came_back(review.commitment.times_carried))
    sign = SIGN[review.outcome] if review.outcome is not None else " "
    who = pair.name(review.commitment.owner)
    return ReviewRow(review.id, review.commitment.text, sign, who, tuple(facts), review.note.strip())


def with_room(rows: Sequence[ReviewRow], width: int, lines: int) -> list[ReviewRow]:
    """The rows with their notes if all of it fits into so many lines, else without them."""
    bare = [replace(row, note="") for row in rows]
    needed = sum(row.content(width, marked=False).plain.count("\n") + 1 for row in bare)
    return list(rows) if needed + sum(1 for row in rows if row.note) <= lines else bare
