"""What happens to the data under an open screen is told once, on whatever screen, and can be read again."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.tinydb_store import TinyStore
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.fakes import CountingIds, FakeClock, FreeMark
from tests.whole.past import give_a_past

Drive = Callable[..., Any]


def app_on(folder: Path) -> tuple[MeetApp, Locations]:
    """The home screen of a pair with one meeting, on real files."""
    give_a_past(folder)
    clock, locations = FakeClock(), Locations(folder)
    database = Database(locations, clock.wall, lock_timeout=0)
    files = DraftFiles(locations, clock.wall)
    files.notices = database.notices
    store, shelf = TinyStore(database), Shelf(files, clock.wall)
    room = MeetingRoom(store, shelf, clock=clock, new_id=CountingIds())
    setting = Setting(
        room=room, drafts=shelf, running=FreeMark(), pair=store.pairs()[0], notices=database.notices, zone="UTC"
    )
    return MeetApp(setting), locations


def damage_data(_: MeetApp, place: Locations) -> None:
    place.data_file.write_bytes(b"\0" * 500)


def empty_folder(_: MeetApp, place: Locations) -> None:
    for path in place.folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def damage_draft(_: MeetApp, place: Locations) -> None:
    place.drafts.mkdir(exist_ok=True)
    (place.drafts / "torn.json").write_bytes(b'{"_meta"')


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (damage_data, "The data file was damaged"),
        (empty_folder, "data"),
        (damage_draft, "A draft was damaged; it is kept as quarantine/torn"),
    ],
)
def test_it_is_told_on_the_screen_that_is_there_and_kept_among_the_messages(
    drive: Drive, tmp_path: Path, harm: Callable[[MeetApp, Locations], None], words: str
) -> None:
    app, place = app_on(tmp_path / "data")

    async def script(pilot: Any) -> None:
        await pilot.pause()
        assert not app.said
        harm(app, place)
        await pilot.press("g")
        await pilot.press("escape")
        await pilot.pause()
        # The program looks once a second.
        app.tell_notices()
        await pilot.pause()
        told = [said for said in app.said if words in said]
        assert len(told) == 1, list(app.said)
        assert any(words in str(note.message) for note in app._notifications)
        app.tell_notices()
        assert [said for said in app.said if words in said] == told

    drive(app, script)


def test_a_disk_without_locks_is_told_where_the_first_change_was_made(
    drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = app_on(tmp_path / "data")

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    async def script(pilot: Any) -> None:
        await pilot.press("d", "a", *"Lin", "enter")
        await pilot.pause()
        app.tell_notices()
        assert [said for said in app.said if "This disk cannot lock files" in said]

    monkeypatch.setattr(fcntl, "flock", no_locks)
    drive(app, script)
