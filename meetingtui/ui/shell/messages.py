"""What widgets tell their screen. The screen is the only one that knows the running meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message
from textual.widget import Widget

from meetingtui.services.notebook import Notebook

Intent = Callable[[Notebook], Any]
"""What to do with the notebook of the running meeting."""


@dataclass
class Write(Message):
    """Something is to be written down; the screen does it and says so when it cannot be done."""

    intent: Intent
    """What is to be done."""


@dataclass
class Notice(Message):
    """Something is due; whoever looks at another window is told there, if they asked for that."""

    words: str
    """What, without names."""


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


@dataclass
class GoOn(Message):
    """Enter was pressed in a field of the open step: the next step, or the next part of an entry."""

    field: Widget
    """Where it was pressed."""


@dataclass
class AtEdge(Message):
    """An arrow or Tab left the first or the last field of the open step."""

    step: int
    """1 onward, -1 back."""


@dataclass
class Typed(Message):
    """Something was typed where no text stands: it belongs to the text of the open step."""

    key: events.Key
    """The key that was pressed."""


@dataclass
class Edited(Message):
    """The words of a field are others than before; whatever is said about them is to be said anew."""

    field: Widget
    """Which one."""
