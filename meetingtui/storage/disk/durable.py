"""The one safe way to put bytes into a file: afterwards the old or the new content is there, whole.

The order is what makes it safe: write a new file beside the old one, have the disk confirm it, put it in the
old one's place in one step, have the disk confirm the folder. A process killed at any point, or a power cut,
leaves one of the two contents and at most a temporary file, which the next start removes.
"""

import errno
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from meetingtui.storage.disk import operating_system as system
from meetingtui.storage.disk.operating_system import is_alive

_LEFT_OVER = re.compile(r"\..+\.(\d+)\.[0-9a-f]{8}\.tmp")


def ensure_private_folder(folder: Path) -> None:
    """Create the folder and its missing parents, open to their owner only, whatever the umask.

    A folder that exists is left as it is: it may be the user's own, named with `--data`.
    """
    if folder.is_dir():
        return
    ensure_private_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)
        sync_folder(folder.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def replace_file(path: Path, *parts: bytes | memoryview, confirm: bool = True) -> None:
    """Make the bytes the whole content of the file, durably; if it raises, the old content is untouched.

    The bytes may come in several pieces. The file is readable for its owner only. A symbolic link keeps
    pointing where it points: its target is replaced. A folder that is gone is created again.

    Args:
        path: The file.
        parts: What it is to hold.
        confirm: False leaves the disk its time: after a power cut the file may be anything.

    Raises:
        OSError: the disk refused; the temporary file is removed. Only when confirming the folder is what
            failed, the new content is already in place.
    """
    target = Path(os.path.realpath(path))
    ensure_private_folder(target.parent)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        write_new_file(temporary, parts, confirm=confirm)
        system.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if confirm:
        sync_folder(target.parent)


def write_new_file(path: Path, parts: Iterable[bytes | memoryview], *, confirm: bool = True) -> None:
    """Write a file that is not there yet, readable for its owner only, and have the disk confirm it.

    Args:
        path: Where; a name that somebody else made meanwhile is never followed.
        parts: The content, in pieces.
        confirm: False leaves the disk its time; `confirm_files` asks it later.

    Raises:
        OSError: something has that name, or the disk refused; what was written until then is still there.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.NO_LINKS | system.AS_IT_IS, 0o600)
    try:
        system.keep_private(descriptor)
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        if confirm:
            system.confirm(descriptor)
    finally:
        os.close(descriptor)


def confirm_files(paths: Iterable[Path]) -> None:
    """Have the disk confirm files that were written before; raises OSError when it refuses one of them."""
    from concurrent.futures import ThreadPoolExecutor

    # Asked for many at once, a disk takes a quarter of the time that it takes for one after the other.
    with ThreadPoolExecutor(16) as pool:
        for _ in pool.map(_confirm_file, paths):
            pass


def _confirm_file(path: Path) -> None:
    descriptor = system.open_to_confirm(path)
    try:
        system.confirm(descriptor)
    finally:
        os.close(descriptor)


def move_file(source: Path, folder: Path) -> Path:
    """Move the file into a folder of the same disk, under a name that is free there; returns the new path."""
    ensure_private_folder(folder)
    target = free_name(folder / source.name)
    system.replace(source, target)
    sync_folder(folder)
    sync_folder(source.parent)
    return target


def remove_file(path: Path) -> None:
    """Take the file away, durably; one that is gone already is fine. Raises OSError when the disk refuses."""
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def free_name(path: Path) -> Path:
    """The path, or the same with a number behind its stem, so that nothing is overwritten."""
    number = 1
    free = path
    while os.path.lexists(free):
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def sync_folder(folder: Path) -> None:
    """Have the disk confirm which names the folder holds."""
    system.confirm_names(folder)


def is_leftover(path: Path) -> bool:
    """Whether it is named like the temporary file of a save."""
    return _LEFT_OVER.fullmatch(path.name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files of processes that were killed in the middle of a save."""
    with suppress(OSError):
        for path in folder.iterdir():
            if (match := _LEFT_OVER.fullmatch(path.name)) and not is_alive(int(match[1])):
                with suppress(OSError):
                    path.unlink()
