"""`meet invite`: the next meeting, or all of them, as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from meetingtui.domain.between.calendar_event import CalendarEvent
    from meetingtui.domain.people import Pair
    from meetingtui.services.week.invitation_desk import InvitationDesk


@click.command("invite")
@click.option(
    "-o", "--output", metavar="FILE|-", help="Where to save it; - prints it. By default a new name in this folder."
)
@click.option("--series", is_flag=True, help="All your meetings from the next one on, without the days away.")
@click.option("--cancel", is_flag=True, help="Call off what the last file said.")
@click.option(
    "--url",
    type=click.Choice(["google", "outlook"]),
    help="Print a web address that opens the event filled in, for the chat.",
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@pair_option()
@with_workplace
def invite_command(
    workplace: Workplace,
    output: str | None,
    series: bool,
    cancel: bool,
    url: str | None,
    force: bool,
    name: str | None,
) -> None:
    """Save the next meeting as a file that any calendar opens.

    The call link and the agenda are in it, nothing you noted is. If the meeting moves, write the file again:
    calendars then move their entry. Buttons to answer it appear once both mail addresses are known: meet pair
    edit --mentor-mail ada@mail.example --mentee-mail sam@mail.example

    \b
    Examples:
      meet invite
      meet invite --series -o mentoring.ics
      meet invite --cancel
      meet invite --url google
    """
    if url is not None and (series or cancel or output is not None or force):
        raise BadInput("--url prints one meeting as an address.", do="Leave out the other options.")
    pair = workplace.choose_pair(name)
    desk = desk_of(workplace, pair)
    if url is not None:
        from meetingtui.exchange.calendar.web_address import web_address

        event = desk.shown()
        workplace.tell_notices()
        click.echo(web_address(event, url))
        return
    event = desk.cancel(series=series) if cancel else desk.invite(series=series)
    workplace.tell_notices()
    _write(workplace, pair, event, output, force=force)
    for sentence in sentences(event):
        workplace.say(sentence)


def desk_of(workplace: Workplace, pair: Pair) -> InvitationDesk:
    """Where invitations of the pair are made out."""
    from meetingtui.services.week.invitation_desk import InvitationDesk

    outside = workplace.outside
    return InvitationDesk(workplace.store, pair.id, clock=outside.clock, new_id=outside.new_id)


def _write(workplace: Workplace, pair: Pair, event: CalendarEvent, output: str | None, *, force: bool) -> None:
    from meetingtui.cli.transfer.new_file import save_or_print
    from meetingtui.exchange.calendar.calendar_file import calendar_file

    content = calendar_file(event).decode()
    path = save_or_print(workplace, content, output, _file_name(pair, event), force=force)
    if path is not None:
        workplace.say(f"{_what(event)}: {path}")


def _file_name(pair: Pair, event: CalendarEvent) -> str:
    from meetingtui.domain.dates.zone_time import local_day
    from meetingtui.exchange.file_names import pair_name

    day = local_day(event.invitation.date.starts_at, pair.zone).isoformat()
    return f"{pair_name(pair)}-{day}.ics"


def _what(event: CalendarEvent) -> str:
    from meetingtui.domain.dates.say_dates import when_words

    when = when_words(event.invitation.date)
    if event.series is not None:
        when = f"your meetings from {when} on"
    return f"Calls off {when}" if event.invitation.cancelled_at else f"Invitation to {when}"


def sentences(event: CalendarEvent) -> list[str]:
    """What to know about the file, a sentence each."""
    from meetingtui.exchange.calendar.calendar_file import SINGLES, rule_for

    found = []
    if event.invitation.cancelled_at is not None:
        found.append("Some calendars keep the entry all the same: then delete it.")
    elif event.moved and event.series is None:
        found.append("Moved: if you see two entries in your calendar, delete the old one.")
    elif event.moved:
        found.append("Written again: if you see entries twice in your calendar, delete the old ones.")
    if event.series is not None and rule_for(event.series) is None:
        found.append(f"Not every calendar knows these clocks, so it holds the next {SINGLES} meetings one by one.")
    return found


def invitation_saved(workplace: Workplace, pair: Pair, folder: Path) -> str:
    """Save the invitation to the next meeting, and say where it is; raises MeetError."""
    from meetingtui.cli.transfer.new_file import save_new_file
    from meetingtui.exchange.calendar.calendar_file import calendar_file

    event = desk_of(workplace, pair).invite()
    path = save_new_file(folder, _file_name(pair, event), calendar_file(event).decode())
    return " ".join((f"Saved as {one_line(str(path))}", *sentences(event)))
