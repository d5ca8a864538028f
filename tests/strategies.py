"""Random meetings for hypothesis: any agenda, and any order of events that a meeting may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.between.jots import Jot, JotKind
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import (
    QUICK_CHECK,
    Agenda,
    MeetingKind,
    PhaseKind,
    first_agenda,
    weekly_agenda,
    wrap_up_agenda,
)
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.meeting.extensions import offers
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.timebox import Timeline
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply
from meetingtui.domain.people import NextMeeting, Role
from tests.all_faults import ALL_FAULTS
from tests.builders import BERLIN, arriving, commitment
from tests.fakes import TUESDAY

EXAMPLES = 200 if ALL_FAULTS else 25
"""Few enough to be run at every save, enough for what is often wrong; the rest is found by a run of all varieties."""
MODEST = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
"""For properties of which each example takes its time."""

SECOND = timedelta(seconds=1)
Move = tuple[str, Any]

lengths = st.integers(10, 240)
"""Minutes that a meeting may have."""


kinds = st.sampled_from(MeetingKind)
"""What a meeting may be for."""


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """A meeting of any kind and length, a weekly one with the month review or without."""
    kind, minutes = draw(kinds), draw(lengths)
    if kind is MeetingKind.WEEKLY:
        return weekly_agenda(minutes, month=draw(st.booleans()))
    return (first_agenda if kind is MeetingKind.FIRST else wrap_up_agenda)(max(minutes, QUICK_CHECK))


@dataclass(frozen=True, repr=False)
class Course:
    """A started meeting, every state that it went through, and the instant at which we look at it."""

    states: tuple[Meeting, ...]
    """One after each event, from the start on."""
    at: datetime
    """The last event's instant or a later one."""

    def __repr__(self) -> str:
        boxes = [(phase.kind.value, phase.planned) for phase in self.agenda.phases]
        return f"Course(at={self.at}, {self.meeting.status}, {boxes}, {self.timeline})"

    @property
    def meeting(self) -> Meeting:
        """As it is in the end."""
        return self.states[-1]

    @property
    def agenda(self) -> Agenda:
        """Its phases."""
        return self.meeting.agenda

    @property
    def timeline(self) -> Timeline:
        """What happened to its time."""
        assert self.meeting.timeline is not None
        return self.meeting.timeline


def waits(whole_seconds: bool) -> st.SearchStrategy[timedelta]:
    """The time between two events: nothing, seconds, or most of an hour."""
    if whole_seconds:
        return st.one_of(st.integers(0, 90), st.integers(0, 2400)).map(lambda seconds: timedelta(seconds=seconds))
    return st.one_of(
        st.integers(0, 90_000), st.integers(0, 2_400_000), st.sampled_from([0, 300_000, 600_000, 900_000])
    ).map(lambda milliseconds: timedelta(milliseconds=milliseconds))


MOVES: st.SearchStrategy[Move] = st.one_of(
    st.tuples(st.just("enter"), st.sampled_from(PhaseKind)),
    st.tuples(st.just("moved on"), st.none()),
    st.tuples(st.just("pause"), st.none()),
    st.tuples(st.just("resume"), st.none()),
    st.tuples(st.just("extend"), st.tuples(st.integers(1, 20), st.integers(0, 1))),
    st.tuples(st.just("began"), st.integers(1, 20)),
    st.tuples(st.just("away"), st.none()),
    st.tuples(st.just("settle"), st.booleans()),
    st.tuples(st.just("shift"), st.integers(-7200, 7200)),
)
"""What may happen to the time of a meeting; a move that is not possible is passed over."""

texts = st.text(max_size=12)
lines = st.text(min_size=1, max_size=12)
few = st.integers(0, 3)
"""Identities: so few that events meet each other's items."""
roles = st.sampled_from(Role)

