"""Packets: what one of the two hands over as a block of text, through the call's chat or a mail, with no server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot, JotKind
from meetingtui.domain.between.preparations import Preparation, waiting_for
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Pair, Role, same_people
from meetingtui.domain.record.record import MeetingRecord

BEGIN = "MEETPACKET"
"""The letters with which the coded line of every packet begins."""
_BETWEEN = re.compile("[^A-Z0-9]+")
_HOLDS = re.compile(f"{BEGIN}[1-9]0")


def only_letters(text: str) -> str:
    """What is left of a text when wraps, blanks, quote marks and all other signs of the way are gone."""
    return _BETWEEN.sub("", text.replace("&gt;", "").upper())


def holds_packet(text: str) -> bool:
    """Whether a packet begins in this text, whole or not."""
    return len(text) > len(BEGIN) and bool(_HOLDS.search(only_letters(text)))


@dataclass(frozen=True)
class Packet:
    """What is in a packet; nothing in it is private."""

    pair: Pair
    """The two, as the one who packed it knows them; with a meeting also the date that it left."""
    topics: tuple[Topic, ...] = ()
    """What to talk about, in its order; with a meeting those that it had, too."""
    preparations: tuple[Preparation, ...] = ()
    """What was answered before the meeting."""
    jots: tuple[Jot, ...] = ()
    """What was noted, oldest first."""
    updates: tuple[Update, ...] = ()
    """What was said of promises, oldest first."""
    promises: tuple[Commitment, ...] = ()
    """Those that the updates are about, and those that the meeting left."""
    meeting: MeetingRecord | None = None
    """The record of a meeting; None when there is none in it."""
    goals: tuple[Goal, ...] = ()
    """Those of the meeting, as they are now."""
    doors: tuple[Opportunity, ...] = ()
    """Those of the meeting, as they are now."""
    agreements: tuple[Agreement, ...] = ()
    """What the meeting settled."""

    @property
    def empty(self) -> bool:
        """Whether it carries nothing."""
        return not (self.topics or self.preparations or self.jots or self.updates or self.meeting)

    def promise(self, update: Update) -> Commitment | None:
        """The promise that an update is about; None when the packet does not bring it."""
        return next((one for one in self.promises if one.id == update.promise_id), None)


@dataclass(frozen=True)
class PacketOffer:
    """A packet that was pasted, and what can be done with it."""

    words: str
    """All that it carries, in plain words."""
    new: bool
    """Whether it brings anything that is not here yet."""
    take: Callable[[], object]
    """Takes it in; raises MeetError."""


def meant_by(packet: Packet, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs here that a packet may be for: the one of its identity, else those of the same two names."""
    kept = list(pairs)
    same = [pair for pair in kept if pair.id == packet.pair.id]
    return same or [pair for pair in kept if same_people(pair, packet.pair)]


def promise_here(promise: Commitment, kept: Iterable[Commitment]) -> Commitment | None:
    """The promise that another store knows under another identity; None when it is not here.

    It is open, of the same owner and in the same words; where two are, neither can be meant.
    """
    found = [one for one in kept if one.open and _said(one) == _said(promise)]
    return found[0] if len(found) == 1 else None


def preparation_here(theirs: Preparation, kept: Sequence[Preparation]) -> Preparation | None:
    """What was prepared as this store has it, since a meeting opens with one of each person; None when it is here.

    Args:
        theirs: As the packet has it.
        kept: All of the pair here, those that were used too.
    """
    mine = [one for one in kept if one.by is theirs.by]
    if any(one.id == theirs.id for one in mine):
        return theirs
    if any(_says_all_of(theirs, one) for one in mine):
        return None
    waiting = waiting_for(mine, theirs.by)
    if waiting is None:
        return theirs
    first, then = sorted((waiting, theirs), key=lambda one: one.saved_at)
    keys = {**first.answers, **then.answers}
    answers = {key: _both(first.answers.get(key, ""), then.answers.get(key, "")) for key in keys}
    return replace(waiting, answers=answers, saves=(*waiting.saves, then.saved_at))


def jot_of(update: Update, promise: Commitment | None) -> Jot:
    """An update as a jot, for where its promise is not known: what was said is kept, and nothing is promised."""
    parts = (promise.text if promise else "", update.outcome.words, update.note)
    words = ": ".join(part for part in parts if part)
    return Jot(update.id, update.pair_id, words, update.at, JotKind.CHANGE, update.by)


def _says_all_of(theirs: Preparation, mine: Preparation) -> bool:
    known = all(words in mine.answers.get(key, "") for key, words in theirs.answers.items())
    return known and mine.saved_at >= theirs.saved_at


def _both(first: str, then: str) -> str:
    """The words of two that prepared the same answer, none of them twice."""
    if first in then or then in first:
        return max(first, then, key=len)
    return f"{first} / {then}"


def _said(promise: Commitment) -> tuple[Role, str]:
    return promise.owner, " ".join(promise.text.casefold().split())
