"""Corrections of finished meetings: dated, beside what was first written, which never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Amendment:
    """Other words for one line of a finished meeting."""

    id: str
    """Identity; the same correction on two machines has the same."""
    key: str
    """The address of the line in the record: `answers/went-well`, `topics/t-1/notes`."""
    words: str
    """What the line says from now on."""
    at: datetime
    """When it was written, in UTC."""
    taken_back_at: datetime | None = None
    """When it was taken back, in UTC; None while it stands."""


def standing(amendments: Iterable[Amendment]) -> dict[str, Amendment]:
    """By the line's address the newest correction that was not taken back."""
    in_time = sorted(amendments, key=lambda amendment: (amendment.at, amendment.id))
    return {amendment.key: amendment for amendment in in_time if amendment.taken_back_at is None}


def united(some: Iterable[Amendment], others: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """The corrections of both, each once, oldest first; what was taken back in one of them is taken back."""
    found: dict[str, Amendment] = {}
    for amendment in (*some, *others):
        known = found.get(amendment.id)
        taken_back = [each.taken_back_at for each in (known, amendment) if each and each.taken_back_at]
        # Ids are unique, so two of the same id differ in nothing else, unless somebody wrote in the file.
        chosen = (
            amendment if known is None else max(known, amendment, key=lambda each: (each.at, each.key, each.words))
        )
        found[amendment.id] = replace(chosen, taken_back_at=min(taken_back, default=None))
    return tuple(sorted(found.values(), key=lambda amendment: (amendment.at, amendment.id)))
