"""Jots and what else is said between two meetings, in the JSON for programs."""

from __future__ import annotations

from typing import Annotated, TypedDict

from meetingtui.domain.between.jots import JotKind, JotState
from meetingtui.domain.people import Role
from meetingtui.exchange.output.describe import instant, says


class JotObject(TypedDict):
    """A line that was noted between two meetings."""

    id: Annotated[str, says("ID of the jot.")]
    number: Annotated[int | None, says("What `meet jots edit` and `drop` take; null when it does not wait.")]
    text: Annotated[str, says("The words, as typed.")]
    zone: Annotated[str, says("IANA name of the zone of `noted_at`.")]
    noted_at: Annotated[str, instant("When it was noted, in `zone`.")]
    kind: Annotated[JotKind | None, says("What it is; null when nobody said.")]
    by: Annotated[Role | None, says("Who noted it; null when nobody said.")]
    private: Annotated[bool, says("Whether it is shown to nobody else; true with `--private`, else false.")]
    state: Annotated[JotState, says("Whether it waits, was used in a meeting, or was dropped.")]
