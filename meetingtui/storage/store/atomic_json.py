"""TinyDB on top of a file that is replaced whole: its operations happen in memory, one write ends them all.

TinyDB's own JSON storage writes the file in place after every single operation, so a crash leaves half of it and
two processes overwrite each other. Here a transaction reads the file once under the lock, TinyDB works on what
was read, and the result reaches the disk as one replacement of the file, or not at all.

TinyDB's own traps are closed as well: its query cache is off, and its numbers for documents are counted anew in
each transaction and never leave it. Documents are known by the `id` that they carry.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from meetingtui.storage.store.file_format import Parts, RawTables, encode
from meetingtui.storage.store.json_safe import plain_document
from meetingtui.storage.store.sums import Sums


class AtomicJSONStorage(Storage):
    """What TinyDB reads from and writes to during one transaction or one look at the data."""

    def __init__(self, tables: RawTables, *, writable: bool, sums: Sums | None = None) -> None:
        self._tables = tables
        self._before = dict(tables)
        self._known = (self._before, sums.tables) if sums else None
        self._writable = writable
        self.changed = False
        """Whether there is anything to commit."""

    def read(self) -> RawTables:
        """The tables, as changed so far."""
        return self._tables

    def write(self, data: RawTables) -> None:
        """Take the tables as the new state, in memory only."""
        if not self._writable:
            raise RuntimeError("data are changed inside `with database.transaction() as tables:` only")
        self._tables = data
        self.changed = True

    def changed_tables(self) -> frozenset[str]:
        """The names of the tables that were changed; a change puts another table in the place of one."""
        names = self._before.keys() | self._tables.keys()
        return frozenset(name for name in names if self._tables.get(name) is not self._before.get(name))

    def encoded(self, *, schema: int, revision: int) -> Parts:
        """The bytes of a file that holds the tables as they are now."""
        return encode(self._tables, schema=schema, revision=revision, known=self._known)


class DocumentTable(Table):
    """A TinyDB table whose documents are known by their own `id`, and hold only what JSON gives back unchanged."""

    def __init__(self, storage: Storage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)

    def put(self, document: Mapping[str, Any]) -> None:
        """Store the document in the place of the one with the same `id`, else as the last one.

        Raises:
            NotPossible: a value cannot be stored; the error names its field.
        """
        plain = plain_document(document, self.name)
        # TinyDB's own count, so that `put` and `insert` in one transaction do not take the same number.
        number = self._number(plain["id"]) or self._get_next_id()  # type: ignore[no-untyped-call]
        super()._update_table(lambda documents: documents.update({number: plain}))

    def with_id(self, key: str) -> dict[str, Any] | None:
        """The document that carries this `id`, not to be changed in place; None if there is none."""
        number = self._number(key)
        return None if number is None else dict(self._read_table()[str(number)])

    def having(self, field: str, value: object) -> list[Mapping[str, Any]]:
        """The documents with this value, in their order and not to be changed in place.

        TinyDB's `search` copies each document first, which takes most of the time of a look at ten years.
        """
        return [document for document in self._read_table().values() if document.get(field) == value]

    def refill(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Keep these documents in this order, and no others.

        Raises:
            NotPossible: a value cannot be stored; the error names its field.
        """

        def all_anew(kept: dict[int, Mapping[str, Any]]) -> None:
            kept.clear()
            kept.update(enumerate(documents, 1))

        self._update_table(all_anew)
        self._next_id = None

    def drop(self, key: str) -> bool:
        """Take the document with this `id` out; False if there is none."""
        if (number := self._number(key)) is None:
            return False
        super()._update_table(lambda documents: documents.__delitem__(number))
        return True

    def _number(self, key: str) -> int | None:
        documents = self._read_table().items()
        return next((int(number) for number, document in documents if document.get("id") == key), None)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        # The way of every operation of TinyDB's own; it may have put anything anywhere.
        def checked(documents: dict[int, Mapping[str, Any]]) -> None:
            updater(documents)
            for number, document in documents.items():
                documents[number] = plain_document(document, self.name)

        super()._update_table(checked)


class Tables(TinyDB):
    """The tables by name, to read or, in a transaction, to change: `tables["meetings"].put(document)`."""

    table_class: type[Table] = DocumentTable

    def __init__(self, storage: AtomicJSONStorage) -> None:
        super().__init__(storage=lambda: storage)

    def __getitem__(self, name: str) -> DocumentTable:
        """The table of this name; one that does not exist yet is empty."""
        return cast(DocumentTable, self.table(name))
