"""The line on which a goal for one horizon is typed, with how the pair will know beside it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from meetingtui.domain.meeting.contents import Contents
from meetingtui.ui.fields.entry_line import DraftLine, Intent
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Write


class GoalLine(Horizontal):
    """Enter goes from the goal to how the pair will know; Enter there sets the goal and goes on."""

    def __init__(self, days: int, contents: Contents) -> None:
        super().__init__(id=f"goal-line-{days}", classes="goal-line")
        self._days = days
        self._contents = contents

    def compose(self) -> ComposeResult:
        """Horizon, goal, evidence to come."""
        days = self._days
        yield Static(plain_line(f"{days} days"), classes="horizon")
        yield DraftLine(f"goal-{days}", self._contents, placeholder="a goal, then Enter", id=f"goal-{days}")
        yield DraftLine(f"known-{days}", self._contents, placeholder="we will know because ...", id=f"known-{days}")

    def taken(self) -> Intent | None:
        """What sets the goal, whose words are cleared; None when there are none."""
        goal, known = self.query(DraftLine)
        text, because, days = goal.value, known.value, self._days
        if not text.strip():
            return None
        goal.clear()
        known.clear()
        return lambda notebook: notebook.set_goal(text, days, because)

    @on(Line.Submitted)
    def next_part(self, event: Line.Submitted) -> None:
        """From the goal to how the pair will know; from there the goal is set."""
        event.stop()
        goal, known = self.query(DraftLine)
        if goal.value.strip() and event.input is goal:
            known.focus()
        else:
            if (intent := self.taken()) is not None:
                self.post_message(Write(intent))
            go_on(known)
