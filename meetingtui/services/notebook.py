"""What is written down in a meeting: one method per intent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from meetingtui.domain.dates.slots import parse_absence
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput, IllegalMove, MeetError
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict, due_in
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.meeting.jot_looks import topic_id
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.entered import authored, due_of
from meetingtui.domain.outline.outline import outline
from meetingtui.domain.outline.phases import second_line
from meetingtui.domain.outline.step import StepKind
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.text import clean, one_line
from meetingtui.services.ports import NewId


class Keep(Protocol):
    """Applies an event to the running meeting."""

    def __call__(self, event: events.Event, *, undoable: bool = False, joins: bool = False) -> Meeting:
        """Keep the event; an undoable one can be taken back, together with the last one if it joins it."""
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

    def enter(self, adds: str, lines: Sequence[str], *, due: date | None = None, known_by: str = "") -> Meeting:
        """Make an entry of each line in the list that `adds` names; one undo takes all of them back.

        A name of the two in front of a line says whose it is. Raises BadInput for days away that are not clear.
        """
        pair, meeting = self._current().pair, self._current()
        for place, line in enumerate(lines):
            author, text = authored(one_line(line), pair)
            event = self._entered(adds, text, author, due, known_by)
            meeting = self._keep(event, undoable=True, joins=place > 0)
        return meeting

    def enter_typed(self, phase: PhaseKind | None = None) -> None:
        """Make entries of the words that stand in the lines of a phase, because it is left; raises for none.

        None: the present phase, which is left now; another one, when the meeting moved on by itself.
        What is not clear, such as a day, stays in its line.
        """
        meeting = self._current()
        left = phase or meeting.phase
        steps = outline(meeting, left) if left is not None else ()
        for adds in (step.adds for step in steps if step.kind is StepKind.ADD):
            typed, second = self._current().contents.not_entered, second_line(adds)
            words, part = typed.get(adds, ""), typed.get(second, "")
            if not words.strip():
                continue
            with suppress(MeetError):
                due = due_of(part, self.today) if adds.startswith("promise-") else None
                self.enter(adds, [words], due=due, known_by=part if adds.startswith("goal-") else "")
                self.type_line(adds, "")
                if second:
                    self.type_line(second, "")

    def _entered(self, adds: str, text: str, author: Role | None, due: date | None, known_by: str) -> events.Event:
        if adds.startswith("promise-"):
            return self._promised(text, author or Role(adds.removeprefix("promise-")), due)
        if adds.startswith("goal-"):
            return self._goal_set(text, int(adds.removeprefix("goal-")), known_by)
        if adds == "door":
            return self._looks_out(text)
        if adds == "absence":
            return self._away(text)
        return self._topic_added(text, by=author or (Role.MENTEE if adds == "question" else None))

    def type_line(self, key: str, text: str) -> Meeting:
        """Keep what stands in a line now and is not entered yet."""
        return self._keep(events.LineTyped(self._now(), key, clean(text)))

    def say_yes(self, both: bool) -> Meeting:
        """Write down whether both said yes to the page of a first meeting."""
        return self._keep(events.YesSaid(self._now(), both))

    # --- last week ------------------------------------------------------------------------------------------

    def review(self, commitment_id: str, outcome: Outcome | None) -> Meeting:
        """Say what became of a commitment; None: nobody has said."""
        return self._keep(events.TaskReviewed(self._now(), commitment_id, outcome), undoable=True)

    def note_review(self, commitment_id: str, note: str) -> Meeting:
        """Keep the words that belong to a look back."""
        return self._keep(events.TaskNoted(self._now(), commitment_id, one_line(note)))

    def take_jot(self, jot_id: str, becomes: Becomes | None) -> Meeting:
        """Make a jot of the week a topic, or words under a question; None leaves it as it is."""
        meeting, now = self._current(), self._now()
        jot = _by_id(meeting.contents.jots, jot_id).jot
        words = one_line(jot.text) if becomes is Becomes.TOPIC else jot.text
        topic = Topic(topic_id(meeting.id, jot_id), meeting.pair.id, one_line(jot.text), now, by=jot.by)
        return self._keep(events.JotTaken(now, jot_id, becomes, words, topic), undoable=True)

    # --- the month ------------------------------------------------------------------------------------------

    def judge_goal(self, goal_id: str, verdict: Verdict | None) -> Meeting:
        """Say how it goes on with a goal; None: nobody has said."""
        return self._keep(events.GoalReviewed(self._now(), goal_id, verdict), undoable=True)

    def note_goal(self, goal_id: str, part: str, words: str) -> Meeting:
        """Keep the evidence, the reason or the new words of a goal."""
        return self._keep(events.GoalNoted(self._now(), goal_id, part, one_line(words)))

    def move_goal_day(self, goal_id: str, due: date | None) -> Meeting:
        """Give a goal that goes on another day; None: its own stays."""
        return self._keep(events.GoalDayChanged(self._now(), goal_id, due), undoable=True)

    def set_goal(self, text: str, days: int, known_by: str = "") -> Meeting:
        """Set a goal for 30, 60 or 90 days from today."""
        return self._keep(self._goal_set(text, days, known_by), undoable=True)

    def _goal_set(self, text: str, days: int, known_by: str) -> events.GoalSet:
        goal = Goal(
            id=self._new_id(),
            pair_id=self._current().pair.id,
            text=_said(text, "goal"),
            set_on=self.today,
            due=due_in(days, self.today),
            known_by=one_line(known_by),
        )
        return events.GoalSet(self._now(), goal)

    def reword_goal(self, goal_id: str, *, text: str | None = None, known_by: str | None = None) -> Meeting:
        """Give a goal of today other words, or say otherwise how the pair will know; None: as it is."""
        goal = _by_id(self._current().contents.new_goals, goal_id)
        changed = replace(
            goal,
            text=goal.text if text is None else _said(text, "goal"),
            known_by=goal.known_by if known_by is None else one_line(known_by),
        )
        return self._keep(events.GoalSet(self._now(), changed), undoable=True)

    def withdraw_goal(self, goal_id: str) -> Meeting:
        """Take back a goal that was set today."""
        return self._keep(events.GoalWithdrawn(self._now(), goal_id), undoable=True)

    # --- topics ---------------------------------------------------------------------------------------------

    def add_topic(self, text: str, *, by: Role | None = None) -> Meeting:
        """Put a topic at the end of the queue."""
        return self._keep(self._topic_added(text, by=by), undoable=True)

    def _topic_added(self, text: str, *, by: Role | None) -> events.TopicAdded:
        topic = Topic(self._new_id(), self._current().pair.id, _said(text, "topic"), self._now(), by=by)
        return events.TopicAdded(self._now(), topic)

    def withdraw_topic(self, topic_id: str) -> Meeting:
        """Take back a topic of today."""
        return self.mark_topic(topic_id, TopicState.DROPPED)

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
        """Say where a topic stands."""
        return self._change_topic(topic_id, state=state)

    def want_help(self, topic_id: str, kind: Help | None) -> Meeting:
        """Say which kind of help is wanted; None: nobody has said."""
        return self._change_topic(topic_id, help=kind)

    def give_topic(self, topic_id: str, by: Role | None) -> Meeting:
        """Say who wants to talk about it; None: both."""
        return self._change_topic(topic_id, by=by)

    def note_topic(self, topic_id: str, notes: str) -> Meeting:
        """Keep what was said about a topic."""
        return self._keep(events.TopicChanged(self._now(), replace(self._topic(topic_id), notes=clean(notes))))

    def note_tried(self, topic_id: str, tried: str) -> Meeting:
        """Keep what was already tried."""
        changed = replace(self._topic(topic_id), tried=one_line(tried))
        return self._keep(events.TopicChanged(self._now(), changed))

    def reword_topic(self, topic_id: str, text: str) -> Meeting:
        """Give a topic other words."""
        return self._change_topic(topic_id, text=_said(text, "topic"))

    def _change_topic(self, topic_id: str, **fields: object) -> Meeting:
        changed: Topic = replace(self._topic(topic_id), **fields)  # type: ignore[arg-type]
        return self._keep(events.TopicChanged(self._now(), changed), undoable=True)

    def _topic(self, topic_id: str) -> Topic:
        return _by_id(self._current().contents.topics, topic_id)

    # --- next steps -----------------------------------------------------------------------------------------

    def promise(self, text: str, owner: Role, due: date | None = None) -> Meeting:
        """Write down what one of the two will do; the mentee's first one is the week's task."""
        return self._keep(self._promised(text, owner, due), undoable=True)

    def _promised(self, text: str, owner: Role, due: date | None) -> events.CommitmentMade:
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
        return events.CommitmentMade(self._now(), commitment)

    def reword(self, commitment_id: str, text: str) -> Meeting:
        """Give a commitment other words."""
        return self._change(commitment_id, text=_said(text, "task"))

    def make_week_task(self, commitment_id: str, main: bool = True) -> Meeting:
        """Make this one the week's task, or one of the others; raises IllegalMove for a promise of the mentor."""
        if self._commitment(commitment_id).owner is Role.MENTOR:
            raise IllegalMove("The week's task is the mentee's.")
        return self._change(commitment_id, week_task=main)

    def hand_over(self, commitment_id: str) -> Meeting:
        """Make the other one the owner."""
        return self._change(commitment_id, owner=self._commitment(commitment_id).owner.other)

    def link_goal(self, commitment_id: str, goal_id: str | None) -> Meeting:
        """Link a commitment to a goal; None takes the link off."""
        return self._change(commitment_id, goal_id=goal_id)

    def set_due(self, commitment_id: str, due: date | None) -> Meeting:
        """Give a commitment another day; None: by the next meeting."""
        return self._change(commitment_id, due=due)

    def withdraw(self, commitment_id: str) -> Meeting:
        """Take back a commitment of today."""
        return self._keep(events.CommitmentRemoved(self._now(), commitment_id), undoable=True)

    def look_out(self, text: str) -> Meeting:
        """Write down what the mentor will look out for."""
        return self._keep(self._looks_out(text), undoable=True)

    def _looks_out(self, text: str) -> events.LookoutMade:
        door = Opportunity(self._new_id(), self._current().pair.id, _said(text, "line"), self._now())
        return events.LookoutMade(self._now(), door)

    def reword_door(self, opportunity_id: str, text: str) -> Meeting:
        """Give something to look out for other words, be it of today or of before."""
        event = events.DoorReworded(self._now(), opportunity_id, _said(text, "line"))
        return self._keep(event, undoable=True)

    def stop_looking_out(self, opportunity_id: str) -> Meeting:
        """Take back something to look out for."""
        return self._keep(events.LookoutRemoved(self._now(), opportunity_id), undoable=True)

    def move_door(self, opportunity_id: str, stage: Stage | None, note: str = "") -> Meeting:
        """Say how far a door is now, and what happened; it takes the place of what this meeting said of it before.

        None: it stands where it stood, with a word about it, or without any when the note is empty. Raises
        IllegalMove for a step back.
        """
        event = events.DoorMoved(self._now(), opportunity_id, stage, one_line(note), since=self._current().opened_at)
        return self._keep(event, undoable=True)

    def note_absence(self, text: str) -> Meeting:
        """Write down who is away when; raises BadInput, with an example, for what is not clear."""
        return self._keep(self._away(text), undoable=True)

    def _away(self, text: str) -> events.AbsenceNoted:
        absence = parse_absence(text, self._current().pair, today=self.today, new_id=self._new_id())
        return events.AbsenceNoted(self._now(), absence)

    def change_absence(self, absence_id: str, text: str) -> Meeting:
        """Say otherwise who is away when; raises BadInput, with an example, for what is not clear."""
        _by_id(self._current().contents.absences, absence_id)
        absence = parse_absence(text, self._current().pair, today=self.today, new_id=absence_id)
        return self._keep(events.AbsenceNoted(self._now(), absence), undoable=True)

    def remove_absence(self, absence_id: str) -> Meeting:
        """Take back an absence of today."""
        return self._keep(events.AbsenceRemoved(self._now(), absence_id), undoable=True)

    def choose(self, question: Question, option: str) -> Meeting:
        """Choose an option of a question, or take the choice back."""
        before = self._current().contents.chosen.get(question.key, ())
        if option in before:
            chosen = [words for words in before if words != option]
        else:
            chosen = [*before, option] if question.many else [option]
        ordered = tuple(known for known in question.options if known in chosen)
        return self._keep(events.Chosen(self._now(), question.key, ordered), undoable=True)

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
