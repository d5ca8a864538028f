"""What stands in a meeting that runs, and whose words they are: for the links beside it."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.domain.between.links import Link, TypedWords, gathered
from meetingtui.domain.between.preparations import TOLD
from meetingtui.domain.meeting.meeting import Meeting
from meetingtui.domain.people import Role


def links_now(meeting: Meeting) -> list[Link]:
    """The web addresses in the meeting as it stands, each once, in the order of its phases."""
    return gathered(_typed(meeting))


def _typed(meeting: Meeting) -> Iterator[TypedWords]:
    contents, at = meeting.contents, meeting.opened_at
    for prepared in meeting.preparations:
        yield from (TypedWords(prepared.answer(key), at, prepared.by) for key in TOLD)
    for look in contents.jots:
        yield TypedWords(look.jot.text, at, look.jot.by)
    for review in contents.reviews:
        yield TypedWords(review.commitment.text, at, review.commitment.owner)
        yield TypedWords(review.note, at, review.commitment.owner)
    for door in (*contents.doors, *contents.lookouts):
        yield TypedWords(door.text, at, Role.MENTOR)
        yield from (TypedWords(move.note, at, Role.MENTOR) for move in door.moves)
    for key, words in contents.answers.items():
        if key != "place":
            yield TypedWords(words, at)
    for topic in contents.topics:
        yield from (TypedWords(words, at, topic.by) for words in (topic.text, topic.tried))
        # Who wants to talk about it is not always who said it.
        yield from (TypedWords(words, at) for words in (*(said.text for said in topic.earlier), topic.notes))
    for made in contents.commitments:
        yield TypedWords(made.text, at, made.owner)
