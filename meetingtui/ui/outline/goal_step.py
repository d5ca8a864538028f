"""A step that looks at a goal in the month: what is decided, how the pair knows, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from textual.widget import Widget

from meetingtui.domain.dates.formatting import day
from meetingtui.domain.dates.parse_when import parse_due
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.goal_look import decided, deeds, last_words, quiet_today
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.meeting.contents import GoalReview
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.day_line import DayLine
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import Keeps, StepBox, aside
from meetingtui.ui.plain import plain_line
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.facts import goal_state
from meetingtui.ui.words.goals import QUIET_WORDS, deed_lines, said_words

KNOWN_LINES = 4
"""So many lines tell what is known of a goal: the fields need the rest of a small window."""


class GoalStep(StepBox):
    """Left and Right decide; the evidence, the reason and other words are kept letter by letter."""

    ARROWS = "Up, Down: more fields   Esc: letter keys"

    @property
    def review(self) -> GoalReview:
        """The look at the goal."""
        review: GoalReview = self.step.item
        return review

    def body(self) -> Iterator[Widget]:
        """What is known, the decision, the words."""
        review, item_id = self.review, self.review.id
        stands = goal_state(review.goal, local_day(self.meeting.seen_at, self.meeting.pair.zone))
        known = [stands, *goal_review_lines(self.meeting, review.goal, KNOWN_LINES - 1)]
        yield aside((plain_line(line) for line in known), most=KNOWN_LINES)
        yield ChoiceRow(
            [Answer(verdict, verdict.value) for verdict in Verdict],
            lambda verdict: self.write(lambda notebook: notebook.judge_goal(item_id, verdict)),
        )
        yield StepNotes(review.evidence, self._says("evidence"), placeholder="How do you know?", one_line=True)
        yield PartLine(review.why, self._says("why"), placeholder="Why? One line")
        yield PartLine(review.text, self._says("text"), placeholder="The goal in other words", id="goal-text")
        yield DayLine(
            self.meeting.contents,
            f"due/{item_id}",
            lambda text: parse_due(text, today=self._today),
            lambda due: lambda notebook: notebook.move_goal_day(item_id, due),
            id="goal-day",
        )
        yield LazyStatic("", classes="echo", markup=False)

    def _says(self, part: str) -> Keeps:
        item_id = self.review.id
        return lambda words: lambda notebook: notebook.note_goal(item_id, part, words)

    def _day_words(self) -> str:
        """The day that the goal has, or gets because its own is over."""
        after = decided(replace(self.review, verdict=Verdict.KEEP), at=self.meeting.seen_at, today=self._today)
        own = day(self.review.goal.due)
        return f"due {own}; another day?" if after.due == self.review.goal.due else f"due {day(after.due)}, was {own}"

    @property
    def _today(self) -> date:
        return local_day(self.meeting.seen_at, self.meeting.pair.zone)

    def draw(self) -> None:
        """Mark the decision; a day and other words are asked for where the goal goes on."""
        verdict = self.review.verdict
        line, echo = self.query_one("#goal-day", DayLine), self.query_one(".echo", LazyStatic)
        line.display = verdict in (Verdict.KEEP, Verdict.ADJUST)
        line.placeholder = self._day_words()
        own = day(self.review.goal.due)
        said = line.echo(lambda due: f"due {day(due)}, was {own}" if due is not None else f"due {own}")
        echo.display = line.display and bool(said.plain)
        echo.update(said)
        self.query_one(ChoiceRow).show(*(() if verdict is None else (verdict,)))
        self.query_one("#goal-text").display = verdict is Verdict.ADJUST


def goal_review_lines(meeting: Meeting, goal: Goal, most: int) -> list[str]:
    """What the screen tells of a goal by itself: how they know, what was done, a kind word, last time's words.

    Where it would be more than so many lines, older deeds are counted.
    """
    since = "the last review" if meeting.month_since else "it was set"
    done, said = deeds(meeting, goal), last_words(goal)
    before = [f"We will know because {goal.known_by}"] if goal.known_by else []
    after = [QUIET_WORDS] if quiet_today(meeting, goal) else []
    if not done and not after:
        after = [f"Nothing has been linked to it since {since}."]
    if said:
        after.append(said_words(said, meeting.pair.zone))
    told = deed_lines(done, most - len(before) - len(after))
    if told:
        told[0] = f"For it, since {since}: {told[0]}"
    return [*before, *told, *after]
