"""The JSON of goals, opportunities, the agreement and missed meetings, by the promise of `json_file`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from meetingtui.domain.agreement.page import page_lines
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.exchange.data.json_file import absence_object, door_object, goal_object
from meetingtui.exchange.data.json_values import day_text, instant_text

if TYPE_CHECKING:
    from datetime import datetime

    from meetingtui.domain.agreement.agreement import Agreement, Slot
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.goals import Goal, GoalChange
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.people import Pair
    from meetingtui.domain.record.record import MissedMeeting
    from meetingtui.exchange.output.ledgers import (
        AgreementObject,
        GoalChangeObject,
        GoalToday,
        MissedObject,
        OpportunityObject,
        SlotObject,
    )


def goal_objects(
    pair: Pair, goals: Sequence[Goal], commitments: Sequence[Commitment], quiet: Mapping[str, bool], now: datetime
) -> list[GoalToday]:
    """Goals as they stand today, each with its changes and the identities of what was promised for it.

    Args:
        pair: Whose they are; its zone counts.
        goals: In the order in which they are wanted.
        commitments: All of the pair.
        quiet: Whether nothing was done for a goal in three weeks, by its identity.
        now: The present instant, for the horizon.
    """
    today = local_day(now, pair.zone)
    return [
        {
            **goal_object(goal),
            "state": goal.state,
            "current": goal.current,
            "horizon_days": goal.horizon(today) if goal.current else None,
            "quiet": quiet[goal.id],
            "zone": pair.zone,
            "changes": [_change(change, pair.zone) for change in goal.changes],
            "tasks": [task.id for task in commitments if task.goal_id == goal.id],
        }
        for goal in goals
    ]


def opportunity_objects(pair: Pair, doors: Sequence[Opportunity]) -> list[OpportunityObject]:
    """Opportunities as they stand today, each with its steps."""
    numbers = {door.id: number for number, door in enumerate((door for door in doors if door.open), 1)}
    return [{**door_object(door, pair.zone), "open": door.open, "number": numbers.get(door.id)} for door in doors]


def agreement_object(agreement: Agreement, pair: Pair) -> AgreementObject:
    """One state of the agreement: its terms by key, what is settled with figures, and the page in words."""
    return {
        "id": agreement.id,
        "agreed_on": day_text(agreement.agreed_on),
        "both_said_yes": agreement.both_said_yes,
        "why": agreement.why,
        "replaces": agreement.replaces,
        "terms": dict(agreement.terms),
        "slot": _slot(agreement.slot),
        "second_slot": _slot(agreement.second_slot),
        "zone": pair.zone,
        "length_seconds": agreement.minutes * 60,
        "cadence": agreement.cadence,
        "absences": [absence_object(absence) for absence in agreement.absences],
        "runs_until": day_text(agreement.runs_until),
        "page": [{"label": label, "words": words} for label, words in page_lines(agreement, pair)],
    }


def missed_object(missed: MissedMeeting) -> MissedObject:
    """A meeting that was called off."""
    return {"id": missed.id, "on": day_text(missed.on), "reason": missed.reason}


def _slot(slot: Slot | None) -> SlotObject | None:
    if slot is None:
        return None
    return {"weekday": slot.weekday + 1, "time": slot.clock.isoformat(timespec="minutes")}


def _change(change: GoalChange, zone: str) -> GoalChangeObject:
    return {
        "at": instant_text(change.at, zone),
        "verdict": change.verdict,
        "state": change.state,
        "evidence": change.evidence,
        "why": change.why,
        "text_before": change.text_before or None,
        "known_by_before": change.known_by_before,
        "due_before": day_text(change.due_before),
        "meeting_id": change.meeting_id or None,
    }
