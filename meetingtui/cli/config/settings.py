"""What a user may set, in `config.toml` or by a variable of the shell; the file is read, and never rewritten."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from meetingtui.domain.text import one_line
from meetingtui.storage.locations import settings_file

FILE_VARIABLE = "MEETINGTUI_CONFIG"
"""The environment variable that names the file."""
LARGEST = 100_000
"""A larger file is none of ours."""


@dataclass(frozen=True)
class Known:
    """A setting that there is."""

    name: str
    """As it is written in the file."""
    default: Any
    """What holds when nobody says otherwise."""
    says: str
    """What it does, in a line."""
    fits: Callable[[Any], bool]
    """Whether a value of it makes sense."""
    takes: str
    """Which values make sense, for a message."""


def _one_of(*values: Any) -> Callable[[Any], bool]:
    return lambda value: any(value == one and type(value) is type(one) for one in values)


def _is_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) and keys.strip() for keys in value.values())


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


_YES_NO = "true or false"
LOOKS = ("dark", "light", "contrast")
KNOWN: Mapping[str, Known] = {
    one.name: one
    for one in (
        Known("pair", "", "The pair that is meant when no --pair is typed.", lambda v: isinstance(v, str), "a name"),
        Known("clock", 24, "Whether times are said as 15:00 or 3:00 pm.", _one_of(12, 24), "12 or 24"),
        Known("look", "dark", "How the screens look at first; F4 changes it.", _one_of(*LOOKS), ", ".join(LOOKS)),
        Known("hints", True, "Whether steps hint at what makes a good conversation.", _is_bool, _YES_NO),
        Known(
            "notices", False, "Whether the desktop says that the time is up, in another window.", _is_bool, _YES_NO
        ),
        Known("keys", {}, "Other keys for actions, by the names that meet config keys lists.", _is_keys, "a table"),
    )
}
"""Every setting, in the order in which they are shown."""


@dataclass(frozen=True)
class Settings:
    """What holds now."""

    values: Mapping[str, Any]
    """Each setting by its name."""
    sources: Mapping[str, str]
    """Where each comes from, in words."""
    problems: tuple[str, ...] = ()
    """What is wrong with file or variables; the default holds there."""
    file: Path = field(default_factory=Path)
    """Where the file is, or would be."""

    def __getitem__(self, name: str) -> Any:
        """The value of a setting."""
        return self.values[name]


def read_settings(environ: Mapping[str, str], option: str | None = None) -> Settings:
    """The settings that hold: a variable of the shell before the file, the file before the default.

    Nothing is raised: what is wrong stands among the problems.
    """
    file = settings_file(option or environ.get(FILE_VARIABLE), environ)
    values: dict[str, Any] = {name: known.default for name, known in KNOWN.items()}
    sources = dict.fromkeys(KNOWN, "default")
    problems: list[str] = []
    typed, lines = _read(file, problems, wanted=bool(option or environ.get(FILE_VARIABLE)))
    for name, value in typed.items():
        place = f"{file.name}, line {lines.get(name, 1)}"
        known = KNOWN.get(name)
        if known is None:
            problems.append(f"{place}: “{one_line(name)[:40]}” is no setting.{_nearest(name, KNOWN)}")
        elif not known.fits(value):
            problems.append(f"{place}: {name} takes {known.takes}.")
        else:
            values[name], sources[name] = value, place
    for name, known in KNOWN.items():
        variable = f"MEETINGTUI_{name.upper()}"
        if isinstance(known.default, dict) or not (said := environ.get(variable)):
            continue
        value = _of_variable(known, said)
        if known.fits(value):
            values[name], sources[name] = value, variable
        else:
            problems.append(f"{variable}: {name} takes {known.takes}.")
    return Settings(values, sources, tuple(problems), file)


def _read(file: Path, problems: list[str], *, wanted: bool) -> tuple[dict[str, Any], dict[str, int]]:
    """What the file says, and on which line each name stands; nothing where it cannot be read."""
    try:
        if os.stat(file).st_size > LARGEST:
            problems.append(f"{file.name} is too large for settings; it was not read.")
            return {}, {}
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if wanted:
            problems.append(f"There is no file {file}.")
        return {}, {}
    except (OSError, UnicodeDecodeError):
        problems.append(f"{file} cannot be read.")
        return {}, {}
    import tomllib

    try:
        typed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{file.name} is not TOML: {one_line(str(error))}.")
        return {}, {}
    return typed, _lines(text)


def _of_variable(known: Known, said: str) -> Any:
    """What a variable says, as the file would."""
    if isinstance(known.default, bool):
        return {"true": True, "1": True, "false": False, "0": False}.get(said.lower(), said)
    return int(said) if isinstance(known.default, int) and said.isdecimal() else said


def _lines(text: str) -> dict[str, int]:
    import re

    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[?\s*\"?([\w.-]+)\"?\s*[=\]]", line):
            found.setdefault(match[1], number)
    return found


def _nearest(name: str, names: Mapping[str, Any]) -> str:
    import difflib

    near = difflib.get_close_matches(name, names, n=1)
    return f" Did you mean {near[0]}?" if near else f" There are {', '.join(names)}."


_EXAMPLES = {
    "pair": 'pair = "Sam"',
    "clock": "clock = 12",
    "look": 'look = "light"',
    "hints": "hints = false",
    "notices": "notices = true",
    "keys": '[keys]\n# "phase.next" = "f12"',
}
TEMPLATE = "# Settings of meet. A line without # in front holds; meet config check looks at them.\n\n" + "\n".join(
    f"# {known.says}\n# {_EXAMPLES[name]}\n" for name, known in KNOWN.items()
)
"""What a new file says: every setting with its default, all of them off."""
