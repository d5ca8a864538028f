"""`meet tasks` and `meet task`: what was promised, and how it gets on before the next meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from meetingtui.domain.between.updates import Update
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import TasksDocument
    from meetingtui.services.week.promise_updates import PromiseUpdates

UNDO = "undo"
OUTCOMES = ("done", "partly", "not-yet", "changed")

_pair = pair_option()


@click.command("tasks")
@_pair
@click.option("--all/--open", "everything", default=False, help="List all promises, or only the open ones.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, always complete.")
@with_workplace
def tasks_command(workplace: Workplace, name: str | None, everything: bool, as_json: bool) -> None:
    """List what the two of you promised."""
    pair, promises = _promises(workplace, name)
    commitments = workplace.store.commitments(pair.id)
    waiting, said = promises.open(), promises.standing()
    settled = [promise for promise in reversed(commitments) if not promise.open] if everything else []
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file

        document: TasksDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "tasks": json_file.task_objects(pair, [*waiting, *settled], workplace.store.goals(pair.id), said),
        }
        click.echo(json_file.text(document))
    elif waiting or settled:
        from meetingtui.cli.reading import aligned, screen_width
        from meetingtui.domain.dates.zone_time import local_day

        today = local_day(workplace.outside.clock.wall(), pair.zone)
        rows = [(str(number), *_row(one, pair, said, today)) for number, one in enumerate(waiting, 1)]
        rows += [("", *_row(one, pair, said, today)) for one in settled]
        click.echo("\n".join(aligned(rows, screen_width())))
    else:
        workplace.say("Nothing is open." if commitments else "No promises yet.")


@click.command("task", epilog="Put -- before a word that begins with a hyphen.")
@click.argument("number", type=int, metavar="N")
@click.argument("how", type=click.Choice([*OUTCOMES, UNDO]), metavar="|".join([*OUTCOMES, UNDO]))
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--by", type=click.Choice(["mentor", "mentee"]), help="Who says so.")
@_pair
@with_workplace
def task_command(
    workplace: Workplace, number: int, how: str, words: tuple[str, ...], by: str | None, name: str | None
) -> None:
    """Say how a promise is going; the next meeting shows it.

    N is its number in meet tasks. It stays open until you both look at it.

    \b
    Examples:
      meet task 1 partly "two of three slides"
      meet task 2 changed "write to Lin instead"
      meet task 1 undo
    """
    from meetingtui.domain.ledger.commitments import Outcome
    from meetingtui.domain.people import Role

    pair, promises = _promises(workplace, name)
    if how == UNDO:
        promise, update = promises.take_back(number)
        workplace.tell_notices()
        click.echo(f"Taken back: {_with_note(update)} ({one_line(promise.text)})")
        return
    promise, update = promises.say(number, Outcome(how), " ".join(words), by=Role(by) if by else None)
    workplace.tell_notices()
    click.echo(f"{one_line(promise.text)}: {_with_note(update)}")
    if pair.closed_on is not None:
        workplace.say(f"{pair.names} have wrapped up, so no meeting will show it.")


def _promises(workplace: Workplace, name: str | None) -> tuple[Pair, PromiseUpdates]:
    from meetingtui.services.week.promise_updates import PromiseUpdates

    pair, outside = workplace.choose_pair(name), workplace.outside
    return pair, PromiseUpdates(workplace.store, pair, clock=outside.clock, new_id=outside.new_id)


def _row(commitment: Commitment, pair: Pair, said: dict[str, Update], today: date) -> Sequence[str]:
    update = said.get(commitment.id)
    owner = one_line(pair.name(commitment.owner))
    return owner, state_words(commitment, today), task_words(commitment, update, pair.zone)


def state_words(commitment: Commitment, today: date) -> str:
    """Where a commitment stands: `by Tue 24 Nov`, `late since Mon 9 Nov`, `done`."""
    from meetingtui.domain.dates.formatting import due_words

    return due_words(commitment.due, today) if commitment.open else commitment.status.value


def task_words(commitment: Commitment, update: Update | None, zone: str) -> str:
    """A commitment's own words, with whether it is the week's task, how often it came back, and how it gets on."""
    from meetingtui.domain.ledger.commitments import came_back

    facts = ["the week's task"] if commitment.week_task and commitment.open else []
    facts += [came_back(commitment.times_carried)] if commitment.times_carried else []
    facts += [_said(update, zone)] if update else []
    return one_line(commitment.text) + (f" ({', '.join(facts)})" if facts else "")


def _said(update: Update, zone: str) -> str:
    from meetingtui.domain.dates.formatting import short_day
    from meetingtui.domain.dates.zone_time import local_day

    return f"on {short_day(local_day(update.at, zone))} {_with_note(update)}"


def _with_note(update: Update) -> str:
    return update.outcome.words + (f": {one_line(update.note)}" if update.note else "")
