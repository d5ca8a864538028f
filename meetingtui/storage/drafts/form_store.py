"""Half-typed forms on the disk: a small file each, in two generations, beside the drafts and as private as those."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Generic, TypeVar

from meetingtui.domain.errors import StoreBusy, StoreDamaged
from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.storage.disk.notices import Notices
from meetingtui.storage.disk.problems import saving
from meetingtui.storage.disk.quarantine import Quarantine
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.drafts.draft_writer import DraftWriter
from meetingtui.storage.drafts.generations import Elsewhere, Generations
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.json_safe import plain_document

FORM_SCHEMA = 1
"""The version of a form's file."""
FORM_TABLE = "form"
"""The one table of a form's file, with one document."""

Place = TypeVar("Place")
Typed = TypeVar("Typed")


class FormShelf(Generic[Place, Typed]):
    """Keeps what stands in forms while it is typed, and finds it again.

    Everything is written by one thread that begins with the first change, at most every half a second.
    """

    def __init__(
        self, locations: Locations, now: Now, place: type[Place], typed: type[Typed], steady: Callable[[], float]
    ) -> None:
        """Reads and writes nothing yet.

        Args:
            locations: Where the files are.
            now: The present instant.
            place: The values that say which form it is; its `name` and `pair_id` are looked for.
            typed: The values that say what stands in it.
            steady: Seconds that only ever grow.
        """
        self.notices = Notices()
        """What the user should be told, one sentence each."""
        self._files = Generations(locations.forms, (), FORM_SCHEMA)
        self._quarantine = Quarantine(locations.quarantine, now)
        self._now = now
        self._place, self._kind = place, typed
        self._steady = steady
        self._here: dict[Place, Typed | None] = {}
        self._written: dict[Place, Typed | None] = {}
        self._writer: DraftWriter[Mapping[Place, Typed | None]] | None = None

    def typed(self, place: Place) -> Typed | None:
        """What stands in the form since the last time; None when nothing does."""
        if place in self._here:
            return self._here[place]
        found = self._read(_file_name(place))
        return found[1] if found is not None and found[0] == place else None

    def all_of(self, name: str, pair_id: str) -> list[tuple[Place, Typed]]:
        """The half-typed forms of that name, the one written last first."""
        found: dict[Place, Typed | None] = dict(reversed(self._here.items()))
        with suppress(OSError):
            for file in self._files.names():
                if file.startswith(f"{name}-") and (read := self._read(file)) is not None:
                    found.setdefault(*read)
        whose = [(place, typed) for place, typed in found.items() if typed is not None]
        return [each for each in whose if to_plain(each[0]).get("pair_id", "") == pair_id and _name(each[0]) == name]

    def keep(self, place: Place, typed: Typed) -> None:
        """Keep what stands there now; returns at once."""
        if self._here.get(place) != typed:
            self._here.pop(place, None)
            self._put(place, typed)

    def clear(self, place: Place) -> None:
        """Nothing stands there any more; returns at once."""
        if self.typed(place) is not None:
            self._put(place, None)

    def flush(self, within: float = 2.0) -> bool:
        """Write now what is not written yet; False when it could not be written."""
        return self._writer is None or self._writer.flush(within)

    def close(self) -> bool:
        """Write what waits and end the thread; False when it could not be written."""
        return self._writer is None or self._writer.close()

    def _put(self, place: Place, typed: Typed | None) -> None:
        self._here[place] = typed
        if self._writer is None:
            self._writer = DraftWriter(
                self._save, lambda forms: {"forms": forms}, self._now, on_state=self._watch, steady=self._steady
            )
        self._writer.put(dict(self._here))

    def _watch(self, state: SaveState) -> None:
        if state.problem:
            self.notices.tell(
                f"NOT SAVED: {state.problem}. Until you press Enter, what you are typing exists only in this window."
            )

    def _save(self, forms: dict[str, Any]) -> Elsewhere | None:
        """Write what is not on the disk yet of what stands in the forms."""
        for place, typed in forms["forms"].items():
            if place in self._written and self._written[place] == typed:
                continue
            with saving():
                if typed is None:
                    self._files.remove(_file_name(place))
                else:
                    document = plain_document({**to_plain(place), "typed": to_plain(typed)}, FORM_TABLE)
                    self._files.write(_file_name(place), {FORM_TABLE: {"1": document}})
            self._written[place] = typed
        return None

    def _read(self, file: str) -> tuple[Place, Typed] | None:
        """The form in a file; None when there is none. A damaged one goes to the quarantine, with a notice."""
        try:
            found = self._files.read(file)
        except OSError:
            return None
        for each in found:
            if each.whole and each.content is not None and each.content.schema > FORM_SCHEMA:
                return None
            document = each.content.tables.get(FORM_TABLE, {}).get("1") if each.content is not None else None
            # A whole one first; of a damaged one, words that can be read are better than none.
            if document is not None and (each.whole or len(found) == 1):
                with suppress(StoreDamaged):
                    form = dict(document)
                    typed = from_plain(form.pop("typed", {}), self._kind)
                    return from_plain(form, self._place), typed
        with suppress(OSError, StoreBusy):
            kept = [self._quarantine.keep(each.path.name, each.data) for each in found]
            self._files.remove(file)
            self.notices.tell(f"A half-typed form was damaged; it is kept as quarantine/{kept[0].name}.")
        return None


def _name(place: object) -> str:
    return str(getattr(place, "name", ""))


def _file_name(place: object) -> str:
    """A name that is the same for the same form, and tells nothing but its kind."""
    digest = hashlib.sha256(json.dumps(to_plain(place), sort_keys=True).encode("utf-8", "surrogatepass"))
    return f"{_name(place)}-{digest.hexdigest()[:16]}"
