"""The ground of the application: however it ends, what was typed is kept and the terminal is restored."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual.app import SystemCommand
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from meetingtui.domain.errors import MeetError
from meetingtui.domain.text import clean
from meetingtui.ui.terminal.crash_log import CrashLog
from meetingtui.ui.terminal.one_at_a_time import OneKeyAtATime
from meetingtui.ui.terminal.operating_system import OwnDriver, driver_instead_of
from meetingtui.ui.terminal.watchdog import Watchdog, leaving_on_signals

HANG_UP = 129
"""Exit code after the terminal was closed: 128 + SIGHUP."""
ARRIVAL = 1.0
"""Seconds that letters on their way into a field get when the program has to go."""
LETTERS_LOOK = 0.01
"""Seconds between two looks whether letters are still on their way."""
LOOKS = 4
"""So many looks in a row have to find none: between two queues a letter is nowhere to be seen."""
QUIT = "app.quit"
"""The id of every binding that leaves a screen or the program, and the action of the stock one."""
NOT_OFFERED = {"Screenshot"}
"""Commands of Textual that are not in the palette: a picture of private notes would lie in a public folder."""


class GuardedApp(OneKeyAtATime):
    """An application that ends well, whatever ends it.

    A signal or a closed terminal calls `flush_everything` and exits with 128+n; a fault calls it too, says one
    sentence, and exits with 1. The caller passes `return_code` on to `sys.exit`.
    """

    def __init__(
        self,
        crash_log: Path | None,
        *,
        now: Callable[[], datetime] | None = None,
        css_path: list[str | PurePath] | None = None,
    ) -> None:
        """Take the file that faults are added to and the wall clock for it (None: do without), and the sheets."""
        super().__init__(css_path=css_path)
        self._crash_log = CrashLog(crash_log, now)
        self._watchdog: Watchdog | None = None
        self._leaving = False
        self._departure: asyncio.Future[None] | None = None
        self._saved = False
        self._parted = False
        self._epitaph: str | None = None

    def flush_everything(self) -> bool:
        """Write down all that was typed, before the program ends or stops; False when it is on no disk.

        Runs in the event loop; if that hangs, in a thread. May run more than once. Nothing to do in this class.
        """
        return True

    def parting_words(self) -> str:
        """What has to be known about what was typed once the program is gone; empty when all is well."""
        return ""

    def show_hint(self, sentence: str) -> None:
        """Show a sentence that helps; a toast here, for screens with a message line to override."""
        self.notify(sentence, markup=False)

    def set_window_title(self, words: str) -> None:
        """Name the terminal's window: "meet" and the phase, never a person. The old title comes back at the end."""
        if isinstance(self._driver, OwnDriver):
            self._driver.set_title(words)

    def say_outside(self, words: str) -> None:
        """Have the desktop show a sentence, as far as the terminal can; it names no person."""
        if isinstance(self._driver, OwnDriver):
            self._driver.say_outside(words)

    def save_now(self) -> bool:
        """Flush, and survive a flush that fails; False says that it did."""
        try:
            return self.flush_everything()
        except Exception as error:
            self._crash_log.add(error)
            return False

    def leave(self, return_code: int) -> None:
        """Save and end, because something outside asked for it."""
        if not self._leaving:
            self._leaving = True
            self._departure = asyncio.ensure_future(self._leave_with_all_letters(return_code))

    async def _leave_with_all_letters(self, return_code: int) -> None:
        with self._context():
            # What was typed before the signal may not have been read yet, let alone have reached its field.
            with suppress(TimeoutError):
                async with asyncio.timeout(ARRIVAL):
                    await self._all_letters_arrived()
            self._saved = self.save_now()
            words = self.parting_words()
            self.exit(return_code=return_code, message=Text(clean(words)) if words else None)

    async def _all_letters_arrived(self) -> None:
        seen_none = 0
        while seen_none < LOOKS:
            await asyncio.sleep(LETTERS_LOOK)
            seen_none = 0 if self._letters_on_their_way() else seen_none + 1

    def _letters_on_their_way(self) -> bool:
        unread = isinstance(self._driver, OwnDriver) and self._driver.unread
        return (
            unread
            or self.keys_under_way
            or any(pump.message_queue_size for pump in (self, *self.screen.walk_children(with_self=True)))
        )

    def terminal_closed(self) -> None:
        """Save and end: nobody is there to see or type anything."""
        self._expect_end(HANG_UP)
        self.leave(HANG_UP)

    def fault(self, error: Exception) -> None:
        """Save, note the fault, and end; for faults that Textual does not see itself."""
        self._handle_exception(error)

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c, which ends most programs, copies text here."""
        bindings = [active.binding for active in self.active_bindings.values()]
        keys = [binding.key for binding in bindings if QUIT in (binding.id, f"app.{binding.action}")]
        # A single letter would be typed into the field that has the focus.
        key = next((key for key in keys if "+" in key), None)
        if key is not None:
            self.show_hint(f"To leave, press {'+'.join(part.capitalize() for part in key.split('+'))}.")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Textual's own commands, without those that would carry private notes away."""
        return (command for command in super().get_system_commands(screen) if command.title not in NOT_OFFERED)

    def get_driver_class(self) -> type[Driver]:
        """Our driver where Textual would take its own for terminals."""
        return driver_instead_of(super().get_driver_class())

    async def run_async(self, *, headless: bool = False, **options: Any) -> Any:
        """Run, guarded unless headless: a test that drives the program wants to see its faults."""
        guard: AbstractContextManager[None] = nullcontext() if headless else self._guarding()
        with guard:
            return await super().run_async(headless=headless, **options)

    @contextmanager
    def _guarding(self) -> Iterator[None]:
        self._watchdog = Watchdog(self._last_words)
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: self._note(context.get("exception")))
        hook, threading.excepthook = threading.excepthook, lambda failed: self._note(failed.exc_value)
        try:
            with leaving_on_signals(self._watchdog, self.leave):
                yield
        except Exception as error:
            # Textual's own way out broke: what it would have done last is done here.
            self._handle_exception(error)
            self._last_words()
            self._print_error_renderables()
        finally:
            threading.excepthook = hook

    def _note(self, error: BaseException | None) -> None:
        # A task or a thread that failed unseen: Python would print its words when the terminal is free again.
        if error is not None:
            self._crash_log.add(error)

    def _expect_end(self, return_code: int) -> None:
        if self._watchdog is not None:
            self._watchdog.expect_end(return_code)

    def _last_words(self) -> None:
        """What is done before the process is ended by force; may run in a thread."""
        # The terminal first: a disk that does not answer would keep it for ever.
        if isinstance(self._driver, OwnDriver):
            self._driver.let_go()
        if not self._saved:
            with self._context():
                self._saved = self.save_now()
        if not self._parted and (words := self.parting_words()):
            self._parted = True
            with suppress(OSError):
                os.write(2, f"{clean(words)}\n".encode("utf-8", "replace"))

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error  # as if no worker stood between
        self._saved = self.save_now()
        if isinstance(error, MeetError):
            # Nothing is wrong with the program: what happened is for the user to know, such as damaged data.
            told, code = clean("\n".join(error.lines())), error.exit_code
        else:
            told, code = _epitaph(self._saved, self._crash_log.add(error)), 1
        self._epitaph = self._epitaph or told
        self._expect_end(code)
        super()._handle_exception(error)
        self._return_code = code

    def _fatal_error(self) -> None:
        # The stock method draws a traceback with the values of local variables, among them what was typed.
        self._close_messages_no_wait()

    def panic(self, *_renderables: RenderableType) -> None:
        """End without drawing what is wrong: the picture of an exception holds its words."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._parted = True
        if self._epitaph is None:
            super()._print_error_renderables()
            return
        self._exit_renderables.clear()
        if sys.__stderr__ is not None:
            sys.__stderr__.write(f"{self._epitaph}\n")
        self._epitaph = None


def _epitaph(saved: bool, log: Path | None) -> str:
    """The one sentence that a fault leaves on the terminal."""
    kept = "what you typed is saved" if saved else "the last of what you typed may not be saved"
    told = f"; {log} says where it broke" if log else ""
    return f"meet stopped because of a fault in the program; {kept}{told}."
