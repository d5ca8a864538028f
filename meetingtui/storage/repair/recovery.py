"""What happens when the data file is missing, damaged, changed by something else, or from a newer version.

| found | done |
|---|---|
| no file, nothing beside it | first run: empty, nothing is created |
| no file or an empty one, a sign that it is elsewhere | an error: it is not on this disk; nothing is written |
| no file, but backups | the newest good backup is put back |
| damaged | kept in quarantine; put together again entry by entry, with what the backups have |
| damaged, and the second copy of the same save is whole | the same, and that copy is put back |
| damaged beyond that | kept in quarantine, the newest good backup is put back |
| the same, and no good backup | an error; the file is not touched |
| written anew by another program | opened, a copy of it is kept in quarantine; what does not fit, as above |
| a lower revision than a backup's | opened, and told |
| a newer schema | opened for reading only |

Where the state that is put back is older than the lost one, meetings whose drafts lie in `drafts/done/` are added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from meetingtui.domain.dates.formatting import day as day_words
from meetingtui.domain.errors import StoreDamaged
from meetingtui.storage.disk.durable import replace_file
from meetingtui.storage.disk.quarantine import Quarantine
from meetingtui.storage.disk.timestamps import Now, moment_words
from meetingtui.storage.locations import Locations
from meetingtui.storage.repair.elsewhere import check_here
from meetingtui.storage.store.backups import Backup, Backups
from meetingtui.storage.store.data_file import DataFile, State
from meetingtui.storage.store.file_format import Content, Damaged, Parts, RawTables, encode

_NEWER = "A newer version of meet wrote these notes: you can read them, but not change them."
_ALL_READ = "All of it could be read; nothing is missing."
_CHANGED_OUTSIDE = "Another program changed the data file."
_OLDER = (
    "The data file is older than its newest backup, as can happen after a sync. To merge the two: meet import {path}"
)
_SECOND_COPY = "There is another copy of the data file, {name}; meet import merges it in."


@dataclass(frozen=True)
class _Plan:
    """What is to become of the data file."""

    tables: RawTables
    """In the form of the present schema."""
    schema: int
    revision: int
    data: Parts | None = None
    """The bytes to put back as they are; None: the tables are written."""
    changed: bool = False
    """Whether something else meant to change the file, so that it is no damage."""
    words: tuple[str, ...] = field(default=())
    """What is to be told besides what the file was."""


class Recovery:
    """Puts a usable data file back; the caller holds the lock."""

    def __init__(self, locations: Locations, file: DataFile, backups: Backups, now: Now) -> None:
        self._locations = locations
        self._file = file
        self._backups = backups
        self._quarantine = Quarantine(locations.quarantine, now)
        self._now = now
        self._put_back = -1

    def is_first_run(self, *, seen: bool) -> bool:
        """Whether there is no data file because there never was one.

        Args:
            seen: Whether this process has looked before, so that what lies beside it may be its own.

        Raises:
            StoreBusy: it is there, but not on this disk.
        """
        check_here(self._locations, drafts_tell=not seen and not self._backups.all())
        return not self._backups.all()

    def restore(self) -> list[str]:
        """Put a usable file in the place of a missing or damaged one; says what was done, if anything.

        Raises:
            StoreDamaged: nothing of it can be read, and there is no good backup; nothing was touched.
            StoreBusy: the file is not on this disk.
            OSError: the disk refused.
        """
        try:
            state = self._file.load()
            if state.signature is not None and state.content.intact:
                return []  # another process was quicker
            data = None if state.signature is None else self._file.path.read_bytes()
        except Damaged:
            data = self._file.path.read_bytes()
        check_here(self._locations, drafts_tell=False)
        plan = self._plan_without() if data is None else self._plan(data)
        if plan is None:
            return []
        what = "The data file was missing."
        if data is not None:
            keep = self._quarantine.keep_once if plan.changed else self._quarantine.keep
            kept = self._relative(keep(self._file.path.name, data))
            what = f"The data file was damaged; it is kept as {kept}."
            if plan.changed:
                what = f"{_CHANGED_OUTSIDE} A copy of it is kept as {kept}."
        parts = plan.data or encode(plan.tables, schema=plan.schema, revision=plan.revision)
        replace_file(self._file.path, *parts)
        if plan.data is None:
            self._backups.keep_newest(parts, plan.revision)
        self._put_back = plan.revision
        passed_over = [f"The backup {name} is damaged and was skipped." for name in sorted(self._backups.damaged)]
        return [" ".join((what, *plan.words)), *passed_over]

    def unwritten(self, state: State) -> State:
        """A damaged state, mended in memory only, because nothing can be written."""
        plan = self._plan(self._file.path.read_bytes())
        if plan is None:
            return state
        content = Content(plan.tables, plan.schema, state.content.revision, intact=False)
        return replace(state, content=content)

    def notices(self, state: State) -> Iterator[str]:
        """What the user should know about a state that can be opened."""
        if state.content.schema > self._file.schema:
            yield _NEWER
        elif not state.content.intact:
            yield _CHANGED_OUTSIDE
        if state.content.revision not in {self._put_back, self._newest_revision(state)}:
            yield _OLDER.format(path=self._backups.all()[0])
        for name in self._second_copies():
            yield _SECOND_COPY.format(name=name)

    # --- what is to be done ---------------------------------------------------------------------------------

    def _plan_without(self) -> _Plan:
        good = self._newest_good()
        if good is None:
            raise self._nothing_good(missing=True)
        return self._put_whole_back(good)

    def _plan(self, data: bytes) -> _Plan | None:
        """What is to become of a damaged file; None when it is to be left as it is."""
        # Loaded here: nobody whose data are whole needs it.
        from meetingtui.storage.repair.entries import repair
        from meetingtui.storage.repair.losses import loss_sentences
        from meetingtui.storage.repair.wreck import read_wreck, with_its_numbers

        present, highest = self._file.schema, self._backups.highest_revision()
        wreck = read_wreck(with_its_numbers(data, range(1, present + 1), (highest, highest + 1)))
        schema = wreck.schema if wreck.schema and wreck.schema <= present else present
        if wreck.proven:
            tables = self._file.upgraded(wreck.tables(), schema)
            return _Plan(tables, present, wreck.revision or 0, words=(_ALL_READ,))
        trusted = wreck.sums is not None and not wreck.foreign
        good = None if trusted and wreck.sums and wreck.sums.schema > present else self._newest_good()
        if not trusted and not wreck.foreign and good is not None and self._is_as_new(good, wreck.revision):
            return self._put_whole_back(good)
        if wreck.schema is not None and wreck.schema > present and wreck.parsed:
            return None
        if not trusted and (not wreck.entries or (wreck.foreign and wreck.revision is None)):
            if not data:
                check_here(self._locations, drafts_tell=good is None, empty=True)
            if good is None:
                raise self._nothing_good(missing=False)
            return self._put_whole_back(good)
        found = repair(wreck, self._good, self._file.upgraded, schema)
        if not any(found.tables.values()) and good is None:
            raise self._nothing_good(missing=False)
        revision = wreck.revision or 0
        if found.complete:
            words = [_ALL_READ]
            if found.from_backups:
                entries = "1 entry was" if found.from_backups == 1 else f"{found.from_backups} entries were"
                words = [f"{entries} restored from the backups; nothing is missing."]
            if found.from_backups and wreck.parsed:
                words.append("If the change was meant, meet recover brings it back.")
            return _Plan(found.tables, present, revision, words=tuple(words))
        words = [loss_sentences(found.losses if trusted else found.visible_losses, wreck.data)]
        if not trusted and not wreck.parsed:
            words.append(
                "It was rebuilt from what could be read and from the backups; the last changes may be missing."
            )
        tables, added = self._with_done_drafts(found.tables)
        words += added
        newest = 1 + max(revision, highest)
        words = [each for each in words if each]
        return _Plan(tables, present, newest, changed=not trusted and wreck.parsed, words=tuple(words))

    def _is_as_new(self, good: Backup, revision: int | None) -> bool:
        """Whether a backup is as new as a damaged file, which may not say how new it is."""
        return self._backups.is_last(good.content.revision) if revision is None else good.content.revision >= revision

    def _put_whole_back(self, good: Backup) -> _Plan:
        when = moment_words(good.saved_at.astimezone(self._now().tzinfo))
        held = meetings_held(good.content)
        tables = self._file.upgraded(good.content.tables, good.content.schema)
        last = self._backups.is_last(good.content.revision)
        missing = "nothing" if last else "anything saved since"
        words = [f"The state of {when} was restored. {held}; {missing} is missing."]
        if not last:
            tables, added = self._with_done_drafts(tables)
            if added:
                revision = 1 + self._backups.highest_revision()
                return _Plan(tables, self._file.schema, revision, words=(*words, *added))
        return _Plan(tables, good.content.schema, good.content.revision, data=(good.data,), words=tuple(words))

    def _with_done_drafts(self, tables: RawTables) -> tuple[RawTables, list[str]]:
        from meetingtui.storage.drafts.done_drafts import with_done_drafts

        tables, days = with_done_drafts(self._locations, tables)
        if not days:
            return tables, []
        meetings = "The meeting" if len(days) == 1 else "The meetings"
        were = "was" if len(days) == 1 else "were"
        return tables, [f"{meetings} of {', '.join(map(day_words, days))} {were} added from drafts/done."]

    def _newest_good(self) -> Backup | None:
        return next(self._good(), None)

    def _good(self) -> Iterator[Backup]:
        """The good backups that this version can read."""
        found = self._backups.good(newest_schema=self._file.schema)
        return (backup for backup in found if backup.content.schema <= self._file.schema)

    def _newest_revision(self, state: State) -> int:
        return max(state.content.revision, self._backups.highest_revision())

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
            f"The data file {self._file.path} {what}, and there is no good backup of it.",
            "Nothing was changed.",
            "Put a copy of the file there, or start in another folder with --data and import an export there.",
        )


def meetings_held(content: Content) -> str:
    """How many meetings a state holds and of which day the last one is, so that people see what is missing.

    No names: whose meetings they are is not said while another pair may be on the screen.
    """
    from meetingtui.storage.repair.losses import day_of

    meetings: list[Mapping[str, object]] = list(content.tables.get("meetings", {}).values())
    days = [day for day in map(day_of, meetings) if day is not None]
    if not meetings:
        return "It holds no meetings"
    count = "1 meeting" if len(meetings) == 1 else f"{len(meetings)} meetings"
    return f"It holds {count}, the last on {day_words(max(days))}" if days else f"It holds {count}"


def newer_version() -> StoreDamaged:
    """The error for a wish to change what a newer version wrote."""
    return StoreDamaged(
        "A newer version of meet wrote these notes.",
        "Nothing was changed; you can read and export them.",
        "To change them, update meet.",
    )
