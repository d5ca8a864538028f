"""The open step: its row, and below it, with room, what is asked and where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.meeting.undo import NAMED
from meetingtui.domain.outline.step import Step
from meetingtui.ui.fields.choice_row import ChoiceRow
from meetingtui.ui.fields.day_line import DayLine
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import NEW_LINE, StepNotes
from meetingtui.ui.outline.step_words import names_width, padded, step_words
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Intent, Write
from meetingtui.ui.shell.messages import Say as Sentence
from meetingtui.ui.widgets.lazy_static import LazyStatic

ASIDE_LINES = 6
"""So many lines of what is known stand beside a question at most."""


class StepBox(Vertical):
    """Holds the fields of one step. Derived ones say which, and what becomes of what is typed there."""

    ENTER = "Enter: next step"
    """What Enter does, for the line of hints."""
    TAKEN = "Taken back"
    """What Delete on a row did."""
    ARROWS = "Up, Down: other steps   Esc: letter keys"
    """What else can be done, behind it."""

    def __init__(self, step: Step, meeting: Meeting) -> None:
        super().__init__(id="step", classes="step")
        self.step = step
        """Which step it is."""
        self.meeting = meeting
        """The newest meeting that it knows."""
        self.onward = ""
        """What comes behind the last step, in words, where this is the way on."""

    @property
    def hinted(self) -> bool:
        """Whether hints about a good conversation are wanted."""
        return bool(getattr(self.app, "hints", True))

    def compose(self) -> ComposeResult:
        """The row of the step, then its body below the words."""
        names = names_width(self.meeting)
        with Horizontal(classes="step-head"):
            name = LazyStatic("", classes="step-who", markup=False)
            name.styles.width = names + 4
            yield name
            yield LazyStatic("", classes="step-words", markup=False)
        with Vertical(classes="step-body") as body:
            body.styles.margin = (0, 0, 0, names + 4)
            yield from self.body()

    def _draw_head(self) -> None:
        """`> Sam   What went well?`."""
        words = step_words(self.step, self.meeting, self.onward)
        who = padded(words.who, names_width(self.meeting))
        self.query_one(".step-who", LazyStatic).update(Content.assemble("> ", who))
        self.query_one(".step-words", LazyStatic).update(plain_line(words.words))

    def body(self) -> Iterable[Widget]:
        """The fields, from top to bottom."""
        return ()

    def show(self, step: Step, meeting: Meeting) -> None:
        """Take over a newer meeting, and draw all that depends on it."""
        self.step, self.meeting = step, meeting
        self._draw_head()
        self.draw()

    def draw(self) -> None:
        """Show what is chosen, and how words are understood."""

    def show_changes(self, step: Step, meeting: Meeting) -> bool:
        """The same while it is open; True when what is shown may need other room now."""
        before = self._shape()
        self.show(step, meeting)
        return before != self._shape()

    def _shape(self) -> list[object]:
        """What the height depends on: which fields are there, and what is said of the words."""
        said = [(echo.display, str(echo.content)) for echo in self.query(".echo").results(Static)]
        return [*said, *(widget.display for widget in self.query("ChoiceRow, PartLine"))]

    def needs(self, width: int, least: int) -> int:
        """How many lines it takes in a width when its main field has the least that it may have.

        Reckoned from what is in it: Textual's own measure is that of the last time it was drawn.
        """
        inner = max(1, width - names_width(self.meeting) - 4)
        lines = _height(self.query_one(".step-words"), inner, least)
        parts = (part for part in self.query_one(".step-body").children if part.display)
        return lines + sum(_height(part, inner, least) for part in parts)

    # --- moving about ---------------------------------------------------------------------------------------

    @property
    def stops(self) -> list[Widget]:
        """What takes keys, from top to bottom."""
        return [
            widget
            for widget in self.query("RowKeys, StepNotes, PartLine")
            if all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget))
        ]

    @property
    def text(self) -> StepNotes | PartLine | None:
        """Where words belong that are typed anywhere on the step; None where it has no text."""
        return next((field for field in self.stops if isinstance(field, StepNotes | PartLine)), None)

    @property
    def first(self) -> Widget | None:
        """What gets the focus when the step is opened."""
        return next(iter(self.stops), None)

    def enter(self, field: Widget) -> bool:
        """Enter was pressed in one of the fields; True when that was all."""
        if not isinstance(field, DayLine):
            return False
        for intent in self.left():
            self.write(intent)
        # Words that are no day stay, to be said otherwise.
        return bool(field.value.strip())

    def hint(self, field: Widget | None) -> str:
        """What the keys do in one of the fields."""
        if isinstance(field, ChoiceRow):
            return field.hint
        new_line = f"   {NEW_LINE}" if isinstance(field, StepNotes) and not field.one_line else ""
        return f"{self.ENTER}{new_line}   {self.ARROWS}"

    # --- what is typed --------------------------------------------------------------------------------------

    def write(self, intent: Intent) -> None:
        """Have something written down."""
        self.tell(Write(intent))

    def tell(self, message: Message) -> None:
        """Post a message from here, whoever calls: one that comes from the parent would stop at the parent."""
        message.set_sender(self)
        self.post_message(message)

    def unsaved(self) -> Iterator[Intent]:
        """What keeps the letters that no message has kept yet, for when the program has to go at once."""
        for field in self.stops:
            if isinstance(field, StepNotes | PartLine) and (intent := field.unsaved()) is not None:
                yield intent

    def left(self) -> Iterator[Intent]:
        """What counts once the step is left."""
        for line in self.query(DayLine):
            try:
                if (intent := line.counted()) is not None:
                    yield intent
            except MeetError as error:
                self.tell(Sentence(" ".join(error.lines()), problem=True))

    @property
    def named(self) -> str:
        """The thing that the step is about, for a message."""
        text = getattr(self.step.item, "text", "")
        return f'"{shortened(text, NAMED)}"' if text else "the days away"

    def take_back(self) -> Intent | None:
        """What takes the step's thing back; None when there is nothing that could go."""
        return None


def _height(part: Widget, width: int, least: int) -> int:
    """How many lines a part of the box takes in a width."""
    if isinstance(part, StepNotes):
        return least
    if isinstance(part, ChoiceRow):
        return part.lines(width)
    if not isinstance(part, Static):
        return 1
    lines = Content(str(part.content)).split()
    # What stands aside is cut at the edge, everything else is wrapped.
    return len(lines) if part.has_class("aside") else sum(len(line.wrap(width)) or 1 for line in lines) or 1


def aside(lines: Iterable[Content], most: int = ASIDE_LINES) -> Static:
    """Something that is known, small; so many lines at most."""
    shown = [*lines]
    if len(shown) > most:
        shown = [*shown[: most - 1], Content(f"and {len(shown) - most + 1} more")]
    words = Static(Content("\n").join(shown), classes="aside", markup=False)
    words.display = bool(shown)
    return words


Keeps = Callable[[str], Intent]
"""What keeps the words of a field."""
