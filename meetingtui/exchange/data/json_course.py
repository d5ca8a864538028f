"""The course of a meeting, and what was corrected later, in the JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.exchange.data.json_values import instant_text, whole_seconds

if TYPE_CHECKING:
    from meetingtui.domain.record.amendments import Amendment
    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.exchange.output.meetings import AmendmentObject, Course


def course(record: MeetingRecord) -> Course:
    """How the time of a meeting was used: phases, pauses, extensions."""
    return {
        "phases": [
            {
                "phase": phase.phase,
                "planned_seconds": whole_seconds(phase.planned),
                "used_seconds": whole_seconds(phase.used),
            }
            for phase in record.phases
        ],
        "pauses": [
            {"since": instant_text(pause.since, record.zone), "until": instant_text(pause.until, record.zone)}
            for pause in record.pauses
        ],
        "extensions": [
            {
                "at": instant_text(extension.at, record.zone),
                "phase": extension.phase,
                "by_seconds": whole_seconds(extension.by),
                "source": extension.source,
                "end": instant_text(extension.end, record.zone),
            }
            for extension in record.extensions
        ],
    }


def amendment_object(amendment: Amendment, zone: str) -> AmendmentObject:
    """A correction, with the address of its line; `taken_back_at` is null while it stands."""
    return {
        "id": amendment.id,
        "line": amendment.key,
        "words": amendment.words,
        "at": instant_text(amendment.at, zone),
        "taken_back_at": instant_text(amendment.taken_back_at, zone),
    }
