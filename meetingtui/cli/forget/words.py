"""What `meet forget` says: what goes, what stays, what cannot be reached, and what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.forgetting import Things
from meetingtui.domain.text import one_line
from meetingtui.storage.erase.forgetting import ForgetTarget
from meetingtui.storage.erase.traces import Kind

NameOf = Callable[[Path], str]
"""A file as people find it."""

_OURS = (Kind.BACKUP, Kind.DRAFT, Kind.FORM, Kind.QUARANTINE, Kind.LOG, Kind.COPY)
"""What is counted; nobody needs to know of the rests of saves."""
OUT_OF_REACH = (
    "exports and recaps that you saved or sent",
    "the other person's copy on another machine",
    "copies made by sync and backup programs",
    "whatever the disk still holds until it is overwritten",
)


def about_meeting(found: ForgetTarget, name_of: NameOf) -> list[str]:
    """What somebody should know before a meeting is forgotten, line by line."""
    head = f"{meeting_name(found)} ({one_line(found.mentee)} and {one_line(found.mentor)})"
    if found.leaving is None:
        return [f"{head} was not finished. This goes for good:", *_points(_files(found, name_of)), *_out_of_reach([])]
    beside = _joined([_counted(found.corrections, "correction"), _counted(found.versions, "other version")])
    goes, stays, shared = map(_things, (found.leaving.goes, found.leaving.open, found.leaving.shared))
    return [
        f"{head} goes for good, and with it:",
        *_points(
            [
                f"everything said in it{beside and f', with {beside}'}",
                goes and f"{goes} that are over, and in no other meeting",
                *_files(found, name_of),
            ]
        ),
        "This stays:",
        *_points(
            [
                stays and f"{stays} still open, in their own words",
                shared and f"{shared} that other meetings mention too",
                _counted(len(found.unfinished), "cut-off meeting"),
                "what other meetings say, your agreement, your next date",
            ]
        ),
        *_out_of_reach(map(name_of, found.paths(Kind.FOREIGN))),
    ]


def about_pair(found: ForgetTarget, name_of: NameOf) -> list[str]:
    """What somebody should know before a pair is forgotten, line by line."""
    meetings = _counted(len(found.began), "meeting") or "no meeting yet"
    if found.began:
        first, last = (day_at(at, found.zone) for at in (found.began[0], found.began[-1]))
        meetings += f", from {first} to {last}" if first != last else f", of {first}"
    names = f"{one_line(found.mentee)} and {one_line(found.mentor)}"
    return [
        f"{names} go for good, with everything they wrote down here:",
        *_points([meetings, *_files(found, name_of)]),
        "Nothing about them stays.",
        *_out_of_reach(map(name_of, found.paths(Kind.FOREIGN))),
    ]


def meeting_name(found: ForgetTarget) -> str:
    """`Meeting 12 of Tue 17 Nov 2026`."""
    return f"Meeting {found.number} of {day_at(found.began[0], found.zone)}"


def choices(meetings: Iterable[tuple[str, datetime, str]]) -> str:
    """Meetings of the same number, to be told apart by identity and day."""
    return ", ".join(f"{one_line(identity)} ({day_at(began, zone)})" for identity, began, zone in meetings)


def what_was_done(removed: Counter[Kind], found: ForgetTarget) -> str:
    """How many files were removed, in one line; empty when none was."""
    files = _joined(_counted(removed[kind], kind.value) for kind in _OURS)
    done = [f"Removed: {files}." if files else "", "A new backup was written." if found.changes_data else ""]
    return " ".join(filter(None, done))


def _things(things: Things) -> str:
    return _joined(_counted(len(found), kind) for kind, found in things.items())


def _files(found: ForgetTarget, name_of: NameOf) -> list[str]:
    """The files that go; copies of the data file are named."""
    backups = _counted(len(found.paths(Kind.BACKUP)), "older backup")
    return [
        backups and f"{backups}; one new backup keeps everything that stays",
        _joined(_counted(len(found.paths(kind)), kind.value) for kind in _OURS[1:-1]),
        *(f"{name_of(path)}, a copy of the data file" for path in found.paths(Kind.COPY)),
    ]


def _out_of_reach(foreign: Iterable[str]) -> list[str]:
    left = [f"{name}: check it yourself" for name in foreign]
    return ["Out of reach:", *_points([*OUT_OF_REACH, *left])]


def _points(lines: Iterable[str]) -> list[str]:
    return [f"  - {one_line(line)}" for line in lines if line]


def _joined(parts: Iterable[str]) -> str:
    """`3 promises, 1 goal and 2 topics`; empty ones are passed over."""
    *rest, last = [part for part in parts if part] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def _counted(count: int, one: str) -> str:
    """`1 promise`, `3 promises`, `2 courtesies`; empty for none."""
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{count} {one if count == 1 else many}" if count else ""
