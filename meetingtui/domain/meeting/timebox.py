"""The rules of time: what an agenda and what happened say at an instant.

Nothing here counts. A `Timeline` holds absolute instants only (when the meeting began, when it is to end, when which
phase was entered, which pauses there were), and every figure on the screen is computed from it for one instant. A
tick that is missed, doubled or late can therefore do no harm, nor can a night in which the clocks change.

The end is the anchor. The closing phase owns the last `Agenda.reserve` before it, whatever happened; the fixed phases
claim what is left of their boxes; open discussion takes the rest, be it long or nothing. A pause stops the box of the
phase, never the end: what it costs is taken from open discussion like any other minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from meetingtui.domain.meeting.agenda import DISCUSSION_FLOOR, Agenda, PhaseKind

ZERO = timedelta()
SOON = timedelta(minutes=2)
"""The last stretch of a phase, announced in words (a fifth of the phase, if that is shorter)."""


@dataclass(frozen=True)
class Visit:
    """One stay in a phase."""

    phase: PhaseKind
    """Where the pair was."""
    entered: datetime
    """When it came in."""
    left: datetime | None = None
    """When it went on; None while it is there."""


@dataclass(frozen=True)
class Pause:
    """A time in which the phase's box stands still."""

    since: datetime
    """When it began."""
    until: datetime | None = None
    """When it was over; None while it lasts."""


@dataclass(frozen=True)
class Timeline:
    """What happened to the time of one meeting, as absolute instants in UTC."""

    began: datetime
    """When the meeting began."""
    end: datetime
    """When it is to end, extensions included."""
    visits: tuple[Visit, ...] = ()
    """The stays in phases, in order; the last one is where the pair is."""
    pauses: tuple[Pause, ...] = ()
    """The pauses, in order."""
    extra: Mapping[PhaseKind, timedelta] = field(default_factory=dict)
    """What extensions have added to the boxes of fixed phases."""

    @property
    def phase(self) -> PhaseKind:
        """Where the pair is, or was last."""
        return self.visits[-1].phase

    @property
    def paused(self) -> bool:
        """Whether a pause lasts."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def used(self, kind: PhaseKind, at: datetime) -> timedelta:
        """How long the pair was in that phase up to the instant, pauses left out."""
        total = ZERO
        for visit in self.visits:
            if visit.phase is kind:
                left = visit.left or at
                total += max(ZERO, left - visit.entered) - self.paused_between(visit.entered, left, at)
        return max(ZERO, total)

    def paused_between(self, start: datetime, stop: datetime, at: datetime) -> timedelta:
        """How much of a stretch was pause; a pause that lasts is counted up to `at`."""
        return sum(
            (max(ZERO, min(pause.until or at, stop) - max(pause.since, start)) for pause in self.pauses),
            ZERO,
        )

    def shifted(self, by: timedelta) -> Timeline:
        """The same happenings on a clock that was moved by that much."""
        return Timeline(
            self.began + by,
            self.end + by,
            tuple(Visit(v.phase, v.entered + by, v.left and v.left + by) for v in self.visits),
            tuple(Pause(p.since + by, p.until and p.until + by) for p in self.pauses),
            self.extra,
        )


class Pace(StrEnum):
    """How the phase stands, in a word."""

    ON_TIME = "on time"
    SOON = "soon"
    OVER = "over"
    PAUSED = "paused"


class Standing(StrEnum):
    """Where a phase stands in the order of the meeting."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True)
class PlannedPhase:
    """One phase on the strip: what it was given, took, and will get."""

    kind: PhaseKind
    """Which phase."""
    standing: Standing
    """Behind, here or ahead."""
    used: timedelta
    """What it took so far."""
    left: timedelta
    """What it will still get if all runs to plan from now on; never negative."""

    @property
    def whole(self) -> timedelta:
        """Its share of the meeting: what it took and will get."""
        return self.used + self.left


