"""A pair that lives through its mentorship on an invented clock, at the doors that the screens go through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import TaskReview
from meetingtui.domain.meeting.due import kinds_to_choose
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.agreements import AgreementDesk
from meetingtui.services.goal_book import GoalBook
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.next_date import typed_next, usual_next
from meetingtui.services.pairs import set_up_pair
from meetingtui.services.ports import Store
from tests.builders import BERLIN
from tests.fakes import FakeClock, MemoryDrafts, MemoryStore

NEW_YORK = "America/New_York"
YEAR = 2026
QUESTIONS = {question.key: question for questions in ASKED_FIRST.values() for question in questions}


def berlin(month: int, day: int, hour: int = 15, minute: int = 0, *, year: int = YEAR) -> datetime:
    """The instant of a wall clock in Berlin."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)


class Life:
    """Ada and Sam, their clock, and everything that is kept of them."""

    def __init__(self, at: datetime, store: Store | None = None) -> None:
        numbers = count(1)
        self.clock = FakeClock(at)
        self.store = store or MemoryStore()
        self.new_id = lambda: f"life-{next(numbers)}"
        self.room = MeetingRoom(self.store, MemoryDrafts(), clock=self.clock, new_id=self.new_id)
        set_up_pair(
            self.store,
            mentor="Ada",
            mentee="Sam",
            mentor_zone=BERLIN,
            mentee_zone=BERLIN,
            minutes=60,
            clock=self.clock,
            new_id=self.new_id,
        )
        self.desk = AgreementDesk(self.store, self.pair, clock=self.clock, new_id=self.new_id)

    @property
    def pair(self) -> Pair:
        return self.store.pairs()[0]

    @property
    def book(self) -> GoalBook:
        """The goals, as somebody opens them now."""
        return GoalBook(self.store, self.pair, clock=self.clock, new_id=self.new_id)

    def go_to(self, at: datetime) -> None:
        """Time passes up to that instant."""
        self.clock.go(seconds=(at - self.clock.at).total_seconds())

    def choices(self) -> tuple[str, ...]:
        """The kinds of meeting that are offered now."""
        return kinds_to_choose(self.pair, self.store.records(self.pair.id), self.desk.present(), self.desk.today)

    @contextmanager
    def meeting(self, begins: datetime, wishes: Wishes | None = None) -> Iterator[LiveMeeting]:
        """A meeting from two minutes before it begins, on arrival, to its end; the clock is started by `begin`."""
        self.go_to(begins - timedelta(minutes=2))
        live = self.room.open(self.pair, wishes)
        yield live
        self.clock.go(minutes=3)
        self.room.finish(live)

    def begin(self, live: LiveMeeting) -> None:
        """The clock is started, in time."""
        self.clock.go(minutes=2)
        live.start()

    def enter(self, live: LiveMeeting, phase: PhaseKind) -> None:
        """Some minutes pass, and they go to that phase."""
        self.clock.go(minutes=5)
        live.enter(phase)

    def agree(self, live: LiveMeeting, typed: str = "") -> NextMeeting:
        """They agree on the usual date, or on what is typed."""
        live.notebook.agree_on(
            typed_next(typed, live.meeting, self.clock.wall()) if typed else usual_next(live.meeting)
        )
        agreed = live.meeting.contents.next_meeting
        assert agreed is not None
        return agreed

    # --- what lies on the table -----------------------------------------------------------------------------

    def commitment(self, text: str) -> Commitment:
        return next(c for c in self.store.commitments(self.pair.id) if c.text == text)

    def goal(self, text: str) -> Goal:
        return next(g for g in self.store.goals(self.pair.id) if g.text == text)

    def door(self, text: str) -> Opportunity:
        return next(d for d in self.store.opportunities(self.pair.id) if d.text == text)


def choose(live: LiveMeeting, key: str, *options: str, words: str = "") -> None:
    """Choose options, the same one again to take it off, and add words."""
    for option in options:
        live.notebook.choose(QUESTIONS[key], option)
    if words:
        live.notebook.answer(key, words)


def say(live: LiveMeeting, **answers: str) -> None:
    """Answer questions; a `_` in a name stands for the `-` of the key."""
    for key, words in answers.items():
        live.notebook.answer(key.replace("_", "-"), words)


def offered(meeting: Meeting) -> list[str]:
    """What is looked back at, in its order."""
    return [review.commitment.text for review in meeting.contents.reviews]


def look(meeting: Meeting, text: str) -> TaskReview:
    return next(review for review in meeting.contents.reviews if review.commitment.text == text)


def review(live: LiveMeeting, text: str, outcome: Outcome, note: str = "") -> None:
    """Say what became of a commitment."""
    found = look(live.meeting, text).id
    live.notebook.review(found, outcome)
    live.notebook.note_review(found, note)


def judge(live: LiveMeeting, text: str, verdict: Verdict, evidence: str, why: str, words: str = "") -> None:
    """Say how it goes on with a goal."""
    goal = next(one.goal for one in live.meeting.contents.goal_reviews if one.goal.text == text)
    live.notebook.judge_goal(goal.id, verdict)
    for part, said in (("evidence", evidence), ("why", why), ("text", words)):
        live.notebook.note_goal(goal.id, part, said)


def promise(live: LiveMeeting, text: str, owner: Role = Role.MENTEE, goal: str = "") -> None:
    """Write down what one of the two will do."""
    made = live.notebook.promise(text, owner).contents.commitments[-1]
    if goal:
        live.notebook.link_goal(made.id, next(one.id for one in live.meeting.contents.goals if one.text == goal))


def move(live: LiveMeeting, text: str, stage: Stage, note: str) -> None:
    """An opportunity moves on."""
    contents = live.meeting.contents
    door = next(door for door in (*contents.doors, *contents.lookouts) if door.text == text)
    live.notebook.move_door(door.id, stage, note)
