"""A tiny application on the guarded ground, run by the tests in a terminal of their own.

    python guarded_app.py FOLDER

It writes what was typed to FOLDER/saved.txt when it is asked to flush, and faults to FOLDER/state/crash.log.
Keys: F8 finds damaged data, F2 breaks, F3 hangs, F4 lets a background task and a thread fail unseen, ctrl+q leaves.
"""

import asyncio
import sys
import threading
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from meetingtui.domain.errors import StoreDamaged
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.terminal.environment import mend_environment
from meetingtui.ui.terminal.guarded_app import GuardedApp

CANARY = "canary-7f3a"


class TinyApp(GuardedApp):
    BINDINGS = [
        Binding("f2", "break", priority=True),
        Binding("f3", "hang", priority=True),
        Binding("f4", "fail_unseen", priority=True),
        Binding("f5", "fail_to_save", priority=True),
        Binding("f8", "find_damage", priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "state" / "crash.log")
        self.folder = folder
        self.tasks: list[asyncio.Task[None]] = []
        self.broken_disk = False

    def compose(self) -> ComposeResult:
        yield Notes()
        yield Static("ready", id="state")

    def on_mount(self) -> None:
        self.set_window_title("meet: Arrival")

    def flush_everything(self) -> bool:
        if self.broken_disk:
            raise OSError(CANARY)
        with (self.folder / "saved.txt").open("a") as file:
            file.write(self.query_one(Notes).text + "\n")
        return True

    def action_break(self) -> None:
        private = self.query_one(Notes).text
        raise ValueError(f"could not read {private} {CANARY}")

    def action_find_damage(self) -> None:
        raise StoreDamaged("A stored meeting cannot be read.", "The file was not changed.", "Restore a backup.")

    def action_hang(self) -> None:
        (self.folder / "hanging").touch()
        threading.Event().wait()

    def action_fail_unseen(self) -> None:
        async def fail() -> None:
            raise ValueError(CANARY)

        self.tasks.append(asyncio.ensure_future(fail()))
        self.tasks.clear()
        thread = threading.Thread(target=lambda: dict[str, str]()[CANARY])
        thread.start()
        thread.join()
        self.query_one("#state", Static).update("failed")

    def action_fail_to_save(self) -> None:
        self.broken_disk = True
        self.query_one("#state", Static).update("broken disk")


if __name__ == "__main__":
    import os

    mend_environment(os.environ)
    app = TinyApp(Path(sys.argv[1]))
    app.run()
    sys.exit(app.return_code)
