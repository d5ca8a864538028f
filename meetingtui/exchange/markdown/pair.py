"""Everything of a pair as Markdown: one document, or a page that leads to a file for each meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from meetingtui.domain.dates import formatting
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.story.story_words import Item
from meetingtui.exchange.escaping import inline, item, points
from meetingtui.exchange.markdown.agreement import agreement_markdown
from meetingtui.exchange.markdown.meeting import meeting_markdown
from meetingtui.exchange.material import Material, day_of, meetings_words
from meetingtui.exchange.text.status_words import door_items, goal_items, promise_items


def one_document(material: Material, told: Callable[[], None] = lambda: None) -> str:
    """Agreement, goals, open promises, doors and every meeting, whole.

    Args:
        material: Everything.
        told: Called after each meeting, for whoever shows how far it is.
    """
    parts = [_overview(material)]
    if material.meetings:
        parts.append("## Meetings\n")
    for record in material.meetings:
        parts.append(meeting_markdown(record, material.pair, level=3))
        told()
    return "\n".join(parts)


def index_page(material: Material, names: Sequence[str]) -> str:
    """The same without the meetings; instead a line for each of them that leads to its file.

    Args:
        material: Everything.
        names: The file of each meeting.
    """
    lines = [_line(record, name) for record, name in zip(material.meetings, names, strict=True)]
    return _overview(material) + ("\n".join(("", "## Meetings", "", *lines, "")) if lines else "")


def _line(record: MeetingRecord, name: str) -> str:
    task = next((made.text for made in as_amended(record).contents.commitments if made.week_task), "")
    label = f"[{formatting.day(day_of(record))}, meeting {record.number}]({name})"
    return f"- {label}: {inline(task)}" if task.strip() else f"- {label}"


def _overview(material: Material) -> str:
    pair = material.pair
    parts = [f"# {inline(material.names)}\n\n{meetings_words(material.meetings)}.\n"]
    if material.agreement is not None:
        parts.append(agreement_markdown(material.agreement, pair, level=2))
    goals = goal_items(material.goals, material.commitments, pair.zone)
    promises = promise_items(material.commitments, pair, material.today)
    for heading, items in (
        ("Goals", goals),
        ("Open promises", promises),
        ("Doors", door_items(material.doors, pair.zone)),
    ):
        if items:
            parts.append("\n".join((f"## {heading}", "", *_listed(items), "")))
    return "\n".join(parts)


def _listed(items: Iterable[Item]) -> list[str]:
    return [line for one in items for line in _item(one)]


def _item(part: Item) -> list[str]:
    return [f"- {inline(part.text)}", *(item(line, "  ") for text in part.below for line in points(text))]
