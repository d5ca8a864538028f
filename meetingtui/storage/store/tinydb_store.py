"""Everything that is kept of all pairs: domain values for the services, TinyDB's documents on the disk.

One table for each kind of value. Documents are known by the `id` that they carry; TinyDB's own numbers never
leave the storage.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from meetingtui.domain.errors import MeetError, NotFound
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.json_safe import plain_document
from meetingtui.storage.store.kinds import (
    AGREEMENTS,
    COMMITMENTS,
    GOALS,
    JOTS,
    KINDS,
    MEETINGS,
    MISSED,
    OPPORTUNITIES,
    PAIRS,
    PREPARATIONS,
    TOPICS,
    VERSIONS,
    kind_of,
)
from meetingtui.storage.store.lazy_sequence import Kept

if TYPE_CHECKING:
    # A command that shows a list of meetings needs none of the classes it does not show.
    from meetingtui.domain.agreement.agreement import Agreement
    from meetingtui.domain.ending.conclusion import Conclusion
    from meetingtui.domain.keepable import Keepable, OfTheWeek
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.goals import Goal
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.ledger.topics import Topic
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.amendments import Amendment
    from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
    from meetingtui.storage.store.atomic_json import Tables
    from meetingtui.storage.store.database import Database
    from meetingtui.storage.store.summaries import StoredSummary

COPY = "meeting"
"""How the copy after a finished meeting is named among the backups."""


Documents = dict[str, dict[str, dict[str, Any]]]
"""Name of the table → identity → document."""


class TinyHoldings:
    """What stands in the tables, as values of the domain.

    Reading raises StoreDamaged when no readable copy of the data is left, or when a document that is looked at
    does not fit.
    """

    def __init__(self, read: Callable[[], Tables]) -> None:
        """Reads nothing yet.

        Args:
            read: Gives the tables as they are now.
        """
        self._read = read

    def pairs(self) -> list[Pair]:
        """List all pairs, oldest first."""
        from meetingtui.domain.dates.agreed_date import with_date_as_agreed
        from meetingtui.domain.people import Pair

        pairs = Kept(self._read()[PAIRS].all(), partial(from_plain, kind=Pair))
        return [with_date_as_agreed(pair) for pair in pairs]

    def records(self, pair_id: str) -> Kept[MeetingRecord]:
        """The finished meetings of a pair, oldest first, each decoded when somebody looks at it."""
        return self._values(MEETINGS, pair_id)

    def corrected(self, pair_id: str) -> list[MeetingRecord]:
        """Those of a pair's finished meetings that were ever corrected, oldest first; the others are not decoded."""
        documents = [document for document in self._of(pair_id, MEETINGS) if document.get("amendments")]
        if not documents:
            return []
        from meetingtui.domain.record.record import MeetingRecord

        return [from_plain(document, MeetingRecord) for document in documents]

    def record(self, meeting_id: str) -> MeetingRecord:
        """One finished meeting; raises NotFound when none with that identity is kept."""
        from meetingtui.domain.record.record import MeetingRecord

        document = self._read()[MEETINGS].with_id(meeting_id)
        if document is None:
            raise _gone()
        return from_plain(document, MeetingRecord)

    def versions_of(self, meeting_id: str) -> list[MeetingRecord]:
        """The other versions of a finished meeting, kept since it differed in two stores that were merged."""
        versions = self._read()[VERSIONS].having("of", meeting_id)
        found = [version["document"] for version in versions if version.get("table") == MEETINGS]
        if not found:
            return []
        from meetingtui.domain.record.record import MeetingRecord

        return [from_plain(document, MeetingRecord) for document in found]

    def summaries(self, pair_id: str) -> Kept[StoredSummary]:
        """The same meetings in short, at a fraction of the time."""
        from meetingtui.storage.store.summaries import StoredSummary

        return Kept(self._of(pair_id, MEETINGS), StoredSummary)

    def commitments(self, pair_id: str) -> list[Commitment]:
        """All commitments of a pair, oldest first."""
        return list(self._values(COMMITMENTS, pair_id))

    def commitments_at_hand(self, pair_id: str, goal_ids: Collection[str]) -> list[Commitment]:
        """The commitments of a pair that are still open, or were ever made for one of the goals; oldest first."""
        from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus

        # Nearly all of ten years are closed, for goals that are too: only what is at hand is worth building.
        documents = [
            document
            for document in self._of(pair_id, COMMITMENTS)
            if document.get("status", CommitmentStatus.OPEN) == CommitmentStatus.OPEN
            or document.get("goal_id") in goal_ids
        ]
        return [from_plain(document, Commitment) for document in documents]

    def goals(self, pair_id: str) -> list[Goal]:
        """All goals of a pair, oldest first."""
        return list(self._values(GOALS, pair_id))

    def opportunities(self, pair_id: str) -> list[Opportunity]:
        """All doors that the mentor looks out for or opened, oldest first."""
        return list(self._values(OPPORTUNITIES, pair_id))

    def topics(self, pair_id: str) -> list[Topic]:
        """The topics that wait for the next meeting, in the order in which they were left."""
        from meetingtui.domain.ledger.topics import Topic, TopicState

        over = (TopicState.DISCUSSED, TopicState.DROPPED)
        documents = [document for document in self._of(pair_id, TOPICS) if document.get("state") not in over]
        return [topic for document in documents if (topic := from_plain(document, Topic)).waits]

    def agreements(self, pair_id: str) -> list[Agreement]:
        """Every state of the agreement, the newest last."""
        return list(self._values(AGREEMENTS, pair_id))

    def missed(self, pair_id: str) -> list[MissedMeeting]:
        """The meetings that were called off, oldest first."""
        return list(self._values(MISSED, pair_id))

    def between(self, kind: type[OfTheWeek], pair_id: str) -> list[OfTheWeek]:
        """All of one kind that a pair noted between its meetings, oldest first; what is private too."""
        return list(self._values(kind_of(kind).table, pair_id))

    def _values(self, table: str, pair_id: str) -> Kept[Any]:
        return Kept(self._of(pair_id, table), lambda document: from_plain(document, KINDS[table].load()))

    def _of(self, pair_id: str, table: str) -> list[Mapping[str, Any]]:
        documents = self._read()[table].having("pair_id", pair_id)
        if order := KINDS[table].order:
            # What does not fit here does not fit its class either, and is told in full when it is looked at.
            with suppress(KeyError, TypeError):
                documents.sort(key=lambda document: document[order])
        return documents


