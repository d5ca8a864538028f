"""The outline of a phase: a row for each step, and one of them open, with room."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.open_phase import OpenPhase
from meetingtui.domain.outline.outline import opens_at, outline
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.ui.fields.caret import place_caret
from meetingtui.ui.fields.line import FieldLeft
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.boxes import box_of
from meetingtui.ui.outline.fold import rows_before, rows_behind
from meetingtui.ui.outline.letters import COMMANDS, LETTERS
from meetingtui.ui.outline.room import shared
from meetingtui.ui.outline.rows import OutlineRows
from meetingtui.ui.outline.step_box import StepBox
from meetingtui.ui.outline.step_words import names_width, step_words
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import AtEdge, Edited, GoOn, Intent, Say, Typed, Write


class Outline(Vertical, can_focus=False):
    """Opens one step after the other. It has the focus itself only while letters are commands (after Escape)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_stop(1)", "Next field", show=False, id="field.next"),
        Binding("shift+tab", "next_stop(-1)", "Previous field", show=False, id="field.prev"),
        Binding(
            "delete", "take_back", "Take it back", show=False, id="step.take-back", tooltip="Take this line back"
        ),
        *LETTERS,
    ]
    DEFAULT_CLASSES = "phase"

    @dataclass
    class Onward(Message):
        """Enter was pressed behind the last step."""

    @dataclass
    class Opened(Message):
        """Another step is open."""

        step_id: str
        """Which one."""

    @dataclass
    class NoText(Message):
        """Something was typed on a step that has no text, and the phase has no line for it."""

        text: str
        """What was typed."""

    def __init__(self) -> None:
        super().__init__(id="outline")
        self.opening = 0
        """Above 0 while a step is being opened: keys wait for it."""
        self._turn = Lock()
        self.onward = ""
        """What comes behind the last step, in words."""
        self._meeting: Meeting | None = None
        self._chapter = ""
        self._now = OpenPhase()
        self._open: dict[str, str] = {}
        self._box: StepBox | None = None
        self._left: Widget | None = None

    def compose(self) -> ComposeResult:
        """Rows, the open step between them, rows."""
        yield OutlineRows(id="steps-before")
        yield OutlineRows(id="steps-after")

    # --- what it is an outline of ---------------------------------------------------------------------------

    def chapter_of(self, meeting: Meeting) -> str:
        """What its steps belong to, as its frame names it; empty for nothing yet."""
        return meeting.phase.label if meeting.phase is not None else ""

    def steps_of(self, meeting: Meeting) -> tuple[Step, ...]:
        """The steps, in order."""
        return outline(meeting, meeting.phase) if meeting.phase is not None else ()

    def box_of(self, step: Step, meeting: Meeting) -> StepBox:
        """The box that opens a step."""
        return box_of(step, meeting)

    # --- what is shown --------------------------------------------------------------------------------------

    @property
    def box(self) -> StepBox | None:
        """The open step; None before the first phase is shown."""
        return self._box

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the phase."""
        return self._now.steps

    @property
    def open_step(self) -> Step | None:
        """The step that is open."""
        return self._box.step if self._box is not None else None

    async def show(self, meeting: Meeting, *, at: str = "", focus: bool = True) -> None:
        """Show the phase that the meeting is in; `at` is the step to open, if the phase has it."""
        chapter = self.chapter_of(meeting)
        if not chapter:
            return
        newly = chapter != self._chapter
        lists = self._meeting is None or meeting.contents.lists_differ(self._meeting.contents)
        if lists and not newly and not at and self._show_noted(meeting):
            return
        self._meeting, self._chapter = meeting, chapter
        before = self._now
        if newly or lists or at:
            self._now = before.read(self.steps_of(meeting))
        if newly:
            self._draw_title()
        step = self._now.step(at or self._open.get(chapter, ""))
        if newly:
            await self.open((step or opens_at(self.steps)).id, focus=focus)
        elif at or step is None:
            # Undo never moves the focus: letters that are commands stay so.
            await self.open((step or self._now.near).id, focus=focus and not (step is None and self.has_focus))
        elif self._stale:
            await self._reopen(step)
        elif self._box is not None and lists and not self.opening:
            self._now = self._now.at(step)
            rows = self._now.rows_differ(before, step)
            # A letter in the open step leaves all rows what they are.
            if self._box.show_changes(step, meeting) or rows:
                self.lay_out()
        elif self._box is not None:
            self._box.meeting = meeting

    def _show_noted(self, meeting: Meeting) -> bool:
        """Take over a letter in the notes of the open topic, which leaves every other step what it is."""
        box, known = self._box, self._meeting
        if box is None or known is None or self.opening or self._stale:
            return False
        now = self._now.noted(box.step, known.contents, meeting.contents)
        if now is None:
            return False
        self._meeting, self._now = meeting, now
        if box.show_changes(now.near, meeting):
            self.lay_out()
        return True

    _stale = False

    def reread(self) -> None:
        """Have the fields show what is about to change under them, by undo or by the end; the focus stays."""
        self._stale = True

    async def _reopen(self, step: Step) -> None:
        self._stale = False
        stops, focused = self._box.stops if self._box is not None else [], self.screen.focused
        place = stops.index(focused) if focused in stops else -1
        await self.open(step.id, focus=False)
        stops = self._box.stops if self._box is not None else []
        if place >= 0 and stops:
            self.screen.set_focus(stops[min(place, len(stops) - 1)], scroll_visible=False)

    async def open(self, step_id: str, *, focus: bool = True, last: bool = False) -> None:
        """Open a step; the others become rows. `last` gives the focus to its last field."""
        with self._opens():
            async with self._turn:
                await self._open_now(step_id, focus=focus, last=last)

    async def _open_now(self, step_id: str, *, focus: bool, last: bool) -> None:
        step, meeting = self._now.step(step_id), self._meeting
        if step is None or meeting is None:
            return
        self._stale = False
        self._close()
        # What was typed in the step that was open is in the meeting by now or on its way there.
        self._now = self._now.read(self.steps_of(meeting))
        step = self._now.step(step_id) or self._now.near
        box = self.box_of(step, meeting)
        box.onward = self.onward
        self._open[self._chapter], self._now = step.id, self._now.at(step)
        before, self._box = self._box, box
        with self.app.batch_update():
            if before is not None:
                await before.remove()
            await self.mount(box, after="#steps-before")
            if not box.children:
                return  # the screen was left meanwhile, and nothing in it is drawn any more
            # The meeting may have gone on meanwhile.
            meeting = self._meeting or meeting
            box.show(self._now.read(self.steps_of(meeting)).step(step.id) or step, meeting)
            self.lay_out()
            if focus:
                self.focus_step(last=last)
        self.post_message(self.Opened(step.id))

    @contextmanager
    def _opens(self) -> Iterator[None]:
        self.opening += 1
        try:
            yield
        finally:
            self.opening -= 1

    def _close(self) -> None:
        """Write down what no message has kept yet."""
        if self._box is not None:
            for intent in (*self._box.unsaved(), *self._box.left()):
                self.post_message(Write(intent))

    def _draw_title(self) -> None:
        keys = "   KEYS" if self.has_focus else ""
        self.border_title = plain(f"{self._chapter.upper()}{keys}")

    def lay_out(self) -> None:
        """Give the open step the room that it needs, and fold what does not fit."""
        box, meeting = self._box, self._meeting
        width, height = self.content_size
        if box is None or meeting is None or not width or not height:
            return
        now = self._now
        room = shared(height, len(now.before), len(now.behind), lambda least: box.needs(width, least))
        for field in [field for field in box.query(StepNotes) if field.display]:
            field.styles.height = room.least if field.one_line else room.field
        box.styles.max_height = room.step
        names = names_width(meeting)

        def row(step: Step) -> tuple[str, Content]:
            return step.id, step_words(step, meeting, self.onward).row(width, names)

        self.query_one("#steps-before", OutlineRows).show(rows_before(now.before, room.above, row))
        self.query_one("#steps-after", OutlineRows).show(rows_behind(now.behind, room.below, row))
        self.border_subtitle = plain(f"{now.place + 1} of {len(now.steps)}")
        # Where the field is will be known once it was drawn.
        self.call_after_refresh(place_caret, self.screen)

    def say_onward(self, words: str) -> None:
        """Say what comes behind the last step."""
        if words != self.onward:
            self.onward = words
            self.lay_out()
            if self._box is not None and self._box.step.kind is StepKind.ONWARD and self._meeting is not None:
                self._box.onward = words
                self._box.show(self._box.step, self._meeting)

    def on_resize(self) -> None:
        """Another size has room for other rows."""
        self.lay_out()

    # --- moving about ---------------------------------------------------------------------------------------

    def focus_step(self, *, last: bool = False) -> None:
        """Give the focus to the open step."""
        box = self._box
        if box is not None:
            stops = box.stops
            self.screen.set_focus(stops[-1] if last and stops else box.first, scroll_visible=False)

    async def go(self, by: int, *, last: bool = False) -> None:
        """Open the step after (1) or before (-1)."""
        if (step := self._now.away(by)) is not None:
            await self.open(step.id, last=last)

    @on(GoOn)
    async def go_on(self, event: GoOn) -> None:
        """Enter: the next part of the step, the next step, or the next phase."""
        event.stop()
        if self._box is None or self._box.enter(event.field):
            return
        if self._box.step.kind is StepKind.ONWARD:
            self.post_message(self.Onward())
        else:
            await self.go(1)

    @on(AtEdge)
    async def leave_field(self, event: AtEdge) -> None:
        """An arrow: the field above or below, or the step before or after."""
        event.stop()
        await self._walk(event.step, last=False)

    async def action_next_stop(self, by: int) -> None:
        """Tab: the next field, or the next step."""
        if self.has_focus:
            self.focus_typing()
        else:
            await self._walk(by, last=by < 0)

    async def _walk(self, by: int, *, last: bool) -> None:
        stops = self._box.stops if self._box is not None else []
        focused = self.screen.focused
        place = stops.index(focused) + by if focused in stops else -1
        if 0 <= place < len(stops):
            self.screen.set_focus(stops[place])
        else:
            await self.go(by, last=last)

    @on(Edited)
    def lay_out_edited(self, event: Edited) -> None:
        """Say anew what is said of the words, and give it room."""
        event.stop()
        if self._box is not None and self._box.show_changes(self._box.step, self._box.meeting):
            self.lay_out()

    @on(OutlineRows.Clicked)
    async def open_clicked(self, event: OutlineRows.Clicked) -> None:
        """Open the step that was clicked."""
        event.stop()
        await self.open(event.step_id)

    def action_take_back(self) -> None:
        """Delete on a row: the thing of the step goes, and undo brings it back."""
        if self._box is not None and (intent := self._box.take_back()) is not None:
            self.post_message(Write(intent))
            self.post_message(Say(f"{self._box.TAKEN}: {self._box.named}.   Ctrl+Z: bring it again"))

    # --- typing and letters ---------------------------------------------------------------------------------

    @on(FieldLeft)
    def begin_letters(self, event: FieldLeft) -> None:
        """Escape in a field: letters are commands from now on, and the frame says so."""
        self.letters(event.field)

    def letters(self, left: Widget | None) -> None:
        """Let letters be commands until Escape, Enter or a letter that is none."""
        self._left = left
        self.can_focus = True
        self.screen.set_focus(self, scroll_visible=False)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say whether letters are commands."""
        super().watch_has_focus(has_focus)
        if not has_focus:
            self.can_focus = False
        if self._chapter:
            self._draw_title()

    def action_type_again(self) -> None:
        """Escape once more: letters are words again."""
        self.focus_typing()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters act only while the outline itself has the focus."""
        if action == "type_again":
            return self.has_focus
        return super().check_action(action, parameters)

    def is_command(self, key: str) -> bool:
        """Whether a key is a command after Escape, also one that is not possible now; all others are typed."""
        return key in COMMANDS or key in self.screen.active_bindings

    def focus_typing(self) -> None:
        """Let letters be words again, where they were."""
        if self._left is not None and self._left.is_attached and self._left in self.screen.focus_chain:
            self.screen.set_focus(self._left, scroll_visible=False)
        else:
            self.focus_step()

    async def on_key(self, event: events.Key) -> None:
        """A letter that is no command, or one that comes without a field, is typed."""
        if not self.has_focus or not event.is_printable:
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            return
        event.stop()
        event.prevent_default()
        if (command := COMMANDS.get(event.key)) is not None:
            why = "there is nothing to take back" if command == "Undo" else "not possible now"
            self.post_message(Say(f"{command}: {why}.   Esc: type again"))
            return
        self.focus_typing()
        await self.type(event)

    @on(Typed)
    async def type_it(self, event: Typed) -> None:
        """Write what was typed on a row into the text of the step."""
        event.stop()
        await self.type(event.key)

    async def type(self, key: events.Key) -> None:
        """Write a letter into the text of the open step, or of the line for another entry, wherever the focus is."""
        await self._put(key.character or "")

    async def _put(self, text: str) -> None:
        box = self._box
        if box is None:
            return
        if box.text is None:
            adds = f"add/{box.step.adds}"
            if box.step.kind is StepKind.ONWARD or self._now.step(adds) is None:
                self.post_message(self.NoText(text))
                return
            await self.open(adds)
            box = self._box
        field = box.text if box is not None else None
        if field is not None:
            if self.screen.focused is not field:
                self.screen.set_focus(field, scroll_visible=False)
                field.to_end()
            field.take(text)

    async def type_into(self, step_id: str, text: str) -> None:
        """Write something into the text of another step, if there is such a step."""
        if self._now.step(step_id) is not None:
            await self.open(step_id)
            await self._put(text)

    async def on_paste(self, event: events.Paste) -> None:
        """A paste on a row, or while letters are commands, goes into the text of the step."""
        event.stop()
        event.prevent_default()
        if self.has_focus:
            self.focus_typing()
        await self._put(event.text)

    # --- what is typed --------------------------------------------------------------------------------------

    def unsaved(self) -> Iterator[Intent]:
        """What keeps the letters that no message has kept yet."""
        if self._box is not None:
            yield from self._box.unsaved()

    def left(self) -> Iterator[Intent]:
        """What counts because the phase is left now."""
        if self._box is not None:
            yield from self._box.left()

    def hint(self, focused: Widget | None) -> str:
        """What the keys do now."""
        if focused is self:
            return "Letters are commands: c catch  x take back  o door  / search  g goals  v cover   Esc: type again"
        return self._box.hint(focused) if self._box is not None else ""
