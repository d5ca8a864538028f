"""What damage cost, in the user's words: which entry, what is missing, where its bytes are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from meetingtui.domain.dates.formatting import day as day_words
from meetingtui.storage.repair.entries import Loss
from meetingtui.storage.store.kinds import KINDS, MEETINGS, VERSIONS

_NAMES = {**{table: kind.one for table, kind in KINDS.items()}, VERSIONS: "Another version of something"}
_MOST = 3


def loss_sentences(losses: Sequence[Loss], data: bytes) -> str:
    """One sentence for each loss, not too many; names of people are not said, because others may look on.

    Args:
        losses: What is not as it was saved.
        data: The bytes of the damaged file, as they are kept.
    """
    sentences = [_sentence(loss, data) for loss in losses[:_MOST]]
    more = len(losses) - _MOST
    if more > 0:
        sentences.append(f"And {more} more {'entry differs' if more == 1 else 'entries differ'} from what was saved.")
    return " ".join(sentences)


def _sentence(loss: Loss, data: bytes) -> str:
    name = described(loss.table, loss.document)
    where = _line_of(loss.document, data)
    if loss.document is None:
        return f"{name} is lost: none of it could be read."
    if loss.older:
        return f"{name} was restored from an earlier backup{where}."
    if loss.missing:
        names = [name.removeprefix("contents.") for name in loss.missing]
        missing = ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
        return f"{name} was damaged{where}; these parts cannot be read: {missing}."
    return f"{name} is not as it was saved{where}; some words may be wrong or missing."


def described(table: str, document: Mapping[str, Any] | None) -> str:
    """An entry by its kind, a meeting by its number and day."""
    name = _NAMES.get(table, f"An entry of {table}")
    if table != MEETINGS or document is None:
        return name
    number = document.get("number")
    day = day_of(document)
    numbered = f"Meeting {number}" if isinstance(number, int) else name
    return f"{numbered} of {day_words(day)}" if day else numbered


def day_of(meeting: Mapping[str, Any]) -> date | None:
    """The day of a meeting where it was held; None when the document does not say it as it should."""
    # Loaded here: time zones are not needed by those whose data are whole.
    from meetingtui.domain.dates.zone_time import local_day

    try:
        return local_day(datetime.fromisoformat(meeting["began"]), meeting["zone"])
    except (KeyError, TypeError, ValueError):
        return None


def _line_of(document: Mapping[str, Any] | None, data: bytes) -> str:
    """Where the entry stands in the file that was put aside; empty when that cannot be found."""
    identity = (document or {}).get("id")
    if not isinstance(identity, str):
        return ""
    place = data.find(b'"id": ' + json.dumps(identity, ensure_ascii=False).encode())
    return f" (line {1 + data.count(10, 0, place)} there)" if place >= 0 else ""
