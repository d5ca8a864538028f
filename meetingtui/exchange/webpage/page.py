"""Everything of a pair as one page for a browser, for somebody without a terminal; prints well.

The page is complete in itself: no scripts, nothing is fetched from anywhere, and its own policy forbids both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.agreement.page import page_lines, state_words
from meetingtui.domain.dates import formatting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.file_names import different
from meetingtui.exchange.material import Material, day_of, meetings_words
from meetingtui.exchange.text.status_words import door_items, goal_items, promise_items
from meetingtui.exchange.webpage.meeting import meeting_html
from meetingtui.exchange.webpage.story import story_html
from meetingtui.exchange.webpage.style import STYLE
from meetingtui.exchange.webpage.text import items_list, line, section, typed, words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy: nothing is loaded, nothing runs, nothing is sent."""
_HEAD = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
"""


def pair_page(material: Material, told: Callable[[], None] = lambda: None) -> str:
    """The story with its plots, the agreement, goals, open promises, doors, and every meeting.

    Args:
        material: Everything.
        told: Called after each meeting, for whoever shows how far it is.
    """
    records = material.meetings
    anchors = different([f"meeting-{record.number}" for record in records])
    parts = [(heading, anchor, body) for heading, anchor, body in _parts(material) if body]
    main = [section(heading, body, level=2, anchor=anchor) for heading, anchor, body in parts]
    if records:
        main.append('<section id="meetings">\n<h2>Meetings</h2>\n')
        for record, anchor in zip(records, anchors, strict=True):
            main.append(meeting_html(record, material.pair, anchor=anchor))
            told()
        main.append("</section>\n")
    contents = _contents([(heading, anchor) for heading, anchor, _ in parts], records, anchors)
    head = f'<h1 dir="auto">{line(material.names)}</h1>\n<p class="lead">{words(meetings_words(records))}</p>\n'
    return _page(material.names, f"<header>\n{head}{contents}</header>\n<main>\n{''.join(main)}</main>\n")


def meeting_page(record: MeetingRecord, pair: Pair) -> str:
    """One meeting as a page of its own."""
    title = f"{pair.names}, {formatting.day(day_of(record))}"
    return _page(title, f"<main>\n{meeting_html(record, pair, anchor='meeting', level=1)}</main>\n")


def _page(title: str, body: str) -> str:
    return f"{_HEAD}<title>{line(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"


def _parts(material: Material) -> Iterable[tuple[str, str, str]]:
    pair, story = material.pair, material.story()
    goals = goal_items(material.goals, material.commitments, pair.zone, current_only=True)
    promises = promise_items(material.commitments, pair, material.today)
    doors = door_items([door for door in material.doors if door.open], pair.zone)
    yield "The story", "story", "" if story.empty else story_html(story)
    yield "What we agreed on", "agreement", _agreement(material.agreement, pair) if material.agreement else ""
    for heading, anchor, items in (
        ("Goals today", "goals", goals),
        ("Open promises", "promises", promises),
        ("Open doors", "doors", doors),
    ):
        yield heading, anchor, items_list(items) if items else ""


def _agreement(agreement: Agreement, pair: Pair) -> str:
    why = f"<p>Why it was revised: {typed(agreement.why)}</p>\n" if agreement.why.strip() else ""
    terms = "".join(
        f'<dt dir="auto">{line(label)}</dt>\n<dd dir="auto">{words(said)}</dd>\n'
        for label, said in page_lines(agreement, pair)
    )
    return f'<p class="quiet">{words(state_words(agreement))}.</p>\n{why}' + (
        f"<dl>\n{terms}</dl>\n" if terms else ""
    )


def _contents(parts: Sequence[tuple[str, str]], records: Sequence[MeetingRecord], anchors: Sequence[str]) -> str:
    """The table of contents: the parts, and each month with the days of its meetings."""
    links = "".join(f'<li><a href="#{anchor}">{line(heading)}</a></li>\n' for heading, anchor in parts)
    if records:
        links += '<li><a href="#meetings">Meetings</a></li>\n'
    held = [(day_of(record), record.number, anchor) for record, anchor in zip(records, anchors, strict=True)]
    months = ""
    for (year, month), group in groupby(held, key=lambda one: (one[0].year, one[0].month)):
        days = " ".join(
            f'<a href="#{anchor}" aria-label="{formatting.day(day)}, meeting {number}">{day.day}</a>'
            for day, number, anchor in group
        )
        name = f"{formatting.MONTHS[month - 1]} {year}"
        months += f'<li><span class="month">{name}</span> <span class="days">{days}</span></li>\n'
    listed = f"<ul>\n{links}</ul>\n" if links else ""
    by_month = f"<ol>\n{months}</ol>\n" if months else ""
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n{listed}{by_month}</nav>\n'
