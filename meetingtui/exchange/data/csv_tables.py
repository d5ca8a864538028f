"""Tables for a spreadsheet: meetings, promises, goals and doors in columns that people read.

Days and instants are those of ISO 8601, instants with their offset; minutes are whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from meetingtui.domain.dates.agreed_date import as_agreed
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting.agenda import MINUTE, PhaseKind
from meetingtui.domain.record.amendments import standing
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.data.csv_cells import BEGINNING, Row, csv_text
from meetingtui.exchange.material import Material

_PHASES = (PhaseKind.LAST_WEEK, PhaseKind.MONTH, PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS)


def table_text(name: str, material: Material, separator: str = ",") -> str:
    """One of `TABLES` as a file, the mark at its beginning included."""
    return BEGINNING + csv_text(TABLES[name](material), separator)


def _meetings(material: Material) -> Iterator[Row]:
    yield (
        "Meeting",
        "Kind",
        "Mentee",
        "Mentor",
        "Began",
        "Ended",
        "Agreed end",
        "Zone",
        "Minutes",
        "Minutes planned",
        "Minutes over",
        *(f"Minutes of {phase.label.lower()}" for phase in _PHASES),
        "Month review",
        "Went well",
        "Could be better",
        "Spoken about",
        "The week's task",
        "Next meeting",
        "Corrected lines",
    )
    for record in material.meetings:
        yield _meeting(record)


def _meeting(record: MeetingRecord) -> Row:
    contents = as_amended(record).contents
    used = {phase.phase: _minutes(phase.used) for phase in record.phases}
    following = as_agreed(contents.next_meeting) if contents.next_meeting else None
    task = next((made.text for made in contents.commitments if made.week_task), "")
    return (
        record.number,
        record.kind.value,
        record.mentee,
        record.mentor,
        _instant(record.began, record.zone),
        _instant(record.ended, record.zone),
        _instant(record.agreed_end, record.zone),
        record.zone,
        _minutes(record.length),
        _minutes(sum((phase.planned for phase in record.phases), timedelta())),
        _minutes(record.overrun),
        *(used.get(phase) for phase in _PHASES),
        _yes(record.month_reviewed),
        contents.answer("went-well"),
        contents.answer("better"),
        "\n".join(topic.text for topic in contents.topics if not topic.waits or topic.notes.strip()),
        task,
        _instant(following.starts_at, following.zone) if following else None,
        len(standing(record.amendments)),
    )


def _commitments(material: Material) -> Iterator[Row]:
    yield (
        "Who",
        "Role",
        "What",
        "Promised on",
        "In meeting",
        "Due",
        "The week's task",
        "State",
        "Times back",
        "Settled on",
        "For the goal",
        "Said last",
    )
    numbers = {made.id: r.number for r in material.records for made in r.contents.commitments}
    goals = {goal.id: goal.text for goal in material.goals}
    for made in material.commitments:
        if material.within(local_day(made.made_at, material.pair.zone)):
            yield _commitment(made, material, numbers.get(made.id), goals.get(made.goal_id or ""))


def _commitment(made: Commitment, material: Material, number: int | None, goal: str | None) -> Row:
    zone = material.pair.zone
    notes = [look.note for look in made.history if look.note.strip()]
    settled = None if made.open or not made.history else local_day(made.history[-1].at, zone).isoformat()
    return (
        material.pair.name(made.owner),
        made.owner.value,
        made.text,
        local_day(made.made_at, zone).isoformat(),
        number,
        made.due.isoformat() if made.due else None,
        _yes(made.week_task),
        made.status.value,
        made.times_carried,
        settled,
        goal,
        notes[-1] if notes else None,
    )


def _goals(material: Material) -> Iterator[Row]:
    yield (
        "Goal",
        "We will know because",
        "Set on",
        "By",
        "State",
        "Changes",
        "Changed on",
        "Evidence",
        "Why",
        "Promises for it",
        "Of them done",
    )
    linked: dict[str | None, list[Commitment]] = {}
    for made in material.commitments:
        linked.setdefault(made.goal_id, []).append(made)
    for goal in material.goals:
        if material.within(goal.set_on):
            yield _goal(goal, linked.get(goal.id, []), material.pair.zone)


def _goal(goal: Goal, linked: Sequence[Commitment], zone: str) -> Row:
    last = goal.changes[-1] if goal.changes else None
    return (
        goal.text,
        goal.known_by,
        goal.set_on.isoformat(),
        goal.due.isoformat(),
        goal.state.words,
        len(goal.changes),
        local_day(last.at, zone).isoformat() if last else None,
        last.evidence if last else None,
        last.why if last else None,
        len(linked),
        sum(made.status is CommitmentStatus.DONE for made in linked),
    )


def _doors(material: Material) -> Iterator[Row]:
    yield ("Door", "Since", "Stage", "Steps", "Moved last on", "What came of it", "Said last")
    for door in material.doors:
        if material.within(local_day(door.made_at, material.pair.zone)):
            yield _door(door, material.pair.zone)


def _door(door: Opportunity, zone: str) -> Row:
    outcomes = [move.note for move in door.moves if move.stage is Stage.OUTCOME and move.note.strip()]
    notes = [move.note for move in door.moves if move.note.strip()]
    return (
        door.text,
        local_day(door.made_at, zone).isoformat(),
        door.stage.words,
        len(door.moves),
        local_day(door.moves[-1].at, zone).isoformat() if door.moves else None,
        outcomes[-1] if outcomes else None,
        notes[-1] if notes else None,
    )


def _instant(at: datetime, zone: str) -> str:
    return local(at, zone).isoformat(timespec="seconds")


def _minutes(length: timedelta) -> int:
    return (length + MINUTE / 2) // MINUTE


def _yes(value: bool) -> str:
    return "yes" if value else "no"


TABLES: dict[str, Callable[[Material], Iterator[Row]]] = {
    "meetings": _meetings,
    "commitments": _commitments,
    "goals": _goals,
    "doors": _doors,
}
"""Every table by its name, which is that of its file."""
