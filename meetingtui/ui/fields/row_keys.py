"""A row with the focus where there is nothing to write or to choose: Enter goes on, words go into a text."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from meetingtui.ui.shell.messages import AtEdge, GoOn, Typed
from meetingtui.ui.widgets.lazy_static import LazyStatic


class RowKeys(LazyStatic, can_focus=True):
    """Says what can be done here; a row in which something is chosen is one too."""

    HANDS_ON: ClassVar[bool] = True
    """Letters that are typed here are words."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "edge(-1)", "Above", show=False, id="row.above"),
        Binding("down", "edge(1)", "Below", show=False, id="row.below"),
        Binding("enter", "enter", "Next", show=False, id="row.enter"),
    ]

    def __init__(self, words: str, *, id: str | None = None, classes: str = "row-keys") -> None:  # noqa: A002
        super().__init__(words, id=id, classes=classes, markup=False)

    def action_enter(self) -> None:
        """Go on."""
        self.post_message(GoOn(self))

    def action_edge(self, step: int) -> None:
        """Leave the row."""
        self.post_message(AtEdge(step))

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Letters are words here, wherever they go."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Hand on what is typed."""
        if event.is_printable:
            event.stop()
            event.prevent_default()
            self.post_message(Typed(event))
