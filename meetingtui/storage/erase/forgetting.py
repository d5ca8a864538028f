"""Forgetting for good: a fresh backup comes, all older files go, and the data file changes last.

Until its last step the data file is what it was, so a process that is killed at any point has lost nothing, and
asking for the same again does all of it anew. Of a meeting that was never finished, the draft that tells of it goes
last. Meetings of the same pair that were cut off lose what the forgotten one said, and stay.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import NotFound, NotPossible, StoreBusy, StoreDamaged
from meetingtui.domain.forgetting import Leaving, leaving
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.text import one_line
from meetingtui.storage.disk.durable import remove_file
from meetingtui.storage.disk.problems import in_words, next_step, reading
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.draft_files import DRAFT_SCHEMA, DRAFT_TABLE, DraftFiles
from meetingtui.storage.drafts.draft_store import is_meeting
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.erase.erasing import draft_without, without_meeting, without_pair
from meetingtui.storage.erase.traces import Kind, Trace, traces_of_draft, traces_of_pair, unfinished
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import Damaged, RawTables, decode
from meetingtui.storage.store.tinydb_store import TinyHoldings
from meetingtui.storage.store.upgrades import answers_apart


@dataclass(frozen=True)
class ForgetTarget:
    """A meeting or a whole pair, as far as somebody has to know it who is asked whether it may be forgotten."""

    pair_id: str
    """Whose words they are."""
    mentee: str
    """The mentee's name, on the day of the meeting."""
    mentor: str
    """The mentor's name, likewise."""
    zone: str
    """IANA name of the zone in which times are said."""
    began: tuple[datetime, ...]
    """When the meetings that go began, in UTC, oldest first; an unfinished one may only have been opened."""
    traces: tuple[Trace, ...]
    """The files, besides the data file, that can hold it."""
    revision: int
    """Which state of the data was looked at."""
    meeting_id: str = ""
    """The meeting; empty when everything of the pair goes."""
    number: int = 0
    """Which one of the pair it is, from 1."""
    leaving: Leaving | None = None
    """What goes with a finished meeting and what stays; None for a pair, or when there are only drafts of it."""
    corrections: int = 0
    """How many lines of the meeting were corrected."""
    versions: int = 0
    """How many other versions of it are kept, from another machine."""
    unfinished: frozenset[str] = frozenset()
    """Other meetings of the pair that were cut off: they stay, without what this one said."""

    def paths(self, kind: Kind) -> list[Path]:
        """The files of one kind."""
        return [trace.path for trace in self.traces if trace.kind is kind]

    @property
    def changes_data(self) -> bool:
        """Whether the data file holds it; a meeting that was never finished is in drafts alone."""
        return not self.meeting_id or self.leaving is not None


