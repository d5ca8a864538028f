"""Forgetting for good: out of the data file first, then out of every other file of the data folder.

A process that is killed at any point leaves data that can be opened: each file either holds it or does not. Asking
for the same again finishes what was begun, because the newest backup that holds it is the last file to change.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from meetingtui.domain.errors import NotFound, NotPossible, StoreBusy
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line
from meetingtui.storage.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.backups import Backups
from meetingtui.storage.database import Database
from meetingtui.storage.durable import remove_leftovers
from meetingtui.storage.erasing import Eraser, MeetingEraser, PairEraser
from meetingtui.storage.file_format import RawTables
from meetingtui.storage.holders import Fate, Holder, Kind, handle, holders
from meetingtui.storage.locations import Locations
from meetingtui.storage.problems import in_words, next_step
from meetingtui.storage.remains import (
    MeetingFacts,
    PairFacts,
    as_facts,
    drafts_left,
    earlier_states,
    meeting_in,
    meetings_left,
    pair_in,
    pairs_left,
)
from meetingtui.storage.running import RunningLock
from meetingtui.storage.tinydb_store import MEETINGS, PAIRS

Facts = TypeVar("Facts", MeetingFacts, PairFacts)


@dataclass(frozen=True)
class Found(Generic[Facts]):
    """What somebody is asked about before it is forgotten."""

    facts: Facts
    """What it is."""
    eraser: Eraser
    """Takes it out of whatever holds it."""
    holders: tuple[Holder, ...]
    """The files that hold it, besides the data file."""
    here: bool
    """Whether the data file holds it; if not, an earlier forgetting was cut off."""


@dataclass(frozen=True)
class Done:
    """What was done besides taking it out of the data file."""

    handled: Counter[tuple[Kind, Fate]]
    """How many files of each kind were written anew or removed."""
    left: tuple[Holder, ...]
    """Files that may still hold it: somebody has to look at them."""


class Forgetter:
    """Finds what is to be forgotten, wherever it is, and forgets it."""

    def __init__(self, database: Database, locations: Locations) -> None:
        self._database = database
        self._locations = locations
        self._running = RunningLock(locations)

    def find_meeting(self, meeting_id: str) -> Found[MeetingFacts]:
        """The meeting of that identity, also when only backups or drafts hold it; raises NotFound."""
        facts = meeting_in(_raw(self._database.read()), meeting_id)
        here = facts is not None
        if facts is None:
            elsewhere = (meeting_in(tables, meeting_id) for tables in earlier_states(self._locations))
            drafts = (as_facts(draft) for draft in drafts_left(self._locations) if draft.id == meeting_id)
            facts = next(filter(None, elsewhere), None) or next(drafts, None)
        if facts is None:
            raise NotFound("There is no such meeting.", do="See which there are with: meet list --all")
        eraser = MeetingEraser(facts.leaving)
        return Found(facts, eraser, tuple(holders(self._locations, eraser)), here)

    def find_pair(self, pair_id: str) -> Found[PairFacts]:
        """The pair of that identity, also when only backups or drafts hold it; raises NotFound."""
        facts = pair_in(_raw(self._database.read()), pair_id)
        here = facts is not None
        drafts = [draft for draft in drafts_left(self._locations) if draft.pair.id == pair_id]
        if facts is None:
            elsewhere = (pair_in(tables, pair_id) for tables in earlier_states(self._locations))
            facts = next(filter(None, elsewhere), None) or next((PairFacts(draft.pair) for draft in drafts), None)
        if facts is None:
            raise NotFound("There is no such pair.", do="See which there are with: meet pair list")
        eraser = PairEraser(pair_id, {*facts.meeting_ids, *(draft.id for draft in drafts)})
        return Found(facts, eraser, tuple(holders(self._locations, eraser)), here)

    def meetings_left(self, pair_id: str, number: int) -> list[MeetingFacts]:
        """The meetings of that number that only backups or drafts hold."""
        return meetings_left(self._locations, pair_id, number, self._kept(MEETINGS))

    def pairs_left(self) -> list[Pair]:
        """The pairs that only backups or drafts hold."""
        return pairs_left(self._locations, self._kept(PAIRS))

    def check_free(self) -> None:
        """Raise StoreBusy while a meeting is running."""
        with self._running.kept_free():
            pass

    def forget(self, found: Found[Facts], progress: Callable[[int, int], None] | None = None) -> Done:
        """Take it out of everything.

        Args:
            found: What somebody was asked about, and said yes to.
            progress: Told after each file how many of how many are done.

        Raises:
            NotPossible: the data have changed since then; nothing was forgotten.
            StoreBusy: a meeting is running, another process is saving, or the disk refuses; the error says how far
                it came, and asking for the same again goes on from there.
            StoreDamaged: as for a transaction.
        """
        backups = Backups(self._locations.backups)
        with self._running.kept_free():
            before = backups.all()
            self._forget_here(found)
            with self._database.alone():
                self._tidy()
                # The state that was just replaced is among the backups now, and nobody could be told of it before.
                allowed = {holder.path for holder in found.holders} | (set(backups.all()) - set(before))
                files = [
                    holder
                    for holder in holders(self._locations, found.eraser)
                    if holder.fate in (Fate.REWRITTEN, Fate.REMOVED)
                    or (holder.fate is Fate.REMOVED_WHOLE and holder.path in allowed)
                ]
                for count, holder in enumerate(files, 1):
                    self._handle(holder, found)
                    if progress is not None:
                        progress(count, len(files))
                left = tuple(holders(self._locations, found.eraser))
        return Done(Counter((holder.kind, holder.fate) for holder in files), left)

    def _tidy(self) -> None:
        """Remove what saves that were cut off left behind, also where nothing but forgetting writes."""
        place = self._locations
        for folder in (
            place.folder,
            place.backups,
            place.quarantine,
            place.forms,
            place.drafts,
            *place.drafts.glob("*/"),
            *place.shelters,
        ):
            remove_leftovers(folder)

    def _kept(self, table: str) -> set[str]:
        return {str(document.get("id")) for document in self._database.read()[table].all()}

    def _forget_here(self, found: Found[Facts]) -> None:
        with self._database.transaction() as tables:
            before = _raw(tables)
            present = (
                meeting_in(before, found.facts.id)
                if isinstance(found.facts, MeetingFacts)
                else pair_in(before, found.facts.pair.id)
            )
            if present != (found.facts if found.here else None):
                raise NotPossible(
                    "The notes have changed since you were asked.",
                    "Nothing was forgotten.",
                    "Type it again, and read what it says.",
                )
            after = found.eraser.tables(before)
            if after is not before:
                cast(AtomicJSONStorage, tables.storage).write(after)

    def _handle(self, holder: Holder, found: Found[Facts]) -> None:
        try:
            handle(holder, found.eraser)
        except OSError as error:
            raise StoreBusy(
                f"It is gone from the data file, but {self.name_of(holder)} cannot be changed: {in_words(error)}.",
                "Nothing else was harmed.",
                f"{next_step(error).rstrip('.')}: {_again(found.facts)}",
            ) from error

    def name_of(self, holder: Holder) -> str:
        """A file as people find it: by its place in the data folder."""
        path = holder.path
        return str(path.relative_to(self._locations.folder) if self._locations.folder in path.parents else path)


def _again(facts: MeetingFacts | PairFacts) -> str:
    if isinstance(facts, MeetingFacts):
        return f"meet forget meeting {shlex.quote(facts.id)}"
    return f"meet forget pair {shlex.quote(one_line(facts.pair.mentee.name))}"


def _raw(tables: Tables) -> RawTables:
    return cast(AtomicJSONStorage, tables.storage).read()
