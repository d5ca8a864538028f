"""Jots of the week in a meeting: what they become, the words that come of them, and what is noted meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from meetingtui.domain.between.jots import Jot, JotKind
from meetingtui.domain.meeting.contents import Becomes, Contents, JotLook
from meetingtui.domain.meeting.questions import (
    BETTER,
    MENTOR_BETTER,
    MENTOR_THANKS,
    MENTOR_WELL,
    THANKS,
    WENT_WELL,
)
from meetingtui.domain.people import Role

FITS = {
    JotKind.QUESTION: Becomes.TOPIC,
    JotKind.SNAG: Becomes.BETTER,
    JotKind.WIN: Becomes.WENT_WELL,
    JotKind.THANKS: Becomes.THANKS,
}
"""What a jot of a kind becomes most of the time."""


def choices(jot: Jot) -> tuple[Becomes, ...]:
    """What a jot can become, with what fits its kind in front."""
    fits = FITS.get(jot.kind) if jot.kind is not None else None
    return tuple(sorted(Becomes, key=lambda one: one is not fits))


def topic_id(meeting_id: str, jot_id: str) -> str:
    """The identity of the topic that a meeting makes of a jot."""
    return str(uuid5(NAMESPACE_OID, f"{meeting_id}/{jot_id}"))


def answer_key(look: JotLook) -> str:
    """The question under which the words of a jot stand; empty when they stand under none."""
    mentors = look.jot.by is Role.MENTOR
    match look.becomes:
        case Becomes.WENT_WELL:
            return (MENTOR_WELL if mentors else WENT_WELL).key
        case Becomes.BETTER:
            return (MENTOR_BETTER if mentors else BETTER).key
        case Becomes.THANKS:
            return (MENTOR_THANKS if mentors else THANKS).key
    return ""


def words_moved(contents: Contents, before: JotLook, after: JotLook) -> Contents:
    """The contents with the words of a jot where they belong now; words that were changed since stay."""
    answers = dict(contents.answers)
    if (key := answer_key(before)) and key in answers:
        answers[key] = _without(answers[key], before.words)
        if not answers[key]:
            del answers[key]
    if key := answer_key(after):
        said = answers.get(key, "")
        answers[key] = f"{said}\n{after.words}" if said else after.words
    return contents if answers == contents.answers else replace(contents, answers=answers)


def looks_now(looks: Iterable[JotLook], waiting: Iterable[Jot]) -> tuple[JotLook, ...]:
    """The looks when these jots wait: new ones behind the others, and gone is what was dropped or used elsewhere.

    What became something in this meeting stays as it was found.
    """
    jots = {jot.id: jot for jot in waiting}
    kept = [
        look if look.becomes is not None else replace(look, jot=jots[look.id])
        for look in looks
        if look.becomes is not None or look.id in jots
    ]
    known = {look.id for look in kept}
    return (*kept, *(JotLook(jot) for jot in jots.values() if jot.id not in known))


def _without(text: str, words: str) -> str:
    """The text without the lines of the words; the same when they do not stand there any more."""
    lines, gone = text.split("\n"), words.split("\n")
    for start in range(len(lines) - len(gone) + 1):
        if lines[start : start + len(gone)] == gone:
            return "\n".join((*lines[:start], *lines[start + len(gone) :]))
    return text
