"""The agreement as its page says it: the same words on the screen, in Markdown and in plain text."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.domain.agreement import TERMS, Agreement
from meetingtui.domain.people import Pair
from meetingtui.domain.saying import day
from meetingtui.domain.slots import absence_words, slot_words

RHYTHM = ("lead-time", "place")
"""The terms that stand with the dates and not with the words."""


def page_lines(agreement: Agreement, pair: Pair) -> list[tuple[str, str]]:
    """Label and words of everything that was settled, in the order of the page; what was left open is left out.

    The words are as they were typed, line ends included; a label holds the names of the two.
    """
    terms = [(label, agreement.terms.get(key, "")) for key, label in TERMS if key not in RHYTHM]
    lines = [*terms, *_rhythm(agreement, pair)]
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    return [(label.format(**names), words.strip()) for label, words in lines if words.strip()]


def state_words(agreement: Agreement) -> str:
    """When it was agreed, and whether both said yes: `Agreed on Tue 17 Nov 2026; both said yes`."""
    done = "Revised" if agreement.replaces else "Agreed"
    yes = "both said yes" if agreement.both_said_yes else "not yet said yes to by both"
    return f"{done} on {day(agreement.agreed_on)}; {yes}"


def _rhythm(agreement: Agreement, pair: Pair) -> Iterator[tuple[str, str]]:
    labels, terms = dict(TERMS), agreement.terms
    yield "Usual slot", slot_words(agreement.slot) if agreement.slot else terms.get("slot", "")
    second = agreement.second_slot
    yield "Second choice", slot_words(second) if second else terms.get("second-slot", "")
    yield "How long", _with_words(f"{agreement.minutes} minutes", terms.get("length", ""))
    yield "How often", _with_words(agreement.cadence.value, terms.get("cadence", ""))
    for key in reversed(RHYTHM):
        yield labels[key], terms.get(key, "")
    yield "Away", "\n".join(absence_words(absence, pair) for absence in agreement.absences)
    until = f"until {day(agreement.runs_until)}" if agreement.runs_until else ""
    yield "It runs", _with_words(until, terms.get("runs", ""))


def _with_words(settled: str, typed: str) -> str:
    return "; ".join(part for part in (settled, typed.strip()) if part)
