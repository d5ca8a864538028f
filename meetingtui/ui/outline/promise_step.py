"""A step that looks back at a promise: what became of it, and the words to that."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.meeting.contents import TaskReview
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import StepBox
from meetingtui.ui.outline.step_words import promise_facts
from meetingtui.ui.plain import plain_line
from meetingtui.ui.widgets.lazy_static import LazyStatic

PROMPTS = {
    None: "What came of it?",
    Outcome.DONE: "Done. In your words:",
    Outcome.PARTLY: "Partly. What is left?",
    Outcome.NOT_YET: "Not yet. What got in the way?",
    Outcome.CHANGED: "Changed. What is it now?",
    Outcome.SMALLER: "Smaller. What is the smaller promise?",
    Outcome.SWAPPED: "Swapped. For what?",
    Outcome.DROPPED: "Dropped. Why?",
}
THIRD_TIME = "The third time. Make it smaller, swap it, or drop it?"


class PromiseStep(StepBox):
    """Left and Right say what became of it; the words are kept letter by letter."""

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """What can be said of it."""
        return self.review.commitment.choices

    @property
    def review(self) -> TaskReview:
        """The look back."""
        review: TaskReview = self.step.item
        return review

    def body(self) -> Iterator[Widget]:
        """What became of it, and in which words."""
        item_id = self.review.id
        yield LazyStatic("", classes="step-asks", markup=False)
        yield ChoiceRow(
            [Answer(outcome, outcome.words) for outcome in self.choices],
            lambda outcome: self.write(lambda notebook: notebook.review(item_id, outcome)),
        )
        yield StepNotes(
            self.review.note, lambda text: lambda notebook: notebook.note_review(item_id, text), one_line=True
        )

    def draw(self) -> None:
        """Ask for what the outcome wants to know."""
        outcome = self.review.outcome
        third = outcome is None and Outcome.SMALLER in self.choices
        said = [f"said on {short_day(self.review.said_on)}"] if self.review.said_on else []
        facts = [*said, *promise_facts(self.review.commitment, self.meeting)]
        known = plain_line(", ".join(facts)).stylize("$text-muted")
        self.query_one(".step-asks", LazyStatic).update(
            Content.assemble(THIRD_TIME if third else PROMPTS[outcome], "   ", known)
        )
        self.query_one(ChoiceRow).show(*(() if outcome is None else (outcome,)))
