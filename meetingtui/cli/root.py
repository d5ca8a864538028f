"""`meet` itself: the commands in the order of a week, and the options that all of them share."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from meetingtui import __version__

if TYPE_CHECKING:
    from meetingtui.cli.shell.outside import Outside

COMMANDS = {
    "pair": ("meetingtui.cli.pairs", "Set up a pair; list, edit, close or reopen pairs."),
    "status": ("meetingtui.cli.week.status", "Say what this week is about; --short for a prompt."),
    "start": ("meetingtui.cli.start", "Hold this week's meeting, or go on with one that was cut off."),
    "show": ("meetingtui.cli.reading", "Read a meeting: the last one, or any by its number."),
    "recap": ("meetingtui.cli.week.recap", "Print what you agreed on, ready to paste or to mail."),
    "jot": ("meetingtui.cli.week.jots", "Note a line before you forget it; the next meeting shows it."),
    "jots": ("meetingtui.cli.week.jots", "List the jots that are still waiting, or change one."),
    "tasks": ("meetingtui.cli.week.tasks", "List what the two of you promised."),
    "task": ("meetingtui.cli.week.tasks", "Say how a promise is going; the next meeting shows it."),
    "topic": ("meetingtui.cli.week.topics", "Bring something to talk about next time."),
    "topics": ("meetingtui.cli.week.topics", "List what waits to be talked about, or take a topic off."),
    "prep": ("meetingtui.cli.week.prep", "Prepare the next meeting in a few short steps; it opens with them."),
    "brief": ("meetingtui.cli.week.brief", "Print one page for the mentor before the meeting."),
    "next": ("meetingtui.cli.week.next", "Say when you meet next; set, move or call off that date."),
    "invite": ("meetingtui.cli.week.invite", "Save the next meeting as a file that any calendar opens."),
    "contact": ("meetingtui.cli.week.contact", "Say how and when you may write to each other, and note messages."),
    "thanks": ("meetingtui.cli.week.thanks", "List which thanks or news are due, with a draft for each."),
    "links": ("meetingtui.cli.week.links", "List the links that you gave each other, and what you took from them."),
    "goals": ("meetingtui.cli.ledgers", "List what you want to reach, and by when."),
    "opportunities": ("meetingtui.cli.ledgers", "List the doors the mentor is looking out for or has opened."),
    "door": ("meetingtui.cli.week.doors", "Say how a door is going; the next meeting shows it."),
    "agreement": ("meetingtui.cli.agreement", "Read what the two of you agreed on, or revise it."),
    "missed": ("meetingtui.cli.missed", "Record a meeting that was called off."),
    "list": ("meetingtui.cli.reading", "List the meetings, newest first."),
    "history": ("meetingtui.cli.history", "Browse, search and correct past meetings on screen."),
    "search": ("meetingtui.cli.search", "Find where something was said."),
    "story": ("meetingtui.cli.story", "Tell the story of the last 90 days, or of any others."),
    "json-schema": ("meetingtui.cli.json_schema", "Describe what --json prints, as JSON Schema."),
    "export": ("meetingtui.cli.transfer.export", "Save your meetings as Markdown, JSON, CSV or a web page."),
    "import": (
        "meetingtui.cli.transfer.import_command",
        "Merge in a file from another machine; nothing is lost or doubled.",
    ),
    "pack": ("meetingtui.cli.transfer.packets", "Write what you prepared as a block of text for a chat or a mail."),
    "unpack": ("meetingtui.cli.transfer.packets", "Show what is in a packet, and take it in."),
    "forget": ("meetingtui.cli.forget.command", "Remove a meeting, or a whole pair, for good."),
    "recover": ("meetingtui.cli.recover", "List earlier saved states, or restore one."),
    "config": ("meetingtui.cli.config.command", "Show your settings, check them, or edit them."),
    "doctor": ("meetingtui.cli.doctor", "Check your data, this terminal and this program."),
    "completion": ("meetingtui.cli.completion", "Print what your shell needs to complete what you type."),
    "demo": ("meetingtui.cli.demo", "Look around in nine made-up months; nothing is saved."),
}
"""Each command's module, loaded when it is used, and its line of help. In the module it has its own name."""

