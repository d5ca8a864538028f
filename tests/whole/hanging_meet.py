"""`meet` on a disk that stops to answer: once FOLDER/hang is there, no flush of a draft comes to an end."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from meetingtui.cli.shell.outside import real_world
from meetingtui.cli.shell.report import run

real_fsync = os.fsync
folder = Path(sys.argv[1])


def fsync(descriptor: int) -> None:
    if (folder / "hang").exists() and f"{folder}/data/" in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
        threading.Event().wait()
    real_fsync(descriptor)


if __name__ == "__main__":
    setattr(os, "fsync", fsync)  # noqa: B010
    sys.exit(run(sys.argv[2:], real_world()))
