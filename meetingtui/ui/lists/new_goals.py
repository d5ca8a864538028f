"""The goals that are set today: their list, and one line for each horizon."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.goals import HORIZONS
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.goal_line import GoalLine
from meetingtui.ui.fields.take_back_list import TakeBackList
from meetingtui.ui.lists.item_list import Row


class NewGoals(Vertical):
    """Each line sets a goal for 30, 60 or 90 days, with how the pair will know; `x` in the list takes one back."""

    def __init__(self, title: str, contents: Contents) -> None:
        super().__init__(id="goal-set", classes="block")
        self._title = title
        self._contents = contents

    def compose(self) -> ComposeResult:
        """What was set; then for each horizon what goes on there, and the line."""
        yield Static(self._title, classes="question", markup=False)
        yield TakeBackList(lambda notebook, goal_id: notebook.withdraw_goal(goal_id), id="new-goals")
        for days in HORIZONS:
            yield Static("", id=f"kept-{days}", classes="kept", markup=False)
            yield GoalLine(days, self._contents)

    def show(self, meeting: Meeting) -> None:
        """Show the goals of today."""
        today = local_day(meeting.seen_at, meeting.pair.zone)
        for kept in self.query(".kept").results(Static):
            kept.display = bool(kept.content)
        goals = self.query_one(TakeBackList)
        goals.show(
            [
                Row(
                    goal.id,
                    goal.text,
                    "+",
                    f"{goal.horizon(today)} days",
                    (f"we will know because {goal.known_by}",) if goal.known_by else (),
                )
                for goal in meeting.contents.new_goals
            ]
        )
        # Afterwards: a list that becomes empty first hands its focus on.
        goals.display = bool(meeting.contents.new_goals)
