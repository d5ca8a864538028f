"""What the shell hands over: three streams and some words, in UTF-8 whatever the locale says.

A locale only says what its owner once chose; nearly every terminal takes UTF-8. Python reads arguments, file names
and input as the locale says, so in any other one the process begins anew in Python's UTF-8 mode.
"""

from __future__ import annotations

import errno
import locale
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOBase, TextIOWrapper
from pathlib import Path
from typing import NoReturn

from meetingtui.domain.errors import BadInput

_PLACES = ("--data", "-o", "--output")
"""The options that name a file or a folder; a file's name is bytes, not words."""


class Closed(TextIOBase):
    """Stands for an output that the shell has closed: whatever is written fails, instead of vanishing."""

    def writable(self) -> bool:
        """It takes writers, and disappoints them."""
        return True

    def write(self, _text: str) -> NoReturn:
        """Refuse."""
        raise OSError(errno.EBADF, "it is closed")


def begin_in_utf8() -> None:
    """Begin anew in UTF-8 mode where Python took the locale's letters; comes back when there is nothing to do."""
    if sys.flags.utf8_mode or sys.getfilesystemencoding().lower() == "utf-8" or not sys.executable:
        return
    with suppress(OSError, UnicodeError):
        os.execv(sys.executable, [os.fsencode(sys.executable), b"-X", b"utf8", *_bytes_typed()])  # noqa: S606 - itself


def _bytes_typed() -> list[bytes]:
    """The arguments as they came; of some letters Python cannot tell any more what they were."""
    try:
        return Path("/proc/self/cmdline").read_bytes().split(b"\0")[1:-1]
    except OSError:
        return [os.fsencode(argument) for argument in sys.orig_argv[1:]]


def open_streams() -> None:
    """Have the three streams speak UTF-8, and keep what is closed from being mistaken for a file that is opened."""
    _fill_gaps()
    if sys.stdout is None:
        sys.stdout = sys.__stdout__ = Closed()  # type: ignore[misc, assignment]
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def understood(args: Sequence[str], encoding: str | None = None) -> list[str]:
    """The arguments as words, where they are no names of files; raises BadInput for what no letters are.

    Args:
        args: As Python read them; bytes that are not UTF-8 stand as halves of characters.
        encoding: What else they may have been typed in; None means what the locale says.
    """
    return [
        argument if _is_fine(argument) or _is_place(argument, before) else _in_letters(argument, encoding)
        for argument, before in zip(args, ("", *args), strict=False)
    ]


def _fill_gaps() -> None:
    """A file that is opened takes the lowest number that is free: it must not be that of a closed stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _is_fine(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_place(argument: str, before: str) -> bool:
    named = before in _PLACES or argument.startswith(tuple(f"{option}=" for option in _PLACES))
    return named or os.path.lexists(argument)


def _in_letters(argument: str, encoding: str | None) -> str:
    encoding = encoding or locale.getencoding()
    try:
        return os.fsencode(argument).decode(encoding)
    except (UnicodeError, LookupError):
        shown = argument.encode("utf-8", "replace").decode()
        raise BadInput(
            f"“{shown}” is not UTF-8; some of its letters cannot be read.",
            "Nothing was changed.",
            "Type it in a terminal that uses UTF-8.",
        ) from None
