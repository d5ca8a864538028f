"""How the time of many meetings was used: planned against actual, and what that suggests for the next agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.agenda import MINUTE, RESERVE_FLOOR, MeetingKind, PhaseKind
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.timebox import ZERO
from meetingtui.domain.record.record import MeetingRecord

LAST = 6
"""A suggestion looks at so many meetings."""
ENOUGH = 3
"""Fewer meetings than this suggest nothing."""


@dataclass(frozen=True)
class MeetingTime:
    """How the time of one meeting went."""

    number: int
    """Which meeting."""
    day: date
    """Its day in its zone."""
    planned: timedelta
    """What its agenda had."""
    length: timedelta
    """From beginning to end."""
    overrun: timedelta
    """How long it ran past the agreed end."""
    late: timedelta
    """How much later it began than its agenda would have needed to end in time."""


@dataclass(frozen=True)
class PhaseUse:
    """How one phase went over many meetings."""

    phase: PhaseKind
    """Which phase."""
    meetings: int
    """In how many meetings it was on the agenda."""
    planned: timedelta
    """What the agenda gave it, in the middle of these meetings."""
    used: timedelta
    """What it took, as the median of these meetings."""


@dataclass(frozen=True)
class Suggestion:
    """What the next agenda might give to each phase, after the last meetings."""

    meetings: int
    """How many meetings it looks at."""
    phases: tuple[tuple[PhaseKind, timedelta, timedelta], ...]
    """Each phase, what it is planned with, and what is suggested; both add up to the same length."""

    @property
    def changes(self) -> bool:
        """Whether it differs from the plan by two minutes or more anywhere."""
        return any(abs(suggested - planned) >= 2 * MINUTE for _, planned, suggested in self.phases)


@dataclass(frozen=True)
class TimeUse:
    """The time of a stretch of weeks."""

    meetings: tuple[MeetingTime, ...]
    """Each meeting, in order."""
    phases: tuple[PhaseUse, ...]
    """Each phase that was held, in the order of a meeting."""
    suggestion: Suggestion | None
    """For an ordinary week; None when too few such weeks are behind."""

    @property
    def total(self) -> timedelta:
        """All meetings together, from beginning to end."""
        return sum((meeting.length for meeting in self.meetings), ZERO)

    @property
    def late(self) -> tuple[MeetingTime, ...]:
        """The meetings that began a minute or more behind time."""
        return tuple(meeting for meeting in self.meetings if meeting.late >= MINUTE)

    @property
    def overrun(self) -> tuple[MeetingTime, ...]:
        """The meetings that ended a minute or more behind time."""
        return tuple(meeting for meeting in self.meetings if meeting.overrun >= MINUTE)


def time_use(records: Sequence[MeetingRecord], before: Sequence[MeetingRecord] = ()) -> TimeUse:
    """How the time of these meetings was used.

    Args:
        records: The meetings, oldest first.
        before: Earlier ones, for the suggestion, which looks at the last six ordinary weeks.
    """
    return TimeUse(
        meetings=tuple(meeting_time(record) for record in records),
        phases=tuple(_phases(records)),
        suggestion=suggest((*before[-4 * LAST :], *records)),
    )


def meeting_time(record: MeetingRecord) -> MeetingTime:
    """How the time of one meeting went."""
    planned = sum((phase.planned for phase in record.phases), ZERO)
    longer = sum((extension.by for extension in record.extensions if extension.source is Source.LATER_END), ZERO)
    return MeetingTime(
        number=record.number,
        day=local_day(record.began, record.zone),
        planned=planned,
        length=record.length,
        overrun=record.overrun,
        late=max(ZERO, record.began - (record.agreed_end - longer - planned)) if planned else ZERO,
    )


def suggest(records: Sequence[MeetingRecord]) -> Suggestion | None:
    """The middle of the last six ordinary weeks as the next agenda; None after fewer than three of them.

    The closing phase keeps its time, and open discussion takes what the others leave, as in every meeting.
    """
    ordinary = [record for record in records if _ordinary(record)]
    shape = [phase.phase for phase in ordinary[-1].phases] if ordinary else []
    last = [record for record in ordinary if [phase.phase for phase in record.phases] == shape][-LAST:]
    if len(last) < ENOUGH:
        return None
    planned = {phase.phase: phase.planned for phase in last[-1].phases}
    length = sum(planned.values(), ZERO)
    given = dict(planned)
    for kind in shape[:-1]:
        if kind is not PhaseKind.DISCUSSION:
            given[kind] = _whole_minutes(
                _middle(phase.used for r in last for phase in r.phases if phase.phase is kind)
            )
    rest = length - sum((time for kind, time in given.items() if kind is not PhaseKind.DISCUSSION), ZERO)
    if rest < RESERVE_FLOOR:
        # What came before has eaten open discussion; an agenda should not plan for that.
        given = planned
    else:
        given[PhaseKind.DISCUSSION] = rest
    return Suggestion(len(last), tuple((kind, planned[kind], given[kind]) for kind in shape))


def _ordinary(record: MeetingRecord) -> bool:
    kinds = [phase.phase for phase in record.phases]
    return record.kind is MeetingKind.WEEKLY and PhaseKind.MONTH not in kinds and PhaseKind.DISCUSSION in kinds


def _phases(records: Iterable[MeetingRecord]) -> Iterable[PhaseUse]:
    held = [phase for record in records for phase in record.phases]
    for kind in PhaseKind:
        times = [phase for phase in held if phase.phase is kind]
        if times:
            planned, used = (_middle(t.planned for t in times), _middle(t.used for t in times))
            yield PhaseUse(kind, len(times), planned, used)


def _middle(times: Iterable[timedelta]) -> timedelta:
    """The lower one of the two, where two stand in the middle, so that it is a time that was."""
    ordered = sorted(times)
    return ordered[(len(ordered) - 1) // 2]


def _whole_minutes(time: timedelta) -> timedelta:
    return max(MINUTE, round(time / MINUTE) * MINUTE)