WORDS: st.SearchStrategy[Move] = st.one_of(
    st.tuples(st.just("answer"), st.tuples(st.sampled_from(["went-well", "else-mentor"]), texts)),
    st.tuples(st.just("review"), st.tuples(few, st.none() | st.sampled_from(Outcome))),
    st.tuples(st.just("note"), st.tuples(few, texts)),
    st.tuples(st.just("topic"), st.tuples(few, lines, texts, st.none() | st.sampled_from(Help), st.none() | roles)),
    st.tuples(st.just("mark topic"), st.tuples(few, st.sampled_from(TopicState))),
    st.tuples(st.just("move topic"), st.tuples(few, st.integers(-4, 4))),
    st.tuples(st.just("promise"), st.tuples(few, lines, roles, st.booleans(), st.none() | few)),
    st.tuples(st.just("withdraw"), few),
    st.tuples(st.just("goal"), st.tuples(few, lines, st.sampled_from([30, 60, 90]))),
    st.tuples(st.just("withdraw goal"), few),
    st.tuples(st.just("judge"), st.tuples(few, st.none() | st.sampled_from(Verdict))),
    st.tuples(st.just("evidence"), st.tuples(few, texts)),
    st.tuples(st.just("look out"), st.tuples(few, lines)),
    st.tuples(st.just("stop looking out"), few),
    st.tuples(st.just("agree"), st.none() | st.integers(1, 30)),
    st.tuples(st.just("reword door"), st.tuples(few | st.just(9), texts)),
    st.tuples(st.just("move door"), st.tuples(few | st.just(9), st.sampled_from(Stage), texts)),
    st.tuples(st.just("away on"), st.tuples(few, st.none() | roles, st.integers(0, 60), st.integers(-2, 20))),
    st.tuples(st.just("not away"), few),
    st.tuples(st.just("take jot"), st.tuples(few, st.none() | st.sampled_from(Becomes))),
    st.tuples(st.just("notice jots"), st.sets(few)),
    st.tuples(st.just("notice queue"), few),
)
"""What may be written down in a meeting; what does not fit is passed over."""


@st.composite
def beginnings(draw: st.DrawFn) -> Meeting:
    """A meeting whose clock has just started: any agenda, late or with an agreed end or not."""
    meeting = opened(minutes=draw(lengths), month=draw(st.booleans()), kind=draw(kinds))
    length = round(meeting.agenda.length / SECOND)
    end = draw(st.none() | st.integers(0, 2 * length))
    if end is not None:
        meeting = apply(meeting, events.EndChosen(TUESDAY, TUESDAY + end * SECOND))
    return apply(meeting, events.Started(TUESDAY))


def opened(*, minutes: int, month: bool, kind: MeetingKind = MeetingKind.WEEKLY) -> Meeting:
    """An arrival screen with old tasks, a goal, a door and three topics on the table."""
    weekly = kind is MeetingKind.WEEKLY
    return arriving(
        wishes=Wishes(
            minutes=minutes if weekly else max(minutes, QUICK_CHECK),
            month=month and weekly and minutes >= QUICK_CHECK,
            kind=kind,
        ),
        commitments=[
            commitment(id="c-0", week_task=True),
            commitment(id="c-1", owner=Role.MENTOR),
            commitment(id="c-2", times_carried=3),
        ],
        goals=[a_goal("g-0", "Give a talk", 60)],
        topics=[a_topic(f"t-{number}", "Pairing", added_at=TUESDAY - timedelta(days=7)) for number in range(3)],
        opportunities=[Opportunity("o-9", "pair-1", "A talk", TUESDAY - timedelta(days=7))],
        jots=[
            a_jot("j-0", kind=JotKind.WIN),
            a_jot("j-1", "What now?", by=Role.MENTOR),
            a_jot("j-2", "One\ntwo", kind=JotKind.SNAG),
        ],
    )


@st.composite
def courses(draw: st.DrawFn, *, words: bool = False, whole_seconds: bool = False) -> Course:
    """A meeting that anything may have happened to."""
    meeting, at = draw(beginnings()), TUESDAY
    states = [meeting]
    for wait, move in draw(st.lists(st.tuples(waits(whole_seconds), MOVES | WORDS if words else MOVES), max_size=10)):
        at += wait
        try:
            event = as_event(meeting, move, at)
            if event is None:
                continue
            meeting = apply(meeting, event)
        except IllegalMove:
            continue
        at = event.at
        states.append(meeting)
    return Course(tuple(states), at + draw(waits(whole_seconds)))


def as_event(meeting: Meeting, move: Move, at: datetime) -> events.Event | None:
    """The event that a move is at that instant; None when there is nothing to be done."""
    name, what = move
    return _on_the_clock(meeting, name, what, at) or _on_paper(meeting, name, what, at)


def _on_the_clock(meeting: Meeting, name: str, what: Any, at: datetime) -> events.Event | None:
    match name:
        case "enter":
            return events.PhaseEntered(at, what)
        case "moved on":
            return events.PhaseEntered(at, meeting.agenda.closing, by_itself=True)
        case "pause":
            return events.Paused(at)
        case "resume":
            return events.Resumed(at)
        case "extend":
            assert meeting.timeline is not None
            found = offers(meeting.agenda, meeting.timeline, at, timedelta(minutes=what[0]))
            return events.Extended(at, found[what[1] % len(found)]) if found else None
        case "began":
            return events.BeganEarlier(at, timedelta(minutes=what))
        case "away":
            return events.AwayNoticed(at, meeting.seen_at)
        case "settle":
            return events.AwaySettled(at, what)
        case "shift":
            by = timedelta(seconds=what)
            return events.ClockShifted(at + by, by)
        case _:
            return None


