"""A finished meeting as it reads with its corrections: for whatever searches it, tells it, or passes it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any

from meetingtui.domain.amendments import standing
from meetingtui.domain.contents import Contents
from meetingtui.domain.record import MeetingRecord


def as_amended(record: MeetingRecord) -> MeetingRecord:
    """The meeting with the corrected words in the place of the first ones; the same object when nothing is corrected.

    Only typed words can be replaced in the contents. A corrected fact, such as what became of a promise, reads
    differently on the page and stays what it was for everything that counts.
    """
    amended = standing(record.amendments)
    contents = record.contents
    for key, amendment in amended.items():
        contents = _with_words(contents, key, amendment.words)
    return record if contents is record.contents else replace(record, contents=contents)


def _with_words(contents: Contents, key: str, words: str) -> Contents:
    part, _, rest = key.partition("/")
    if part == "answers":
        return replace(contents, answers={**contents.answers, rest: words}) if rest in contents.answers else contents
    if key == "next-meeting/place" and contents.next_meeting:
        return replace(contents, next_meeting=replace(contents.next_meeting, place=words))
    name = part.replace("-", "_")
    if name not in _LISTS:
        return contents
    item_id, _, address = rest.partition("/")
    if name == "doors" and any(door.id == item_id for door in contents.lookouts):
        name = "lookouts"  # looked out for and moved in the same meeting
    change = _CHANGES.get((name, address)) or _changer(name, address)
    if change is None:
        return contents
    items = tuple(change(item, words) if item.id == item_id else item for item in getattr(contents, name))
    if all(new is old for new, old in zip(items, getattr(contents, name), strict=True)):
        return contents
    changed: dict[str, Any] = {name: items}
    return replace(contents, **changed)


def _changer(name: str, address: str) -> Callable[[Any, str], Any] | None:
    if name in ("doors", "lookouts") and address.startswith("moves/"):
        return partial(_with_move, address.removeprefix("moves/"))
    if (name, address) in _PLAIN:
        return lambda item, words: replace(item, **{address.replace("-", "_"): words})
    return None


def _with_move(number: str, door: Any, words: str) -> Any:
    moves = list(door.moves)
    if not number.isdecimal() or int(number) >= len(moves):
        return door
    moves[int(number)] = replace(moves[int(number)], note=words)
    return replace(door, moves=tuple(moves))


def _with_bridge(absence: Any, words: str) -> Any:
    # Without a bridge the days are what the line says.
    return replace(absence, bridge=words) if absence.bridge.strip() else absence


def _in_part(part: str, item: Any, words: str) -> Any:
    return replace(item, **{part: replace(getattr(item, part), text=words)})


_LISTS = {field.name for field in fields(Contents)} - {"answers", "next_meeting"}
_PLAIN = {
    ("reviews", "note"),
    ("goal_reviews", "evidence"),
    ("goal_reviews", "why"),
    ("new_goals", "text"),
    ("new_goals", "known-by"),
    ("topics", "text"),
    ("topics", "tried"),
    ("topics", "notes"),
    ("doors", "text"),
    ("commitments", "text"),
    ("lookouts", "text"),
}
"""The typed words of each list, by their address."""
_CHANGES: Mapping[tuple[str, str], Callable[[Any, str], Any]] = {
    ("reviews", "text"): partial(_in_part, "commitment"),
    ("goal_reviews", "text"): partial(_in_part, "goal"),
    ("goal_reviews", "new-text"): lambda item, words: replace(item, text=words),
    ("absences", "bridge"): _with_bridge,
}
"""Those that take more than their field."""
