"""Finished meetings in short, read from their documents without building ten years of records for a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.record.addresses import address

_Document: TypeAlias = Mapping[str, Any]


class StoredSummary:
    """What a list shows of a meeting; the attributes have the meaning that they have in a MeetingRecord."""

    # No dataclass: making one takes as long as reading a hundred documents.
    def __init__(self, document: Mapping[str, Any]) -> None:
        """Read the document of a MeetingRecord; raises StoreDamaged when it is not one."""
        try:
            self.id, self.kind, self.zone = (_text(document[name]) for name in ("id", "kind", "zone"))
            self.mentor, self.mentee = _text(document["mentor"]), _text(document["mentee"])
            self.number = int(document["number"])
            self.began, self.ended = _instant(document["began"]), _instant(document["ended"])
            self.agreed_end = _instant(document["agreed_end"])
            self.month_reviewed = document.get("month_reviewed", False) is True
            self.month_put_off = document.get("month_put_off", False) is True
            self.week_task = _week_task(document["contents"].get("commitments", ()), document.get("amendments", ()))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise StoreDamaged(
                f"A stored meeting cannot be read: {type(error).__name__}, {error}.",
                "The file was not changed.",
                "Restore a backup, or ask for help with this line.",
            ) from error

    @property
    def length(self) -> timedelta:
        """From beginning to end, pauses included."""
        return self.ended - self.began

    @property
    def overrun(self) -> timedelta:
        """How long it ran past the agreed end; nothing when it kept it."""
        return max(timedelta(), self.ended - self.agreed_end)


def _week_task(commitments: Iterable[_Document], amendments: Sequence[_Document]) -> str | None:
    """The words of the week's task that was taken on, as corrected; None when there was none."""
    task = next((commitment for commitment in commitments if commitment.get("week_task")), None)
    if task is None:
        return None
    key = address("commitments", task["id"], "text") if amendments else ""
    standing = [each for each in amendments if each["key"] == key and each.get("taken_back_at") is None]
    newest = max(standing, key=lambda each: (_instant(each["at"]), each["id"]), default=None)
    return _text(task["text"] if newest is None else newest["words"])


def _instant(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError("an instant without an offset")
    return at


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value
