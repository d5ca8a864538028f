"""Files that somebody takes along: each is there whole or not at all, and nothing that was there is lost.

A file is written under a passing name beside its place and put there in one step, which fails when something has that
name by then. A new folder is made whole under a passing name. Whatever stops the work, what was not finished is
removed. What may be replaced on request are ordinary files: never a link, a pipe or a device, and nothing that the
program keeps its data in.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from meetingtui.domain.errors import MeetError, NotFound, NotPossible
from meetingtui.storage.disk import operating_system as system
from meetingtui.storage.disk.durable import (
    confirm_files,
    ensure_private_folder,
    sync_folder,
    write_new_file,
)
from meetingtui.storage.disk.problems import in_words
from meetingtui.storage.locations import Locations

File: TypeAlias = tuple[str, Callable[[], bytes]]
"""Where in the folder (`sam-and-ada/index.md`), and what gives the content when its turn comes."""

NOTHING = "Nothing was written."
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
"""What disks answer that know no second name of a file (FAT, some network drives)."""
_REST = re.compile(r"\.export\.([0-9]+)\.[0-9a-f]{8}\.tmp")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NewFiles:
    """Writes files outside of the data folder."""

    def __init__(self, own: Locations, *, force: bool = False) -> None:
        """Writes nothing yet.

        Args:
            own: What is never written to.
            force: Replace ordinary files that are there.
        """
        self._own = own
        self._force = force

    def save(self, path: Path, content: Callable[[], bytes]) -> None:
        """Write one file, readable for its owner only; raises MeetError, and then nothing is left of it.

        Args:
            path: Where.
            content: Gives the content, once it is known that it may go there.
        """
        with _told(path), _Work() as work:
            self._refuse_own(path)
            self._check_folder(path.parent)
            _remove_rests(path.parent)
            self._check(path)
            work.write(path, content())
            work.finish(replace=self._force)

    def save_folder(self, folder: Path, files: Sequence[File]) -> None:
        """Write files into a folder, which is made if it is not there, for its owner only.

        A new folder appears whole. In one that is there, every file appears whole, and all of them after the last
        one was written. Raises MeetError; then nothing is left of what was new.
        """
        with _told(folder), _Work() as work:
            self._check_folder(folder.parent)
            self._refuse_own(folder)
            _remove_rests(folder.parent)
            if not os.path.lexists(folder):
                work.write_folder(folder, files)
                return
            if not folder.is_dir():
                raise NotPossible(f"{folder} already exists, and is not a folder.", NOTHING, _OTHER)
            for name, _ in files:
                self._check_way(folder, name)
                self._check(folder / name)
            for inner in {(folder / name).parent for name, _ in files}:
                _remove_rests(inner)
            for name, content in files:
                work.make_folder((folder / name).parent)
                work.write(folder / name, content(), confirm=False)
            work.finish(replace=self._force)

    def _check_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NotFound(
                f"There is no folder {folder}.", NOTHING, "Create it first, or choose another place with -o."
            )

    def _check_way(self, folder: Path, name: str) -> None:
        for part in (folder / name).relative_to(folder).parents:
            if part.name and (folder / part).is_symlink():
                raise NotPossible(f"{folder / part} is a link to something else.", NOTHING, _OTHER)

    def _check(self, path: Path) -> None:
        self._refuse_own(path)
        try:
            mode = os.lstat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return
        if stat.S_ISLNK(mode):
            raise NotPossible(f"{path} is a link to something else.", NOTHING, _OTHER)
        if stat.S_ISDIR(mode):
            raise NotPossible(f"{path} is a folder.", NOTHING, _OTHER)
        if not stat.S_ISREG(mode):
            raise NotPossible(f"{path} is not a regular file.", NOTHING, _OTHER)
        if not self._force:
            raise _is_there(path)

    def _refuse_own(self, path: Path) -> None:
        """Raises NotPossible for the data file, backups, drafts and whatever else belongs to the program."""
        if belongs_to_data(path, self._own):
            raise NotPossible(f"{path} is part of meet's own data.", NOTHING, _OTHER)


_OTHER = "Choose another place with -o."


def belongs_to_data(path: Path, own: Locations) -> bool:
    """Whether the program keeps its data there, by whatever way the path leads to it."""
    folder = Path(os.path.realpath(own.folder))
    real = Path(os.path.realpath(path.parent)) / path.name
    for place in (own.folder, own.data_file):
        with suppress(OSError):
            if path.samefile(place):
                return True
    # Some disks take capital and small letters for the same.
    parts, inside = [part.casefold() for part in real.parts], [part.casefold() for part in folder.parts]
    if parts[: len(inside)] != inside:
        return False
    if len(parts) == len(inside):
        return True
    first = parts[len(inside)]
    known = (getattr(own, name) for name, kind in vars(Locations).items() if isinstance(kind, property))
    names = {part.name for part in known if isinstance(part, Path)}
    return first in names or first.startswith((own.data_file.name, "."))


class _Work:
    """Writes under passing names, puts them in their places, and takes everything back if anything fails."""

    def __init__(self) -> None:
        self._written: list[tuple[Path, Path, bool]] = []
        self._made: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> _Work:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for temporary, _path, _confirmed in self._written:
            with suppress(OSError):
                temporary.unlink()
        if kind is not None:
            for path in self._made:
                with suppress(OSError):
                    path.unlink()
            for folder in reversed(self._folders):
                with suppress(OSError):
                    folder.rmdir()

    def make_folder(self, folder: Path) -> None:
        """Make a folder for its owner only, unless it is there."""
        if not folder.is_dir():
            self._folders.append(folder)
            ensure_private_folder(folder)

    def write(self, path: Path, content: bytes, *, confirm: bool = True) -> None:
        """Write what is to be at that place, under a passing name beside it."""
        temporary = _passing(path.parent)
        self._written.append((temporary, path, confirm))
        write_new_file(temporary, (content,), confirm=confirm)

    def finish(self, *, replace: bool) -> None:
        """Put everything in its place."""
        confirm_files(temporary for temporary, _path, confirmed in self._written if not confirmed)
        for temporary, path, _confirmed in self._written:
            if replace and os.path.lexists(path):
                system.replace(temporary, path)
            else:
                _put(temporary, path)
                self._made.append(path)
        for folder in {path.parent for _temporary, path, _confirmed in self._written}:
            sync_folder(folder)

    def write_folder(self, folder: Path, files: Iterable[File]) -> None:
        """Make a folder with everything in it, and give it its name at the end."""
        temporary = _passing(folder.parent)
        try:
            temporary.mkdir(mode=0o700)
            temporary.chmod(0o700)
            confirm_files(list(_filled(temporary, files)))
            for inner in (temporary, *(path for path in temporary.iterdir() if path.is_dir())):
                sync_folder(inner)
            # Fails when something has that name by now, unless it is a folder with nothing in it.
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        sync_folder(folder.parent)


def _filled(folder: Path, files: Iterable[File]) -> Iterator[Path]:
    for name, content in files:
        path = folder / name
        ensure_private_folder(path.parent)
        write_new_file(path, (content(),), confirm=False)
        yield path


def _passing(folder: Path) -> Path:
    """A name that nobody else uses, and by which the next export here knows what is left of one that was killed."""
    return folder / f".export.{os.getpid()}.{os.urandom(4).hex()}.tmp"


def _remove_rests(folder: Path) -> None:
    """Remove what is left of exports into this folder whose process was killed: somebody's words."""
    with suppress(OSError):
        for path in folder.iterdir():
            if (match := _REST.fullmatch(path.name)) and not system.is_alive(int(match[1])):
                _remove_rest(path)


def _remove_rest(path: Path) -> None:
    with suppress(OSError):
        found = path.lstat()
        if not system.is_mine(found):
            return
        if stat.S_ISDIR(found.st_mode):
            shutil.rmtree(path, ignore_errors=True)
        elif stat.S_ISREG(found.st_mode):
            path.unlink()


def _put(temporary: Path, path: Path) -> None:
    """Give the file its name; raises FileExistsError when something has it."""
    try:
        system.add_name(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temporary.rename(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns a refusal of the disk into an error for the user."""
    try:
        yield
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> MeetError:
    if isinstance(error, FileExistsError) or error.errno == errno.ENOTEMPTY:
        return _is_there(Path(error.filename2 or error.filename or path))
    step = "Free some space, then try again." if error.errno in _FULL else "Choose another place with -o."
    return NotPossible(f"Cannot write {path}: {in_words(error)}.", "Unfinished files were removed.", step)


def _is_there(path: Path) -> NotPossible:
    return NotPossible(
        f"{path} already exists.", "It was left alone.", "Choose another place with -o, or overwrite it with --force."
    )
