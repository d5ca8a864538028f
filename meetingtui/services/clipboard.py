"""The clipboard: by a command of the system where there really is one, else by way of the terminal, never by both.

Whether the words arrive cannot be known, because a terminal does not answer: whoever copies saves a file as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from pathlib import Path

from meetingtui.domain.errors import BadInput

VARIABLE = "MEETINGTUI_CLIPBOARD"
"""The environment variable that says how to copy; without it the system is asked first, then the terminal."""
_WAYS = ("system", "terminal", "off")
_PATIENCE_SECONDS = 2.0


class Copied(Enum):
    """How words were copied."""

    SYSTEM = auto()
    TERMINAL = auto()
    NOT_AT_ALL = auto()


class Clipboard:
    """Hands words to what this machine offers."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        find: Callable[[str], str | None] | None = None,
        run: Callable[[Sequence[str], bytes], bool] | None = None,
    ) -> None:
        """Asks nothing yet.

        Args:
            environ: The shell's variables; they say which commands can work here.
            find: Gives the path of a command; None asks the system.
            run: Runs a command with that input, and says whether it went well; None asks the system.
        """
        self._environ = environ
        self._find = find or _find
        self._run = run or _run

    def copy(self, text: str, to_terminal: Callable[[str], None] | None) -> Copied:
        """Copy the text; raises BadInput when the variable says something that means nothing.

        Args:
            text: What to copy.
            to_terminal: Asks the terminal (OSC 52); None where there is none.
        """
        way = self._environ.get(VARIABLE, "")
        if way not in ("", *_WAYS):
            raise BadInput(f"{VARIABLE} is none of {', '.join(_WAYS)}.", do="Set it to one of them, or unset it.")
        if way in ("", "system") and (tool := self._tool()):
            command, encoding = tool
            if self._run(command, text.encode(encoding, "replace")):
                return Copied.SYSTEM
        if way in ("", "terminal") and to_terminal is not None:
            to_terminal(text)
            return Copied.TERMINAL
        return Copied.NOT_AT_ALL

    def _tool(self) -> tuple[Sequence[str], str] | None:
        """The command that copies here, and the letters that it takes; None where there is none."""
        has = self._environ.get
        if has("SSH_CONNECTION") or has("SSH_TTY"):
            # The clipboard of a machine far away is of no use; the terminal stands here.
            return None
        for name, options, encoding, works in (
            ("pbcopy", (), "utf-8", True),
            ("wl-copy", (), "utf-8", bool(has("WAYLAND_DISPLAY"))),
            ("xclip", ("-selection", "clipboard"), "utf-8", bool(has("DISPLAY"))),
            ("clip.exe", (), "utf-16-le", bool(has("WSL_DISTRO_NAME") or has("WSL_INTEROP"))),
        ):
            if works and (path := self._find(name)):
                return (path, *options), encoding
        return None


class Copier:
    """Copies words for a screen, and keeps them in a file beside it; the same words are saved once."""

    def __init__(self, clipboard: Clipboard, save_file: Callable[[str, str], Path]) -> None:
        """Copies nothing yet.

        Args:
            clipboard: Where words are copied to.
            save_file: Saves a text under a new file name and says where; raises MeetError.
        """
        self._clipboard = clipboard
        self._save_file = save_file
        self._saved: dict[tuple[str, str], Path] = {}

    def copy(self, text: str, name: str, to_terminal: Callable[[str], None]) -> str:
        """Copy the text, save it under that name, and say what came of both; raises MeetError without a file."""
        copied = self._clipboard.copy(text, to_terminal)
        if (name, text) not in self._saved:
            self._saved[name, text] = self._save_file(name, text)
        return copied_words(copied, self._saved[name, text])


def copied_words(copied: Copied, path: Path | None) -> str:
    """What came of it, in a sentence or two, with where the file is; None where none was saved."""
    file = f" It is also in {path}" if path is not None else ""
    if copied is Copied.NOT_AT_ALL:
        return f"Not copied: there is no clipboard here.{file}"
    return f"Copied to the clipboard.{file}"


def _find(name: str) -> str | None:
    from shutil import which

    return which(name)


def _run(command: Sequence[str], data: bytes) -> bool:
    import subprocess

    try:
        # xclip stays to answer for the clipboard: what it would write is not waited for.
        done = subprocess.run(  # noqa: S603 - a command of the system's own, by its full path
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
