"""Finding again what was said: every word of every meeting, at each key.

What is compared is prepared once for each meeting: all its words in one text, where the lines that are alike to a
filter (the same owner, the same status) stand side by side. A key then costs one look into each text, and lines are
made only for the meetings that somebody looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.passages import Passage, Today, passages
from meetingtui.domain.search.queries import Query, complete, parse_query
from meetingtui.domain.search.text_normalize import Span, fold, spans

__all__ = ["Hit", "Index", "Query", "complete", "parse_query", "spans"]

_Marks = tuple[Role | None, frozenset[str], tuple[str, ...], frozenset[str]]
"""What the filters look at: owner, statuses, goals, what it is part of."""
_BETWEEN = "\n"
"""Between two passages: `fold` leaves none, so no words are found across."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    passage: Passage
    """The words and their place."""
    spans: tuple[Span, ...]
    """Where in its text the words stand; empty when only filters were asked for."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A meeting, ready to be looked through."""

    day: date
    """Its day in its zone."""
    kind: MeetingKind
    """What it was for."""
    text: str
    """All its words, folded."""
    groups: tuple[tuple[int, int, int], ...]
    """Number of the marks, and the stretch of the text to which they apply."""


_UNREADABLE = _Prepared(date.min, MeetingKind.WEEKLY, "", ())
"""A meeting in which nothing is found."""


class Index:
    """The meetings of one pair, prepared for search; each when it is first looked into."""

    def __init__(
        self,
        records: Sequence[MeetingRecord],
        commitments: Iterable[Commitment] = (),
        doors: Iterable[Opportunity] = (),
        *,
        pass_over_damaged: bool = False,
    ) -> None:
        """Looks at nothing yet.

        Args:
            records: The meetings; their order is that of what is found.
            commitments: The pair's promises as they stand today.
            doors: What the mentor looks out for, as it stands today.
            pass_over_damaged: Find a meeting that cannot be read nowhere, instead of raising StoreDamaged.
        """
        self._pass_over_damaged = pass_over_damaged
        self._records = records
        self._today = Today(
            {commitment.id: commitment for commitment in commitments}, {door.id: door for door in doors}
        )
        self._changed: dict[int, MeetingRecord] = {}
        self._prepared: list[_Prepared] = []
        self._marks: dict[_Marks, int] = {}

    def prepare(self, count: int | None = None) -> bool:
        """Prepare so many more meetings, or all; whether all are ready. A screen may do it bit by bit."""
        ready, whole = len(self._prepared), len(self._records)
        for place in range(ready, whole if count is None else min(whole, ready + count)):
            self._prepared.append(self._made_ready(place))
        return len(self._prepared) == whole

    def renew(self, place: int, record: MeetingRecord) -> None:
        """Put a corrected meeting in the place of what it was."""
        self._changed[place] = record
        if place < len(self._prepared):
            self._prepared[place] = self._ready(record)

    def find(self, query: Query) -> list[int]:
        """The places in `records` of the meetings in which all words are found, in lines that meet the filters."""
        self.prepare()
        places = self._in_time(query)
        # A rare word is looked for first.
        words = sorted(query.words, key=len, reverse=True)
        for word in words:
            prepared = self._prepared
            places = [place for place in places if word in prepared[place].text]
        return self._in_lines(places, words, query) if query.about_lines else places

    def hits(self, place: int, query: Query) -> list[Hit]:
        """The lines of a meeting that `find` found: those with all words; where no line has all, those with any."""
        chosen = [p for p in passages(self._record(place), self._today) if _meets(_marks_of(p), query)]
        if not query.words:
            return [Hit(passage, ()) for passage in chosen]
        folded = [(passage, fold(passage.text)) for passage in chosen]
        whole = [passage for passage, text in folded if all(word in text for word in query.words)]
        some = whole or [passage for passage, text in folded if any(word in text for word in query.words)]
        return [Hit(passage, spans(passage.text, query.words)) for passage in some]

    def _record(self, place: int) -> MeetingRecord:
        return self._changed.get(place) or self._records[place]

    def _made_ready(self, place: int) -> _Prepared:
        try:
            return self._ready(self._record(place))
        except MeetError:
            if not self._pass_over_damaged:
                raise
            return _UNREADABLE

    def _ready(self, record: MeetingRecord) -> _Prepared:
        lines = []
        for passage in passages(record, self._today):
            marks = _marks_of(passage)
            lines.append((self._marks.setdefault(marks, len(self._marks)), fold(passage.text)))
        lines.sort(key=itemgetter(0))
        groups: list[tuple[int, int, int]] = []
        end = 0
        for number, text in lines:
            first, end = end, end + len(text) + len(_BETWEEN)
            if groups and groups[-1][0] == number:
                first = groups.pop()[1]
            groups.append((number, first, end))
        text = _BETWEEN.join(map(itemgetter(1), lines))
        return _Prepared(local_day(record.began, record.zone), record.kind, text, tuple(groups))

    def _in_time(self, query: Query) -> list[int]:
        if not query.kinds and query.since == date.min and query.until == date.max:
            return list(range(len(self._prepared)))
        return [
            place
            for place, meeting in enumerate(self._prepared)
            if query.since <= meeting.day <= query.until and (not query.kinds or meeting.kind in query.kinds)
        ]

    def _in_lines(self, places: Iterable[int], words: Sequence[str], query: Query) -> list[int]:
        allowed = {number for marks, number in self._marks.items() if _meets(marks, query)}
        found = []
        for place in places:
            meeting = self._prepared[place]
            groups = [group for group in meeting.groups if group[0] in allowed]
            text = meeting.text
            if groups and all(any(text.find(word, first, end) >= 0 for _, first, end in groups) for word in words):
                found.append(place)
        return found


def _marks_of(passage: Passage) -> _Marks:
    return passage.owner, passage.statuses, passage.goals, passage.part_of


def _meets(marks: _Marks, query: Query) -> bool:
    owner, statuses, goals, part_of = marks
    return (
        (not query.owners or owner in query.owners)
        and (not query.statuses or not query.statuses.isdisjoint(statuses))
        and (not query.parts or not query.parts.isdisjoint(part_of))
        and (not query.goals or any(words in fold(goal) for goal in goals for words in query.goals))
    )
