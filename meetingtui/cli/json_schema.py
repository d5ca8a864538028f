"""`meet json-schema`: the reference of `--json`, made from the types that the output is held to."""

from __future__ import annotations

from typing import Any

import click

from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXPORT = "export"
"""The name of the file's schema, which is no output of `--json`."""


@click.command("json-schema")
@click.argument("words", nargs=-1, metavar="[COMMAND]")
def json_schema_command(words: tuple[str, ...]) -> None:
    """Describe what --json prints, as JSON Schema.

    COMMAND is pair list, status, show, jots, tasks, topics, next, links, goals, opportunities, agreement, list,
    search, story or recover; error describes what goes to stderr when one of them fails, export the file that
    meet export writes as JSON. Without COMMAND you get all of them, by name.

    Times are in the zone named beside them, or in UTC if this machine does not know that zone. Texts are
    exactly as typed. What is not known is null; no name is ever left out.

    \b
    Examples:
      meet json-schema show
      meet json-schema > schemas.json
    """
    import json

    from meetingtui.exchange.output.documents import DOCUMENTS

    name, names = " ".join(words), (*DOCUMENTS, EXPORT)
    if name and name not in names:
        raise BadInput(f"“{one_line(name)[:40]}” has no JSON output.", do=f"Choose one of: {', '.join(names)}.")
    click.echo(json.dumps(schema_of(name) if name else {each: schema_of(each) for each in names}, indent=2))


def schema_of(name: str) -> dict[str, Any]:
    """The whole schema of that name."""
    if name == EXPORT:
        from meetingtui.storage.transfer.export_schema import export_schema

        return {"$schema": DIALECT, **export_schema()}
    from meetingtui.exchange.output.json_schema import json_schema

    return {"$schema": DIALECT, **json_schema(name)}
