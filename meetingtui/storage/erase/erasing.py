"""The tables, and the draft of another meeting, without what is forgotten.

Works on plain documents in the form of the present schema; those that are not concerned stay as they are.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from meetingtui.domain.forgetting import Leaving
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.file_format import Document, RawTables
from meetingtui.storage.store.kinds import PAIRS, TOPICS, VERSIONS

_OVER = ("discussed", "dropped")
_SAID = ("note", "evidence", "why")
"""What was said of a promise or a goal in a meeting, beside the meeting's identity."""


def without_pair(tables: RawTables, pair_id: str) -> RawTables:
    """The tables without any document of the pair."""
    return {
        name: {
            number: document
            for number, document in table.items()
            if pair_id not in (document.get("id"), document.get("pair_id"))
        }
        for name, table in tables.items()
    }


def without_meeting(tables: RawTables, leaving: Leaving) -> RawTables:
    """The tables without the meeting, what goes with it, and what it said of things that stay."""
    after: RawTables = {}
    for name, table in tables.items():
        kept = {number: _kept(name, document, leaving) for number, document in table.items()}
        after[name] = {number: document for number, document in kept.items() if document is not None}
    return _without_equal_versions(after) if VERSIONS in after else after


def draft_without(draft: Document, leaving: Leaving) -> Document:
    """The draft of another meeting without what this one said."""
    erased: Document = _unsaid(draft, leaving, goes=leaving.gone)
    return {**erased, "pair": _without_place(erased["pair"], leaving)}


def _kept(table: str, document: Document, leaving: Leaving) -> Document | None:
    identity = document.get("id")
    if table == PAIRS and identity == leaving.pair_id:
        return _without_place(document, leaving)
    if document.get("pair_id") != leaving.pair_id:
        return document
    if table == VERSIONS:
        # It goes with that of which it is the other version, and else is told apart by what it says.
        erased = _kept(document["table"], document["document"], leaving)
        return erased and {**document, "id": version_id(document["table"], erased), "document": erased}
    if identity == leaving.meeting_id or identity in leaving.gone:
        return None
    if table == TOPICS and identity in leaving.spent and document.get("state") in _OVER:
        return None
    unsaid: Document = _unsaid(document, leaving)
    return unsaid


def _without_place(pair: Document, leaving: Leaving) -> Document:
    """A pair as it once was, without the place that was typed for a date that is over."""
    date, past = pair.get("next_meeting"), leaving.past_meeting
    if not date or not past or (_instant(date, "starts_at"), date.get("place")) != (past.starts_at, past.place):
        return pair
    return {**pair, "next_meeting": {key: part for key, part in date.items() if key != "place"}}


def _unsaid(value: Any, leaving: Leaving, goes: frozenset[str] = frozenset()) -> Any:
    """A part of a document without what the meeting said, and without the things of a list that go."""
    if isinstance(value, list):
        return [_unsaid(part, leaving, goes) for part in value if not _is_one_of(part, goes)]
    if not isinstance(value, dict):
        return value
    parts = {key: _unsaid(part, leaving, goes) for key, part in value.items()}
    if parts.get("meeting_id") == leaving.meeting_id:
        parts = {key: part for key, part in parts.items() if key not in (*_SAID, "meeting_id")}
        if "outcome" in parts:
            return {**parts, "meeting_id": ""}
    if isinstance(parts.get("moves"), list):
        parts["moves"] = [_unsaid_move(parts.get("id"), move, leaving) for move in parts["moves"]]
    return parts


def _unsaid_move(door_id: Any, move: Document, leaving: Leaving) -> Document:
    if (door_id, _instant(move, "at")) not in leaving.moves:
        return move
    return {key: part for key, part in move.items() if key != "note"}


def _is_one_of(part: Any, goes: frozenset[str]) -> bool:
    things = (part, part.get("commitment"), part.get("goal")) if isinstance(part, dict) else ()
    return any(isinstance(thing, dict) and thing.get("id") in goes for thing in things)


def _without_equal_versions(tables: RawTables) -> RawTables:
    """Versions that say the same as what is kept, or as each other, once all that set them apart is gone, go too."""
    said = {(name, document["id"]): document for name, table in tables.items() for document in table.values()}
    versions: dict[str, Document] = {}
    for number, version in tables[VERSIONS].items():
        same = said.get((version["table"], version["of"])) == version["document"]
        if not same and all(version["id"] != other["id"] for other in versions.values()):
            versions[number] = version
    return {**tables, VERSIONS: versions}


def _instant(document: Document, field: str) -> datetime | None:
    with suppress(TypeError, ValueError):
        return datetime.fromisoformat(document.get(field, ""))
    return None
