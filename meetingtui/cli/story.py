"""`meet story`: what the mentoring did in a stretch of weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import StoryDocument


@click.command("story")
@click.option("--since", metavar="90d|DATE", help="How far back: 30d, 6w, 3m, 1y, or a day; 90d by default.")
@click.option("--from", "first", metavar="DATE", help="The first day: 2026-03-24, 2026-03 or 2026.")
@click.option("--to", "last", metavar="DATE", help="The last day, in the same forms; today by default.")
@pair_option()
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown, for a wiki, a mail or a chat.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_workplace
def story_command(
    workplace: Workplace,
    since: str | None,
    first: str | None,
    last: str | None,
    name: str | None,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Tell the story of the last 90 days, or of any others.

    Goals, promises, wins, doors, thanks, and how the time was used.

    \b
    Examples:
      meet story
      meet story --since 30d
      meet story --from 2026-03 --to 2026-08 --markdown > spring.md
    """
    from meetingtui.domain.dates.zone_time import local_day
    from meetingtui.services.storytelling import story_of

    if as_markdown and as_json:
        raise BadInput("--markdown and --json cannot be combined.", do="Choose one of them.")
    pair = workplace.choose_pair(name)
    days = _days(since, first, last, local_day(workplace.outside.clock.wall(), pair.zone))
    story = story_of(workplace.store, pair, *days)
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file
        from meetingtui.exchange.data.story_json import story_object

        document: StoryDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "story": story_object(story),
        }
        click.echo(json_file.text(document))
    elif story.empty:
        _tell_nothing(workplace, pair)
    elif as_markdown:
        from meetingtui.exchange.markdown.story import story_markdown

        click.echo(story_markdown(story), nl=False)
    else:
        from meetingtui.exchange.text.story import story_text

        click.echo(story_text(story))


def _tell_nothing(workplace: Workplace, pair: Pair) -> None:
    if not workplace.store.summaries(pair.id):
        workplace.say(f"{pair.names} have not met yet. Type: meet start")
        return
    workplace.say("There is nothing from these days.")
    workplace.say("To see when you met: meet list --all. To go further back: meet story --since 1y")


def _days(since: str | None, first: str | None, last: str | None, today: date) -> tuple[date, date]:
    """The first and the last day; raises BadInput for what is no day, or a stretch that ends before it begins."""
    from meetingtui.domain.dates.parse_periods import first_day, last_day, since_day

    if since is not None and (first is not None or last is not None):
        raise BadInput("--since always runs up to today.", do="Use --since alone, or --from and --to.")
    until = today if last is None else last_day(last)
    begin = since_day(since or "90d", until) if first is None else first_day(first)
    if begin > until:
        raise BadInput(
            "The last day comes before the first.", do="Put the earlier day in --from, the later one in --to."
        )
    return begin, until
