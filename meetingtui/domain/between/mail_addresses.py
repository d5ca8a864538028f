"""Where the two get their mail, for invitations that calendars can answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meetingtui.domain.errors import BadInput
from meetingtui.domain.graphemes import quoted
from meetingtui.domain.people import Role
from meetingtui.domain.text import one_line

_SHAPE = re.compile(r"[^\s@<>\"\\,;:()\[\]]+@[^\s@<>\"\\,;:()\[\]]+", re.ASCII)
_LONGEST = 254
"""Letters, as mail programs have it."""


@dataclass(frozen=True)
class MailAddress:
    """The address of one of the two as it was given once; the last one given holds."""

    id: str
    """Identity."""
    pair_id: str
    """Whose pair it is."""
    role: Role
    """Whose address it is."""
    at: datetime
    """When it was given, in UTC."""
    address: str = ""
    """The address; empty when it was taken away."""


def address_of(given: Iterable[MailAddress], role: Role) -> str:
    """The address of one of the two; empty when none is known, or a file from elsewhere brought what is none."""
    last = max((one for one in given if one.role is role), key=lambda one: (one.at, one.id), default=None)
    return last.address if last and _is_address(last.address) else ""


def checked_address(typed: str, role: Role) -> str:
    """The address on one line; empty words take it away. Raises BadInput for what is no mail address."""
    address = one_line(typed).removeprefix("mailto:")
    if address and not _is_address(address):
        raise BadInput(
            f"{quoted(address)} is no mail address.", do=f"Write the {role}'s address like ada@mail.example."
        )
    return address


def _is_address(words: str) -> bool:
    return len(words) <= _LONGEST and words.isascii() and words.isprintable() and bool(_SHAPE.fullmatch(words))
