"""The month: how it goes on with each goal, how the month was, and the next set."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.goal_look import deeds, kept_on, last_words, quiet_today
from meetingtui.domain.ledger.goals import HORIZONS, Goal, Verdict
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents, GoalReview
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.lists.item_list import ItemList, Row
from meetingtui.ui.lists.new_goals import NewGoals
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.plain import fill, plain_line
from meetingtui.ui.shell.messages import Write
from meetingtui.ui.words.facts import VERDICT_SIGN, goal_state
from meetingtui.ui.words.goals import QUIET_WORDS, deed_lines, said_words

REVIEW_FIELDS = ("evidence", "why", "text")


class GoalReviewList(ItemList):
    """The current goals; one key says how it goes on with the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r", "say('reached')", "Reached", show=False, id="goal.reached", tooltip="Mark the selected goal: reached"
        ),
        Binding("k", "say('keep')", "Keep", show=False, id="goal.keep", tooltip="Keep the selected goal"),
        Binding("a", "say('adjust')", "Adjust", show=False, id="goal.adjust", tooltip="Adjust the selected goal"),
        Binding("x", "say('drop')", "Drop", show=False, id="goal.drop", tooltip="Drop the selected goal"),
    ]

    def action_say(self, verdict: str) -> None:
        """Say how it goes on, and ask how the pair knows."""
        item_id = self.marked
        if item_id is not None:
            chosen = Verdict(verdict)
            self.post_message(Write(lambda notebook: notebook.judge_goal(item_id, chosen)))
            self.screen.query_one("#goal-evidence", Line).focus()


class MonthPane(PhasePane):
    """Each current goal in turn, the month, then one line for each horizon of the next set."""

    KIND = PhaseKind.MONTH

    def compose(self) -> ComposeResult:
        """Goals, questions, the next set."""
        with Vertical(classes="block"):
            yield Static("What now for each goal?", classes="question")
            yield GoalReviewList(id="goal-list", empty="No goals yet. Write the first ones below.")
            with Vertical(id="goal-words"):
                yield Static("", id="goal-told", classes="aside", markup=False)
                yield Static("r reached   k keep   a adjust   x drop", classes="hint", markup=False)
                yield Line(id="goal-evidence", placeholder="How do you know?", compact=True)
                yield Line(id="goal-why", placeholder="Why? One line", compact=True)
                yield Line(id="goal-text", placeholder="The goal in new words", compact=True)
        month_well, month_better, *others = self.questions()
        yield month_well
        yield month_better
        yield NewGoals("The next set of goals", self.first.contents)
        yield from others

    def draw(self, contents: Contents) -> None:
        """Show the goals with what was said of them."""
        today = local_day(self.current.seen_at, self.current.pair.zone)
        self.query_one(GoalReviewList).show(
            [
                Row(
                    review.id,
                    review.goal.text,
                    VERDICT_SIGN[review.verdict] if review.verdict else " ",
                    f"{review.goal.horizon(today)} days",
                    (review.verdict.value.upper(),) if review.verdict else (goal_state(review.goal, today),),
                )
                for review in contents.goal_reviews
            ]
        )
        self.query_one("#goal-words").display = bool(contents.goal_reviews)
        self.query_one(NewGoals).show(self.current)
        self._tell()
        self._draw_kept(contents, today)

    def _tell(self) -> None:
        """What is known of the marked goal, without asking: what was done for it, and what was said last."""
        review = self._marked()
        self.query_one("#goal-text").display = review is not None and review.verdict is Verdict.ADJUST
        if review is not None:
            lines = [plain_line(line) for line in goal_review_lines(self.current, review.goal)]
            self.query_one("#goal-told", Static).update(Content("\n").join(lines))

    def _draw_kept(self, contents: Contents, today: date) -> None:
        for days in HORIZONS:
            kept = kept_on(contents, days, at=self.current.seen_at, today=today)
            line = self.query_one(f"#kept-{days}", Static)
            line.display = bool(kept)
            rows = [
                fill(
                    "[b]$days days[/]  > $text  goes on, due $due",
                    days=str(days),
                    text=goal.text,
                    due=short_day(goal.due),
                )
                for goal in kept
            ]
            line.update(Content("\n").join(rows))

    def _marked(self) -> GoalReview | None:
        marked = self.query_one(GoalReviewList).marked
        return next((review for review in self.current.contents.goal_reviews if review.id == marked), None)

    @on(ItemList.Marked, "#goal-list")
    def show_words(self) -> None:
        """The lines below belong to the marked goal."""
        review = self._marked()
        if review is None:
            return
        for part in REVIEW_FIELDS:
            line = self.query_one(f"#goal-{part}", Line)
            with line.prevent(Line.Changed):
                line.value = getattr(review, part)
        self._tell()

    @on(Line.Changed, "#goal-evidence, #goal-why, #goal-text")
    def keep_words(self, event: Line.Changed) -> None:
        """Keep the words of the marked goal."""
        review, words = self._marked(), event.value
        part = (event.input.id or "").removeprefix("goal-")
        if review is not None and getattr(review, part) != words:
            item_id = review.id
            self.post_message(Write(lambda notebook: notebook.note_goal(item_id, part, words)))

    @on(Line.Submitted, "#goal-evidence, #goal-why, #goal-text")
    def next_line(self, event: Line.Submitted) -> None:
        """Go to the next line, or to the next goal."""
        review = self._marked()
        adjusting = review is not None and review.verdict is Verdict.ADJUST
        last = "goal-text" if adjusting else "goal-why"
        goals = self.query_one(GoalReviewList)
        if event.input.id == last and goals.mark_next():
            goals.focus()
        else:
            go_on(event.input)


def goal_review_lines(meeting: Meeting, goal: Goal) -> list[str]:
    """What the screen tells of a goal by itself: how they know, what was done, a kind word, last time's words."""
    lines = [f"We will know because {goal.known_by}"] if goal.known_by else []
    done = deeds(meeting, goal)
    since = "the last review" if meeting.month_since else "it was set"
    if done:
        lines += [f"Done for it since {since}:", *deed_lines(done)]
    if quiet_today(meeting, goal):
        lines.append(QUIET_WORDS)
    elif not done:
        lines.append(f"Nothing has been linked to it since {since}.")
    said = last_words(goal)
    return [*lines, said_words(said, meeting.pair.zone)] if said else lines
