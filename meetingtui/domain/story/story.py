"""What the mentoring did: the story of a stretch of weeks, told from what was kept, with nothing made up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeAlias

from meetingtui.domain.between.jots import Jot, JotKind
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting import questions
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Role
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.corrected_ledger import Corrections
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.story.goal_story import GoalTold, goals_told
from meetingtui.domain.story.promise_story import PromiseTold, promises_told
from meetingtui.domain.story.time_use import TimeUse, time_use

USUAL_DAYS = 90
"""How far back a story goes unless somebody says otherwise."""
ASTRAY = 8
"""A meeting that was kept later than it was held may stand so many places from its day."""
Asked: TypeAlias = tuple[tuple[str, Role | None], ...]
"""Keys of questions, and whose answers they hold."""
BEFORE = 16
"""Earlier meetings that are looked at for the use of time."""
WINS: Asked = ((questions.WENT_WELL.key, None), (questions.MENTOR_WELL.key, Role.MENTOR))
"""The answers that tell what went well, and whose they are; None says nothing of it."""
THANKED: Asked = (
    (questions.THANKS.key, Role.MENTEE),
    (questions.MENTOR_THANKS.key, Role.MENTOR),
    ("mentee-thanks", Role.MENTEE),
    ("mentor-thanks", Role.MENTOR),
)
"""The answers with which the two say thank you, and whose they are."""


@dataclass(frozen=True)
class Quote:
    """Something that was said in a meeting."""

    number: int | None
    """In which meeting; None when it is not known."""
    on: date
    """The day."""
    text: str
    """As typed."""
    by: Role | None = None
    """Who said it; None for both, or when nobody wrote it down."""


@dataclass(frozen=True)
class DoorMove:
    """One step of a door."""

    on: date
    """The day, in the pair's zone."""
    stage: Stage
    """How far it came."""
    note: str = ""
    """What happened."""


@dataclass(frozen=True)
class DoorTold:
    """A door that the mentor looked out for or opened."""

    id: str
    """Identity."""
    text: str
    """What, as typed."""
    since: date
    """The day on which it was first spoken of."""
    stage: Stage
    """How far it was at the end of the stretch."""
    moves: tuple[DoorMove, ...]
    """What happened in the stretch, oldest first."""

    @property
    def outcome(self) -> str:
        """What came of it, in their words; empty when that is not known yet."""
        notes = [move.note for move in self.moves if move.stage is Stage.OUTCOME and move.note.strip()]
        return notes[-1] if notes else ""


@dataclass(frozen=True)
class MonthTold:
    """How one month was, in the words of its review."""

    number: int
    """The meeting in which it was looked back at."""
    on: date
    """Its day in its zone."""
    answers: tuple[tuple[str, str], ...]
    """The label of each question that was answered, and the answer."""


