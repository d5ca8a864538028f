"""What Linux and macOS have for the interface, and what stands in for it on Windows."""

import os
import signal
from abc import ABC, abstractmethod
from pathlib import Path

from textual.driver import Driver

ENDING = tuple(
    number
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGBREAK")
    if (number := getattr(signal, name, None)) is not None
)
"""The signals that ask a terminal program to leave; on Windows SIGBREAK says that the window was closed."""


class OwnDriver(ABC):
    """What our driver for terminals does besides; Windows has Textual's own, which does none of it."""

    @abstractmethod
    def set_title(self, words: str) -> None:
        """Name the window; the caller sees to it that no person is named."""

    @abstractmethod
    def say_outside(self, words: str) -> None:
        """Have the desktop show a sentence, as far as the terminal can; the caller sees that it names nobody."""

    @property
    @abstractmethod
    def unread(self) -> bool:
        """Whether something was typed that nobody has read yet."""

    @abstractmethod
    def let_go(self) -> None:
        """Restore the terminal past queue and threads: for a process that is about to be ended by force."""


def driver_instead_of(chosen: type[Driver]) -> type[Driver]:
    """Our driver where Textual would take its own for terminals; others (Windows, browser, tests) stay."""
    try:
        from textual.drivers.linux_driver import LinuxDriver
    except ImportError:
        return chosen
    if chosen is not LinuxDriver:
        return chosen
    from meetingtui.ui.terminal.driver import GuardedDriver

    return GuardedDriver


def open_log(path: Path) -> int:
    """Open a file to add to, which only its owner can read; raises OSError, also for a link."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    if (change := getattr(os, "fchmod", None)) is not None:
        change(descriptor, 0o600)
    return descriptor
