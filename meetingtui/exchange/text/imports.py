"""What became of a file that was taken in, as lines for a shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from meetingtui.domain.merge.report import Fate, MergeReport, Parted
from meetingtui.exchange.text.layout import columns
from meetingtui.exchange.text.version_words import title_words, version_words

_KINDS = {
    "pairs": ("pair", "pairs"),
    "meetings": ("meeting", "meetings"),
    "commitments": ("promise", "promises"),
    "goals": ("goal", "goals"),
    "opportunities": ("door", "doors"),
    "topics": ("topic", "topics"),
    "agreements": ("page of the agreement", "pages of the agreement"),
    "missed": ("meeting called off", "meetings called off"),
    "jots": ("jot", "jots"),
    "updates": ("update on a promise", "updates on promises"),
    "preparations": ("preparation", "preparations"),
    "invitations": ("invitation", "invitations"),
    "link_marks": ("link that was read", "links that were read"),
    "contacts": ("message", "messages"),
    "courtesies": ("courtesy", "courtesies"),
    "mail_addresses": ("mail address", "mail addresses"),
}
_FATES = (Fate.NEW, Fate.NEWER_THERE, Fate.BOTH, Fate.PUT_TOGETHER, Fate.NEWER_HERE, Fate.SAME)


def count_lines(report: MergeReport) -> list[str]:
    """A line for each kind of thing in the file: how many of them are new, newer, the same."""
    rows = []
    for table, (one, many) in _KINDS.items():
        fates = report.counts.get(table, {})
        if total := sum(fates.values()):
            rows.append((str(total), one if total == 1 else many, _fate_words(fates)))
    return columns(rows)


def parted_lines(report: MergeReport) -> list[str]:
    """What was changed on both sides, each with both versions; empty when nothing was."""
    if not report.parted:
        return []
    lines = [line for parted in report.parted for line in _both(parted)]
    return ["", "Changed on both sides; both versions are kept:", *lines]


def _fate_words(fates: Mapping[Fate, int]) -> str:
    return ", ".join(f"{fates[fate]} {fate.value}" for fate in _FATES if fates.get(fate))


def _both(parted: Parted) -> Iterator[str]:
    shown = version_words(parted.shown, parted.zone)
    yield f"  {title_words(parted.shown, parted.zone)}"
    yield f"    shown:  {shown}"
    for other in parted.others:
        words = version_words(other, parted.zone)
        yield f"    other:  {words}" + (f" (differs in: {_differing(parted.shown, other)})" if words == shown else "")


def _differing(shown: Any, other: Any) -> str:
    names = [field.name for field in fields(shown) if getattr(shown, field.name) != getattr(other, field.name)]
    return ", ".join(names).replace("_", " ") or "names this version of meet does not know"
