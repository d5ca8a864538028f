"""In which order documents stand in an export, and in a store that was merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.merge.order import Place, in_order, place_of, places, queue_left, queue_place
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.kinds import (
    AGREEMENTS,
    COMMITMENTS,
    GOALS,
    KINDS,
    MEETINGS,
    MISSED,
    OF_THE_WEEK,
    OPPORTUNITIES,
    PAIRS,
    VERSIONS,
)

DocumentView: TypeAlias = Mapping[str, Any]
"""A stored value as the data file has it."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def stored_instant(stored: Any) -> datetime:
    """An instant that was stored; what is none, because somebody wrote in the file, counts as long ago."""
    try:
        at = datetime.fromisoformat(stored)
    except (TypeError, ValueError):
        return _LONG_AGO
    return at if at.tzinfo else _LONG_AGO


def identity(document: DocumentView) -> str:
    """What the document is known by."""
    return str(document.get("id"))


def pair_order(pair: DocumentView) -> tuple[datetime, str]:
    """Pairs in the order in which they were set up."""
    return stored_instant(pair.get("made_at")), identity(pair)


def meeting_order(meeting: DocumentView) -> tuple[str, int, str]:
    """Meetings by their pair and their number."""
    number = meeting.get("number")
    return str(meeting.get("pair_id")), number if isinstance(number, int) else 0, identity(meeting)


def in_store_order(tables: Mapping[str, Iterable[DocumentView]]) -> dict[str, list[DocumentView]]:
    """The documents of every table but the topics, as a store that lived through all of it would have them.

    The same documents always come out in the same order, so that two machines that merged show the same lists.
    """
    meetings = in_time(tables[MEETINGS])
    named = places([_new_in(meeting) for meeting in meetings])

    def made(document: DocumentView) -> tuple[datetime, Place, str]:
        return stored_instant(document.get("made_at")), place_of(identity(document), named), identity(document)

    def said(field: str) -> Callable[[DocumentView], tuple[datetime, str]]:
        return lambda document: (stored_instant(document.get(field)), identity(document))

    def of_day(field: str) -> Callable[[DocumentView], tuple[str, Place, str]]:
        return lambda document: (str(document.get(field)), place_of(identity(document), named), identity(document))

    orders: dict[str, Callable[[DocumentView], Any]] = {
        PAIRS: pair_order,
        MEETINGS: lambda meeting: (
            meeting_order(meeting)[1],
            stored_instant(meeting.get("began")),
            identity(meeting),
        ),
        COMMITMENTS: made,
        GOALS: of_day("set_on"),
        OPPORTUNITIES: made,
        MISSED: of_day("on"),
        **{table: said(KINDS[table].order) for table in OF_THE_WEEK},
        VERSIONS: identity,
    }
    ordered = {name: sorted(tables[name], key=order) for name, order in orders.items()}
    agreements = {identity(document): document for document in tables[AGREEMENTS]}
    states = in_order(from_plain(document, Agreement) for document in agreements.values())
    return {**ordered, AGREEMENTS: [agreements[state.id] for state in states]}


def in_time(meetings: Iterable[DocumentView]) -> list[DocumentView]:
    """The meetings in the order in which they were held."""
    return sorted(meetings, key=lambda meeting: (stored_instant(meeting.get("began")), identity(meeting)))


def in_queue_order(topics: Iterable[DocumentView], meetings: Sequence[DocumentView]) -> list[DocumentView]:
    """The topics of a pair as its last meetings left them; the meetings are in the order in which they were held."""
    left = places([_left_in(meeting) for meeting in meetings], newest=True)
    return sorted(topics, key=lambda topic: queue_place(identity(topic), stored_instant(topic.get("added_at")), left))


def _new_in(meeting: DocumentView) -> list[str]:
    contents = meeting["contents"]
    return [item["id"] for name in ("new_goals", "commitments", "lookouts") for item in contents.get(name, ())]


def _left_in(meeting: DocumentView) -> list[str]:
    first = meeting["kind"] == MeetingKind.FIRST
    phases = [PhaseKind(phase["phase"]) for phase in meeting["phases"]] if first else []
    return queue_left(meeting["id"], [topic["id"] for topic in meeting["contents"].get("topics", ())], phases)
