"""The goals of one horizon, each with what belongs to it; keys act on the marked one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from meetingtui.ui.lists.item_list import HANGING, MIN_WIDTH, ItemList, Row
from meetingtui.ui.plain import plain


@dataclass(frozen=True)
class GoalRow(Row):
    """A goal with the lines that stand under it."""

    under: Sequence[str] = ()
    """What is known of it, a line each."""

    def content(self, width: int, *, marked: bool) -> Content:
        """The goal's own row, then what is known of it."""
        lines = [super().content(width, marked=marked)]
        for text in self.under:
            parts = plain(text).stylize("" if marked else "$text-muted").wrap(max(MIN_WIDTH, width - len(HANGING)))
            lines.extend(Content.assemble(HANGING, part) for part in parts)
        return Content("\n").join(lines)


class GoalList(ItemList):
    """One horizon; it can have the focus while it is empty, so that a goal can be added there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "want('edit')", "Edit", id="goal.edit", tooltip="Edit the selected goal"),
        Binding("m", "want('move')", "Move", id="goal.move", tooltip="Move the selected goal to another horizon"),
        Binding(
            "t",
            "want('on-track')",
            "On track",
            show=False,
            id="goal.on-track",
            tooltip="Mark the selected goal: on track",
        ),
        Binding(
            "i",
            "want('at-risk')",
            "At risk",
            show=False,
            id="goal.at-risk",
            tooltip="Mark the selected goal: at risk",
        ),
        Binding(
            "r",
            "want('reached')",
            "Reached",
            show=False,
            id="goal.reached",
            tooltip="Mark the selected goal: reached",
        ),
        Binding("x", "want('dropped')", "Drop", show=False, id="goal.drop", tooltip="Drop the selected goal"),
    ]

    @dataclass
    class Wanted(Message):
        """Something is to be done with the marked goal."""

        goal_id: str
        """Which one."""
        what: str
        """`edit`, `move`, or the state that it gets."""

    def __init__(self, days: int) -> None:
        super().__init__(empty=f"None yet. Press {days // 10} to write a {days}-day goal.", id=f"goals-{days}")
        self.days = days
        """The horizon."""

    def show(self, rows: Sequence[Row], *, force: bool = False) -> None:
        """Show these goals; the section can always be gone to."""
        super().show(rows, force=force)
        self.can_focus = True

    def action_want(self, what: str) -> None:
        """Ask the screen to do something with the marked goal."""
        if self.marked is not None:
            self.post_message(self.Wanted(self.marked, what))
