"""What was typed in a meeting, for whatever gathers things from the words of all meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from meetingtui.domain.between.links import TypedWords
from meetingtui.domain.record.addresses import taken_apart
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.passages import passages

_TOPICS = "topics"


def typed_in(record: MeetingRecord) -> Iterator[TypedWords]:
    """The words of a meeting as corrected, and whose they are; where the two meet is left out."""
    topics = {topic.id: topic.text for topic in record.contents.topics}
    for piece in passages(replace(as_amended(record), amendments=())):
        if piece.key.endswith("/place"):
            continue
        key = taken_apart(piece.key)
        where = f"topic: {topics[key.item]}" if key.part == _TOPICS and key.item in topics else piece.place
        # Who wants to talk about a topic is not always who said what was noted.
        by = None if key.part == _TOPICS and key.name == "notes" else piece.owner
        yield TypedWords(piece.text, record.began, by, where, record.number)
