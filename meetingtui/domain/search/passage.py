"""A piece of what was said in a meeting, and how what was begun there stands today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.people import Role

CARRIED = "carried"
"""How a promise stands that came back."""
OPPORTUNITY, MONTH, AMENDMENT, ABSENCE = "opportunity", "month", "amendment", "absence"
"""What a passage may be part of."""
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a meeting, as somebody typed it."""

    place: str
    """Where it stands, in words: `Last week, went well`."""
    text: str
    """What was typed; never blank."""
    key: str
    """Its address in the record, which stays: `answers/went-well`, `topics/t-1/notes`."""
    owner: Role | None = None
    """Whose it is; None when it belongs to both, or nobody said."""
    statuses: frozenset[str] = _NOTHING
    """How it stands or what was said of it, in words such as `done` or `carried`."""
    goals: tuple[str, ...] = ()
    """The words of the goals that it belongs to."""
    part_of: frozenset[str] = _NOTHING
    """`month` for the month review, `opportunity` for a door, `absence` for days away, `amendment`."""


@dataclass(frozen=True)
class Today:
    """How what was begun in meetings stands today, by identity; without it things are as they were then."""

    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    """The pair's promises."""
    doors: Mapping[str, Opportunity] = field(default_factory=dict)
    """What the mentor looks out for, or has opened."""
