"""Lines noted between two meetings, before they are forgotten: a win, a snag, a question, thanks, a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from meetingtui.domain.between.lines import check_length
from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.people import Role
from meetingtui.domain.text import clean


class JotKind(StrEnum):
    """What a jot is."""

    WIN = "win"
    SNAG = "snag"
    QUESTION = "question"
    THANKS = "thanks"
    CHANGE = "change"


class JotState(StrEnum):
    """Where a jot stands."""

    OPEN = "open"
    USED = "used"
    DROPPED = "dropped"


@dataclass(frozen=True)
class JotChange:
    """One change of a jot, with what there was before."""

    at: datetime
    """When, in UTC."""
    words_before: str | None = None
    """Its words before; None when they stayed."""
    state_before: JotState = JotState.OPEN
    """Where it stood before."""
    meeting_id: str = ""
    """The meeting in which it was used; empty when it was changed between meetings."""


@dataclass(frozen=True)
class Jot:
    """A line that one of the two noted."""

    id: str
    """Identity."""
    pair_id: str
    """Whose it is."""
    text: str
    """The words, as typed."""
    noted_at: datetime
    """When, in UTC."""
    kind: JotKind | None = None
    """What it is; None when nobody said."""
    by: Role | None = None
    """Who noted it; None when nobody said."""
    private: bool = False
    """Whether it belongs to the one who typed it, and appears nowhere unless asked for by name."""
    state: JotState = JotState.OPEN
    """Where it stands."""
    changes: tuple[JotChange, ...] = ()
    """What happened to it, oldest first."""

    @property
    def open(self) -> bool:
        """Whether it still waits to be used."""
        return self.state is JotState.OPEN

    @property
    def touched_at(self) -> datetime:
        """When it was noted, or changed last, in UTC."""
        return self.changes[-1].at if self.changes else self.noted_at


def checked_jot(words: str) -> str:
    """The words of a jot, clean and without blanks around them; raises BadInput for none, or too many."""
    check_length(words)
    words = clean(words).strip()
    if not words:
        raise BadInput("The jot has no words yet.", do='Type: meet jot "what you want to keep"')
    return words


def reworded_jot(jot: Jot, words: str, *, at: datetime) -> Jot:
    """The jot in other words; raises IllegalMove unless it is open, BadInput when nothing would change."""
    _check_open(jot)
    words = checked_jot(words)
    if words == jot.text:
        raise BadInput("The jot says that already.")
    return replace(jot, text=words, changes=(*jot.changes, JotChange(at, words_before=jot.text)))


def dropped_jot(jot: Jot, *, at: datetime) -> Jot:
    """The jot, not wanted any more; raises IllegalMove unless it is open."""
    _check_open(jot)
    return replace(jot, state=JotState.DROPPED, changes=(*jot.changes, JotChange(at)))


def used_jot(jot: Jot, meeting_id: str, *, at: datetime) -> Jot:
    """The jot after its words were taken into a meeting; raises IllegalMove unless it is open."""
    _check_open(jot)
    return replace(jot, state=JotState.USED, changes=(*jot.changes, JotChange(at, meeting_id=meeting_id)))


def unchanged_jot(jot: Jot) -> Jot:
    """The jot before its last change; raises IllegalMove when it was never changed."""
    if not jot.changes:
        raise IllegalMove("Nothing about this jot was changed.")
    last = jot.changes[-1]
    words = jot.text if last.words_before is None else last.words_before
    return replace(jot, text=words, state=last.state_before, changes=jot.changes[:-1])


def last_touched(jots: Iterable[Jot]) -> Jot | None:
    """The jot that was noted or changed last between meetings; None when there is none to take back."""
    return max((jot for jot in jots if jot.state is not JotState.USED), key=lambda jot: jot.touched_at, default=None)


def since_last_time(jots: Iterable[Jot], last_began: datetime | None) -> list[Jot]:
    """The open jots for the next meeting, oldest first: what was noted since the last one began.

    What is private is never among them.

    Args:
        jots: Those of the pair.
        last_began: When the last meeting began, in UTC; None before the first one.
    """
    new = [jot for jot in jots if jot.open and not jot.private and (last_began is None or jot.noted_at >= last_began)]
    return sorted(new, key=lambda jot: jot.noted_at)


def _check_open(jot: Jot) -> None:
    if not jot.open:
        raise IllegalMove(f"This jot was {jot.state.value} already.", do="To see all of them: meet jots --all")
