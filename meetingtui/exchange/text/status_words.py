"""Where things stand today, in words: goals, open promises, doors; for whatever takes them along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.ledger.commitments import Commitment, came_back, in_order_of_review
from meetingtui.domain.ledger.goals import Goal, GoalChange
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.people import Pair
from meetingtui.domain.story.story_words import Item


def goal_items(
    goals: Sequence[Goal], commitments: Sequence[Commitment], zone: str, *, current_only: bool = False
) -> list[Item]:
    """The current goals by their day, then those that are over, each with its changes and what is promised for it."""
    promised: dict[str | None, list[Commitment]] = {}
    for made in commitments:
        promised.setdefault(made.goal_id, []).append(made)
    current = sorted((goal for goal in goals if goal.current), key=lambda goal: goal.due)
    over = [] if current_only else [goal for goal in goals if not goal.current]
    return [_goal(goal, promised.get(goal.id, []), zone) for goal in (*current, *over)]


def promise_items(commitments: Sequence[Commitment], pair: Pair, today: date) -> list[Item]:
    """The open promises, the mentor's first."""
    return [_promise(made, pair, today) for made in in_order_of_review(c for c in commitments if c.open)]


def door_items(doors: Sequence[Opportunity], zone: str) -> list[Item]:
    """The doors, those first that are open still, each with its steps."""
    return [_door(door, zone) for door in sorted(doors, key=lambda door: not door.open)]


def _goal(goal: Goal, promised: Sequence[Commitment], zone: str) -> Item:
    due = f", by {formatting.day(goal.due)}" if goal.current else ""
    known = [f"We will know because {goal.known_by}"] if goal.known_by.strip() else []
    changes = [words for change in goal.changes for words in _change(change, zone)]
    return Item(f"{goal.text} ({goal.state.words}{due})", (*known, *changes, *_promised(promised)))


def _promised(promised: Sequence[Commitment]) -> Iterator[str]:
    still = sum(made.open for made in promised)
    if promised:
        yield f"{formatting.counted(len(promised), 'promise')} for it" + (f", {still} still open" if still else "")


def _change(change: GoalChange, zone: str) -> Iterator[str]:
    reasons = " / ".join(text.strip() for text in (change.evidence, change.why) if text.strip())
    yield f"{day_at(change.at, zone)}, {change.words}" + (f": {reasons}" if reasons else "")
    if change.text_before.strip():
        yield f"Until then it was: {change.text_before}"


def _promise(made: Commitment, pair: Pair, today: date) -> Item:
    facts = [] if made.due is None else [formatting.due_words(made.due, today)]
    facts += ["the week's task"] if made.week_task else []
    facts += [came_back(made.times_carried)] if made.times_carried else []
    notes = [look.note for look in made.history if look.note.strip()]
    behind = f" ({', '.join(facts)})" if facts else ""
    return Item(f"{pair.name(made.owner)}: {made.text}{behind}", tuple(notes[-1:]))


def _door(door: Opportunity, zone: str) -> Item:
    moves = (
        f"{day_at(move.at, zone)}, {move.stage.words}" + (f": {move.note}" if move.note.strip() else "")
        for move in door.moves
    )
    return Item(f"{door.text} ({door.stage.words})", tuple(moves))
