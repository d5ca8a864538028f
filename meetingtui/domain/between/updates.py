"""How a promise gets on in the week: said when it happens, and there when the next meeting looks back at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meetingtui.domain.between.lines import checked_line
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.commitments import EVERYDAY, Commitment, Outcome
from meetingtui.domain.people import Role


@dataclass(frozen=True)
class Update:
    """What was said of a promise between two meetings; the promise itself is settled when the two meet."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    promise_id: str
    """The commitment that it is about."""
    at: datetime
    """When it was said, in UTC."""
    outcome: Outcome
    """How far it is."""
    note: str = ""
    """In their words; what it is now, where it was changed."""
    by: Role | None = None
    """Who said so; None when nobody said."""
    taken_back_at: datetime | None = None
    """When it was taken back, in UTC; None while it stands."""


def checked_update(outcome: Outcome, words: str) -> str:
    """The words of an update on one line; raises BadInput for an outcome that a meeting decides, or for no words."""
    if outcome not in EVERYDAY:
        raise BadInput(f"Whether it is {outcome.words} is decided in the next meeting.")
    missing = "What is it now?" if outcome is Outcome.CHANGED else ""
    return checked_line(words, missing, 'Add it: meet task 2 changed "what I will do instead"')


def standing_updates(updates: Iterable[Update], commitments: Iterable[Commitment]) -> dict[str, Update]:
    """The last update of each promise that a next meeting can open with, by the promise's identity.

    What was said before the last look back at a promise is answered by it, and left out.
    """
    asked = {promise.id: promise for promise in commitments if promise.open}
    found: dict[str, Update] = {}
    for update in sorted(updates, key=lambda update: update.at):
        promise = asked.get(update.promise_id)
        if promise is None or update.taken_back_at is not None:
            continue
        if promise.history and promise.history[-1].at >= update.at:
            continue
        found[promise.id] = update
    return found
