"""JSON Schema of the file that `meet export` writes, made from the types whose documents are in it."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, is_dataclass
from datetime import datetime
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, TypedDict, get_args, get_type_hints

import msgspec
from msgspec import Meta

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.contacts import Contact
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.mail_addresses import MailAddress
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from meetingtui.storage.store.codec import layout
from meetingtui.storage.transfer.export_file import EXPORT, STORE_SCHEMA
from meetingtui.storage.transfer.import_check import TABLE_KINDS


def _says(words: str, **more: Any) -> Meta:
    return Meta(description=words, extra_json_schema=more)


class Head(TypedDict):
    """What describes the file."""

    export: Annotated[int, _says("The version of this form.", enum=[EXPORT])]
    schema: Annotated[int, _says("The version of the entries.", enum=[STORE_SCHEMA])]


class OtherVersion(TypedDict):
    """The other version of an entry that was changed on two machines."""

    id: Annotated[str, _says("Follows from what the version says.")]
    pair_id: Annotated[str, _says("Whose it is.")]
    table: Annotated[str, _says("The list that holds the entry.", enum=list(TABLE_KINDS))]
    of: Annotated[str, _says("ID of the entry.")]
    document: Annotated[
        dict[str, Any],
        _says(
            "The entry as it is there.", anyOf=[{"$ref": f"#/$defs/{kind.__name__}"} for kind in TABLE_KINDS.values()]
        ),
    ]


class ExportFile(TypedDict):
    """What `meet export` writes as JSON, and `meet import` takes; an entry leaves out what has its usual value."""

    meetingtui: Annotated[Head, _says("What describes the file.")]
    pairs: Annotated[list[Pair], _says("Oldest first.")]
    meetings: Annotated[list[MeetingRecord], _says("By pair and number.")]
    commitments: Annotated[list[Commitment], _says("By identity.")]
    goals: Annotated[list[Goal], _says("By identity.")]
    opportunities: Annotated[list[Opportunity], _says("By identity.")]
    topics: Annotated[list[Topic], _says("What waits for a discussion, in the order of each queue.")]
    agreements: Annotated[list[Agreement], _says("Every state, by identity.")]
    missed: Annotated[list[MissedMeeting], _says("What was called off, by identity.")]
    jots: Annotated[list[Jot], _says("What was noted between meetings, by identity.")]
    updates: Annotated[list[Update], _says("What was said of promises between meetings, by identity.")]
    preparations: Annotated[list[Preparation], _says("What was prepared for meetings, by identity.")]
    invitations: Annotated[list[Invitation], _says("What calendars were told of the dates, by identity.")]
    link_marks: Annotated[list[LinkMark], _says("What was done with links, by identity.")]
    contacts: Annotated[list[Contact], _says("Messages between meetings, by identity.")]
    courtesies: Annotated[list[Courtesy], _says("What was said of courtesies that were due, by identity.")]
    mail_addresses: Annotated[list[MailAddress], _says("Mail addresses as they were given, by identity.")]
    versions: Annotated[list[OtherVersion], _says("Other versions of entries that were changed on two machines.")]


def export_schema() -> dict[str, Any]:
    """The schema of the whole file; every object stands under `$defs` and has no other fields."""
    schema = msgspec.json.schema(ExportFile)
    for part in (ExportFile, Head, OtherVersion):
        _close(schema["$defs"][part.__name__], {name: name for name in part.__annotations__}, ())
    for kind in {found for each in TABLE_KINDS.values() for found in _dataclasses(each)}:
        _describe(schema["$defs"][kind.__name__], kind)
    return schema


def _describe(shape: dict[str, Any], kind: type) -> None:
    """Give the fields of a dataclass the form in which they are stored, and the words that stand below them."""
    words, hints, fields = _words(kind.__module__)[kind.__name__], get_type_hints(kind), layout(kind)
    for name, stored, _ in fields:
        part = shape["properties"][name]
        part["description"] = words[name].replace("None", "null")
        if stored != name:
            part |= {"type": "integer", "description": f"{part['description']} In whole seconds."}
            del part["format"]
        elif datetime in (hints[name], *get_args(hints[name])):
            part["format"] = "date-time"
    may_miss = [stored for _, stored, default in fields if default is not MISSING]
    _close(shape, {stored: name for name, stored, _ in fields}, may_miss)


def _close(shape: dict[str, Any], names: Mapping[str, str], may_miss: Collection[str]) -> None:
    """Leave the fields in their order, under these names, and no others."""
    shape["properties"] = {stored: shape["properties"][name] for stored, name in names.items()}
    shape |= {"required": [name for name in names if name not in may_miss], "additionalProperties": False}


@cache
def _words(module: str) -> dict[str, dict[str, str]]:
    """By class and field of a module what the field means: the text below it."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        each.name: {
            ast.unparse(field.target): " ".join(ast.literal_eval(below.value).split())
            for field, below in pairwise(each.body)
            if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr)
        }
        for each in tree.body
        if isinstance(each, ast.ClassDef)
    }


def _dataclasses(hint: Any) -> Iterator[type]:
    """Every dataclass that a value of this kind may hold."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for part in get_type_hints(hint).values():
            yield from _dataclasses(part)
    for part in get_args(hint):
        yield from _dataclasses(part)
