"""Every state that is kept of the data file and of drafts: what each holds, and one put back, which can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from meetingtui.domain.errors import NotFound, NotPossible
from meetingtui.storage.disk.durable import replace_file
from meetingtui.storage.disk.problems import saving
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.draft_files import DRAFT_SCHEMA, DRAFT_TABLE, DraftFiles
from meetingtui.storage.drafts.salvage import readable, words_in
from meetingtui.storage.locations import Locations
from meetingtui.storage.repair.entries import repair
from meetingtui.storage.repair.recovery import meetings_held
from meetingtui.storage.repair.wreck import read_wreck
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import Content, Damaged, RawTables, decode, encode
from meetingtui.storage.store.kinds import MEETINGS
from meetingtui.storage.store.upgrades import UPGRADES

_PRESENT = 1 + len(UPGRADES)
_REASON = "before-restore"
"""How the copy of the state before is named among the backups."""


@dataclass(frozen=True)
class KeptState:
    """One file that is kept."""

    name: str
    """Where it is, seen from the data folder; what it is called in commands."""
    path: Path
    """The same, whole."""
    saved_at: datetime
    """When it was written, UTC."""
    data: bytes
    """Its bytes."""
    content: Content | None
    """What it says; None when it cannot be read as a whole."""
    is_draft: bool
    """Whether it is the draft of a meeting, and not a data file."""

    @property
    def whole(self) -> bool:
        """Whether it is as it was written."""
        return self.content is not None and self.content.intact

    @property
    def tables(self) -> RawTables:
        """The entries that can be read."""
        return self.content.tables if self.content else read_wreck(self.data).tables()

    @property
    def words(self) -> list[str]:
        """What was typed into a draft, each as `question: words`."""
        return list(dict.fromkeys(words_in(self.data)))

    @property
    def word_count(self) -> int:
        """How many words were typed into a draft."""
        return sum(len(line.split(": ", 1)[-1].split()) for line in self.words)

    @property
    def holds(self) -> str:
        """What is in it, in a few words and without names."""
        if self.is_draft:
            held = f"a draft of {self.word_count} words"
        else:
            held = meetings_held(Content(self.tables, _PRESENT, 0, intact=True)).removeprefix("It holds ")
        return held if self.whole else f"{held} (damaged or changed)"


class KeptStates:
    """All of them, in one data folder."""

    def __init__(self, locations: Locations, database: Database, drafts: DraftFiles, now: Now) -> None:
        self._locations = locations
        self._database = database
        self._drafts = drafts
        self._now = now

    def all(self) -> list[KeptState]:
        """The present data file first, then the newest first."""
        found = [state for path in self._paths() if (state := self._state(path)) is not None]
        return sorted(found, key=lambda state: (state.path != self._locations.data_file, -state.saved_at.timestamp()))

    def named(self, name: str) -> KeptState:
        """The state of that name, or whose file has that name; raises NotFound."""
        for state in self.all():
            if name in (state.name, state.path.name, str(state.path)):
                return state
        raise NotFound(
            f"There is no saved state called {name}.", "Nothing was changed.", "To see them all: meet recover"
        )

    def put_back(self, state: KeptState) -> str:
        """Put a state in the place of the present one, which is kept; gives the name of what was kept, if anything.

        Raises:
            NotPossible: nothing of it can be read.
            StoreBusy: another process is saving, or the disk refuses; nothing was changed.
        """
        return self._put_draft_back(state) if state.is_draft else self._put_data_back(state)

    def _put_data_back(self, state: KeptState) -> str:
        tables = self._readable(state)
        backups, file = Backups(self._locations.backups), self._locations.data_file
        with self._database.alone(), saving():
            highest, kept = backups.highest_revision(), ""
            if file.exists():
                with suppress(Damaged):
                    highest = max(highest, decode(file.read_bytes(), newest_schema=_PRESENT).revision)
                kept = self._name(backups.keep_copy(file, highest, _REASON))
            parts = encode(tables, schema=_PRESENT, revision=highest + 1)
            replace_file(file, *parts)
            backups.keep_newest(parts, highest + 1)
        return kept

    def _readable(self, state: KeptState) -> RawTables:
        """All entries of a state in the present form; those that do not fit are mended."""
        content = state.content
        if content is not None and content.schema > _PRESENT:
            raise NotPossible(
                f"{state.name} was written by a newer version of meet.", "Nothing was changed.", "Update meet first."
            )
        if content is not None and content.intact:
            return _upgraded(content.tables, content.schema)
        # Whoever asks for it by name means it as it is.
        wreck = replace(read_wreck(state.data), foreign=True)
        schema = min(wreck.schema or _PRESENT, _PRESENT)
        found = repair(wreck, lambda: iter(()), _upgraded, schema)
        if not any(found.tables.values()):
            raise NotPossible(
                f"Nothing in {state.name} can be read.", "Nothing was changed.", "To see what can: meet recover"
            )
        return found.tables

    def _put_draft_back(self, state: KeptState) -> str:
        document = (state.content.tables.get(DRAFT_TABLE, {}).get("1") if state.content else None) or readable(
            state.data
        )
        identity = document.get("id") if document else None
        if document is None or not isinstance(identity, str):
            raise NotPossible(
                f"{state.name} cannot be restored whole.",
                "Nothing was changed.",
                "To read its words: meet recover show",
            )
        kept = ""
        if identity in self._drafts.ids():
            before = {path.name for path in self._folder("drafts/discarded")}
            self._drafts.discard(identity)
            new = [path for path in self._folder("drafts/discarded") if path.name not in before]
            kept = self._name(new[0]) if new else ""
        try:
            self._drafts.save(identity, document)
        except ValueError as error:
            raise NotPossible(f"{state.name} has no usable ID.", "Nothing was changed.") from error
        return kept

    # --- the files ------------------------------------------------------------------------------------------

    def _paths(self) -> Iterator[Path]:
        yield self._locations.data_file
        yield from Backups(self._locations.backups).all()
        for folder in ("quarantine", "drafts", "drafts/earlier", "drafts/done", "drafts/discarded"):
            yield from self._folder(folder)

    def _folder(self, name: str) -> list[Path]:
        folder = self._locations.folder / name
        return sorted(folder.glob("*.json")) if folder.is_dir() else []

    def _state(self, path: Path) -> KeptState | None:
        try:
            data, saved = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:
            return None
        content = None
        with suppress(Damaged):
            content = decode(data, newest_schema=max(_PRESENT, DRAFT_SCHEMA))
        drafts = path.is_relative_to(self._locations.drafts)
        is_draft = drafts or (content is not None and DRAFT_TABLE in content.tables) or b'\n "draft": {' in data
        return KeptState(self._name(path), path, saved, data, content, is_draft)

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._locations.folder))


def meetings_in(state: KeptState) -> list[dict[str, Any]]:
    """The meetings of a state, the newest first."""
    meetings = [one for one in state.tables.get(MEETINGS, {}).values() if isinstance(one.get("began"), str)]
    return sorted(meetings, key=lambda meeting: str(meeting["began"]), reverse=True)


def _upgraded(tables: RawTables, schema: int) -> RawTables:
    for step in range(schema, _PRESENT):
        tables = UPGRADES[step](tables)
    return tables
