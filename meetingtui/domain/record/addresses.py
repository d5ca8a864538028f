"""Where a piece of a meeting stands: `topics/t-1/notes`. Addresses are kept with corrections, so their form stays."""

from __future__ import annotations

from typing import NamedTuple

ANSWERS = "answers"
"""Begins the address of an answer; what follows is the question's key: `answers/went-well`."""
CHOSEN = "/chosen"
"""Ends the address of what was chosen under a question, apart from the words: `answers/challenge/chosen`."""
NOT_ENTERED = "not-entered/"
"""Stands before the key of a line whose words were never entered: `answers/not-entered/promise`."""
JOINT_YES = "agreement-yes"
"""In JSON, the key among the answers of a first meeting that says whether both said yes: `yes` or `no`."""


class Address(NamedTuple):
    """An address taken apart."""

    part: str
    """Which kind of thing it is about: `topics`."""
    item: str
    """The identity of the one that is meant, or the rest of an address that has two pieces."""
    name: str
    """Which of its words: `notes`, `moves/0`; empty where there is nothing to choose."""


def address(part: str, item: str, name: str = "") -> str:
    """The address of words: `commitments/c-1/text`."""
    return f"{part}/{item}/{name}" if name else f"{part}/{item}"


def taken_apart(key: str) -> Address:
    """The pieces of an address; those of an answer are `answers` and the question's whole key."""
    part, _, rest = key.partition("/")
    if part == ANSWERS:
        return Address(part, rest, "")
    item, _, name = rest.partition("/")
    return Address(part, item, name)