@dataclass(frozen=True)
class Reading:
    """All that the screen says about the time, at one instant."""

    at: datetime
    """The instant, in UTC."""
    phase: PhaseKind
    """Where the pair is."""
    pace: Pace
    """How the phase stands."""
    remaining: timedelta
    """What the phase has left; negative is overtime."""
    meeting_left: timedelta
    """What the meeting has left; negative is overtime."""
    end: datetime
    """The agreed end, extensions included."""
    closing_starts: datetime
    """When the closing phase is due at the latest, which is when open discussion closes."""
    discussion_left: timedelta | None
    """What open discussion will still get; None when the agenda has none or it is behind."""
    full: bool
    """True when overrun alone has eaten open discussion below its floor."""
    time_to_close: bool
    """True from the reserve on while the pair is not yet in the closing phase."""
    closing_overdue: bool
    """True from the floor of the reserve on while the pair is not yet in the closing phase."""
    slots: tuple[PlannedPhase, ...]
    """Every phase in order."""


def plan(agenda: Agenda, timeline: Timeline, at: datetime) -> dict[PhaseKind, timedelta]:
    """What the present phase and each coming one will get from the instant on, if all runs to plan.

    The shares add up to the time that is left until the end (nothing after it). The closing phase gets at least
    the reserve as long as that much is left, and everything that is left once it is less.
    """
    here = timeline.phase
    left = max(ZERO, timeline.end - at)
    if here is agenda.closing:
        return {here: left}
    room = max(ZERO, left - agenda.reserve)
    shares: dict[PhaseKind, timedelta] = {}
    elastic: PhaseKind | None = None
    for phase in (agenda.phase(here), *agenda.after(here)[:-1]):
        if phase.elastic:
            elastic = phase.kind
            shares[phase.kind] = ZERO
            continue
        claim = phase.planned + timeline.extra.get(phase.kind, ZERO) - timeline.used(phase.kind, at)
        shares[phase.kind] = min(max(ZERO, claim), room)
        room -= shares[phase.kind]
    if elastic is not None:
        shares[elastic] = room
        room = ZERO
    shares[agenda.closing] = left - sum(shares.values(), ZERO)
    return shares


def remaining(agenda: Agenda, timeline: Timeline, at: datetime) -> timedelta:
    """What the present phase has left; negative once it runs over."""
    here = timeline.phase
    if here is agenda.closing:
        return timeline.end - at
    to_reserve = timeline.end - agenda.reserve - at
    phase = agenda.phase(here)
    if phase.elastic:
        coming = sum(
            (share for kind, share in plan(agenda, timeline, at).items() if kind not in (here, agenda.closing)),
            ZERO,
        )
        return to_reserve - coming
    box = phase.planned + timeline.extra.get(here, ZERO) - timeline.used(here, at)
    return min(box, to_reserve)


def read(agenda: Agenda, timeline: Timeline, at: datetime) -> Reading:
    """The whole reading of the clock for one instant; the meeting must have entered a phase."""
    here = timeline.phase
    shares = plan(agenda, timeline, at)
    rest = remaining(agenda, timeline, at)
    outside_closing = here is not agenda.closing
    discussion = PhaseKind.DISCUSSION
    discussion_left = shares.get(discussion) if discussion in agenda.kinds else None
    to_reserve = timeline.end - agenda.reserve - at
    return Reading(
        at=at,
        phase=here,
        pace=_pace(timeline, rest, timeline.used(here, at)),
        remaining=rest,
        meeting_left=timeline.end - at,
        end=timeline.end,
        closing_starts=timeline.end - agenda.reserve,
        discussion_left=discussion_left,
        full=(
            discussion_left is not None
            and here is not discussion
            and to_reserve > ZERO
            and discussion_left < DISCUSSION_FLOOR
        ),
        time_to_close=outside_closing and to_reserve <= ZERO,
        closing_overdue=outside_closing and timeline.end - agenda.reserve_floor <= at,
        slots=tuple(_slot(agenda, timeline, at, shares, kind) for kind in agenda.kinds),
    )


def _pace(timeline: Timeline, rest: timedelta, used: timedelta) -> Pace:
    if timeline.paused:
        return Pace.PAUSED
    if rest < ZERO:
        return Pace.OVER
    return Pace.SOON if rest <= min(SOON, (rest + used) / 5) else Pace.ON_TIME


def _slot(
    agenda: Agenda, timeline: Timeline, at: datetime, shares: Mapping[PhaseKind, timedelta], kind: PhaseKind
) -> PlannedPhase:
    order = agenda.kinds
    if kind is timeline.phase:
        standing = Standing.NOW
    elif order.index(kind) < order.index(timeline.phase):
        standing = Standing.DONE
    else:
        standing = Standing.COMING
    return PlannedPhase(kind, standing, timeline.used(kind, at), shares.get(kind, ZERO))
