"""A look at every file that meet keeps: what is well, what is not, and what can be mended. It changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from meetingtui.domain.dates.formatting import counted
from meetingtui.storage.disk.durable import is_leftover, remove_leftovers
from meetingtui.storage.disk.operating_system import account
from meetingtui.storage.disk.problems import in_words
from meetingtui.storage.drafts.draft_files import DRAFT_SCHEMA
from meetingtui.storage.drafts.generations import SECOND, Generations
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.data_file import DataFile
from meetingtui.storage.store.file_format import Content, Damaged
from meetingtui.storage.store.kinds import KINDS, MEETINGS
from meetingtui.storage.store.upgrades import UPGRADES
from meetingtui.storage.transfer.import_check import Check
from meetingtui.storage.transfer.strict_json import Unreadable

OTHERS = 0o077
"""The rights of everybody but the owner."""


class Health(Enum):
    """How something that was looked at is."""

    WELL = "+"
    NOTE = "-"
    """Nothing is wrong, but somebody may want to know."""
    BAD = "!"


class Trouble(Enum):
    """What kind of trouble it is, for the exit code."""

    NONE = 0
    CANNOT = 4
    """The data cannot be written, or not be read."""
    DAMAGED = 5


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. Its words name no person and nothing that was typed."""

    about: str
    """What was looked at."""
    state: Health
    """How it is."""
    words: str
    """What was found, and what to do where something is to be done."""
    trouble: Trouble = Trouble.NONE
    """What kind of trouble it is."""
    mend: Callable[[], None] | None = None
    """Puts it right without losing anything; None where there is nothing to mend, or a person has to choose."""


def examine(locations: Locations) -> Iterator[Finding]:
    """Look at folder, data file, backups, drafts and what is left over, in this order."""
    if not locations.folder.exists():
        yield Finding("data folder", Health.NOTE, "Not there yet; it is made with the first pair.")
        return
    yield _folder(locations)
    yield from _open_to_others(locations)
    yield from _data_file(locations)
    yield from _backups(locations)
    yield from _drafts(locations)
    yield from _left_over(locations)
    yield from _copies_of_others(locations)


def _folder(locations: Locations) -> Finding:
    if os.access(locations.folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding("data folder", Health.WELL, "Can be read and written.")
    words = "Cannot be written: give yourself the right to, or choose another with --data."
    return Finding("data folder", Health.BAD, words, Trouble.CANNOT)


def _open_to_others(locations: Locations) -> Iterator[Finding]:
    """Files and folders that others on this computer may read; Windows has lists of rights instead."""
    if not account():
        return
    found = [path for path in _all(locations.folder) if stat.S_IMODE(path.lstat().st_mode) & OTHERS]
    if not found:
        yield Finding("rights", Health.WELL, "Only you can read your data.")
        return

    def close() -> None:
        for path in found:
            path.chmod(0o700 if path.is_dir() else 0o600)

    words = f"Others on this computer may read {len(found)} of the files and folders."
    yield Finding("rights", Health.BAD, words, mend=close)


def _data_file(locations: Locations) -> Iterator[Finding]:
    file = DataFile(locations.data_file, UPGRADES)
    try:
        state = file.load()
    except Damaged:
        words = (
            "Damaged. The next command puts it together again from itself and the backups; meet recover shows them."
        )
        yield Finding("data file", Health.BAD, words, Trouble.DAMAGED)
        return
    except OSError as error:
        yield Finding("data file", Health.BAD, f"Cannot be read: {in_words(error)}.", Trouble.CANNOT)
        return
    if state.signature is None:
        yield Finding("data file", Health.NOTE, "Not there yet.")
        return
    content = state.content
    held = counted(len(content.tables.get(MEETINGS, {})), "meeting")
    if content.schema > file.schema:
        words = f"{held}, written by a newer version of meet: it can be read, and not be changed, by this one."
        yield Finding("data file", Health.BAD, words, Trouble.DAMAGED)
    elif not content.intact:
        words = f"{held}; something else than meet has changed it. The next command keeps what is whole."
        yield Finding("data file", Health.BAD, words, Trouble.DAMAGED)
    else:
        entries = sum(len(table) for table in content.tables.values())
        yield Finding("data file", Health.WELL, f"{held}; nothing is damaged. Entries: {entries}.")
        yield from _unreadable(content)


def _unreadable(content: Content) -> Iterator[Finding]:
    """Entries that are as they were written, and fit no kind of value all the same."""
    check, bad = Check(), dict[str, int]()
    for name in (*KINDS, "versions"):
        for document in content.tables.get(name, {}).values():
            try:
                check.entry(name, document)
            except Unreadable:
                bad[name] = bad.get(name, 0) + 1
    for name, count in bad.items():
        words = f"Of {name}, {count} cannot be understood. meet recover lists the earlier states."
        yield Finding("data file", Health.BAD, words, Trouble.DAMAGED)


def _backups(locations: Locations) -> Iterator[Finding]:
    backups = Backups(locations.backups)
    good = sum(1 for _ in backups.good(newest_schema=1 + len(UPGRADES)))
    if good or not backups.damaged:
        yield Finding("backups", Health.WELL if good else Health.NOTE, f"{counted(good, 'backup')} can be restored.")
    for name in sorted(backups.damaged):
        yield Finding("backups", Health.BAD, f"backups/{name} is damaged; the others are not touched by that.")


def _drafts(locations: Locations) -> Iterator[Finding]:
    for about, folder in (("drafts", locations.drafts), ("forms", locations.forms)):
        if not folder.is_dir():
            continue
        files = Generations(folder, locations.shelters, DRAFT_SCHEMA)
        names = {path.name.removesuffix(".json").removesuffix(SECOND) for path in folder.glob("*.json")}
        damaged = [name for name in names if not any(each.whole for each in files.read(name))]
        if damaged:
            words = f"Damaged: {len(damaged)}. What can be read of it comes back with meet start."
            yield Finding(about, Health.BAD, words, Trouble.DAMAGED)
        elif names:
            yield Finding(about, Health.NOTE, f"Unfinished: {len(names)}. They wait for you to go on.")
        else:
            yield Finding(about, Health.WELL, "None waits.")
    aside = sum(path.is_file() for path in _all(locations.quarantine))
    if aside:
        yield Finding("quarantine", Health.NOTE, f"{counted(aside, 'file')} put aside; meet recover lists them.")


def _left_over(locations: Locations) -> Iterator[Finding]:
    folders = (locations.folder, locations.backups, locations.drafts, locations.forms)

    def clear() -> None:
        for folder in folders:
            remove_leftovers(folder)

    found = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if is_leftover(path)]
    if found:
        words = f"{counted(len(found), 'file')} of a save that was cut off. Nothing is lost by that."
        yield Finding("left over", Health.NOTE, words, mend=clear)


def _copies_of_others(locations: Locations) -> Iterator[Finding]:
    """Copies that a sync program made when two computers saved at once."""
    stem = locations.data_file.stem
    for path in sorted(locations.folder.glob(f"{stem}*.json")):
        if path != locations.data_file:
            words = f"A second copy lies beside the data file, as sync programs leave them: meet import '{path.name}'"
            yield Finding("copies", Health.NOTE, words)


def _all(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield folder
        yield from folder.rglob("*")
