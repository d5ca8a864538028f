"""The draft of a courtesy: a few plain lines in the mentee's voice, made of what really happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meetingtui.domain.between.courtesy_facts import Fact, FactKind
from meetingtui.domain.between.due_courtesies import CourtesyKind, DueCourtesy
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line

MOST = 4
"""So many things are said; a short message is read."""
_SAID = {
    FactKind.KEPT: "Thank you for this: {words}.",
    FactKind.DONE: "Done: {words}.",
    FactKind.DOOR: "{words}: {note} by now.",
    FactKind.TAKEAWAY: "What I take along: {words}.",
    FactKind.LINK: "Thank you for the link: {words}",
    FactKind.READ: "I took this from it: {words} ({note})",
    FactKind.TASK: "This week I will: {words}.",
}
_GAP = "[one thing that came of it]"
"""Stands where nothing was noted, to be filled in by hand."""


def courtesy_draft(courtesy: DueCourtesy, facts: Sequence[Fact], pair: Pair) -> str:
    """The message, ready to be changed and sent by hand; it ends with a line end."""
    return "\n".join((*_lines(courtesy, facts, pair), ""))


def _lines(courtesy: DueCourtesy, facts: Sequence[Fact], pair: Pair) -> Iterator[str]:
    said = [_said(fact) for fact in facts if fact.kind in _SAID][:MOST]
    if courtesy.kind is CourtesyKind.NUDGE:
        wrote = next(iter(facts), Fact(FactKind.WROTE, ""))
        about = f" about this: {_ended(wrote.words)}" if wrote.words.strip() else "."
        yield "Hello,"
        yield f"I wrote on {wrote.note}{about}"
        yield "No hurry: one line is enough, and not now is an answer too."
        return
    yield f"Hello {one_line(pair.mentor.name)},"
    if courtesy.kind is CourtesyKind.UPDATE:
        yield f"we wrapped up {courtesy.since} ago, and I want to tell you what came of it."
        yield from said or [_GAP]
        yield "Thank you for your time and your patience."
    elif courtesy.kind is CourtesyKind.TAKEAWAY:
        yield "I read what you gave me."
        yield from said
        yield "Thank you for it."
    else:
        if courtesy.kind is CourtesyKind.THANKS_MEETING:
            yield "thank you for your time in our meeting."
        yield from said
    yield one_line(pair.mentee.name)


def _said(fact: Fact) -> str:
    if fact.kind in (FactKind.LINK, FactKind.READ):
        # A sign behind an address would become part of it.
        return _SAID[fact.kind].format(words=one_line(fact.words), note=one_line(fact.note))
    words = one_line(fact.words).rstrip(".")
    return _ended(_SAID[fact.kind].format(words=words, note=one_line(fact.note)))


def _ended(words: str) -> str:
    """The words as a sentence, with one sign at the end."""
    words = one_line(words)
    return words.rstrip(".") + "." if words.rstrip(".")[-1:] not in ("!", "?") else words.rstrip(".")