EXAMPLES = (
    ("meet pair new --mentor Ada --mentee Sam", "once"),
    ("meet start --until 16:00", "each week"),
    ("meet show last", "any time"),
)
EXIT_CODES = (
    ("0", "done"),
    ("1", "it could not be done"),
    ("2", "the command was not understood, or there is no terminal"),
    ("3", "no such pair, meeting or file"),
    ("4", "the data is in use, or cannot be written"),
    ("5", "the data is damaged, or was written by a newer version"),
    ("130", "interrupted"),
)


ALSO = {"doors": "opportunities"}
"""Other names for commands, as people look for them."""


class InOrder(click.Group):
    """A group whose commands are listed as they were written, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, as help and completion show them."""
        return list(self.commands)


class Week(InOrder):
    """The commands in the order of a week; help knows them without loading them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, as help and completion show them."""
        return list(COMMANDS)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words, with the options that all commands share in front, wherever they were typed."""
        return super().parse_args(ctx, shared_first(args))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of exactly that name."""
        cmd_name = ALSO.get(cmd_name, cmd_name)
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), f"{cmd_name.replace('-', '_')}_command")
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; raises NoSuchCommand, which names the nearest ones."""
        if args and args[0] not in COMMANDS | ALSO and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: what it is, three examples, the commands, the options, the exit codes."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        parts = (
            ("Examples", EXAMPLES),
            ("Commands", [(name, line) for name, (_, line) in COMMANDS.items()]),
            ("Options", [line for option in self.get_params(ctx) if (line := option.get_help_record(ctx))]),
            ("Exit codes", EXIT_CODES),
        )
        for heading, lines in parts:
            with formatter.section(heading):
                formatter.write_dl(lines, col_max=40)


SHARED, WITH_A_VALUE = ("-q", "--quiet"), ("--data", "--config", "--color")
"""The options of `meet` itself, which its commands do not have; those with a value take it from the next word."""


def shared_first(args: Sequence[str]) -> list[str]:
    """The words with the shared options first; what stands behind `--` stays where it is."""
    shared: list[str] = []
    others: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            others += [word, *words]
        elif word in SHARED or word.split("=", 1)[0] in WITH_A_VALUE:
            shared.append(word)
            if word in WITH_A_VALUE:
                shared += [value for value in [next(words, None)] if value is not None]
        else:
            others.append(word)
    return [*shared, *others]


@click.group(
    cls=Week,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--data", metavar="FOLDER", help="Keep your data in this folder (or set MEETINGTUI_DATA).")
@click.option("--config", metavar="FILE", help="Take your settings from this file (or set MEETINGTUI_CONFIG).")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colours; auto follows the terminal and NO_COLOR.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only what was asked for.")
@click.version_option(__version__, prog_name="meet", message="%(prog)s %(version)s")
@click.pass_context
def meet(ctx: click.Context, data: str | None, config: str | None, color: str, quiet: bool) -> None:
    """A timeboxed weekly meeting for a mentor and a mentee, in a shared terminal.

    Without a command, meet opens its home screen.
    """
    from meetingtui.cli.shell.workplace import Workplace, most_wanted
    from meetingtui.domain.dates.formatting import say_hours

    outside = _outside(ctx)
    ctx.color = color_wanted(color, outside.environ)
    if isinstance(outside.environ, MutableMapping) and color != "auto":
        # The interface asks the environment.
        outside.environ.pop("NO_COLOR", None) if color == "always" else outside.environ.update(NO_COLOR="1")
    workplace = ctx.obj = Workplace(outside, data=data, quiet=quiet, config=config)
    settings = workplace.settings
    say_hours(settings["clock"])
    if ctx.invoked_subcommand not in ("config", "completion"):
        for problem in settings.problems:
            workplace.say(problem)
    if ctx.invoked_subcommand is not None:
        return
    if outside.no_screen(outside.environ):
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    pair = workplace.choose_pair(None) if settings["pair"] else None
    workplace.open_interface(pair or most_wanted(workplace.store.pairs(), workplace.now()))


def color_wanted(option: str, environ: Mapping[str, str]) -> bool | None:
    """Whether to write colours; None leaves it to whether stdout is a terminal.

    The option comes first, then `NO_COLOR` (no-color.org: when it is not empty), `FORCE_COLOR`, `TERM=dumb`.
    """
    if option != "auto":
        return option == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return False if environ.get("TERM") == "dumb" else None


def _outside(ctx: click.Context) -> Outside:
    if ctx.obj is not None:
        given: Outside = ctx.obj
        return given
    from meetingtui.cli.shell.outside import real_world

    return real_world()
