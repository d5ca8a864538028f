"""`meet json-schema`: the reference of `--json`, made from the types that the output is held to."""

from __future__ import annotations

import click

from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line


@click.command("json-schema")
@click.argument("words", nargs=-1, metavar="[COMMAND]")
def json_schema_command(words: tuple[str, ...]) -> None:
    """The shape of what --json prints, as JSON Schema.

    COMMAND is pair list, show, tasks, goals, opportunities, agreement, list, search or story;
    error is what stands on stderr when one of them fails. Without it: all of them, by name.

    Instants are told in the zone that stands beside them, in UTC where this machine does not know
    it. Texts are as they were typed. What is not known is null; no name is ever left out.

    \b
    Examples:
      meet json-schema show
      meet json-schema > schemas.json
    """
    import json

    from meetingtui.exchange.output.documents import DOCUMENTS
    from meetingtui.exchange.output.json_schema import json_schema

    name = " ".join(words)
    if name and name not in DOCUMENTS:
        raise BadInput(f"“{one_line(name)[:40]}” prints no JSON.", do=f"Say one of: {', '.join(DOCUMENTS)}.")
    shown = json_schema(name) if name else {each: json_schema(each) for each in DOCUMENTS}
    click.echo(json.dumps(shown, indent=2))
