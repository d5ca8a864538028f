"""`meet goals` and `meet opportunities`: what is wanted, and which doors open, without the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.reading import aligned, screen_width
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from meetingtui.domain.ledger.goals import Goal
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.exchange.output.documents import GoalsDocument, OpportunitiesDocument

_pair = pair_option("words")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("goals")
@_pair
@click.option("--all", "everything", is_flag=True, help="Include goals that were reached or dropped.")
@_json
@with_workplace
def goals_command(workplace: Workplace, words: str | None, everything: bool, as_json: bool) -> None:
    """List what you want to reach, and by when."""
    from meetingtui.domain.dates.zone_time import local_day
    from meetingtui.domain.ledger.goals import quiet
    from meetingtui.services.goal_book import in_order

    pair = workplace.choose_pair(words)
    goals = workplace.store.goals(pair.id)
    tasks = workplace.store.commitments(pair.id)
    workplace.tell_notices()
    now = workplace.outside.clock.wall()
    shown = [goal for goal in in_order(goals) if everything or goal.current]
    silent = {goal.id: quiet(goal, tasks, now) for goal in shown}
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.json_ledgers import goal_objects

        document: GoalsDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "goals": goal_objects(pair, shown, tasks, silent, now),
        }
        click.echo(json_file.text(document))
    elif not shown:
        workplace.say("No current goals. To list them all: meet goals --all" if goals else "No goals yet.")
    else:
        today = local_day(now, pair.zone)
        rows = [goal_row(goal, today, pair.zone, quiet=silent[goal.id]) for goal in shown]
        click.echo("\n".join(aligned(rows, screen_width())))


@click.command("opportunities")
@_pair
@click.option("--all", "everything", is_flag=True, help="Include doors that ended with thanks.")
@_json
@with_workplace
def opportunities_command(workplace: Workplace, words: str | None, everything: bool, as_json: bool) -> None:
    """List the doors the mentor is looking out for or has opened."""
    pair = workplace.choose_pair(words)
    doors = workplace.store.opportunities(pair.id)
    workplace.tell_notices()
    shown = [door for door in doors if everything or door.open]
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.json_ledgers import opportunity_objects

        document: OpportunitiesDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "opportunities": opportunity_objects(pair, shown),
        }
        click.echo(json_file.text(document))
    elif not shown:
        workplace.say("No open doors. To list them all: meet opportunities --all" if doors else "No doors yet.")
    else:
        numbers = {door.id: str(number) for number, door in enumerate((door for door in doors if door.open), 1)}
        rows = [(numbers.get(door.id, ""), *door_row(door, pair.zone)) for door in shown]
        click.echo("\n".join(aligned(rows, screen_width())))


def goal_row(goal: Goal, today: date, zone: str, *, quiet: bool) -> tuple[str, str, str]:
    """A goal's state, its day, and its words with what should be known: how it rolled, that it is quiet."""
    from meetingtui.domain.dates.formatting import short_day
    from meetingtui.domain.ledger.goal_look import rolled

    facts = [f"now a {goal.horizon(today)}-day goal"] if rolled(goal, today, zone) else []
    facts += ["quiet for three weeks"] if quiet else []
    words = one_line(goal.text) + (f" ({', '.join(facts)})" if facts else "")
    return goal.state.words, f"by {short_day(goal.due)}", words


def door_row(door: Opportunity, zone: str) -> tuple[str, str, str]:
    """How far a door is, since when, and its words with what happened last."""
    from meetingtui.domain.dates.formatting import short_day
    from meetingtui.domain.dates.zone_time import local_day

    since = door.moves[-1].at if door.moves else door.made_at
    note = next((move.note for move in reversed(door.moves) if move.note.strip()), "")
    words = one_line(door.text) + (f" ({one_line(note)})" if note else "")
    return door.stage.words, f"since {short_day(local_day(since, zone))}", words
