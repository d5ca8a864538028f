"""`meet search`: every word of every meeting, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.reading import screen_width
from meetingtui.cli.shell.completing import filters, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.dates.formatting import counted
from meetingtui.domain.errors import BadInput
from meetingtui.domain.graphemes import first_letters
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.domain.search.index import Hit
    from meetingtui.exchange.output.documents import SearchDocument


@click.command("search", epilog="Put -- before a word that starts with a hyphen.")
@click.argument("words", nargs=-1, metavar="WORDS...", shell_complete=filters)
@pair_option()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, oldest meeting first.")
@with_workplace
def search_command(workplace: Workplace, words: tuple[str, ...], name: str | None, as_json: bool) -> None:
    """Find where something was said.

    Lists the meetings that hold all the words, newest first; case and accents do not matter. Words in
    quotation marks are looked for exactly as typed.

    \b
    Filters:
      owner:mentor|mentee          who said or promised it
      status:done|partly|carried|open|changed|dropped|...
      goal:"give a talk"           anything about this goal
      with:opportunity|month|amendment|absence
      kind:first|weekly|wrap-up    the kind of meeting
      since:2026-03  until:2026-03-24

    \b
    Examples:
      meet search talk proposal
      meet search owner:mentor status:open
      meet search "say no" since:2026
    """
    from meetingtui.domain.search.index import Index
    from meetingtui.domain.search.queries import parse_query, shell_line

    typed = shell_line(words)
    query = parse_query(typed)
    if query.empty:
        raise BadInput("There are no words to search for.", do="Try: meet search talk")
    pair = workplace.choose_pair(name)
    records = workplace.store.records(pair.id)
    index = Index(records, workplace.store.commitments(pair.id), workplace.store.opportunities(pair.id))
    found = [(records[place], index.hits(place, query)) for place in index.find(query)]
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.search_json import found_object

        document: SearchDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "query": typed,
            "meetings": [found_object(record, hits) for record, hits in found],
        }
        click.echo(json_file.text(document))
    elif not found:
        _tell_nothing(workplace, typed, has_met=bool(records), names=pair.names)
    else:
        _tell(workplace, found)


def _tell(workplace: Workplace, found: Sequence[tuple[MeetingRecord, list[Hit]]]) -> None:
    from meetingtui.exchange.text.lines import WIDTH
    from meetingtui.exchange.text.search import found_text

    width = min(screen_width() or WIDTH, WIDTH)
    click.echo(found_text(reversed(found), width, lambda text: click.style(text, bold=True)))
    lines = sum(len(hits) for _, hits in found)
    workplace.say(f"{counted(lines, 'place')} in {counted(len(found), 'meeting')}.")


def _tell_nothing(workplace: Workplace, typed: str, *, has_met: bool, names: str) -> None:
    if not has_met:
        workplace.say(f"{names} have not met yet. Type: meet start")
        return
    workplace.say(f"Nothing found for: {first_letters(one_line(typed), 60)}")
    workplace.say("Try fewer words. For the filters: meet search --help")
