"""Small plots on a page for a browser: drawn in the page itself, the figures beside them say the same without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meetingtui.domain.dates import formatting
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.story.goal_story import GoalTold
from meetingtui.domain.story.plot import largest_of
from meetingtui.domain.story.story import Story
from meetingtui.domain.story.story_words import Bar
from meetingtui.exchange.webpage.text import line, words

LEAST = 1.0
"""Per cent of the column that a bar has at least when it is not nothing."""
MOST_GOALS = 40
"""More lines than this are no picture any more."""
MOST_MARKS = 60
"""Of months on one line; a longer story has a mark for every second month, every third, and so on."""
_OVER = (GoalState.REACHED, GoalState.DROPPED)


def bars_html(bars: Sequence[Bar], caption: str) -> str:
    """The bars on one scale as a table: what is counted, the drawing, the figures."""
    largest = largest_of(bars)
    rows = "".join(_bar(bar, largest) for bar in bars)
    return f'<table class="plot">\n<caption>{line(caption)}</caption>\n{rows}</table>\n'


def goals_html(story: Story, caption: str) -> str:
    """Each goal as a bar on the days of the story, with a mark for each change; empty where that is no picture."""
    if not story.goals or len(story.goals) > MOST_GOALS or story.until <= story.since:
        return ""
    rows = "".join(_goal(goal, story) for goal in story.goals)
    return f'<table class="plot goals">\n<caption>{line(caption)}</caption>\n{_scale(story)}{rows}</table>\n'


def _scale(story: Story) -> str:
    first, last = (f"{formatting.MONTHS[day.month - 1]} {day.year}" for day in (story.since, story.until))
    ends = f"<span>{first} <span>{last}</span></span>"
    return f'<tr aria-hidden="true"><td></td><td class="scale">{ends}</td><td></td></tr>\n'


def _bar(bar: Bar, largest: float) -> str:
    drawn = f'<rect class="was" width="{_share(bar.value, largest)}" height="12" rx="2"/>'
    figures = words(bar.words)
    if bar.planned is not None:
        drawn += f'<rect class="planned" y="15" width="{_share(bar.planned, largest)}" height="4" rx="1"/>'
        figures += f'<br><span class="quiet">{words(bar.planned_words)}</span>'
    return _row(bar.label, drawn, 12 if bar.planned is None else 20, figures)


def _goal(goal: GoalTold, story: Story) -> str:
    first = max(goal.set_on, story.since)
    over = goal.state in _OVER and goal.steps
    last = min(goal.steps[-1].on, story.until) if over else story.until
    left, right = min(_place(first, story), 100 - LEAST), _place(last, story)
    kind = "dropped" if goal.state is GoalState.DROPPED else "was" if over else "planned"
    drawn = "".join(f'<line class="month" x1="{at}" x2="{at}" y2="16"/>' for at in _months(story))
    width = max(LEAST, right - left)
    drawn += f'<rect class="{kind}" x="{left:.1f}%" y="4" width="{width:.1f}%" height="8" rx="2"/>'
    for step in goal.steps:
        drawn += f'<circle class="step" cx="{_place(step.on, story):.1f}%" cy="8" r="3"/>'
    until = f" {formatting.short_day(last)}" if over else f", by {formatting.short_day(goal.due)}"
    return _row(goal.text, drawn, 16, f"{goal.state.words}{until}")


def _row(label: str, drawn: str, height: int, figures: str) -> str:
    svg = f'<svg width="100%" height="{height}" aria-hidden="true" focusable="false">{drawn}</svg>'
    return f'<tr><th scope="row" dir="auto">{line(label)}</th><td>{svg}</td><td>{figures}</td></tr>\n'


def _share(value: float, largest: float) -> str:
    if value <= 0:
        return "0"
    return f"{max(LEAST, 100 * value / largest):.1f}%"


def _place(day: date, story: Story) -> float:
    """Where a day stands between the first and the last one, in per cent."""
    return 100 * max(0.0, min(1.0, (day - story.since) / (story.until - story.since)))


def _months(story: Story) -> Iterator[str]:
    first, last = (day.year * 12 + day.month - 1 for day in (story.since, story.until))
    for month in range(first + 1, last + 1, 1 + (last - first) // MOST_MARKS):
        yield f"{_place(date(month // 12, month % 12 + 1, 1), story):.1f}%"
