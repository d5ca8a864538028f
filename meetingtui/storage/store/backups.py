"""Earlier states of the data file: the last few saves, and real copies made for a reason.

The file of a save is replaced, never rewritten, so the state before it can be kept by giving it a second name:
that costs neither space nor time. All are ordered by revision, because clocks can be wrong.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.storage.disk.durable import ensure_private_folder, free_name, replace_file
from meetingtui.storage.store.file_format import Content, Damaged, Parts, decode

_NAME = re.compile(r"(?:meetings|copy)-(\d{10,})\b.*\.json")
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
_NEWEST = "-newest.json"
_PUT_OVER = "-before-older.json"
_LAST = 10
_WEEKS = 26
_LEAST = 3
_COPIES_BYTES = 50_000_000


@dataclass(frozen=True)
class Backup:
    """An earlier state whose checksum is right."""

    path: Path
    """Its file."""
    data: bytes
    """The file's bytes."""
    content: Content
    """What they say."""
    saved_at: datetime
    """When its file was written, UTC."""


class Backups:
    """The folder of earlier states."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.damaged: set[str] = set()
        """Names of files that were passed over, because they are not as they were written."""

    def keep_replaced(self, current: Path, revision: int) -> None:
        """Keep the state that is about to be replaced; one that is kept already is not touched.

        Raises:
            OSError: the disk refused.
        """
        ensure_private_folder(self._folder)
        backup = self._folder / f"meetings-{revision:010}.json"
        source = os.path.realpath(current)
        try:
            os.link(source, backup)
        except FileExistsError:
            return
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            replace_file(backup, Path(source).read_bytes())

    def keep_copy(self, current: Path, revision: int, reason: str) -> Path:
        """Make a copy that shares nothing with the file, named after the reason (letters and hyphens).

        It is read back: what the disk took in wrongly is written once more.

        Raises:
            OSError: the disk refused, or gives back something else than it was given.
        """
        copy = free_name(self._folder / f"copy-{revision:010}-{reason}.json")
        _write_and_read_back(copy, current.read_bytes())
        self.thin_out()
        return copy

    def keep_newest(self, saved: Parts, revision: int, before: int | None = None) -> None:
        """Keep what was just saved a second time, in a file of its own, in the place of the newest before it.

        It helps when the data file is damaged, not when the power is cut, so the disk is given its time for it.
        A newest that is newer than the state before this save stays, under another name: an older file was put
        over it.

        Args:
            saved: What was saved.
            revision: Which save it was.
            before: The revision of the state that it replaced; None when nothing newer than that can be there.

        Raises:
            OSError: the disk refused.
        """
        ensure_private_folder(self._folder)
        newest = self._folder / f"copy-{revision:010}{_NEWEST}"
        replace_file(newest, *saved, confirm=False)
        for path in self.all():
            if path.name.endswith(_NEWEST) and _revision(path) < revision:
                if before is not None and _revision(path) > before:
                    path.rename(free_name(path.with_name(path.name.replace(_NEWEST, _PUT_OVER))))
                else:
                    path.unlink()

    def keep_first(self, saved: Parts, revision: int) -> Path:
        """Keep what is about to be saved, before it is, where `keep_newest` would; it is read back; says where.

        Raises:
            OSError: the disk refused, or gives back something else than it was given.
        """
        newest = self._folder / f"copy-{revision:010}{_NEWEST}"
        _write_and_read_back(newest, b"".join(saved))
        return newest

    def all(self) -> list[Path]:
        """Every earlier state, intact or not, the newest revision first."""
        try:
            paths = [path for path in self._folder.iterdir() if _NAME.fullmatch(path.name)]
        except FileNotFoundError:
            return []
        return sorted(paths, key=_order, reverse=True)

    def highest_revision(self) -> int:
        """The newest revision that any name tells of, 0 without backups."""
        return next(map(_revision, self.all()), 0)

    def is_last(self, revision: int) -> bool:
        """Whether the save of that revision was the last one: the state after it was kept, and none before a next."""
        names = {path.name for path in self.all() if _revision(path) >= revision}
        return f"copy-{revision:010}{_NEWEST}" in names and f"meetings-{revision:010}.json" not in names

    def good(self, *, newest_schema: int) -> Iterator[Backup]:
        """The earlier states whose checksum is right, the newest first; the names of others go to `damaged`."""
        for path in self.all():
            try:
                data = path.read_bytes()
                content = decode(data, newest_schema=newest_schema)
                saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            except FileNotFoundError:
                continue
            except (OSError, Damaged):
                self.damaged.add(path.name)
                continue
            if content.intact:
                yield Backup(path, data, content, saved_at)
            else:
                self.damaged.add(path.name)

    def thin_out(self) -> None:
        """Remove what is no longer needed: see `_kept_copies`, and all but the last ten saves."""
        paths = self.all()
        saves = [path for path in paths if path.name.startswith("meetings-")]
        copies = [path for path in paths if path.name.startswith("copy-")]
        for path in {*saves[_LAST:], *copies} - set(_kept_copies(copies)):
            # One too many harms nobody.
            with suppress(OSError):
                path.unlink()


def _write_and_read_back(path: Path, data: bytes) -> None:
    for _ in range(2):
        replace_file(path, data)
        if path.read_bytes() == data:
            return
    raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def _kept_copies(copies: list[Path]) -> list[Path]:
    """The ten newest, then the newest of each week for half a year; at most 50 MB, but never fewer than three."""
    kept = copies[:_LAST]
    by_week: dict[tuple[int, int], Path] = {}
    for copy in copies[_LAST:]:
        year, week, _ = datetime.fromtimestamp(copy.stat().st_mtime, UTC).isocalendar()
        by_week.setdefault((year, week), copy)
    kept += list(by_week.values())[:_WEEKS]
    while len(kept) > _LEAST and sum(copy.stat().st_size for copy in kept) > _COPIES_BYTES:
        kept.pop()
    return kept


def _revision(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match[1]) if match else 0


def _order(path: Path) -> tuple[int, str]:
    return _revision(path), path.name
