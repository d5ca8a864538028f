"""What the commands get from outside, in one place: the shell's variables, the clock, the terminal, the screens."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput

if TYPE_CHECKING:
    from meetingtui.services.clipboard import Clipboard
    from meetingtui.services.ports import Clock, NewId
    from meetingtui.ui.shell.app_context import Setting


def ask_on_terminal(question: str) -> str | None:
    """Ask on the terminal, and give the line that was typed; None, with nothing asked, when nobody is there.

    Raises click.Abort when it is left without an answer.
    """
    if not all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None
    import click

    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix="", err=True)
    return answer


def clipboard_of(environ: Mapping[str, str]) -> Clipboard:
    """The clipboard of this machine, loaded when somebody copies."""
    from meetingtui.services.clipboard import Clipboard

    return Clipboard(environ)


def open_in_browser(address: str) -> bool:
    """Have the system open a web address; whether it found a program for it."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


_KEYS, _SCREEN = 0, 2
"""Where the interface reads, and where it draws."""


@dataclass(frozen=True)
class Outside:
    """The world around a command; a test gives another one."""

    environ: Mapping[str, str]
    """The shell's variables."""
    clock: Clock
    """The time."""
    new_id: NewId
    """Makes identities."""
    no_screen: Callable[[Mapping[str, str]], str]
    """Why no interface can open here, as a sentence; empty when it can."""
    show: Callable[[Setting], tuple[int, bool]]
    """Opens the interface; when it is closed, its exit code, and whether somebody asked for the made-up pair."""
    ask: Callable[[str], str | None] = ask_on_terminal
    """Asks the person at the terminal for one line; None when nobody is there."""
    open_address: Callable[[str], bool] = open_in_browser
    """Opens a web address, or a mail draft, outside of the program; whether something could."""
    clipboard: Callable[[Mapping[str, str]], Clipboard] = clipboard_of
    """Where words are copied to, given the shell's variables."""


def real_world() -> Outside:
    """This machine, this shell, this terminal."""
    from meetingtui.services.clock import SystemClock

    return Outside(os.environ, SystemClock(), new_identity, why_no_screen, show_interface)


def new_identity() -> str:
    """An identity that no other value has: a random UUID (RFC 9562, version 4)."""
    # The module `uuid` asks what machine this is, which takes a third of the time of a bare Python.
    number = int.from_bytes(os.urandom(16)) & ~(0xF000_C000 << 48) | (0x4000_8000 << 48)
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def why_no_screen(environ: Mapping[str, str]) -> str:
    """Why no interface can open in this terminal, as a sentence; empty when it can."""
    # The interface reads stdin and draws on stderr, and whoever pipes stdout does not want to see it.
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    for name, stream in streams.items():
        if stream is None or stream.closed or not stream.isatty():
            return f"The screens of meet need a terminal, and the {name} is not one."
    if environ.get("TERM") == "dumb":
        return "This terminal cannot show the screens of meet (TERM=dumb)."
    return ""


def show_interface(setting: Setting) -> tuple[int, bool]:
    """Open the interface; when it is closed, its exit code, and whether somebody asked for the made-up pair.

    Raises BadInput, before anything is drawn, where the terminal would show something else than what is typed.
    """
    _check_letters()
    from meetingtui.ui.terminal.environment import mend_environment

    mend_environment(os.environ)
    from meetingtui.ui.shell.app import MeetApp

    app = MeetApp(setting)
    app.run()
    return app.return_code or 0, app.look_around


def _check_letters() -> None:
    from meetingtui.cli.shell.asking_terminal import takes_utf_8

    encoding = locale.getencoding()
    if not takes_utf_8(encoding, _KEYS, _SCREEN):
        raise BadInput(
            f"This terminal uses {encoding}, and meet needs UTF-8.",
            "Nothing was changed.",
            "Open another terminal window, or choose UTF-8 in this one's settings.",
        )
