"""Saves a text that somebody asked for as a file, without ever overwriting one."""

from __future__ import annotations

import re
from pathlib import Path

from meetingtui.domain.errors import NotPossible

_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 100


def save_new_file(folder: Path, name: str, text: str) -> Path:
    """Save the text under that name, or under one with a number if there is such a file; gives the path.

    The name stays in the folder, whatever signs it holds, and only its owner can read the file. Raises NotPossible
    when the disk refuses.
    """
    from meetingtui.storage.disk.durable import free_name, replace_file
    from meetingtui.storage.disk.problems import in_words, next_step

    safe = _FORBIDDEN.sub("-", name).lstrip(".-")[-_LONGEST:] or "meeting.md"
    try:
        path = free_name(folder / safe)
        replace_file(path, text.encode())
    except OSError as error:
        raise NotPossible(
            f"Cannot save in {folder}: {in_words(error)}.",
            "The meeting itself is safe.",
            next_step(error),
        ) from error
    return path
