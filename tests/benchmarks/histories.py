"""Lifelike histories of any length: the story of the made-up pair, told again and again, each time with other names.

fill(folder, 520)        # ten years in a data folder
history(5200)            # the same as values
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from meetingtui.demo.play_story import play_story
from meetingtui.demo.story import WEEKS
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.storage.locations import locate
from meetingtui.storage.store.database import Database
from tests.keeping import KeepingStore

NOW = datetime(2026, 11, 17, 14, tzinfo=UTC)
SIZES = (52, 520, 5200)
"""A year, ten years, and more than anybody will have."""
IDENTITIES = {"id", "goal_id", "meeting_id", "replaces"}
"""Fields that tell one value from another; a pair stays the same."""
NAMES = ("Ilse", "Marta", "Tobi", "Beatriz", "Anouk", "Emeka", "Yuki", "Zoé", "Łukasz", "Søren", "Priya", "Omar")
_NAME = re.compile(r"\b(Ilse|Marta|Tobi|Beatriz)\b")


def history(meetings: int) -> list[Conclusion]:
    """What followed from so many meetings, oldest first; the last one is of the week before `NOW`."""
    lived = _lived()
    rounds = -(-meetings // len(lived))
    told = [_told(conclusion, turn, turn + 1 - rounds) for turn in range(rounds) for conclusion in lived]
    return [_numbered(conclusion, number) for number, conclusion in enumerate(told[-meetings:], 1)]


def _numbered(conclusion: Conclusion, number: int) -> Conclusion:
    return replace(conclusion, record=replace(conclusion.record, number=number))


def fill(folder: str, meetings: int) -> KeepingStore:
    """Put a history of so many meetings into the data folder."""
    store = KeepingStore(Database(locate(folder, {}), lambda: NOW))
    store.commit(*history(meetings))
    return store


@cache
def _lived() -> tuple[Conclusion, ...]:
    numbers = count(1)
    return play_story(NOW, lambda: f"id-{next(numbers)}").conclusions


def _told(conclusion: Conclusion, turn: int, back: int) -> Conclusion:
    by = back * timedelta(weeks=WEEKS)

    def name(found: re.Match[str]) -> str:
        return NAMES[(NAMES.index(found[0]) + turn) % len(NAMES)]

    return replace(_changed(conclusion, lambda text: _NAME.sub(name, text), f"-{turn}", by), pair=conclusion.pair)


def _changed(value: Any, say: Callable[[str], str], mark: str, by: timedelta) -> Any:
    """The value at another time, under other identities, in other words."""
    if isinstance(value, datetime | date):
        return value + by
    if type(value) is str:
        return say(value)
    if type(value) is tuple:
        return tuple(_changed(part, say, mark, by) for part in value)
    if type(value) is dict:
        return {key: _changed(part, say, mark, by) for key, part in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name in IDENTITIES and part:
            parts[field.name] = f"{part}{mark}"
        elif field.name not in ("pair_id", "zone"):
            parts[field.name] = _changed(part, say, mark, by)
    return replace(value, **parts)
