"""Short words in which the chapters of the made-up story are told."""

from __future__ import annotations

from meetingtui.demo.script import Judged, Look, Task
from meetingtui.domain.commitments import Outcome
from meetingtui.domain.goals import Verdict
from meetingtui.domain.people import Role

JONAS, NOOR = Role.MENTEE, Role.MENTOR


def done(key: str, note: str = "") -> Look:
    """It was done."""
    return Look(key, Outcome.DONE, note)


def partly(key: str, note: str = "") -> Look:
    """A part of it was done, and it comes back."""
    return Look(key, Outcome.PARTLY, note)


def not_yet(key: str, note: str = "") -> Look:
    """It comes back."""
    return Look(key, Outcome.NOT_YET, note)


def changed(key: str, words: str) -> Look:
    """It became something else."""
    return Look(key, Outcome.CHANGED, words)


def smaller(key: str, words: str) -> Look:
    """After the third time it was made smaller."""
    return Look(key, Outcome.SMALLER, words)


def swapped(key: str, words: str) -> Look:
    """After the third time it was swapped for something else."""
    return Look(key, Outcome.SWAPPED, words)


def dropped(key: str, note: str) -> Look:
    """After the third time it was dropped."""
    return Look(key, Outcome.DROPPED, note)


def reached(key: str, evidence: str, why: str) -> Judged:
    """The goal is reached."""
    return Judged(key, Verdict.REACHED, evidence, why)


def keep(key: str, evidence: str, why: str) -> Judged:
    """The goal stays."""
    return Judged(key, Verdict.KEEP, evidence, why)


def adjust(key: str, evidence: str, why: str, text: str) -> Judged:
    """The goal gets new words."""
    return Judged(key, Verdict.ADJUST, evidence, why, text)


def drop(key: str, evidence: str, why: str) -> Judged:
    """The goal is let go."""
    return Judged(key, Verdict.DROP, evidence, why)


def task(key: str, text: str, goal: str = "", days: int | None = None) -> Task:
    """The mentee's; the first one of a meeting is the week's task."""
    return Task(key, text, goal, JONAS, days)


def promise(key: str, text: str, days: int | None = None) -> Task:
    """The mentor's."""
    return Task(key, text, "", NOOR, days)
