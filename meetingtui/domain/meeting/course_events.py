"""What can happen to the course of a meeting, in the past tense: beginning, phases, pauses, time away, the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Offer


@dataclass(frozen=True)
class Event:
    """Something that happened."""

    at: datetime
    """When, in UTC."""


# --- the course of the meeting ------------------------------------------------------------------------------


@dataclass(frozen=True)
class MonthChosen(Event):
    """On arrival the month review was pulled forward or put off."""

    month: bool
    """Whether today's agenda has it."""


@dataclass(frozen=True)
class EndChosen(Event):
    """On arrival the end was agreed anew."""

    end: datetime | None
    """The agreed moment; None means the full length from the start."""


@dataclass(frozen=True)
class Started(Event):
    """The clock was started."""


@dataclass(frozen=True)
class PhaseEntered(Event):
    """The meeting went to a phase."""

    phase: PhaseKind
    """Which one."""
    by_itself: bool = False
    """True when the floor of the reserve moved it."""


@dataclass(frozen=True)
class Paused(Event):
    """Somebody was at the door."""


@dataclass(frozen=True)
class Resumed(Event):
    """The pause was over."""


@dataclass(frozen=True)
class Extended(Event):
    """Both said yes to more time."""

    offer: Offer
    """What they said yes to."""


@dataclass(frozen=True)
class ExtensionTakenBack(Event):
    """Both had said yes by mistake, and took the last extension back before it was used."""

    offer: Offer
    """What they had said yes to."""
    moved: timedelta
    """By how much it had made the end later."""


@dataclass(frozen=True)
class BeganEarlier(Event):
    """The meeting had begun before the clock was started."""

    by: timedelta
    """How much earlier."""


@dataclass(frozen=True)
class AwayNoticed(Event):
    """The program was not there for a while: the computer slept, or the program was gone."""

    since: datetime
    """The last sign of life before."""


@dataclass(frozen=True)
class AwaySettled(Event):
    """The pair said what the time away was."""

    counts: bool
    """True when the meeting went on meanwhile; False when it was a break."""


@dataclass(frozen=True)
class ClockShifted(Event):
    """The computer's clock was set; what was written down by the old one moves along."""

    by: timedelta
    """By how much it was moved; negative is backwards."""


@dataclass(frozen=True)
class SignOfLife(Event):
    """The program was still there."""


@dataclass(frozen=True)
class Finished(Event):
    """The meeting is over."""


@dataclass(frozen=True)
class Discarded(Event):
    """The meeting shall not be kept."""
