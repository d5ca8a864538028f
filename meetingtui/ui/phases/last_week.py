"""Last week: what became of the promises, how it went, and which questions came up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents, TaskReview
from meetingtui.domain.people import Role
from meetingtui.ui.fields.entry_line import EntryLine
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.lists.item_list import ItemList
from meetingtui.ui.lists.meeting_doors import MeetingDoors
from meetingtui.ui.lists.review_row import ReviewRow, review_row, with_room
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Write
from meetingtui.ui.widgets.lazy_static import LazyStatic

EVERY = "d done   p partly   n not yet   c changed"
THIRD = "d done  p partly  n not yet  c changed  s smaller  w swap  x drop"
PROMPTS = {
    None: "What came of it? Press a key above, then type",
    Outcome.DONE: "Done. In your words:",
    Outcome.PARTLY: "Partly. What is left?",
    Outcome.NOT_YET: "Not yet. What got in the way?",
    Outcome.CHANGED: "Changed. What is it now?",
    Outcome.SMALLER: "Smaller. What is the smaller promise?",
    Outcome.SWAPPED: "Swapped. For what?",
    Outcome.DROPPED: "Dropped. Why?",
}


class ReviewList(ItemList):
    """Last week's promises; one key says what became of the marked one."""

    choices: frozenset[str] = frozenset()
    """What may be said of the marked one; more when it came back for the third time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "say('done')", "Done", show=False, id="task.done", tooltip="Mark the selected promise: done"),
        Binding(
            "p",
            "say('partly')",
            "Partly",
            show=False,
            id="task.partly",
            tooltip="Mark the selected promise: partly done",
        ),
        Binding(
            "n",
            "say('not-yet')",
            "Not yet",
            show=False,
            id="task.not-yet",
            tooltip="Mark the selected promise: not yet done",
        ),
        Binding(
            "c",
            "say('changed')",
            "Changed",
            show=False,
            id="task.changed",
            tooltip="Mark the selected promise: changed",
        ),
        Binding(
            "s",
            "say('smaller')",
            "Smaller",
            show=False,
            id="task.smaller",
            tooltip="Make the selected promise smaller",
        ),
        Binding(
            "w", "say('swapped')", "Swap", show=False, id="task.swap", tooltip="Swap the selected promise for another"
        ),
        Binding("x", "say('dropped')", "Drop", show=False, id="task.drop", tooltip="Drop the selected promise"),
    ]

    def fitting(self, rows: Sequence[ReviewRow]) -> list[ReviewRow]:
        """The rows, with what was said to each where the list has the room."""
        most = self.styles.max_height
        return with_room(rows, self.scrollable_content_region.width or 70, int(most.value) if most else 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the answers that the marked one may get."""
        return action != "say" or parameters[0] in self.choices

    def action_say(self, outcome: str) -> None:
        """Say what became of the marked promise, and ask for the words."""
        item_id = self.marked
        if item_id is not None:
            chosen = Outcome(outcome)
            self.post_message(Write(lambda notebook: notebook.review(item_id, chosen)))
            self.screen.query_one("#review-note", Line).focus()


class LastWeekPane(PhasePane):
    """The mentor's promises first, then the week's task, then the others; then the three questions."""

    KIND = PhaseKind.LAST_WEEK

    def compose(self) -> ComposeResult:
        """Promises, questions, and a line for what came up."""
        pair = self.first.pair
        with Vertical(id="reviews", classes="block"):
            yield ReviewList(id="review-list", empty="Nothing was promised last time.   Tab: the questions")
            yield LazyStatic("", id="review-keys", classes="hint", markup=False)
            yield LazyStatic("", id="review-ask", classes="field-label", markup=False)
            yield Line(id="review-note", placeholder="Enter: next promise", compact=True)
        with Vertical(id="doors", classes="block"):
            yield Static(plain_line(f"{pair.mentor.name} is looking out for:"), classes="question")
            yield MeetingDoors(pair.zone, empty="", id="open-doors")
        yield from self.questions()
        with Vertical(id="came-up", classes="block"):
            yield Static("Questions that came up", classes="question")
            yield EntryLine(
                "question",
                self.first.contents,
                lambda notebook, text: notebook.add_topic(text, by=Role.MENTEE),
                placeholder=f"What does {pair.mentee.name} want to ask? Enter: keep it for open discussion",
                id="question-line",
            )
            yield LazyStatic("", id="questions-kept", classes="aside", markup=False)

    def draw(self, contents: Contents) -> None:
        """Show the promises with their outcomes, and the questions that wait."""
        pair = self.first.pair
        reviews = self.query_one(ReviewList)
        reviews.show(reviews.fitting([review_row(review, pair) for review in contents.reviews]))
        for part in ("#review-keys", "#review-ask", "#review-note"):
            self.query_one(part).display = bool(contents.reviews)
        self.query_one("#doors").display = any(door.open for door in contents.doors)
        self.query_one(MeetingDoors).draw(contents)
        asked = [t.text for t in contents.topics if t.added_at >= self.first.opened_at and t.by and not t.caught_in]
        kept = self.query_one("#questions-kept", Static)
        kept.display = bool(asked)
        kept.update(plain_line(f"For open discussion: {'; '.join(asked)}"))
        self._ask()

    def first_field(self) -> Widget | None:
        """The promises; without any the first question, not the doors, whose keys would take its letters."""
        reviews = self.query_one(ReviewList)
        return reviews if reviews.marked is not None else self.query(Notes).first()

    def _marked(self) -> TaskReview | None:
        marked = self.query_one(ReviewList).marked
        return next((review for review in self.current.contents.reviews if review.id == marked), None)

    def _ask(self) -> None:
        review = self._marked()
        if review is not None:
            self.query_one("#review-ask", Static).update(PROMPTS[review.outcome])
            self.query_one(ReviewList).choices = frozenset(review.commitment.choices)
            keys = THIRD if len(review.commitment.choices) > 4 else EVERY
            self.query_one("#review-keys", Static).update(keys)

    @on(ItemList.Marked, "#review-list")
    def show_note(self) -> None:
        """The line below belongs to the marked promise."""
        review = self._marked()
        note = self.query_one("#review-note", Line)
        if review is not None and note.value != review.note:
            with note.prevent(Line.Changed):
                note.value = review.note
        self._ask()

    @on(Line.Changed, "#review-note")
    def keep_note(self, event: Line.Changed) -> None:
        """Keep the words of the marked promise."""
        review, text = self._marked(), event.value
        if review is not None and review.note != text:
            item_id = review.id
            self.post_message(Write(lambda notebook: notebook.note_review(item_id, text)))

    @on(Line.Submitted, "#review-note")
    def next_promise(self, event: Line.Submitted) -> None:
        """Go to the next promise; behind the last one to the first question."""
        reviews = self.query_one(ReviewList)
        if reviews.mark_next():
            reviews.focus()
        else:
            go_on(event.input)
