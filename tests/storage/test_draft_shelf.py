from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.meeting import Meeting
from meetingtui.services.ports import DraftShelf, SaveState
from meetingtui.storage.draft_shelf import Shelf
from meetingtui.storage.drafts import DraftFiles
from meetingtui.storage.locations import Locations
from tests.builders import arriving, live
from tests.storage.conftest import NOON


@pytest.fixture
def files(place: Locations, now: Callable[[], datetime]) -> DraftFiles:
    return DraftFiles(place, now)


@pytest.fixture
def shelf(files: DraftFiles, now: Callable[[], datetime]) -> Iterator[Shelf[SaveState]]:
    shelf = Shelf(files, now, SaveState)
    yield shelf
    shelf.close()


def _talked() -> Meeting:
    meeting = live()
    meeting.start()
    meeting.notebook.catch("Ask about the talk")
    return meeting.notebook.answer("went-well", "Everything [b]well[/b]")


def test_the_shelf_is_what_the_services_ask_for(shelf: Shelf[SaveState]) -> None:
    as_port: DraftShelf = shelf
    assert as_port.state == SaveState()


def test_a_meeting_comes_back_word_for_word(shelf: Shelf[SaveState], files: DraftFiles) -> None:
    meeting = _talked()
    shelf.put(meeting)
    assert shelf.flush()
    assert Shelf(files, lambda: NOON, SaveState).unfinished() == [meeting]


def test_the_newest_state_is_the_one_that_is_kept(shelf: Shelf[SaveState]) -> None:
    meeting = _talked()
    shelf.put(arriving())
    shelf.put(meeting)
    assert shelf.unfinished() == [meeting]


def test_the_state_says_when_all_was_saved(shelf: Shelf[SaveState]) -> None:
    shelf.put(_talked())
    shelf.flush()
    assert shelf.state == SaveState(saved_at=NOON)
    shelf.close()
    assert shelf.state == SaveState(saved_at=NOON)


def test_drafts_are_offered_with_the_latest_sign_of_life_first(shelf: Shelf[SaveState]) -> None:
    old = _talked()
    new = replace(old, id="meeting-2", seen_at=old.seen_at + timedelta(days=1))
    for meeting in (new, old):
        shelf.put(meeting)
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-2", "meeting-1"]


def test_a_committed_meeting_is_put_away(shelf: Shelf[SaveState], place: Locations) -> None:
    shelf.put(_talked())
    shelf.committed("meeting-1")
    assert shelf.unfinished() == []
    assert (place.drafts / "done" / "meeting-1.json").exists()


def test_a_discarded_meeting_is_kept_aside(shelf: Shelf[SaveState], place: Locations) -> None:
    shelf.put(_talked())
    shelf.discard("meeting-1")
    assert shelf.unfinished() == []
    assert (place.drafts / "discarded" / "meeting-1.json").exists()


def test_a_draft_of_another_shape_is_put_aside_with_a_notice(
    shelf: Shelf[SaveState], files: DraftFiles, place: Locations
) -> None:
    files.save("odd", {"id": "odd", "number": "twelve"})
    shelf.put(_talked())
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-1"]
    assert (place.drafts / "discarded" / "odd.json").exists()
    assert len(files.notices) == 1


@pytest.mark.fault(39)
def test_a_damaged_draft_does_not_hide_the_others(shelf: Shelf[SaveState], place: Locations) -> None:
    shelf.put(_talked())
    shelf.flush()
    (place.drafts / "torn.json").write_bytes(b'{"_meta"')
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-1"]


@pytest.mark.fault(42)
def test_a_full_disk_is_told_and_loses_nothing(
    shelf: Shelf[SaveState], files: DraftFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(meeting_id: str, document: object) -> None:
        raise StoreBusy("Not saved: disk full.") from OSError(errno.ENOSPC, "")

    meeting = _talked()
    with monkeypatch.context() as patched:
        patched.setattr(files, "save", full)
        shelf.put(meeting)
        assert not shelf.flush()
        assert shelf.state.problem == "disk full"
    assert shelf.flush()
    assert shelf.unfinished() == [meeting]


def test_a_draft_that_cannot_be_put_away_does_not_make_the_meeting_fail(
    shelf: Shelf[SaveState], files: DraftFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, folder: Path) -> Path:
        raise OSError(errno.EROFS, "")

    shelf.put(_talked())
    shelf.flush()
    monkeypatch.setattr("meetingtui.storage.generations.move_file", refuse)
    shelf.committed("meeting-1")
    assert "The meeting is saved" in files.notices[0]
