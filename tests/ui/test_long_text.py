"""Long notes and long queues: what a key costs does not grow with them, and nothing that was typed is left out."""

from __future__ import annotations

import random

import pytest
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from meetingtui.domain.ledger.topics import Topic
from meetingtui.ui.fields import notes
from meetingtui.ui.fields.long_text import LongDocument, LongWrapped
from meetingtui.ui.outline import outline
from meetingtui.ui.outline.step_words import step_words
from meetingtui.ui.screens.live_view import LiveView
from meetingtui.ui.widgets.side_panel import LISTED
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

QUEUE = [Topic(f"t{number}", "pair-1", f"Topic {number}", TUESDAY) for number in range(LISTED + 7)]


def test_text_and_height_are_those_of_the_stock_document() -> None:
    chance = random.Random(7)
    ours, stock = LongDocument("one two\nthree"), Document("one two\nthree")
    wrapped, plain = LongWrapped(ours, 10), WrappedDocument(stock, 10)
    for _ in range(300):
        row = chance.randrange(stock.line_count)
        start, end = sorted((chance.randrange(len(stock[row]) + 1), chance.randrange(len(stock[row]) + 1)))
        words = chance.choice(["", "x", "some more words", "two\nlines", "\n"])
        for document, view in ((ours, wrapped), (stock, plain)):
            result = document.replace_range((row, start), (row, end), words)
            view.wrap_range((row, start), (row, end), result.end_location)
        assert ours.text == stock.text
        assert ours.length == len(stock.text)
        assert wrapped.height == plain.height


async def to_long_notes(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    await stage.paste("words that were said\n" * 10)


@on_stage(topics=QUEUE[:2])
async def test_a_letter_in_a_long_note_is_drawn_without_putting_the_text_together(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await to_long_notes(stage)
    monkeypatch.setattr(notes, "LONG", 100)
    monkeypatch.setattr(notes, "MOMENT", 3600)
    await stage.type("abc")
    assert "abc" in stage.text
    document = stage.app.screen.query_one(notes.Notes).document
    assert isinstance(document, LongDocument)
    assert document._whole is None
    assert document.text.endswith("abc")


@on_stage(topics=QUEUE[:2])
async def test_edits_of_a_long_note_are_told_together_and_at_the_latest_when_it_is_left(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await to_long_notes(stage)
    monkeypatch.setattr(notes, "LONG", 100)
    monkeypatch.setattr(notes, "MOMENT", 3600)
    before = stage.contents.topics[0].notes
    await stage.type("abc")
    assert stage.contents.topics[0].notes == before
    await stage.press("enter")
    assert stage.contents.topics[0].notes == f"{before}abc"
    assert stage.contents.topics[1].notes == ""


@on_stage(topics=QUEUE[:1])
async def test_edits_of_a_long_note_are_told_after_a_moment(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await to_long_notes(stage)
    monkeypatch.setattr(notes, "LONG", 100)
    monkeypatch.setattr(notes, "MOMENT", 0.01)
    await stage.type("abc")
    await stage.wait_for(lambda: stage.contents.topics[0].notes.endswith("abc"))


@on_stage(topics=QUEUE[:1])
async def test_the_last_letters_of_a_long_note_are_there_when_the_program_has_to_go(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await to_long_notes(stage)
    monkeypatch.setattr(notes, "LONG", 100)
    monkeypatch.setattr(notes, "MOMENT", 3600)
    await stage.type("abc")
    screen = stage.app.screen
    assert isinstance(screen, LiveView)
    screen.gather()
    assert stage.contents.topics[0].notes.endswith("abc")


@on_stage(topics=QUEUE)
async def test_a_letter_under_one_topic_makes_no_row_of_another(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    drawn: list[str] = []
    real = step_words
    monkeypatch.setattr(outline, "step_words", lambda step, *others: drawn.append(step.id) or real(step, *others))
    await stage.type("ab")
    assert stage.contents.topics[0].notes == "ab"
    assert drawn == []
    await stage.press("enter")
    assert "topics/t0" in drawn


@on_stage(topics=QUEUE)
async def test_a_long_queue_is_listed_beside_as_far_as_anybody_reads(stage: Stage) -> None:
    await stage.begin()
    listed = stage.words("#side-topics")
    assert f"Topic {LISTED - 1}" in listed
    assert f"Topic {LISTED}" not in listed
    assert "and 7 more" in listed
