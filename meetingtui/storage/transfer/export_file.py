"""The lossless form in which meetings are taken along: one JSON object that `meet import` takes back.

    {
      "meetingtui": {"export": 1, "schema": 7},
      "pairs": [{"id": "…", …}],
      "meetings": […], "commitments": […], "goals": […], "opportunities": […], "topics": […], "agreements": […],
      "missed": […], "jots": […], "updates": […], "preparations": […], "invitations": […], "link_marks": […],
      "contacts": […], "courtesies": […], "mail_addresses": […], "versions": […]
    }

The documents are those of the data file, whole. The same content always gives the same bytes: each list is sorted
by `id`, pairs by the instant at which they were set up, meetings by pair and number; topics keep their queue's order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from meetingtui.domain.text import harmless_json
from meetingtui.storage.store.file_format import no_garbage_collection
from meetingtui.storage.store.json_safe import plain_document
from meetingtui.storage.store.kinds import KINDS, MEETINGS, PAIRS, TOPICS, VERSIONS
from meetingtui.storage.store.upgrades import UPGRADES
from meetingtui.storage.transfer.stored_order import DocumentView, identity, meeting_order, pair_order

if TYPE_CHECKING:
    from meetingtui.storage.store.atomic_json import Tables

HEAD = "meetingtui"
"""The name of what describes the file."""
EXPORT = 1
"""The version of this form."""
STORE_SCHEMA = 1 + len(UPGRADES)
"""The version of the documents in it."""
TABLES = (*KINDS, VERSIONS)
"""What is taken along, in the order of the file."""

_FIRST = ("id", "pair_id")


def export_bytes(tables: Tables, pair_ids: Collection[str] | None = None) -> bytes:
    """Everything that is kept of these pairs, as a file that `meet import` takes back.

    Args:
        tables: As `Database.read()` gives them.
        pair_ids: Whose; None means all pairs.

    Raises:
        NotPossible: somebody wrote something into the data file that cannot be written again.
    """
    return export_of({name: tables[name].all() for name in TABLES}, pair_ids)


def export_of(documents: Mapping[str, Iterable[DocumentView]], pair_ids: Collection[str] | None = None) -> bytes:
    """The same of documents by the name of their table, in the order of the store."""
    pairs = [pair for pair in documents[PAIRS] if pair_ids is None or pair.get("id") in pair_ids]
    place = {pair.get("id"): index for index, pair in enumerate(sorted(pairs, key=pair_order))}
    whole: dict[str, Any] = {HEAD: {"export": EXPORT, "schema": STORE_SCHEMA}}
    with no_garbage_collection():
        for name in TABLES:
            owner = "id" if name == PAIRS else "pair_id"
            wanted = [document for document in documents[name] if document.get(owner) in place]
            if name == TOPICS:
                wanted.sort(key=lambda topic: place[topic["pair_id"]])
            else:
                wanted.sort(key={PAIRS: pair_order, MEETINGS: meeting_order}.get(name, identity))
            whole[name] = [_arranged(plain_document(document, name)) for document in wanted]
        text = msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
        return harmless_json(text).encode() + b"\n"


def _arranged(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its names in one fixed order: its identity, then the alphabet."""
    first = {name: document[name] for name in _FIRST if name in document}
    return {**first, **{name: _sorted(document[name]) for name in sorted(document) if name not in first}}


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(part) for part in value] if isinstance(value, list) else value
