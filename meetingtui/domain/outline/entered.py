"""Lines as they come out of a chat or a list: without their bullets, and with the name that stands in front."""

from __future__ import annotations

import re
from datetime import date

from meetingtui.domain.dates.parse_when import parse_due
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.text import one_line

_BULLET = re.compile(r"^\s*(?:(?:[-*+>\u2022\u2013\u2014]|\d{1,2}[.)])\s+)?(?:\[[ xX]?\]\s+)?")
_CLOCK = r"(?:\s+\d{1,2}:\d{2})?"


def lines_of(text: str) -> list[str]:
    """The lines that have words, each without its bullet, number or check box."""
    return [line for part in text.splitlines() if (line := _BULLET.sub("", part, count=1).strip())]


def authored(text: str, pair: Pair) -> tuple[Role | None, str]:
    """Who said it, where a name of the two stands in front (`Ada: ...`, `Ada 15:04 ...`), and the words alone."""
    for role in (Role.MENTOR, Role.MENTEE):
        name = re.escape(pair.name(role))
        found = re.match(rf"^{name}(?:{_CLOCK}\s*:|\s+\d{{1,2}}:\d{{2}})\s+(?=\S)", text, re.IGNORECASE)
        if found:
            return role, text[found.end() :]
    return None, text


def due_of(text: str, today: date) -> date | None:
    """The day by which something is promised; None for next time, which no words mean too. Raises NotADate."""
    said = one_line(text).casefold().removeprefix("by ")
    return None if said in ("", "next time") else parse_due(text, today=today)
