"""What widgets tell their screen. The screen is the only one that knows the running meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from meetingtui.services.notebook import Notebook


@dataclass
class Write(Message):
    """Something is to be written down; the screen does it and says so when it cannot be done."""

    intent: Callable[[Notebook], Any]
    """What to do with the notebook of the running meeting."""


@dataclass
class PhaseShown(Message):
    """A meeting came to another phase, or to what stands around the phases; the app names the window for it."""

    label: str
    """What the phase is called; no name of a person."""


@dataclass
class SentenceShown(Message):
    """A sentence was shown on the line above the footer; the app keeps it, to be read again."""

    sentence: str
    """What was said."""


@dataclass
class Say(Message):
    """A sentence for the line above the footer."""

    sentence: str
    """What to say; the word of severity first, if there is one."""
    problem: bool = False
    """True when it should not be overlooked."""
