"""The lines of the agreement as they are revised: what stands there, what was typed instead, what stood before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.agreement.page import page_lines
from meetingtui.domain.agreement.terms import TERM, TERMS
from meetingtui.domain.dates.slots import absence_words
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line
from meetingtui.services.agreements import AgreementDesk

AWAY = "away/"
"""Begins the keys of days away; the identity follows, or nothing for days that are not noted yet."""


@dataclass(frozen=True)
class TermLine:
    """One line that can be revised."""

    key: str
    """Which line."""
    label: str
    """What it is about."""
    words: str
    """What stands there; empty when nothing was settled."""
    example: str = ""
    """How it is typed, where that matters."""


def lines_to_revise(agreement: Agreement | None, pair: Pair) -> list[TermLine]:
    """Every line of the page in its order, the blank ones too."""
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    page = agreement or Agreement("", pair.id, pair.made_at.date(), minutes=pair.minutes)
    lines = [TermLine(term.key, term.label.format(**names), term.to_revise(page), term.example) for term in TERMS]
    return [*lines, *_away(agreement, pair)]


def _away(agreement: Agreement | None, pair: Pair) -> Iterator[TermLine]:
    for absence in agreement.absences if agreement else ():
        yield TermLine(AWAY + absence.id, "Away", absence_words(absence, pair), "empty takes it off")
    yield TermLine(AWAY, "Who is away next?", "", f"{pair.mentor.name} 21 dec to 3 jan: mail instead")


def revise_line(desk: AgreementDesk, key: str, words: str, why: str, *, both_said_yes: bool) -> Agreement:
    """Put other words into one line, with the reason and whether both said yes; raises BadInput, nothing changed."""
    return desk.revise(why, both_said_yes=both_said_yes, **meant(key, words, today=desk.today))


def meant(key: str, words: str, *, today: date) -> dict[str, Any]:
    """What the words of a line mean as changes of the agreement; raises BadInput when they mean nothing."""
    words = one_line(words)
    if key == AWAY:
        return {"add_absence": words}
    if key.startswith(AWAY):
        taken_off = {"remove_absence": key.removeprefix(AWAY)}
        return taken_off | {"add_absence": words} if words else taken_off
    term = TERM.get(key)
    return dict(term.read(words, today)) if term and term.read else {"terms": {key: words}}


@dataclass(frozen=True)
class Revision:
    """What one state of the page changed."""

    agreement: Agreement
    """The state."""
    changes: tuple[tuple[str, str, str], ...]
    """Label, what stood before, what stands since; both may be empty."""


def revisions(states: Sequence[Agreement], pair: Pair) -> list[Revision]:
    """Every revision with what it changed, the newest first; the first state is none."""
    found = []
    for before, after in pairwise(states):
        was, now = dict(page_lines(before, pair)), dict(page_lines(after, pair))
        labels = dict.fromkeys([*now, *was])
        changes = tuple(
            (label, was.get(label, ""), now.get(label, ""))
            for label in labels
            if was.get(label, "") != now.get(label, "")
        )
        found.append(Revision(after, changes))
    return found[::-1]
