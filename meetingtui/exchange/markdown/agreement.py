"""The agreement as one page: Markdown that can be pasted anywhere, and plain text for a terminal."""

from __future__ import annotations

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.agreement.page import page_lines, state_words
from meetingtui.domain.people import Pair
from meetingtui.domain.text import clean, one_line
from meetingtui.exchange.escaping import inline, item, points
from meetingtui.exchange.text.layout import wrapped

PAGE_WIDTH = 78
"""Cells of a line of the plain text."""


def agreement_markdown(agreement: Agreement, pair: Pair, *, level: int = 1) -> str:
    """One state of the agreement, dated, with the reason if it is a revision; the level is that of its heading."""
    names = f"{inline(pair.mentee.name)} and {inline(pair.mentor.name)}"
    lines = [f"{'#' * level} What {names} agreed on", "", f"{state_words(agreement)}."]
    if agreement.why.strip():
        lines += ["", f"Why it was revised: {inline(agreement.why)}"]
    lines.append("")
    for label, words in page_lines(agreement, pair):
        said = points(words)
        if len(said) == 1:
            lines.append(f"- **{inline(label)}:** {said[0]}")
        else:
            lines += [f"- **{inline(label)}:**", *(item(line, "  ") for line in said)]
    return "\n".join([*lines, ""])


def agreement_text(agreement: Agreement, pair: Pair) -> str:
    """One state of the agreement, as it reads in a terminal."""
    lines = [f"What {one_line(pair.mentee.name)} and {one_line(pair.mentor.name)} agreed on", state_words(agreement)]
    if agreement.why.strip():
        lines += wrapped(f"Why it was revised: {one_line(agreement.why)}", PAGE_WIDTH)
    for label, words in page_lines(agreement, pair):
        lines += ["", *wrapped(one_line(label), PAGE_WIDTH, "  "), *wrapped(clean(words), PAGE_WIDTH, "    ")]
    return "\n".join(lines)
