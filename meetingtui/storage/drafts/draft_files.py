"""The drafts of running and interrupted meetings: small files of their own, so that saving costs the same for ever.

A draft is written whole, as safely as the data file, in the same form, and in two generations. It leaves the folder
in two ways: kept for a month in `done/` once its meeting is in the data file, or kept in `discarded/`. None is
deleted unasked, and what can be read of a damaged one is given back.
"""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.notices import Notices
from meetingtui.storage.disk.problems import reading, saving
from meetingtui.storage.disk.quarantine import Quarantine
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.earlier_words import EarlierWords
from meetingtui.storage.drafts.generations import Elsewhere, Generation, Generations
from meetingtui.storage.drafts.salvage import filled, readable, united, words_in
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.file_format import Document
from meetingtui.storage.store.json_safe import plain_document

DRAFT_SCHEMA = 2
"""The version of a draft's form."""
KEPT = timedelta(days=30)
"""How long the draft of a saved meeting is kept."""

DRAFT_TABLE = "draft"
"""The one table of a draft's file, with one document."""
_IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class DraftFiles:
    """The folder of drafts; a draft is known by the id of its meeting."""

    def __init__(self, locations: Locations, now: Now) -> None:
        self.notices = Notices()
        """What the user should be told, one sentence each; whoever tells may clear it."""
        self._files = Generations(locations.drafts, locations.shelters, DRAFT_SCHEMA)
        self._earlier = EarlierWords(locations.drafts / "earlier", DRAFT_TABLE, DRAFT_SCHEMA)
        self._done = locations.drafts / "done"
        self._discarded = locations.drafts / "discarded"
        self._quarantine = Quarantine(locations.quarantine, now)
        self._now = now

    def ids(self) -> list[str]:
        """The meetings that have a draft, the one written last first."""
        with reading():
            return [name for name in self._files.names() if _IDENTITY.fullmatch(name)]

    def load(self, meeting_id: str, fits: Callable[[Document], bool] = bool) -> Document | None:
        """The draft as it was last saved; None, with a notice, if none of it can be used.

        Of a damaged generation, what can be read is put to the whole one; the damaged file goes to the quarantine.

        Args:
            meeting_id: Whose draft.
            fits: Whether a document is a draft, for those that were damaged.

        Raises:
            StoreBusy: the files cannot be read, or are not there.
        """
        with reading():
            found = self._files.read(_checked(meeting_id))
        whole = next((each for each in found if each.whole and _draft_in(each) is not None), None)
        if any(each.whole and each.content and each.content.schema > DRAFT_SCHEMA for each in found):
            self.notices.tell("A draft was written by a newer version of meet; it was left alone.")
            return None
        if whole is None:
            return self._mended(meeting_id, found, fits)
        damaged = [each for each in found if not each.whole or _draft_in(each) is None]
        return self._put_together(meeting_id, whole, damaged, fits) if damaged else _draft_in(whole)

    def save(self, meeting_id: str, document: Mapping[str, Any]) -> Elsewhere | None:
        """Write the draft, whole and durably; says where it went if the data folder does not take it.

        Raises:
            StoreBusy: the disk refused; the draft as it was last saved is still there.
            NotPossible: a value cannot be stored; the error names its field.
        """
        tables = _tables(document)
        self._earlier.saw(_checked(meeting_id), tables[DRAFT_TABLE]["1"])
        with saving():
            return self._files.write(meeting_id, tables)

    def save_elsewhere(self, meeting_id: str, document: Mapping[str, Any]) -> Path | None:
        """Write the draft past the data folder, which may hang; where it went, or None when nothing took it."""
        return self._files.write_elsewhere(_checked(meeting_id), _tables(document))

    def archive(self, meeting_id: str) -> None:
        """Put away the draft of a meeting that is in the data file now, and forget those put away a month ago.

        A meeting without a draft is fine. The writer of the draft has to be closed before.

        Raises:
            StoreBusy: the disk refused; the draft is where it was.
        """
        now = self._now()
        with saving():
            kept = self._files.put_away(_checked(meeting_id), self._done)
        if kept is not None:
            with suppress(OSError):
                os.utime(kept, (now.timestamp(), now.timestamp()))
        self._forget_before(now - KEPT)

    def discard(self, meeting_id: str) -> None:
        """Take the draft out of the list, and keep it in `discarded/`.

        A meeting without a draft is fine. The writer of the draft has to be closed before.

        Raises:
            StoreBusy: the disk refused; the draft is where it was.
        """
        with saving():
            self._files.put_away(_checked(meeting_id), self._discarded)

    def _forget_before(self, moment: datetime) -> None:
        for folder in (self._done, self._earlier.folder):
            with suppress(OSError):
                for path in folder.iterdir():
                    if path.stat().st_mtime < moment.timestamp():
                        path.unlink()

    # --- damage ---------------------------------------------------------------------------------------------

    def _put_together(
        self, meeting_id: str, whole: Generation, damaged: Sequence[Generation], fits: Callable[[Document], bool]
    ) -> Document | None:
        """A whole generation, with what can be read of damaged newer ones."""
        before = draft = _draft_in(whole)
        for each in damaged:
            part = _draft_in(each) or readable(each.data)
            if draft is not None and part is not None and each.is_newer_than(whole):
                more = united(draft, part)
                draft = more if fits(more) else draft
        try:
            kept = [self._quarantine.keep_once(each.path.name, each.data) for each in damaged]
            if draft is not None and draft is not before:
                self.save(meeting_id, draft)
            for each in damaged:
                # The next save may have taken the place of a damaged one already.
                if each.path.read_bytes() == each.data:
                    each.path.unlink()
        except (OSError, StoreBusy):
            # It is found again the next time.
            return draft
        self.notices.tell(
            f"One copy of a draft was damaged; it is kept as quarantine/{kept[0].name}. "
            "The other copy was used, with whatever could be read from the damaged one."
        )
        return draft

    def _mended(
        self, meeting_id: str, found: Sequence[Generation], fits: Callable[[Document], bool]
    ) -> Document | None:
        """The best that damaged generations give together; None, with their words kept as a text, if that is none."""
        parts = [part for each in found if (part := _draft_in(each) or readable(each.data)) is not None]
        drafts = [*parts, *(filled(one, other) for one in parts for other in parts if one is not other)]
        draft = next((each for each in drafts if "id" in each and fits(each)), None)
        if draft is None:
            self._set_aside(meeting_id, found)
            return None
        for part in parts:
            more = united(draft, part)
            draft = more if fits(more) else draft
        self.notices.tell("Another program changed a draft; meet opened it and kept a copy.")
        with suppress(OSError):
            for each in found:
                self._quarantine.keep_once(each.path.name, each.data)
        if not any(each.content for each in found):
            # The next version of meet, or stock TinyDB, could not read it as it is.
            with suppress(StoreBusy):
                self.save(meeting_id, draft)
        return draft

    def _set_aside(self, meeting_id: str, found: Sequence[Generation]) -> None:
        words = list(dict.fromkeys(line for each in found for line in words_in(each.data)))
        with saving():
            kept = [self._quarantine.keep(each.path.name, each.data) for each in found]
            told = f"A draft was damaged; it is kept as quarantine/{kept[0].name}."
            if words:
                # The ids in their quotes are what forgetting looks for.
                ids = {json.dumps(each) for data in found for each in _ids_in(data.data)} | {json.dumps(meeting_id)}
                text = "\n".join(["Read from a damaged draft", " ".join(sorted(ids)), "", *words, ""])
                kept_words = self._quarantine.keep(f"{meeting_id}-words.txt", text.encode("utf-8", "replace"))
                told += f" You can read its words in quarantine/{kept_words.name}."
            for each in found:
                each.path.unlink()
        self.notices.tell(told)


def _checked(meeting_id: str) -> str:
    if not _IDENTITY.fullmatch(meeting_id):
        raise ValueError(f"not usable as a file name: {meeting_id!r}")
    return meeting_id


def _tables(document: Mapping[str, Any]) -> dict[str, Any]:
    return {DRAFT_TABLE: {"1": plain_document(document, DRAFT_TABLE)}}


def _draft_in(generation: Generation) -> Document | None:
    tables = generation.content.tables if generation.content else {}
    return tables.get(DRAFT_TABLE, {}).get("1")


def _ids_in(data: bytes) -> list[str]:
    """Every identity that can be read, such as the pair's."""
    return [found.decode("utf-8", "replace") for found in re.findall(rb'"id": "([^"\\\x00-\x1f]+)"', data)]
