"""Meetings of every kind with much on the table, and a walk through every field of every step of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from textual.widget import Widget

from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.outline.step import StepKind
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.fakes import TUESDAY, MemoryStore
from tests.first_meetings import full_agreement
from tests.records import held
from tests.ui.stage import Stage as Driven

KINDS = (MeetingKind.FIRST, MeetingKind.WEEKLY, MeetingKind.WRAP_UP)
LONG = "with words that go on for a while, as people write them when they have much to say"


def much(kind: MeetingKind) -> dict[str, Any]:
    """Seven promises, four goals, five topics and four doors."""
    store = MemoryStore()
    if kind is MeetingKind.FIRST:
        return {"store": store, "wishes": Wishes(kind=kind)}
    store.keep(full_agreement())
    day = date(2026, 10, 20)
    return {
        "store": store,
        "records": [held(number=11, began=TUESDAY - timedelta(days=7))],
        "wishes": Wishes(kind=kind, month=True if kind is MeetingKind.WEEKLY else None),
        "commitments": [
            commitment(f"Promise {n} {LONG}", id=f"c{n}", owner=[*Role][n % 2], times_carried=n % 4, week_task=n == 0)
            for n in range(7)
        ],
        "goals": [
            Goal(f"g{n}", "pair-1", f"Goal {n} {LONG}", day, day + timedelta(days=30 * (1 + n % 3)), LONG)
            for n in range(4)
        ],
        "topics": [Topic(f"t{n}", "pair-1", f"Topic {n} {LONG}", TUESDAY) for n in range(5)],
        "opportunities": [
            moved_door(door, [*Stage][n], LONG, at=TUESDAY - timedelta(days=3)) if n else door
            for n in range(4)
            for door in [Opportunity(f"o{n}", "pair-1", f"Door {n} {LONG}", TUESDAY - timedelta(days=9))]
        ],
    }


async def enter_some(stage: Driven) -> None:
    """Enter something into every list that the meeting has, so that it has steps to change it."""
    for phase in [kind.label for kind in stage.meeting.agenda.kinds]:
        if stage.phase != phase:
            await stage.to(phase)
        for step in [step for step in stage.steps if step.startswith("add/")]:
            await stage.open(step)
            absence = step == "add/absence"
            await stage.paste("Ada 21 dec to 3 jan: mail instead" if absence else f"Something new {LONG}")
            while step == stage.step and stage.typed:
                await stage.press("enter")
    first = stage.meeting.agenda.kinds[0].label
    if stage.phase != first:
        await stage.to(first)


async def every_step(stage: Driven, of_a_kind: int = 99) -> AsyncIterator[tuple[str, str]]:
    """Open every step of every phase, or so many of each kind in a phase; gives the phase and the step."""
    for phase in [kind.label for kind in stage.meeting.agenda.kinds]:
        if stage.phase != phase:
            await stage.to(phase)
        opened = Counter[StepKind]()
        for step in stage.outline.steps:
            opened[step.kind] += 1
            if opened[step.kind] <= of_a_kind:
                await stage.open(step.id)
                yield phase, step.id


def stops(stage: Driven) -> list[Widget]:
    """What can have the focus in the open step."""
    assert stage.outline.box is not None
    return stage.outline.box.stops


def words_of(value: Any, path: str = "") -> dict[str, Any]:
    """Everything that a meeting keeps, each value under the way that leads to it."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {k: v for name, part in parts.items() for k, v in words_of(part, f"{path}/{name}").items()}
    if isinstance(value, Mapping):
        return {k: v for key, part in value.items() for k, v in words_of(part, f"{path}/{key}").items()}
    if isinstance(value, tuple):
        named = {getattr(item, "id", n): item for n, item in enumerate(value)}
        return {k: v for name, part in named.items() for k, v in words_of(part, f"{path}/{name}").items()}
    return {path: value}
