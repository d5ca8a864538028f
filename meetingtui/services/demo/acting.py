"""How the two of the made-up story hold one meeting: by the same intents as everybody who uses the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from meetingtui.domain import questions
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.conclusion import Conclusion
from meetingtui.domain.people import NextMeeting
from meetingtui.domain.topics import TopicState
from meetingtui.services.demo.memory import PushedClock
from meetingtui.services.demo.script import Course, Sitting, Talk
from meetingtui.services.live_meeting import LiveMeeting

MINUTE = timedelta(minutes=1)
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


class Acting:
    """One meeting, acted out line by line while the invented time goes on."""

    def __init__(self, live: LiveMeeting, clock: PushedClock, keys: Keys, sitting: Sitting) -> None:
        self._live = live
        self._book = live.notebook
        self._clock = clock
        self._keys = keys
        self._sitting = sitting

    @property
    def _course(self) -> Course:
        return self._sitting.course

    def arrive(self) -> None:
        """Settle what the agenda holds, and say what would make the hour worth it."""
        wanted = self._sitting.month is not None
        if wanted != self._live.meeting.month:
            self._live.hold_month_review(wanted)
        self._answer(questions.WORTH_IT, self._sitting.worth)

    def hold(self, agreed: NextMeeting | None) -> None:
        """From the start of the clock to the last word; `agreed` is the next meeting."""
        self._live.start()
        if self._course.began_ago:
            self._live.began_earlier(self._course.began_ago * MINUTE)
        words: dict[PhaseKind, Callable[[], None]] = {
            PhaseKind.LAST_WEEK: self._last_week,
            PhaseKind.MONTH: self._month,
            PhaseKind.DISCUSSION: self._discussion,
            PhaseKind.NEXT_STEPS: lambda: self._next_steps(agreed),
        }
        agenda = self._live.meeting.agenda
        for kind, minutes in zip(agenda.kinds, self._course.spent, strict=True):
            with self._lasting(kind, minutes * MINUTE):
                words[kind]()
                self._catch(kind)
            if kind is PhaseKind.DISCUSSION and self._course.moved_on:
                self._live.tick()
            elif kind is not agenda.closing:
                self._live.next_phase()

    # --- time -----------------------------------------------------------------------------------------------

    @contextmanager
    def _lasting(self, kind: PhaseKind, spent: timedelta) -> Iterator[None]:
        """A phase of that length; breaks make it longer."""
        timeline = self._live.meeting.timeline
        entered = timeline.visits[-1].entered if timeline else self._clock.wall()
        yield
        end = entered + spent + self._break(kind)
        longer = self._course.longer
        if longer is not None and longer.phase is kind:
            by = longer.minutes * MINUTE
            self._clock.go_to(end - by - MINUTE)
            self._live.extend(next(offer for offer in self._live.offers(by) if offer.source is longer.source))
        self._clock.go_to(end)

    def _break(self, kind: PhaseKind) -> timedelta:
        """Hold the break of the phase, and tell how long it was."""
        lasted = timedelta()
        if self._course.pause is not None and self._course.pause[0] is kind:
            lasted = self._course.pause[1] * MINUTE
            self._live.toggle_pause()
            self._clock.go(lasted)
            self._live.toggle_pause()
        if self._course.slept is not None and self._course.slept[0] is kind:
            lasted = self._course.slept[1] * MINUTE
            self._live.tick()
            self._clock.sleep(lasted)
            self._live.tick()
            self._live.settle_away(counts=False)
        return lasted

    # --- words ----------------------------------------------------------------------------------------------

    def _answer(self, question: questions.Question, text: str) -> None:
        if text:
            self._book.answer(question.key, text)
            self._clock.go(A_LINE)

    def _catch(self, kind: PhaseKind) -> None:
        for thought in self._sitting.caught:
            if thought.phase is kind:
                self._keys.topics[thought.key] = self._book.catch(thought.text).contents.topics[-1].id
                self._clock.go(A_LINE)

    def _last_week(self) -> None:
        for look in self._sitting.looks:
            self._book.review(self._keys.commitments[look.key], look.outcome)
            self._book.note_review(self._keys.commitments[look.key], look.note)
            self._clock.go(A_LINE)
        self._answer(questions.WENT_WELL, self._sitting.well)
        self._answer(questions.BETTER, self._sitting.better)
        self._answer(questions.GOALS, self._sitting.goals)

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
                    self._clock.go(A_LINE)
        self._answer(questions.MONTH_WELL, month.well)
        self._answer(questions.MONTH_BETTER, month.better)
        for aim in month.aims:
            meeting = self._book.set_goal(aim.text, aim.days, aim.known_by)
            self._keys.goals[aim.key] = meeting.contents.new_goals[-1].id
            self._clock.go(A_LINE)
        self._answer(questions.HELP_MENTOR, month.help_mentor)
        self._answer(questions.MENTOR_LEARNED, month.learned)
        self._answer(questions.AGREEMENT_RIGHT, month.agreement)

    def _discussion(self) -> None:
        for talk in self._sitting.talks:
            self._talk(talk)
            self._clock.go(A_LINE)

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

    def _next_steps(self, agreed: NextMeeting | None) -> None:
        for task in self._sitting.tasks:
            due = self._book.today + timedelta(days=task.days) if task.days else None
            made = self._book.promise(task.text, task.owner, due).contents.commitments[-1]
            self._keys.commitments[task.key] = made.id
            while task.goal and made.goal_id != self._keys.goals[task.goal]:
                made = self._book.link_next_goal(made.id).contents.commitments[-1]
            self._clock.go(A_LINE)
        for door in self._sitting.doors:
            self._keys.doors[door.key] = self._book.look_out(door.text).contents.lookouts[-1].id
            self._clock.go(A_LINE)
        if agreed is not None:
            self._book.agree_on(agreed, agreed.place)
            self._clock.go(A_LINE)
        self._answer(questions.ELSE_MENTEE, self._sitting.for_mentee)
        self._answer(questions.ELSE_MENTOR, self._sitting.for_mentor)
