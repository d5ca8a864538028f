"""Tables and drafts without a meeting, or without a pair, whatever version of the program wrote them.

Works on plain documents: a backup is to stay what it was but for what is forgotten, its version included. What is not
concerned is handed back as the same object, so that a file in which nothing changes is not written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

import msgspec

from meetingtui.domain.forgetting import Leaving
from meetingtui.storage.canonical import version_id
from meetingtui.storage.file_format import RawTables
from meetingtui.storage.tinydb_store import (
    AGREEMENTS,
    COMMITMENTS,
    GOALS,
    MEETINGS,
    MISSED,
    OPPORTUNITIES,
    PAIRS,
    TOPICS,
    VERSIONS,
)

Document = dict[str, Any]
KNOWN = {PAIRS, MEETINGS, COMMITMENTS, GOALS, OPPORTUNITIES, TOPICS, AGREEMENTS, MISSED, VERSIONS}
"""The tables whose documents this module can take apart; of any other, a document that names what goes goes whole."""
_OVER = ("discussed", "dropped")
_SAID = ("note", "evidence", "why")
"""What was said of a promise or a goal in a meeting, beside the meeting's identity."""


class Eraser(Protocol):
    """Takes something out of whatever holds it."""

    signs: Collection[bytes]
    """A file without any of these byte strings need not be looked at."""
    marks: Collection[bytes]
    """A damaged file that has one of these byte strings holds what is to go."""
    meeting_ids: Collection[str]
    """The meetings that go whole; their drafts bear these names."""

    def tables(self, tables: RawTables) -> RawTables:
        """The tables without it; the same object when nothing of it is there."""
        ...

    def draft(self, document: Document) -> Document | None:
        """A draft without it; the same object when nothing of it is there, None when the draft goes whole."""
        ...


class PairEraser:
    """Takes out everything of a pair."""

    def __init__(self, pair_id: str, meeting_ids: Collection[str]) -> None:
        """Take the pair and the meetings that are known to be its own."""
        self.meeting_ids: Collection[str] = meeting_ids
        self.marks: Collection[bytes] = [in_json(identity) for identity in (pair_id, *sorted(meeting_ids))]
        self.signs: Collection[bytes] = self.marks
        self._pair_id = pair_id

    def tables(self, tables: RawTables) -> RawTables:
        """The tables without any document of the pair; the same object when there is none."""
        return _kept(tables, lambda _, document: None if self._is_its(document) else document)

    def draft(self, document: Document) -> Document | None:
        """None for a draft of the pair, the same object for any other."""
        pair = document.get("pair")
        return None if isinstance(pair, dict) and pair.get("id") == self._pair_id else document

    def _is_its(self, document: Document) -> bool:
        whose = document.get("pair_id", document.get("id"))
        if whose == self._pair_id:
            return True
        return "pair_id" not in document and _mentions(document, self._pair_id)


