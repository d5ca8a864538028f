"""Whose an entry is when that cannot be read any more: the pairs and the meetings know each other's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from typing import Any

from meetingtui.storage.store.codec import fits
from meetingtui.storage.store.file_format import Document, RawTables
from meetingtui.storage.store.kinds import MEETINGS, PAIRS

_WHEN = ("began", "ended", "agreed_end", "made_at", "added_at", "noted_at", "begun_at", "written_at", "at")
"""The fields that say when something was."""


def with_pairs_found(tables: RawTables, doubtful: Container[tuple[str, str]]) -> RawTables:
    """The tables, with a pair for each that several entries speak of and none is kept of; and a pair's id mended.

    Args:
        tables: All of them.
        doubtful: Table and number of the entries that are not as they were saved.
    """
    pairs = dict(tables.get(PAIRS, {}))
    known = {pair.get("id") for number, pair in pairs.items() if (PAIRS, number) not in doubtful}
    spoken_of = Counter(
        document["pair_id"]
        for name, table in tables.items()
        for number, document in table.items()
        if name != PAIRS and isinstance(document.get("pair_id"), str)
    )
    broken = [number for number in pairs if (PAIRS, number) in doubtful]
    for pair_id, times in spoken_of.most_common():
        if pair_id in known or any(pairs[number].get("id") == pair_id for number in broken):
            continue
        if times < 2 and known:
            continue  # rather a damaged entry than a lost pair
        meeting = next((one for one in _meetings(tables) if one.get("pair_id") == pair_id), None)
        if broken:
            number = broken.pop(0)
        elif meeting is not None:
            number = str(1 + max(map(int, pairs), default=0))
        else:
            continue
        pairs[number] = {**_from_meeting(meeting), **pairs.get(number, {}), "id": pair_id}
    return {**tables, PAIRS: pairs} if pairs else tables


def knowledge(name: str, document: Document, tables: RawTables) -> Mapping[str, Any]:
    """What the fields of an entry have to be if they cannot be read, as far as the other entries tell."""
    pairs = [pair for pair in tables.get(PAIRS, {}).values() if "id" in pair]
    pair = _pair_of(document, pairs)
    known: dict[str, Any] = {
        "owner": "mentee",
        "by": "mentee",
        "text": "(unreadable)",
        "outcome": "not-yet",
    }
    times = (document.get(field) for field in _WHEN)
    at: Any = next((time for time in times if fits(time, datetime)), "")
    if pair is not None:
        known |= {"pair_id": pair["id"], "zone": pair.get("zone", "UTC")}
        at = at or pair.get("made_at", "")
        for role in ("mentor", "mentee"):
            person = pair.get(role)
            if name != PAIRS and isinstance(person, dict):
                known[role] = person.get("name", "")
    if name == PAIRS:
        known["zone"] = "UTC"
    if name == MEETINGS:
        numbers = {one.get("number") for one in _meetings(tables) if pair and one.get("pair_id") == pair["id"]}
        known["kind"] = "weekly"
        known["number"] = 1 + max((number for number in numbers if isinstance(number, int)), default=0)
    if at:
        known |= dict.fromkeys(_WHEN, at)
    return known


def _pair_of(document: Document, pairs: list[Document]) -> Document | None:
    """The only pair, or the one whose identity differs in one letter, or the one of the same names."""
    said = str(document.get("pair_id"))
    names = document.get("mentor"), document.get("mentee")
    near = [pair for pair in pairs if len(pair["id"]) == len(said) and sum(map(str.__ne__, said, pair["id"])) <= 1]
    same = [pair for pair in pairs if tuple(_name(pair.get(role)) for role in ("mentor", "mentee")) == names]
    return next((found[0] for found in (pairs, near, same) if len(found) == 1), None)


def _from_meeting(meeting: Document | None) -> Document:
    if meeting is None:
        return {}
    zone = meeting.get("zone", "UTC")
    people = {role: {"name": meeting.get(role), "zone": zone} for role in ("mentor", "mentee")}
    return {**people, "zone": zone, "made_at": meeting.get("began")}


def _meetings(tables: RawTables) -> Iterator[Document]:
    yield from reversed(tables.get(MEETINGS, {}).values())


def _name(person: object) -> object:
    return person.get("name") if isinstance(person, dict) else None
