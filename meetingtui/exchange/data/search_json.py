"""The JSON of `meet search`, for programs; what is promised of it stands in `json_file`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.index import Hit
from meetingtui.exchange.data.json_values import instant_text

if TYPE_CHECKING:
    from meetingtui.exchange.output.ledgers import FoundLine, FoundObject


def found_object(record: MeetingRecord, hits: Sequence[Hit]) -> FoundObject:
    """A meeting in which something was found, with its lines; `hits` counts letters (code points) of the text."""
    return {
        "number": record.number,
        "id": record.id,
        "kind": record.kind,
        "zone": record.zone,
        "began": instant_text(record.began, record.zone),
        "lines": [_line(hit) for hit in hits],
    }


def _line(hit: Hit) -> FoundLine:
    passage = hit.passage
    return {
        "place": passage.place,
        "key": passage.key,
        "text": passage.text,
        "owner": passage.owner,
        "status": sorted(passage.statuses),
        "goals": list(passage.goals),
        "with": sorted(passage.part_of),
        "hits": list(hit.spans),
    }
