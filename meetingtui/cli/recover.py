"""`meet recover`: the states that are kept, to look at and to put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from datetime import datetime

    from meetingtui.exchange.output.documents import KeptStateObject, RecoverDocument
    from meetingtui.storage.repair.kept_states import KeptState, KeptStates


@click.group("recover", cls=InOrder, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def recover_command(ctx: click.Context, as_json: bool) -> None:
    """List earlier saved states, or restore one.

    On its own it lists every state of your data and of drafts: the present one, backups, damaged files that were
    put aside, and drafts.

    \b
    Examples:
      meet recover
      meet recover show backups/meetings-0000000041.json
      meet recover restore backups/meetings-0000000041.json
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise BadInput(f"“{ctx.invoked_subcommand}” has no JSON output.", do="Type: meet recover --json")
        return
    workplace: Workplace = ctx.obj
    states = _states(workplace).all()
    if as_json:
        from meetingtui.exchange.data import json_file

        document: RecoverDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "states": [_object(workplace, state) for state in states],
        }
        click.echo(json_file.text(document))
        return
    for state in states:
        click.echo(f"{_when(workplace, state)}  {one_line(state.name)}  {state.holds}")
    if not states:
        click.echo("Nothing is saved yet.")


@recover_command.command("show")
@click.argument("name")
@with_workplace
def show(workplace: Workplace, name: str) -> None:
    """Show what is in a state: its meetings, or the words of a draft."""
    from meetingtui.storage.repair.kept_states import meetings_in
    from meetingtui.storage.repair.losses import described
    from meetingtui.storage.store.kinds import MEETINGS

    state = _states(workplace).named(name)
    click.echo(f"{one_line(state.name)}, {_when(workplace, state)}: {state.holds}")
    lines = state.words if state.is_draft else [described(MEETINGS, meeting) for meeting in meetings_in(state)]
    for line in lines:
        click.echo(f"  {one_line(line)}")


@recover_command.command("restore")
@click.argument("name")
@with_workplace
def restore(workplace: Workplace, name: str) -> None:
    """Restore a state. The present one is kept, so you can undo this.

    If it is a draft, meet start offers to go on with it.
    """
    from meetingtui.storage.drafts.running_lock import RunningLock

    states = _states(workplace)
    state = states.named(name)
    with RunningLock(workplace.locations, workplace.now).kept_free():
        kept = states.put_back(state)
    click.echo(f"Restored {one_line(state.name)}: {state.holds}.")
    if kept:
        click.echo(f"To undo it: meet recover restore {kept}")


def _states(workplace: Workplace) -> KeptStates:
    from meetingtui.storage.drafts.draft_files import DraftFiles
    from meetingtui.storage.repair.kept_states import KeptStates

    drafts = DraftFiles(workplace.locations, workplace.now)
    return KeptStates(workplace.locations, workplace.database, drafts, workplace.now)


def _object(workplace: Workplace, state: KeptState) -> KeptStateObject:
    from meetingtui.storage.repair.kept_states import meetings_in
    from meetingtui.storage.repair.losses import day_of

    meetings = [] if state.is_draft else meetings_in(state)
    days = [day for day in map(day_of, meetings) if day is not None]
    return {
        "name": state.name,
        "saved": _saved_at(workplace, state).isoformat(timespec="seconds"),
        "draft": state.is_draft,
        "whole": state.whole,
        "meetings": None if state.is_draft else len(meetings),
        "last_meeting": max(days).isoformat() if days else None,
        "words": state.word_count if state.is_draft else None,
    }


def _saved_at(workplace: Workplace, state: KeptState) -> datetime:
    return state.saved_at.astimezone(workplace.now().tzinfo)


def _when(workplace: Workplace, state: KeptState) -> str:
    return f"{_saved_at(workplace, state):%Y-%m-%d %H:%M}"
