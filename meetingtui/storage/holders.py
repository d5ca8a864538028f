"""Every file of the data folder, other than the data file, that holds what is to be forgotten."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeAlias

from meetingtui.storage.backups import Backups
from meetingtui.storage.drafts import TABLE
from meetingtui.storage.durable import is_leftover, remove_file, replace_file
from meetingtui.storage.erasing import Eraser
from meetingtui.storage.file_format import Content, Damaged, RawTables, decode, encode
from meetingtui.storage.locations import Locations

ANY_SCHEMA = sys.maxsize
"""Files of a newer version are taken as they are, as far as they are tables."""
_LIKE_THE_DATA_FILE = re.compile(r"meetings", re.IGNORECASE)


class Kind(Enum):
    """What a file is for."""

    BACKUP = "backup"
    DRAFT = "draft"
    FORM = "half-typed form"
    QUARANTINE = "file in quarantine"
    COPY = "other copy"
    REST = "rest of a save"
    LOG = "log"


class Fate(Enum):
    """What becomes of a file."""

    REWRITTEN = "written anew without it"
    REMOVED = "removed"
    REMOVED_WHOLE = "removed whole, because it is damaged and cannot be taken apart"
    LEFT = "left, because it is not one of ours or cannot be read"


@dataclass(frozen=True)
class Holder:
    """A file that holds what is to be forgotten."""

    path: Path
    """Where it is."""
    kind: Kind
    """What it is for."""
    fate: Fate
    """What becomes of it."""


Look: TypeAlias = Callable[[Path, bytes], Holder | None]
"""What a file is, given its bytes; None when it holds nothing of it."""


def holders(locations: Locations, eraser: Eraser) -> list[Holder]:
    """All of them, in the order in which they are to be handled.

    What tells which words are to go comes last: the backups that hold the meeting itself, the newest at the very
    end. So whatever cuts the work off, it can be found out again what is still to be done.
    """
    folders = (locations.drafts, *locations.shelters)
    drafts = [each for folder in folders for each in _look_into(folder, Kind.DRAFT, partial(_draft, eraser))]
    own = [holder for holder in drafts if holder.fate is Fate.REMOVED]
    others = [holder for holder in drafts if holder.fate is not Fate.REMOVED]
    forms = _look_into(locations.forms, Kind.FORM, partial(_form, eraser))
    aside = _look_into(locations.quarantine, Kind.QUARANTINE, partial(_put_aside, eraser))
    known = Backups(locations.backups).all()
    age = {path: number for number, path in enumerate(known)}
    backups = _look_into(locations.backups, Kind.BACKUP, partial(_backup, eraser, known))
    oldest_first = sorted(backups, key=lambda holder: age.get(holder.path, len(known)), reverse=True)
    return [*others, *forms, *aside, *_beside(locations, eraser), *own, *oldest_first]


def handle(holder: Holder, eraser: Eraser) -> None:
    """Do to the file what is to become of it; raises OSError when the disk refuses."""
    path = holder.path
    if holder.fate in (Fate.REMOVED, Fate.REMOVED_WHOLE):
        remove_file(path)
    elif holder.fate is Fate.REWRITTEN:
        modified = path.stat().st_mtime_ns
        replace_file(path, *_without(path.read_bytes(), holder.kind, eraser), modified_ns=modified)


def _without(data: bytes, kind: Kind, eraser: Eraser) -> Collection[bytes | memoryview]:
    """The new bytes of a file, with its own version and revision."""
    if kind is Kind.LOG:
        return [line for line in data.splitlines(keepends=True) if not _has_any(line, eraser.marks)]
    content = decode(data, newest_schema=ANY_SCHEMA)
    tables = _draft_tables(content, eraser) if kind is Kind.DRAFT else eraser.tables(content.tables)
    return encode(tables or {}, schema=content.schema, revision=content.revision)


# --- what each file is --------------------------------------------------------------------------------------


def _draft(eraser: Eraser, path: Path, data: bytes) -> Holder | None:
    own = _is_named_after(path, eraser.meeting_ids)
    if is_leftover(path):
        return Holder(path, Kind.REST, Fate.REMOVED) if own or _has_any(data, eraser.marks) else None
    if not own and not _has_any(data, eraser.signs):
        return None
    try:
        content = decode(data, newest_schema=ANY_SCHEMA)
        tables = _draft_tables(content, eraser)
    except Damaged:
        if not own and not _has_any(data, eraser.marks):
            return None
        damaged = Fate.REMOVED_WHOLE if path.suffix == ".json" else Fate.LEFT
        return Holder(path, Kind.DRAFT, Fate.REMOVED if own else damaged)
    if tables is content.tables:
        return None
    return Holder(path, Kind.DRAFT, Fate.REMOVED if tables is None else Fate.REWRITTEN)


def _draft_tables(content: Content, eraser: Eraser) -> RawTables | None:
    """The draft's tables without it; None when the draft goes whole. Raises Damaged when no draft is there."""
    documents = content.tables.get(TABLE, {})
    if "1" not in documents:
        raise Damaged("no draft in the file")
    before = documents["1"]
    after = eraser.draft(before)
    if after is None:
        return None
    return content.tables if after is before else {**content.tables, TABLE: {**documents, "1": after}}


