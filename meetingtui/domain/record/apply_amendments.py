"""A finished meeting as it reads with its corrections: for whatever searches it, tells it, or passes it on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record.addresses import ANSWERS, CHOSEN, NOT_ENTERED, taken_apart
from meetingtui.domain.record.amendments import standing
from meetingtui.domain.record.parts import PARTS, Part
from meetingtui.domain.record.record import MeetingRecord

NEXT_PLACE = "next-meeting/place"
"""The address of where the next meeting is held."""


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
    if key == NEXT_PLACE and contents.next_meeting:
        return replace(contents, next_meeting=replace(contents.next_meeting, place=words))
    kind, item_id, name = taken_apart(key)
    if kind == ANSWERS:
        return _with_answer(contents, item_id, words)
    part = PARTS.get(kind)
    if part is None:
        return contents
    lists = {field: _corrected(part, getattr(contents, field), item_id, name, words) for field in part.fields}
    changed: dict[str, Any] = {field: items for field, items in lists.items() if items is not None}
    return replace(contents, **changed) if changed else contents


def _with_answer(contents: Contents, key: str, words: str) -> Contents:
    question, line = key.removesuffix(CHOSEN), key.removeprefix(NOT_ENTERED)
    if question != key and question in contents.chosen:
        return replace(contents, chosen={**contents.chosen, question: (words,)})
    if line != key and line in contents.not_entered:
        return replace(contents, not_entered={**contents.not_entered, line: words})
    return replace(contents, answers={**contents.answers, key: words}) if key in contents.answers else contents


def _corrected(part: Part, items: tuple[Any, ...], item_id: str, name: str, words: str) -> tuple[Any, ...] | None:
    """The things with the corrected one among them; None when it is not among them, or has no such words."""
    for place, item in enumerate(items):
        if item.id == item_id and (text := part.text(item, name)) is not None:
            corrected = text.put(item, words)
            return None if corrected is item else (*items[:place], corrected, *items[place + 1 :])
    return None
