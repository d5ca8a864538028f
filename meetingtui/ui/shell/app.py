"""The application: which screen comes first, and what works on every screen."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from meetingtui.domain.dates.say_times import time_at
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import Pair
from meetingtui.domain.text import clean, drawn
from meetingtui.ui.fields.line import FieldLeft
from meetingtui.ui.shell.app_context import Setting
from meetingtui.ui.shell.commands import Command, commands_of, key_name
from meetingtui.ui.shell.meeting_flow import MeetingFlow
from meetingtui.ui.shell.messages import Notice, PhaseShown, SentenceShown
from meetingtui.ui.shell.pasted_packets import PacketsApp
from meetingtui.ui.shell.stylesheets import stylesheets
from meetingtui.ui.shell.theme import THEMES, meaning_defaults, next_theme
from meetingtui.ui.terminal.key_places import key_at_that_place
from meetingtui.ui.terminal.one_at_a_time import takes_words
from meetingtui.ui.terminal.pasted import field_for_words
from meetingtui.ui.terminal.textual_internals import key_of_character
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar, is_huge
from meetingtui.ui.words.saving import parting_words

MESSAGES = 50
"""How many messages can be read again."""

LAST_SAVE = 0.6
"""Seconds that the disk gets when the program has to go, before a second place is tried."""
SETTLED = 1.0
"""Seconds after which the first picture stands."""


def look_for_rubbish() -> None:
    """Let Python look for rubbish again, which the command line has turned off for a quick start.

    What is loaded by now stays until the end and need not be looked through.
    """
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()


WIDTHS = [(0, "-tiny"), (80, "-narrow"), (100, "-normal"), (120, "-wide"), (140, "-huge")]
"""From how many columns on a screen has which class."""
HEIGHTS = [(0, "-low"), (24, "-short"), (30, "-tall"), (40, "-high")]
"""From how many rows on."""


def size_classes(size: Size) -> dict[str, bool]:
    """Which classes a screen has in a window of that size, and which not."""
    found: dict[str, bool] = {}
    for length, sizes in ((size.width, WIDTHS), (size.height, HEIGHTS)):
        (_, fits) = max((least, name) for least, name in sizes if length >= least)
        found |= {name: name == fits for _, name in sizes}
    return found


# The stock bindings are not inherited: their Ctrl+Q comes before any screen's own, and would end a meeting unasked.
class MeetApp(PacketsApp, inherit_bindings=False):
    """Runs the interface; afterwards `look_around` says whether the made-up pair is to be shown next."""

    TITLE = "meet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,f4,ctrl+l", "next_look", "Look", id="look.next", show=False, tooltip="Dark, light, contrast"),
        Binding("z", "hide_zoom_advice", "Hide the zoom advice", id="look.zoom", show=False),
        Binding("colon", "command_palette", "All commands", id="palette.open", show=False),
        Binding("ctrl+p", "command_palette", "All", id="palette.always", show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting.crash_log, now=setting.room.clock.wall, css_path=[*stylesheets()])
        self.setting = setting
        self.pair = setting.pair
        self.hints = setting.hints
        """Whether hints about a good conversation are wanted."""
        self.look_around = False
        """True when somebody asked for the made-up pair."""
        self.said: deque[str] = deque(maxlen=MESSAGES)
        """What the message lines and toasts said, with the time; the newest last."""
        self.zoom_known = False
        """True once somebody has read that a large window is hard to read on a call."""
        self._flow: MeetingFlow | None = None
        self._left: Widget | None = None
        """The field that Escape left last."""
        for theme in THEMES:
            self.register_theme(theme)
        # Set as if it had always been so: a change of the theme reads all style sheets anew.
        self.set_reactive(App.theme, setting.look or THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:
        """Show a screen, which knows the window's size from the start: it would be styled a second time for it."""
        if isinstance(screen, Screen):
            screen.update_classes(size_classes(self.size), update=False)
        return super().push_screen(screen, *args, **kwargs)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour words, for themes that do not know them."""
        return meaning_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Show the first screen."""
        self.animation_level = "none"
        if self.setting.keys:
            self.set_keymap(self.setting.keys)
        self.set_timer(SETTLED, look_for_rubbish)
        if self.pair is None:
            self._set_up()
        elif self.setting.start:
            self._begin(self.setting.wishes, resume=self.setting.resume)
        elif self.setting.prepare:
            self.show_preparing(then=lambda said: self.exit(message=Text(said) if said else None))
        elif self.setting.history:
            self.show_history(self.setting.search, then=lambda _: self.exit())
        else:
            self._home()
        self.tell_notices()
        self.set_interval(1.0, self.tell_notices)

    def tell_notices(self) -> None:
        """Say what has come up about the data, once, on whatever screen; it can be read again."""
        while self.setting.notices:
            notice = self.setting.notices.pop(0)
            self._remember(notice)
            self.notify(clean(notice), title="Your data", timeout=20, markup=False)

    # --- which screen ---------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        from meetingtui.services.pairs import set_up_pair
        from meetingtui.ui.screens.setup import SetupScreen

        def answered(pair: Pair | None) -> None:
            if pair is None:
                self.exit()
                return
            self.pair = pair
            if self.setting.start:
                self._begin(self.setting.wishes, resume=None)
            else:
                self._home()

        room = self.setting.room
        set_up = partial(set_up_pair, room.store, clock=room.clock, new_id=room.new_id)
        self.push_screen(SetupScreen(set_up, self.setting.zone, self.setting.forms), answered)

    def _home(self) -> None:
        from meetingtui.ui.screens.home import HomeScreen

        assert self.pair is not None  # noqa: S101 - home is shown for a pair
        setting = self.setting
        self.push_screen(HomeScreen(setting.room, self.pair, demo=setting.demo, invite=setting.save_invitation))

    def _begin(self, wishes: Wishes, *, resume: bool | None) -> None:
        assert self.pair is not None  # noqa: S101 - a meeting is begun by a pair
        self._flow = MeetingFlow(self, self.setting, self.pair)
        self.run_worker(self._hold_meeting(self._flow, wishes, resume))

    async def _hold_meeting(self, flow: MeetingFlow, wishes: Wishes, resume: bool | None) -> None:
        """Go through a meeting; then back to the shell when the shell asked for it, else back home."""
        end = await flow.run(wishes, resume=resume)
        self._flow = None
        self.set_window_title(self.TITLE)
        words = "\n".join(end.refused.lines()) if end.refused else end.parting
        if self.setting.start:
            words = words or end.way_on
            code = end.refused.exit_code if end.refused else int(end.lost)
            self.exit(return_code=code, message=Text(clean(words)) if words else None)
            return
        if (drawn := getattr(self.screen, "draw_home", None)) is not None:
            drawn()
        if end.refused:
            self._say(" ".join(end.refused.lines()))
        elif words:
            self.setting.notices.append(words)
            self.tell_notices()

    def _say(self, sentence: str) -> None:
        lines = self.screen.query(MessageLine)
        if lines:
            lines.first().say(sentence, problem=True)

    def show_hint(self, sentence: str) -> None:
        """On the message line, where there is one."""
        lines = self.screen.query(MessageLine)
        if lines:
            lines.first().say(sentence)
        else:
            super().show_hint(sentence)

    @property
    def between_screens(self) -> bool:
        """Whether a meeting is on its way from one screen to the next."""
        opening = self._running and getattr(self.screen, "opening", False)
        return opening or (self._flow is not None and self._flow.between_screens)

    # --- on every screen ------------------------------------------------------------------------------------

    def read_key(self, key: events.Key) -> events.Key:
        """The key at the place where a letter was typed: Caps Lock and other layouts change no command."""
        character = key.character
        words = takes_words(self.focused) or hasattr(self.focused, "HANDS_ON") or hasattr(self.screen, "TYPED_ON")
        if not key.is_printable or not character or words:
            return key
        meant = key_at_that_place(character)
        is_command = getattr(self.focused, "is_command", None)
        if is_command is not None and not (meant and is_command(key_of_character(meant))):
            return key
        if meant is None:
            self.show_hint(f"Keys are Latin letters: {drawn(character)} is not one.   Esc: back to the field")
        return key if meant in (None, character) else events.Key(key_of_character(meant), meant)

    @on(FieldLeft)
    def remember_field(self, event: FieldLeft) -> None:
        """Remember where words belong that come without a field."""
        event.stop()
        self._left = event.field

    def on_paste(self, event: events.Paste) -> None:
        """A paste without a field goes to the one that was left, or that lies below a box; or a sentence says so."""
        field = field_for_words(self.screen_stack, self._left)
        if field is None:
            self.show_hint("Nothing was pasted: no field is open. Go to one (Tab or Esc) and paste again.")
        elif field.take(event.text):
            self.show_hint("Pasted into the field you came from.")

    async def on_event(self, event: events.Event) -> None:
        """Tell a running meeting that somebody is there: fields keep their letters from the screen."""
        if isinstance(event, events.Key | events.Paste):
            from meetingtui.ui.screens.live_view import LiveView

            for screen in self.screen_stack:
                if isinstance(screen, LiveView):
                    screen.live.typed()
        await super().on_event(event)

    def flush_everything(self) -> bool:
        """Put every letter on the disk; called when the program has to go at once. False when no disk took it."""
        from meetingtui.ui.screens.outline_screen import OutlineScreen

        for screen in self.screen_stack:
            if isinstance(screen, OutlineScreen):
                screen.gather()
        drafts = self.setting.drafts.flush(LAST_SAVE)
        return self.setting.forms.flush(LAST_SAVE) and drafts

    def parting_words(self) -> str:
        """Where the words are when they are not where they belong."""
        return parting_words(self.setting.drafts.state, self._zone)

    @property
    def _zone(self) -> str:
        return self.pair.zone if self.pair else self.setting.zone or "UTC"

    def action_begin_meeting(self) -> None:
        """Start the meeting of the pair on the screen."""
        self._begin(Wishes(), resume=None)

    def action_choose_pair(self) -> None:
        """Show another pair, once nobody else looks at the screen."""
        from meetingtui.ui.dialogs.choice import Choice, Reply

        pairs = list(self.setting.room.pairs())

        def answered(answer: str | None) -> None:
            chosen = next((pair for pair in pairs if pair.id == answer), None)
            if chosen is not None:
                self.pair = chosen
                self.pop_screen()
                self._home()

        def shared(answer: str | None) -> None:
            if answer == "alone":
                names = [Reply(str(n) if n < 10 else "", pair.id, pair.names) for n, pair in enumerate(pairs, 1)]
                self.push_screen(Choice("Which pair?", names), answered)

        self.push_screen(
            Choice(
                "Is your screen shared? The names of all your pairs come next.",
                [
                    Reply("n", "alone", "No, nobody else sees it"),
                    Reply("y", "shared", "Yes: stay here"),
                ],
            ),
            shared,
        )

    @on(PhaseShown)
    def name_window(self, event: PhaseShown) -> None:
        """Say in the window's title where the meeting is."""
        event.stop()
        self.set_window_title(f"{self.TITLE}: {event.label}")

    @on(Notice)
    def notify_outside(self, event: Notice) -> None:
        """Tell whoever looks at another window, if they asked for that in their settings."""
        event.stop()
        if self.setting.notices_outside and not self.app_focus:
            self.say_outside(f"meet: {event.words}")

    @on(SentenceShown)
    def remember(self, event: SentenceShown) -> None:
        """Keep a message, so that it can be read again."""
        event.stop()
        self._remember(event.sentence)

    def _remember(self, sentence: str) -> None:
        now = self.setting.room.clock.wall()
        self.said.append(f"{time_at(now, self._zone)}  {sentence}")

    def action_messages(self) -> None:
        """Show what was said, to read it again."""
        from meetingtui.ui.dialogs.message_log import SaidScreen

        self.push_screen(SaidScreen(self.said))

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer as people write them: no signs that a font may lack."""
        stock = super().get_key_display(binding)
        return stock if stock.isascii() else key_name(binding.key)

    def action_command_palette(self) -> None:
        """Show everything that can be done here."""
        from meetingtui.ui.shell.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_next_look(self) -> None:
        """Dark, light, contrast."""
        self.theme = next_theme(self.theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The advice can be hidden only where it is seen."""
        if action == "hide_zoom_advice":
            return not self.zoom_known and is_huge(self.size)
        return super().check_action(action, parameters)

    def action_hide_zoom_advice(self) -> None:
        """Hide the advice for large windows; it stays away."""
        self.zoom_known = True
        for screen in self.screen_stack:
            for bar in screen.query(TopBar):
                bar.draw_title()

    def action_look_around(self) -> None:
        """End here; the command line shows the made-up pair next."""
        self.look_around = True
        self.exit()

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from meetingtui.ui.screens.help import HelpScreen

        screen = self.screen
        commands = sorted(commands_of(screen), key=lambda command: command.moves)
        self.push_screen(HelpScreen(commands, screen.HELP or "What you can do here, with its keys."))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that can be done on the screen now, with its keys, and the themes."""
        for command in commands_of(screen):
            if not command.moves:
                yield SystemCommand(f"{command.says} ({command.keys})", "", partial(self._run_command, command))
        if not screen.has_class("-covered"):
            yield SystemCommand("Messages: read them again", "", self.action_messages)
        for theme in THEMES:
            yield SystemCommand(f"Theme: {theme.name}", "", lambda name=theme.name: self._use_theme(name))

    async def _run_command(self, command: Command) -> None:
        await self.run_action(command.action, command.node)

    def _use_theme(self, name: str) -> None:
        self.theme = name
