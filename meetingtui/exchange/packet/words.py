"""What is in a packet, in a few lines for people: the other one can read it without the program."""

from __future__ import annotations

from collections.abc import Iterator

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.packets import Packet
from meetingtui.domain.between.preparations import PrepKey, told
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Role
from meetingtui.domain.text import one_line
from meetingtui.exchange.recap import recap
from meetingtui.exchange.style import PLAIN

HOW = "For meet: save this whole message as a file, and type: meet unpack FILE"
"""What stands above the coded line."""


def packet_words(packet: Packet) -> str:
    """All that a packet carries, in plain words; a meeting as its recap."""
    if packet.meeting is not None:
        return recap(packet.meeting, pair=packet.pair, style=PLAIN).strip("\n")
    parts = (
        ("To talk about", [_topic(topic, packet) for topic in packet.topics]),
        ("Before we meet", list(_prepared(packet))),
        ("Promises", [_update(update, packet) for update in packet.updates]),
        ("Noted", [_jot(jot, packet) for jot in packet.jots]),
    )
    lines = [f"{one_line(packet.pair.names)}, for the next meeting"]
    for heading, entries in parts:
        if entries:
            lines += ["", f"{heading}:", *(f"- {entry}" for entry in entries)]
    return "\n".join(lines)


def message(packet: Packet, line: str) -> str:
    """The block of text that is handed over: what people read, then the coded line."""
    return f"{packet_words(packet)}\n\n{HOW}\n{line}\n"


def _topic(topic: Topic, packet: Packet) -> str:
    facts = [_name(topic.by, packet), topic.help.value if topic.help else ""]
    facts += [f"tried: {one_line(topic.tried)}" if topic.tried else ""]
    return _with_facts(topic.text, facts)


def _prepared(packet: Packet) -> Iterator[str]:
    for label, words in told(packet.preparations, packet.pair):
        yield f"{one_line(label)}: {one_line(words)}"
    for one in packet.preparations:
        if words := one.answer(PrepKey.WORTH_IT):
            yield f"For {_name(one.by, packet)} it is worth it if {one_line(words)}"


def _update(update: Update, packet: Packet) -> str:
    promise = packet.promise(update)
    said = update.outcome.words + (f": {one_line(update.note)}" if update.note else "")
    if promise is None:
        return said
    return f"{_name(promise.owner, packet)}: {one_line(promise.text)} ({said})"


def _jot(jot: Jot, packet: Packet) -> str:
    return _with_facts(jot.text, [jot.kind.value if jot.kind else "", _name(jot.by, packet)])


def _name(by: Role | None, packet: Packet) -> str:
    return one_line(packet.pair.name(by)) if by else ""


def _with_facts(words: str, facts: list[str]) -> str:
    said = "; ".join(fact for fact in facts if fact)
    return one_line(words) + (f" ({said})" if said else "")
