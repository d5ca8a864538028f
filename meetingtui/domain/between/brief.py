"""What the mentor reads before a meeting: what it is about, what changed, what was promised, where the goals are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any

from meetingtui.domain.between.jots import Jot, JotKind, since_last_time
from meetingtui.domain.between.preparations import Preparation, PrepKey, waiting_for
from meetingtui.domain.between.updates import Update, standing_updates
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, in_order_of_review
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import Agenda, first_agenda, has_room_for_month, weekly_agenda
from meetingtui.domain.meeting.due import month_review
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.record.record import MeetingRecord, MeetingSummary
from meetingtui.domain.web_addresses import web_addresses


@dataclass(frozen=True)
class Brief:
    """One page before a meeting; nothing in it is private."""

    pair: Pair
    """Whose meeting it is, with its date."""
    number: int
    """Which meeting of the pair it will be, from 1."""
    today: date
    """The pair's calendar day on which it is read."""
    agenda: Agenda
    """The phases and their minutes."""
    topics: tuple[Topic, ...]
    """What waits to be talked about, in order."""
    changed: tuple[str, ...]
    """What the mentee says has changed."""
    input_wanted: str
    """What the mentee wants input on; empty for nothing."""
    worth_it: str
    """What makes the meeting worth it for the mentee; empty when that was not said."""
    promises: tuple[Commitment, ...]
    """What is open, the mentor's own first."""
    said: dict[str, Update]
    """What was said of promises in the week, by the promise's identity."""
    doors: tuple[Opportunity, ...]
    """The doors that are open."""
    goals: tuple[Goal, ...]
    """The current goals, the nearest first."""
    links: tuple[str, ...]
    """The web addresses of last time, each once."""


def brief(
    pair: Pair,
    *,
    summaries: Sequence[MeetingSummary],
    last: MeetingRecord | None,
    commitments: Iterable[Commitment],
    goals: Iterable[Goal],
    doors: Iterable[Opportunity],
    topics: Iterable[Topic],
    jots: Iterable[Jot],
    updates: Iterable[Update],
    preparations: Iterable[Preparation],
    now: datetime,
) -> Brief:
    """What the next meeting of a pair is about, from what is kept of it.

    Args:
        pair: Whose meeting it is.
        summaries: Its finished meetings, oldest first.
        last: The last one of them, as corrected; None before the first.
        commitments: Those that are open, and more.
        goals: All of them.
        doors: All of them.
        topics: Those that wait.
        jots: What was noted; what is private is never told.
        updates: What was said of promises between meetings.
        preparations: What the two prepared.
        now: The present instant, in UTC.
    """
    promises = tuple(in_order_of_review(made for made in commitments if made.open))
    prepared = waiting_for(preparations, Role.MENTEE)
    new = since_last_time(jots, summaries[-1].began if summaries else None)
    changed = [prepared.answer(PrepKey.WHAT_CHANGED)] if prepared is not None else []
    changed += [jot.text for jot in new if jot.kind is JotKind.CHANGE]
    return Brief(
        pair=pair,
        number=1 + max((summary.number for summary in summaries), default=0),
        today=local_day(now, pair.zone),
        agenda=_agenda(pair, summaries, now),
        topics=tuple(topics),
        changed=tuple(words for words in changed if words.strip()),
        input_wanted=prepared.answer(PrepKey.INPUT_WANTED) if prepared is not None else "",
        worth_it=prepared.answer(PrepKey.WORTH_IT) if prepared is not None else "",
        promises=promises,
        said=standing_updates(updates, promises),
        doors=tuple(door for door in doors if door.open),
        goals=tuple(sorted((goal for goal in goals if goal.current), key=lambda goal: goal.due)),
        links=_links(last) if last is not None else (),
    )


def _agenda(pair: Pair, summaries: Sequence[MeetingSummary], now: datetime) -> Agenda:
    date = pair.next_meeting
    minutes = date.minutes if date is not None else pair.minutes
    if not summaries and has_room_for_month(minutes):
        return first_agenda(minutes)
    due = month_review(summaries, date.starts_at if date is not None else now, pair.zone).due
    return weekly_agenda(minutes, month=due and has_room_for_month(minutes))


def _links(last: MeetingRecord) -> tuple[str, ...]:
    """The addresses in what was written down, each once; where the two meet is no news."""
    words = _words(replace(last.contents, next_meeting=None))
    return tuple(dict.fromkeys(link for text in words for link in web_addresses(text)))


def _words(part: Any) -> Iterator[str]:
    """Every text in a value, in the order of its fields: quicker than to ask for what each text is."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for value in part.values() for text in _words(value))
    elif isinstance(part, tuple):
        yield from (text for value in part for text in _words(value))
    elif is_dataclass(part):
        yield from (text for field in fields(part) for text in _words(getattr(part, field.name)))