@dataclass(frozen=True)
class Story:
    """A stretch of weeks of one pair."""

    since: date
    """The first day."""
    until: date
    """The last day."""
    mentor: str = ""
    """The mentor's name at the end of the stretch; empty when the two did not meet."""
    mentee: str = ""
    """The mentee's."""
    goals: tuple[GoalTold, ...] = ()
    """The goals that were current, oldest first."""
    promises: tuple[PromiseTold, ...] = ()
    """What was promised or still open, oldest first."""
    wins: tuple[Quote, ...] = ()
    """What went well."""
    doors: tuple[DoorTold, ...] = ()
    """What was looked out for or moved."""
    thanks: tuple[Quote, ...] = ()
    """What the two thanked each other for."""
    months: tuple[MonthTold, ...] = ()
    """The month reviews."""
    time: TimeUse = field(default_factory=lambda: time_use(()))
    """The meetings, and how their time was used."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.time.meetings or self.goals or self.promises or self.doors or self.wins or self.thanks)


def tell(
    records: Sequence[MeetingRecord],
    commitments: Iterable[Commitment],
    goals: Iterable[Goal],
    opportunities: Iterable[Opportunity],
    since: date,
    until: date,
    *,
    corrected: Iterable[MeetingRecord] | None = None,
    jots: Iterable[Jot] = (),
) -> Story:
    """The story from one day to another, both included; what came later is not known to it.

    Only the meetings of the stretch are looked at, those just before it for the use of time, and corrected ones.

    Args:
        records: The pair's meetings, in the order in which they were held.
        commitments: Its promises as they stand today.
        goals: Its goals as they stand today.
        opportunities: Its doors as they stand today.
        since: The first day.
        until: The last day.
        corrected: Those of the meetings that were corrected, whenever they were held; None looks for them in all.
        jots: What was noted between meetings; what is private is never told.
    """
    first = max(0, bisect_left(records, since, key=_day) - ASTRAY)
    behind = bisect_right(records, until, key=_day) + ASTRAY
    held = [as_amended(record) for record in records[first:behind] if since <= _day(record) <= until]
    before = [record for record in records[max(0, first - BEFORE) : behind] if _day(record) < since]
    zone = records[-1].zone if records else "UTC"
    spoken = records[:behind] if corrected is None else corrected
    corrections = Corrections(record for record in spoken if _day(record) <= until)
    promises = promises_told(corrections.promises(commitments), zone, since, until)
    doors = tuple(_doors(corrections.doors(opportunities), zone, since, until))
    return Story(
        since=max(since, _day(records[0])) if held else since,
        until=until,
        mentor=held[-1].mentor if held else "",
        mentee=held[-1].mentee if held else "",
        goals=goals_told(corrections.goals(goals), promises, zone, since, until),
        promises=promises,
        wins=_by_day(_answers(held, WINS), _noted(jots, JotKind.WIN, zone, since, until)),
        doors=doors,
        thanks=(
            *_door_thanks(doors),
            *_by_day(_answers(held, THANKED), _noted(jots, JotKind.THANKS, zone, since, until)),
        ),
        months=tuple(month for record in held if (month := _month(record)) is not None),
        time=time_use(held, before),
    )


def _day(record: MeetingRecord) -> date:
    return local_day(record.began, record.zone)


def _answers(records: Iterable[MeetingRecord], keys: Asked) -> Iterable[Quote]:
    for record in records:
        for key, by in keys:
            if (text := record.contents.answer(key)).strip():
                yield Quote(record.number, _day(record), text, by)


def _noted(jots: Iterable[Jot], kind: JotKind, zone: str, since: date, until: date) -> Iterable[Quote]:
    """What was noted of that kind; what a meeting used is told by the meeting."""
    for jot in jots:
        on = local_day(jot.noted_at, zone)
        if jot.open and jot.kind is kind and not jot.private and since <= on <= until:
            yield Quote(None, on, jot.text, jot.by)


def _by_day(*said: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(chain.from_iterable(said), key=lambda quote: quote.on))


def _door_thanks(doors: Iterable[DoorTold]) -> list[Quote]:
    thanked = [(move, door) for door in doors for move in door.moves if move.stage is Stage.THANKED]
    said = (Quote(None, move.on, move.note if move.note.strip() else door.text) for move, door in thanked)
    return sorted(said, key=lambda one: one.on)


def _month(record: MeetingRecord) -> MonthTold | None:
    if not record.month_reviewed:
        return None
    asked = questions.ASKED[PhaseKind.MONTH]
    answers = (
        (question.told(record.mentor, record.mentee), record.contents.answer(question.key)) for question in asked
    )
    return MonthTold(record.number, _day(record), tuple((label, text) for label, text in answers if text.strip()))


def _doors(opportunities: Iterable[Opportunity], zone: str, since: date, until: date) -> Iterable[DoorTold]:
    for door in opportunities:
        made = local_day(door.made_at, zone)
        known = [DoorMove(local_day(move.at, zone), move.stage, move.note) for move in door.moves]
        known = [move for move in known if move.on <= until]
        moves = tuple(move for move in known if move.on >= since)
        stage = known[-1].stage if known else Stage.LOOKING_OUT
        if not door.moves:
            stage = door.stage
        # A door that only stays open is told when it was first spoken of.
        if made <= until and (moves or made >= since):
            yield DoorTold(door.id, door.text, made, stage, moves)
