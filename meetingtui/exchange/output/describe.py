"""How a field of the output is described: what it means, and how instants, days and lengths of time are written."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Meta


def says(words: str) -> Meta:
    """What a field means."""
    return Meta(description=words)


def instant(words: str) -> Meta:
    """The meaning of an instant; the words say in which zone it is told."""
    return Meta(
        description=f"{words} Local time with its offset, such as 2026-11-17T15:00:00+01:00.",
        extra_json_schema={"format": "date-time"},
    )


def day(words: str) -> Meta:
    """The meaning of a day."""
    return Meta(description=f"{words} A day, such as 2026-11-17.", extra_json_schema={"format": "date"})


def seconds(words: str) -> Meta:
    """The meaning of a length of time."""
    return Meta(description=f"{words} In whole seconds.")


def one_of(words: str, values: Iterable[str]) -> Meta:
    """The meaning of a word, and all that it may be."""
    return Meta(description=words, extra_json_schema={"enum": list(values)})
