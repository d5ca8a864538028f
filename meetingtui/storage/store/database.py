"""The data of all pairs: read at any time, changed in transactions that are saved whole or not at all.

    database = Database(locate(None, os.environ), now)
    for document in database.read()["pairs"].all(): ...
    with database.transaction() as tables:
        tables["meetings"].put({"id": "…", …})
        tables["goals"].put({"id": "…", …})

Documents are plain dicts with an `id` of our own. `tables` is a TinyDB, so its queries work on it; what it hands
out is not to be changed in place.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from meetingtui.domain.errors import NotPossible, StoreBusy
from meetingtui.storage.disk.durable import remove_leftovers, replace_file
from meetingtui.storage.disk.notices import Notices
from meetingtui.storage.disk.problems import reading, saving
from meetingtui.storage.disk.quarantine import Quarantine
from meetingtui.storage.disk.timestamps import Now
from meetingtui.storage.locations import Locations
from meetingtui.storage.repair.recovery import Recovery, newer_version
from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.data_file import DataFile, Signature, State, Upgrade
from meetingtui.storage.store.file_format import Damaged, Parts, RawTables, encode
from meetingtui.storage.store.shrinking import entries, lost_entries, shrinks
from meetingtui.storage.store.store_lock import StoreLock
from meetingtui.storage.store.upgrades import UPGRADES

_TRIES = 5
_BOTH = "Another window saved at the same moment; both changes were merged."
_NEVER: Signature = (0, 0, 0)
_GONE = "The data folder was emptied while meet was open; from now on meet saves to a new file."


class Database:
    """Everything that is kept, in one file; may be used by several threads and several processes."""

    def __init__(
        self,
        locations: Locations,
        now: Now,
        *,
        upgrades: Mapping[int, Upgrade] = UPGRADES,
        lock_timeout: float = 5.0,
        saved: Callable[[Tables, frozenset[str]], None] | None = None,
    ) -> None:
        """Opens nothing yet.

        Args:
            locations: Where the files are.
            now: The present instant; its zone is the one in which notices tell times.
            upgrades: The step from each older schema to the next.
            lock_timeout: Seconds to wait for another process that is saving.
            saved: Told what is kept by now and the names of the tables that were changed, while nobody else saves;
                must not raise.
        """
        self._saved = saved
        self.notices = Notices()
        """What the user should be told, one sentence each; whoever tells may clear it."""
        self._folders = (locations.folder, locations.backups, locations.quarantine)
        self._file = DataFile(locations.data_file, upgrades)
        self._backups = Backups(locations.backups)
        self._quarantine = Quarantine(locations.quarantine, now)
        self._recovery = Recovery(locations, self._file, self._backups, now)
        self._lock = StoreLock(locations.lock, lock_timeout, self.notices)
        self._seen: Signature | None = _NEVER
        self._left_alone: Signature | None = _NEVER

    def read(self) -> Tables:
        """All tables, read-only; needs no lock and costs nothing while the file is unchanged.

        Raises:
            StoreDamaged: no readable copy of the data is left.
            StoreBusy: the file cannot be read, or a needed recovery cannot be written.
        """
        return Tables(AtomicJSONStorage(self._state().content.tables, writable=False))

    def stamp(self) -> Signature | None:
        """What tells whether the file is still the same one; None while there is none or it cannot be looked at."""
        try:
            return self._file.signature()
        except OSError:
            return None

    def let_go(self) -> None:
        """Free the memory that the tables take; the next reading takes a little longer."""
        self._file.let_go()

    @property
    def revision(self) -> int:
        """How often the data have been saved; 0 before the first time."""
        return self._state().content.revision

    @property
    def read_only(self) -> bool:
        """Whether a newer version wrote the data, so that they may be read but not changed."""
        return self._state().content.schema > self._file.schema

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        """All tables, to be changed; saved in one write at the end, and not at all if the block raises.

        When the block is left without an error, what was changed is on the disk, and was read back. A block that
        changes nothing writes nothing. Where the disk cannot lock, what somebody else saved at the same moment is
        merged.

        Raises:
            NotPossible: most of what is kept would be gone; what would have been saved is in quarantine.
            StoreBusy: another process is saving, or the disk refuses; nothing was changed.
            StoreDamaged: no readable copy of the data is left, or a newer version wrote them.
        """
        if self._lock.is_mine:
            raise RuntimeError("transactions do not nest")
        with self._lock.held():
            before = self._state(fresh=True)
            if before.content.schema > self._file.schema:
                raise newer_version()
            storage = AtomicJSONStorage(before.content.tables, writable=True, sums=before.content.sums)
            # Counted now, because the tables are changed in place.
            had = entries(before.content.tables)
            yield Tables(storage)
            if storage.changed:
                with saving():
                    self._save(storage, before, had)
                self._tell_saved(storage, storage.changed_tables())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else changes the data during the block: for work on the files beside the data file.

        Raises:
            StoreBusy: another process is saving.
        """
        with self._lock.held():
            yield

    def save_alone(self, change: Callable[[RawTables], RawTables], clear: Callable[[Path], None]) -> None:
        """Save a state of which no earlier one is to be left.

        First a verified backup of it is written, then the earlier states go, and the data file changes last: until
        then it is what it was, and all of this can be begun anew.

        Args:
            change: Gives the new tables, from the present ones; may raise.
            clear: Removes the earlier states, and is told which backup has to stay; may raise.

        Raises:
            StoreBusy, StoreDamaged: as for a transaction.
        """
        with self._lock.held(), saving():
            before = self._state(fresh=True)
            if before.content.schema > self._file.schema:
                raise newer_version()
            revision = 1 + max(before.content.revision, self._backups.highest_revision())
            after = change(before.content.tables)
            saved = encode(after, schema=self._file.schema, revision=revision)
            clear(self._backups.keep_first(saved, revision))
            self._check_unchanged(before)
            replace_file(self._file.path, *saved)
            self._tell_saved(AtomicJSONStorage(after, writable=False), frozenset(after))

    def keep_copy(self, reason: str) -> None:
        """Keep a real copy of the data file among the backups, such as `before-import`.

        Args:
            reason: Part of the copy's name; letters and hyphens.

        Raises:
            StoreBusy, StoreDamaged: as for a transaction.
        """
        with self._lock.held(), saving():
            state = self._state(fresh=True)
            if state.signature is not None:
                self._backups.keep_copy(self._file.path, state.content.revision, reason)

    def _save(self, storage: AtomicJSONStorage, before: State, had: int) -> None:
        self._check_unchanged(before)
        revision = 1 + max(before.content.revision, self._backups.highest_revision())
        saved = storage.encoded(schema=self._file.schema, revision=revision)
        self._check_kept(before, saved, lost_entries(had, entries(storage.read())))
        if before.signature is not None:
            if before.content.schema < self._file.schema:
                self._backups.keep_copy(self._file.path, before.content.revision, "before-upgrade")
            self._backups.keep_replaced(self._file.path, before.content.revision)
        replace_file(self._file.path, *saved)
        if not self._lock.unsupported and self._file.path.read_bytes() != b"".join(saved):
            raise StoreBusy(
                "The file does not read back as it was saved.",
                "Your data from before is in the backups.",
                "Try again; if it keeps happening, have the disk checked.",
            )
        # It is saved now, whatever becomes of the backups.
        with suppress(OSError):
            self._backups.keep_newest(saved, revision, before.content.revision)
            self._backups.thin_out()
        if self._lock.unsupported:
            self._look_again(storage, saved)

    def _tell_saved(self, storage: AtomicJSONStorage, changed: frozenset[str]) -> None:
        if self._saved is not None:
            self._saved(Tables(storage), changed)

    def _check_kept(self, before: State, saved: Parts, lost: int) -> None:
        """Raises NotPossible when most of what is kept would be gone, which no change is there for."""
        size = before.signature[1] if before.signature else 0
        if not lost and not shrinks(size, sum(map(len, saved))):
            return
        kept = self._quarantine.keep(self._file.path.name, b"".join(saved))
        what = f"{lost} entries" if lost else "most of what is kept"
        raise NotPossible(
            f"Not saved, because {what} would be lost.",
            f"Nothing was changed; the unsaved state is in quarantine/{kept.name}.",
            "To remove something on purpose: meet forget",
        )

    def _look_again(self, storage: AtomicJSONStorage, saved: Parts) -> None:
        """Where nothing kept others away: put together what was saved and what somebody else saved over it."""
        mine = b"".join(saved)
        for _ in range(_TRIES):
            if self._file.path.read_bytes() == mine:
                return
            from meetingtui.storage.transfer.importing import put_together

            self.notices.tell(_BOTH)
            theirs = self._file.load(fresh=True)
            both = AtomicJSONStorage(theirs.content.tables, writable=True)
            if not put_together(Tables(both), Tables(storage)):
                return
            revision = 1 + max(theirs.content.revision, self._backups.highest_revision())
            mine = b"".join(both.encoded(schema=self._file.schema, revision=revision))
            self._backups.keep_replaced(self._file.path, theirs.content.revision)
            replace_file(self._file.path, mine)
            storage = both

    def _check_unchanged(self, before: State) -> None:
        if self._file.signature() != before.signature:
            # Only possible where locks do not work, or by a program that knows nothing of ours.
            raise StoreBusy(
                "Another program changed the data file just now.",
                "Nothing was overwritten.",
                "Try again in a moment.",
            )

    def _state(self, *, fresh: bool = False) -> State:
        with reading():
            try:
                state = self._file.load(fresh=fresh)
            except Damaged:
                state = self._recovered(None, fresh=fresh)
            else:
                if state.signature is None:
                    usable = self._recovery.is_first_run(seen=self._seen != _NEVER)
                else:
                    usable = state.content.intact or state.signature == self._left_alone
                if not usable:
                    state = self._recovered(state, fresh=fresh)
        self._look_around(state)
        return state

    def _recovered(self, state: State | None, *, fresh: bool) -> State:
        """The state after what is damaged was mended, as far as it can be."""
        try:
            with self._lock.held(), saving():
                self.notices.tell(*self._recovery.restore())
                recovered = self._file.load(fresh=fresh)
        except StoreBusy:
            if fresh or state is None or state.signature is None:
                raise
            # Reading goes on even where nothing can be written.
            return self._recovery.unwritten(state)
        if not recovered.content.intact:
            self._left_alone = recovered.signature
        return recovered

    def _look_around(self, state: State) -> None:
        if state.signature == self._seen:
            return
        if self._seen == _NEVER:
            for folder in self._folders:
                remove_leftovers(folder)
        elif state.signature is None:
            self.notices.tell(_GONE)
        self._seen = state.signature
        for notice in self._recovery.notices(state):
            self.notices.tell(notice)
