"""Whether the data file is on this disk at all: sync programs leave a placeholder and keep the file elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.locations import Locations

_DATALESS = 0x40000000
"""macOS: the name is here, the bytes are not."""


def check_here(locations: Locations, *, drafts_tell: bool, empty: bool = False) -> None:
    """Raise StoreBusy when the data file is kept elsewhere; nothing is written then, nor a second file begun.

    Args:
        locations: Where it should be.
        drafts_tell: Whether drafts beside a file that is missing or empty show that there is one somewhere.
        empty: Whether the file is there with nothing in it.
    """
    file = locations.data_file
    if (sign := _place_holder(file)) is not None:
        raise _not_here(f"{sign} stands in for it")
    if drafts_tell and (beside := signs_beside(locations)):
        raise _not_here(f"{'it is empty' if empty else 'it is missing'}, but there are {beside} beside it")


def signs_beside(locations: Locations) -> str:
    """What shows that there were data, though neither the file nor a good backup is here; empty if nothing does."""
    for name, folder in (("backups", locations.backups), ("drafts", locations.drafts)):
        try:
            if any(path.suffix in (".json", ".icloud") for path in folder.rglob("*")):
                return name
        except OSError:
            continue
    return ""


def _place_holder(file: Path) -> str | None:
    name = f".{file.name}.icloud"
    if not file.exists() and file.with_name(name).exists():
        return name
    try:
        flags = getattr(os.stat(file), "st_flags", 0)
    except OSError:
        return None
    return "a placeholder" if flags & _DATALESS else None


def _not_here(why: str) -> StoreBusy:
    return StoreBusy(
        f"The data file is not on this disk: {why}.",
        "Nothing was written.",
        "Let your sync program fetch it, then try again. To see what is kept here: meet recover",
    )
