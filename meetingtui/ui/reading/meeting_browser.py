"""Past meetings side by side with their words, and a line to search them: one browser for a screen or a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.timebox import PlannedPhase
from meetingtui.domain.record.page import record_page
from meetingtui.domain.record.page_lines import LineKind, PageLine
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.queries import Query
from meetingtui.services.history import History, SearchResult
from meetingtui.ui.fields.search_line import SearchLine
from meetingtui.ui.lists.meeting_list import MeetingList
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.reading.record_view import RecordView, with_hits
from meetingtui.ui.widgets.phase_strip import PhaseStrip

SLICE = 25
"""So many meetings are made ready for search between two keys."""
OFFERED = 5
"""So many completions are named."""
NOTHING = "Nothing found. Try fewer words."


class MeetingBrowser(Vertical):
    """Shows the meetings, and the text of the marked one only."""

    def __init__(self, history: History, *, search: str = "", empty: str, id: str | None = None) -> None:  # noqa: A002
        """`search` stands in the line from the beginning; `empty` is said while there is no meeting."""
        super().__init__(id=id, classes="browser")
        self.history = history
        """The meetings."""
        self._search = search
        self._empty = empty
        self._found: SearchResult | None = None
        self._timer: Timer | None = None
        self._place: int | None = None
        self._version = 0
        self._record: MeetingRecord | None = None

    def compose(self) -> ComposeResult:
        """The line, the list, the text."""
        with Horizontal(classes="search-row"):
            yield Static("Search", classes="search-label")
            yield SearchLine(self.history.completions, id="search")
            yield Static("", id="search-count", markup=False)
        yield Static("", id="search-help", markup=False)
        yield PhaseStrip()
        with Horizontal(classes="browser-body"):
            yield MeetingList(self.history.summaries, self._taste, id="meetings")
            yield RecordView(id="record")

    def on_mount(self) -> None:
        """Show the newest meeting, or what is searched for."""
        self.query_one("#search-help").display = False
        self.meetings.show(range(len(self.history.summaries) - 1, -1, -1), empty=self._empty)
        if self._search:
            self.line.value = self._search

    @property
    def meetings(self) -> MeetingList:
        """The meetings."""
        return self.query_one(MeetingList)

    @property
    def view(self) -> RecordView:
        """The words of the marked meeting."""
        return self.query_one(RecordView)

    @property
    def line(self) -> SearchLine:
        """The line to search in."""
        return self.query_one(SearchLine)

    @property
    def record(self) -> MeetingRecord | None:
        """The marked meeting; None when none is shown, or when it cannot be read."""
        return self._record

    # --- search -----------------------------------------------------------------------------------------------

    @on(SearchLine.Changed)
    def search(self, event: SearchLine.Changed) -> None:
        """Look again at each key; before everything is ready for it, say how far it is."""
        event.stop()
        if not event.value.strip():
            self._show(self.history.find(""))
        elif self.history.prepared >= len(self.history.summaries):
            self._show(self.history.find(event.value))
        else:
            self._say_how_far()
            self.make_ready()

    def make_ready(self) -> None:
        """Make the meetings ready for search, a few at a time, so that no key waits."""
        if self._timer is None:
            self._timer = self.set_interval(0.01, self._prepare)

    def _prepare(self) -> None:
        try:
            ready = self.history.prepare(SLICE)
        except MeetError as error:
            ready = True
            self._tell(" ".join(error.lines()), problem=True)
        self._say_how_far()
        if ready and self._timer is not None:
            self._timer.stop()
            if self.line.value.strip():
                self._show(self.history.find(self.line.value))

    def _say_how_far(self) -> None:
        if self.line.value.strip():
            self._count(f"reading {self.history.prepared:,} of {len(self.history.summaries):,}")

    def _show(self, found: SearchResult) -> None:
        count = len(self.history.summaries)
        self._found = found
        self._count("" if found.query.empty else f"{len(found.places):,} of {count:,}")
        self.meetings.show(found.places, empty=NOTHING if count else self._empty)
        self._help(found)

    def _count(self, words: str) -> None:
        self.query_one("#search-count", Static).update(plain(words))

    def _help(self, found: SearchResult) -> None:
        """Say below the line what Tab would make of it, or what in it is not understood."""
        completions = self.history.completions(self.line.value) if self.line.value else []
        words = "   ".join(line.rsplit(" ", 1)[-1] for line in completions[:OFFERED])
        self._tell(f"Tab completes the first:  {words}" if completions else found.problem, problem=not completions)

    def _tell(self, words: str, *, problem: bool) -> None:
        below = self.query_one("#search-help", Static)
        below.display = bool(words)
        below.set_class(problem, "-problem")
        below.update(plain(words))

    @on(SearchLine.Done)
    def to_list(self, event: SearchLine.Done) -> None:
        """Go on to the meetings that were found."""
        event.stop()
        self.back_to_list()

    # --- list and text ----------------------------------------------------------------------------------------

    @on(MeetingList.Marked)
    def read(self, event: MeetingList.Marked) -> None:
        """Show the words of the marked meeting."""
        event.stop()
        self._place, self._version = event.place, 0
        self._draw()

    @property
    def versions(self) -> Sequence[MeetingRecord]:
        """What an import kept beside the marked meeting."""
        return () if self._place is None else self.history.versions(self._place)

    @property
    def other_version(self) -> bool:
        """Whether a version is shown that an import kept beside the meeting."""
        return self._version > 0

    def show_next_version(self) -> None:
        """Show the other version, or the meeting again behind the last one."""
        versions = self.versions
        self._version = (self._version + 1) % (len(versions) + 1)
        if self._version:
            self.view.show(record_page(record := versions[self._version - 1]), record.zone)
        else:
            self._draw()

    @on(RecordView.LineMarked)
    def show_phase(self, event: RecordView.LineMarked) -> None:
        """Show on the strip which phase is read, as it was while it was held."""
        phase = event.line.phase if event.line else None
        slots: tuple[PlannedPhase, ...] = ()
        if self._place is not None and self._record is not None:
            slots = self.history.strip(self._place, phase)
        self.query_one(PhaseStrip).show(slots, False)

    def _taste(self, place: int) -> Content:
        query = self._found.query if self._found else Query()
        return with_hits(plain_line(self.history.taste(place, query)), query.words)

    def _draw(self) -> None:
        self._record = None
        if self._place is None:
            self.view.show((), "UTC")
            return
        try:
            self._show_record(self._place)
        except MeetError as error:
            self.view.show([PageLine(LineKind.FACT, line) for line in error.lines()], "UTC")

    def _show_record(self, place: int) -> None:
        query = self._found.query if self._found else Query()
        found = self.history.lines_found(place, query)
        self._record = record = self.history.record(place)
        self.view.show(self.history.page(place), record.zone, words=query.words, found=found)

    def renew(self, record: MeetingRecord, key: str) -> None:
        """Show a corrected meeting, with the line that changed."""
        place = self.history.renew(record)
        if place is None:
            return
        if place != self._place:
            # What is undone may be in a meeting that was left meanwhile.
            self.meetings.mark_place(place)
            self._place = place
            self._draw()
        self._record = record
        self.view.change(self.history.page(place), key)
        self.meetings.refresh()

    @property
    def reading(self) -> bool:
        """Whether the text is in front, where there is room for one of the two."""
        return self.has_class("-reading")

    def read_text(self) -> None:
        """Go into the text."""
        if self.record is not None:
            self._front(self.view, reading=True)

    def back_to_list(self) -> None:
        """Go back to the list."""
        self._front(self.meetings, reading=False)

    def search_again(self) -> None:
        """Go to the line to search in; keys that come at once are letters already."""
        self.remove_class("-reading")
        self.screen.set_focus(self.line)

    def _front(self, widget: MeetingList | RecordView, *, reading: bool) -> None:
        self.set_class(reading, "-reading")
        if widget.focusable:
            self.screen.set_focus(widget)
        else:
            # Where there is room for one of the two, it takes a moment until it can have the keys.
            self.call_after_refresh(self.screen.set_focus, widget)

    @property
    def marked(self) -> PageLine | None:
        """The marked line of the text; None while the list has the focus."""
        return self.view.marked if self.view.has_focus else None
