"""A long text that is drawn line by line, and whose parts can be gone through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from meetingtui.ui.words.story_lines import ToldLines

NOT_DRAWN = -1


# A widget of its own lines: a Static lays out every line of ten years before it shows the first one.
class StoryPage(ScrollView, can_focus=True):
    """Shows a story; only the lines in sight are drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False, id="list.down"),
        Binding("k", "scroll_up", "Up", show=False, id="list.up"),
    ]
    ALLOW_SELECT = False

    @dataclass
    class Reached(Message):
        """Another part is at the top, or another story is shown."""

        part: int | None
        """Which; None when the whole story is in sight."""

    def __init__(self) -> None:
        super().__init__(id="story-page")
        self._lay_out: Callable[[int], ToldLines] = lambda width: ToldLines(())  # noqa: ARG005
        self._told = ToldLines(())
        self._width = 0
        self._said: int | None = NOT_DRAWN

    def show(self, lay_out: Callable[[int], ToldLines]) -> None:
        """Show another story from its beginning; it is asked for in the columns that there are."""
        self._lay_out = lay_out
        self._width, self._said = 0, NOT_DRAWN
        self.scroll_to(y=0, animate=False)
        self._fit()

    @property
    def parts(self) -> tuple[str, ...]:
        """What the parts of the story are called."""
        return self._told.parts

    @property
    def part(self) -> int | None:
        """The part at the top; None when all of them are in sight."""
        if not self._told.parts or not self.max_scroll_y:
            return None
        return max(0, bisect_right(self._told.starts, round(self.scroll_y)) - 1)

    def go(self, part: int) -> None:
        """Put the beginning of a part on top; the first one has the headline above it."""
        # A click may come when a shorter story stands there already.
        if part < len(self._told.parts):
            self.scroll_to(y=self._span(part)[0], animate=False)

    def go_by(self, step: int) -> bool:
        """Go to the next part (1), or to the beginning of this one, or to the one before (-1); False at the ends."""
        here = self.part
        if here is None:
            return False
        inside = round(self.scroll_y) > self._span(here)[0]
        wanted = here if step < 0 and inside else here + step
        if not 0 <= wanted < len(self._told.parts):
            return False
        self.go(wanted)
        return True

    # --- drawing --------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Cut the story anew if there are other columns."""
        self._fit()

    def _fit(self) -> None:
        region = self.scrollable_content_region
        if not region.width:
            return
        here = None
        if region.width != self._width:
            here = self._place() if self._width else None
            self._width = region.width
            self._told = self._lay_out(region.width)
        height = len(self._told.lines)
        if height > region.height and self._told.starts:
            # So that the last part, too, can stand on top, and going through the parts has an end that is seen.
            height = max(height, self._told.starts[-1] + region.height)
        self.virtual_size = Size(region.width, height)
        if here is not None:
            self.scroll_to(y=self._line_of(*here), animate=False)
        self.refresh()
        self._say()

    def _place(self) -> tuple[int, float]:
        """The part at the top and how much of it has gone by, which other columns do not change."""
        part = self.part or 0
        first, length = self._span(part)
        return part, (round(self.scroll_y) - first) / length

    def _line_of(self, part: int, gone: float) -> int:
        first, length = self._span(part)
        return first + round(gone * length)

    def _span(self, part: int) -> tuple[int, int]:
        """The first line of a part, and how many it has; the headline belongs to the first part."""
        starts = (0, *self._told.starts[1:], len(self._told.lines))
        return starts[part], max(1, starts[part + 1] - starts[part])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell which part is reached."""
        super().watch_scroll_y(old_value, new_value)
        self._say()

    def _say(self) -> None:
        if self.part != self._said:
            self._said = self.part
            self.post_message(self.Reached(self.part))

    def render_line(self, y: int) -> Strip:
        """One line of those in sight."""
        width, style = self.scrollable_content_region.width, self.visual_style
        line = y + self.scroll_offset.y
        if line >= len(self._told.lines):
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, self._told.lines[line].content(), width, 1, style)
        if not strips:
            return Strip.blank(width, style.rich_style)
        return strips[0].adjust_cell_length(width, style.rich_style)
