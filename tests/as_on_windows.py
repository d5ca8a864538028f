"""Takes from the program what Windows does not have: `pytest -p tests.as_on_windows` runs any test like that.

Only modules of the program are meant: they get an `os`, a `signal` and a `ctypes` of their own, and cannot import
what Windows has not got. The standard library and the tests keep theirs. What such a system refuses is refused here
too: a file that is opened as text, a folder that is opened, a read-only file that is to be confirmed, a file that is
replaced while somebody reads it, and signal 0, which would end the process that it asks for.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import fcntl
import os
import signal
import stat
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty", "textual.drivers.linux_driver"}
"""What cannot be imported."""
NAMES = {
    *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC"),
    *("chown", "fchmod", "fchown", "getegid", "geteuid", "getgid", "getuid", "killpg", "setsid", "sync", "umask"),
}
"""What is not in `os`."""
SIGNALS = {"SIGALRM", "SIGCONT", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGTSTP", "SIGUSR1", "SIGWINCH"}
O_BINARY = 0x8000
"""As on Windows; Linux calls the same bit O_LARGEFILE, and has it set anyway."""


def system_without_posix() -> ModuleType:
    """An `os` like the one of Windows."""
    lowered = _without(os, NAMES)
    refused = iter(range(1, 10**9))

    def open_(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        assert not more, "Windows opens nothing in a folder that is open"
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "a folder is not opened", path)
        descriptor = os.open(path, flags, mode)
        assert flags & O_BINARY or flags & os.O_APPEND or _is_device(descriptor), f"{path} is opened as text"
        return descriptor

    def fsync(descriptor: int) -> None:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, "what is read only is not confirmed")
        os.fsync(descriptor)

    def replace(source: Any, target: Any) -> None:
        if Path(target).exists() and next(refused) % 3 == 1:
            raise PermissionError(errno.EACCES, "somebody reads it", target)
        os.replace(source, target)

    lowered.__dict__.update(
        name="nt",
        O_BINARY=O_BINARY,
        open=open_,
        fsync=fsync,
        replace=replace,
        kill=_ends_the_process,
        link=lambda source, name: os.link(source, name),
    )
    return lowered


class _Opening:
    """Gives a handle of a process; None where there is no such process."""

    restype: Any = None

    def __call__(self, _access: int, _inherit: bool, process: int) -> int | None:
        with suppress(OSError):
            os.kill(process, 0)
            return process
        return None


class Kernel:
    """Whether a process lives, as kernel32 tells it; a handle is the number of the process."""

    def __init__(self, code: int = 259) -> None:
        """Every process that there is has that exit code; 259 means that it is still active."""
        self._code = code
        self.OpenProcess = _Opening()

    def GetExitCodeProcess(self, _handle: Any, code: Any) -> int:  # noqa: N802
        """Put the exit code where it is wanted."""
        code._obj.value = self._code
        return 1

    def CloseHandle(self, _handle: Any) -> int:  # noqa: N802
        """Nothing to close."""
        return 1


def install() -> None:
    """From now on every module of the program is loaded as on Windows."""
    native = _without(ctypes, set())
    native.__dict__.update(WinDLL=lambda _name, **_more: Kernel(), get_last_error=lambda: 87)
    given = {"os": system_without_posix(), "signal": _without(signal, SIGNALS), "ctypes": native}
    real = builtins.__import__

    def import_(name: str, globals: Any = None, *more: Any, **options: Any) -> ModuleType:  # noqa: A002 - as it is called
        if globals is not None and str(globals.get("__name__", "")).startswith("meetingtui"):
            if name in MODULES:
                raise ImportError(f"there is no {name} on Windows")
            if name in given:
                return given[name]
        return real(name, globals, *more, **options)

    builtins.__import__ = import_


def _without(module: ModuleType, names: set[str]) -> ModuleType:
    copy = ModuleType(module.__name__)
    copy.__dict__.update({name: value for name, value in vars(module).items() if name not in names})
    return copy


def _is_device(descriptor: int) -> bool:
    return stat.S_ISCHR(os.fstat(descriptor).st_mode)


def _ends_the_process(process: int, number: int) -> NoReturn:
    raise AssertionError(f"on Windows this ends process {process} (asked with {number})")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Before any test has loaded the program."""
    install()
