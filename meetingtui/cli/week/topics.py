"""`meet topic` and `meet topics`: what to talk about next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.ledger.topics import Topic
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.output.documents import TopicsDocument
    from meetingtui.services.week.topic_queue import TopicQueue

HELP_KINDS = ("listen", "ask", "options", "what-would-you-do", "challenge", "rehearse")
_pair = pair_option()


@click.command("topic", epilog="Put -- before a word that begins with a hyphen.")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--by", type=click.Choice(["mentor", "mentee"]), help="Who wants to talk about it.")
@click.option("--help-kind", "kind", type=click.Choice(HELP_KINDS), help="What kind of help you want.")
@click.option("--tried", default="", metavar="WORDS", help="What you have tried already.")
@_pair
@with_workplace
def topic_command(
    workplace: Workplace, words: tuple[str, ...], by: str | None, kind: str | None, tried: str, name: str | None
) -> None:
    """Bring something to talk about next time.

    Without WORDS it takes what comes through a pipe.

    \b
    Examples:
      meet topic "How do I say no?"
      meet topic "My talk" --by mentee --help-kind rehearse --tried "in front of a mirror"
    """
    from meetingtui.cli.week.typed_words import typed_or_piped
    from meetingtui.domain.ledger.topics import Help
    from meetingtui.domain.people import Role

    queue, _ = _queue(workplace, name)
    topic = queue.bring(
        typed_or_piped(workplace, words, "What do you want to talk about? "),
        by=Role(by) if by else None,
        help=next((each for each in Help if each.word == kind), None),
        tried=tried,
    )
    workplace.tell_notices()
    if not workplace.quiet:
        click.echo(f"To talk about: {_words(topic)}")


@click.group("topics", cls=InOrder, invoke_without_command=True)
@_pair
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def topics_command(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """List what waits to be talked about, or take a topic off.

    \b
    Examples:
      meet topics
      meet topics drop 2
    """
    if ctx.invoked_subcommand is not None:
        return
    workplace: Workplace = ctx.obj
    queue, pair = _queue(workplace, name)
    topics = queue.waiting()
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file

        document: TopicsDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pair": json_file.pair_object(pair),
            "topics": [
                {**json_file.topic_object(topic, pair.zone), "number": number}
                for number, topic in enumerate(topics, 1)
            ],
        }
        click.echo(json_file.text(document))
    elif topics:
        from meetingtui.cli.reading import aligned, screen_width

        rows = [
            (str(number), one_line(pair.name(topic.by)) if topic.by else "", _words(topic))
            for number, topic in enumerate(topics, 1)
        ]
        columns = [0, 1, 2] if any(row[1] for row in rows) else [0, 2]
        click.echo("\n".join(aligned([[row[place] for place in columns] for row in rows], screen_width())))
    else:
        workplace.say('No topics yet. To bring one: meet topic "what you want to talk about"')


@topics_command.command("drop")
@click.argument("number", type=int, metavar="N")
@_pair
@click.pass_context
def drop(ctx: click.Context, number: int, name: str | None) -> None:
    """Take the topic with that number off the list."""
    workplace: Workplace = ctx.obj
    queue, _ = _queue(workplace, name or (ctx.parent.params["name"] if ctx.parent else None))
    topic = queue.drop(number)
    workplace.tell_notices()
    click.echo(f"Dropped: {one_line(topic.text)}")


def _queue(workplace: Workplace, name: str | None) -> tuple[TopicQueue, Pair]:
    from meetingtui.services.week.topic_queue import TopicQueue

    pair, outside = workplace.choose_pair(name), workplace.outside
    return TopicQueue(workplace.store, pair, clock=outside.clock, new_id=outside.new_id), pair


def _words(topic: Topic) -> str:
    """A topic with the help that is wanted, what was tried, and how long it has waited."""
    facts = [topic.help.value] if topic.help else []
    facts += [f"tried: {one_line(topic.tried)}"] if topic.tried.strip() else []
    facts += [f"waited {topic.times_back}x"] if topic.times_back else []
    return one_line(topic.text) + (f" ({', '.join(facts)})" if facts else "")
