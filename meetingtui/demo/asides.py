"""The form in which the first meeting, and what happens between meetings, is written down.

Whatever needs a date is counted in weeks and days from the first meeting, because the story can be told on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingtui.domain.goals import GoalState
from meetingtui.domain.people import Role


@dataclass(frozen=True)
class Said:
    """An answer of the first meeting."""

    question: str
    """The key of the question."""
    words: str = ""
    """What was typed."""
    chosen: str = ""
    """The keys of the options that were chosen, one letter or figure each."""


@dataclass(frozen=True)
class Away:
    """Days on which somebody cannot meet."""

    who: Role | None
    """Who is away; None means both."""
    first: tuple[int, int]
    """The first day away: a week of the story, and days after its meeting."""
    last: tuple[int, int]
    """The last day away, likewise."""
    bridge: str
    """How the two keep in touch meanwhile."""


@dataclass(frozen=True)
class CalledOff:
    """A meeting that was called off an hour before."""

    week: int
    """Its week."""
    reason: str
    """Why."""


@dataclass(frozen=True)
class GoalTurn:
    """A goal that changes between two meetings, in the evening."""

    week: int
    """The week of the meeting before."""
    day: int
    """Days after that meeting."""
    key: str
    """Which goal."""
    why: str
    """One line of reason."""
    state: GoalState | None = None
    """Where it stands now; None when it is moved."""
    days: int | None = None
    """The horizon on which it is put; None when only its state changes."""


@dataclass(frozen=True)
class Revision:
    """The agreement is revised between two meetings."""

    week: int
    """The week of the meeting before."""
    day: int
    """Days after that meeting."""
    why: str
    """One line of reason."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """The terms that get other words, by their key."""
    months: int | None = None
    """How long it is meant to run now, in months from the first meeting; None when that stays."""
    away: Away | None = None
    """Days away that came to be known."""


Aside = CalledOff | GoalTurn | Revision
"""Something that happens between two meetings."""
