"""The lines of the agreement as they are revised: what stands there, what was typed instead, what stood before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from meetingtui.domain.agreement import TERMS, Agreement, Cadence
from meetingtui.domain.agreement_page import page_lines
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import Pair
from meetingtui.domain.saying import day
from meetingtui.domain.slots import absence_words, slot_words
from meetingtui.domain.text import one_line
from meetingtui.domain.when import parse_due
from meetingtui.services.agreements import AgreementDesk

AWAY = "away/"
"""Begins the keys of days away; the identity follows, or nothing for days that are not noted yet."""


@dataclass(frozen=True)
class PageLine:
    """One line that can be revised."""

    key: str
    """Which line."""
    label: str
    """What it is about."""
    words: str
    """What stands there; empty when nothing was settled."""
    example: str = ""
    """How it is typed, where that matters."""


def lines_to_revise(agreement: Agreement | None, pair: Pair) -> list[PageLine]:
    """Every line of the page in its order, the blank ones too."""
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    terms = agreement.terms if agreement else {}
    words = [PageLine(key, label.format(**names), terms.get(key, "")) for key, label in TERMS]
    return [*words[:-2], *_rhythm(agreement, pair), *reversed(words[-2:]), *_away(agreement, pair)]


def _rhythm(agreement: Agreement | None, pair: Pair) -> Iterator[PageLine]:
    slot, second = (agreement.slot, agreement.second_slot) if agreement else (None, None)
    terms = agreement.terms if agreement else {}
    yield PageLine("slot", "Usual slot", slot_words(slot) if slot else terms.get("slot", ""), "tue 15:00")
    words = slot_words(second) if second else terms.get("second-slot", "")
    yield PageLine("second-slot", "Second choice", words, "thu 9:30")
    yield PageLine("minutes", "How long", f"{agreement.minutes if agreement else pair.minutes} minutes", "60")
    cadence = agreement.cadence if agreement else Cadence.WEEKLY
    yield PageLine("cadence", "How often", cadence.value, "weekly, or every two weeks")
    until = agreement.runs_until if agreement else None
    yield PageLine("runs", "It runs until", day(until) if until else "", "30 june 2027")


def _away(agreement: Agreement | None, pair: Pair) -> Iterator[PageLine]:
    for absence in agreement.absences if agreement else ():
        yield PageLine(AWAY + absence.id, "Away", absence_words(absence, pair), "empty takes it off")
    yield PageLine(AWAY, "Who is away next?", "", f"{pair.mentor.name} 21 dec to 3 jan: mail instead")


def revise_line(desk: AgreementDesk, key: str, words: str, why: str, *, both_said_yes: bool) -> Agreement:
    """Put other words into one line, with the reason and whether both said yes; raises BadInput, nothing changed."""
    return desk.revise(why, both_said_yes=both_said_yes, **meant(key, words, today=desk.today))


def meant(key: str, words: str, *, today: date) -> dict[str, Any]:
    """What the words of a line mean as changes of the agreement; raises BadInput when they mean nothing."""
    words = one_line(words)
    if key == "slot":
        return {"slot": words}
    if key == "second-slot":
        return {"second_slot": words}
    if key == "minutes":
        figure = words.split(" ")[0]
        if not figure.isdecimal():
            raise BadInput("How many minutes?", do="Type a figure, such as 60.")
        return {"minutes": int(figure)}
    if key == "cadence":
        return {"cadence": _cadence(words)}
    if key == "runs":
        if not words:
            raise BadInput("Until which day?", do="Type a day, such as 30 june 2027.")
        return {"runs_until": parse_due(words, today=today)}
    if key == AWAY:
        return {"add_absence": words}
    if key.startswith(AWAY):
        taken_off = {"remove_absence": key.removeprefix(AWAY)}
        return taken_off | {"add_absence": words} if words else taken_off
    return {"terms": {key: words}}


def _cadence(words: str) -> Cadence:
    found = [cadence for cadence in Cadence if words and cadence.value.startswith(words.casefold())]
    if words.casefold() in list(Cadence):
        return Cadence(words.casefold())
    if len(found) != 1:
        either = ", ".join(cadence.value for cadence in Cadence)
        raise BadInput("How often do you meet?", do=f"Type one of: {either}.")
    return found[0]


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
