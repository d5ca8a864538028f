"""Instants as this package needs them: as words in a notice, as a stamp in a file name."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

Now: TypeAlias = Callable[[], datetime]
"""Gives the current instant, aware; its zone is the one in which times are told to the user."""


def moment_words(moment: datetime) -> str:
    """The moment for a sentence, in its own zone: `21 November 2026, 16:02`."""
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def stamp(moment: datetime) -> str:
    """The moment for a file name, in its own zone: `20261121-160211`."""
    return f"{moment:%Y%m%d-%H%M%S}"
