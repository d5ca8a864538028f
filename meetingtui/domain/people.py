"""The two people of a mentorship, and what is settled between them so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from meetingtui.domain.errors import BadInput
from meetingtui.domain.names import name_key
from meetingtui.domain.search.text_normalize import fold
from meetingtui.domain.short_ids import is_short_for
from meetingtui.domain.text import drawn, one_line


class Role(StrEnum):
    """Which of the two somebody is."""

    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def other(self) -> Role:
        """The role of the other person."""
        return Role.MENTEE if self is Role.MENTOR else Role.MENTOR


@dataclass(frozen=True)
class Person:
    """One of the two."""

    name: str
    """How the person is called on the screen."""
    zone: str
    """IANA name of the time zone that the person lives in."""


@dataclass(frozen=True)
class NextMeeting:
    """When and where the pair meets next."""

    starts_at: datetime
    """The instant, in UTC."""
    zone: str
    """IANA name of the zone in which the time was said."""
    minutes: int
    """The agreed length."""
    place: str = ""
    """A room or a call link, as typed; empty when nobody said."""
    wall_clock: str = field(default="", compare=False)
    """What the clocks of that zone were to show then, such as `2026-11-24T15:00`; empty when it is not known."""


@dataclass(frozen=True)
class Pair:
    """One mentor and one mentee."""

    id: str
    """Identity; never shown."""
    mentor: Person
    """The mentor's name."""
    mentee: Person
    """Who leads."""
    zone: str
    """IANA name of the zone in which the pair says its times."""
    made_at: datetime
    """When the pair was set up, in UTC."""
    minutes: int = 60
    """The usual length of a meeting."""
    next_meeting: NextMeeting | None = None
    """What was agreed last; None before the first date is made."""
    closed_on: date | None = None
    """The day of the wrap-up meeting; None while the mentorship runs."""

    def person(self, role: Role) -> Person:
        """The one with that role."""
        return self.mentor if role is Role.MENTOR else self.mentee

    def name(self, role: Role) -> str:
        """The name of the one with that role."""
        return self.person(role).name

    @property
    def names(self) -> str:
        """Both names, the mentee first, because the mentee leads."""
        return f"{self.mentee.name} and {self.mentor.name}"


NAME_LIMIT = 40
"""Letters of a name; more does not fit beside the other one on a small screen."""
SHORTEST_MINUTES, LONGEST_MINUTES = 10, 240


def checked_name(name: str, role: Role) -> str:
    """The name on one line; raises BadInput when it is empty or too long."""
    name = one_line(name)
    if not drawn(name).strip():
        raise BadInput(f"The {role}'s name is missing.", do=f"Type what to call the {role}.")
    if len(name) > NAME_LIMIT:
        raise BadInput(f"The {role}'s name has {len(name)} letters.", do=f"Use a short form of up to {NAME_LIMIT}.")
    return name


def checked_minutes(minutes: int) -> int:
    """The length of a meeting; raises BadInput outside 10 to 240 minutes."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise BadInput(
            f"A meeting cannot last {minutes} minutes.",
            do=f"Choose between {SHORTEST_MINUTES} and {LONGEST_MINUTES} minutes.",
        )
    return minutes


def find_pair(pairs: list[Pair], words: str) -> list[Pair]:
    """The pairs that the words may mean.

    They are the ones with these two names, else with an exact name, else those with names that begin with the words,
    else the same without regard to accents, else those with identities that begin with the words.
    """
    if not one_line(words):
        return list(pairs)
    for key in (name_key, fold):
        wanted = key(words)
        if both := [pair for pair in pairs if wanted and key(pair.names) == wanted]:
            return both
        for matches in (str.__eq__, str.startswith) if wanted else ():
            found = [
                pair
                for pair in pairs
                if any(matches(key(name), wanted) for name in (pair.mentee.name, pair.mentor.name))
            ]
            if found:
                return found
    return [pair for pair in pairs if is_short_for(one_line(words), pair.id)]


def same_people(one: Pair, other: Pair) -> bool:
    """Whether the two pairs have the same names in the same roles."""
    return names_key(one) == names_key(other)


def names_key(pair: Pair) -> tuple[str, str]:
    """What pairs of the same two people have in common: the mentor's name and the mentee's, as names are compared."""
    return name_key(pair.mentor.name), name_key(pair.mentee.name)
