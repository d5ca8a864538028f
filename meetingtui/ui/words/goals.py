"""How a goal and what was done for it read on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from meetingtui.domain.dates.formatting import day_month, short_day
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus
from meetingtui.domain.ledger.goal_look import Deed, rolled
from meetingtui.domain.ledger.goals import Goal, GoalChange
from meetingtui.ui.words.facts import SIGN

QUIET_WORDS = "Quiet for three weeks. A small step next, or let it rest?"
"""Names a goal that nothing was done for, kindly."""


def goal_facts(goal: Goal, today: date, zone: str) -> tuple[str, ...]:
    """Where a current goal stands: state in words, its day, and how it rolled."""
    facts = [goal.state.words.upper(), f"due {short_day(goal.due)}"]
    if goal.due < today:
        facts.append("review it now")
    elif rolled(goal, today, zone):
        facts.append(f"now a {goal.horizon(today)}-day goal")
    return tuple(facts)


def closed_words(goal: Goal, zone: str) -> str:
    """A goal of earlier: what became of it, and when."""
    on = f" {day_month(local_day(goal.changes[-1].at, zone))}" if goal.changes else ""
    return f"{goal.text}, {goal.state.words}{on}"


def tasks_words(tasks: Iterable[Commitment]) -> str:
    """What was promised for a goal: `[x] proposal  [ ] slides`; what was dropped or changed is left out."""
    shown = [task for task in tasks if task.status in (CommitmentStatus.OPEN, CommitmentStatus.DONE)]
    return "   ".join(f"[{'x' if task.status is CommitmentStatus.DONE else ' '}] {task.text}" for task in shown[-4:])


def change_words(change: GoalChange, zone: str) -> str:
    """A change of a goal with its day and its reason: `17 Nov: at risk, Lin is away`."""
    said = [change.words, change.evidence, change.why]
    return f"{day_month(local_day(change.at, zone))}: {', '.join(words for words in said if words)}"


def said_words(change: GoalChange, zone: str) -> str:
    """What the pair said of a goal last time, word for word."""
    words = "; ".join(part for part in (change.evidence, change.why) if part)
    return f'Your words of {day_month(local_day(change.at, zone))}: "{words}"'


def deed_lines(deeds: Sequence[Deed], most: int) -> list[str]:
    """What was done for a goal: one line each, the newest first; behind the last one how many are older."""
    lines = [_deed_line(deed) for deed in reversed(deeds)]
    shown = lines[: max(1, most)]
    if older := len(lines) - len(shown):
        shown[-1] += f"   and {older} earlier"
    return shown


def _deed_line(deed: Deed) -> str:
    if deed.outcome is None:
        return f"- {deed.text}: open since {short_day(deed.on)}"
    note = f' "{deed.note}"' if deed.note else ""
    return f"{SIGN[deed.outcome]} {deed.text}: {deed.outcome.words}, {short_day(deed.on)}{note}"
