"""A disk that loses its power: what may be left of a folder after each system call that was made in it.

Only what was confirmed is sure to stay: the content of a file by `fsync` of the file, its name by `fsync` of the
folder. The rest may be there, in the order in which it was done, or not; content that was not confirmed may be
missing or torn. Moving between two folders counts as two changes, which is stricter than most disks.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

Change = dict[Path, int | None]
"""Names of one folder that change at the same instant: to which file they point now, None for none."""
FOLDER = 0
"""What a name of a folder points to."""


@dataclass
class _World:
    """What is on the disk for sure, and what is on its way."""

    written: dict[int, bytes] = field(default_factory=dict)
    confirmed: dict[int, bytes] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    pending: list[tuple[Path, Change]] = field(default_factory=list)
    """In which folder, and what."""

    def confirm_folder(self, folder: Path) -> None:
        for where, change in self.pending:
            if where == folder:
                _apply(self.names, change)
        self.pending = [(where, change) for where, change in self.pending if where != folder]

    def left(self) -> Iterator[dict[Path, bytes]]:
        """Everything that may be found after a power cut now: files with their content."""
        contents = (
            lambda node: self.confirmed.get(node, b""),
            lambda node: self.confirmed.get(node, self.written[node][: len(self.written[node]) // 2]),
            lambda node: self.confirmed.get(node, b"\0" * len(self.written[node])),
            lambda node: self.written[node],
        )
        for count in range(len(self.pending) + 1):
            names = dict(self.names)
            for _, change in self.pending[:count]:
                _apply(names, change)
            for content in contents:
                yield {
                    path: content(node)
                    for path, node in names.items()
                    if node != FOLDER and all(parent in names for parent in [*path.parents][:-1])
                }


class Power:
    """Looks on while something is saved in a folder, and then shows what each power cut would have left."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Looks on from now; the folder is there and empty."""
        self._root = root
        self._nodes = FOLDER
        self._names: dict[Path, int] = {}
        self._opened: dict[int, int | Path] = {}
        self._steps: list[Callable[[_World], None]] = []
        self._said: list[int] = []
        for name in ("open", "write", "fsync", "close", "replace", "rename", "link", "unlink", "mkdir"):
            monkeypatch.setattr(os, name, self._watched(getattr(os, name), getattr(self, f"_{name}")))

    def said_saved(self) -> None:
        """The program has just said that everything is saved."""
        self._said.append(len(self._steps))

    def cuts(self, folder: Path) -> Iterator[int]:
        """Leave in the folder what each power cut may leave, in turn; gives how often "saved" was said by then."""
        steps, world = list(self._steps), _World()
        for number in range(len(steps) + 1):
            if number:
                steps[number - 1](world)
            for files in {tuple(sorted(left.items())): left for left in world.left()}.values():
                shutil.rmtree(folder, ignore_errors=True)
                for path, content in files.items():
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_bytes(content)
                yield sum(said <= number for said in self._said)

    # --- what is noted of each call -------------------------------------------------------------------------

    def _watched(self, real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            result = real(*args, **more)
            note(result, *args)
            return result

        return call

    def _path(self, path: Any) -> Path | None:
        if isinstance(path, int):
            return None
        whole = Path(path)
        return whole.relative_to(self._root) if whole.is_relative_to(self._root) else None

    def _rename_to(self, *changes: Change) -> None:
        for change in changes:
            _apply(self._names, change)
            folder = next(iter(change)).parent
            self._steps.append(partial(_put_off, folder, change))

    def _open(self, descriptor: int, path: Any, flags: int, *_: Any) -> None:
        if (ours := self._path(path)) is None:
            return
        if flags & os.O_DIRECTORY:
            self._opened[descriptor] = ours
            return
        if ours not in self._names and flags & os.O_CREAT:
            self._nodes += 1
            self._put(self._nodes, b"")
            self._rename_to({ours: self._nodes})
        if ours in self._names and flags & (os.O_WRONLY | os.O_RDWR):
            self._opened[descriptor] = self._names[ours]

    def _put(self, node: int, data: bytes) -> None:
        def put(world: _World) -> None:
            world.written[node] = world.written.get(node, b"") + data
            world.confirmed.pop(node, None)

        self._steps.append(put)

    def _write(self, count: int, descriptor: int, data: Any) -> None:
        if isinstance(node := self._opened.get(descriptor), int):
            self._put(node, bytes(data)[:count])

    def _fsync(self, _: None, descriptor: int) -> None:
        opened = self._opened.get(descriptor)
        if isinstance(opened, Path):
            self._steps.append(lambda world: world.confirm_folder(opened))
        elif opened is not None:
            self._steps.append(lambda world: world.confirmed.update({opened: world.written[opened]}))

    def _close(self, _: None, descriptor: int) -> None:
        self._opened.pop(descriptor, None)

    def _replace(self, _: None, source: Any, target: Any) -> None:
        if (old := self._path(source)) is not None and (new := self._path(target)) is not None:
            node = self._names[old]
            if old.parent == new.parent:
                self._rename_to({old: None, new: node})
            else:
                self._rename_to({new: node}, {old: None})

    _rename = _replace

    def _link(self, _: None, source: Any, target: Any) -> None:
        if (old := self._path(source)) is not None and (new := self._path(target)) is not None:
            self._rename_to({new: self._names[old]})

    def _unlink(self, _: None, path: Any) -> None:
        if (ours := self._path(path)) in self._names and ours is not None:
            self._rename_to({ours: None})

    def _mkdir(self, _: None, path: Any, *__: Any) -> None:
        if ours := self._path(path):
            self._rename_to({ours: FOLDER})


def _put_off(folder: Path, change: Change, world: _World) -> None:
    world.pending.append((folder, change))


def _apply(names: dict[Path, int], change: Change) -> None:
    for path, node in change.items():
        if node is None:
            names.pop(path, None)
        else:
            names[path] = node
