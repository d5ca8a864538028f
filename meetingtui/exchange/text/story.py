"""The story of a stretch of weeks as plain text: for a shell, a pager, a screen reader."""

from __future__ import annotations

from meetingtui.domain.story.story import Story
from meetingtui.domain.story.story_words import Item, Section, headline, meetings_line, sections
from meetingtui.domain.text import clean, one_line
from meetingtui.exchange.text.bars import bar_lines
from meetingtui.exchange.text.layout import wrapped
from meetingtui.exchange.text.lines import WIDTH


def story_text(story: Story) -> str:
    """The whole story, in lines of at most 76 cells."""
    lines = [*wrapped(one_line(headline(story)), WIDTH), *wrapped(meetings_line(story), WIDTH)]
    for section in sections(story):
        lines += ["", section.heading.upper(), *_body(section)]
    return "\n".join(lines)


def _body(section: Section) -> list[str]:
    lines = bar_lines(section.bars, "  ")
    if lines and section.remarks:
        lines.append("")
    lines += [line for item in section.items for line in _item(item)]
    return lines + [line for remark in section.remarks for line in wrapped(remark, WIDTH, "  ")]


def _item(item: Item) -> list[str]:
    lines = wrapped(one_line(item.text), WIDTH, "  ")
    return lines + [line for text in item.below for line in wrapped(clean(text).strip("\n"), WIDTH, "    ")]
