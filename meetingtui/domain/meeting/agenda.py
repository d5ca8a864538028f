"""The phases of a meeting and how many minutes each is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)
DISCUSSION_FLOOR = 5 * MINUTE
"""Open discussion is never sold below this for an extension (CONTRIBUTING, T2)."""
RESERVE_FLOOR = 10 * MINUTE
"""When this much of the meeting is left, the closing questions can wait no longer (rule 3)."""
QUICK_CHECK = 30
"""Shorter meetings than this many minutes are a quick check of two phases (rule 2)."""


class MeetingKind(StrEnum):
    """What a meeting is for."""

    FIRST = "first"
    WEEKLY = "weekly"
    WRAP_UP = "wrap-up"


class PhaseKind(StrEnum):
    """A timeboxed step of a meeting.

    They stand in the order in which meetings of every kind hold theirs: the page of a finished meeting and its search
    rely on it.
    """

    HELLO = "hello"
    AIMS = "goals"
    GROUND_RULES = "ground-rules"
    RHYTHM = "rhythm"
    HORIZONS = "horizons"
    LAST_WEEK = "last-week"
    MONTH = "month"
    DISCUSSION = "discussion"
    REACHED = "reached"
    TAKE_ALONG = "take-along"
    NEXT_STEPS = "next-steps"
    STAYING = "staying-in-touch"

    @property
    def label(self) -> str:
        """The name that the screens and the record show."""
        return _LABELS.get(self.value, self.value.replace("-", " ").capitalize())


_LABELS = {
    "horizons": "30/60/90",
    "month": "The month",
    "discussion": "Open discussion",
    "reached": "What was reached",
    "take-along": "What we take along",
}


@dataclass(frozen=True)
class Phase:
    """One step and its share of the time."""

    kind: PhaseKind
    """Which step it is."""
    planned: timedelta
    """Its minutes when everything runs to plan."""
    elastic: bool = False
    """True for open discussion: it takes what the others leave."""


@dataclass(frozen=True)
class Agenda:
    """The phases of one meeting, in order; the last one is anchored to the end."""

    kind: MeetingKind
    """What the meeting is for."""
    phases: tuple[Phase, ...]
    """In the order in which they are gone through; the last is the closing one."""
    reserve: timedelta
    """What the closing phase is sure of, counted back from the end."""
    hard_stop: bool = False
    """True when the end cannot be moved."""

    @property
    def length(self) -> timedelta:
        """The agreed length of the whole meeting."""
        return sum((phase.planned for phase in self.phases), timedelta())

    @property
    def kinds(self) -> tuple[PhaseKind, ...]:
        """The phases' names in order."""
        return tuple(phase.kind for phase in self.phases)

    @property
    def first(self) -> PhaseKind:
        """Where the meeting begins."""
        return self.phases[0].kind

    @property
    def closing(self) -> PhaseKind:
        """The phase that is anchored to the end."""
        return self.phases[-1].kind

    @property
    def reserve_floor(self) -> timedelta:
        """When this much is left and nobody types, the meeting moves on to its closing phase by itself."""
        return min(self.reserve, RESERVE_FLOOR)

    def phase(self, kind: PhaseKind) -> Phase:
        """The phase of that kind; raises KeyError when the agenda has none."""
        for phase in self.phases:
            if phase.kind is kind:
                return phase
        raise KeyError(kind)

    def after(self, kind: PhaseKind) -> tuple[Phase, ...]:
        """The phases behind that one."""
        return self.phases[self.kinds.index(kind) + 1 :]

    def following(self, kind: PhaseKind) -> PhaseKind | None:
        """The next phase; None behind the closing one."""
        behind = self.after(kind)
        return behind[0].kind if behind else None

    def preceding(self, kind: PhaseKind) -> PhaseKind | None:
        """The phase before; None before the first."""
        index = self.kinds.index(kind)
        return self.kinds[index - 1] if index else None


def has_room_for_month(minutes: int) -> bool:
    """Whether a meeting of that length can hold the month review."""
    return minutes >= QUICK_CHECK


def weekly_agenda(minutes: int, *, month: bool = False) -> Agenda:
    """The weekly meeting of that many minutes, with the month review or without.

    Of 60 minutes 15 belong to last week (10 in a month week), 15 to the month, 15 to the next steps, the rest to
    open discussion; other lengths keep the proportions. The reserve is 15 minutes from 60 on, 10 below; under 30
    minutes the meeting is a quick check of two equal halves (CONTRIBUTING, T2).
    """
    if minutes < QUICK_CHECK:
        half = minutes * MINUTE / 2
        return Agenda(
            MeetingKind.WEEKLY,
            (Phase(PhaseKind.LAST_WEEK, half), Phase(PhaseKind.NEXT_STEPS, half)),
            reserve=half,
        )
    reserve = 15 * MINUTE if minutes >= 60 else 10 * MINUTE
    last_week = round(minutes * (10 if month else 15) / 60) * MINUTE
    review = round(minutes * 15 / 60) * MINUTE if month else timedelta()
    phases = [Phase(PhaseKind.LAST_WEEK, last_week)]
    if month:
        phases.append(Phase(PhaseKind.MONTH, review))
    phases.append(
        Phase(PhaseKind.DISCUSSION, minutes * MINUTE - last_week - review - reserve, elastic=True),
    )
    phases.append(Phase(PhaseKind.NEXT_STEPS, reserve))
    return Agenda(MeetingKind.WEEKLY, tuple(phases), reserve)


FIRST_SHARES = {
    PhaseKind.HELLO: 5,
    PhaseKind.AIMS: 15,
    PhaseKind.GROUND_RULES: 10,
    PhaseKind.RHYTHM: 8,
    PhaseKind.HORIZONS: 12,
}
"""Minutes of 60 for each phase before the next steps."""


def first_agenda(minutes: int = 60) -> Agenda:
    """The first meeting: six phases, 10 minutes fixed to the end, a hard stop.

    Another length keeps the 10 minutes and shares the rest in proportion. Raises ValueError below 30 minutes.
    """
    if minutes < QUICK_CHECK:
        raise ValueError(minutes)
    room, before = minutes - 10, sum(FIRST_SHARES.values())
    phases = [Phase(kind, round(room * share / before) * MINUTE) for kind, share in FIRST_SHARES.items()]
    rest = room * MINUTE - sum((phase.planned for phase in phases[:-1]), timedelta())
    phases[-1] = Phase(PhaseKind.HORIZONS, rest)
    closing = Phase(PhaseKind.NEXT_STEPS, 10 * MINUTE)
    return Agenda(MeetingKind.FIRST, (*phases, closing), reserve=10 * MINUTE, hard_stop=True)


def wrap_up_agenda(minutes: int = 60) -> Agenda:
    """The last meeting: what was reached, what each takes along, and how to stay in touch, anchored to the end."""
    reserve = min(15 if minutes >= 60 else 10, minutes // 3) * MINUTE
    reached = round(minutes * 20 / 60) * MINUTE
    return Agenda(
        MeetingKind.WRAP_UP,
        (
            Phase(PhaseKind.REACHED, reached),
            Phase(PhaseKind.TAKE_ALONG, minutes * MINUTE - reached - reserve, elastic=True),
            Phase(PhaseKind.STAYING, reserve),
        ),
        reserve,
    )
