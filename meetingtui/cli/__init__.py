"""The `meet` command. Every module is loaded only when its command is used, so that help and lists come at once."""

from __future__ import annotations

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run `meet` with the words of the shell, and end the process with its exit code."""
    # Loading modules makes thousands of objects that stay; looking through them for rubbish costs a short command a
    # twentieth of its time. The interface turns it on again.
    gc.disable()
    from meetingtui.cli.shell.report import run_and_leave

    run_and_leave()
