"""The live meeting as a value; what may happen to it next is the business of `meeting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.meeting.agenda import Agenda, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.extensions import Extension
from meetingtui.domain.meeting.timebox import Reading, Timeline, read
from meetingtui.domain.people import Pair


class MeetingStatus(StrEnum):
    """Where a meeting stands."""

    ARRIVING = "arriving"
    RUNNING = "running"
    PAUSED = "paused"
    AWAY = "away"
    FINISHED = "finished"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class Meeting:
    """One meeting of a pair, from arrival to its end."""

    id: str
    """Identity; the record keeps it, so that saving twice doubles nothing."""
    pair: Pair
    """Who meets, as settled when the meeting was opened."""
    number: int
    """Which meeting of the pair it is, from 1."""
    agenda: Agenda
    """The phases and their minutes."""
    opened_at: datetime
    """When the arrival screen came up, in UTC."""
    seen_at: datetime
    """The last sign of life, in UTC."""
    status: MeetingStatus = MeetingStatus.ARRIVING
    """Where it stands."""
    contents: Contents = Contents()
    """What was said and decided."""
    timeline: Timeline | None = None
    """What happened to the time; None until the clock starts."""
    began: datetime | None = None
    """When it really began, if that was before the clock starts; None means with the clock."""
    agreed_end: datetime | None = None
    """The moment at which it is to end, if that was agreed; None means its full length from the start."""
    extensions: tuple[Extension, ...] = ()
    """What both said yes to."""
    moved_on: bool = False
    """True once the floor of the reserve has moved the meeting to its closing phase."""
    away_since: datetime | None = None
    """The last sign of life before the time away; None when nothing is asked."""
    month_due: bool = False
    """Whether the month review was due when the meeting opened."""
    month_may_wait: bool = True
    """Whether the month review may still be put off; once is enough."""
    reviews_before: int = 0
    """How many month reviews the pair has had; every third one asks whether the agreement is still right."""
    agreement: Agreement | None = None
    """What the pair had settled when the meeting opened; None when nothing was."""
    linked: tuple[Commitment, ...] = ()
    """What was promised for the current goals lately, closed or open, as it stood when the meeting opened."""
    month_since: datetime | None = None
    """When the last month review ended, in UTC; None when there was none yet."""
    preparations: tuple[Preparation, ...] = ()
    """What the two had prepared when the meeting opened."""
    ended_at: datetime | None = None
    """When it was over, in UTC; None while it lasts."""

    open_step: str = ""
    """The step of the phase that is open, to which a meeting that was cut off comes back; empty before the first."""

    @property
    def phase(self) -> PhaseKind | None:
        """Where the pair is; None before the clock starts."""
        return self.timeline.phase if self.timeline else None

    @property
    def month(self) -> bool:
        """Whether the agenda has the month review."""
        return PhaseKind.MONTH in self.agenda.kinds

    @property
    def asks_agreement(self) -> bool:
        """Whether this month review asks if the agreement is still right (every third time)."""
        return self.month and self.reviews_before % 3 == 2

    @property
    def over(self) -> bool:
        """Whether nothing more can happen."""
        return self.status in (MeetingStatus.FINISHED, MeetingStatus.DISCARDED)

    def reading(self, at: datetime) -> Reading:
        """What the clock says at an instant; raises IllegalMove before the clock started."""
        if self.timeline is None:
            raise IllegalMove("The meeting has not begun yet.", do="Press Enter to start the clock.")
        return read(self.agenda, self.timeline, at)
