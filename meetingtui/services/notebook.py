"""What is written down in a meeting: one method per intent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from meetingtui.domain.dates.slots import parse_absence
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict, due_in
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Topic, TopicState, next_help
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import GoalReview, TaskReview
from meetingtui.domain.meeting.questions import Option, Question
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.text import clean, one_line
from meetingtui.services.ports import NewId


class Keep(Protocol):
    """Applies an event to the running meeting."""

    def __call__(self, event: events.Event, *, undoable: bool = False) -> Meeting:
        """Keep the event; an undoable one can be taken back."""
        ...


class Notebook:
    """The intents about words and lists. Each returns the new meeting, or raises and changes nothing."""

    def __init__(
        self, keep: Keep, meeting: Callable[[], Meeting], now: Callable[[], datetime], new_id: NewId
    ) -> None:
        self._keep = keep
        self._current = meeting
        self._now = now
        self._new_id = new_id

    @property
    def today(self) -> date:
        """The pair's calendar day."""
        return local_day(self._now(), self._current().pair.zone)

    def answer(self, key: str, text: str) -> Meeting:
        """Keep what stands under a question now."""
        return self._keep(events.Answered(self._now(), key, clean(text)))

    def type_line(self, key: str, text: str) -> Meeting:
        """Keep what stands in a line now and is not entered yet."""
        return self._keep(events.LineTyped(self._now(), key, clean(text)))

    def say_yes(self, both: bool) -> Meeting:
        """Write down whether both said yes to the page of a first meeting."""
        return self._keep(events.YesSaid(self._now(), both))

    # --- last week ------------------------------------------------------------------------------------------

    def review(self, commitment_id: str, outcome: Outcome) -> Meeting:
        """Say what became of a commitment; the same answer again takes it back."""
        review = self._review(commitment_id)
        chosen = None if review.outcome is outcome else outcome
        return self._keep(events.TaskReviewed(self._now(), commitment_id, chosen), undoable=True)

    def note_review(self, commitment_id: str, note: str) -> Meeting:
        """Keep the words that belong to a look back."""
        return self._keep(events.TaskNoted(self._now(), commitment_id, one_line(note)))

    def _review(self, commitment_id: str) -> TaskReview:
        return _by_id(self._current().contents.reviews, commitment_id)

    # --- the month ------------------------------------------------------------------------------------------

    def judge_goal(self, goal_id: str, verdict: Verdict) -> Meeting:
        """Say how it goes on with a goal; the same answer again takes it back."""
        review: GoalReview = _by_id(self._current().contents.goal_reviews, goal_id)
        chosen = None if review.verdict is verdict else verdict
        return self._keep(events.GoalReviewed(self._now(), goal_id, chosen), undoable=True)

    def note_goal(self, goal_id: str, part: str, words: str) -> Meeting:
        """Keep the evidence, the reason or the new words of a goal."""
        return self._keep(events.GoalNoted(self._now(), goal_id, part, one_line(words)))

    def set_goal(self, text: str, days: int, known_by: str = "") -> Meeting:
        """Set a goal for 30, 60 or 90 days from today."""
        goal = Goal(
            id=self._new_id(),
            pair_id=self._current().pair.id,
            text=_said(text, "goal"),
            set_on=self.today,
            due=due_in(days, self.today),
            known_by=one_line(known_by),
        )
        return self._keep(events.GoalSet(self._now(), goal), undoable=True)

    def withdraw_goal(self, goal_id: str) -> Meeting:
        """Take back a goal that was set today."""
        return self._keep(events.GoalWithdrawn(self._now(), goal_id), undoable=True)

    # --- topics ---------------------------------------------------------------------------------------------

    def add_topic(self, text: str, *, by: Role | None = None) -> Meeting:
        """Put a topic at the end of the queue."""
        topic = Topic(self._new_id(), self._current().pair.id, _said(text, "topic"), self._now(), by=by)
        return self._keep(events.TopicAdded(self._now(), topic), undoable=True)

    def catch(self, text: str) -> Meeting:
        """Catch a thought for later: it waits in the queue and says where it was caught."""
        phase: PhaseKind | None = self._current().phase
        caught = phase.label if phase else "Arrival"
        topic = Topic(self._new_id(), self._current().pair.id, _said(text, "thought"), self._now(), caught_in=caught)
        return self._keep(events.TopicAdded(self._now(), topic), undoable=True)

    def move_topic(self, topic_id: str, by: int) -> Meeting:
        """Move a topic down the queue; a negative number moves it up."""
        return self._keep(events.TopicMoved(self._now(), topic_id, by), undoable=True)

    def mark_topic(self, topic_id: str, state: TopicState) -> Meeting:
        """Say where a topic stands; the same mark again takes it off."""
        topic = self._topic(topic_id)
        chosen = TopicState.WAITING if topic.state is state else state
        return self._keep(events.TopicChanged(self._now(), replace(topic, state=chosen)), undoable=True)

    def next_help(self, topic_id: str) -> Meeting:
        """Walk to the next kind of help that is wanted."""
        topic = self._topic(topic_id)
        changed = replace(topic, help=next_help(topic.help))
        return self._keep(events.TopicChanged(self._now(), changed), undoable=True)

    def note_topic(self, topic_id: str, notes: str) -> Meeting:
        """Keep what was said about a topic."""
        return self._keep(events.TopicChanged(self._now(), replace(self._topic(topic_id), notes=clean(notes))))

    def note_tried(self, topic_id: str, tried: str) -> Meeting:
        """Keep what was already tried."""
        changed = replace(self._topic(topic_id), tried=one_line(tried))
        return self._keep(events.TopicChanged(self._now(), changed))

    def reword_topic(self, topic_id: str, text: str) -> Meeting:
        """Give a topic other words."""
        changed = replace(self._topic(topic_id), text=_said(text, "topic"))
        return self._keep(events.TopicChanged(self._now(), changed), undoable=True)

    def _topic(self, topic_id: str) -> Topic:
        return _by_id(self._current().contents.topics, topic_id)

    # --- next steps -----------------------------------------------------------------------------------------

    def promise(self, text: str, owner: Role, due: date | None = None) -> Meeting:
        """Write down what one of the two will do; the mentee's first one is the week's task."""
        contents = self._current().contents
        first = owner is Role.MENTEE and not any(c.owner is Role.MENTEE for c in contents.commitments)
        commitment = Commitment(
            id=self._new_id(),
            pair_id=self._current().pair.id,
            owner=owner,
            text=_said(text, "task"),
            made_at=self._now(),
            due=due,
            week_task=first,
        )
        return self._keep(events.CommitmentMade(self._now(), commitment), undoable=True)

    def reword(self, commitment_id: str, text: str) -> Meeting:
        """Give a commitment other words."""
        return self._change(commitment_id, text=_said(text, "task"))

    def rewrite(self, commitment_id: str, text: str, due: date | None) -> Meeting:
        """Give a commitment other words and another day at once; whose it is and what it is for stays."""
        return self._change(commitment_id, text=_said(text, "task"), due=due)

    def make_week_task(self, commitment_id: str) -> Meeting:
        """Make this one the week's task; raises IllegalMove for a promise of the mentor."""
        if self._commitment(commitment_id).owner is Role.MENTOR:
            raise IllegalMove("The week's task is the mentee's.")
        return self._change(commitment_id, week_task=True)

    def hand_over(self, commitment_id: str) -> Meeting:
        """Make the other one the owner."""
        return self._change(commitment_id, owner=self._commitment(commitment_id).owner.other)

    def link_next_goal(self, commitment_id: str) -> Meeting:
        """Link a commitment to the next goal in the list; behind the last one the link is off."""
        goals: list[str | None] = [None, *(goal.id for goal in self._current().contents.goals)]
        if len(goals) == 1:
            raise IllegalMove("There is no goal to link to yet.", do="Goals are set in the month review.")
        present = self._commitment(commitment_id).goal_id
        index = goals.index(present) if present in goals else 0
        return self._change(commitment_id, goal_id=goals[(index + 1) % len(goals)])

    def withdraw(self, commitment_id: str) -> Meeting:
        """Take back a commitment of today."""
        return self._keep(events.CommitmentRemoved(self._now(), commitment_id), undoable=True)

    def look_out(self, text: str) -> Meeting:
        """Write down what the mentor will look out for."""
        door = Opportunity(self._new_id(), self._current().pair.id, _said(text, "line"), self._now())
        return self._keep(events.LookoutMade(self._now(), door), undoable=True)

    def reword_lookout(self, opportunity_id: str, text: str) -> Meeting:
        """Give something to look out for other words."""
        door = replace(_by_id(self._current().contents.lookouts, opportunity_id), text=_said(text, "line"))
        return self._keep(events.LookoutMade(self._now(), door), undoable=True)

    def stop_looking_out(self, opportunity_id: str) -> Meeting:
        """Take back something to look out for."""
        return self._keep(events.LookoutRemoved(self._now(), opportunity_id), undoable=True)

    def move_door(self, opportunity_id: str, stage: Stage, note: str = "") -> Meeting:
        """Say how far an opportunity is now, and what happened; raises IllegalMove for a step back."""
        return self._keep(events.DoorMoved(self._now(), opportunity_id, stage, one_line(note)), undoable=True)

    def note_absence(self, text: str) -> Meeting:
        """Write down who is away when; raises BadInput, with an example, for what is not clear."""
        absence = parse_absence(text, self._current().pair, today=self.today, new_id=self._new_id())
        return self._keep(events.AbsenceNoted(self._now(), absence), undoable=True)

    def remove_absence(self, absence_id: str) -> Meeting:
        """Take back an absence of today."""
        return self._keep(events.AbsenceRemoved(self._now(), absence_id), undoable=True)

    def choose(self, question: Question, option: Option) -> Meeting:
        """Choose an option of a question, or take the choice back."""
        before = self._current().contents.chosen.get(question.key, ())
        if option.words in before:
            chosen = [words for words in before if words != option.words]
        else:
            chosen = [*before, option.words] if question.many else [option.words]
        ordered = tuple(known.words for known in question.options if known.words in chosen)
        return self._keep(events.Chosen(self._now(), question.key, ordered))

    def take_back(self, item_id: str) -> Meeting:
        """Take back a commitment or a look-out of today, whichever has that identity."""
        if any(door.id == item_id for door in self._current().contents.lookouts):
            return self.stop_looking_out(item_id)
        return self.withdraw(item_id)

    def agree_on(self, next_meeting: NextMeeting | None, place: str | None = None) -> Meeting:
        """Agree on the next meeting; None leaves it open. A place takes the stead of the one it came with."""
        agreed = next_meeting
        if agreed is not None and place is not None:
            agreed = replace(agreed, place=one_line(place))
        return self._keep(events.NextMeetingAgreed(self._now(), agreed), undoable=True)

    def meet_at(self, place: str) -> Meeting:
        """Keep the place of the next meeting as it is typed; raises IllegalMove before a date is agreed."""
        agreed = self._current().contents.next_meeting
        if agreed is None:
            raise IllegalMove("There is no date yet that the place belongs to.")
        return self._keep(events.NextMeetingAgreed(self._now(), replace(agreed, place=one_line(place))))

    def _commitment(self, commitment_id: str) -> Commitment:
        return _by_id(self._current().contents.commitments, commitment_id)

    def _change(self, commitment_id: str, **fields: object) -> Meeting:
        changed: Commitment = replace(self._commitment(commitment_id), **fields)  # type: ignore[arg-type]
        return self._keep(events.CommitmentChanged(self._now(), changed), undoable=True)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_HasId)


def _by_id(items: tuple[_Item, ...], item_id: str) -> _Item:
    for item in items:
        if item.id == item_id:
            return item
    raise IllegalMove("That line is not there any more.")


def _said(text: str, what: str) -> str:
    text = one_line(text)
    if not text:
        raise BadInput(f"The {what} has no words yet.")
    return text
