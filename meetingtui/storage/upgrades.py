"""The steps from the data of an older version to the next one; each does no harm when it is taken twice."""

from __future__ import annotations

from collections.abc import Mapping

from meetingtui.storage.data_file import Upgrade
from meetingtui.storage.file_format import RawTables


def with_agreements(tables: RawTables) -> RawTables:
    """From 1 to 2: first meetings, agreements, meetings that were called off, goals that change between reviews.

    Every document of before keeps its form. The number grows because a program of before would not know the new
    kinds of meetings and the new states of goals: it may read what it can, and must not write.
    """
    return {**tables, **{name: tables.get(name, {}) for name in ("agreements", "missed")}}


def with_versions(tables: RawTables) -> RawTables:
    """From 2 to 3: corrections of finished meetings, and the other version of what changed on both sides of a merge.

    Every document of before keeps its form; a program of before would drop the corrections when it saves.
    """
    return {**tables, "versions": tables.get("versions", {})}


UPGRADES: Mapping[int, Upgrade] = {1: with_agreements, 2: with_versions}
"""From a schema to the next one; the present schema is one more than there are steps."""
