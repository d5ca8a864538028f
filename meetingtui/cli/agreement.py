"""`meet agreement`: what the two settled, read or revised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.days import day_of
from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import LONGEST_MINUTES, SHORTEST_MINUTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.domain.agreement.agreement import Agreement, Cadence
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import AgreementDocument
    from meetingtui.services.agreements import AgreementDesk

_pair = pair_option("words")


@click.group("agreement", cls=InOrder, invoke_without_command=True)
@_pair
@click.option("--markdown", is_flag=True, help="Print Markdown, to paste into a mail or a document.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, always complete.")
@click.option("--all", "everything", is_flag=True, help="Print earlier versions too, newest first.")
@click.pass_context
def agreement_command(ctx: click.Context, words: str | None, markdown: bool, as_json: bool, everything: bool) -> None:
    """Read what the two of you agreed on, or revise it.

    \b
    Examples:
      meet agreement
      meet agreement --markdown > agreement.md
      meet agreement revise --why "a new job" --slot "thu 9:30" --yes
    """
    if ctx.invoked_subcommand is not None:
        return
    if markdown and as_json:
        raise BadInput("--markdown and --json cannot be combined.", do="Choose one of them.")
    workplace: Workplace = ctx.obj
    desk = desk_of(workplace, words)
    states = desk.states()
    workplace.tell_notices()
    if as_json:
        click.echo(_json(states, desk.pair))
    elif not states:
        workplace.say("Nothing is agreed yet. Type: meet start --first")
    else:
        shown = states[::-1] if everything else states[-1:]
        click.echo(_pages(shown, desk.pair, markdown=markdown))


@agreement_command.command("revise")
@_pair
@click.option("--why", default="", metavar="WORDS", help="The reason, in one line; it is kept.")
@click.option("--yes", is_flag=True, help="Both of you said yes.")
@click.option("--slot", metavar="DAY TIME", help='The usual slot, like "tue 15:00"; "" clears it.')
@click.option("--second-slot", metavar="DAY TIME", help="The second choice.")
@click.option(
    "--minutes", type=click.IntRange(SHORTEST_MINUTES, LONGEST_MINUTES), metavar="N", help="How long you meet."
)
@click.option("--cadence", type=click.Choice(["weekly", "fortnightly", "with-check"]), help="How often you meet.")
@click.option("--until", metavar="DAY", help="The last day of the mentorship, like 2027-05-01.")
@click.option("--term", "terms", multiple=True, metavar="KEY=WORDS", help="Any other line; KEY= removes it.")
@click.option("--absence", metavar="WORDS", help='Who is away and when, like "Ada 21 dec to 3 jan: mail instead".')
@click.option("--no-absence", metavar="ID", help="Remove days away by their ID; --json shows the IDs.")
@click.pass_context
def revise(
    ctx: click.Context,
    words: str | None,
    why: str,
    yes: bool,
    slot: str | None,
    second_slot: str | None,
    minutes: int | None,
    cadence: str | None,
    until: str | None,
    terms: tuple[str, ...],
    absence: str | None,
    no_absence: str | None,
) -> None:
    """Change the agreement; earlier versions stay readable.

    \b
    Examples:
      meet agreement revise --why "a new job" --slot "thu 9:30" --yes
      meet agreement revise --why "less mail" --term "channels=chat only"
      meet agreement revise --why "holidays" --absence "Ada 21 dec to 3 jan"
    """
    workplace: Workplace = ctx.obj
    above = ctx.parent.params["words"] if ctx.parent else None
    desk = desk_of(workplace, words or above)
    after = desk.revise(
        why,
        both_said_yes=yes,
        terms=terms_of(terms),
        slot=slot,
        second_slot=second_slot,
        minutes=minutes,
        cadence=_cadence(cadence),
        runs_until=None if until is None else day_of(until, desk.today),
        add_absence=absence,
        remove_absence=no_absence,
    )
    workplace.tell_notices()
    click.echo(_pages([after], desk.pair, markdown=False))
    if not yes:
        workplace.say("When both of you have said yes: meet agreement revise --why WORDS --yes")


def desk_of(workplace: Workplace, words: str | None) -> AgreementDesk:
    """The desk of the pair that is meant; raises NotFound or BadInput that names the choices."""
    from meetingtui.services.agreements import AgreementDesk

    outside = workplace.outside
    pair = workplace.choose_pair(words)
    desk = AgreementDesk(workplace.store, pair, clock=outside.clock, new_id=outside.new_id)
    desk.look()
    return desk


def terms_of(typed: Sequence[str]) -> dict[str, str]:
    """The words by the key of their line; raises BadInput for what has no `=`."""
    found = {}
    for text in typed:
        key, sign, words = text.partition("=")
        if not sign:
            raise BadInput("A line is written as KEY=WORDS.", do='Try --term "channels=mail, and chat".')
        found[key.strip()] = words
    return found


def _cadence(word: str | None) -> Cadence | None:
    from meetingtui.domain.agreement.agreement import Cadence

    known = {"weekly": Cadence.WEEKLY, "fortnightly": Cadence.FORTNIGHTLY, "with-check": Cadence.WITH_CHECK}
    return None if word is None else known[word]


def _pages(states: Sequence[Agreement], pair: Pair, *, markdown: bool) -> str:
    from meetingtui.exchange.markdown.agreement import agreement_markdown, agreement_text

    page = agreement_markdown if markdown else agreement_text
    return "\n\n".join(page(state, pair).rstrip("\n") for state in states)


def _json(states: Sequence[Agreement], pair: Pair) -> str:
    from meetingtui.exchange.data import json_file
    from meetingtui.exchange.data.json_ledgers import agreement_object

    pages = [agreement_object(state, pair) for state in states]
    document: AgreementDocument = {
        "schema": json_file.OUTPUT_SCHEMA,
        "pair": json_file.pair_object(pair),
        "agreement": pages[-1] if pages else None,
        "states": pages,
    }
    return json_file.text(document)
