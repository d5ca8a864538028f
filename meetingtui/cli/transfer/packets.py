"""`meet pack` and `meet unpack`: written words handed over through a chat or a mail, with no server between."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.completing import meeting_numbers, pair_names, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.cli.week.hand_over import Wanted, hand_over, hand_over_options
from meetingtui.domain.errors import BadInput, NotPossible
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.domain.between.packets import Packet, PacketOffer
    from meetingtui.domain.merge.report import MergeReport
    from meetingtui.domain.people import Pair

_MOST_BYTES = 1_000_000
"""Of a message with a packet in it, all that was quoted below it included."""
_SAFE = "Nothing was taken in."


@click.command("pack")
@click.option("--topics", is_flag=True, help="What to talk about, and what was prepared.")
@click.option("--jots", is_flag=True, help="What was noted; never what is private.")
@click.option("--updates", is_flag=True, help="How promises are going.")
@click.option(
    "--meeting",
    metavar="last|N",
    help="The record of a meeting, and what came of it.",
    shell_complete=meeting_numbers,
)
@pair_option()
@hand_over_options
@with_workplace
def pack_command(
    workplace: Workplace,
    topics: bool,
    jots: bool,
    updates: bool,
    meeting: str | None,
    name: str | None,
    output: str | None,
    copy: bool,
    mail: bool,
    force: bool,
) -> None:
    """Write what you prepared as a block of text for a chat or a mail.

    The other one reads it as it is, or takes it in with meet unpack. Without an option it holds topics, jots and
    updates. What is private is never in it.

    \b
    Examples:
      meet pack --copy
      meet pack --topics -o for-ada.txt
      meet pack --meeting last
    """
    from meetingtui.exchange.packet.coded_line import coded_line
    from meetingtui.exchange.packet.words import message
    from meetingtui.storage.transfer.packing import packet_bytes

    if meeting is not None and (topics or jots or updates):
        raise BadInput("A meeting goes into a packet of its own.", do="Leave out the other options.")
    chosen = {"topics": topics, "jots": jots, "updates": updates}
    pair = workplace.choose_pair(name)
    packet = _packed(workplace, pair, chosen, meeting)
    workplace.tell_notices()
    if packet.empty:
        raise NotPossible("There is nothing to pack yet.", do='First note something: meet topic "My talk"')
    text = message(packet, coded_line(packet_bytes(packet)))
    wanted = Wanted(output, copy=copy, mail=mail, force=force)
    hand_over(workplace, pair, text, wanted, subject="For our meeting", name="packet.txt")


@click.command("unpack")
@click.argument("source", metavar="[TEXT|FILE|-]", default="-")
@click.option("--yes", is_flag=True, help="Take it in without asking.")
@click.option(
    "--pair",
    "name",
    metavar="NAME",
    help="For which pair it is, if the names do not tell.",
    shell_complete=pair_names,
)
@with_workplace
def unpack_command(workplace: Workplace, source: str, yes: bool, name: str | None) -> None:
    """Show what is in a packet, and take it in.

    Hand over the whole message, wrapped or quoted as it came. You are asked before anything is taken in;
    what you have already is not doubled.

    \b
    Examples:
      meet unpack message.txt
      meet unpack - --yes < message.txt
    """
    from meetingtui.exchange.packet.coded_line import bytes_in
    from meetingtui.exchange.packet.words import packet_words
    from meetingtui.storage.transfer.importing import take_in, would_take_in
    from meetingtui.storage.transfer.packing import fitted, unpacked

    found = unpacked(bytes_in(_text(source)))
    pair = _for_whom(workplace, found.packet, name, yes=yes)
    fitting = partial(fitted, unpacked=found, pair_id=pair.id if pair else None)
    report = would_take_in(workplace.database, fitting)
    workplace.tell_notices()
    if report.nothing_new:
        click.echo("Nothing new: you already have everything in this packet.")
        return
    click.echo("\n".join([packet_words(found.packet), "", *_counted(report)]))
    if not yes and not _agreed(workplace, found.packet, pair):
        click.echo(_SAFE)
        return
    take_in(workplace.database, fitting)
    click.echo(f"Taken in for {one_line((pair or found.packet.pair).names)}.")


def offered(workplace: Workplace, text: str, pair: Pair) -> PacketOffer:
    """A packet that was pasted on a screen of that pair; raises BadInput when it is not theirs, or not whole."""
    from meetingtui.domain.between.packets import PacketOffer, meant_by
    from meetingtui.exchange.packet.coded_line import bytes_in
    from meetingtui.exchange.packet.words import packet_words
    from meetingtui.storage.transfer.importing import take_in, would_take_in
    from meetingtui.storage.transfer.packing import fitted, unpacked

    found = unpacked(bytes_in(text))
    if pair.id not in {one.id for one in meant_by(found.packet, [pair])}:
        # Another pair's names never stand beside those of this one.
        raise BadInput("This packet is not from the two of you.", _SAFE, "To see what is in it: meet unpack FILE")
    fitting = partial(fitted, unpacked=found, pair_id=pair.id)
    new = not would_take_in(workplace.database, fitting).nothing_new
    return PacketOffer(packet_words(found.packet), new, partial(take_in, workplace.database, fitting))


def _packed(workplace: Workplace, pair: Pair, chosen: dict[str, bool], meeting: str | None) -> Packet:
    from meetingtui.cli.transfer.export_texts import find_meeting, source_of
    from meetingtui.services.week.packing import meeting_packet, prepared_packet

    kept = source_of(workplace, [pair], include_private=False).store
    if meeting is not None:
        return meeting_packet(kept, pair, find_meeting(kept.records(pair.id), meeting, pair.names))
    wanted = chosen if any(chosen.values()) else dict.fromkeys(chosen, True)
    return prepared_packet(kept, pair, **wanted)


def _text(source: str) -> str:
    """The words that hold a packet: typed, of a file, or from a pipe; its letters are told apart later."""
    from meetingtui.domain.between.packets import holds_packet
    from meetingtui.storage.transfer.import_file import bytes_of

    if holds_packet(source) or "\n" in source:
        return source
    if source != "-":
        data = bytes_of(Path(source), "Name the file that holds the message.")
    elif sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        # A terminal cuts lines that are longer than 4096 letters.
        raise BadInput("There is no packet yet.", do="Save the message as a file, then type: meet unpack FILE")
    else:
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise BadInput("This text is larger than 1 MB.", _SAFE, "Hand over only the message with the packet.")
    return data.decode("utf-8", "replace")


def _for_whom(workplace: Workplace, packet: Packet, name: str | None, *, yes: bool) -> Pair | None:
    """The pair here that the packet is for; None when it brings the first pair along.

    Raises BadInput where names do not tell, and nobody is asked or there are several pairs.
    """
    from meetingtui.domain.between.packets import meant_by

    pairs = workplace.store.pairs()
    if name is not None:
        return workplace.choose_pair(name)
    found = meant_by(packet, pairs)
    if len(found) == 1 or not pairs:
        return found[0] if found else None
    if len(pairs) == 1 and not yes:
        return pairs[0]
    raise BadInput(
        f"This packet is from {one_line(packet.pair.names)}; which pair is it for?",
        _SAFE,
        "Say it with --pair NAME. To see them all: meet pair list",
    )


def _counted(report: MergeReport) -> list[str]:
    from dataclasses import replace

    from meetingtui.domain.merge.report import Fate
    from meetingtui.exchange.text.imports import count_lines, parted_lines

    if set(report.counts["pairs"]) == {Fate.SAME}:
        report = replace(report, counts={name: fates for name, fates in report.counts.items() if name != "pairs"})
    return [*count_lines(report), *parted_lines(report)]


def _agreed(workplace: Workplace, packet: Packet, pair: Pair | None) -> bool:
    """Whether somebody at the terminal says yes; raises BadInput when nobody is there."""
    from meetingtui.domain.people import same_people

    theirs, to = one_line(packet.pair.names), one_line(pair.names) if pair else ""
    if pair is None:
        whose = f"There is no pair here yet: this sets up {theirs}. "
    else:
        whose = "" if same_people(packet.pair, pair) else f"It is from {theirs}, and goes to {to} here. "
    answer = workplace.outside.ask(f"{whose}Take it in? Enter, or n: ")
    if answer is None:
        raise BadInput("There is no terminal to ask on.", _SAFE, "To take it in without a question, add --yes.")
    return answer.strip().casefold() in ("", "y", "yes")
