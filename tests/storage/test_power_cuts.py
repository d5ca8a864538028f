"""The power goes at any system call, and the process is killed at any: what was called saved is there, whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from meetingtui.domain.ending.conclusion import conclude
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.builders import live, pair
from tests.keeping import KeepingStore
from tests.storage.conftest import NOON
from tests.storage.power import Power

SAVES = 4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def save(database: Database, number: int) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": f"{number}", "text": "x" * 300})
        tables["marks"].put({"id": f"{number}"})


def saved(place: Locations) -> tuple[list[str], Database]:
    database = Database(place, lambda: NOON)
    ids = [document["id"] for document in database.read()["scraps"].all()]
    assert ids == [document["id"] for document in database.read()["marks"].all()]
    return ids, database


def now() -> datetime:
    return NOON


@pytest.mark.fault(2)
def test_a_power_cut_leaves_the_old_or_the_new_state(root: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        power, database = Power(root, patched), Database(Locations(root / "data"), now)
        for number in range(SAVES):
            save(database, number)
            power.said_saved()
    seen = set()
    for acknowledged in power.cuts(tmp_path / "after"):
        ids, database = saved(Locations(tmp_path / "after" / "data"))
        assert ids == [f"{number}" for number in range(len(ids))]
        assert acknowledged <= len(ids) <= acknowledged + 1
        assert database.notices == []
        seen.add((acknowledged, len(ids)))
    assert len(seen) == 2 * SAVES + 1


def written(shelf: Shelf, power: Power) -> Meeting:
    """A meeting in which three things are typed, each of them saved."""
    running = live()
    running.start()
    for words in ("one", "one two", "one two three"):
        shelf.put(running.notebook.answer("went-well", words))
        assert shelf.flush()
        power.said_saved()
    return running.finish()


@pytest.mark.fault(2, 40)
def test_a_power_cut_in_a_meeting_or_at_its_end_loses_no_saved_word(root: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        place, power = Locations(root / "data"), Power(root, patched)
        KeepingStore(Database(place, now)).keep(pair())
        shelf = Shelf(DraftFiles(place, now), now)
        meeting = written(shelf, power)
        KeepingStore(Database(place, now)).commit(conclude(meeting))
        power.said_saved()
        shelf.committed(meeting.id)
        power.said_saved()
    for acknowledged in power.cuts(tmp_path / "after"):
        place = Locations(tmp_path / "after" / "data")
        store = KeepingStore(Database(place, now))
        shelf = Shelf(DraftFiles(place, now), now)
        words = [record.contents.answer("went-well") for record in store.records(meeting.pair.id)]
        if acknowledged < 4:
            words += [draft.contents.answer("went-well") for draft in shelf.unfinished()]
        assert len(" ".join(words).split()) >= min(acknowledged, 3)
        if acknowledged >= 4:
            assert words == ["one two three"]


CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "close", "fchmod", "mkdir", "chmod")


def killed_at(call: int, work: Callable[[], None]) -> bool:
    """Do the work in a process that is gone before its so many-th system call; whether it came to its end."""
    child = os.fork()
    if child == 0:
        left = call

        def dying(real: Callable[..., object]) -> Callable[..., object]:
            def once(*args: object, **more: object) -> object:
                nonlocal left
                left -= 1
                if left == 0:
                    os._exit(9)
                return real(*args, **more)

            return once

        code = 1
        try:
            for name in CALLS:
                setattr(os, name, dying(getattr(os, name)))
            work()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 0


def save_two(place: Locations) -> None:
    save(Database(place, now), 2)


@pytest.mark.fault(1)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_before_any_system_call_of_a_save_the_old_or_the_new_state_is_there(tmp_path: Path) -> None:
    for call in range(1, 200):
        place = Locations(tmp_path / f"{call}")
        for number in range(2):
            save(Database(place, now), number)
        finished = killed_at(call, partial(save_two, place))
        ids, database = saved(place)
        assert ids in (["0", "1"], ["0", "1", "2"])
        assert database.notices == []
        assert list(place.folder.rglob(".*.tmp")) == []
        if finished:
            assert ids == ["0", "1", "2"]
            break
    assert 10 < call < 199
