"""A step in which a list grows: what is typed becomes an entry, and the line is free for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from meetingtui.domain.between.preparations import PrepKey, told
from meetingtui.domain.dates.formatting import day, short_day
from meetingtui.domain.dates.slots import absence_words, parse_absence
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ending.first_meeting_result import agreed_so_far
from meetingtui.domain.errors import MeetError
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.goal_look import kept_on
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.hints import for_new_topic
from meetingtui.domain.outline.entered import due_of, lines_of
from meetingtui.domain.outline.outline import PRIVATE
from meetingtui.domain.outline.phases import second_line
from meetingtui.domain.text import one_line
from meetingtui.ui.fields.line import JOINT, fits
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import Keeps, StepBox, aside
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Intent
from meetingtui.ui.shell.messages import Say as Sentence
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import term_lines

NAMED = 3
"""How many of the promises that come back are named; the rest is counted."""
ENTRY_EXAMPLES = {
    "question": "what does {mentee} want to ask?",
    "topic": "a question, something to work on together ...",
    "promise-mentee": "I will ...",
    "promise-mentor": "{mentor} promises to ...",
    "door": "an introduction, a talk, a review ...",
    "goal-30": "a goal",
    "goal-60": "a goal",
    "goal-90": "a goal",
    PRIVATE: "for your eyes only ...",
    "absence": "for example: {mentor} 21 dec to 3 jan: mail instead",
}
"""What stands in the empty line of each list."""


class EntryNotes(StepNotes):
    """Several lines that are pasted become as many entries."""

    @dataclass
    class Several(Message):
        """More than one line was pasted."""

        lines: list[str]
        """The lines, each with words."""

    def take(self, text: str) -> bool:
        """Hand several lines on; one alone is put where the cursor is."""
        lines = lines_of(text)
        if len(lines) < 2 or not fits(self, self.text, text):
            return super().take(text)
        self.post_message(self.Several(lines))
        return True


class AddStep(StepBox):
    """Enter goes through the parts of an entry and keeps it behind the last one; on the empty line it goes on."""

    ENTER = "Enter: keep, empty: go on"

    def body(self) -> Iterator[Widget]:
        """What is there already, the words, the second part, how they are understood."""
        adds, pair = self.step.adds, self.meeting.pair
        typed = self.meeting.contents.not_entered
        yield aside(self._known(), most=4)
        example = ENTRY_EXAMPLES[adds].format(mentor=pair.mentor.name, mentee=pair.mentee.name)
        if adds == "topic":
            example = for_new_topic(self.meeting.number, wanted=self.hinted) or example
        yield EntryNotes(
            typed.get(adds, ""), self._types(adds), placeholder=example, one_line=True, said_back=adds == "absence"
        )
        if self._second:
            label = "by when? Enter: by next time" if adds.startswith("promise") else "we will know because ..."
            yield PartLine(typed.get(self._second, ""), self._types(self._second), placeholder=label, said_back=True)
        yield LazyStatic("", classes="echo", markup=False)

    @property
    def _second(self) -> str:
        """The key of the second part; empty for an entry of one part."""
        return second_line(self.step.adds)

    def _types(self, key: str) -> Keeps:
        return lambda text: lambda notebook: notebook.type_line(key, text)

    def _known(self) -> list[Content]:
        adds, meeting = self.step.adds, self.meeting
        if adds == "promise-mentee":
            back = returning_words(meeting.contents)
            agreed = term_lines(agreed_so_far(meeting), meeting.pair, ("hours",))
            return [*([plain_line(f"Carried over: {back}")] if back else []), *agreed]
        if adds == "topic":
            wants = told(meeting.preparations, meeting.pair, PrepKey.INPUT_WANTED)
            return [plain_line(f"{label}: {one_line(words)}") for label, words in wants]
        if adds.startswith("goal-"):
            today = local_day(meeting.seen_at, meeting.pair.zone)
            kept = kept_on(meeting.contents, int(adds.removeprefix("goal-")), at=meeting.seen_at, today=today)
            return [plain_line(f"> {goal.text}  goes on, due {short_day(goal.due)}") for goal in kept]
        return []

    @property
    def _words(self) -> EntryNotes:
        return self.query_one(EntryNotes)

    @property
    def _part(self) -> str:
        return "".join(line.value for line in self.query(PartLine))

    @property
    def _today(self) -> date:
        return local_day(self.meeting.seen_at, self.meeting.pair.zone)

    def _due(self) -> date | None:
        return due_of(self._part, self._today)

    def draw(self) -> None:
        """Say how a day, or days away, are understood."""
        echo, adds, said = self.query_one(".echo", LazyStatic), self.step.adds, ""
        sign = ("= ", "bold $done")
        try:
            if adds.startswith("promise-") and (due := self._due()) is not None:
                said = f"by {day(due)}"
            elif adds == "absence" and self._words.text.strip():
                pair = self.meeting.pair
                said = absence_words(parse_absence(self._words.text, pair, today=self._today, new_id=""), pair)
        except MeetError as error:
            sign, said = ("? ", "bold $soon"), " ".join(error.lines())
        echo.display = bool(said)
        echo.update(Content.assemble(sign, plain(said)))

    def enter(self, field: Widget) -> bool:
        """Go to the second part, or keep the entry."""
        if not self._words.text.strip():
            return False
        lines = self.query(PartLine)
        if lines and field is self._words:
            lines.first().focus()
        elif (intent := self._entered()) is not None:
            self.write(intent)
            self._words.focus()
        return True

    def _entered(self) -> Intent | None:
        """What enters the words, which are cleared; None without words, or when they are not understood."""
        words, part, adds = self._words.text, self._part, self.step.adds
        if not words.strip():
            return None
        try:
            due = self._due() if adds.startswith("promise-") else None
            self._check(words)
        except MeetError as error:
            self.tell(Sentence(" ".join(error.lines()), problem=True))
            return None
        self._clear()
        known_by = part if adds.startswith("goal-") else ""
        return lambda notebook: notebook.enter(adds, [words], due=due, known_by=known_by)

    def _clear(self) -> None:
        adds, second = self.step.adds, self._second
        self._words.put("")
        self.write(lambda notebook: notebook.type_line(adds, ""))
        for line in self.query(PartLine):
            line.put("")
            self.write(lambda notebook: notebook.type_line(second, ""))
        self.draw()

    @on(EntryNotes.Several)
    def enter_several(self, event: EntryNotes.Several) -> None:
        """Make an entry of each line that was pasted; one that is not clear stays in the line."""
        event.stop()
        adds, clear, unclear, problem = self.step.adds, [], [], ""
        for line in event.lines:
            try:
                self._check(line)
                clear.append(line)
            except MeetError as error:
                unclear.append(line)
                problem = " ".join(error.lines())
        self.write(lambda notebook: notebook.enter(adds, clear))
        if unclear:
            self._words.take(JOINT.join(unclear))
            self.tell(Sentence(problem, problem=True))

    def _check(self, words: str) -> None:
        """Raise BadInput for days away that are not clear; anything else is."""
        if self.step.adds == "absence":
            parse_absence(words, self.meeting.pair, today=self._today, new_id="")


def returning_words(contents: Contents) -> str:
    """What comes back next week by itself, in short: unfinished promises, and the new words of changed ones."""
    words = [
        review.note if review.outcome and review.outcome.replaces and review.note else review.commitment.text
        for review in contents.returning
    ]
    more = [f"and {len(words) - NAMED} more"] if len(words) > NAMED else []
    return "; ".join([*(shortened(text, 40) for text in words[:NAMED]), *more])
