"""Words as they are handed to a command: typed behind it, through a pipe, or asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from meetingtui.domain.errors import BadInput

if TYPE_CHECKING:
    from meetingtui.cli.shell.workplace import Workplace

MOST_BYTES = 1_000_000
"""More than anybody types; what comes behind it is not even read."""
_SAFE = "Nothing was kept; it is still where it came from."


def typed_or_piped(workplace: Workplace, words: Sequence[str], question: str) -> str:
    """The words behind the command; without any what comes through a pipe, or else what is typed when asked.

    Args:
        workplace: Whom to ask.
        words: As the shell took them apart.
        question: What to ask at a terminal.

    Raises:
        BadInput: what comes through the pipe is no text, or no end of it is near.
    """
    if words:
        return " ".join(words)
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return workplace.outside.ask(question) or ""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadInput("What comes through the pipe is larger than 1 MB.", _SAFE, "Hand over a few lines.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("What comes through the pipe is no text in UTF-8.", _SAFE, "Hand over plain text.") from None
    if "\0" in text:
        raise BadInput("What comes through the pipe is no text.", _SAFE, "Hand over plain text.")
    return text