class TinyPresent(TinyHoldings):
    """The tables in a transaction: read as changed so far, and changed."""

    def __init__(self, tables: Tables) -> None:
        """Changes nothing yet.

        Args:
            tables: Those of a transaction.
        """
        super().__init__(lambda: tables)
        self._tables = tables
        self.meeting_was_finished = False
        """Whether a finished meeting is among it."""

    def keep(self, value: Keepable) -> None:
        """Add a value, or replace the one with the same identity; a topic goes to the end of the queue."""
        table = kind_of(type(value)).table
        self._put({table: {value.id: _document(value, table)}})

    def amend(self, record: MeetingRecord, amendment: Amendment) -> MeetingRecord:
        """Keep a correction of a finished meeting beside those that are kept already; gives the meeting with it.

        Nothing else of the record is kept. Raises NotFound when the meeting is no longer there.
        """
        from meetingtui.domain.record.amendments import Amendment, united

        kept = self._tables[MEETINGS].with_id(record.id)
        if kept is None:
            raise _gone()
        before = [from_plain(each, Amendment) for each in kept.get("amendments", ())]
        amendments = united(before, (amendment,))
        document = {**kept, "amendments": [to_plain(each) for each in amendments]}
        self._put({MEETINGS: {record.id: plain_document(document, MEETINGS)}})
        return replace(record, amendments=amendments)

    def commit(self, *conclusions: Conclusion) -> None:
        """Keep finished meetings and all that follows from them.

        A meeting that is kept already is passed over whole: what followed from it may have moved on since.
        """
        known = {document.get("id") for document in self._tables[MEETINGS].all()}
        new = [conclusion for conclusion in conclusions if conclusion.record.id not in known]
        self._put(_documents(new))
        self.meeting_was_finished = self.meeting_was_finished or bool(new)

    def _put(self, documents: Documents) -> None:
        for name, parts in documents.items():
            for key, document in parts.items():
                if name == TOPICS:
                    # The queue is kept in the order in which the meeting left it.
                    self._tables[name].drop(key)
                self._tables[name].put(document)


class TinyStore(TinyHoldings):
    """The store of the services, on a safely saved TinyDB file."""

    def __init__(self, database: Database, read: Callable[[], Tables] | None = None) -> None:
        """Reads nothing yet.

        Args:
            database: Where everything is kept.
            read: Gives the tables that are read; None reads all that is kept.
        """
        super().__init__(read or database.read)
        self._database = database

    @contextmanager
    def changing(self) -> Iterator[TinyPresent]:
        """The present state, to be read and changed in the block; saved at its end in one write, or not at all.

        What was saved is verified by reading it back. After a finished meeting a real copy of the data is kept among
        the backups, so that it is never in one file alone. Blocks do not nest.

        Raises:
            StoreBusy: another process is saving, or the disk refuses; nothing was changed.
            StoreDamaged: no readable copy of the data is left, or a document that is looked at does not fit.
        """
        with self._database.transaction() as tables:
            present = TinyPresent(tables)
            yield present
        if present.meeting_was_finished:
            self._keep_copy()

    def _keep_copy(self) -> None:
        """Never fails, because the meeting is safe: a copy that could not be made is told in a notice."""
        try:
            self._database.keep_copy(COPY)
        except MeetError as error:
            self._database.notices.tell(f"The meeting is saved, but no copy of it could be made. {error.happened}")

    def stamp(self) -> object:
        """Another value whenever somebody saved something; costs a look at the file's name, not at the file."""
        return self._database.stamp()

    def let_go(self) -> None:
        """Nothing will be read for a while: what was kept in memory for quick reading may go."""
        self._database.let_go()


def _gone() -> NotFound:
    return NotFound("This meeting is no longer there.", "Nothing was changed.", "To see them all: meet list --all")


def _documents(conclusions: Iterable[Conclusion]) -> Documents:
    """What the conclusions leave behind, the later one where two speak of the same thing."""
    documents: Documents = {}
    for conclusion in conclusions:
        parts: tuple[tuple[str, Sequence[Any]], ...] = (
            (PAIRS, (conclusion.pair,)),
            (MEETINGS, (conclusion.record,)),
            (COMMITMENTS, conclusion.commitments),
            (GOALS, conclusion.goals),
            (OPPORTUNITIES, conclusion.opportunities),
            (TOPICS, conclusion.topics),
            (AGREEMENTS, (conclusion.agreement,) if conclusion.agreement else ()),
            (JOTS, conclusion.jots),
            (PREPARATIONS, conclusion.preparations),
        )
        for name, values in parts:
            table = documents.setdefault(name, {})
            for value in values:
                table.pop(value.id, None)
                table[value.id] = _document(value, name)
    return documents


def _document(value: Any, table: str) -> dict[str, Any]:
    return plain_document(to_plain(value), table)
