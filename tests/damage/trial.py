"""One damaged data file: what the program makes of it."""

from __future__ import annotations

import json
import random
import shutil
from enum import StrEnum
from pathlib import Path

from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Person
from meetingtui.services.goal_book import GoalBook
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.tinydb_store import TinyStore
from meetingtui.storage.transfer.export_file import TABLES, export_bytes
from meetingtui.storage.transfer.import_file import read_bytes
from tests.builders import BERLIN, pair
from tests.damage.kinds import Damage
from tests.forgotten import KIM, Diary, closing_meeting, marked_meeting, quiet_meeting

SAM = pair(id="pair-1", mentee=Person("Sam", BERLIN))


class Outcome(StrEnum):
    """What came of it."""

    FULL = "fully back"
    PARTLY = "partly, with a sentence"
    REFUSED = "refused"
    SILENT = "silently wrong"


class Setting(StrEnum):
    """What lies beside the data file."""

    BACKUPS = "with backups"
    OLDER = "older backups only"
    NOTHING = "without backups"


def lived(folder: Path) -> Path:
    """A data folder of two pairs that held six meetings, and changed a goal since."""
    diary = Diary(folder)
    for whose, about in ((SAM, "tests"), (KIM, "talks"), (SAM, "reviews")):
        quiet_meeting(diary, whose, about)
    marked_meeting(diary, SAM)
    closing_meeting(diary, SAM)
    quiet_meeting(diary, KIM, "Zoë's plan")
    (kim,) = (each for each in diary.store.pairs() if each.id == KIM.id)
    book = GoalBook(diary.store, kim, clock=diary.clock, new_id=diary.ids)
    book.reword(diary.store.goals(KIM.id)[0].id, "Know it by heart", "I can", "It was too small")
    return folder


def tried(source: Path, target: Path, setting: Setting, damage: Damage, chance: random.Random) -> tuple[Outcome, str]:
    """Damage a copy of the folder, open it, and say what came back, with the words that were told."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    place = Locations(target)
    _leave_beside(place, setting)
    whole = place.data_file.read_bytes()
    saved = _documents(json.loads(whole))
    damaged = damage(whole, chance)
    place.data_file.write_bytes(damaged)
    clock = Diary(target).clock
    database = Database(place, clock.wall, lock_timeout=0)
    try:
        tables = database.read()
        # What is opened can be taken along, and be taken in again.
        read_bytes(export_bytes(tables))
        _look_at_everything(TinyStore(database))
    except MeetError as error:
        if place.data_file.read_bytes() != damaged:
            return Outcome.SILENT, f"refused, but the file was touched: {error.happened}"
        return Outcome.REFUSED, error.happened
    told = " ".join(database.notices)
    if {name: tables[name].all() for name in TABLES} == saved:
        return Outcome.FULL, told
    return (Outcome.PARTLY if told else Outcome.SILENT), told


def _documents(whole: dict[str, dict[str, object]]) -> dict[str, list[object]]:
    return {name: list(whole.get(name, {}).values()) for name in TABLES}


def _leave_beside(place: Locations, setting: Setting) -> None:
    if setting is Setting.NOTHING:
        shutil.rmtree(place.backups)
        shutil.rmtree(place.drafts)
    elif setting is Setting.OLDER:
        for newest in place.backups.glob("*-newest.json"):
            newest.unlink()


def _look_at_everything(store: TinyStore) -> None:
    for whose in store.pairs():
        for read in (
            store.records,
            store.summaries,
            store.commitments,
            store.goals,
            store.opportunities,
            store.topics,
            store.agreements,
            store.missed,
        ):
            list(read(whose.id))
