"""What is private: the one rule for everything that leaves the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any


def is_private(document: Mapping[str, Any]) -> bool:
    """Whether one of the two keeps it to themselves: a document that is marked with `"private": true`."""
    return document.get("private") is True


def private_ids(documents: Iterable[Mapping[str, Any]], pair_ids: Collection[str]) -> Set[str]:
    """The identities of what is private among the documents of these pairs."""
    return {str(d.get("id")) for d in documents if is_private(d) and d.get("pair_id") in pair_ids}
