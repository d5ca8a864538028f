"""What Linux and macOS do with files and processes, and what stands in for it on Windows.

| here | on Windows |
|---|---|
| a link in the place of a file is not followed | links need rights that others do not have |
| a file is for its owner: 0600 | the user's folders are, by their lists of rights |
| a file can be replaced while somebody reads it | it is refused for that moment: tried again, for a second |
| the folder's names are confirmed by the disk | NTFS writes them in its journal; a folder cannot be opened |
| signal 0 asks whether a process lives | it would end the process: the system is asked for its exit code |
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
"""For `os.open`: refuse a link that stands in the place of the file."""
AS_IT_IS: int = getattr(os, "O_BINARY", 0)
"""For `os.open`: the bytes as they are; Windows would change the ends of lines."""
NO_WAITING: int = getattr(os, "O_NONBLOCK", 0)
"""For `os.open`: a pipe is not waited for; Windows has none among its files."""
NOT_HANDED_ON: int = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
"""For `os.open`: programs that are started do not get the file."""

_CANNOT_CONFIRM = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}
"""What file systems without the notion answer (FAT, SMB, FUSE); there is nothing better to do on them."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
"""Seconds between two tries to replace a file that somebody reads."""
_MAY_BE_ASKED, _STILL_ACTIVE, _DENIED = 0x1000, 259, 5
"""PROCESS_QUERY_LIMITED_INFORMATION, STILL_ACTIVE and ERROR_ACCESS_DENIED of the Windows interface."""


def on_windows() -> bool:
    """Whether the system is Windows."""
    return os.name == "nt"


def keep_private(descriptor: int) -> None:
    """Make an open file readable for its owner only, whatever the umask was."""
    if (change := getattr(os, "fchmod", None)) is not None:
        change(descriptor, 0o600)


def replace(source: Path, target: Path) -> None:
    """Give a file the name of another one, in one step; raises OSError when that is refused."""
    for pause in _PAUSES if on_windows() else ():
        with suppress(PermissionError):
            os.replace(source, target)
            return
        Event().wait(pause)
    os.replace(source, target)


def add_name(source: Path, name: Path) -> None:
    """Give a file a second name; raises FileExistsError when something has it."""
    if on_windows():
        os.link(source, name)
    else:
        os.link(source, name, follow_symlinks=False)


def open_to_confirm(path: Path) -> int:
    """Open a file that is there for `confirm`; Windows confirms only what may be written."""
    return os.open(path, (os.O_RDWR if on_windows() else os.O_RDONLY) | NO_LINKS | AS_IT_IS)


def confirm(descriptor: int) -> None:
    """Have the disk confirm that it has what was written; raises OSError when it does not."""
    # macOS answers fsync when the data is in the drive's cache; this asks for the platter.
    if (command := _full_sync()) is not None:
        control, full = command
        try:
            control(descriptor, full)
        except OSError as error:
            if error.errno not in _CANNOT_CONFIRM:
                raise
        else:
            return
    # Never tried again on the same file: after a failure the kernel may report success for lost pages.
    os.fsync(descriptor)


def confirm_names(folder: Path) -> None:
    """Have the disk confirm which names the folder holds; raises OSError when it does not."""
    if (as_folder := getattr(os, "O_DIRECTORY", None)) is None:
        return
    descriptor = os.open(folder, os.O_RDONLY | as_folder)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_CONFIRM:
            raise
    finally:
        os.close(descriptor)


def account() -> str:
    """What tells this user's files from those of others in a folder for everybody; empty where there is none."""
    own = getattr(os, "getuid", None)
    return "" if own is None else str(own())


def is_mine(found: os.stat_result) -> bool:
    """Whether a file belongs to this user; yes where files are told apart by lists of rights."""
    own = getattr(os, "geteuid", None)
    return own is None or found.st_uid == own()


def is_private(folder: Path) -> bool:
    """Whether a folder and the one above it are this user's alone; raises OSError when they cannot be looked at."""
    own = getattr(os, "getuid", None)
    for part in (folder, folder.parent):
        found = os.lstat(part)
        if not stat.S_ISDIR(found.st_mode) or (own is not None and found.st_uid != own()):
            return False
    return own is None or not stat.S_IMODE(os.lstat(folder).st_mode) & 0o077


def home_of_account() -> str:
    """The home folder that the system has for this user; empty when it has none."""
    try:
        import pwd
    except ImportError:
        return os.path.expanduser("~")  # noqa: PTH111
    entry: Any = pwd
    try:
        home: str = entry.getpwuid(int(account())).pw_dir
    except KeyError:
        return ""
    return home


def is_alive(process: int) -> bool:
    """Whether there is a process of that number on this machine, whoever's it is."""
    if on_windows():
        return _is_active(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_active(process: int) -> bool:
    import ctypes

    here: Any = ctypes
    kernel = here.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = here.c_void_p
    handle = kernel.OpenProcess(_MAY_BE_ASKED, False, process & 0xFFFFFFFF)
    if not handle:
        return bool(here.get_last_error() == _DENIED)
    try:
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(here.c_void_p(handle), ctypes.byref(code))
        return not known or code.value == _STILL_ACTIVE
    finally:
        kernel.CloseHandle(here.c_void_p(handle))


def _full_sync() -> Any:
    """The call that asks the platter, and what it is asked; None where there is none."""
    try:
        import fcntl
    except ImportError:
        return None
    full = getattr(fcntl, "F_FULLFSYNC", None)
    return None if full is None else (getattr(fcntl, "fcntl"), full)  # noqa: B009 - Windows has the name, and nothing in it
