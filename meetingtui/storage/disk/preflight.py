"""Finds out before a meeting starts whether it can be saved."""

from contextlib import suppress
from pathlib import Path

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.durable import replace_file
from meetingtui.storage.disk.problems import in_words, next_step
from meetingtui.storage.locations import Locations

_PROBE_BYTES = 64 * 1024
"""About what a meeting needs, so that a full disk shows up here and not in its middle."""


def check_writable(locations: Locations) -> None:
    """Write and remove a file where the data and where the drafts go.

    Raises:
        StoreBusy: it cannot be done; the error says why.
    """
    for folder in (locations.folder, locations.drafts):
        _probe(folder)


def _probe(folder: Path) -> None:
    probe = folder / ".probe"
    try:
        replace_file(probe, b"\0" * _PROBE_BYTES)
        probe.unlink()
    except OSError as error:
        with suppress(OSError):
            probe.unlink()
        raise StoreBusy(
            f"Cannot save in {folder}: {in_words(error)}.", "Nothing was changed.", next_step(error)
        ) from error
