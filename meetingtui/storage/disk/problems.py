"""What the disk refused, said in the user's words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from meetingtui.domain.errors import MeetError, StoreBusy

_WORDS = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk quota used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EIO: "the disk reported an error",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
    errno.EISDIR: "a folder stands where a file is needed",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENOENT}


def in_words(error: Exception) -> str:
    """The reason as a short phrase that fits after a colon, such as `disk full`."""
    if isinstance(error, MeetError):
        return in_words(error.__cause__) if isinstance(error.__cause__, OSError) else error.happened
    if isinstance(error, OSError):
        return _WORDS.get(error.errno or 0) or (error.strerror or "the disk refused").lower()
    return "an unexpected problem"


@contextmanager
def saving() -> Iterator[None]:
    """Turns a refusal of the disk into an error for the user; what stood in the file before is still there.

    Raises:
        StoreBusy: instead of the OSError, which becomes its cause.
    """
    try:
        yield
    except OSError as error:
        raise StoreBusy(
            f"Not saved: {in_words(error)}.", "What was saved before is safe.", next_step(error)
        ) from error


@contextmanager
def reading() -> Iterator[None]:
    """Turns a file that cannot be read into an error for the user.

    Raises:
        StoreBusy: instead of the OSError, which becomes its cause.
    """
    try:
        yield
    except OSError as error:
        raise StoreBusy(
            f"Cannot read the data file: {in_words(error)}.",
            "Nothing was changed.",
            "Make it readable for your account, or choose another folder with --data.",
        ) from error


def next_step(error: OSError) -> str:
    """What the user can do about a disk that refuses to be written."""
    if error.errno in _FULL:
        return "Free some space, then try again."
    if error.errno in _FORBIDDEN:
        return "Make the folder writable, or choose another one with --data."
    return "Try again; if it keeps happening, have the disk checked."
