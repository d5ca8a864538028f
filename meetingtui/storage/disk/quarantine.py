"""Where damaged files go: they are kept as they were found, until somebody forgets what they hold."""

import hashlib
from pathlib import Path

from meetingtui.storage.disk.durable import free_name, replace_file
from meetingtui.storage.disk.timestamps import Now, stamp


class Quarantine:
    """The folder of damaged and foreign states, byte for byte."""

    def __init__(self, folder: Path, now: Now) -> None:
        self._folder = folder
        self._now = now

    def keep(self, name: str, data: bytes) -> Path:
        """Keep the bytes of a damaged file under its name and the present time; returns where."""
        original = Path(name)
        kept = free_name(self._folder / f"{original.stem}-{stamp(self._now())}{original.suffix}")
        replace_file(kept, data)
        return kept

    def keep_once(self, name: str, data: bytes) -> Path:
        """Keep the bytes under a name made from their content, so that the same state is kept once."""
        original = Path(name)
        digest = hashlib.sha256(data).hexdigest()[:8]
        kept = self._folder / f"{original.stem}-{digest}{original.suffix}"
        if not kept.exists():
            replace_file(kept, data)
        return kept
