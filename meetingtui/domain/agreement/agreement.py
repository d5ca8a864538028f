"""What the pair settled: one page, dated, revised whenever it no longer fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from meetingtui.domain.people import Role

NEAR_ITS_END = timedelta(days=14)
"""From so long before its end on, the wrap-up meeting is offered."""


class Cadence(StrEnum):
    """How often the pair meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "every two weeks"
    WITH_CHECK = "every two weeks, with a quick check between"

    @property
    def weeks(self) -> int:
        """Weeks from one meeting to the next, quick checks included."""
        return 2 if self is Cadence.FORTNIGHTLY else 1


@dataclass(frozen=True)
class Slot:
    """A weekday and a time of day, in the pair's zone."""

    weekday: int
    """0 is Monday."""
    clock: time
    """The time of day on the wall clock."""


@dataclass(frozen=True)
class Absence:
    """Days on which one of the two, or both, cannot meet."""

    id: str
    """Identity."""
    who: Role | None
    """Who is away; None means both."""
    first: date
    """The first day away."""
    last: date
    """The last day away."""
    bridge: str = ""
    """How the pair keeps in touch meanwhile, as typed."""

    def covers(self, day: date) -> bool:
        """Whether the day falls into it."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Agreement:
    """One state of the page; a revision is a new one, and the old one stays."""

    id: str
    """ID of this state."""
    pair_id: str
    """Whose it is."""
    agreed_on: date
    """The day, in the pair's zone."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """What was settled in words, by the key of the question (see `agreement_terms`)."""
    both_said_yes: bool = False
    """Whether both said yes aloud."""
    slot: Slot | None = None
    """The usual slot; None when it was left open."""
    second_slot: Slot | None = None
    """The second choice."""
    minutes: int = 60
    """The usual length of a meeting."""
    cadence: Cadence = Cadence.WEEKLY
    """How often the pair meets."""
    absences: tuple[Absence, ...] = ()
    """Days on which somebody is away, in order of their first day."""
    runs_until: date | None = None
    """How long the mentorship is meant to run; None when that was left open."""
    why: str = ""
    """One line on why it was revised; empty for the first."""
    replaces: str | None = None
    """The state before; None for the first."""

    def ends_soon(self, today: date) -> bool:
        """Whether the agreed time is near its end, or over."""
        return self.runs_until is not None and today >= self.runs_until - NEAR_ITS_END


def in_force(agreements: Sequence[Agreement]) -> Agreement | None:
    """The state that holds today: the newest one; None when nothing was settled yet."""
    return agreements[-1] if agreements else None


def revised(agreement: Agreement, *, new_id: str, on: date, why: str, **changes: object) -> Agreement:
    """The page with changes, dated; the state before stays, and the reason is kept.

    Nobody has said yes to a revision until `both_said_yes` is among the changes.
    """
    settled = {"both_said_yes": False, **changes}
    return replace(agreement, id=new_id, agreed_on=on, why=why, replaces=agreement.id, **settled)  # type: ignore[arg-type]
