"""The words of a draft before some of them were deleted, so that a slip can be taken back after the program ended."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from meetingtui.storage.disk.durable import remove_file, replace_file
from meetingtui.storage.store.file_format import encode

_FEWER = 20
"""So many letters less are a deletion that somebody may regret."""
_KEPT = 10


@dataclass
class _Course:
    """How much there was of a draft."""

    most: int
    """Letters of the state with the most since the last deletion; while it falls, the least since then."""
    document: Mapping[str, Any]
    falling: bool = False


class EarlierWords:
    """Keeps the state before each deletion, in a folder of its own."""

    def __init__(self, folder: Path, table: str, schema: int) -> None:
        self.folder = folder
        """Where they are kept."""
        self._table = table
        self._schema = schema
        self._courses: dict[str, _Course] = {}

    def saw(self, meeting_id: str, document: Mapping[str, Any]) -> None:
        """Take note of a state that is being saved; never fails, because it is only a help."""
        size = len(msgspec.json.encode(document))
        course = self._courses.setdefault(meeting_id, _Course(size, document))
        if not course.falling and size < course.most - _FEWER:
            with suppress(OSError):
                self._keep(meeting_id, course.document)
            self._courses[meeting_id] = _Course(size, document, falling=True)
        elif course.falling and size < course.most:
            course.most = size
        elif size > course.most + (_FEWER if course.falling else -1):
            self._courses[meeting_id] = _Course(size, document)

    def _keep(self, meeting_id: str, document: Mapping[str, Any]) -> None:
        before = sorted(self.folder.glob(f"{meeting_id}.*.json"), key=_number) if self.folder.is_dir() else []
        number = 1 + (_number(before[-1]) if before else 0)
        path = self.folder / f"{meeting_id}.{number}.json"
        parts = encode({self._table: {"1": document}}, schema=self._schema, revision=number)
        replace_file(path, *parts, confirm=False)
        for old in before[: 1 - _KEPT]:
            remove_file(old)


def _number(path: Path) -> int:
    number = path.name.removesuffix(".json").rpartition(".")[2]
    return int(number) if number.isdecimal() else 0
