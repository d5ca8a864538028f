"""From the answers of a first meeting to the agreement, and to what is still to be settled."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from meetingtui.domain.agreement.agreement import Agreement, Cadence, Slot
from meetingtui.domain.agreement.terms import TERM
from meetingtui.domain.dates.slots import parse_slot
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.dates.zones import is_zone
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair

_MONTHS = re.compile(r"(\d{1,2}) months?")
_MINUTES = re.compile(r"(\d{2,3}) min")


def settled(meeting: Meeting, today: date) -> Agreement | None:
    """The agreement that the meeting made; None when it was no first meeting, or settled nothing.

    Args:
        meeting: The finished meeting.
        today: Its day in the pair's zone.
    """
    if meeting.agenda.kind is not MeetingKind.FIRST:
        return None
    contents, answers = meeting.contents, meeting.contents.answers
    slot, second = _slot(answers, "slot"), _slot(answers, "second-slot")
    # Words beside a figure say more than it does; those of a slot stand only where none could be read.
    terms = {key: (contents.answer if term.figure else contents.whole_answer)(key) for key, term in TERM.items()}
    terms |= {key: "" for key, read in (("slot", slot), ("second-slot", second)) if read}
    agreement = Agreement(
        id=str(uuid5(NAMESPACE_OID, f"{meeting.id}/agreement")),
        pair_id=meeting.pair.id,
        agreed_on=today,
        terms={key: words.strip() for key, words in terms.items() if words.strip()},
        both_said_yes=contents.both_said_yes is True,
        slot=slot,
        second_slot=second,
        replaces=meeting.agreement.id if meeting.agreement else None,
        minutes=_minutes(contents, meeting.pair.minutes),
        cadence=_cadence(contents),
        absences=tuple(sorted(meeting.contents.absences, key=lambda absence: absence.first)),
        runs_until=_runs_until(contents, today),
    )
    blank = Agreement(agreement.id, agreement.pair_id, today, minutes=agreement.minutes, replaces=agreement.replaces)
    return None if agreement == blank else agreement


def settled_pair(pair: Pair, meeting: Meeting, agreement: Agreement | None) -> Pair:
    """The pair with the zones and the length that its first meeting settled."""
    answers = meeting.contents.answers
    zones = {role: answers.get(f"{role}-zone", "").strip() for role in ("mentor", "mentee")}
    mentor, mentee = (
        replace(person, zone=zones[role]) if is_zone(zones[role]) else person
        for role, person in (("mentor", pair.mentor), ("mentee", pair.mentee))
    )
    return replace(
        pair, mentor=mentor, mentee=mentee, zone=mentee.zone, minutes=agreement.minutes if agreement else pair.minutes
    )


def not_reached(meeting: Meeting) -> list[Topic]:
    """What a first meeting did not come to, as topics for the first weekly one."""
    if meeting.agenda.kind is not MeetingKind.FIRST or meeting.timeline is None:
        return []
    visited = {visit.phase for visit in meeting.timeline.visits}
    at = meeting.ended_at or meeting.seen_at
    return [
        Topic(
            id=not_reached_id(meeting.id, phase.kind),
            pair_id=meeting.pair.id,
            text=f"{phase.kind.label}: {_asked(ASKED_FIRST.get(phase.kind, ()), meeting)}".rstrip(": "),
            added_at=at,
            caught_in="First meeting",
        )
        for phase in meeting.agenda.phases[:-1]
        if phase.kind not in visited
    ]


def not_reached_id(meeting_id: str, phase: PhaseKind) -> str:
    """The identity of the topic that stands for a phase which a first meeting did not come to."""
    return str(uuid5(NAMESPACE_OID, f"{meeting_id}/{phase}"))


def agreed_so_far(meeting: Meeting) -> Agreement | None:
    """What holds in a meeting: what a first meeting has settled by now, or the agreement that it opened with."""
    return settled(meeting, local_day(meeting.seen_at, meeting.pair.zone)) or meeting.agreement


def pair_so_far(meeting: Meeting) -> Pair:
    """The pair as a meeting finds it; in a first meeting with the zones that were settled by now."""
    if meeting.agenda.kind is not MeetingKind.FIRST:
        return meeting.pair
    return settled_pair(meeting.pair, meeting, agreed_so_far(meeting))


def _asked(questions: tuple[Question, ...], meeting: Meeting) -> str:
    names = (meeting.pair.mentor.name, meeting.pair.mentee.name)
    return ", ".join(question.told(*names).rstrip("?").lower() for question in questions[:3])


def _slot(answers: Mapping[str, str], key: str) -> Slot | None:
    with suppress(BadInput):
        return parse_slot(answers.get(key, ""))
    return None


def _minutes(contents: Contents, usual: int) -> int:
    found = _MINUTES.search(contents.whole_answer("length"))
    return int(found[1]) if found and 10 <= int(found[1]) <= 240 else usual


def _cadence(contents: Contents) -> Cadence:
    chosen = contents.choice("cadence")
    return Cadence(chosen) if chosen in list(Cadence) else Cadence.WEEKLY


def _runs_until(contents: Contents, today: date) -> date | None:
    found = _MONTHS.search(contents.whole_answer("runs"))
    return months_after(today, int(found[1])) if found else None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
