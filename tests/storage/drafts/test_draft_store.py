from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.services.ports import DraftShelf
from meetingtui.storage.disk import durable
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from tests.builders import arriving, live
from tests.storage.conftest import NOON


@pytest.fixture
def files(place: Locations, now: Callable[[], datetime]) -> DraftFiles:
    return DraftFiles(place, now)


@pytest.fixture
def shelf(files: DraftFiles, now: Callable[[], datetime]) -> Iterator[Shelf]:
    shelf = Shelf(files, now)
    yield shelf
    shelf.close()


def _talked() -> Meeting:
    meeting = live()
    meeting.start()
    meeting.notebook.catch("Ask about the talk")
    return meeting.notebook.answer("went-well", "Everything [b]well[/b]")


def test_the_shelf_is_what_the_services_ask_for(shelf: Shelf) -> None:
    as_port: DraftShelf = shelf
    assert as_port.state == SaveState()


def test_a_meeting_comes_back_word_for_word(shelf: Shelf, files: DraftFiles) -> None:
    meeting = _talked()
    shelf.put(meeting)
    assert shelf.flush()
    assert Shelf(files, lambda: NOON).unfinished() == [meeting]


def test_the_newest_state_is_the_one_that_is_kept(shelf: Shelf) -> None:
    meeting = _talked()
    shelf.put(arriving())
    shelf.put(meeting)
    assert shelf.unfinished() == [meeting]


def test_the_state_says_when_all_was_saved(shelf: Shelf) -> None:
    shelf.put(_talked())
    shelf.flush()
    assert shelf.state == SaveState(saved_at=NOON)
    shelf.close()
    assert shelf.state == SaveState(saved_at=NOON)


def test_drafts_are_offered_with_the_latest_sign_of_life_first(shelf: Shelf) -> None:
    old = _talked()
    new = replace(old, id="meeting-2", seen_at=old.seen_at + timedelta(days=1))
    for meeting in (new, old):
        shelf.put(meeting)
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-2", "meeting-1"]


def test_a_committed_meeting_is_put_away(shelf: Shelf, place: Locations) -> None:
    shelf.put(_talked())
    shelf.committed("meeting-1")
    assert shelf.unfinished() == []
    assert (place.drafts / "done" / "meeting-1.json").exists()


def test_a_discarded_meeting_is_kept_aside(shelf: Shelf, place: Locations) -> None:
    shelf.put(_talked())
    shelf.discard("meeting-1")
    assert shelf.unfinished() == []
    assert (place.drafts / "discarded" / "meeting-1.json").exists()


def test_a_draft_of_another_shape_is_put_aside_with_a_notice(
    shelf: Shelf, files: DraftFiles, place: Locations
) -> None:
    files.save("odd", {"id": "odd", "number": "twelve"})
    shelf.put(_talked())
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-1"]
    assert (place.drafts / "discarded" / "odd.json").exists()
    assert len(files.notices) == 1


@pytest.mark.fault(39)
def test_a_damaged_draft_does_not_hide_the_others(shelf: Shelf, place: Locations) -> None:
    shelf.put(_talked())
    shelf.flush()
    (place.drafts / "torn.json").write_bytes(b'{"_meta"')
    assert [meeting.id for meeting in shelf.unfinished()] == ["meeting-1"]


@pytest.mark.fault(42)
def test_a_full_disk_is_told_and_loses_nothing(
    shelf: Shelf, files: DraftFiles, monkeypatch: pytest.MonkeyPatch
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
    shelf: Shelf, files: DraftFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, folder: Path) -> Path:
        raise OSError(errno.EROFS, "")

    shelf.put(_talked())
    shelf.flush()
    monkeypatch.setattr("meetingtui.storage.drafts.generations.move_file", refuse)
    shelf.committed("meeting-1")
    assert "The meeting is saved" in files.notices[0]


@pytest.fixture
def sheltered(place: Locations, tmp_path: Path, now: Callable[[], datetime]) -> DraftFiles:
    shelter = tmp_path / "state" / "unsaved" / "1a2b"
    return DraftFiles(replace(place, find_shelters=lambda: (shelter,)), now)


@pytest.mark.fault(3, 42)
def test_words_that_the_data_folder_does_not_take_are_found_in_the_second_place(
    sheltered: DraftFiles, place: Locations, tmp_path: Path
) -> None:
    shelf = Shelf(sheltered, lambda: NOON)
    meeting = _talked()
    place.folder.mkdir(parents=True)
    # Works for every user, also for one whom no permission stops.
    place.drafts.write_text("a file where the folder should be")
    shelf.put(meeting)
    assert shelf.flush()
    shelter = tmp_path / "state" / "unsaved" / "1a2b"
    assert shelf.state == SaveState(NOON, "a file stands where a folder is needed", str(shelter))
    assert shelf.state.safe
    shelf.close()
    place.drafts.unlink()
    again = Shelf(sheltered, lambda: NOON)
    assert again.unfinished() == [meeting]
    again.put(replace(meeting, seen_at=meeting.seen_at + timedelta(minutes=1)))
    assert again.flush()
    assert again.state == SaveState(NOON)
    assert [*shelter.iterdir()] == []
    again.close()


@pytest.mark.fault(43)
def test_a_disk_that_hangs_does_not_keep_the_words(
    sheltered: DraftFiles, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shelf = Shelf(sheltered, lambda: NOON)
    meeting = _talked()
    shelf.put(meeting)
    assert shelf.flush()
    answers, hangs = threading.Event(), threading.Event()
    real = durable.replace_file

    def replace_file(path: Path, *parts: bytes) -> None:
        if path.parent.name == "drafts":
            hangs.set()
            assert answers.wait(60)
        real(path, *parts)

    monkeypatch.setattr("meetingtui.storage.drafts.generations.replace_file", replace_file)
    newest = replace(meeting, seen_at=meeting.seen_at + timedelta(minutes=1))
    shelf.put(newest)
    assert hangs.wait(60)
    assert shelf.flush(0.05)
    assert Shelf(sheltered, lambda: NOON).unfinished() == [newest]
    answers.set()
    shelf.close()
    assert Shelf(sheltered, lambda: NOON).unfinished() == [newest]
