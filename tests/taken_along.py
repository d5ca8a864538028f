"""Everything of a pair, for whatever takes it along; also in words that somebody chose to do harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

from meetingtui.domain.ledger.opportunities import Move, Stage
from meetingtui.domain.record.amendments import Amendment
from meetingtui.exchange.material import Material
from tests import lived_story
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, full_agreement
from tests.meetings import apart, full_conclusion, full_record

DAY = timedelta(days=1)
KEPT_WORDS = {"id", "pair_id", "goal_id", "meeting_id", "replaces", "zone", "key", "caught_in"}
"""Texts that nobody types."""


def amended(key: str, words: str, **more: Any) -> Amendment:
    """A correction, made on the day after."""
    return Amendment(f"a-{key}", key, words, TUESDAY + DAY, **more)


def full_material(**more: Any) -> Material:
    """A first meeting, one in which everything was said, and what followed from them."""
    kept = full_conclusion()
    opened = Move(TUESDAY, Stage.OFFERED, "A list of dates")
    values: dict[str, Any] = {
        "records": [first_record(began=TUESDAY - 70 * DAY, id="meeting-1", number=1), full_record()],
        "commitments": kept.commitments,
        "goals": kept.goals,
        "doors": [replace(door, moves=(opened,), stage=Stage.OFFERED) for door in kept.opportunities],
        "agreement": full_agreement(why="a new job"),
    }
    return Material(apart(), TUESDAY.date(), **(values | more))


def nine_months() -> Material:
    """The made-up pair."""
    left, lived = lived_story.left(), lived_story.lived()
    return Material(
        lived.pair,
        TUESDAY.date(),
        records=lived_story.records(),
        commitments=left.commitments,
        goals=left.goals,
        doors=left.doors,
        agreement=lived.agreements[-1],
    )


def spoiled(value: Any, spoil: Callable[[str], str]) -> Any:
    """The value with every text that somebody typed changed."""
    if type(value) is str:
        return spoil(value) if value else value
    if isinstance(value, tuple | list):
        return type(value)(spoiled(part, spoil) for part in value)
    if type(value) is dict:
        return {key: spoiled(part, spoil) for key, part in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {
        field.name: spoiled(getattr(value, field.name), spoil)
        for field in fields(value)
        if field.init and field.name not in KEPT_WORDS
    }
    return replace(value, **parts)
