"""JSON Schema of what `--json` prints, made from the declared types."""

from __future__ import annotations

from typing import Any, is_typeddict

import msgspec

from meetingtui.exchange.output import documents, ledgers, meetings, story, week

_SHAPES = {
    name: shape
    for module in (meetings, ledgers, week, story, documents)
    for name, shape in vars(module).items()
    if is_typeddict(shape)
}


def json_schema(command: str) -> dict[str, Any]:
    """The schema of the output of a command of `DOCUMENTS`; every object stands under `$defs`.

    Fields stand in the order of the output, and no others are allowed: it is the schema of this very version.
    """
    schema = msgspec.json.schema(documents.DOCUMENTS[command])
    for name, shape in schema["$defs"].items():
        if name in _SHAPES:
            fields = list(_SHAPES[name].__annotations__)
            shape["properties"] = {field: shape["properties"][field] for field in fields}
            shape |= {"required": fields, "additionalProperties": False}
    return schema
