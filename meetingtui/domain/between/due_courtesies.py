"""Which courtesy is due: thanks, a kind second message, a sign of life. It follows from what happened, day by day.

A courtesy is due from a day on, and for a while; then it is let go of, because nothing here nags. What was said of it
(`courtesies.py`) takes it off the list, or puts it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from meetingtui.domain.between.contacts import NUDGED_WITHIN, Advice, Silence
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.later_months import months_after
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting import questions
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.first_facts import steps_of_doors
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.text import one_line

THANKS_STAY = timedelta(days=3)
"""How long thanks may come late and still be thanks."""
UPDATE_STAYS = timedelta(days=30)
"""How long an update is looked for, unless the next one is due before."""
_WEEK = timedelta(days=7)
_UPDATES = (("1w", "a week"), ("1m", "a month"), ("3m", "three months"), ("6m", "half a year"), ("1y", "a year"))
_MONTHS = {"1m": 1, "3m": 3, "6m": 6, "1y": 12}


class CourtesyKind(StrEnum):
    """What is due."""

    THANKS_MEETING = "thanks-meeting"
    NUDGE = "nudge"
    UPDATE = "update"


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
class DueCourtesy:
    """One courtesy, with the stretch of days in which it is looked for."""

    key: str
    """What it is known by; the same for the same thing on every day."""
    kind: CourtesyKind
    """What it is."""
    due: date
    """The first day, in the pair's zone."""
    until: date
    """The last day; later nobody is reminded of it."""
    title: str
    """What to do: `Thank Ada for your meeting`."""
    why: str
    """What it follows from: `You met on Tue 17 Nov; within a day is best.`"""
    facts: tuple[Fact, ...] = ()
    """What a draft can speak of."""
    since: str = ""
    """How long the wrap-up is over, in words; empty for what is no update."""


@dataclass(frozen=True)
class Happened:
    """What courtesies follow from."""

    pair: Pair
    """The two."""
    last_meeting: MeetingRecord | None = None
    """The last one that was held; None before the first."""
    silence: Silence | None = None
    """Messages without an answer; None when there are none."""
    promises: Sequence[Commitment] = ()
    """Those of the pair that are open: no meeting settles them any more."""
    updates: Sequence[Update] = ()
    """What was said of promises between meetings."""
    doors: Sequence[Opportunity] = ()
    """All doors."""
    link_marks: Sequence[LinkMark] = ()
    """What was done with links."""


def courtesies_of(happened: Happened) -> list[DueCourtesy]:
    """Every courtesy that follows from what happened, past and coming ones too, by the day from which it is due."""
    found = [*_thanks(happened), *_nudge(happened), *_updates(happened)]
    return sorted(found, key=lambda one: (one.due, one.key))


def due_courtesies(happened: Happened, said: Iterable[Courtesy], today: date) -> list[DueCourtesy]:
    """What is due on a day, the oldest first.

    Args:
        happened: What it follows from.
        said: What was said of courtesies so far; of several with one key the last holds.
        today: The day, in the pair's zone.
    """
    answers = last_said(said)
    due = (_put_off(one, answers.get(one.key)) for one in courtesies_of(happened))
    return [one for one in due if one is not None and one.due <= today <= one.until]


def last_said(said: Iterable[Courtesy]) -> dict[str, Courtesy]:
    """What holds of each courtesy, by its key."""
    return {one.key: one for one in sorted(said, key=lambda one: one.at)}


def _put_off(one: DueCourtesy, answer: Courtesy | None) -> DueCourtesy | None:
    """The courtesy on the day to which it was put off; None when it was done."""
    if answer is None or (answer.done_at is None and answer.put_off_until is None):
        return one
    if answer.done_at is not None or answer.put_off_until is None:
        return None
    return replace(one, due=answer.put_off_until, until=max(one.until, answer.put_off_until + THANKS_STAY))


def _thanks(happened: Happened) -> Iterator[DueCourtesy]:
    if happened.last_meeting is None:
        return
    record, pair = as_amended(happened.last_meeting), happened.pair
    day = local_day(record.ended, pair.zone)
    yield DueCourtesy(
        f"{CourtesyKind.THANKS_MEETING}/{record.id}",
        CourtesyKind.THANKS_MEETING,
        day,
        day + THANKS_STAY,
        f"Thank {pair.mentor.name} for your meeting",
        f"You met on {short_day(day)}; within a day is best.",
        tuple(_of_meeting(record)),
    )


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
    for made in contents.commitments:
        if made.week_task:
            yield Fact(FactKind.TASK, made.text)


def _nudge(happened: Happened) -> Iterator[DueCourtesy]:
    silence, pair = happened.silence, happened.pair
    if silence is None or silence.advice is Advice.ASK:
        return
    message = silence.messages[0]
    to = pair.name(message.by.other) if message.by else "each other"
    yield DueCourtesy(
        f"{CourtesyKind.NUDGE}/{message.id}",
        CourtesyKind.NUDGE,
        silence.nudge_on,
        silence.since + NUDGED_WITHIN,
        f"Write to {to} once more, short and kind",
        f"No answer since {short_day(silence.since)}; people are busy.",
        (Fact(FactKind.WROTE, message.text, short_day(silence.since)),),
    )


def _updates(happened: Happened) -> Iterator[DueCourtesy]:
    """After the wrap-up; each speaks of what came since the one before."""
    pair = happened.pair
    if pair.closed_on is None:
        return
    days = [_update_day(pair.closed_on, name) for name, _ in _UPDATES]
    begins = [pair.closed_on + timedelta(days=1), *days[:-1]]
    for (name, since), begin, day, after in zip(_UPDATES, begins, days, [*days[1:], date.max], strict=True):
        yield DueCourtesy(
            f"{CourtesyKind.UPDATE}/{pair.closed_on.isoformat()}/{name}",
            CourtesyKind.UPDATE,
            day,
            min(day + UPDATE_STAYS, after - timedelta(days=1)),
            f"Tell {pair.mentor.name} what came of it, with thanks",
            f"You wrapped up {since} ago, on {short_day(pair.closed_on)}.",
            tuple(_since(happened, begin)),
            since,
        )


def _update_day(closed_on: date, name: str) -> date:
    return months_after(closed_on, _MONTHS[name]) if name in _MONTHS else closed_on + _WEEK


def _since(happened: Happened, begin: date) -> Iterator[Fact]:
    """What happened from that day on."""
    zone = happened.pair.zone
    done = {one.promise_id: one for one in happened.updates if one.taken_back_at is None}
    for promise in happened.promises:
        last = done.get(promise.id)
        if last is not None and last.outcome is Outcome.DONE and local_day(last.at, zone) >= begin:
            kind = FactKind.DONE if promise.owner is Role.MENTEE else FactKind.KEPT
            yield Fact(kind, promise.text, one_line(last.note))
    for door in happened.doors:
        moves = [move for move in door.moves if local_day(move.at, zone) >= begin]
        if moves:
            yield Fact(FactKind.DOOR, door.text, moves[-1].stage.words)
    for mark in happened.link_marks:
        if mark.takeaway and local_day(mark.touched_at, zone) >= begin:
            yield Fact(FactKind.TAKEAWAY, mark.takeaway)
