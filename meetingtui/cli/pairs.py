"""`meet pair`: set up who meets whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.agreement import desk_of
from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import LONGEST_MINUTES, SHORTEST_MINUTES, Pair, Role
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.exchange.output.documents import PairListDocument


@click.group("pair", cls=InOrder)
def pair_command() -> None:
    """Set up a pair; list, edit, close or reopen pairs."""


@pair_command.command("new")
@click.option("--mentor", required=True, metavar="NAME", help="The mentor's name.")
@click.option("--mentee", required=True, metavar="NAME", help="The mentee's name.")
@click.option(
    "--zone", metavar="ZONE", help="Where you both live, like Europe/Berlin; by default as on this machine."
)
@click.option("--mentor-zone", metavar="ZONE", help="Where the mentor lives, if somewhere else.")
@click.option("--mentee-zone", metavar="ZONE", help="Where the mentee lives, if somewhere else.")
@click.option(
    "--minutes",
    type=click.IntRange(SHORTEST_MINUTES, LONGEST_MINUTES),
    default=60,
    metavar="N",
    help="How long you usually meet; 60 by default.",
)
@click.option("--first", metavar="WHEN", help='When you meet first, like "thu 15:00".')
@with_workplace
def new(
    workplace: Workplace,
    mentor: str,
    mentee: str,
    zone: str | None,
    mentor_zone: str | None,
    mentee_zone: str | None,
    minutes: int,
    first: str | None,
) -> None:
    """Set up a pair. Everything else is settled when the two of you meet.

    \b
    Examples:
      meet pair new --mentor Ada --mentee Sam --mentor-zone Europe/London
      meet pair new --mentor Ada --mentee Sam --first "thu 15:00"
    """
    from meetingtui.domain.dates.zones import shown_zone
    from meetingtui.services.pairs import set_up_pair

    pair = set_up_pair(
        workplace.store,
        mentor=mentor,
        mentee=mentee,
        mentor_zone=mentor_zone or zone or machine_zone(workplace, "--mentor-zone"),
        mentee_zone=mentee_zone or zone or machine_zone(workplace, "--mentee-zone"),
        minutes=minutes,
        first=first,
        clock=workplace.outside.clock,
        new_id=workplace.outside.new_id,
    )
    workplace.tell_notices()
    if not workplace.quiet:
        zone_name = shown_zone(pair.zone).label
        click.echo(f"{one_line(pair.names)} are set up: {pair.minutes} minutes, times in {zone_name}.")
        if pair.next_meeting is not None:
            from meetingtui.services.date_echo import said_in_full

            now = workplace.outside.clock.wall()
            click.echo(f"First meeting: {one_line(said_in_full(pair.next_meeting, pair, now))}")
        click.echo("When you meet, type: meet start")


@pair_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_workplace
def list_pairs(workplace: Workplace, as_json: bool) -> None:
    """List all pairs, oldest first."""
    pairs = workplace.store.pairs()
    workplace.tell_notices()
    if as_json:
        from meetingtui.exchange.data import json_file

        document: PairListDocument = {
            "schema": json_file.OUTPUT_SCHEMA,
            "pairs": [json_file.pair_object(pair) for pair in pairs],
        }
        click.echo(json_file.text(document))
    elif pairs:
        click.echo("\n".join(pair_lines(pairs)))
    else:
        workplace.say("There is no pair yet. Type: meet pair new --mentor Ada --mentee Sam")


@pair_command.command("edit")
@click.option("--mentor-mail", metavar="ADDRESS", help="The mentor's mail address; empty takes it away.")
@click.option("--mentee-mail", metavar="ADDRESS", help="The mentee's mail address; empty takes it away.")
@pair_option("words")
@with_workplace
def edit(workplace: Workplace, mentor_mail: str | None, mentee_mail: str | None, words: str | None) -> None:
    """Say where you get your mail. With both addresses, meet invite makes invitations that can be answered.

    \b
    Example:
      meet pair edit --mentor-mail ada@mail.example --mentee-mail sam@mail.example
    """
    from meetingtui.cli.week.invite import desk_of as invitation_desk

    typed = {
        role: mail for role, mail in ((Role.MENTOR, mentor_mail), (Role.MENTEE, mentee_mail)) if mail is not None
    }
    if not typed:
        raise BadInput("Nothing to change was named.", do="Add --mentor-mail, --mentee-mail or both.")
    pair = workplace.choose_pair(words)
    known = invitation_desk(workplace, pair).set_addresses(typed)
    workplace.tell_notices()
    for role, address in known.items():
        click.echo(f"{one_line(pair.name(role))}: {address or 'no mail address'}")


@pair_command.command("close")
@pair_option("words")
@with_workplace
def close(workplace: Workplace, words: str | None) -> None:
    """End a mentorship without a last meeting; everything stays readable."""
    desk = desk_of(workplace, words)
    date = desk.pair.next_meeting
    pair = desk.close_pair()
    workplace.tell_notices()
    click.echo(f"{one_line(pair.names)} have wrapped up; everything stays readable.")
    if date is not None:
        from meetingtui.domain.dates.say_dates import when_words

        workplace.say(f"The next meeting is off: {when_words(date)}.")
    workplace.say("To go on after all: meet pair reopen")


@pair_command.command("reopen")
@pair_option("words")
@with_workplace
def reopen(workplace: Workplace, words: str | None) -> None:
    """Reopen a mentorship that was wrapped up."""
    pair = desk_of(workplace, words).reopen_pair()
    workplace.tell_notices()
    click.echo(f"{one_line(pair.names)} can go on meeting.")
    workplace.say("When you meet, type: meet start")


def pair_lines(pairs: Sequence[Pair]) -> list[str]:
    """A line for each pair under a line of headings."""
    from meetingtui.exchange.text.layout import columns

    rows = [
        (
            one_line(pair.mentee.name),
            one_line(pair.mentor.name),
            f"{pair.minutes} min",
            _next_words(pair),
        )
        for pair in pairs
    ]
    return columns([("Mentee", "Mentor", "Length", "Next meeting"), *rows])


def _next_words(pair: Pair) -> str:
    from meetingtui.domain.dates.formatting import day
    from meetingtui.domain.dates.say_dates import when_words

    if pair.closed_on is not None:
        return f"wrapped up on {day(pair.closed_on)}"
    return when_words(pair.next_meeting) if pair.next_meeting else "not agreed yet"


def machine_zone(workplace: Workplace, option: str) -> str:
    """The machine's time zone; raises BadInput, which asks for the options instead, when it does not say."""
    zone = workplace.zone
    if zone is None:
        raise BadInput(
            "This machine does not say what time zone it is in.",
            do=f"Name it: --zone Europe/Berlin, or {option} if the two of you live apart.",
        )
    return zone
