"""What is kept, as far as it may be taken along: all tables without what is private."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any

from meetingtui.domain.private import private_ids, without_private
from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.kinds import VERSIONS
from meetingtui.storage.transfer.export_file import TABLES


def private_in(tables: Tables, pair_ids: Collection[str]) -> Set[str]:
    """The identities of what is private to these pairs; their number is how much that is."""
    return private_ids((document for name in TABLES for document in tables[name].all()), pair_ids)


def shareable(tables: Tables, private: Set[str]) -> Tables:
    """The tables without what is private, to be read only; the same object when there is nothing private.

    Args:
        tables: As `Database.read()` gives them.
        private: As `private_in` gives them.
    """
    if not private:
        return tables
    parts = {name: without_private(tables[name].all(), private) for name in TABLES}
    parts[VERSIONS] = list(_versions(parts))
    numbered = {name: {str(number): one for number, one in enumerate(parts[name], 1)} for name in TABLES}
    return Tables(AtomicJSONStorage(numbered, writable=False))


def _versions(parts: Mapping[str, Sequence[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Each version under the identity that follows from what it says now; none that says the same as another one."""
    told = {row["of"] for row in parts[VERSIONS]}
    seen = {version_id(name, one) for name in TABLES for one in parts[name] if one.get("id") in told}
    for row in parts[VERSIONS]:
        identity = version_id(row["table"], row["document"])
        if identity not in seen:
            seen.add(identity)
            yield {**row, "id": identity}
