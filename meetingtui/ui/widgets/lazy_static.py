"""Words that are drawn anew only when they are others."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class LazyStatic(Static):
    """A Static for what is looked at again at every letter: equal words cost nothing (CONTRIBUTING, R12).

    The stock one lays the whole screen out anew at every update.
    """

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show these words, if others are shown."""
        if not same(content, self.content):
            super().update(content, layout=layout)


def same(one: VisualType, other: VisualType) -> bool:
    """Whether two contents look the same; `==` of Textual's contents looks at the letters only."""
    if isinstance(one, Content) and isinstance(other, Content):
        return one.is_same(other)
    return isinstance(one, str) and isinstance(other, str) and one == other
