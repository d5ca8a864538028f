"""`meet json-schema` is the reference of `--json`: all that is printed fits it, and nothing in it is made up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from meetingtui.cli.root import meet
from meetingtui.domain import errors
from meetingtui.storage.store.tinydb_store import TinyStore
from tests.cli.conftest import Shell
from tests.cli.printed_json import Place, Printed, places

pytestmark = pytest.mark.xdist_group("json-schema")

Schema = dict[str, Any]
FORMATS = FormatChecker(formats=())
ALWAYS_NULL = {
    "show": {("CommitmentObject", "replaces")},
    "export": {
        *(("Contents", "not_entered"), ("Contents", "jots"), ("Jot", "private")),
        *(("JotLook", "jot"), ("JotLook", "becomes"), ("JotLook", "words")),
    },
}
"""Known only while the meeting lasts, or once it is over; or left out of an export that does not ask for it."""


@FORMATS.checks("date-time", raises=ValueError)
def is_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).utcoffset() is not None


@FORMATS.checks("date", raises=ValueError)
def is_day(value: object) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Schema]:
    """What `meet json-schema` prints."""
    found: dict[str, Schema] = json.loads(Place(tmp_path_factory.mktemp("schema")).meet("json-schema")[1])
    return found


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    """What every reading command prints, of stores that hold much, little and nothing."""
    return [each for place in places(tmp_path_factory.mktemp("stores")) for each in place.read_all()]


def faults(schema: Schema, value: Any) -> list[str]:
    found = Draft202012Validator(schema, format_checker=FORMATS).iter_errors(value)
    return [f"{error.json_path}: {error.message[:120]}" for error in found]


def objects(schema: Schema) -> dict[str, Schema]:
    """Every object with declared fields, by its name."""
    return {name: shape for name, shape in schema["$defs"].items() if "properties" in shape}


def held(value: Any, shape: Schema, schema: Schema) -> Iterator[tuple[Schema, dict[str, Any]]]:
    """Every object in this value, with what is declared of it."""
    if reference := shape.get("$ref"):
        shape = schema["$defs"][reference.removeprefix("#/$defs/")]
    for choice in shape.get("anyOf", ()):
        yield from held(value, choice, schema)
    if isinstance(value, list):
        for each in value:
            yield from held(each, shape["items"], schema) if shape.get("items") else ()
    elif isinstance(value, dict) and "properties" in shape:
        yield shape, value
        for name, part in shape["properties"].items():
            yield from held(value.get(name), part, schema)


def test_everything_that_is_printed_fits_its_schema(schemas: dict[str, Schema], printed: list[Printed]) -> None:
    wrong = {each.where: found for each in printed if (found := faults(schemas[each.name], each.whole))}
    assert wrong == {}


def test_fields_are_declared_in_the_order_of_the_output(schemas: dict[str, Schema], printed: list[Printed]) -> None:
    for each in printed:
        for shape, value in held(each.whole, schemas[each.name], schemas[each.name]):
            assert each.name == "export" or list(value) == list(shape["properties"]), each.where


def test_every_command_is_read_and_all_kinds_of_meetings(schemas: dict[str, Schema], printed: list[Printed]) -> None:
    assert {each.name for each in printed} == set(schemas)
    assert {each.whole["meeting"]["kind"] for each in printed if each.name == "show"} == {
        "first",
        "weekly",
        "wrap-up",
    }
    assert {each.whole["error"]["code"] for each in printed if each.name == "error"} == {"not-found"}


def test_every_declared_field_holds_something_somewhere(schemas: dict[str, Schema], printed: list[Printed]) -> None:
    for command, schema in schemas.items():
        declared = {(name, field) for name, shape in objects(schema).items() for field in shape["properties"]}
        found = [pair for each in printed if each.name == command for pair in held(each.whole, schema, schema)]
        seen = {
            (shape["title"], name) for shape, value in found for name in value if value[name] not in (None, [], {})
        }
        assert declared - seen == ALWAYS_NULL.get(command, set()), command


def test_every_field_is_described_and_tells_what_null_means(schemas: dict[str, Schema]) -> None:
    for command, schema in schemas.items():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        for name, shape in objects(schema).items():
            assert shape["description"], name
            assert shape["additionalProperties"] is False, name
            for field, part in shape["properties"].items():
                words = part["description"]
                assert words.endswith("."), (command, name, field)
                may_be_null = {"type": "null"} in part.get("anyOf", ())
                assert may_be_null <= ("null" in words or field not in shape["required"]), (command, name, field)
                assert may_be_null >= ("null" in words), (command, name, field)
                assert field.endswith("_seconds") == ("seconds" in words), (command, name, field)
                if part.get("format") == "date-time" and command != "export":
                    assert "zone" in words, (command, name, field)


def test_an_undeclared_a_missing_and_a_wrong_field_are_noticed(
    schemas: dict[str, Schema], printed: list[Printed]
) -> None:
    whole = next(each.whole for each in printed if each.name == "list" and each.whole["meetings"])
    for change in (
        lambda copy: copy.update(more=1),
        lambda copy: copy["pair"].update(more=None),
        lambda copy: copy["meetings"][0].pop("week_task"),
        lambda copy: copy["meetings"][0].update(kind="monthly"),
        lambda copy: copy["meetings"][0].update(began="2026-11-17T15:00:00"),
        lambda copy: copy["pair"].update(closed_on="17.11.2026"),
        lambda copy: copy["pair"].update(mentee=None),
        lambda copy: copy.update(schema=2),
    ):
        wrong = deepcopy(whole)
        change(wrong)
        assert len(faults(schemas["list"], wrong)) == 1


@pytest.mark.parametrize("kind", [errors.MeetError, *errors.MeetError.__subclasses__(), ZeroDivisionError])
def test_every_error_fits(
    kind: type[Exception], schemas: dict[str, Schema], with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise kind("Something happened.")

    monkeypatch.setattr(TinyStore, "pairs", fail)
    assert faults(schemas["error"], json.loads(with_pair.meet("list", "--json").err)) == []


def test_a_command_that_is_not_understood_fits(schemas: dict[str, Schema], with_pair: Shell) -> None:
    for words in (("show", "--colour", "--json"), ("search", "--json"), ("missed", "--json"), ("nothing", "--json")):
        assert faults(schemas["error"], json.loads(with_pair.meet(*words).err)) == []


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that lead to it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*before, name)), command
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


def test_every_command_with_json_has_a_schema_and_the_help_names_them(
    schemas: dict[str, Schema], shell: Shell
) -> None:
    speaking = [name for name, command in commands(meet) if any("--json" in param.opts for param in command.params)]
    assert [*speaking, "error", "export"] == list(schemas)
    shown = " ".join(shell.meet("json-schema", "--help").out.split())
    assert f"COMMAND is {', '.join(speaking[:-1])} or {speaking[-1]};" in shown


def test_one_command_alone(schemas: dict[str, Schema], shell: Shell) -> None:
    for name, schema in schemas.items():
        assert shell.meet("json-schema", *name.split()).json == schema
        assert list(schema) == ["$schema", "$ref", "$defs"]
    assert not shell.folder.exists()


def test_a_command_without_json_is_told_what_there_is(shell: Shell) -> None:
    answer = shell.meet("json-schema", "forget")
    assert answer.code == 2
    assert answer.err.splitlines()[0] == "“forget” has no JSON output."
    assert "pair list, status, show" in answer.err


def test_it_loads_no_screen_and_the_output_itself_loads_no_schema() -> None:
    script = (
        "import sys\n"
        "from meetingtui.cli.shell.report import run\n"
        "run(sys.argv[1:])\n"
        "heavy = {'textual', 'rich', 'pendulum', 'filelock', 'asyncio', 'jsonschema', 'meetingtui.exchange.output'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    for words, loaded in ((("json-schema",), "['meetingtui.exchange.output']"), (("pair", "list", "--json"), "[]")):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines()[-1] == loaded
