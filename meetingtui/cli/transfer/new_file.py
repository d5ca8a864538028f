"""Saves a text that somebody asked for as a file, without ever overwriting one unasked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput, NotPossible

if TYPE_CHECKING:
    from meetingtui.cli.shell.workplace import Workplace

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


def save_or_print(
    workplace: Workplace, text: str, output: str | None, usual: str, *, force: bool = False
) -> Path | None:
    """Put a text where `-o` says; gives the path, or None when it was printed.

    Args:
        workplace: Knows where files go, and which ones are its own.
        text: What to write.
        output: A file's name, `-` to print it; None saves it under a free name.
        usual: That name.
        force: Replace a file that is there.

    Raises:
        BadInput: the output is no file name.
        MeetError: it cannot be written there.
    """
    import click

    if output == "-":
        click.echo(text.encode(), nl=False)
        return None
    if output is None:
        return save_new_file(workplace.files_folder, usual, text)
    if not output.strip() or "\0" in output:
        raise BadInput("The name after -o is not a file name.", do="Name a file, or - to print it.")
    from meetingtui.storage.disk.new_files import NewFiles

    path = Path(output)
    NewFiles(workplace.locations, force=force).save(path, text.encode)
    return path
