"""Every document of a file from elsewhere, looked at before any of it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Slot
from meetingtui.domain.errors import StoreDamaged
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.kinds import KINDS, PAIRS, VERSIONS
from meetingtui.storage.transfer.strict_json import Unreadable, shown

TABLE_KINDS: Mapping[str, type[Any]] = {table: kind.load() for table, kind in KINDS.items()}
"""What the documents of each table are; `versions` holds documents of the others."""

_YEARS = range(1000, 3000)
"""Beyond them calendars and zones end."""
_LARGEST = 10**9
"""No number that anybody counts to; as seconds thirty years."""
_LEVELS = 30
_ID_LETTERS = 200
_VERSION_NAMES = {"id", "pair_id", "table", "of", "document"}


class Check:
    """Looks at the tables of one file, the pairs first."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {}

    def table(self, name: str, documents: Any, watch: Callable[[], None]) -> None:
        """Raise Unreadable, naming the place, unless all documents of a table fit.

        Args:
            name: The table's name.
            documents: What the file has under that name.
            watch: Called after each document.
        """
        if not isinstance(documents, list):
            raise Unreadable(f"its {name} are not a list")
        self._known[name] = set()
        for number, document in enumerate(documents, 1):
            try:
                self.entry(name, document)
            except Unreadable as error:
                raise Unreadable(f"{name}, entry {number}: {error}") from None
            watch()

    def entry(self, name: str, document: Any) -> None:
        """Raise Unreadable unless a document fits into its table, after those that were looked at before it."""
        known = self._known.setdefault(name, set())
        identity = _identity(document)
        if identity in known:
            raise Unreadable(f"{shown(identity)} appears twice")
        if name == VERSIONS:
            self._check_version(document)
        else:
            self._check_document(name, document)
        known.add(identity)

    def knows(self, name: str, identity: object) -> bool:
        """Whether a document of that identity was found to fit into its table."""
        return _is_one_of(identity, self._known.get(name, ()))

    def trust(self, name: str, document: Mapping[str, Any]) -> None:
        """Take a document as one that fits, without looking at it."""
        self._known.setdefault(name, set()).add(str(document.get("id")))

    def _check_document(self, name: str, document: dict[str, Any]) -> None:
        if name != PAIRS and not _is_one_of(document.get("pair_id"), self._known.get(PAIRS, ())):
            raise Unreadable("its pair is not in the file")
        _check_plain(document, 0)
        try:
            value: Any = from_plain(document, TABLE_KINDS[name])
        except StoreDamaged as error:
            raise Unreadable(str(error.__cause__).rstrip(".")) from None
        _check_value(value, "")

    def _check_version(self, version: dict[str, Any]) -> None:
        if set(version) != _VERSION_NAMES:
            raise Unreadable(f"its names are not {', '.join(sorted(_VERSION_NAMES))}")
        name, document = version["table"], version["document"]
        if not _is_one_of(name, TABLE_KINDS):
            raise Unreadable("its table is unknown")
        identity = _identity(document)
        if identity not in self._known.get(name, ()):
            raise Unreadable("it is a version of something that is not in the file")
        self._check_document(name, document)
        if version["of"] != identity or version["pair_id"] != document["id" if name == PAIRS else "pair_id"]:
            raise Unreadable("it is not a version of what it names")
        if version["id"] != version_id(name, document):
            raise Unreadable("its id does not match its content")


def _identity(document: Any) -> str:
    if not isinstance(document, dict):
        raise Unreadable("it is not an object")
    identity = document.get("id")
    if not _is_id(identity):
        raise Unreadable("its id is missing or not usable")
    return str(identity)


def _is_id(identity: object) -> bool:
    return (
        isinstance(identity, str)
        and 0 < len(identity) <= _ID_LETTERS
        and identity.isprintable()
        and identity == identity.strip()
        and not set(identity) & set("/\\")
    )


def _is_one_of(name: object, known: Container[str]) -> bool:
    return isinstance(name, str) and name in known


def _check_plain(value: Any, level: int) -> None:
    """What the types do not see: halves of characters, and what stands under names that are not known."""
    if level > _LEVELS:
        raise Unreadable("it is nested too deeply")
    if isinstance(value, str):
        if not value.isascii():
            _check_letters(value)
    elif isinstance(value, dict):
        for name, part in value.items():
            _check_plain(name, level)
            _check_plain(part, level + 1)
    elif isinstance(value, list):
        for part in value:
            _check_plain(part, level + 1)
    elif isinstance(value, int) and abs(value) > _LARGEST:
        raise Unreadable(f"the number {value} is too large")


def _check_letters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable("it contains half a character") from None


def _check_value(value: Any, place: str) -> None:
    """What no screen could show."""
    if isinstance(value, date):
        if value.year not in _YEARS:
            raise Unreadable(f"the year {value.year} in {place} is out of range")
    elif isinstance(value, timedelta):
        if abs(value) > timedelta(seconds=_LARGEST):
            raise Unreadable(f"{place} is too long")
    elif is_dataclass(value):
        if isinstance(value, Slot) and value.weekday not in range(7):
            raise Unreadable(f"{place} has no such weekday")
        for field in fields(value):
            _check_value(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for part in value:
            _check_value(part, place)
