"""The story on a page for a browser: what can be looked at first, then what is to be read."""

from __future__ import annotations

from meetingtui.domain.story.story import Story
from meetingtui.domain.story.story_words import BECAME, Section, meetings_line, sections
from meetingtui.exchange.webpage.plots import bars_html, goals_html
from meetingtui.exchange.webpage.text import items_list, line, section, words

_BELOW = {became[0].upper() + became[1:] for became in BECAME.values()}
"""Headings of what became of promises: they belong to the part before them."""


def story_html(story: Story, *, level: int = 3) -> str:
    """Every part of the story that has something to tell, under headings of that level."""
    parts = sections(story)
    plots = goals_html(story, "Goals, and each time you looked at them") + "".join(map(_plot, parts))
    glance = section("At a glance", plots, level=level) if plots else ""
    told = "".join(_told(part, level) for part in parts)
    return f'<p class="lead">{words(meetings_line(story))}</p>\n{glance}{told}'


def _plot(part: Section) -> str:
    remarks = "".join(f'<p class="remark">{words(remark)}</p>\n' for remark in part.remarks)
    return bars_html(part.bars, part.heading) + remarks if part.bars else ""


def _told(part: Section, level: int) -> str:
    if part.heading in _BELOW:
        return section(part.heading, items_list(part.items), level=level + 1)
    if part.items:
        return section(part.heading, items_list(part.items), level=level)
    if part.bars and not part.remarks:
        # Its lists follow under headings of their own.
        return f"<h{level}>{line(part.heading)}</h{level}>\n"
    return ""
