"""Cells of a table that a spreadsheet opens: safe, whatever somebody typed.

What a spreadsheet would take for a formula gets an apostrophe in front. Every cell stands in quotation marks and on
one line, and lines end as the standard (RFC 4180) wants them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from meetingtui.domain.text import one_line

BEGINNING = "\ufeff"
"""The mark at the beginning of a file; without it Excel takes the letters for those of its country."""
APOSTROPHE = "'"
Cell: TypeAlias = str | int | None
"""Typed words, a figure, or nothing."""
Row: TypeAlias = Sequence[Cell]

_FORMULA = {"=", "+", "-", "@", "\u2212"}
"""What begins a formula; also in full width, small, raised or lowered, which some programs fold first."""
_HIDDEN = r"\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
"""What is not seen before a formula; some programs leave it out before they look."""
_UNSEEN = re.compile(f"[{_HIDDEN}]*")
_AFTER_SEPARATOR = re.compile(f'(?<=;)([{_HIDDEN}"]*)([^{_HIDDEN}"])')
"""In half of Europe a semicolon separates cells, and the quotation marks then protect the first one only.

Quotation marks that somebody typed are taken for those of a cell there.
"""


def csv_text(rows: Iterable[Row], separator: str = ",") -> str:
    """The rows, every cell disarmed and in quotation marks."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_disarmed(cell) for cell in row] for row in rows)
    return text.getvalue()


def disarmed(text: str) -> str:
    """What somebody typed, clean and on one line, so that no program takes any part of it for a formula."""
    flat = " / ".join(line for part in text.splitlines() if (line := one_line(part)))
    flat = _AFTER_SEPARATOR.sub(_marked, flat)
    return f"{APOSTROPHE}{flat}" if _begins(flat) else flat


def _marked(found: re.Match[str]) -> str:
    return f"{found[1]}{APOSTROPHE}{found[2]}" if _begins(found[2]) else found[0]


def _begins(text: str) -> bool:
    """Whether a spreadsheet would calculate it."""
    first = _UNSEEN.sub("", text, count=1)[:1]
    return bool(first) and unicodedata.normalize("NFKC", first)[0] in _FORMULA


def _disarmed(cell: Cell) -> str | int:
    return disarmed(cell) if isinstance(cell, str) else "" if cell is None else cell
