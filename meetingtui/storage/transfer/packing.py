"""A packet as the bytes of a small export, and back: checked like any import, then fitted to this store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from meetingtui.domain.between.packets import Packet, jot_of, preparation_here, promise_here
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import MeetError, NotPossible
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.kinds import (
    AGREEMENTS,
    COMMITMENTS,
    GOALS,
    JOTS,
    MEETINGS,
    OPPORTUNITIES,
    PAIRS,
    PREPARATIONS,
    TOPICS,
    UPDATES,
)
from meetingtui.storage.transfer.export_file import TABLES, export_of
from meetingtui.storage.transfer.import_check import TABLE_KINDS
from meetingtui.storage.transfer.import_file import SAFE, DocumentLists, read_bytes

_FIELDS: Mapping[str, str] = {
    TOPICS: "topics",
    PREPARATIONS: "preparations",
    JOTS: "jots",
    UPDATES: "updates",
    COMMITMENTS: "promises",
    GOALS: "goals",
    OPPORTUNITIES: "doors",
    AGREEMENTS: "agreements",
}
"""Under which name a packet has what is of each table."""
_ONLY_WITH_A_MEETING = (GOALS, OPPORTUNITIES, AGREEMENTS)
_SETTLED_BY_A_MEETING = ("next_meeting", "closed_on", "minutes")
"""What of a pair a later meeting may change."""


@dataclass(frozen=True)
class Unpacked:
    """What came out of a packet, every document checked."""

    packet: Packet
    """Its values."""
    documents: DocumentLists
    """The same as documents, all tables."""


def packet_bytes(packet: Packet) -> bytes:
    """What a packet says, in the form of an export; raises NotPossible for what cannot be written."""
    values: dict[str, Sequence[Any]] = {name: getattr(packet, field) for name, field in _FIELDS.items()}
    values |= {PAIRS: (packet.pair,), MEETINGS: (packet.meeting,) if packet.meeting else ()}
    documents = {name: [to_plain(value) for value in values.get(name, ())] for name in TABLES}
    return msgspec.json.format(export_of(documents), indent=-1)


def unpacked(data: bytes) -> Unpacked:
    """What the bytes of a packet say.

    Raises:
        NotPossible: something in it does not fit, or is nothing that a packet carries.
        StoreDamaged: a newer version wrote it.
    """
    documents = read_bytes(data, refused=_refused).documents
    carried = {PAIRS, MEETINGS, *_FIELDS}
    for name, found in documents.items():
        if found and (name not in carried or (name in _ONLY_WITH_A_MEETING and not documents[MEETINGS])):
            raise _refused(f"it holds {name}, which no packet carries")
    if len(documents[PAIRS]) != 1 or len(documents[MEETINGS]) > 1:
        raise _refused("it is not of one pair, or of more than one meeting")
    if any(jot.get("private") for jot in documents[JOTS]):
        raise _refused("it holds a private jot")
    values = {name: tuple(from_plain(one, TABLE_KINDS[name]) for one in documents[name]) for name in carried}
    (pair,), meetings = values[PAIRS], values[MEETINGS]
    fields = {field: values[name] for name, field in _FIELDS.items()}
    return Unpacked(Packet(pair, meeting=meetings[0] if meetings else None, **fields), documents)


def fitted(here: DocumentLists, unpacked: Unpacked, pair_id: str | None) -> DocumentLists:
    """The documents of a packet as this store would have them; neither is changed.

    Topics and jots keep their identity, so that they come in once. An update finds its promise by its identity, or
    else by owner and words; where it is not here, the update comes in as a jot. Only a meeting brings promises, goals
    and doors along, and only a meeting moves the pair's next date.

    Args:
        here: All tables of this store.
        unpacked: The packet.
        pair_id: The pair here that it is for; None adds the pair of the packet.
    """
    packet, theirs = unpacked.packet, unpacked.documents
    with_meeting = packet.meeting is not None
    mine = next((pair for pair in here[PAIRS] if pair["id"] == pair_id), None)
    if mine is not None:
        theirs = {name: [_of_pair(one, mine["id"]) for one in theirs[name]] for name in TABLES}
        settled = theirs[PAIRS][0] if with_meeting else mine
        kept = {name: part for name, part in mine.items() if name not in _SETTLED_BY_A_MEETING}
        theirs[PAIRS] = [kept | {name: settled[name] for name in _SETTLED_BY_A_MEETING if name in settled}]
    else:
        theirs = dict(theirs)
    promises = [from_plain(one, Commitment) for one in here[COMMITMENTS] if one["pair_id"] == pair_id]
    promises += packet.promises if with_meeting else ()
    updates = [from_plain(one, Update) for one in theirs[UPDATES]]
    as_jots = {jot["id"] for jot in here[JOTS]}
    placed = dict(_placed(packet, [one for one in updates if one.id not in as_jots], promises))
    theirs[UPDATES] = [{**one, "promise_id": placed[one["id"]]} for one in theirs[UPDATES] if one["id"] in placed]
    lost = [jot_of(update, packet.promise(update)) for update in updates if update.id not in placed]
    theirs[JOTS] = [*theirs[JOTS], *map(to_plain, lost)]
    prepared = [from_plain(one, Preparation) for one in here[PREPARATIONS] if one["pair_id"] == pair_id]
    coming = (preparation_here(from_plain(one, Preparation), prepared) for one in theirs[PREPARATIONS])
    theirs[PREPARATIONS] = [to_plain(one) for one in coming if one is not None]
    if not with_meeting:
        theirs[COMMITMENTS] = []
    return theirs


def _placed(packet: Packet, updates: Sequence[Update], promises: Sequence[Commitment]) -> Iterator[tuple[str, str]]:
    """The promise here of each update that has one, both by identity."""
    known = {promise.id for promise in promises}
    for update in updates:
        promise = packet.promise(update)
        if update.promise_id in known:
            yield update.id, update.promise_id
        elif promise is not None and (same := promise_here(promise, promises)) is not None:
            yield update.id, same.id


def _of_pair(value: Any, pair_id: str) -> Any:
    """A copy in which everything belongs to that pair."""
    if isinstance(value, dict):
        return {name: pair_id if name == "pair_id" else _of_pair(part, pair_id) for name, part in value.items()}
    return [_of_pair(part, pair_id) for part in value] if isinstance(value, list) else value


def _refused(why: str) -> MeetError:
    return NotPossible(f"Cannot take in this packet: {why}.", SAFE, "Take in only what meet pack wrote.")
