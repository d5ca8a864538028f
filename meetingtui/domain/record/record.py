"""A finished meeting, as it is kept for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.extensions import Extension
from meetingtui.domain.meeting.timebox import Pause
from meetingtui.domain.people import Role
from meetingtui.domain.record.addresses import address
from meetingtui.domain.record.amendments import Amendment, standing


class MeetingSummary(Protocol):
    """A finished meeting in short; a list of them does not need every word that was said."""

    @property
    def id(self) -> str:
        """The identity that the live meeting had."""
        ...

    @property
    def number(self) -> int:
        """Which one of the pair, from 1."""
        ...

    @property
    def kind(self) -> str:
        """What it was for."""
        ...

    @property
    def zone(self) -> str:
        """IANA name of the zone in which its times are said."""
        ...

    @property
    def mentor(self) -> str:
        """The mentor's name, on that day."""
        ...

    @property
    def mentee(self) -> str:
        """The mentee's name, on that day."""
        ...

    @property
    def began(self) -> datetime:
        """When it began, in UTC."""
        ...

    @property
    def ended(self) -> datetime:
        """When it was over, in UTC."""
        ...

    @property
    def agreed_end(self) -> datetime:
        """When it was to end, in UTC."""
        ...

    @property
    def length(self) -> timedelta:
        """From beginning to end, pauses included."""
        ...

    @property
    def overrun(self) -> timedelta:
        """How long it ran past the agreed end; nothing when it kept it."""
        ...

    @property
    def month_reviewed(self) -> bool:
        """Whether the month review was held."""
        ...

    @property
    def month_put_off(self) -> bool:
        """Whether the month review was due and put off."""
        ...

    @property
    def week_task(self) -> str | None:
        """The words of the week's task that was taken on, as corrected; None when there was none."""
        ...


@dataclass(frozen=True)
class PhaseTime:
    """How the time of one phase was used."""

    phase: PhaseKind
    """Which phase."""
    planned: timedelta
    """What the agenda gave it."""
    used: timedelta
    """What it took, pauses left out."""


@dataclass(frozen=True)
class MeetingRecord:
    """One meeting that was held: its words, its decisions and its time."""

    id: str
    """The identity that the live meeting had."""
    pair_id: str
    """Whose meeting it was."""
    number: int
    """Which one of the pair, from 1."""
    kind: MeetingKind
    """What it was for."""
    zone: str
    """IANA name of the zone in which its times are said."""
    mentor: str
    """The mentor's name on that day."""
    mentee: str
    """The mentee's name on that day."""
    began: datetime
    """When it began, in UTC."""
    ended: datetime
    """When it was over, in UTC."""
    agreed_end: datetime
    """When it was to end, extensions included, in UTC."""
    phases: tuple[PhaseTime, ...]
    """Planned and used time of each phase, in order."""
    contents: Contents
    """What was said and decided."""
    extensions: tuple[Extension, ...] = ()
    """What both said yes to."""
    pauses: tuple[Pause, ...] = ()
    """Its pauses."""
    month_reviewed: bool = False
    """Whether the month review was held."""
    month_put_off: bool = False
    """Whether the month review was due and put off."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections, those that were taken back too; everything else stays as it was on that day."""

    @property
    def length(self) -> timedelta:
        """From beginning to end, pauses included."""
        return self.ended - self.began

    @property
    def paused(self) -> timedelta:
        """How much of it was pause."""
        return sum(((pause.until or self.ended) - pause.since for pause in self.pauses), timedelta())

    @property
    def overrun(self) -> timedelta:
        """How long it ran past the agreed end; nothing when it kept it."""
        return max(timedelta(), self.ended - self.agreed_end)

    @property
    def week_task(self) -> str | None:
        """The words of the week's task that was taken on, as corrected; None when there was none."""
        made = next((made for made in self.contents.commitments if made.week_task), None)
        if made is None:
            return None
        amendment = (
            standing(self.amendments).get(address("commitments", made.id, "text")) if self.amendments else None
        )
        return amendment.words if amendment else made.text

    def name(self, role: Role) -> str:
        """The name of the one with that role, as it was on that day."""
        return self.mentor if role is Role.MENTOR else self.mentee


@dataclass(frozen=True)
class MissedMeeting:
    """A meeting that was called off: no failure, and no month without review."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it would have been."""
    on: date
    """The day it was to be, in the pair's zone."""
    reason: str = ""
    """Why, as typed."""
