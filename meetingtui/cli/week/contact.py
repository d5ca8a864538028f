"""`meet contact`: how the two reach each other between meetings, and what to do about silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import pair_option
from meetingtui.cli.shell.workplace import Workplace
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meetingtui.domain.between.contacts import Contact, Silence
    from meetingtui.domain.between.writing_hours import WritingHours
    from meetingtui.domain.people import Pair, Role
    from meetingtui.services.week.contact_book import ContactBook

_pair = pair_option()
_by = click.option("--by", type=click.Choice(["mentor", "mentee"]), help="Who did.")
_HYPHEN = "Put -- before a word that begins with a hyphen."


@click.group("contact", cls=InOrder, invoke_without_command=True)
@_pair
@click.pass_context
def contact_command(ctx: click.Context, name: str | None) -> None:
    """Say how and when you may write to each other, and note messages.

    meet sends no messages: it only remembers that you did, and says when to ask again.

    \b
    Examples:
      meet contact
      meet contact wrote "about the slides"
      meet contact answered
      meet contact undo
    """
    if ctx.invoked_subcommand is not None:
        return
    workplace: Workplace = ctx.obj
    book, pair = _book(workplace, name)
    lines = list(_page(workplace, book, pair))
    workplace.tell_notices()
    click.echo("\n".join(map(one_line, lines)))


@contact_command.command("wrote", epilog=_HYPHEN)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@_by
@_pair
@click.pass_context
def wrote(ctx: click.Context, words: tuple[str, ...], by: str | None, name: str | None) -> None:
    """Note that you wrote, and about what if you like.

    \b
    Examples:
      meet contact wrote
      meet contact wrote "about the slides" --by mentee
    """
    _note(ctx, "wrote", words, by, name)


@contact_command.command("answered", epilog=_HYPHEN)
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@_by
@_pair
@click.pass_context
def answered(ctx: click.Context, words: tuple[str, ...], by: str | None, name: str | None) -> None:
    """Note that an answer came.

    \b
    Examples:
      meet contact answered
      meet contact answered "yes, on Friday" --by mentor
    """
    _note(ctx, "answered", words, by, name)


@contact_command.command("undo")
@_pair
@click.pass_context
def undo(ctx: click.Context, name: str | None) -> None:
    """Take back the message that was noted last."""
    workplace: Workplace = ctx.obj
    book, pair = _book(workplace, _name(ctx, name))
    contact = book.take_back()
    workplace.tell_notices()
    click.echo(f"Taken back: {_said(contact, pair)}")


def _note(ctx: click.Context, kind: str, words: Sequence[str], by: str | None, name: str | None) -> None:
    from meetingtui.domain.between.contacts import ContactKind
    from meetingtui.domain.people import Role

    workplace: Workplace = ctx.obj
    book, pair = _book(workplace, _name(ctx, name))
    contact = book.note(ContactKind(kind), " ".join(words), by=Role(by) if by else None)
    workplace.tell_notices()
    if not workplace.quiet:
        click.echo(f"Noted: {_said(contact, pair)}")


def _book(workplace: Workplace, name: str | None) -> tuple[ContactBook, Pair]:
    from meetingtui.services.week.contact_book import ContactBook

    pair, outside = workplace.choose_pair(name), workplace.outside
    return ContactBook(workplace.store, pair, clock=outside.clock, new_id=outside.new_id), pair


def _name(ctx: click.Context, name: str | None) -> str | None:
    """The pair may also stand before the word: `meet contact --pair Sam wrote`."""
    above: str | None = ctx.parent.params.get("name") if ctx.parent else None
    return name or above


def _said(contact: Contact, pair: Pair) -> str:
    """`Sam wrote: about the slides`."""
    from meetingtui.domain.between.contacts import ContactKind

    wrote = contact.kind is ContactKind.WROTE
    if contact.by is None:
        happened = "you wrote" if wrote else "an answer came"
    else:
        happened = f"{pair.name(contact.by)} {contact.kind.value}"
    return one_line(f"{happened}: {contact.text}" if contact.text else happened)


def _page(workplace: Workplace, book: ContactBook, pair: Pair) -> Iterator[str]:
    from meetingtui.domain.agreement.agreement import in_force
    from meetingtui.domain.between.writing_hours import KIND_HOURS, writing_hours
    from meetingtui.domain.people import Role

    agreement, now = in_force(workplace.store.agreements(pair.id)), workplace.outside.clock.wall()
    terms = agreement.terms if agreement else {}
    times = terms.get("channel-times", "")
    agreed = ". ".join(words for key in ("channels", "channel-times") if (words := one_line(terms.get(key, ""))))
    if agreed:
        yield f"You agreed on: {agreed}"
    else:
        yield "How you reach each other is not settled yet."
        if agreement:
            yield 'To settle it: meet agreement revise --why "so that we know" --term "channels=mail; chat"'
    yield _week(book.this_week(), pair)
    hours = writing_hours(times)
    for role in (Role.MENTOR, Role.MENTEE):
        away = [a for a in (agreement.absences if agreement else ()) if a.who in (None, role)]
        there = _there(now, pair, role)
        if any(a.covers(there.date()) for a in away):
            yield f"{_now(there, pair, role)}: away today, so an answer may take a while."
        else:
            yield f"{_now(there, pair, role)}: {_may_write(there, hours or KIND_HOURS)}"
    if times.strip() and hours is None:
        yield "What you agreed about times stands above in your words; this goes by usual hours, 08:00 to 21:00."
    waiting = book.silence()
    yield from _about(waiting, pair, terms.get("when-wrong", "")) if waiting else ["No message waits for an answer."]


def _week(contacts: Sequence[Contact], pair: Pair) -> str:
    if not contacts:
        return "This week: no messages noted."
    return f"This week: {'; '.join(_said(one, pair) for one in contacts)}"


def _there(now: datetime, pair: Pair, role: Role) -> datetime:
    from meetingtui.domain.dates.zone_time import local

    return local(now, pair.person(role).zone)


def _now(there: datetime, pair: Pair, role: Role) -> str:
    from meetingtui.domain.dates.formatting import clock_time, short_day
    from meetingtui.domain.dates.zones import city

    person = pair.person(role)
    return f"For {person.name} it is {short_day(there)}, {clock_time(there.time())} {city(person.zone)}"


def _may_write(there: datetime, hours: WritingHours) -> str:
    from meetingtui.domain.dates.formatting import clock_time, short_day

    if hours.fine_at(there):
        return "a good time to write."
    then = hours.next_time(there)
    day = "" if then.date() == there.date() else f"{short_day(then)}, "
    return f"better from {day}{clock_time(then.time())} on."


def _about(waiting: Silence, pair: Pair, when_wrong: str) -> Iterator[str]:
    from meetingtui.domain.between.contacts import Advice
    from meetingtui.domain.dates.formatting import short_day

    who = _said(waiting.messages[-1], pair)
    yield f"No answer yet since {short_day(waiting.since)} ({who})."
    if waiting.advice is Advice.WAIT:
        yield f"Give it until {short_day(waiting.nudge_on)}; people are busy. Then write once more, short and kind."
    elif waiting.advice is Advice.NUDGE:
        yield "Write once more, short and kind: one question that can be answered in a line."
    else:
        yield "Leave it to your next meeting, and ask there which way of writing suits you both."
        if when_wrong.strip():
            yield f"If that falls through as well, you agreed to ask: {when_wrong}"
    yield "When the answer is there: meet contact answered"
