"""What `meet forget` says: what goes, what stays, what cannot be reached, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from meetingtui.domain.date_words import when_words
from meetingtui.domain.forgetting import Leaving, Things
from meetingtui.domain.local import local
from meetingtui.domain.saying import day
from meetingtui.domain.text import one_line
from meetingtui.storage.forgetting import Done, Found
from meetingtui.storage.holders import Fate, Holder, Kind
from meetingtui.storage.remains import MeetingFacts, PairFacts

NameOf = Callable[[Holder], str]
"""A file as people find it."""

KINDS = {
    Kind.BACKUP: ("backup", "backups"),
    Kind.DRAFT: ("draft", "drafts"),
    Kind.FORM: ("half-typed form", "half-typed forms"),
    Kind.QUARANTINE: ("file in quarantine", "files in quarantine"),
    Kind.COPY: ("copy beside the data file", "copies beside the data file"),
    Kind.REST: ("rest of a save", "rests of saves"),
    Kind.LOG: ("log", "logs"),
}
"""What each kind of file is called."""
OUT_OF_REACH = (
    "exports and recaps that were saved or sent",
    "what the other one of the two keeps on another machine",
    "copies that sync and backup programs made elsewhere",
    "what the disk itself still holds until it is written over",
)


def about_meeting(found: Found[MeetingFacts], name_of: NameOf) -> list[str]:
    """What somebody should know before a meeting is forgotten, line by line."""
    facts, leaving = found.facts, found.facts.leaving
    head = f"{meeting_name(facts)} ({one_line(facts.mentee)} and {one_line(facts.mentor)})"
    files = _files(found.holders, name_of)
    if not found.here:
        left = "is gone from the data file already" if facts.finished else "is in drafts only"
        return [
            f"{head} {left}. For good will go what is left of it:",
            *_points(files),
            *_out_of_reach(found, name_of),
        ]
    beside = [_counted(facts.corrections, "correction"), _counted(facts.versions, "other version")]
    goes = [f"all that was said in it{_with(beside)}"]
    goes += [f"{names}: over, and in no other meeting" for names in _things(leaving.goes)]
    return [
        f"{head} will go for good:",
        *_points([*goes, *files]),
        "This stays:",
        *_points(_staying(leaving)),
        *_out_of_reach(found, name_of),
    ]


def about_pair(found: Found[PairFacts], name_of: NameOf) -> list[str]:
    """What somebody should know before a pair is forgotten, line by line."""
    facts, names = found.facts, one_line(found.facts.pair.names)
    files = _files(found.holders, name_of)
    if not found.here:
        head = f"{names} are gone from the data file already. For good will go what is left of them:"
        return [head, *_points(files), *_out_of_reach(found, name_of)]
    meetings = _counted(len(facts.meeting_ids), "meeting")
    if facts.first and facts.last:
        first, last = (day(local(at, facts.pair.zone)) for at in (facts.first, facts.last))
        meetings += f", from {first} to {last}" if first != last else f", of {first}"
    beside = [
        _counted(facts.promises, "promise"),
        _counted(facts.goals, "goal"),
        _counted(facts.doors, "door"),
        _counted(facts.topics, "topic"),
        _counted(facts.agreements, "state of the agreement", "states of the agreement"),
        _counted(facts.missed, "meeting that was called off", "meetings that were called off"),
        _counted(facts.versions, "other version"),
    ]
    return [
        f"{names} will go for good, with everything that they wrote down here:",
        *_points([meetings or "no meeting yet", _joined(beside), *files]),
        "Nothing of the two stays, and nothing else is touched.",
        *_out_of_reach(found, name_of),
    ]


def meeting_name(facts: MeetingFacts) -> str:
    """`Meeting 12 of Tue 17 Nov 2026`."""
    return f"Meeting {facts.number} of {day(local(facts.began, facts.zone))}"


def choices(meetings: Iterable[tuple[str, datetime, str]]) -> str:
    """Meetings of the same number, to be told apart by identity and day."""
    return ", ".join(f"{one_line(identity)} ({day(local(began, zone))})" for identity, began, zone in meetings)


def what_was_done(done: Done) -> list[str]:
    """How many files were written anew or removed, in one line; no line when none was."""
    parts = []
    for words, fates in (("Written anew", (Fate.REWRITTEN,)), ("Removed", (Fate.REMOVED, Fate.REMOVED_WHOLE))):
        kinds = [_counted(sum(done.handled[kind, fate] for fate in fates), *KINDS[kind]) for kind in Kind]
        parts += [f"{words}: {_joined(kinds)}."] if _joined(kinds) else []
    return [" ".join(parts)] if parts else []


def _staying(leaving: Leaving) -> list[str]:
    lines = [f"{names}: still open, in their own words" for names in _things(leaving.open)]
    lines += [f"{names}: other meetings speak of them too" for names in _things(leaving.shared)]
    lines += ["the agreement that came out of it"] if leaving.agreement else []
    lines += [f"your next date, {when_words(leaving.next_meeting)}"] if leaving.next_meeting else []
    return [*lines, "what other meetings say"]


def _things(things: Things) -> list[str]:
    names = _joined(
        (
            _counted(len(things.promises), "promise"),
            _counted(len(things.goals), "goal"),
            _counted(len(things.doors), "door"),
            _counted(len(things.topics), "topic"),
        )
    )
    return [names] if names else []


def _files(holders: Iterable[Holder], name_of: NameOf) -> list[str]:
    """The files that are written anew or removed; each that is removed whole is named, and so are copies."""
    ours = [holder for holder in holders if holder.fate in (Fate.REWRITTEN, Fate.REMOVED)]
    by_kind = ((kind, sum(1 for holder in ours if holder.kind is kind)) for kind in Kind if kind is not Kind.COPY)
    counts = _joined(_counted(count, *KINDS[kind]) for kind, count in by_kind)
    return [
        *([f"what of it is in {counts}"] if counts else []),
        *(f"what of it is in {name_of(holder)}" for holder in ours if holder.kind is Kind.COPY),
        *(
            f"{name_of(holder)}, whole: it is damaged and cannot be taken apart"
            for holder in holders
            if holder.fate is Fate.REMOVED_WHOLE
        ),
    ]


def _out_of_reach(found: Found[MeetingFacts] | Found[PairFacts], name_of: NameOf) -> list[str]:
    left = [f"{name_of(holder)}: look at it yourself" for holder in found.holders if holder.fate is Fate.LEFT]
    return ["This is out of reach:", *_points([*OUT_OF_REACH, *left])]


def _points(lines: Iterable[str]) -> list[str]:
    return [f"  - {one_line(line)}" for line in lines if line]


def _with(parts: Iterable[str]) -> str:
    joined = _joined(parts)
    return f", with {joined}" if joined else ""


def _joined(parts: Iterable[str]) -> str:
    """`3 promises, 1 goal and 2 topics`; empty ones are passed over."""
    *rest, last = [part for part in parts if part] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def _counted(count: int, one: str, several: str = "") -> str:
    """`1 promise`, `3 promises`; empty for none."""
    return f"{count} {one if count == 1 else several or one + 's'}" if count else ""
