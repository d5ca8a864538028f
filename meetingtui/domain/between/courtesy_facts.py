"""What the draft of a courtesy can speak of: only what really happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetingtui.domain.between.contacts import Silence
from meetingtui.domain.between.due_courtesies import CourtesyKind, DueCourtesy
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.links import gathered
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting import questions
from meetingtui.domain.people import Role
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.first_facts import steps_of_doors
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.record.typed_in_meeting import typed_in
from meetingtui.domain.text import one_line


class FactKind(StrEnum):
    """What a draft can speak of."""

    KEPT = "kept"
    """A promise that the mentor kept."""
    DONE = "done"
    """A promise that the mentee kept."""
    DOOR = "door"
    """A door that moved on."""
    TAKEAWAY = "takeaway"
    """What the mentee takes along, or took from a link."""
    TASK = "task"
    """What the mentee will do now."""
    LINK = "link"
    """A link that the mentor gave."""
    READ = "read"
    """What the mentee took from a link."""
    WROTE = "wrote"
    """What a message without an answer was about."""


@dataclass(frozen=True)
class Fact:
    """One thing that really happened."""

    kind: FactKind
    """What it is."""
    words: str
    """As it was typed."""
    note: str = ""
    """What was said of it."""


@dataclass(frozen=True)
class Material:
    """Where facts are looked for."""

    zone: str
    """The pair's zone, in which days are counted."""
    last_meeting: MeetingRecord | None = None
    """The last one that was held; None before the first."""
    silence: Silence | None = None
    """Messages without an answer; None when there are none."""
    promises: Sequence[Commitment] = ()
    """Those that are open: after the wrap-up no meeting settles them any more."""
    updates: Sequence[Update] = ()
    """What was said of promises between meetings."""
    doors: Sequence[Opportunity] = ()
    """All doors."""
    link_marks: Sequence[LinkMark] = ()
    """What was done with links."""


def facts_for(courtesy: DueCourtesy, material: Material) -> tuple[Fact, ...]:
    """What the draft can speak of, in the order in which it may be said."""
    if courtesy.kind is CourtesyKind.UPDATE and courtesy.begin is not None:
        return tuple(_since(courtesy.begin, material))
    if courtesy.kind is CourtesyKind.NUDGE and material.silence is not None:
        message = material.silence.messages[0]
        return (Fact(FactKind.WROTE, message.text, short_day(material.silence.since)),)
    if courtesy.kind is CourtesyKind.THANKS_MEETING and material.last_meeting is not None:
        return tuple(_of_meeting(as_amended(material.last_meeting)))
    if courtesy.kind is CourtesyKind.THANKS_LINK:
        return (Fact(FactKind.LINK, courtesy.about),)
    if courtesy.kind is CourtesyKind.TAKEAWAY:
        marks = (mark for mark in material.link_marks if mark.address == courtesy.about)
        return tuple(Fact(FactKind.READ, mark.takeaway, mark.address) for mark in marks)
    return ()


def _of_meeting(record: MeetingRecord) -> Iterator[Fact]:
    contents = record.contents
    for review in contents.reviews:
        if review.commitment.owner is Role.MENTOR and review.outcome is Outcome.DONE:
            yield Fact(FactKind.KEPT, review.commitment.text)
    for door, moves in steps_of_doors(record):
        yield Fact(FactKind.DOOR, door.text, moves[-1].stage.words)
    for key in (questions.TAKE_ALONG.key, "mentee-takes"):
        if words := contents.answer(key).strip():
            yield Fact(FactKind.TAKEAWAY, words)
    for link in gathered(typed_in(record)):
        if link.given.by is not Role.MENTEE:
            yield Fact(FactKind.LINK, link.address)
    for made in contents.commitments:
        if made.week_task:
            yield Fact(FactKind.TASK, made.text)


def _since(begin: date, material: Material) -> Iterator[Fact]:
    """What happened from that day on."""
    zone = material.zone
    done = {one.promise_id: one for one in material.updates if one.taken_back_at is None}
    for promise in material.promises:
        last = done.get(promise.id)
        if last is not None and last.outcome is Outcome.DONE and local_day(last.at, zone) >= begin:
            kind = FactKind.DONE if promise.owner is Role.MENTEE else FactKind.KEPT
            yield Fact(kind, promise.text, one_line(last.note))
    for door in material.doors:
        moves = [move for move in door.moves if local_day(move.at, zone) >= begin]
        if moves:
            yield Fact(FactKind.DOOR, door.text, moves[-1].stage.words)
    for mark in material.link_marks:
        if mark.takeaway and local_day(mark.touched_at, zone) >= begin:
            yield Fact(FactKind.TAKEAWAY, mark.takeaway)