class Forgetter:
    """Finds what is to be forgotten, and forgets it."""

    def __init__(self, database: Database, locations: Locations, now: Now) -> None:
        self._database = database
        self._locations = locations
        self._kept = TinyHoldings(database.read)
        self._drafts = DraftFiles(locations, now)
        self._running = RunningLock(locations, now)

    def find_meeting(self, meeting_id: str) -> ForgetTarget:
        """The meeting of that identity, finished or not.

        Raises:
            NotFound: there is none.
            StoreBusy: files that may hold it cannot be looked at.
            StoreDamaged: the data cannot be read.
        """
        with suppress(NotFound):
            return self._find_finished(meeting_id)
        draft = next((draft for draft in self._all_drafts() if draft.id == meeting_id), None)
        if draft is None:
            raise NotFound("There is no such meeting.", do="To see them all: meet list --all")
        pair, began = draft.pair, draft.timeline.began if draft.timeline else draft.opened_at
        with reading():
            traces = tuple(traces_of_draft(self._locations, draft.id))
        names = (pair.mentee.name, pair.mentor.name)
        return ForgetTarget(
            pair.id, *names, pair.zone, (began,), traces, self._database.revision, draft.id, draft.number
        )

    def find_pair(self, pair_id: str) -> ForgetTarget:
        """Everything of the pair of that identity; raises like `find_meeting`."""
        pair = next((pair for pair in self._kept.pairs() if pair.id == pair_id), None)
        if pair is None:
            raise NotFound("There is no such pair.", do="To see them all: meet pair list")
        began = tuple(sorted(summary.began for summary in self._kept.summaries(pair_id)))
        names = (pair.mentee.name, pair.mentor.name)
        return ForgetTarget(pair_id, *names, pair.zone, began, self._traces(pair_id), self._database.revision)

    def drafts_of(self, pair_id: str, number: int) -> list[Meeting]:
        """The meetings of that number that were never finished, each once."""
        kept = {summary.id for summary in self._kept.summaries(pair_id)}
        drafts = {draft.id: draft for draft in self._all_drafts() if draft.pair.id == pair_id}
        return [draft for draft in drafts.values() if draft.number == number and draft.id not in kept]

    def check_free(self) -> None:
        """Raise StoreBusy while a meeting is running."""
        with self._running.kept_free():
            pass

    def forget(self, found: ForgetTarget) -> Counter[Kind]:
        """Take it out of everything; says how many files of each kind were removed.

        Args:
            found: What somebody was asked about, and said yes to.

        Raises:
            NotPossible: the data have changed since then; nothing was forgotten.
            StoreBusy: a meeting is running, another process is saving, or the disk refuses; what is left of it is
                forgotten by asking for the same again.
            StoreDamaged: as for a transaction.
        """
        removed: list[Trace] = []

        def change(tables: RawTables) -> RawTables:
            self._check_unchanged(found)
            return without_meeting(tables, found.leaving) if found.leaving else without_pair(tables, found.pair_id)

        def clear(fresh: Path) -> None:
            if found.leaving:
                self._clean_drafts(found.unfinished, found.leaving)
            traces = self._traces(found.pair_id, found.leaving, found.unfinished)
            removed.extend(each for each in traces if each.path != fresh and each.kind is not Kind.FOREIGN)
            self._remove(removed, found)
            # It is written anew once the words are gone.
            remove_file(self._locations.status_line)

        with self._running.kept_free():
            if found.changes_data:
                self._database.save_alone(change, clear)
            else:
                with self._database.alone():
                    removed.extend(traces_of_draft(self._locations, found.meeting_id))
                    self._remove(removed, found)
        return Counter(trace.kind for trace in removed)

    def name_of(self, path: Path) -> str:
        """A file as people find it: by its place in the data folder."""
        return str(path.relative_to(self._locations.folder) if self._locations.folder in path.parents else path)

    # --- looking --------------------------------------------------------------------------------------------

    def _find_finished(self, meeting_id: str) -> ForgetTarget:
        kept, record = self._kept, self._kept.record(meeting_id)
        pair_id, versions = record.pair_id, kept.versions_of(meeting_id)
        records = [each for each in kept.records(pair_id) if each.id != meeting_id]
        others = [*records, *(version for each in records for version in kept.versions_of(each.id))]
        ledgers = (kept.commitments(pair_id), kept.goals(pair_id), kept.opportunities(pair_id), kept.topics(pair_id))
        date = next((pair.next_meeting for pair in kept.pairs() if pair.id == pair_id), None)
        with reading():
            cut_off = frozenset(unfinished(self._locations, pair_id) - {meeting_id, *(each.id for each in records)})
        table = Table(
            (),
            *ledgers,
            jots=kept.between(Jot, pair_id),
            updates=kept.between(Update, pair_id),
            preparations=kept.between(Preparation, pair_id),
            invitations=kept.between(Invitation, pair_id),
            link_marks=kept.between(LinkMark, pair_id),
            courtesies=kept.between(Courtesy, pair_id),
        )
        goes = leaving([record, *versions], others, table, date)
        return ForgetTarget(
            pair_id,
            record.mentee,
            record.mentor,
            record.zone,
            (record.began,),
            self._traces(pair_id, goes, cut_off),
            self._database.revision,
            meeting_id,
            record.number,
            goes,
            len(record.amendments),
            len(versions),
            cut_off,
        )

    def _traces(self, pair_id: str, leaving: Leaving | None = None, without: Iterable[str] = ()) -> tuple[Trace, ...]:
        others = {pair.id for pair in self._kept.pairs()} - {pair_id}
        with reading():
            return tuple(traces_of_pair(self._locations, pair_id, others, leaving, set(without)))

    def _all_drafts(self) -> Iterator[Meeting]:
        """The meetings of all drafts that can be read, each copy of its own: running, put away and discarded."""
        for folder in (self._locations.drafts, *self._locations.shelters):
            for path in sorted(folder.rglob("*.json")):
                with suppress(OSError, Damaged, KeyError, StoreDamaged):
                    document = decode(path.read_bytes(), newest_schema=DRAFT_SCHEMA).tables[DRAFT_TABLE]["1"]
                    yield from_plain(answers_apart(document), Meeting)

    def _check_unchanged(self, found: ForgetTarget) -> None:
        copies = [each.path for each in self._traces(found.pair_id) if each.kind is Kind.COPY]
        if self._database.revision != found.revision or copies != found.paths(Kind.COPY):
            raise NotPossible(
                "The notes have changed since you were asked.",
                "Nothing was forgotten.",
                "Run it again, and read what it says.",
            )

    # --- doing ----------------------------------------------------------------------------------------------

    def _clean_drafts(self, meeting_ids: Iterable[str], leaving: Leaving) -> None:
        for meeting_id in meeting_ids:
            if (draft := self._drafts.load(meeting_id, is_meeting)) is None:
                continue
            for _ in range(2):  # so that neither of its two files is what it was
                if elsewhere := self._drafts.save(meeting_id, draft_without(draft, leaving)):
                    raise elsewhere.problem

    def _remove(self, traces: Iterable[Trace], found: ForgetTarget) -> None:
        for trace in traces:
            try:
                remove_file(trace.path)
            except OSError as error:
                what = shlex.quote(found.meeting_id or one_line(found.mentee))
                raise StoreBusy(
                    f"Not forgotten yet: cannot remove {self.name_of(trace.path)}: {in_words(error)}.",
                    "Everything that is left still opens.",
                    f"{next_step(error).rstrip('.')}: meet forget {'meeting' if found.meeting_id else 'pair'} {what}",
                ) from error
