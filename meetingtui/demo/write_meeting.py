"""What the two of the made-up story write down in one meeting, phase by phase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from meetingtui.demo.asides import Away, Said
from meetingtui.demo.memory import PushedClock
from meetingtui.demo.script import Aim, Sitting, Talk
from meetingtui.domain import questions
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.conclusion import Conclusion
from meetingtui.domain.first_questions import ASKED_FIRST
from meetingtui.domain.meeting import Meeting
from meetingtui.domain.people import NextMeeting
from meetingtui.domain.questions import SAID_YES
from meetingtui.domain.topics import TopicState
from meetingtui.services.live_meeting import LiveMeeting

A_LINE = timedelta(seconds=15)
"""What typing a line takes; short enough that all lines of a phase fit into it."""


class Keys:
    """What the keys of the script stand for: identities, each kind by itself."""

    def __init__(self) -> None:
        self.commitments: dict[str, str] = {}
        """Of promises and tasks; a replacement takes over the key."""
        self.goals: dict[str, str] = {}
        """Of goals."""
        self.topics: dict[str, str] = {}
        """Of topics."""
        self.doors: dict[str, str] = {}
        """Of what the mentor looks out for."""

    def follow(self, conclusion: Conclusion) -> None:
        """Let the keys of commitments that were replaced stand for the new ones."""
        new = {commitment.replaces: commitment.id for commitment in conclusion.commitments if commitment.replaces}
        self.commitments = {key: new.get(known, known) for key, known in self.commitments.items()}


class Calendar(Protocol):
    """What the story leaves to the day on which it is told."""

    def days_away(self, away: Away) -> str:
        """The days away as they are typed."""
        ...

    def usual_answers(self) -> tuple[Said, ...]:
        """The answers of the first meeting that follow from the day: zones, slots, place."""
        ...

    def agreed(self, sitting: Sitting, meeting: Meeting) -> NextMeeting | None:
        """What the two agree on at the end of the meeting; None leaves it open."""
        ...


class MeetingWriter:
    """One meeting, written down line by line."""

    def __init__(
        self, live: LiveMeeting, clock: PushedClock, keys: Keys, sitting: Sitting, calendar: Calendar
    ) -> None:
        self._live = live
        self._book = live.notebook
        self._clock = clock
        self._keys = keys
        self._sitting = sitting
        self._calendar = calendar

    def fill(self, kind: PhaseKind) -> None:
        """All that is written down in that phase."""
        words: dict[PhaseKind, Callable[[], None]] = {
            PhaseKind.AIMS: self._look_out,
            PhaseKind.RHYTHM: self._away,
            PhaseKind.HORIZONS: lambda: self._aims(self._sitting.aims),
            PhaseKind.LAST_WEEK: self._last_week,
            PhaseKind.MONTH: self._month,
            PhaseKind.DISCUSSION: self._discussion,
            PhaseKind.NEXT_STEPS: self._next_steps,
        }
        self._settle(kind)
        words.get(kind, lambda: None)()
        for thought in self._sitting.caught:
            if thought.phase is kind:
                self._keys.topics[thought.key] = self._book.catch(thought.text).contents.topics[-1].id
                self._line()

    def answer(self, key: str, text: str) -> None:
        """A line under a question, if there is one."""
        if text:
            self._book.answer(key, text)
            self._line()

    def _line(self) -> None:
        self._clock.go(A_LINE)

    # --- a first meeting ------------------------------------------------------------------------------------

    def _settle(self, kind: PhaseKind) -> None:
        if not self._sitting.said:
            return
        said = {words.question: words for words in (*self._sitting.said, *self._calendar.usual_answers())}
        for question in ASKED_FIRST.get(kind, ()):
            here = said[question.key]
            for option in question.options:
                if option.key in here.chosen:
                    self._book.choose(question, option)
            self.answer(question.key, here.words)

    def _away(self) -> None:
        for away in self._sitting.away:
            self._book.note_absence(self._calendar.days_away(away))
            self._line()

    def _aims(self, aims: tuple[Aim, ...]) -> None:
        for aim in aims:
            meeting = self._book.set_goal(aim.text, aim.days, aim.known_by)
            self._keys.goals[aim.key] = meeting.contents.new_goals[-1].id
            self._line()

    def _look_out(self) -> None:
        for door in self._sitting.doors:
            self._keys.doors[door.key] = self._book.look_out(door.text).contents.lookouts[-1].id
            self._line()

    # --- every week -----------------------------------------------------------------------------------------

    def _last_week(self) -> None:
        for step in self._sitting.moved:
            self._book.move_door(self._keys.doors[step.key], step.stage, step.note)
            self._line()
        for look in self._sitting.looks:
            self._book.review(self._keys.commitments[look.key], look.outcome)
            self._book.note_review(self._keys.commitments[look.key], look.note)
            self._line()
        self.answer(questions.WENT_WELL.key, self._sitting.well)
        self.answer(questions.BETTER.key, self._sitting.better)
        self.answer(questions.GOALS.key, self._sitting.goals)

    def _month(self) -> None:
        month = self._sitting.month
        if month is None:
            return
        for judged in month.judged:
            goal = self._keys.goals[judged.key]
            self._book.judge_goal(goal, judged.verdict)
            for part, words in (("evidence", judged.evidence), ("why", judged.why), ("text", judged.text)):
                if words:
                    self._book.note_goal(goal, part, words)
                    self._line()
        self.answer(questions.MONTH_WELL.key, month.well)
        self.answer(questions.MONTH_BETTER.key, month.better)
        self._aims(month.aims)
        self.answer(questions.HELP_MENTOR.key, month.help_mentor)
        self.answer(questions.MENTOR_LEARNED.key, month.learned)
        self.answer(questions.AGREEMENT_RIGHT.key, month.agreement)

    def _discussion(self) -> None:
        for talk in self._sitting.talks:
            self._talk(talk)
            self._line()

    def _talk(self, talk: Talk) -> None:
        if talk.text:
            meeting = self._book.add_topic(talk.text, by=talk.by)
            self._keys.topics[talk.key] = meeting.contents.topics[-1].id
        topic = self._keys.topics[talk.key]
        if talk.help is not None:
            while not any(t.id == topic and t.help is talk.help for t in self._live.meeting.contents.topics):
                self._book.next_help(topic)
        if talk.tried:
            self._book.note_tried(topic, talk.tried)
        if talk.notes:
            self._book.note_topic(topic, talk.notes)
        if talk.notes or talk.mark:
            self._book.mark_topic(topic, talk.mark or TopicState.DISCUSSED)

    def _next_steps(self) -> None:
        for task in self._sitting.tasks:
            due = self._book.today + timedelta(days=task.days) if task.days else None
            made = self._book.promise(task.text, task.owner, due).contents.commitments[-1]
            self._keys.commitments[task.key] = made.id
            while task.goal and made.goal_id != self._keys.goals[task.goal]:
                made = self._book.link_next_goal(made.id).contents.commitments[-1]
            self._line()
        if self._sitting.said:
            self._book.answer(SAID_YES, "yes")
        else:
            self._look_out()
        agreed = self._calendar.agreed(self._sitting, self._live.meeting)
        if agreed is not None:
            self._book.agree_on(agreed)
            self._line()
        self.answer(questions.ELSE_MENTEE.key, self._sitting.for_mentee)
        self.answer(questions.ELSE_MENTOR.key, self._sitting.for_mentor)
