"""The JSON of jots and what else is said between two meetings, by the promise of `json_file`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from meetingtui.exchange.data.json_values import day_text, instant_text

if TYPE_CHECKING:
    from meetingtui.domain.between.due_courtesies import DueCourtesy
    from meetingtui.domain.between.jots import Jot
    from meetingtui.domain.between.links import Link
    from meetingtui.domain.between.updates import Update
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.exchange.output.week import CourtesyObject, JotObject, LinkObject, UpdateObject, WeekTaskObject


def update_object(update: Update | None, zone: str) -> UpdateObject | None:
    """What was said of a promise; None for nothing."""
    if update is None:
        return None
    return {"at": instant_text(update.at, zone), "outcome": update.outcome, "note": update.note, "by": update.by}


def jot_objects(jots: Sequence[Jot], waiting: Sequence[Jot], zone: str) -> list[JotObject]:
    """Jots with the numbers that commands take.

    Args:
        jots: Those to tell.
        waiting: Those that are numbered, from 1.
        zone: In which zone to tell when.
    """
    numbers = {jot.id: number for number, jot in enumerate(waiting, 1)}
    return [
        {
            "id": jot.id,
            "number": numbers.get(jot.id),
            "text": jot.text,
            "zone": zone,
            "noted_at": instant_text(jot.noted_at, zone),
            "kind": jot.kind,
            "by": jot.by,
            "private": jot.private,
            "state": jot.state,
        }
        for jot in jots
    ]


def week_task_object(task: Commitment | None, update: Update | None, zone: str) -> WeekTaskObject | None:
    """The week's task with what was said of it; None for none."""
    if task is None:
        return None
    return {
        "id": task.id,
        "text": task.text,
        "due": day_text(task.due),
        "zone": zone,
        "update": update_object(update, zone),
    }


def courtesy_objects(courtesies: Sequence[DueCourtesy]) -> list[CourtesyObject]:
    """What is due, numbered as commands take it."""
    return [
        {
            "number": number,
            "key": one.key,
            "kind": one.kind,
            "due": one.due.isoformat(),
            "until": one.until.isoformat(),
            "title": one.title,
            "why": one.why,
        }
        for number, one in enumerate(courtesies, 1)
    ]


def link_objects(links: Iterable[tuple[int, Link]], zone: str) -> list[LinkObject]:
    """Links with the numbers that commands take, and what was done with them."""
    return [
        {
            "number": number,
            "address": link.address,
            "state": link.state,
            "zone": zone,
            "given_at": instant_text(link.given.at, zone),
            "by": link.given.by,
            "where": link.given.where,
            "meeting": link.given.meeting,
            "read_at": instant_text(link.mark.read_at, zone) if link.mark and link.mark.read_at else None,
            "takeaway": link.mark.takeaway if link.mark else "",
        }
        for number, link in links
    ]
