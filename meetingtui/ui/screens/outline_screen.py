"""What screens have in common whose body is an outline: its keys are explained, and no letter is lost."""

from __future__ import annotations

from textual import events, on
from textual.screen import ScreenResultType
from textual.widget import Widget

from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import TextRefused
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.widgets.message_line import MessageLine


class OutlineScreen(OnceScreen[ScreenResultType]):
    """Derived ones compose it, and write down what is typed."""

    AUTO_FOCUS = ""

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        # Asked for at every letter: to look for them on the screen each time would take longer than the letter.
        self.outline = outline
        """The body."""
        self.message_line = MessageLine()
        """The line above the keys."""

    def on_mount(self) -> None:
        """Say what the keys do, whatever has the focus."""
        self.watch(self, "focused", self.say_what_typing_does)

    @property
    def opening(self) -> bool:
        """Whether a step is being opened, to which the next key belongs."""
        return bool(self.outline.opening)

    @property
    def covered(self) -> bool:
        """Whether nothing but the clock is seen."""
        return False

    def gather(self) -> None:
        """Take over every letter that stands in a field, for when the program has to go at once."""
        raise NotImplementedError

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the line above the footer."""
        self.message_line.say(sentence, problem=problem)

    def say_what_typing_does(self, focused: Widget | None) -> None:
        """Say what the keys do now."""
        self.message_line.hint(self.outline.hint(focused))

    async def on_key(self, event: events.Key) -> None:
        """A letter that finds no field belongs to the open step."""
        if self.focused is None and event.is_printable and not self.covered:
            event.stop()
            event.prevent_default()
            await self.outline.type(event)

    @on(Say)
    def say_it(self, event: Say) -> None:
        """Say what a widget has to say."""
        event.stop()
        self.say(event.sentence, problem=event.problem)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self.say(event.sentence, problem=True)
