"""`meet config`: where the settings are, what holds, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import NotPossible
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@click.group("config", cls=InOrder, invoke_without_command=True)
@click.pass_context
def config_command(ctx: click.Context) -> None:
    """Show your settings, check them, or edit them.

    A variable of the shell (MEETINGTUI_CLOCK=12) comes before the file, the file before the default. meet never
    changes the file.

    \b
    Examples:
      meet config
      meet config edit
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@config_command.command("show")
@with_workplace
def show(workplace: Workplace) -> None:
    """Show every setting and where it comes from."""
    settings = workplace.settings
    for name, value in settings.values.items():
        click.echo(f"{name:<8} {_shown(value):<20} {settings.sources[name]}")
    if not settings.file.exists():
        workplace.say("There is no file of settings yet. To make one: meet config edit")


@config_command.command("path")
@with_workplace
def path(workplace: Workplace) -> None:
    """Say where the file is, or would be."""
    click.echo(workplace.settings.file)


@config_command.command("keys")
@with_workplace
def keys(workplace: Workplace) -> None:
    """List the actions that can have other keys, by their names."""
    from meetingtui.ui.shell.own_keys import actions

    chosen: Mapping[str, str] = workplace.settings["keys"]
    for name, (usual, says) in actions().items():
        mark = " *" if name in chosen else ""
        click.echo(f"{name:<22} {chosen.get(name, usual) + mark:<26} {says}")


@config_command.command("check")
@with_workplace
def check(workplace: Workplace) -> None:
    """Say what is wrong with the settings; the exit code is 2 when something is."""
    from meetingtui.ui.shell.own_keys import actions, problems_with

    settings = workplace.settings
    found = [*settings.problems, *(problems_with(settings["keys"], actions()) if settings["keys"] else ())]
    for problem in found:
        click.echo(one_line(problem))
    if found:
        click.get_current_context().exit(2)
    click.echo("All settings are understood.")


@config_command.command("edit")
@with_workplace
def edit(workplace: Workplace) -> None:
    """Open the file in your editor ($VISUAL or $EDITOR); a new one lists every setting."""
    import shlex
    import subprocess

    from meetingtui.cli.config.settings import TEMPLATE

    file, environ = workplace.settings.file, workplace.outside.environ
    editor = environ.get("VISUAL") or environ.get("EDITOR")
    if not editor:
        raise NotPossible(
            "No editor is named.", "Nothing was changed.", f"Set EDITOR, or open {file} in an editor of yours."
        )
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(TEMPLATE, encoding="utf-8")
        done = subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603 - the user named it
    except OSError as error:
        raise NotPossible(
            f"“{one_line(editor)}” cannot be opened: {error.strerror}.", "Nothing was changed."
        ) from None
    if done.returncode:
        raise NotPossible(f"The editor ended with {done.returncode}.", f"The file is {file}.")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}={keys}" for name, keys in value.items()) or "-"
    return one_line(str(value)) or "-"
