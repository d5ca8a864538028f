"""The agreement as its page says it: the same words on the screen, in Markdown and in plain text."""

from __future__ import annotations

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.agreement.terms import TERMS
from meetingtui.domain.dates.formatting import day
from meetingtui.domain.dates.slots import absence_words
from meetingtui.domain.people import Pair


def page_lines(agreement: Agreement, pair: Pair) -> list[tuple[str, str]]:
    """Label and words of everything that was settled, in the order of the page; what was left open is left out.

    The words are as they were typed, line ends included; a label holds the names of the two.
    """
    *lines, runs = [(term.label, term.said(agreement)) for term in TERMS]
    away = "\n".join(absence_words(absence, pair) for absence in agreement.absences)
    lines += [("Away", away), runs]
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    return [(label.format(**names), words.strip()) for label, words in lines if words.strip()]


def state_words(agreement: Agreement) -> str:
    """When it was agreed, and whether both said yes: `Agreed on Tue 17 Nov 2026; both said yes`."""
    done = "Revised" if agreement.replaces else "Agreed"
    yes = "both said yes" if agreement.both_said_yes else "not yet confirmed by both"
    return f"{done} on {day(agreement.agreed_on)}; {yes}"
