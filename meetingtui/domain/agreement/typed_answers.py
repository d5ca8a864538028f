"""How typed answers are understood while they are typed: time zones and weekly slots."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.domain.dates.slots import parse_slot, slot_words
from meetingtui.domain.dates.zones import is_zone, nearest
from meetingtui.domain.errors import BadInput

SLOTS = ("slot", "second-slot")
"""The questions whose answer is a weekday and a time."""
ZONES = ("mentee-zone", "mentor-zone")
"""The questions whose answer is a time zone."""


@dataclass(frozen=True)
class Understood:
    """What an answer means."""

    words: str
    """As it is said back, or why it means nothing yet."""
    known: bool = True
    """False when it means nothing yet."""
    offer: str = ""
    """What could stand there instead; empty when nothing comes near."""


def understood(key: str, text: str) -> Understood | None:
    """How the answer to a question is understood; None for free words and for an empty line.

    Args:
        key: The question's key.
        text: What stands in its line now.
    """
    text = text.strip()
    if not text:
        return None
    if key in ZONES:
        return _zone(text)
    if key in SLOTS:
        try:
            return Understood(slot_words(parse_slot(text)))
        except BadInput as error:
            return Understood(" ".join((error.happened, error.do)).strip(), known=False)
    return None


def _zone(text: str) -> Understood:
    if is_zone(text):
        return Understood(f"{text} is known")
    near = nearest(text)
    if not near:
        return Understood("Write it like Europe/Berlin.", known=False)
    return Understood(f"Did you mean {' or '.join(near)}? Enter: {near[0]}", known=False, offer=near[0])
