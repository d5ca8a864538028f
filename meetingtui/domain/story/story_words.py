"""A story in words: headings, lines and small plots, for whoever shows it, be it a screen, a page or a shell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from meetingtui.domain.dates import formatting
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import came_back
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.meeting.agenda import MINUTE
from meetingtui.domain.people import Role
from meetingtui.domain.story.goal_story import GoalStep, GoalTold
from meetingtui.domain.story.promise_story import Became, PromiseTold
from meetingtui.domain.story.story import DoorTold, Quote, Story
from meetingtui.domain.story.time_use import MeetingTime, TimeUse

BECAME = {
    Became.DONE: "done",
    Became.CHANGED: "became something else",
    Became.OPEN: "still open",
    Became.DROPPED: "dropped",
}
"""What became of a promise, above its list."""
_SHORT = {**BECAME, Became.CHANGED: "changed", Became.OPEN: "open"}
_NAME = 13
"""Letters of a name in front of a bar, so that what it says stays whole."""
_FIGURES = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True)
class Item:
    """One thing that is told."""

    text: str
    """In one line."""
    below: tuple[str, ...] = ()
    """What belongs to it; each may have several lines."""


@dataclass(frozen=True)
class Bar:
    """A figure that is also drawn."""

    label: str
    """What is counted or measured."""
    value: float
    """How long the bar is; all bars of a section have the same scale."""
    words: str
    """The figure beside it."""
    planned: float | None = None
    """How long the line below it is; None draws none."""
    planned_words: str = ""
    """The figure beside that line."""


@dataclass(frozen=True)
class Section:
    """One part of the story."""

    heading: str
    """What it is about."""
    bars: tuple[Bar, ...] = ()
    """What people would rather look at than read."""
    items: tuple[Item, ...] = ()
    """What happened."""
    remarks: tuple[str, ...] = ()
    """Whole sentences below."""


def headline(story: Story) -> str:
    """Whose story it is, and of which days."""
    days = f"{formatting.day(story.since)} to {formatting.day(story.until)}"
    return f"{story.mentee} and {story.mentor}, {days}" if story.mentee else days


def meetings_line(story: Story) -> str:
    """How often the two met, and how long in all."""
    count = len(story.time.meetings)
    if count == 0:
        return "The two of you did not meet in this time."
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    hours = story.time.total // timedelta(hours=1)
    # Nobody thinks of hours of talk in days.
    total = f"{hours} hours" if hours >= 24 else formatting.duration_words(story.time.total)
    return f"You met {times}, {total} in all."


def sections(story: Story) -> list[Section]:
    """Every part that has something to tell, in the order in which it is told."""
    parts = (
        Section("Goals", items=tuple(map(_goal, story.goals))),
        *_promises(story),
        Section("What went well", items=tuple(_said(story.wins, story))),
        Section("Doors", items=tuple(map(_door, story.doors))),
        Section("Thanks", items=tuple(_said(story.thanks, story))),
        Section("The months", items=tuple(_months(story))),
        _time(story.time),
    )
    return [part for part in parts if part.bars or part.items or part.remarks]


def _goal(goal: GoalTold) -> Item:
    known = (f"We will know because {goal.known_by}",) if goal.known_by.strip() else ()
    steps = tuple(line for step in goal.steps for line in _step(step))
    done = (f"{formatting.counted(goal.done_for, 'promise')} for it done",) if goal.done_for else ()
    due = "" if goal.state in (GoalState.REACHED, GoalState.DROPPED) else f", by {formatting.day(goal.due)}"
    return Item(f"{goal.text} ({goal.state.words}{due})", (*known, *steps, *done))


def _step(step: GoalStep) -> Iterator[str]:
    reasons = [text.strip() for text in (step.evidence, step.why) if text.strip()]
    yield f"{formatting.short_day(step.on)}, {step.words}" + (f": {' / '.join(reasons)}" if reasons else "")
    if step.text_before.strip():
        yield f"Until then it was: {step.text_before}"


def _promises(story: Story) -> Iterator[Section]:
    bars = tuple(_promise_bars(story))
    yield Section("What was promised, and what became of it", bars=bars)
    for became, words in BECAME.items():
        told = sorted((p for p in story.promises if p.became is became), key=lambda p: p.settled_on or p.made_on)
        yield Section(words[0].upper() + words[1:], items=tuple(_promise(one, story) for one in told))


def _promise_bars(story: Story) -> Iterator[Bar]:
    for owner in (Role.MENTEE, Role.MENTOR):
        theirs = [promise for promise in story.promises if promise.owner is owner]
        for became, words in _SHORT.items():
            if count := sum(promise.became is became for promise in theirs):
                yield Bar(f"{shortened(_name(owner, story), _NAME)}, {words}", count, str(count))


def _promise(promise: PromiseTold, story: Story) -> Item:
    facts = [came_back(promise.times_back)] if promise.times_back else []
    if promise.settled_on is not None:
        facts.append(formatting.short_day(promise.settled_on))
    elif promise.became is Became.OPEN:
        facts.append(f"since {formatting.short_day(promise.made_on)}")
    noted = f"Now: {promise.note}" if promise.became is Became.CHANGED else promise.note
    below = (noted,) if promise.note.strip() else ()
    return Item(f"{_name(promise.owner, story)}: {promise.text} ({', '.join(facts)})", below)


def _said(said: Iterable[Quote], story: Story) -> Iterator[Item]:
    for one in said:
        name = f", {_name(one.by, story)}" if one.by else ""
        yield Item(f"{formatting.short_day(one.on)}{name}", (one.text,))


def _door(door: DoorTold) -> Item:
    moves = (
        f"{formatting.short_day(move.on)}, {move.stage.words}" + (f": {move.note}" if move.note.strip() else "")
        for move in door.moves
    )
    return Item(f"{door.text} ({door.stage.words})", tuple(moves))


def _months(story: Story) -> Iterator[Item]:
    for month in story.months:
        yield Item(
            f"Looked back at on {formatting.day(month.on)}",
            tuple(f"{label.removeprefix('The month, ')}: {text}" for label, text in month.answers),
        )


def _time(use: TimeUse) -> Section:
    bars = tuple(
        Bar(
            phase.phase.label,
            phase.used / MINUTE,
            f"{formatting.minutes_words(phase.used)} in {formatting.counted(phase.meetings, 'meeting')}",
            phase.planned / MINUTE,
            f"{formatting.minutes_words(phase.planned)} planned",
        )
        for phase in use.phases
    )
    remarks = ["The figures are those of the meeting in the middle."] if len(use.meetings) > 2 and bars else []
    remarks += _late("began late", use.late, [meeting.late for meeting in use.late])
    remarks += _late("ran over", use.overrun, [meeting.overrun for meeting in use.overrun])
    return Section("How the time was used", bars=bars, remarks=(*remarks, *_suggestion(use)) if use.meetings else ())


def _late(what: str, meetings: Iterable[MeetingTime], times: list[timedelta]) -> list[str]:
    days = [formatting.short_day(meeting.day) for meeting in meetings]
    if not days:
        return []
    worst = max(range(len(days)), key=times.__getitem__)
    most = formatting.minutes_words(times[worst])
    if len(days) == 1:
        return [f"One meeting {what}: {days[0]}, by {most}."]
    return [f"{formatting.counted(len(days), 'meeting')} {what}, by {most} at most on {days[worst]}."]


def _suggestion(use: TimeUse) -> list[str]:
    if use.suggestion is None:
        return []
    count = _FIGURES[use.suggestion.meetings]
    if not use.suggestion.changes:
        return [f"The last {count} ordinary weeks went as planned."]
    phases = ", ".join(
        f"{kind.label.lower()} {formatting.minutes_words(time)}" for kind, _, time in use.suggestion.phases
    )
    return [f"After the last {count} ordinary weeks, the next agenda could be: {phases}."]


def _name(role: Role, story: Story) -> str:
    name = story.mentor if role is Role.MENTOR else story.mentee
    return name or f"The {role.value}"
