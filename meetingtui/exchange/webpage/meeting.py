"""A finished meeting on a page for a browser."""

from __future__ import annotations

from dataclasses import dataclass, field

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.people import Pair
from meetingtui.domain.record.page import record_page
from meetingtui.domain.record.page_lines import LineKind, PageLine
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.markdown.meeting import elsewhere, headed
from meetingtui.exchange.webpage.text import line, typed, words


@dataclass
class _Group:
    """A line, or a question, with what stands below it."""

    head: PageLine | None
    """The line; None for what stands alone."""
    below: list[PageLine] = field(default_factory=list)
    """What belongs to it."""


def meeting_html(record: MeetingRecord, pair: Pair, *, anchor: str, level: int = 3) -> str:
    """The meeting with its times, words and decisions; a corrected line has its first words below.

    Args:
        record: The meeting.
        pair: Tells in which zones the two live.
        anchor: What a table of contents leads to.
        level: Of the heading; phases stand one below.
    """
    lines = list(headed(record_page(record)))
    parts = [f'<article id="{anchor}">\n', _title(lines[0], record, level)]
    parts += [_facts([each for each in lines if each.kind is LineKind.FACT], record, pair)]
    open_phase: list[PageLine] = []
    for each in (each for each in lines[1:] if each.kind is not LineKind.FACT):
        if each.kind is LineKind.PHASE:
            parts += [_groups(open_phase, record.zone), _phase(each, level + 1)]
            open_phase = []
        else:
            open_phase.append(each)
    return "".join((*parts, _groups(open_phase, record.zone), "</article>\n"))


def _title(title: PageLine, record: MeetingRecord, level: int) -> str:
    return f'<h{level} dir="auto">{line(title.text)}</h{level}>\n{_first_words(title, record.zone)}'


def _facts(facts: list[PageLine], record: MeetingRecord, pair: Pair) -> str:
    told = [f"<li>{typed(fact.text)}{_first_words(fact, record.zone)}</li>\n" for fact in facts]
    if not any(fact.key == "times" and fact.amended for fact in facts):
        told[1:1] = [f"<li>{typed(text)}</li>\n" for text in elsewhere(record, pair)]
    return f'<ul class="facts">\n{"".join(told)}</ul>\n' if told else ""


def _phase(phase: PageLine, level: int) -> str:
    label = line(phase.phase.label if phase.phase else phase.words)
    times = f' <span class="quiet">{words(phase.after)}</span>' if phase.after else ""
    return f"<h{level}>{label}{times}</h{level}>\n"


def _groups(lines: list[PageLine], zone: str) -> str:
    groups: list[_Group] = []
    for each in lines:
        if each.depth < 2 or not groups:
            alone = each.kind is LineKind.LINE and each.depth > 1
            groups.append(_Group(None, [each]) if alone else _Group(each))
        else:
            groups[-1].below.append(each)
    return f'<ul class="said">\n{"".join(_group(group, zone) for group in groups)}</ul>\n' if groups else ""


def _group(group: _Group, zone: str) -> str:
    head = ""
    if group.head is not None:
        kind = "asked" if group.head.kind is LineKind.LABEL else "head"
        head = f'<p class="{kind}">{_said(group.head)}</p>\n{_first_words(group.head, zone)}'
    below = "".join(f'<p class="below">{_said(each)}</p>\n{_first_words(each, zone)}' for each in group.below)
    return f"<li>{head}{below}</li>\n"


def _said(each: PageLine) -> str:
    before = f'<span class="before">{line(each.before)}</span> ' if each.before.strip() else ""
    after = f' <span class="after">{line(each.after)}</span>' if each.after.strip() else ""
    return f"{before}{typed(each.words)}{after}"


def _first_words(each: PageLine, zone: str) -> str:
    """Below a corrected line: when it was corrected, and what it first said."""
    if each.amended is None:
        return ""
    on = day_at(each.amended.at, zone)
    return f'<p class="corrected">Corrected on {on}; first it said: {typed(each.was)}</p>\n'
