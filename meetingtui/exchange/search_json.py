"""The JSON of `meet search`, for programs; what is promised of it stands in `json_file`."""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.domain.record import MeetingRecord
from meetingtui.domain.search import Hit
from meetingtui.exchange.json_file import Plain
from meetingtui.exchange.json_values import instant_text


def found_object(record: MeetingRecord, hits: Sequence[Hit]) -> Plain:
    """A meeting in which something was found, with its lines; `hits` counts letters (code points) of the text."""
    return {
        "number": record.number,
        "id": record.id,
        "kind": record.kind.value,
        "zone": record.zone,
        "began": instant_text(record.began, record.zone),
        "lines": [_line(hit) for hit in hits],
    }


def _line(hit: Hit) -> Plain:
    passage = hit.passage
    return {
        "place": passage.place,
        "key": passage.key,
        "text": passage.text,
        "owner": passage.owner.value if passage.owner else None,
        "status": sorted(passage.statuses),
        "goals": list(passage.goals),
        "with": sorted(passage.part_of),
        "hits": [list(span) for span in hit.spans],
    }
