"""How an opportunity reads on the screen."""

from __future__ import annotations

from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.ui.lists.item_list import Row

STAGE_KEYS = {
    "o": Stage.OFFERED,
    "i": Stage.INTRODUCED,
    "f": Stage.FOLLOWED_UP,
    "r": Stage.OUTCOME,
    "t": Stage.THANKED,
    "n": Stage.NOTHING,
}
"""The key for each stage that a door can be moved on to."""
STAGE_WORD = {
    Stage.LOOKING_OUT: "looking out",
    Stage.OFFERED: "offered",
    Stage.INTRODUCED: "introduced",
    Stage.FOLLOWED_UP: "followed up",
    Stage.OUTCOME: "result",
    Stage.THANKED: "thanked",
    Stage.NOTHING: "came to nothing",
}
"""The word beside the key; what came of it is called the result."""
DONE = (Stage.OUTCOME, Stage.THANKED)
"""Stages that get the sign of something done."""


def door_row(door: Opportunity, zone: str) -> Row:
    """One door: what it is, how far, since when, and what happened last."""
    sign = "x" if door.stage is Stage.NOTHING else "+" if door.stage in DONE else "="
    return Row(door.id, door.text, sign, "", door_facts(door, zone))


def door_facts(door: Opportunity, zone: str) -> tuple[str, ...]:
    """How far a door is, since when, and what happened last."""
    if not door.moves:
        return (door.stage.words,)
    last = door.moves[-1]
    stage = f"{STAGE_WORD[last.stage]} {short_day(local_day(last.at, zone))}"
    return (stage, last.note) if last.note else (stage,)


def stage_keys(door: Opportunity) -> str:
    """The keys that move a door on now: `i introduced  f followed up  ...`."""
    return "  ".join(f"{key} {STAGE_WORD[stage]}" for key, stage in STAGE_KEYS.items() if stage in door.next_stages)
