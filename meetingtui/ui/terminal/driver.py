"""Textual's terminal driver, mended where a meeting would suffer.

What stock Textual 8.2 does, found by trying: a terminal that is closed while SIGHUP is ignored leaves it running
for ever at full speed; one byte that is not UTF-8 ends it with a traceback; an escape character in a paste is taken
for a key; SIGCONT without a stop of its own starts the application mode twice; a stop that interrupts a write can
lock up (Textualize/textual#6298).
"""

import fcntl
import os
import selectors
import sys
import termios
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import IO, Any, Protocol, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from meetingtui.domain.graphemes import first_letters
from meetingtui.domain.text import drawn, one_line
from meetingtui.ui.terminal.input import TerminalInput
from meetingtui.ui.terminal.operating_system import OwnDriver

if sys.platform == "win32":
    raise ImportError("on Windows Textual's own driver is used")

TITLE_LENGTH = 60
"""Letters of a window title; more does not fit into a tab."""
STOP_LOOK, STOP_LOOK_SOON = 0.1, 0.02
"""Seconds between two looks whether the driver is to stop; the second while an Escape waits for what may follow."""
KEEP_TITLE, GIVE_TITLE_BACK = "\x1b[22;0t", "\x1b[23;0t"
"""Put the window's title on the terminal's stack, and take it back (XTWINOPS)."""
LET_GO = (
    "\x1b[?2026l\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?2004l\x1b[?1004l\x1b[?2048l"
    "\x1b[?7h\x1b[?1049l\x1b[?25h" + GIVE_TITLE_BACK
)
"""Everything that the application mode switched, switched back."""


class Guarded(Protocol):
    """What the driver needs from its application."""

    def save_now(self) -> bool:
        """Write down everything that was typed; False if that failed."""
        ...

    def terminal_closed(self) -> None:
        """The terminal is gone: save and end."""
        ...

    def fault(self, error: Exception) -> None:
        """Something broke outside the event loop: save, note it and end."""
        ...

    def refresh(self, *, layout: bool = False) -> object:
        """Draw the whole screen again."""
        ...


class GuardedDriver(LinuxDriver, OwnDriver):
    """The driver for a terminal that may be closed, stopped or fed with anything."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output = _LastingFile(cast(IO[str], self._file))
        self._file = cast(Any, self._output)
        self._guarded = cast(Guarded, app)
        self._title = "meet"
        self._raw_attributes: list[Any] | None = None
        self._stopped_itself = False
        self._in_charge = False

    def start_application_mode(self) -> None:
        """Take over the terminal and its window title."""
        start: Callable[[], None] = super().start_application_mode
        start()
        with suppress(termios.error):
            self._raw_attributes = termios.tcgetattr(self.fileno)
        if self._writer_thread is not None:
            self._in_charge = True
            self.write(f"{KEEP_TITLE}{_title_sequence(self._title)}")

    def stop_application_mode(self) -> None:
        """Hand the terminal back as it was."""
        # The stock driver may switch to positions in pixels (1016) and leaves that on for the next program.
        self.write(f"\x1b[?1016l{GIVE_TITLE_BACK}")
        super().stop_application_mode()
        self._in_charge = False

    def _get_terminal_size(self) -> tuple[int, int]:
        # The stock driver believes COLUMNS and LINES first, which are as old as the shell.
        for stream in (self.fileno, self._output.fileno()):
            with suppress(OSError):
                columns, rows = os.get_terminal_size(stream)
                if columns and rows:
                    return columns, rows
        return super()._get_terminal_size()

    def set_title(self, words: str) -> None:
        """Name the window; the caller sees to it that no person is named."""
        self._title = first_letters(drawn(one_line(words)), TITLE_LENGTH)
        if self._in_charge:
            self.write(_title_sequence(self._title))

    def say_outside(self, words: str) -> None:
        """Have the desktop show a sentence, as far as the terminal can."""
        if self._in_charge:
            self.write(notice_sequence(first_letters(drawn(one_line(words)), TITLE_LENGTH), os.environ))

    @property
    def unread(self) -> bool:
        """Whether something was typed that nobody has read yet."""
        try:
            return any(fcntl.ioctl(self.fileno, termios.FIONREAD, bytes(4)))
        except OSError:
            return False

    def let_go(self) -> None:
        """Restore the terminal past queue and threads: for a process that is about to be ended by force."""
        if not self._in_charge:
            return
        with suppress(OSError):
            os.write(self._output.fileno(), LET_GO.encode())
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def _sigtstp_application(self, *_: object) -> None:
        # Not in the signal handler: it may have interrupted a write that holds the lock of the queue.
        self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        self._guarded.save_now()
        self._stopped_itself = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        if self._stopped_itself:
            self._stopped_itself = False
            super()._sigcont_application()
            return
        if self._raw_attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw_attributes)
        self._guarded.refresh(layout=True)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._guarded.fault, error)

    def run_input_thread(self) -> None:
        """Read keys until told to stop, or until the terminal is gone."""
        keys = TerminalInput(debug=self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(STOP_LOOK_SOON if keys.waiting else STOP_LOOK):
                    typed = _read(self.fileno)
                    if not typed:
                        self._loop.call_soon_threadsafe(self._guarded.terminal_closed)
                        return
                    self._pass_on(keys.feed(typed, self._loop.time()))
                self._pass_on(keys.tick(self._loop.time()))

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)


class _LastingFile:
    """The terminal as a file that stays writable when the terminal is gone: what is written then is lost."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, or lose, the text."""
        try:
            self._file.write(text)
        except OSError:
            _silence(self.fileno())
        return len(text)

    def flush(self) -> None:
        """Bring what was written to the terminal if there is one."""
        try:
            self._file.flush()
        except OSError:
            _silence(self.fileno())

    def fileno(self) -> int:
        """The file descriptor behind the file."""
        return self._file.fileno()


def _silence(descriptor: int) -> None:
    # The interpreter flushes its streams at exit, and would turn our exit code into 120 if that failed.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


def notice_sequence(words: str, environ: Mapping[str, str]) -> str:
    """What has the desktop show a sentence: each terminal knows one of three forms, and two would show it twice."""
    if "kitty" in environ.get("TERM", ""):
        return f"\x1b]99;;{words}\x1b\\"
    if "VTE_VERSION" in environ or environ.get("TERM", "").startswith(("foot", "rxvt")):
        return f"\x1b]777;notify;meet;{words}\x1b\\"
    return f"\x1b]9;{words}\x1b\\"


def _title_sequence(title: str) -> str:
    return f"\x1b]0;{title}\x07"
