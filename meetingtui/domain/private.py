"""What is private: the one rule for everything that leaves the program.

A document, or a part of one, that is marked with `"private": true` is kept by one of the two to themselves. So are
its copies elsewhere, marked or not, every version of it, and what was promised for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import Any

_NAMES = ("id", "goal_id", "door_id", "promise_id", "of")
"""Under which a part says what it is, what it is for, or what it is a version of."""
_HELD = ("document", "contents", "commitment", "goal")
"""What a version, a meeting or a look back is nothing without."""


def is_private(part: Any, private: Set[str] = frozenset()) -> bool:
    """Whether a document or a part of one is marked, or belongs to something that is private.

    Args:
        part: What was kept.
        private: As `private_ids` gives them.
    """
    if not isinstance(part, Mapping):
        return False
    if part.get("private") is True or any(is_private(part.get(name), private) for name in _HELD):
        return True
    names = [name for name in map(part.get, _NAMES) if isinstance(name, str)]
    # A correction is known by its address: `commitments/c-5/text`.
    address = part.get("key")
    names += address.split("/") if isinstance(address, str) else ()
    return not private.isdisjoint(names)


def private_ids(documents: Iterable[Mapping[str, Any]], pair_ids: Collection[str]) -> Set[str]:
    """The identities of what is private in the documents of these pairs; what has none counts for itself."""
    theirs = [document for document in documents if document.get("pair_id", document.get("id")) in pair_ids]
    marked = {name for document in theirs for name in _marked(document)}
    return marked | {str(document["id"]) for document in theirs if document.get("goal_id") in marked}


def without_private(value: Any, private: Set[str]) -> Any:
    """A copy of documents, or of a part of them, from which all is gone that is private."""
    if isinstance(value, Mapping):
        return {name: without_private(part, private) for name, part in value.items() if not is_private(part, private)}
    if isinstance(value, list):
        return [without_private(part, private) for part in value if not is_private(part, private)]
    return value


def _marked(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if value.get("private") is True:
            yield str(value.get("id") or id(value))
        for part in value.values():
            yield from _marked(part)
    elif isinstance(value, list):
        for part in value:
            yield from _marked(part)
