"""What happens when the data file is missing, damaged, changed by something else, or from a newer version.

| found | done |
|---|---|
| no file, no backups | first run: empty, nothing is created |
| no file, but backups | the newest good backup is put back |
| not JSON, not tables, no description of itself | kept in quarantine, the newest good backup is put back |
| the same, and no good backup | an error; the file is not touched |
| tables, but the checksum is wrong | opened; a copy of it is kept in quarantine |
| a lower revision than a backup's | opened, and told |
| a newer schema | opened for reading only |
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.saying import day as day_words
from meetingtui.storage.backups import Backups
from meetingtui.storage.data_file import DataFile, State
from meetingtui.storage.durable import replace_file
from meetingtui.storage.file_format import Content, Damaged, is_intact
from meetingtui.storage.locations import Locations
from meetingtui.storage.moments import Now, told
from meetingtui.storage.quarantine import Quarantine

_NEWER = "These notes were written by a newer version of meet: they can be read, not changed."
_CHANGED_OUTSIDE = "The data file was changed by something other than meet."
_OLDER = "The data file is older than its newest backup, as after a sync; newer states are in the folder backups."
_SECOND_COPY = "There is another copy of the data file, {name}; meet import takes it in."


class Recovery:
    """Puts a usable data file back; the caller holds the lock."""

    def __init__(self, locations: Locations, file: DataFile, backups: Backups, now: Now) -> None:
        self._locations = locations
        self._file = file
        self._backups = backups
        self._quarantine = Quarantine(locations.quarantine, now)
        self._now = now
        self._put_back = -1

    def restore(self) -> str:
        """Put the newest good backup in the place of a missing or damaged file; says what was done, if anything.

        Raises:
            StoreDamaged: there is no good backup; nothing was touched.
            OSError: the disk refused.
        """
        try:
            if self._file.load().signature is not None:
                return ""  # another process was quicker
            damaged = None
        except Damaged:
            damaged = self._file.path.read_bytes()
        good = self._backups.newest_good(newest_schema=self._file.schema)
        if good is None:
            raise self._nothing_good(missing=damaged is None)
        what = "missing"
        if damaged is not None:
            kept = self._quarantine.keep(self._file.path.name, damaged)
            what = f"damaged and is kept as {self._relative(kept)}"
        replace_file(self._file.path, good.data)
        self._put_back = good.content.revision
        when = told(good.saved_at.astimezone(self._now().tzinfo))
        held = meetings_held(good.content)
        missing = "nothing" if self._backups.is_last(good.content.revision) else "what was saved since"
        return f"The data file was {what}; the state of {when} was put back. {held}; {missing} is missing."

    def notices(self, state: State) -> Iterator[str]:
        """What the user should know about a state that can be opened."""
        if state.content.schema > self._file.schema:
            yield _NEWER
        elif not state.content.intact:
            yield self._keep_foreign_state()
        if state.content.revision not in {self._put_back, self._newest_revision(state)}:
            yield _OLDER
        for name in self._second_copies():
            yield _SECOND_COPY.format(name=name)

    def _newest_revision(self, state: State) -> int:
        return max(state.content.revision, self._backups.highest_revision())

    def _keep_foreign_state(self) -> str:
        try:
            data = self._file.path.read_bytes()
            if is_intact(data):
                return ""  # replaced meanwhile
            kept = self._quarantine.keep_once(self._file.path.name, data)
        except OSError:
            # Reading goes on even where nothing can be written.
            return _CHANGED_OUTSIDE
        return f"{_CHANGED_OUTSIDE} A copy of it is kept as {self._relative(kept)}."

    def _second_copies(self) -> list[str]:
        """Files beside the data file that look like copies of it, as sync programs make them."""
        try:
            names = sorted(path.name for path in self._locations.folder.glob("meetings*.json"))
        except OSError:
            return []
        return [name for name in names if name != self._file.path.name]

    def _relative(self, kept: Path) -> str:
        return str(kept.relative_to(self._locations.folder))

    def _nothing_good(self, *, missing: bool) -> StoreDamaged:
        what = "is missing" if missing else "is damaged"
        return StoreDamaged(
            f"The data file {self._file.path} {what}, and no good backup of it was found.",
            "Nothing was touched.",
            "Put a copy of the file there, or start in another folder with --data and import an export.",
        )


def meetings_held(content: Content) -> str:
    """How many meetings a state holds and of which day the last one is, so that people see what is missing.

    No names: whose meetings they are is not said while another pair may be on the screen.
    """
    meetings = content.tables.get("meetings", {}).values()
    days = [day for day in map(_day_of, meetings) if day is not None]
    if not meetings:
        return "It holds no meeting"
    count = "1 meeting" if len(meetings) == 1 else f"{len(meetings)} meetings"
    return f"It holds {count}, the last one of {day_words(max(days))}" if days else f"It holds {count}"


def _day_of(meeting: Mapping[str, Any]) -> date | None:
    """The day of a meeting where it was held; None when the document does not say it as it should."""
    # Loaded here: time zones are not needed by those whose data are whole.
    from meetingtui.domain.local import local_day

    try:
        return local_day(datetime.fromisoformat(meeting["began"]), meeting["zone"])
    except (KeyError, TypeError, ValueError):
        return None


def newer_version() -> StoreDamaged:
    """The error for a wish to change what a newer version wrote."""
    return StoreDamaged(
        "These notes were written by a newer version of meet.",
        "Nothing was changed; they can be read and exported.",
        "Update meet to go on with them.",
    )
