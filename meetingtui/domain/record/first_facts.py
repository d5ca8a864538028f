"""What a record of a first or a last meeting says besides: answers with what was chosen, doors, days away."""

from __future__ import annotations

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.dates import formatting
from meetingtui.domain.ledger.opportunities import Move, Opportunity
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord


def first_answers(record: MeetingRecord, kind: PhaseKind) -> list[tuple[str, str]]:
    """What was chosen and typed in a phase that a weekly meeting does not have: the short question and the words."""
    found = (
        (question.told(record.mentor, record.mentee), record.contents.whole_answer(question.key))
        for question in ASKED_FIRST.get(kind, ())
    )
    return [(label, words) for label, words in found if words]


def both_said_yes(record: MeetingRecord) -> bool:
    """Whether both said yes to the agreement in this meeting."""
    return record.contents.both_said_yes is True


def steps_of_doors(record: MeetingRecord) -> list[tuple[Opportunity, tuple[Move, ...]]]:
    """The opportunities that were moved on in this meeting, each with its steps of today."""
    found = (
        (door, tuple(move for move in door.moves if move.at >= record.began))
        for door in (*record.contents.doors, *record.contents.lookouts)
    )
    return [(door, moves) for door, moves in found if moves]


def absence_line(absence: Absence, record: MeetingRecord) -> str:
    """Days away with the names of that day: `Ada, Mon 21 Dec 2026 to Sun 3 Jan 2027: mail instead`."""
    days = absence_days(absence, record)
    return f"{days}: {absence.bridge}" if absence.bridge.strip() else days


def absence_days(absence: Absence, record: MeetingRecord) -> str:
    """Who is away, and when: `Ada, Mon 21 Dec 2026 to Sun 3 Jan 2027`."""
    who = "Both" if absence.who is None else record.name(Role(absence.who))
    return f"{who}, {formatting.days_words(absence.first, absence.last)}"
