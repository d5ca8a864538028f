"""`meet` with one more key: F12 breaks the interface while it holds a secret. Run by a test, in a terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from meetingtui.cli.shell.outside import real_world
from meetingtui.cli.shell.report import run
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting


class BreakingApp(MeetApp):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "break", priority=True, show=False)]

    def action_break(self) -> None:
        secret = [str(value) for value in self.setting.room.store.pairs()] + [sys.argv[1]]
        raise ValueError(f"cannot handle {secret}")


def show(setting: Setting) -> tuple[int, bool]:
    app = BreakingApp(setting)
    app.run()
    return app.return_code or 0, app.look_around


if __name__ == "__main__":
    sys.exit(run(sys.argv[2:], replace(real_world(), show=show)))
