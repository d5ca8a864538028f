"""The documents of two stores merged by the rules of the domain, which see only what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.merge.order import in_order
from meetingtui.domain.merge.pairs import Side, merged_pair
from meetingtui.domain.merge.report import Fate, MergeReport, Parted
from meetingtui.domain.merge.versions import Version, latest, order_of
from meetingtui.domain.people import Pair, same_people
from meetingtui.domain.record.amendments import Amendment, united
from meetingtui.storage.store.canonical import canonical, version_id
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.kinds import AGREEMENTS, MEETINGS, PAIRS, TOPICS, VERSIONS
from meetingtui.storage.transfer.import_check import TABLE_KINDS
from meetingtui.storage.transfer.store_content import StoreContent
from meetingtui.storage.transfer.stored_order import DocumentView, in_queue_order, in_store_order, in_time

States = Sequence[DocumentView]
"""Every state of one thing that stays, the one that is shown first."""


@dataclass(frozen=True)
class Merged:
    """What two stores are together."""

    documents: Mapping[str, Sequence[DocumentView]]
    """All tables, in the order in which they are to be kept."""
    report: MergeReport
    """What changed."""


def merge(mine: Mapping[str, Sequence[DocumentView]], theirs: Mapping[str, Sequence[DocumentView]]) -> Merged:
    """What the store here is after it has learnt all that the other one knows; neither of them is changed.

    Args:
        mine: All tables of the store here.
        theirs: All tables of the other one, checked.

    Raises:
        StoreDamaged: a document of the store here cannot be read.
    """
    with _reading_here():
        here = StoreContent(mine)
    merging = _Merging(here, StoreContent(theirs))
    # What the length of a pair's meetings is, its agreement tells.
    for table in (*(name for name in TABLE_KINDS if name != PAIRS), PAIRS):
        merging.take_table(table)
    report = merging.report()
    if report.nothing_new:
        return Merged(mine, report)
    with _reading_here():
        return Merged(merging.documents(), report)


@contextmanager
def _reading_here() -> Iterator[None]:
    """Whatever does not fit is in the store here: what comes from elsewhere was checked."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreDamaged(
            f"Something in your data cannot be read: {type(error).__name__}, {error}.",
            "Nothing was changed.",
            "Restore a backup, or ask for help with this line.",
        ) from error


class _Merging:
    """One merge, table by table."""

    def __init__(self, mine: StoreContent, theirs: StoreContent) -> None:
        self._mine = mine
        self._theirs = theirs
        self._states: dict[str, dict[str, States]] = {}
        self._counts: dict[str, Counter[Fate]] = {table: Counter() for table in TABLE_KINDS}
        self._parted: list[Parted] = []
        self._new_pairs: list[Pair] = []
        self._queues_changed: set[str] = set()

    def take_table(self, table: str) -> None:
        """Put the states of everything in a table together."""
        result = {identity: self._mine.states(table, identity) for identity in self._mine.tables[table]}
        self._states[table] = dict(result)
        for identity in self._theirs.tables[table]:
            mine, theirs = result.get(identity, []), self._theirs.states(table, identity)
            states, fate = self._met(table, identity, mine, theirs) if mine else (theirs, Fate.NEW)
            self._states[table][identity] = states
            self._counts[table][fate] += 1
            self._remember(table, states, fate)

    def report(self) -> MergeReport:
        """What happened to everything so far."""
        return MergeReport(self._counts, tuple(self._parted), tuple(self._namesakes()))

    def documents(self) -> dict[str, list[DocumentView]]:
        """All tables as they are to be kept."""
        shown = {table: [states[0] for states in things.values()] for table, things in self._states.items()}
        beside = [
            _beside(table, document)
            for table, things in self._states.items()
            for states in things.values()
            for document in states[1:]
        ]
        return in_store_order({**shown, VERSIONS: beside}) | {TOPICS: self._queues()}

    def _namesakes(self) -> Iterator[tuple[Pair, ...]]:
        pairs = [from_plain(states[0], Pair) for states in self._states[PAIRS].values()]
        for new in self._new_pairs:
            same = tuple(pair for pair in pairs if same_people(pair, new))
            if len(same) > 1 and new == next(pair for pair in same if pair in self._new_pairs):
                yield same

    def _met(self, table: str, identity: str, mine: States, theirs: States) -> tuple[States, Fate]:
        """What stays of a thing that both know."""
        if mine == theirs:
            return mine, Fate.SAME
        if table == MEETINGS:
            return _meeting_met(mine, theirs)
        if table == PAIRS:
            return self._pair_met(identity, mine, theirs)
        stay, parted = _latest(table, mine, theirs)
        return stay, _fate(mine, theirs, stay, parted=parted)

    def _pair_met(self, pair_id: str, mine: States, theirs: States) -> tuple[States, Fate]:
        found = [
            from_plain(states[0], Agreement)
            for states in self._states[AGREEMENTS].values()
            if states[0]["pair_id"] == pair_id
        ]
        minutes = in_order(found)[-1].minutes if found else None
        sides = [[_with_minutes(pair, minutes) for pair in states] for states in (mine, theirs)]
        documents = {canonical(pair): pair for states in sides for pair in states}
        kept = merged_pair(
            Side(self._mine.last_meeting(pair_id), _versions(PAIRS, sides[0])),
            Side(self._theirs.last_meeting(pair_id), _versions(PAIRS, sides[1])),
        )
        stay = _as_here([documents[version.mark] for version in kept], sides[0])
        return stay, _fate(mine, theirs, stay, parted=_come_from_both(stay, *sides))

    def _remember(self, table: str, states: States, fate: Fate) -> None:
        if fate is Fate.BOTH:
            shown, *others = (from_plain(document, TABLE_KINDS[table]) for document in states)
            pair_id = states[0]["id" if table == PAIRS else "pair_id"]
            zone = self._theirs.tables[PAIRS][pair_id]["zone"]
            self._parted.append(Parted(shown, tuple(others), zone))
        if fate is Fate.NEW and table == PAIRS:
            self._new_pairs.append(from_plain(states[0], Pair))
        if table in (TOPICS, MEETINGS) and fate not in (Fate.SAME, Fate.NEWER_HERE):
            self._queues_changed.add(states[0]["pair_id"])

    def _queues(self) -> list[DocumentView]:
        """The topics of each pair: as they stood if only one of the two knows of them."""
        topics, meetings = self._by_pair(TOPICS), self._by_pair(MEETINGS)
        queues = []
        for pair_id, queue in topics.items():
            both = pair_id in self._mine.tables[PAIRS] and pair_id in self._queues_changed
            queues += in_queue_order(queue, in_time(meetings.get(pair_id, ()))) if both else queue
        return queues

    def _by_pair(self, table: str) -> dict[str, list[DocumentView]]:
        found: dict[str, list[DocumentView]] = {}
        for states in self._states[table].values():
            found.setdefault(states[0]["pair_id"], []).append(states[0])
        return found


