"""Correcting finished meetings: dated, undone, the first words kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meetingtui.demo.memory import MemoryStore
from meetingtui.domain.errors import BadInput, IllegalMove, NotFound
from meetingtui.domain.record.page import record_page
from meetingtui.services.archive import Archive
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.meetings import MEETING, full_conclusion

KEY = "answers/went-well"
FIRST = "The review went well.\nI asked early."


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.commit(full_conclusion())
    return store


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(TUESDAY + timedelta(days=2))


@pytest.fixture
def archive(store: MemoryStore, clock: FakeClock) -> Archive:
    return Archive(store, clock=clock, new_id=CountingIds())


def words(store: MemoryStore, key: str = KEY) -> str:
    return next(line.words for line in record_page(store.record(MEETING)) if line.key == key)


def test_a_correction_is_dated_and_the_first_words_stay(
    store: MemoryStore, archive: Archive, clock: FakeClock
) -> None:
    record = archive.amend(MEETING, KEY, " A calm review\x1b ")
    (amendment,) = record.amendments
    assert (amendment.at, amendment.words) == (clock.wall(), "A calm review\ufffd")
    assert store.record(MEETING).contents.answer("went-well") == FIRST


def test_a_correction_can_be_taken_back(store: MemoryStore, archive: Archive) -> None:
    archive.amend(MEETING, KEY, "One")
    archive.take_back(MEETING, KEY)
    assert words(store) == FIRST
    assert len(store.record(MEETING).amendments) == 1


def test_undo_goes_back_step_by_step(store: MemoryStore, archive: Archive, clock: FakeClock) -> None:
    for text in ("One", "Two"):
        archive.amend(MEETING, KEY, text)
        clock.go(minutes=1)
    assert words(store) == "Two"
    archive.undo()
    assert words(store) == "One"
    archive.undo()
    assert words(store) == FIRST
    assert not archive.can_undo
    assert archive.undo() is None


def test_taking_back_can_be_undone(store: MemoryStore, archive: Archive, clock: FakeClock) -> None:
    archive.amend(MEETING, KEY, "One")
    clock.go(minutes=1)
    archive.take_back(MEETING, KEY)
    archive.undo()
    assert words(store) == "One"


def test_facts_can_be_corrected_too(store: MemoryStore, archive: Archive) -> None:
    archive.amend(MEETING, "reviews/c-4/outcome", "done after all")
    assert words(store, "reviews/c-4/outcome") == "done after all"


@pytest.mark.parametrize(("text", "error"), [("", BadInput), (" \n", BadInput), (FIRST, BadInput)])
def test_words_that_change_nothing_are_refused(archive: Archive, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        archive.amend(MEETING, KEY, text)


def test_a_line_that_is_not_there_is_refused(archive: Archive) -> None:
    for meeting, key in ((MEETING, "answers/nothing"), (MEETING, ""), ("meeting-99", KEY)):
        with pytest.raises(NotFound):
            archive.amend(meeting, key, "Words")


def test_a_line_that_was_never_corrected_cannot_be_taken_back(archive: Archive) -> None:
    with pytest.raises(IllegalMove):
        archive.take_back(MEETING, KEY)
