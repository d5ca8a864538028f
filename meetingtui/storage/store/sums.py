"""A sum for each document of a file, so that one that was damaged does not put the others in doubt.

    "2": {"schema": 3, "rev": 12, "sums": {"pairs": {"1": "0a1b2c3d"}, …}, "sha256": "…"}

It stands beside the description of the file and repeats its numbers. A sum is the CRC-32 of the document as compact
JSON: it finds every damage of up to 32 bits in a row, and misses one in four thousand millions of the others. Whether
the file as a whole is as it was written, its own checksum says.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

Known: TypeAlias = tuple[Mapping[str, Mapping[str, Any]], Mapping[str, Mapping[str, str]]]
"""Tables, and the sums of their documents."""

_NAMES = ("schema", "rev", "sums")


@dataclass(frozen=True)
class Sums:
    """What a file said of its documents when it was written."""

    schema: int
    """The version of the documents' form."""
    revision: int
    """Which save it was."""
    tables: Mapping[str, Mapping[str, str]]
    """Name of the table → TinyDB's number → sum, in the order of the file."""


def sum_of(document: object) -> str:
    """What the document adds up to, whatever the spacing that it is written with."""
    return f"{zlib.crc32(msgspec.json.encode(document)):08x}"


def summed(tables: Mapping[str, Any], known: Known | None = None) -> dict[str, dict[str, str]]:
    """The sums of all documents; what is no table has none.

    Args:
        tables: Name of the table → TinyDB's number → document.
        known: Tables and their sums; a document that is the same object as in these is not looked at again.
    """
    sums: dict[str, dict[str, str]] = {}
    before, told = known or ({}, {})
    for name, table in tables.items():
        if not isinstance(table, Mapping):
            continue
        documents, old = before.get(name, {}), told.get(name, {})
        sums[name] = {
            number: old[number] if number in old and documents.get(number) is document else sum_of(document)
            for number, document in table.items()
        }
    return sums


def described_sums(sums: Mapping[str, Mapping[str, str]], *, schema: int, revision: int) -> dict[str, Any]:
    """The sums as they stand in the file, with a checksum of their own."""
    described = {"schema": schema, "rev": revision, "sums": sums}
    return {**described, "sha256": _own_checksum(described)}


def sums_in(description: object, *, intact: bool) -> Sums | None:
    """The sums that a file's description holds; None when there are none, or when they were damaged themselves.

    Args:
        description: The table that describes the file.
        intact: Whether the file's own checksum is right, so that these need not be checked as well.
    """
    try:
        found: dict[str, Any] = description["2"]  # type: ignore[index]
        described = {name: found[name] for name in _NAMES}
        if intact or found["sha256"] == _own_checksum(described):
            return Sums(*described.values())
    except (KeyError, TypeError, IndexError):
        pass
    return None


def _own_checksum(described: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(described)).hexdigest()
