"""Jots and what else is said between two meetings, in the JSON for programs."""

from __future__ import annotations

from typing import Annotated, TypedDict

from meetingtui.domain.between.due_courtesies import CourtesyKind
from meetingtui.domain.between.jots import JotKind, JotState
from meetingtui.domain.between.links import LinkState
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.people import Role
from meetingtui.exchange.output.describe import day, instant, says
from meetingtui.exchange.output.meetings import TopicObject


class UpdateObject(TypedDict):
    """What was said of a promise between two meetings."""

    at: Annotated[str, instant("When it was said, in the zone of the promise.")]
    outcome: Annotated[Outcome, says("How far it was.")]
    note: Annotated[str, says("In their words; what it is now, where it was changed.")]
    by: Annotated[Role | None, says("Who said so; null when nobody said.")]


class WaitingTopicObject(TopicObject):
    """A topic that waits for the next meeting."""

    number: Annotated[int, says("What `meet topics drop` takes.")]


class JotObject(TypedDict):
    """A line that was noted between two meetings."""

    id: Annotated[str, says("ID of the jot.")]
    number: Annotated[int | None, says("What `meet jots edit` and `drop` take; null when it does not wait.")]
    text: Annotated[str, says("The words, as typed.")]
    zone: Annotated[str, says("IANA name of the zone of `noted_at`.")]
    noted_at: Annotated[str, instant("When it was noted, in `zone`.")]
    kind: Annotated[JotKind | None, says("What it is; null when nobody said.")]
    by: Annotated[Role | None, says("Who noted it; null when nobody said.")]
    private: Annotated[bool, says("Whether it is shown to nobody else; true with `--private`, else false.")]
    state: Annotated[JotState, says("Whether it waits, was used in a meeting, or was dropped.")]


class WeekTaskObject(TypedDict):
    """The week's task."""

    id: Annotated[str, says("ID of the promise.")]
    text: Annotated[str, says("The words, as typed.")]
    due: Annotated[str | None, day("When it is due; null: by the next meeting.")]
    zone: Annotated[str, says("IANA name of the zone of the times in `update`.")]
    update: Annotated[UpdateObject | None, says("What was said of it since the last meeting; null for nothing.")]


class CourtesyObject(TypedDict):
    """A courtesy that is due."""

    number: Annotated[int, says("What `meet thanks show` and `done` take.")]
    key: Annotated[str, says("What it is known by, the same on every day.")]
    kind: Annotated[CourtesyKind, says("What it is.")]
    due: Annotated[str, day("The first day on which it is due.")]
    until: Annotated[str, day("The last day; later nobody is reminded of it.")]
    title: Annotated[str, says("What to do, in words.")]
    why: Annotated[str, says("What it follows from, in words.")]


class LinkObject(TypedDict):
    """A web address that one of the two typed."""

    number: Annotated[int, says("What `meet links read`, `takeaway` and `open` take.")]
    address: Annotated[str, says("The address, as typed.")]
    state: Annotated[LinkState, says("Whether it was given, read, or something was taken from it.")]
    zone: Annotated[str, says("IANA name of the zone of the times.")]
    given_at: Annotated[str, instant("When it was typed first, in `zone`; in a meeting the time when that began.")]
    by: Annotated[Role | None, says("Whose words it stands in; null when nobody said.")]
    where: Annotated[str, says("Where it stands, in words.")]
    meeting: Annotated[int | None, says("The number of the meeting in which it was typed; null between meetings.")]
    read_at: Annotated[str | None, instant("When it was read, in `zone`; null while nobody said so.")]
    takeaway: Annotated[str, says("What was taken from it; empty for nothing.")]
