"""Identities as people can type them, where nothing else tells two things apart."""

from __future__ import annotations

from collections.abc import Sequence

SHORTEST_ID = 6
"""Letters that somebody has to type at least, so that no number or name is taken for an identity."""
_USUAL = 8


def short_ids(identities: Sequence[str]) -> list[str]:
    """The beginning of each identity, as long as it takes to tell them apart."""
    length = _USUAL
    while len({identity[:length] for identity in identities}) < len(set(identities)):
        length += 1
    return [identity[:length] for identity in identities]


def is_short_for(typed: str, identity: str) -> bool:
    """Whether the typed words are the beginning of an identity, and enough of it."""
    return len(typed) >= min(SHORTEST_ID, len(identity)) and identity.casefold().startswith(typed.casefold())
