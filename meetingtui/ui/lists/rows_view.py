"""Many rows, of which only those that are seen are ever drawn, and one is marked."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class RowsView(ScrollView, can_focus=True):
    """Draws rows by their number: ten thousand cost as much as those in the window.

    What is derived from it says how many rows there are, what each one shows, and which rows the mark covers.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--marked"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "mark_by(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "mark_by(1)", "Down", show=False, id="list.down"),
        Binding("pageup", "mark_page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown", "mark_page(1)", "Page down", show=False, id="list.page-down"),
        Binding("home", "mark_end(0)", "First", show=False, id="list.first"),
        Binding("end", "mark_end(1)", "Last", show=False, id="list.last"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._count = 0
        self._width = 0

    # --- what is derived says this ----------------------------------------------------------------------------

    def row(self, number: int) -> Content:
        """What stands in a row."""
        raise NotImplementedError

    def is_marked(self, number: int) -> bool:
        """Whether the mark covers a row."""
        raise NotImplementedError

    def action_mark_by(self, step: int) -> None:
        """Mark the next thing (1) or the one before (-1)."""
        raise NotImplementedError

    def action_mark_end(self, end: int) -> None:
        """Mark the first thing (0) or the last one (1)."""
        raise NotImplementedError

    def mark_row(self, number: int) -> None:
        """Mark what stands in a row, or next to it."""
        raise NotImplementedError

    def laid_out(self, width: int) -> int:
        """Lay the rows out for a width; gives how many there are."""
        raise NotImplementedError

    def follow(self) -> None:
        """Scroll as little as needed to see the mark."""
        raise NotImplementedError

    # --- drawing ----------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Lay everything out anew, because there is something else to show, or another width."""
        self._width = self.scrollable_content_region.width
        self._count = self.laid_out(max(1, self._width))
        self.virtual_size = Size(self._width, self._count)
        self.refresh()

    def on_resize(self) -> None:
        """Another width breaks lines at other places."""
        if self.scrollable_content_region.width != self._width:
            self.lay_out()
        self.follow()

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        marked = number < self._count and self.is_marked(number)
        style = self.get_visual_style("rows--marked") if marked else self.visual_style
        strip = Strip.blank(width, style.rich_style)
        if number < self._count:
            drawn = Visual.to_strips(self, self.row(number), width, 1, style, apply_selection=False)
            strip = drawn[0].extend_cell_length(width, style.rich_style) if drawn else strip
        return strip.crop(0, width)

    def show_row(self, first: int, last: int) -> None:
        """Scroll as little as needed to see these rows."""
        height = self.scrollable_content_region.height
        top = round(self.scroll_y)
        if last >= top + height:
            top = last - height + 1
        top = min(top, first)
        if top != round(self.scroll_y):
            self.scroll_to(y=top, animate=False, force=True)

    def redraw(self, first: int, last: int) -> None:
        """Draw these rows anew."""
        top = round(self.scroll_y)
        self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    # --- moving -----------------------------------------------------------------------------------------------

    def action_mark_page(self, step: int) -> None:
        """Go on (1) or back (-1) by what fits into the window."""
        if not self._count:
            return
        height = max(1, self.scrollable_content_region.height - 1)
        top = min(max(0, round(self.scroll_y) + step * height), max(0, self._count - height - 1))
        self.scroll_to(y=top, animate=False, force=True)
        self.mark_row(min(self._count - 1, top if step < 0 else top + height))

    def on_click(self, event: events.Click) -> None:
        """Mark what was clicked."""
        offset = event.get_content_offset(self)
        number = -1 if offset is None else offset.y + round(self.scroll_y)
        if 0 <= number < self._count:
            self.mark_row(number)