def _on_paper(meeting: Meeting, name: str, what: Any, at: datetime) -> events.Event | None:
    match name:
        case "answer":
            return events.Answered(at, *what)
        case "review":
            return events.TaskReviewed(at, f"c-{what[0]}", what[1])
        case "note":
            return events.TaskNoted(at, f"c-{what[0]}", what[1])
        case "topic":
            number, text, tried, wanted, by = what
            topic = a_topic(f"t-{number}", text, added_at=at, tried=tried, help=wanted, by=by)
            return events.TopicAdded(at, topic)
        case "mark topic":
            topics = [topic for topic in meeting.contents.topics if topic.id == f"t-{what[0]}"]
            return events.TopicChanged(at, replace(topics[0], state=what[1])) if topics else None
        case "move topic":
            return events.TopicMoved(at, f"t-{what[0]}", what[1])
        case "promise":
            number, text, owner, week_task, goal = what
            promise = commitment(
                text,
                id=f"n-{number}",
                owner=owner,
                week_task=week_task,
                made_at=at,
                goal_id=None if goal is None else f"g-{goal}",
            )
            return events.CommitmentMade(at, promise)
        case "withdraw":
            return events.CommitmentRemoved(at, f"n-{what}")
        case "goal":
            return events.GoalSet(at, a_goal(f"g-{what[0] + 1}", what[1], what[2]))
        case "withdraw goal":
            return events.GoalWithdrawn(at, f"g-{what + 1}")
        case "judge":
            return events.GoalReviewed(at, f"g-{what[0]}", what[1])
        case "evidence":
            return events.GoalNoted(at, f"g-{what[0]}", "evidence", what[1])
        case "look out":
            return events.LookoutMade(at, Opportunity(f"o-{what[0]}", "pair-1", what[1], at))
        case "stop looking out":
            return events.LookoutRemoved(at, f"o-{what}")
        case "move door":
            return events.DoorMoved(at, f"o-{what[0]}", what[1], what[2])
        case "reword door":
            return events.DoorReworded(at, f"o-{what[0]}", what[1])
        case "away on":
            number, who, ahead, days = what
            first = (at + timedelta(days=ahead)).date()
            return events.AbsenceNoted(at, Absence(f"a-{number}", who, first, first + timedelta(days=days)))
        case "not away":
            return events.AbsenceRemoved(at, f"a-{what}")
        case "take jot":
            return _jot_taken(meeting, f"j-{what[0]}", what[1], at)
        case "notice queue":
            new = () if any(t.id == f"w-{what}" for t in meeting.contents.topics) else (f"w-{what}",)
            return events.QueueNoticed(at, (f"t-{what}",), tuple(a_topic(name, "Books", added_at=at) for name in new))
        case "notice jots":
            return events.JotsNoticed(at, tuple(a_jot(f"j-{number}") for number in what))
        case "agree":
            day = None if what is None else NextMeeting(at + timedelta(days=what), BERLIN, 60)
            return events.NextMeetingAgreed(at, day)
        case _:
            return None


def _jot_taken(meeting: Meeting, jot_id: str, becomes: Becomes | None, at: datetime) -> events.Event | None:
    jots = [look.jot for look in meeting.contents.jots if look.id == jot_id]
    return (
        events.JotTaken(at, jot_id, becomes, jots[0].text, a_topic(f"t-{jot_id}", jots[0].text, added_at=at))
        if jots
        else None
    )


def a_goal(goal_id: str, text: str, days: int, **fields: Any) -> Goal:
    """A goal that was set today."""
    today = TUESDAY.date()
    return Goal(goal_id, "pair-1", text, set_on=today, due=today + timedelta(days=days), **fields)


def a_topic(topic_id: str, text: str, *, added_at: datetime = TUESDAY, **fields: Any) -> Topic:
    """A topic that waits."""
    return Topic(topic_id, "pair-1", text, added_at, **fields)


def a_jot(jot_id: str, text: str = "Lin liked the talk", **fields: Any) -> Jot:
    """A jot of two days ago that waits."""
    return Jot(jot_id, "pair-1", text, fields.pop("noted_at", TUESDAY - timedelta(days=2)), **fields)


def finished(course: Course) -> Meeting:
    """The course's meeting, ended at the instant at which we look."""
    return apply(course.meeting, events.Finished(course.at))


def is_running(meeting: Meeting) -> bool:
    """Whether the meeting's clock goes."""
    return meeting.status is MeetingStatus.RUNNING
