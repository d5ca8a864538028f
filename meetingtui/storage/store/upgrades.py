"""The steps from the data of an older version to the next one; each does no harm when it is taken twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.data_file import Upgrade
from meetingtui.storage.store.file_format import RawTables


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


def with_answers_apart(tables: RawTables) -> RawTables:
    """From 3 to 4: what was chosen, what was not entered and the joint yes left the answers of a meeting.

    The addresses under which they are corrected and exported stay.
    """
    changed = dict(tables)
    if "meetings" in tables:
        changed["meetings"] = {number: answers_apart(meeting) for number, meeting in tables["meetings"].items()}
    if "versions" in tables:
        changed["versions"] = {number: _version_apart(version) for number, version in tables["versions"].items()}
    return changed


def answers_apart(meeting: Mapping[str, Any]) -> dict[str, Any]:
    """A meeting, finished or still a draft, with its answers in the form of schema 4; does no harm when they are."""
    contents = meeting.get("contents")
    if not isinstance(contents, Mapping) or not isinstance(answers := contents.get("answers"), Mapping):
        return dict(meeting)
    typed: dict[str, Any] = {}
    more: dict[str, dict[str, Any]] = {"chosen": {}, "not_entered": {}}
    yes: dict[str, Any] = {}
    for key, words in answers.items():
        if not isinstance(key, str) or not isinstance(words, str):
            typed[key] = words
        elif key.endswith(_CHOSEN):
            more["chosen"][key.removesuffix(_CHOSEN)] = [word for word in words.split("; ") if word]
        elif key.startswith(_NOT_ENTERED):
            more["not_entered"][key.removeprefix(_NOT_ENTERED)] = words
        elif key == _SAID_YES:
            yes = {"both_said_yes": words == "yes"} if words else {}
        else:
            typed[key] = words
    found = {name: values for name, values in more.items() if values}
    left = {name: value for name, value in contents.items() if name != "answers"}
    return {**meeting, "contents": {**({"answers": typed} if typed else {}), **found, **yes, **left}}


def _version_apart(version: dict[str, Any]) -> dict[str, Any]:
    """The identity of a version follows from what it says."""
    document = version.get("document")
    if version.get("table") != "meetings" or not isinstance(document, Mapping):
        return version
    meeting = answers_apart(document)
    return version if meeting == document else {**version, "id": version_id("meetings", meeting), "document": meeting}


_CHOSEN, _NOT_ENTERED, _SAID_YES = "/chosen", "not-entered/", "agreement-yes"
"""How the keys looked until schema 3."""


def with_wall_clocks(tables: RawTables) -> RawTables:
    """From 4 to 5: beside the instant of a pair's next meeting, what the clocks of its zone show then.

    Only of what is still waited for: what a finished meeting agreed on stays as it was written.
    """
    pairs = tables.get("pairs")
    return tables if pairs is None else {**tables, "pairs": {key: _with_wall_clock(pairs[key]) for key in pairs}}


def _with_wall_clock(pair: dict[str, Any]) -> dict[str, Any]:
    date = pair.get("next_meeting")
    if not isinstance(date, dict) or "wall_clock" in date:
        return pair
    from meetingtui.domain.dates.agreed_date import wall_clock

    try:
        words = wall_clock(datetime.fromisoformat(date["starts_at"]), date["zone"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return pair  # what does not fit is told when it is looked at
    return {**pair, "next_meeting": {**date, "wall_clock": words}} if words else pair


def with_the_week_between(tables: RawTables) -> RawTables:
    """From 5 to 6: jots, updates on promises, what was prepared; the door that a promise belongs to.

    Every document of before keeps its form; a program of before would not know what is private among the new ones,
    and would give it away in an export.
    """
    return {**tables, **{name: tables.get(name, {}) for name in ("jots", "updates", "preparations")}}


def with_invitations_and_courtesies(tables: RawTables) -> RawTables:
    """From 6 to 7: invitations, what was done with links, messages between meetings, courtesies, mail addresses.

    Every document of before keeps its form; a program of before would not forget the new ones with their meeting.
    """
    names = ("invitations", "link_marks", "contacts", "courtesies", "mail_addresses")
    return {**tables, **{name: tables.get(name, {}) for name in names}}


UPGRADES: Mapping[int, Upgrade] = {
    1: with_agreements,
    2: with_versions,
    3: with_answers_apart,
    4: with_wall_clocks,
    5: with_the_week_between,
    6: with_invitations_and_courtesies,
}
"""From a schema to the next one; the present schema is one more than there are steps."""
