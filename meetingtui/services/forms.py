"""Words that stand in a form and are not kept yet: they are there again when its screen opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class FormPlace:
    """Which form it is."""

    name: str
    """`setup`, `goals`, `doors`, `agreement`, `correction`, `private-line` or `preparing`."""
    pair_id: str = ""
    """Whose it is; empty before a pair is set up."""
    about: str = ""
    """The meeting that a correction is about."""
    line: str = ""
    """The address of its line; of a private line who types it."""


@dataclass(frozen=True)
class Typed:
    """What stands in a form."""

    words: Mapping[str, str] = field(default_factory=dict)
    """The words of each field, by its name."""
    about: str = ""
    """The goal or door that it is about; empty for none."""
    what: str = ""
    """What is to be done with it."""
    left: bool = False
    """Whether somebody left it on purpose, so that it does not open by itself."""


class Forms(Protocol):
    """Where half-typed forms are. `keep` and `clear` return at once and never fail."""

    def typed(self, place: FormPlace) -> Typed | None:
        """What stands in the form since the last time; None when nothing does."""
        ...

    def all_of(self, name: str, pair_id: str) -> list[tuple[FormPlace, Typed]]:
        """The half-typed forms of that name, the one written last first."""
        ...

    def keep(self, place: FormPlace, typed: Typed) -> None:
        """Keep what stands there now; written within half a second."""
        ...

    def clear(self, place: FormPlace) -> None:
        """Nothing stands there any more."""
        ...

    def flush(self, within: float = 2.0) -> bool:
        """Write now what is not written yet; False when it could not be written."""
        ...


class MemoryForms:
    """Keeps them as long as the program runs."""

    def __init__(self) -> None:
        self._typed: dict[FormPlace, Typed | None] = {}

    def typed(self, place: FormPlace) -> Typed | None:
        """What stands in the form; None when nothing does."""
        return self._typed.get(place)

    def all_of(self, name: str, pair_id: str) -> list[tuple[FormPlace, Typed]]:
        """The half-typed forms of that name, the one written last first."""
        found = ((place, typed) for place, typed in reversed(self._typed.items()) if typed is not None)
        return [(place, typed) for place, typed in found if (place.name, place.pair_id) == (name, pair_id)]

    def keep(self, place: FormPlace, typed: Typed) -> None:
        """Keep what stands there now."""
        self._typed.pop(place, None)
        self._typed[place] = typed

    def clear(self, place: FormPlace) -> None:
        """Nothing stands there any more."""
        self._typed[place] = None

    def flush(self, within: float = 2.0) -> bool:  # noqa: ARG002
        """There is nothing to write."""
        return True
