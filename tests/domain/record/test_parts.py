"""The one description of a meeting's parts: what derives from it, and that a new field is two changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record import page as page
from meetingtui.domain.record.addresses import ANSWERS, address, taken_apart
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.parts import PARTS, TOPICS, Part, Words, goes_on
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search import passages as found
from meetingtui.exchange.text.record import record_text
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, wrap_up_record
from tests.meetings import doors_and_days, full_record

RECORDS = [full_record(), first_record(), wrap_up_record(), doors_and_days()]


def things(record: MeetingRecord) -> list[tuple[Part, Any]]:
    return [
        (part, item) for part in PARTS.values() for each in part.fields for item in getattr(record.contents, each)
    ]


def test_an_address_comes_apart_into_what_it_was_made_of() -> None:
    for pieces in (("topics", "t-1", "notes"), ("doors", "o-1", "moves/0"), (ANSWERS, "went-well/chosen", "")):
        assert taken_apart(address(*pieces)) == pieces


def test_what_is_put_into_a_text_is_what_it_then_says() -> None:
    for record in RECORDS:
        for part, item in things(record):
            for words in part.texts(item):
                if words.of(item).strip():
                    assert words.of(words.put(item, "Other words")) == "Other words", (part, words)


def test_every_thing_that_is_said_has_an_address_of_its_own() -> None:
    for record in RECORDS:
        lines = page.record_page(record)
        keys = [line.key for line in lines if line.key]
        assert len(keys) == len(set(keys))
        assert all(page.line_of(lines, piece.key) is not None for piece in found.passages(record))


def test_a_line_says_whether_what_it_is_about_lives_on() -> None:
    going_on = {part for part in PARTS if goes_on(address(part, "x-1", "text"))}
    assert going_on == {"commitments", "lookouts", "new-goals", "topics"}
    assert not goes_on("answers/went-well")


@dataclass(frozen=True)
class TopicWithMood(Topic):
    mood: str = ""


def test_a_new_field_of_a_topic_is_the_field_and_one_text_of_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    with_mood = replace(TOPICS, words=(*TOPICS.words, Words("mood", "how it felt", "It felt:")))
    monkeypatch.setitem(PARTS, "topics", with_mood)
    for module in (page, found):
        monkeypatch.setattr(module, "TOPICS", with_mood)
    topic = TopicWithMood("t-1", "pair-1", "The talk", TUESDAY, mood="Lighter than I thought")
    record = full_record(contents=Contents(topics=(topic,)))

    assert "It felt: Lighter than I thought" in record_text(record)
    piece = next(piece for piece in found.passages(record) if piece.text == "Lighter than I thought")
    assert (piece.key, piece.place) == ("topics/t-1/mood", "Open discussion, how it felt")

    amendment = Amendment("a-1", "topics/t-1/mood", "Heavier", TUESDAY + timedelta(days=1))
    corrected = replace(record, amendments=(amendment,))
    assert as_amended(corrected).contents.topics[0] == replace(topic, mood="Heavier")
    assert "It felt: Heavier" in record_text(corrected)
    assert "Heavier" in [piece.text for piece in found.passages(corrected)]
