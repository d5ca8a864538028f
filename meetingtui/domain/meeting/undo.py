"""Taking back the last change of a list, without losing a word that was typed since.

The inverse of a change holds only what the change touched: an item that came, went or moved, or single fields of
an item. Whatever else was typed in the meantime stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum, auto
from typing import Any

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.jot_looks import words_moved

NAMED = 40
"""So many letters of a thing name it in a message."""
LISTS = ("reviews", "goal_reviews", "new_goals", "topics", "commitments", "lookouts", "doors", "absences", "jots")
"""The lists of the contents whose changes can be taken back."""


@dataclass(frozen=True)
class Patch:
    """What has to be done to the contents to take a change back."""

    part: str
    """The list that changed, or `next_meeting`, or `chosen`."""
    item_id: str = ""
    """The item that it is about; the question's key for `chosen`."""
    remove: bool = False
    """True when the item has to go."""
    insert: Any = None
    """The item that has to come back; None when none has."""
    index: int = 0
    """Where it comes back, or moves to."""
    move: bool = False
    """True when the item has to move."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the item that get their old value."""
    came: Any = None
    """The item that has to go, as it came; None when it goes whatever was written there since."""


def inverse(before: Contents, after: Contents) -> tuple[Patch, ...]:
    """What takes `after` back to `before`; empty when no list changed."""
    patches: list[Patch] = []
    for part in LISTS:
        old, new = getattr(before, part), getattr(after, part)
        if old is not new:
            patches += _differences(part, old, new)
    for key in {*before.chosen, *after.chosen}:
        if (old := before.chosen.get(key, ())) != after.chosen.get(key, ()):
            patches.append(Patch("chosen", key, insert=old))
    if before.next_meeting != after.next_meeting:
        if before.next_meeting is None or after.next_meeting is None:
            patches.append(Patch("next_meeting", insert=before.next_meeting))
        else:
            patches.append(Patch("next_meeting", values=_old_values(before.next_meeting, after.next_meeting)))
    return tuple(patches)


def goes_on_typing(last: tuple[Patch, ...], now: tuple[Patch, ...]) -> bool:
    """Whether a change goes on where the last one stopped: letters of the same text are taken back together."""
    if len(last) != 1 or len(now) != 1:
        return False
    (was,), (is_,) = last, now
    same = (was.part, was.item_id, [*was.values]) == (is_.part, is_.item_id, [*is_.values])
    return same and bool(is_.values) and all(type(value) is str for value in is_.values.values())


def _old_values(old: Any, new: Any) -> dict[str, Any]:
    return {f.name: getattr(old, f.name) for f in fields(old) if getattr(old, f.name) != getattr(new, f.name)}


def _as_before(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    """How many items at the beginning are the same ones."""
    return next(
        (index for index, (was, now) in enumerate(zip(old, new, strict=False)) if was is not now),
        min(len(old), len(new)),
    )


def _differences(part: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> list[Patch]:
    # Most of a long list is as it was: only what lies between its two ends is compared.
    first = _as_before(old, new)
    rest = _as_before(old[first:][::-1], new[first:][::-1])
    was = {item.id: (index, item) for index, item in enumerate(old[first : len(old) - rest], first)}
    now = {item.id: (index, item) for index, item in enumerate(new[first : len(new) - rest], first)}
    patches = [Patch(part, item_id, remove=True, came=now[item_id][1]) for item_id in now if item_id not in was]
    moved = len(was) == len(now) and [*was] != [*now]
    for item_id, (index, item) in was.items():
        if item_id not in now:
            patches.append(Patch(part, item_id, insert=item, index=index))
            continue
        if values := _old_values(item, now[item_id][1]):
            patches.append(Patch(part, item_id, values=values))
        if moved and now[item_id][0] != index:
            patches.append(Patch(part, item_id, move=True, index=index))
    return patches


def without_change(contents: Contents, patch: Patch) -> Contents:
    """The contents without the change; what is not there any more is passed over.

    Raises IllegalMove for an item that came by the change and has got words since.
    """
    if patch.part == "chosen":
        chosen = {key: options for key, options in contents.chosen.items() if key != patch.item_id}
        return replace(contents, chosen=chosen | ({patch.item_id: patch.insert} if patch.insert else {}))
    if patch.part == "next_meeting":
        present = contents.next_meeting
        old = replace(present, **patch.values) if present is not None and patch.values else patch.insert
        return replace(contents, next_meeting=old)
    items = list(getattr(contents, patch.part))
    place = next((index for index, item in enumerate(items) if item.id == patch.item_id), None)
    if patch.insert is not None and place is None:
        items.insert(patch.index, patch.insert)
    elif place is not None and patch.remove:
        if patch.came not in (None, items[place]):
            raise IllegalMove("There are words under that line by now.", do="Mark it as dropped instead.")
        del items[place]
    elif place is not None and patch.move:
        items.insert(patch.index, items.pop(place))
    elif place is not None:
        before, items[place] = items[place], replace(items[place], **patch.values)
        if patch.part == "jots":
            contents = words_moved(contents, before, items[place])
    changed: dict[str, Any] = {patch.part: tuple(items)}
    return replace(contents, **changed)


class Turn(Enum):
    """What taking back, or bringing again, did to a thing."""

    CAME = auto()
    """It is there again."""
    WENT = auto()
    """It is gone."""
    CHANGED = auto()
    """It is there, and other than before."""


def changed_words(before: Contents, after: Contents) -> tuple[Turn, str]:
    """What differs between the two, for the one who took it back: the first thing that does, and how many more."""
    for part in LISTS:
        old, new = getattr(before, part), getattr(after, part)
        if old is new:
            continue
        was, now = {item.id: item for item in old}, {item.id: item for item in new}
        differ = [item_id for item_id in {**was, **now} if was.get(item_id) != now.get(item_id)]
        if not differ:
            return Turn.CHANGED, "the order of the list"
        first, more = differ[0], f" and {len(differ) - 1} more" if len(differ) > 1 else ""
        item = now.get(first) or was[first]
        if first in was and first in now:
            return Turn.CHANGED, _what_changed(part, item)
        return Turn.CAME if first in now else Turn.WENT, _named(part, item) + more
    if before.next_meeting == after.next_meeting:
        return Turn.CHANGED, "the last choice"
    turn = Turn.CHANGED if before.next_meeting and after.next_meeting else Turn.WENT
    return Turn.CAME if before.next_meeting is None else turn, "the next date"


def _what_changed(part: str, item: Any) -> str:
    if part in ("reviews", "goal_reviews", "doors", "jots"):
        return _named(part, item)
    return f"the change of {_named(part, item)}"


def _named(part: str, item: Any) -> str:
    match part:
        case "reviews":
            return f'what became of "{shortened(item.commitment.text, NAMED)}"'
        case "goal_reviews":
            return f'what was decided about "{shortened(item.goal.text, NAMED)}"'
        case "jots":
            return f'what became of "{shortened(item.jot.text, NAMED)}"'
        case "absences":
            return "the days away"
        case "doors":
            return f'what was said of "{shortened(item.text, NAMED)}"'
    return f'"{shortened(item.text, NAMED)}"'
