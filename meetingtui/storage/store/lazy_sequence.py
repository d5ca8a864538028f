"""Values that stay documents until somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, overload

_Value = TypeVar("_Value")


class Kept(Sequence[_Value]):
    """A sequence of stored values, each decoded at the first look: a list of 20 costs 20, not ten years.

    Looking at a document that does not fit raises StoreDamaged.
    """

    def __init__(self, documents: Sequence[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], _Value]) -> None:
        self._documents = documents
        self._read = read
        self._decoded: dict[int, _Value] = {}

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> _Value: ...
    @overload
    def __getitem__(self, index: slice) -> list[_Value]: ...
    def __getitem__(self, index: int | slice) -> _Value | list[_Value]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._decoded:
            self._decoded[place] = self._read(self._documents[place])
        return self._decoded[place]
