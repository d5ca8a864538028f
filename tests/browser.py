"""A real browser, where the machine has one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str:
    """The path of the browser; empty when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def why_no_browser() -> str:
    """Why nothing can be shown here, as a sentence; empty when it can."""
    return "" if browser() else "there is no chromium on this machine"


def with_browser(folder: Path, wish: str, page: Path) -> subprocess.CompletedProcess[str]:
    """Open the page without a window and without a network, with a profile of its own in the folder."""
    return subprocess.run(
        [
            browser(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--proxy-server=127.0.0.1:9",
            f"--user-data-dir={folder / 'profile'}",
            wish,
            page.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        timeout=120,
    )