def _meeting_met(mine: States, theirs: States) -> tuple[States, Fate]:
    """A meeting's own words never change; corrections are put together, whichever version they were made in."""
    corrections = united(_corrections(mine), _corrections(theirs))
    sides = [[_without_corrections(meeting) for meeting in states] for states in (mine, theirs)]
    (shown, *others), parted = _latest(MEETINGS, *sides)
    if corrections:
        shown = {**shown, "amendments": [to_plain(correction) for correction in corrections]}
    stay = [shown, *others]
    return stay, _fate(mine, theirs, stay, parted=parted)


def _corrections(states: States) -> tuple[Amendment, ...]:
    return united((from_plain(one, Amendment) for state in states for one in state.get("amendments", ())), ())


def _without_corrections(meeting: DocumentView) -> DocumentView:
    return {name: part for name, part in meeting.items() if name != "amendments"}


def _latest(table: str, mine: States, theirs: States) -> tuple[States, bool]:
    """The states that stay, and whether both sides have one that the other never saw."""
    documents = {canonical(document): document for document in (*mine, *theirs)}
    kept = latest(_versions(table, list(documents.values())), order_of(TABLE_KINDS[table]))
    stay = _as_here([documents[version.mark] for version in kept], mine)
    return stay, _come_from_both(stay, mine, theirs)


def _as_here(stay: States, mine: States) -> States:
    """Where there is nothing new, what is shown here stays so, even if a change of it was taken back since."""
    return mine if _marks(stay) == _marks(mine) else stay


def _come_from_both(stay: States, mine: States, theirs: States) -> bool:
    return bool(_marks(stay) - _marks(mine)) and bool(_marks(stay) - _marks(theirs))


def _fate(mine: States, theirs: States, stay: States, *, parted: bool) -> Fate:
    if parted:
        return Fate.BOTH
    if _as_kept(stay) == _as_kept(mine):
        return Fate.NEWER_HERE
    return Fate.NEWER_THERE if _as_kept(stay) == _as_kept(theirs) else Fate.PUT_TOGETHER


def _as_kept(states: States) -> tuple[DocumentView, set[str]]:
    return states[0], _marks(states)


def _marks(states: States) -> set[str]:
    return {canonical(document) for document in states}


def _versions(table: str, states: States) -> list[Version[Any]]:
    return [Version(from_plain(document, TABLE_KINDS[table]), canonical(document)) for document in states]


def _with_minutes(pair: DocumentView, minutes: int | None) -> DocumentView:
    if minutes is None or pair.get("minutes", Pair.minutes) == minutes:
        return pair
    rest = {name: part for name, part in pair.items() if name != "minutes"}
    return rest if minutes == Pair.minutes else {**rest, "minutes": minutes}


def _beside(table: str, document: DocumentView) -> DocumentView:
    owner = document["id" if table == PAIRS else "pair_id"]
    return {
        "id": version_id(table, document),
        "pair_id": owner,
        "table": table,
        "of": document["id"],
        "document": document,
    }