class MeetingEraser:
    """Takes out a meeting, what goes with it, and what it said of things that stay."""

    def __init__(self, leaving: Leaving) -> None:
        """Take what the rule says of the meeting."""
        self.meeting_ids: Collection[str] = (leaving.meeting_id,)
        self.marks: Collection[bytes] = [
            in_json(identity) for identity in (leaving.meeting_id, *sorted(leaving.goes.ids))
        ]
        self._leaving = leaving
        self._goes = leaving.goes.ids
        self._doors = {door for door, _ in leaving.moves}
        self.signs: Collection[bytes] = [*self.marks, *map(in_json, sorted(leaving.spent | self._doors))]
        if leaving.past_meeting and leaving.past_meeting.place:
            self.signs = [*self.signs, in_json(leaving.past_meeting.place)]
        # Most documents of ten years have none of these, and looking into every part of them takes its time.
        self._said = [in_json(identity) for identity in (leaving.meeting_id, *sorted(self._doors))]

    def tables(self, tables: RawTables) -> RawTables:
        """The tables without the meeting; the same object when nothing of it is there."""
        without = _kept(tables, self._document)
        return without if without is tables else _without_equal_versions(without)

    def draft(self, document: Document) -> Document | None:
        """The draft of another meeting without what this one said; None for the meeting's own."""
        if document.get("id") == self._leaving.meeting_id:
            return None
        erased: Document = self._erased(document, items=True)
        pair = erased.get("pair")
        if not isinstance(pair, dict) or (after := self._without_place(pair)) is pair:
            return erased
        return {**erased, "pair": after}

    def _document(self, table: str, document: Document) -> Document | None:
        if table == PAIRS and document.get("id") == self._leaving.pair_id:
            return self._without_place(document)
        if document.get("pair_id") != self._leaving.pair_id:
            foreign = table not in KNOWN and "pair_id" not in document
            return None if foreign and _mentions(document, self._leaving.meeting_id) else document
        if table not in KNOWN:
            gone = (self._leaving.meeting_id, *self._goes)
            return None if any(_mentions(document, identity) for identity in gone) else document
        if table == VERSIONS:
            return self._version(document)
        identity = document.get("id")
        if identity in self._goes or (table == MEETINGS and identity == self._leaving.meeting_id):
            return None
        if table == TOPICS and identity in self._leaving.spent and document.get("state") in _OVER:
            return None
        encoded = msgspec.json.encode(document)
        if not any(sign in encoded for sign in self._said):
            return document
        erased: Document = self._erased(document)
        return erased

    def _version(self, version: Document) -> Document | None:
        """The other version of something: it goes with that something, and else is told apart by what it says."""
        table, document = version.get("table"), version.get("document")
        if not isinstance(table, str) or not isinstance(document, dict):
            return None if _mentions(version, self._leaving.meeting_id) else version
        erased = self._document(table, document)
        if erased is None or erased is document:
            return version if erased is document else None
        return {**version, "id": version_id(table, erased), "document": erased}

    def _erased(self, value: Any, *, items: bool = False) -> Any:
        """The value without what the meeting said.

        Args:
            value: Any part of a document.
            items: Whether things that go with the meeting go from the lists in it, too.
        """
        if type(value) is list:
            kept = [self._erased(part, items=items) for part in value if not (items and self._is_gone(part))]
            return value if len(kept) == len(value) and all(map(_is, kept, value)) else kept
        if type(value) is not dict:
            return value
        parts = {key: self._erased(part, items=items) for key, part in value.items()}
        if parts.get("meeting_id") == self._leaving.meeting_id:
            parts = _unsaid(parts)
        if parts.get("id") in self._doors and isinstance(parts.get("moves"), list):
            moves = [self._unsaid_move(str(parts["id"]), move) for move in parts["moves"]]
            parts = parts if all(map(_is, moves, parts["moves"])) else {**parts, "moves": moves}
        # A part that changed is another object, and so is a part that was taken out.
        return value if len(parts) == len(value) and all(_is(parts[key], value[key]) for key in value) else parts

    def _without_place(self, pair: Document) -> Document:
        """The pair as it was then, without the place that was typed for a date that is over."""
        date, past = pair.get("next_meeting"), self._leaving.past_meeting
        if past is None or not past.place or not isinstance(date, dict) or date.get("place") != past.place:
            return pair
        if instant(date.get("starts_at")) != past.starts_at:
            return pair
        return {**pair, "next_meeting": {key: part for key, part in date.items() if key != "place"}}

    def _is_gone(self, part: Any) -> bool:
        if not isinstance(part, dict):
            return False
        things = (part, part.get("commitment"), part.get("goal"))
        return any(isinstance(thing, dict) and thing.get("id") in self._goes for thing in things)

    def _unsaid_move(self, door_id: str, move: Any) -> Any:
        if not isinstance(move, dict) or "note" not in move:
            return move
        here = (door_id, instant(move.get("at"))) in self._leaving.moves
        return {key: part for key, part in move.items() if key != "note"} if here else move


def in_json(identity: str) -> bytes:
    """The identity as it stands in every file that holds it."""
    return json.dumps(identity, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _kept(tables: RawTables, keep: Callable[[str, Document], Document | None]) -> RawTables:
    """The tables with what `keep(table, document)` makes of each document, without those that it makes None."""
    after: RawTables = {}
    changed = False
    for name, table in tables.items():
        kept = {number: keep(name, document) for number, document in table.items()}
        same = all(map(_is, kept.values(), table.values()))
        after[name] = (
            table if same else {number: document for number, document in kept.items() if document is not None}
        )
        changed = changed or not same
    return after if changed else tables


def _without_equal_versions(tables: RawTables) -> RawTables:
    """Versions that say the same as what is kept, or as each other, once all that set them apart is gone, go too."""
    if VERSIONS not in tables:
        return tables
    known = {version_id(name, document) for name in KNOWN - {VERSIONS} for document in _documents(tables, name)}
    versions = {}
    for number, version in tables[VERSIONS].items():
        if version.get("id") not in known:
            known.add(str(version.get("id")))
            versions[number] = version
    return {**tables, VERSIONS: versions}


def _documents(tables: RawTables, name: str) -> Iterable[Document]:
    return tables.get(name, {}).values()


def _unsaid(parts: Document) -> Document:
    """A look back or a change of a goal without words, and without the meeting in which it was said."""
    silent = {key: part for key, part in parts.items() if key not in _SAID}
    if "outcome" in silent:
        return {**silent, "meeting_id": ""}
    del silent["meeting_id"]
    return silent


def _mentions(value: Any, identity: str) -> bool:
    if isinstance(value, dict):
        return any(_mentions(part, identity) for part in value.values())
    if isinstance(value, list):
        return any(_mentions(part, identity) for part in value)
    return bool(value == identity)


def instant(value: Any) -> datetime | None:
    """The instant that is stored; None for what is none."""
    with suppress(TypeError, ValueError):
        return datetime.fromisoformat(value)
    return None


def _is(one: object, other: object) -> bool:
    return one is other
