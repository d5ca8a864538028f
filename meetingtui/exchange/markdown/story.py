"""The story of a stretch of weeks as Markdown, for a wiki, a mail, a chat."""

from __future__ import annotations

from meetingtui.domain.story.plot import BLOCK, LINE, cells_of, largest_of
from meetingtui.domain.story.story import Story
from meetingtui.domain.story.story_words import Bar, Item, Section, headline, meetings_line, sections
from meetingtui.exchange.escaping import inline, item, points


def story_markdown(story: Story) -> str:
    """The whole story; ends with a line end."""
    lines = [f"# {inline(headline(story))}", "", inline(meetings_line(story))]
    for section in sections(story):
        lines += ["", f"## {section.heading}", "", *_body(section)]
    return "\n".join((*lines, ""))


def _body(section: Section) -> list[str]:
    lines = _table(section) if section.bars else []
    lines += [line for one in section.items for line in _item(one)]
    if lines and section.remarks:
        lines.append("")
    return lines + [inline(remark) for remark in section.remarks]


def _table(section: Section) -> list[str]:
    """The bars as a table: letters of one width cannot be relied on outside of a terminal."""
    planned = any(bar.planned is not None for bar in section.bars)
    head = ("", "took", "planned") if planned else ("", "")
    rows = [head, ("---",) * len(head), *(_row(bar, section, planned=planned) for bar in section.bars)]
    return [f"| {' | '.join(row)} |" for row in rows]


def _row(bar: Bar, section: Section, *, planned: bool) -> tuple[str, ...]:
    largest = largest_of(section.bars)
    drawn = f"{BLOCK * cells_of(bar.value, largest)} {inline(bar.words)}".strip()
    if not planned:
        return inline(bar.label), drawn
    line = LINE * cells_of(bar.planned or 0, largest)
    return inline(bar.label), drawn, f"{line} {inline(bar.planned_words)}".strip()


def _item(part: Item) -> list[str]:
    return [f"- {inline(part.text)}", *(item(line, "  ") for text in part.below for line in points(text))]
