"""What stands in forms is on the disk within half a second, private, and gone when it is kept or forgotten."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.storage.drafts.form_store import FormShelf
from meetingtui.storage.locations import Locations
from tests.storage.conftest import NOON, FaultyDisk

Shelf = FormShelf[FormPlace, Typed]
GOALS = FormPlace("goals", "pair-1")
DRAFT = Typed({"0": "A talk in May [b]", "1": "Zoë 🙂 says so"}, about="goal-1", what="edit")


def shelf_at(place: Locations) -> Shelf:
    return FormShelf(place, lambda: NOON, FormPlace, Typed, lambda: 0.0)


@pytest.fixture
def shelf(place: Locations, now: Callable[[], datetime]) -> Iterator[Shelf]:
    shelf = shelf_at(place)
    yield shelf
    shelf.close()


def test_it_is_what_the_screens_ask_for_and_looking_creates_nothing(shelf: Shelf, place: Locations) -> None:
    as_port: Forms = shelf
    assert as_port.typed(GOALS) is None
    assert as_port.all_of("goals", "pair-1") == []
    shelf.clear(GOALS)
    assert shelf.flush()
    assert not place.folder.exists()


def test_words_are_there_again_for_the_next_window(shelf: Shelf, place: Locations) -> None:
    shelf.keep(GOALS, Typed({"0": "A t"}))
    shelf.keep(GOALS, DRAFT)
    other = FormPlace("correction", "pair-1", "meeting-1", "answers/went-well")
    shelf.keep(other, Typed({"words": "half"}))
    assert shelf.flush()
    again = shelf_at(place)
    assert again.typed(GOALS) == DRAFT
    assert again.typed(FormPlace("goals", "pair-2")) is None
    assert again.all_of("correction", "pair-1") == [(other, Typed({"words": "half"}))]
    assert again.all_of("correction", "pair-2") == []
    for path in place.forms.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.forms.stat().st_mode) == 0o700


@pytest.mark.fault(3)
def test_a_full_disk_is_told_and_the_words_follow(shelf: Shelf, place: Locations, disk: FaultyDisk) -> None:
    disk.refuse("write", errno.ENOSPC, times=2)
    shelf.keep(GOALS, DRAFT)
    assert not shelf.flush()
    assert shelf.notices == [
        "NOT SAVED: disk full. Until you press Enter, what you are typing exists only in this window."
    ]
    assert shelf.typed(GOALS) == DRAFT
    disk.recover()
    assert shelf.flush()
    assert shelf_at(place).typed(GOALS) == DRAFT


def test_what_was_kept_is_gone_from_the_disk(shelf: Shelf, place: Locations) -> None:
    for words in ("A", "A t", "A ta"):
        shelf.keep(GOALS, Typed({"0": words}))
        assert shelf.flush()
    shelf.clear(GOALS)
    assert shelf.typed(GOALS) is None
    assert shelf.flush()
    assert [*place.forms.iterdir()] == []


@pytest.mark.fault(39)
def test_a_damaged_copy_leaves_the_other_one(shelf: Shelf, place: Locations) -> None:
    for words in ("A talk", "A talk in May"):
        shelf.keep(GOALS, Typed({"0": words}))
        assert shelf.flush()
    newest = max(place.forms.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes()[:100])
    found = shelf_at(place).typed(GOALS)
    assert found is not None
    assert found.words["0"].startswith("A talk")


def test_a_form_of_which_nothing_can_be_read_is_put_aside_and_told(shelf: Shelf, place: Locations) -> None:
    shelf.keep(GOALS, DRAFT)
    assert shelf.flush()
    for path in place.forms.iterdir():
        path.write_bytes(b"{")
    again = shelf_at(place)
    assert again.typed(GOALS) is None
    [kept] = place.quarantine.iterdir()
    assert again.notices == [f"A half-typed form was damaged; it is kept as quarantine/{kept.name}."]
    assert [*place.forms.iterdir()] == []
