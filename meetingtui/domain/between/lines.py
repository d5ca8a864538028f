"""What is typed behind a command in the week: a line, not a letter."""

from __future__ import annotations

from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

LONGEST = 2000
"""Letters; whoever has more to say has something to talk about."""


def checked_line(words: str, missing: str = "", do: str = "") -> str:
    """The words on one line; raises BadInput when they are too many, or none where `missing` says what lacks.

    Args:
        words: As they were typed.
        missing: What to say when there are none; empty where none are fine.
        do: What to do then.
    """
    check_length(words)
    words = one_line(words)
    if missing and not words:
        raise BadInput(missing, do=do)
    return words


def check_length(words: str) -> None:
    """Raise BadInput when that is more than a line."""
    if len(words) > LONGEST:
        raise BadInput(
            f"{len(words)} letters are too many.",
            "Nothing was saved. Your words are still where they came from.",
            f"Use up to {LONGEST} letters.",
        )
