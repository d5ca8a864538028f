"""What the two of the made-up story write down in one meeting, phase by phase."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.demo.memory import PushedClock
from meetingtui.demo.script import (
    Answer,
    Away,
    Caught,
    Discussed,
    DoorStep,
    Judgement,
    Line,
    NewDoor,
    NewGoal,
    NewTopic,
    Promise,
    Review,
    ScriptedMeeting,
    Task,
)
from meetingtui.demo.story_dates import StoryDates
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import ASKED
from meetingtui.domain.people import Role
from meetingtui.services.live_meeting import LiveMeeting

A_LINE = timedelta(seconds=15)
"""What typing a line takes; short enough that all lines of a phase fit into it."""

QUESTIONS = {
    question.key: (kind, question)
    for kind, questions in (*ASKED.items(), *ASKED_FIRST.items())
    for question in questions
}
"""Every question of the phases, and its phase, by its key."""


class Keys:
    """The identities for which the keys of the script stand."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        """The identity of each key; a task that replaces another one takes over its key."""

    def follow(self, conclusion: Conclusion) -> None:
        """Let the keys of commitments that were replaced stand for the new ones."""
        new = {commitment.replaces: commitment.id for commitment in conclusion.commitments if commitment.replaces}
        self.ids = {key: new.get(known, known) for key, known in self.ids.items()}


class MeetingWriter:
    """One meeting, written down line by line."""

    def __init__(
        self, live: LiveMeeting, clock: PushedClock, keys: Keys, scripted: ScriptedMeeting, dates: StoryDates
    ) -> None:
        self._live = live
        self._book = live.notebook
        self._clock = clock
        self._ids = keys.ids
        self._scripted = scripted
        self._dates = dates

    def fill(self, kind: PhaseKind | None) -> None:
        """All that is written down in that phase; None means before the clock starts."""
        follows = self._dates.usual_answers() if self._scripted.first else ()
        for line in (*self._scripted.lines, *follows):
            if self._phase(line) is kind:
                self._write(line)
                self._clock.go(A_LINE)
        if kind is PhaseKind.NEXT_STEPS:
            self._agree()

    def _phase(self, line: Line) -> PhaseKind | None:
        """The phase in which a line is written; None means on arrival."""
        first = self._scripted.first
        match line:
            case Answer(question=key):
                return QUESTIONS[key][0] if key in QUESTIONS else None
            case Caught(phase=phase):
                return phase
            case Away():
                return PhaseKind.RHYTHM
            case Review() | DoorStep():
                return PhaseKind.LAST_WEEK
            case NewGoal():
                return PhaseKind.HORIZONS if first else PhaseKind.MONTH
            case Judgement():
                return PhaseKind.MONTH
            case NewTopic() | Discussed():
                return PhaseKind.DISCUSSION
            case NewDoor() if first:
                return PhaseKind.AIMS
            case _:
                return PhaseKind.NEXT_STEPS

    def _write(self, line: Line) -> None:
        match line:
            case Answer():
                self._answer(line)
            case Away():
                self._book.note_absence(self._dates.days_away(line))
            case Review(key, outcome, note):
                self._book.review(self._ids[key], outcome)
                self._book.note_review(self._ids[key], note)
            case NewGoal():
                made = self._book.set_goal(line.text, line.days, line.known_by)
                self._ids[line.key] = made.contents.new_goals[-1].id
            case Judgement():
                self._judge(line)
            case NewTopic():
                self._add_topic(line)
            case Caught():
                self._ids[line.key] = self._book.catch(line.text).contents.topics[-1].id
            case Discussed(key, notes, state):
                self._book.note_topic(self._ids[key], notes)
                self._book.mark_topic(self._ids[key], state)
            case Task() | Promise():
                self._promise(line)
            case NewDoor():
                self._ids[line.key] = self._book.look_out(line.text).contents.lookouts[-1].id
            case DoorStep(key, stage, note):
                self._book.move_door(self._ids[key], stage, note)

    def _answer(self, answer: Answer) -> None:
        for option in answer.chosen:
            self._book.choose(QUESTIONS[answer.question][1], option)
        if answer.words:
            self._book.answer(answer.question, answer.words)

    def _judge(self, judged: Judgement) -> None:
        goal = self._ids[judged.key]
        self._book.judge_goal(goal, judged.verdict)
        for part, words in (("evidence", judged.evidence), ("why", judged.why), ("text", judged.text)):
            if words:
                self._book.note_goal(goal, part, words)

    def _add_topic(self, new: NewTopic) -> None:
        topic = self._book.add_topic(new.text, by=new.by).contents.topics[-1].id
        self._ids[new.key] = topic
        if new.tried:
            self._book.note_tried(topic, new.tried)
        if new.help:
            self._book.want_help(topic, new.help)

    def _promise(self, line: Task | Promise) -> None:
        if isinstance(line, Promise):
            self._ids[line.key] = self._book.promise(line.text, Role.MENTOR).contents.commitments[-1].id
            return
        due = self._book.today + timedelta(days=line.days) if line.days else None
        made = self._book.promise(line.text, Role.MENTEE, due).contents.commitments[-1]
        self._ids[line.key] = made.id
        if line.goal:
            self._book.link_goal(made.id, self._ids[line.goal])

    def _agree(self) -> None:
        """Say yes to the agreement of a first meeting, and to the next date."""
        if self._scripted.first:
            self._book.say_yes(True)
        agreed = self._dates.agreed(self._scripted, self._live.meeting)
        if agreed is not None:
            self._book.agree_on(agreed)
