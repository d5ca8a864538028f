"""The past meetings of a pair for somebody who looks through them: in short, whole, and by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput
from meetingtui.domain.meeting.timebox import PlannedPhase, Standing
from meetingtui.domain.record.page import record_page
from meetingtui.domain.search.index import Hit, Index, spans
from meetingtui.domain.search.queries import Query, complete, parse_query
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.meeting.agenda import PhaseKind
    from meetingtui.domain.record.page_lines import PageLine
    from meetingtui.domain.record.record import MeetingRecord, MeetingSummary
    from meetingtui.services.ports import Store

BEFORE = 24
"""A hit that stands later in its line is shown with fewer letters before it."""


@dataclass(frozen=True)
class SearchResult:
    """What a search found."""

    places: Sequence[int]
    """The meetings by their places among all, the newest first."""
    query: Query
    """What was looked for."""
    problem: str = ""
    """What is not understood in the line, with the nearest word that is; empty when all is."""


class History:
    """The finished meetings of one pair. What it costs to look at one does not depend on how many there are."""

    def __init__(self, store: Store, pair_id: str) -> None:
        """Reads the meetings in short."""
        self._store = store
        self._pair_id = pair_id
        self.summaries: Sequence[MeetingSummary] = store.summaries(pair_id)
        """All meetings in short, oldest first; places are counted in it."""
        self._records = store.records(pair_id)
        self._corrected: dict[int, MeetingRecord] = {}
        self._prepared = 0

    def record(self, place: int) -> MeetingRecord:
        """The meeting at a place."""
        return self._corrected.get(place) or self._records[place]

    def versions(self, place: int) -> Sequence[MeetingRecord]:
        """What an import kept beside the meeting at a place, because it changed on both sides; usually nothing."""
        return self._store.versions_of(self.summaries[place].id)

    def page(self, place: int) -> list[PageLine]:
        """The meeting at a place, laid out to be read."""
        return record_page(self.record(place))

    def strip(self, place: int, phase: PhaseKind | None) -> tuple[PlannedPhase, ...]:
        """The phases as the strip of a meeting showed them at its end; the one that is read is the present one."""
        return tuple(
            PlannedPhase(part.phase, Standing.NOW if part.phase is phase else Standing.DONE, part.used, timedelta())
            for part in self.record(place).phases
        )

    def renew(self, record: MeetingRecord) -> int | None:
        """Take a corrected meeting in; gives its place, or None when it is none of these."""
        for place in range(len(self.summaries) - 1, -1, -1):
            if self.summaries[place].id == record.id:
                self._corrected[place] = record
                self._index.renew(place, record)
                return place
        return None

    # --- search -----------------------------------------------------------------------------------------------

    def prepare(self, count: int) -> bool:
        """Make so many more meetings ready for search; whether all are. A screen does it bit by bit."""
        self._prepared = min(len(self.summaries), self._prepared + count)
        return self._index.prepare(count)

    @property
    def prepared(self) -> int:
        """How many meetings are ready for search."""
        return self._prepared

    def find(self, text: str) -> SearchResult:
        """The meetings in which all words stand, in lines that meet the filters; all of them for an empty line.

        A filter in the making at the end of the line is passed over, and so is what is not understood.
        """
        query, problem = _understood(text)
        if query.empty:
            return SearchResult(range(len(self.summaries) - 1, -1, -1), query, problem)
        # A meeting may have been saved elsewhere between the two readings.
        known = len(self.summaries)
        return SearchResult([place for place in reversed(self._index.find(query)) if place < known], query, problem)

    def lines_found(self, place: int, query: Query) -> list[str]:
        """The addresses of the lines of a meeting that were found, in the order in which they stand."""
        return list(dict.fromkeys(hit.passage.key for hit in self._hits(place, query)))

    def taste(self, place: int, query: Query) -> str:
        """A few words for a row: the first line that was found, or the week's task while nothing is searched for."""
        hits = self._hits(place, query)
        if not hits:
            return one_line((self._corrected.get(place) or self.summaries[place]).week_task or "")
        text = one_line(hits[0].passage.text)
        found = spans(text, query.words)
        begin = found[0][0] if found else 0
        if begin < BEFORE:
            return text
        return "..." + text[text.rfind(" ", 0, begin - BEFORE // 2) + 1 :]

    def _hits(self, place: int, query: Query) -> list[Hit]:
        return self._index.hits(place, query) if query.words or query.about_lines else []

    def completions(self, text: str) -> list[str]:
        """What the line may become by completing the filter at its end."""
        return complete(text, self._goals)

    @cached_property
    def _goals(self) -> list[str]:
        return [goal.text for goal in self._store.goals(self._pair_id)]

    @cached_property
    def _index(self) -> Index:
        store = self._store
        commitments, doors = store.commitments(self._pair_id), store.opportunities(self._pair_id)
        return Index(self._records, commitments, doors, pass_over_damaged=True)


def _understood(text: str) -> tuple[Query, str]:
    """The part of the line, from its beginning, that can be looked for, and what is wrong with the rest."""
    problem = ""
    while True:
        try:
            return parse_query(text), problem
        except BadInput as error:
            problem = problem or " ".join(error.lines())
            text = text.rstrip().rpartition(" ")[0]