def _form(eraser: Eraser, path: Path, data: bytes) -> Holder | None:
    if is_leftover(path):
        return Holder(path, Kind.REST, Fate.REMOVED) if _has_any(data, eraser.marks) else None
    if not _has_any(data, eraser.signs):
        return None
    try:
        tables = decode(data, newest_schema=ANY_SCHEMA).tables
    except Damaged:
        return Holder(path, Kind.FORM, Fate.REMOVED_WHOLE) if _has_any(data, eraser.marks) else None
    # What stands in a form is about one thing: it goes whole, or it is not concerned.
    return None if eraser.tables(tables) is tables else Holder(path, Kind.FORM, Fate.REMOVED)


def _put_aside(eraser: Eraser, path: Path, data: bytes) -> Holder | None:
    if _is_named_after(path, eraser.meeting_ids):
        return Holder(path, Kind.QUARANTINE, Fate.REMOVED)
    return Holder(path, Kind.QUARANTINE, Fate.REMOVED_WHOLE) if _has_any(data, eraser.marks) else None


def _backup(eraser: Eraser, known: Collection[Path], path: Path, data: bytes) -> Holder | None:
    return _tables_in(eraser, path, data, Kind.BACKUP, damaged=Fate.REMOVED_WHOLE if path in known else Fate.LEFT)


def _beside(locations: Locations, eraser: Eraser) -> Iterator[Holder]:
    """Copies of the data file, rests of saves and the log; where the data file is a link, beside its target too."""
    real = Path(os.path.realpath(locations.data_file))
    ours = {locations.data_file, real, locations.lock}

    def look(path: Path, data: bytes) -> Holder | None:
        if path == locations.crash_log:
            return Holder(path, Kind.LOG, Fate.REWRITTEN) if _has_any(data, eraser.marks) else None
        return _tables_in(eraser, path, data, Kind.COPY, damaged=Fate.LEFT)

    for folder in {locations.folder: None, real.parent: None}:
        alike = (_LIKE_THE_DATA_FILE, re.compile(re.escape(real.stem), re.IGNORECASE))
        for path in _files(folder, deep=False):
            if path == locations.crash_log or (path not in ours and any(form.search(path.name) for form in alike)):
                yield from _seen(path, Kind.COPY, look)


def _tables_in(eraser: Eraser, path: Path, data: bytes, kind: Kind, *, damaged: Fate) -> Holder | None:
    if is_leftover(path):
        return Holder(path, Kind.REST, Fate.REMOVED) if _has_any(data, eraser.marks) else None
    if not _has_any(data, eraser.signs):
        return None
    try:
        content = decode(data, newest_schema=ANY_SCHEMA)
    except Damaged:
        content = None
    if content is None or not content.intact:
        # Written anew it would count as good, and could be put back in the place of a damaged data file.
        return Holder(path, kind, damaged) if _has_any(data, eraser.marks) else None
    return None if eraser.tables(content.tables) is content.tables else Holder(path, kind, Fate.REWRITTEN)


# --- going through folders ----------------------------------------------------------------------------------


def _look_into(folder: Path, kind: Kind, look: Look) -> Iterator[Holder]:
    for path in _files(folder, deep=True):
        yield from _seen(path, kind, look)


def _files(folder: Path, *, deep: bool) -> Iterator[Path]:
    """The files of a folder, by name; a folder that cannot be read is handed out in their place."""
    refused: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(folders) if deep else []
        yield from (path for name in sorted(names) if _may_be_file(path := Path(place, name)))
    yield from (Path(str(error.filename)) for error in refused if not isinstance(error, FileNotFoundError))


def _may_be_file(path: Path) -> bool:
    """Whether it is no folder, pipe or device; what cannot be found out shows when it is read."""
    try:
        return path.is_file()
    except OSError:
        return True


def _seen(path: Path, kind: Kind, look: Look) -> Iterator[Holder]:
    try:
        found = look(path, path.read_bytes())
    except FileNotFoundError:
        return
    except OSError:
        found = Holder(path, kind, Fate.LEFT)
    if found is not None:
        yield found


def _is_named_after(path: Path, meeting_ids: Collection[str]) -> bool:
    name = path.name.lstrip(".")
    return any(
        identity and name.startswith(identity) and name[len(identity) :][:1] in ("", *"-. (")
        for identity in meeting_ids
    )


def _has_any(data: bytes, signs: Collection[bytes]) -> bool:
    return any(sign in data for sign in signs)
