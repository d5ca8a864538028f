"""The real time and the machine's own zone: the only place where the program asks for either."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from meetingtui.domain.dates.zones import is_zone

_ETC = Path("/etc")
_DATABASE = "zoneinfo/"
_SEASONS = (datetime(2026, 1, 1), datetime(2026, 4, 15), datetime(2026, 7, 1), datetime(2026, 10, 15))
"""Days on which two zones that are not the same are likely to show different times."""


class SystemClock:
    """The clock of this machine."""

    def wall(self) -> datetime:
        """The present instant, in UTC; jumps when somebody sets the machine's clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only ever grow, from an unknown start; they stand still while the machine sleeps."""
        return time.monotonic()


def machine_zone(environ: Mapping[str, str], *, etc: Path = _ETC) -> str | None:
    """The IANA name of the zone that the machine's clock shows, or None when it cannot be named for sure.

    Looked up anew at each call, because laptops travel. `TZ` comes first, a name or a file, then the link
    `/etc/localtime`, then `/etc/timezone`; a name that is not in the zone database is not replaced by a guess.
    """
    if "TZ" in environ:
        return _from_variable(environ["TZ"], etc)
    return _from_link(etc / "localtime") or _from_name_file(etc)


def _from_variable(value: str, etc: Path) -> str | None:
    value = value.removeprefix(":")
    if not value:
        return "UTC"  # what the C library makes of an empty TZ, see tzset(3)
    if not value.startswith("/"):
        return _named(value)
    if value == str(_ETC / "localtime"):
        return _from_link(etc / "localtime") or _from_name_file(etc)
    return _named(_after_database(value)) or _from_link(Path(value))


def _from_link(link: Path) -> str | None:
    # One step first: the database has links of its own, and the name that was chosen is the one to keep.
    for follow in (Path.readlink, Path.resolve):
        try:
            name = _named(_after_database(str(follow(link))))
        except (OSError, RuntimeError):  # no link; RuntimeError is a loop, before Python 3.13
            continue
        if name:
            return name
    return None


def _from_name_file(etc: Path) -> str | None:
    try:
        name = _named((etc / "timezone").read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return name if name and _agrees(name, etc / "localtime") else None


def _agrees(name: str, rules: Path) -> bool:
    """Whether the zone shows what the rules of the machine show; an old name beside a new copy does not."""
    try:
        with rules.open("rb") as file:
            shown = ZoneInfo.from_file(file)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return all(shown.utcoffset(day) == ZoneInfo(name).utcoffset(day) for day in _SEASONS)


def _after_database(path: str) -> str:
    name = path.rpartition(_DATABASE)[2] if _DATABASE in path else ""
    return name.removeprefix("posix/")


def _named(name: str) -> str | None:
    return name if is_zone(name) else None
