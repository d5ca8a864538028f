"""The drafts of running and interrupted meetings: one small file each, so that saving costs the same for ever.

A draft is written whole, as safely as the data file, and in the same form. It leaves the folder in two ways:
kept for a month in `done/` once its meeting is in the data file, or kept in `discarded/`. None is deleted unasked.
"""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from meetingtui.storage.durable import move_file, remove_leftovers, replace_file
from meetingtui.storage.file_format import Content, Damaged, decode, encode
from meetingtui.storage.locations import Locations
from meetingtui.storage.moments import Now
from meetingtui.storage.notices import Notices
from meetingtui.storage.plain import plain_document
from meetingtui.storage.problems import reading, saving
from meetingtui.storage.quarantine import Quarantine

SCHEMA = 2
"""The version of a draft's form."""
KEPT = timedelta(days=30)
"""How long the draft of a saved meeting is kept."""

TABLE = "draft"
"""The one table of a draft's file, with one document."""
_IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class DraftFiles:
    """The folder of drafts; a draft is known by the id of its meeting."""

    def __init__(self, locations: Locations, now: Now) -> None:
        self.notices = Notices()
        """What the user should be told, one sentence each; whoever tells may clear it."""
        self._folder = locations.drafts
        self._done = locations.drafts / "done"
        self._discarded = locations.drafts / "discarded"
        self._quarantine = Quarantine(locations.quarantine, now)
        self._now = now

    def ids(self) -> list[str]:
        """The meetings that have a draft, the one written last first."""
        remove_leftovers(self._folder)
        with reading():
            try:
                files = [path for path in self._folder.iterdir() if path.suffix == ".json" and path.is_file()]
            except FileNotFoundError:
                return []
            files.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return [path.stem for path in files if _IDENTITY.fullmatch(path.stem)]

    def load(self, meeting_id: str) -> dict[str, Any] | None:
        """The draft as it was last saved; None, with a notice, if the file is damaged or of a newer version.

        A damaged draft goes to the quarantine.

        Raises:
            StoreBusy: the file cannot be read, or is not there.
        """
        path = self._path(meeting_id)
        with reading():
            data = path.read_bytes()
        try:
            content = decode(data, newest_schema=SCHEMA)
            if content.schema > SCHEMA:
                self.notices.tell("A draft was written by a newer version of meet; it was left as it is.")
                return None
            draft = _draft_in(content)
        except Damaged:
            self._set_aside(path, data)
            return None
        if not content.intact:
            self.notices.tell("A draft was changed by something other than meet; it was opened, a copy is kept.")
            with suppress(OSError):
                self._quarantine.keep_once(path.name, data)
        return draft

    def save(self, meeting_id: str, document: Mapping[str, Any]) -> None:
        """Write the draft, whole and durably.

        Raises:
            StoreBusy: the disk refused; the draft as it was last saved is still there.
            NotPossible: a value cannot be stored; the error names its field.
        """
        tables = {TABLE: {"1": plain_document(document, TABLE)}}
        with saving():
            replace_file(self._path(meeting_id), *encode(tables, schema=SCHEMA, revision=1))

    def archive(self, meeting_id: str) -> None:
        """Put away the draft of a meeting that is in the data file now, and forget those put away a month ago.

        A meeting without a draft is fine. The writer of the draft has to be closed before.

        Raises:
            StoreBusy: the disk refused; the draft is where it was.
        """
        now = self._now()
        if (kept := self._move(meeting_id, self._done)) is not None:
            with suppress(OSError):
                os.utime(kept, (now.timestamp(), now.timestamp()))
        self._forget_before(now - KEPT)

    def discard(self, meeting_id: str) -> None:
        """Take the draft out of the list, and keep it in `discarded/`.

        A meeting without a draft is fine. The writer of the draft has to be closed before.

        Raises:
            StoreBusy: the disk refused; the draft is where it was.
        """
        self._move(meeting_id, self._discarded)

    def _path(self, meeting_id: str) -> Path:
        if not _IDENTITY.fullmatch(meeting_id):
            raise ValueError(f"not usable as a file name: {meeting_id!r}")
        return self._folder / f"{meeting_id}.json"

    def _move(self, meeting_id: str, folder: Path) -> Path | None:
        with saving():
            try:
                return move_file(self._path(meeting_id), folder)
            except FileNotFoundError:
                return None

    def _set_aside(self, path: Path, data: bytes) -> None:
        with saving():
            kept = self._quarantine.keep(path.name, data)
            path.unlink()
        self.notices.tell(f"A draft was damaged; it is kept as quarantine/{kept.name}.")

    def _forget_before(self, moment: datetime) -> None:
        with suppress(OSError):
            for path in self._done.iterdir():
                if path.stat().st_mtime < moment.timestamp():
                    path.unlink()


def _draft_in(content: Content) -> dict[str, Any]:
    try:
        return content.tables[TABLE]["1"]
    except KeyError:
        raise Damaged("no draft in the file") from None
