"""A finished meeting as plain text: for a shell, a pager, a screen reader."""

from __future__ import annotations

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.record.page import record_page
from meetingtui.domain.record.page_lines import LineKind, PageLine
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.text.layout import cells
from meetingtui.exchange.text.lines import WIDTH, folded


def record_text(record: MeetingRecord, *, original: bool = False) -> str:
    """The meeting with its times, words and decisions, in lines of at most 76 cells.

    Args:
        record: The meeting.
        original: Show what each corrected line said at first.
    """
    lines: list[str] = []
    above = LineKind.TITLE
    for line in record_page(record):
        if line.kind is LineKind.PHASE or (
            line.phase is None and line.kind is LineKind.LABEL and above is not line.kind
        ):
            lines.append("")
        lines += _drawn(line)
        if line.amended is not None:
            lines += _corrected(line, record.zone, original=original)
        above = line.kind
    return "\n".join(lines)


def _drawn(line: PageLine) -> list[str]:
    if line.kind is LineKind.PHASE:
        return [(line.words + line.after.rjust(WIDTH - cells(line.words))).rstrip()]
    if line.kind in (LineKind.TITLE, LineKind.FACT):
        return [line.text]
    return folded(line.text, 2 * line.depth)


def _corrected(line: PageLine, zone: str, *, original: bool) -> list[str]:
    assert line.amended is not None  # noqa: S101 - asked by the caller
    on = day_at(line.amended.at, zone)
    if not original:
        return folded(f"[corrected on {on}]", 2 * line.depth + 2)
    return folded(f"[corrected on {on}; first it said: {line.was}]", 2 * line.depth + 2)
