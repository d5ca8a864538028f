"""Small files that are written often: two of each in turn, so that one is whole whatever becomes of the other.

    abc.json     revision 12
    abc.2.json   revision 13

Where the disk refuses, the next generation goes to another folder, if there is one, and stays there until the disk
takes it again. The newest one counts, wherever it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetingtui.storage.disk import operating_system as system
from meetingtui.storage.disk.durable import (
    ensure_private_folder,
    move_file,
    remove_file,
    remove_leftovers,
    replace_file,
)
from meetingtui.storage.store.file_format import Content, Damaged, Parts, decode, encode

SECOND = ".2"
"""What the name of every second generation ends with."""


@dataclass(frozen=True)
class Generation:
    """One file of a name, as it was found."""

    path: Path
    """Where it is."""
    data: bytes
    """Its bytes."""
    content: Content | None
    """What it says; None when it is damaged beyond that."""
    modified_ns: int
    """When it was written, in nanoseconds since 1970 UTC."""

    @property
    def whole(self) -> bool:
        """Whether it is exactly what was written."""
        return self.content is not None and self.content.intact

    def is_newer_than(self, other: Generation) -> bool:
        """Whether it was written after the other one; of a damaged one only what is left of it can tell."""
        if self.content is not None and other.content is not None and self.content.revision != other.content.revision:
            return self.content.revision > other.content.revision
        return self.modified_ns > other.modified_ns


@dataclass(frozen=True)
class Elsewhere:
    """The newest generation was not taken where it belongs, and is in another folder."""

    folder: Path
    """The other folder."""
    problem: OSError
    """Why it is there."""


@dataclass(frozen=True)
class _Turn:
    """Which file is written next."""

    revision: int
    """The newest revision so far; 0 before the first."""
    path: Path
    """The file that is written next."""


class Generations:
    """The files of one kind in their folder, and in the folders that stand in for it."""

    def __init__(self, folder: Path, shelters: Sequence[Path], schema: int) -> None:
        """Reads and writes nothing yet.

        Args:
            folder: Where they belong.
            shelters: Where they go while the folder takes nothing, the best one first.
            schema: The version of their form.
        """
        self._folder = folder
        self._shelters = tuple(shelters)
        self._schema = schema
        self._turns: dict[str, _Turn] = {}

    def names(self) -> list[str]:
        """All names, the one written last first; raises OSError when the folder cannot be read."""
        remove_leftovers(self._folder)
        written: dict[str, int] = {}
        for path in [*_files(self._folder), *(path for folder in self._open_shelters() for path in _files(folder))]:
            name = path.name.removesuffix(".json").removesuffix(SECOND)
            with suppress(FileNotFoundError):
                written[name] = max(written.get(name, 0), path.stat().st_mtime_ns)
        return sorted(written, key=written.__getitem__, reverse=True)

    def read(self, name: str) -> list[Generation]:
        """Every file of the name, the newest first; raises OSError when there is none, or none can be read."""
        found: list[Generation] = []
        refused: OSError = FileNotFoundError()
        for path in self._paths(name):
            try:
                data, modified = path.read_bytes(), path.stat().st_mtime_ns
            except FileNotFoundError:
                continue
            except OSError as error:
                refused = error
                continue
            try:
                content = decode(data, newest_schema=self._schema)
            except Damaged:
                content = None
            found.append(Generation(path, data, content, modified))
        if not found:
            raise refused
        return newest_first(found)

    def write(self, name: str, tables: Mapping[str, Any]) -> Elsewhere | None:
        """Write the next generation, durably; says where it went if not where it belongs.

        Raises:
            OSError: no folder took it; the generations before are unharmed.
        """
        turn = self._turn(name)
        parts = encode(tables, schema=self._schema, revision=turn.revision + 1)
        try:
            replace_file(turn.path, *parts)
        except OSError as error:
            folder = self._write_elsewhere(name, parts)
            if folder is None:
                raise
            self._turns[name] = _Turn(turn.revision + 1, turn.path)
            return Elsewhere(folder, error)
        self._turns[name] = _Turn(turn.revision + 1, _other(turn.path))
        for shelter in self._open_shelters():
            with suppress(OSError):
                remove_file(shelter / f"{name}.json")
        return None

    def write_elsewhere(self, name: str, tables: Mapping[str, Any]) -> Path | None:
        """Write past the folder, which may be busy with a generation that never gets done; None: nothing took it."""
        # One further, so that it counts more than the one that may still get done.
        return self._write_elsewhere(
            name, encode(tables, schema=self._schema, revision=self._turn(name, look=False).revision + 2)
        )

    def remove(self, name: str) -> None:
        """Take all generations away, durably, the older ones first; raises OSError when the disk refuses."""
        for path in self._oldest_first(name):
            remove_file(path)
        self._turns.pop(name, None)

    def put_away(self, name: str, folder: Path) -> Path | None:
        """Move the newest generation into another folder and take the older ones away; None when there is none.

        Raises:
            OSError: the disk refused; what is not moved yet is where it was.
        """
        found = self._oldest_first(name)
        self._turns.pop(name, None)
        if not found:
            return None
        *older, newest = found
        for path in older:
            remove_file(path)
        plain = self._folder / f"{name}.json"
        if newest.parent == self._folder:
            system.replace(newest, plain)
        else:
            replace_file(plain, newest.read_bytes())
            remove_file(newest)
        return move_file(plain, folder)

    # --- which file -----------------------------------------------------------------------------------------

    def _paths(self, name: str) -> list[Path]:
        first = self._folder / f"{name}.json"
        return [first, _other(first), *(folder / f"{name}.json" for folder in self._open_shelters())]

    def _oldest_first(self, name: str) -> list[Path]:
        try:
            found = self.read(name)
        except FileNotFoundError:
            return []
        # A whole one is never given up for a damaged one.
        return [each.path for whole in (False, True) for each in reversed(found) if each.whole is whole]

    def _turn(self, name: str, *, look: bool = True) -> _Turn:
        if (turn := self._turns.get(name)) is not None:
            return turn
        first = self._folder / f"{name}.json"
        found: list[Generation] = []
        if look:
            with suppress(OSError):
                found = self.read(name)
        highest = max((each.content.revision for each in found if each.content), default=0)
        whole = next((each for each in found if each.whole and each.path.parent == self._folder), None)
        turn = _Turn(highest, _other(whole.path) if whole else first)
        if look:
            self._turns[name] = turn
        return turn

    def _write_elsewhere(self, name: str, parts: Parts) -> Path | None:
        for folder in self._shelters:
            with suppress(OSError):
                ensure_private_folder(folder)
                if _is_private(folder):
                    replace_file(folder / f"{name}.json", *parts)
                    return folder
        return None

    def _open_shelters(self) -> list[Path]:
        return [folder for folder in self._shelters if _is_private(folder)]


def newest_first(found: Sequence[Generation]) -> list[Generation]:
    """The whole ones by their revision, each damaged one where it belongs as far as it tells."""
    whole = sorted((each for each in found if each.whole), key=_revision, reverse=True)
    for each in found:
        if not each.whole:
            place = next((place for place, other in enumerate(whole) if each.is_newer_than(other)), len(whole))
            whole.insert(place, each)
    return whole


def _revision(generation: Generation) -> int:
    return generation.content.revision if generation.content else 0


def _other(path: Path) -> Path:
    stem = path.name.removesuffix(".json")
    other = stem.removesuffix(SECOND) if stem.endswith(SECOND) else f"{stem}{SECOND}"
    return path.with_name(f"{other}.json")


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".json" and path.is_file()]
    except FileNotFoundError:
        return []


def _is_private(folder: Path) -> bool:
    """Whether the folder is this user's alone; where everybody may write, somebody else may have made its name."""
    try:
        return system.is_private(folder)
    except OSError:
        return False
