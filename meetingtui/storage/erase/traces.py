"""Every file, besides the data file, that can hold what is to be forgotten.

Whatever the program wrote into a folder of its own counts, so that a new place is covered by itself. Only what names
another pair and not this one stays: it may be the one copy of a meeting that was cut off. A half-typed form stays if
it is about something that stays. People may keep files of their own in folders of these names: those stay.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from meetingtui.domain.forgetting import Leaving
from meetingtui.storage.disk.durable import is_leftover
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.file_format import Damaged, decode

_WHOSE = re.compile(rb'"pair": \{\s*"id": ("[^"]+")')
"""Whose a draft is, also a damaged one."""
_OUR_NAMES = re.compile(r"\.?((meetings|copy)-|[0-9a-f]{8}-[0-9a-f]{4}-|[a-z]+-[0-9a-f]{16}\b|.+-words\b)")
"""How the names of states, of drafts, of forms and of words from a damaged draft begin."""
_HEAD = b'"_meta"'
"""What stands in every file that the program wrote whole."""
_STATE = "meetings"
"""How the names of whole states of the data begin."""


class Kind(Enum):
    """What a file is for."""

    BACKUP = "backup"
    DRAFT = "draft"
    FORM = "half-typed form"
    QUARANTINE = "damaged file"
    LOG = "error log"
    COPY = "duplicate"
    REST = "leftover of a save"
    FOREIGN = "unknown file"


@dataclass(frozen=True)
class Trace:
    """A file that can hold it."""

    path: Path
    """Where it is."""
    kind: Kind
    """What it is for; one that is FOREIGN is not removed."""


def traces_of_pair(
    locations: Locations,
    pair_id: str,
    others: Collection[str],
    leaving: Leaving | None = None,
    without: Collection[str] = (),
) -> list[Trace]:
    """The files that can hold what a pair said; raises OSError when a folder cannot be read.

    Args:
        locations: Where the program's files are.
        pair_id: Whose words they are.
        others: The identities of the pairs that stay.
        leaving: What goes of one meeting; None when everything of the pair goes.
        without: Meetings whose drafts stay, because they are without it.
    """
    mine, theirs = _in_json(pair_id), list(map(_in_json, others))
    marks = list(map(_in_json, (leaving.meeting_id, *leaving.gone))) if leaving else [mine]

    cleaned = {path for path in _open_drafts(locations) if _meeting(path) in without}

    def is_ours(path: Path, data: bytes) -> bool:
        named = (
            is_leftover(path)
            or _OUR_NAMES.match(path.name)
            or (leaving and _is_named_after(path, leaving.meeting_id))
        )
        return bool(named) or _HEAD in data or mine in data

    def stays(path: Path) -> bool:
        data = _read(path)
        if not is_ours(path, data):
            return True
        if path.parent == locations.forms:
            return _is_whole(path) and not any(mark in data for mark in marks)
        if mine in data or path.name.startswith(_STATE):
            return path in cleaned
        return _WHOSE.search(data) is not None or any(their in data for their in theirs)

    return [
        *(Trace(path, Kind.BACKUP) for path in _files(locations.backups) if is_ours(path, _read(path))),
        *(trace for trace in _small_files(locations) if not stays(trace.path)),
        *_beside(locations, mine),
    ]


def traces_of_draft(locations: Locations, meeting_id: str) -> list[Trace]:
    """The files of a meeting that was never finished, those that tell of it last; raises OSError likewise."""
    found = [
        trace
        for trace in _small_files(locations)
        if _is_named_after(trace.path, meeting_id) or _in_json(meeting_id) in _read(trace.path)
    ]
    return sorted(found, key=lambda trace: _is_whole(trace.path))


def unfinished(locations: Locations, pair_id: str) -> set[str]:
    """The meetings of the pair that have a draft which was neither put away nor discarded."""
    mine = _in_json(pair_id)
    found = ((path, _WHOSE.search(_read(path))) for path in _open_drafts(locations))
    return {_meeting(path) for path, whose in found if whose and whose[1] == mine}


def _open_drafts(locations: Locations) -> list[Path]:
    """The files of all drafts that were neither put away nor discarded."""
    folders = (locations.drafts, *locations.shelters)
    return [path for folder in folders for path in _files(folder, deep=False) if path.suffix == ".json"]


def _small_files(locations: Locations) -> Iterator[Trace]:
    kinds = {locations.quarantine: Kind.QUARANTINE, locations.forms: Kind.FORM}
    for folder in (*kinds, *locations.shelters, locations.drafts):
        kind = kinds.get(folder, Kind.DRAFT)
        yield from (Trace(path, Kind.REST if is_leftover(path) else kind) for path in _files(folder))


def _beside(locations: Locations, mine: bytes) -> Iterator[Trace]:
    """The log, rests of saves and copies of the data file; where that is a link, beside its target, too."""
    real = Path(os.path.realpath(locations.data_file))
    if locations.crash_log.exists():
        yield Trace(locations.crash_log, Kind.LOG)
    for folder in {locations.folder: None, real.parent: None}:
        for path in _files(folder, deep=False):
            alike = any(name in path.name.lower() for name in (_STATE, real.stem.lower()))
            if not alike or path in (locations.data_file, real, locations.lock):
                continue
            if is_leftover(path):
                yield Trace(path, Kind.REST)
            elif mine in _read(path):
                yield Trace(path, Kind.COPY if _is_whole(path) else Kind.FOREIGN)


def _is_named_after(path: Path, meeting_id: str) -> bool:
    name = path.name.lstrip(".")
    return name.startswith(meeting_id) and name[len(meeting_id) :][:1] in ("", *"-. (")


def _meeting(draft: Path) -> str:
    return draft.name.split(".")[0]


def _files(folder: Path, *, deep: bool = True) -> Iterator[Path]:
    """The files of a folder, by name; none where there is no folder."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(folders) if deep else []
        yield from (Path(place, name) for name in sorted(names))


def _read(path: Path) -> bytes:
    """The bytes; none of a file that cannot be read, or of what is no file."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _is_whole(path: Path) -> bool:
    """Whether the file holds tables."""
    try:
        return bool(decode(_read(path), newest_schema=sys.maxsize).tables)
    except Damaged:
        return False


def _in_json(identity: str) -> bytes:
    """The identity as it stands in every file that holds it."""
    return json.dumps(identity, ensure_ascii=False).encode("utf-8", "surrogatepass")
