"""The faults that the program has to survive, by their numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Something that can go wrong."""

    words: str
    """What happens, in short."""
    not_yet: str = ""
    """What of the program it needs that is not there yet; its tests force what there is."""


CATALOGUE: dict[int, Fault] = {
    # what is kept on the disk
    1: Fault("killed during a save"),
    2: Fault("power cut during or just after a save"),
    3: Fault("disk full at any call"),
    4: Fault("data file cut, empty, zeroed or garbage"),
    5: Fault("a flipped bit or an edit by hand that still parses"),
    6: Fault("the newest backups are bad too"),
    7: Fault("no good state left"),
    8: Fault("data file missing, backups there"),
    9: Fault("written by a newer version"),
    10: Fault("written by an older version"),
    11: Fault("killed during an upgrade or a restore"),
    12: Fault("two processes save at once"),
    13: Fault("a second meeting is started meanwhile"),
    14: Fault("the lock stays taken"),
    15: Fault("the disk cannot lock"),
    16: Fault("numbers and answers kept from before"),
    17: Fault("two threads save"),
    18: Fault("file changed by another program while open"),
    19: Fault("a conflicted copy beside the data file"),
    20: Fault("no second names, no syncing of folders"),
    21: Fault("the data file is a link"),
    22: Fault("folder or file read-only"),
    23: Fault("data folder deleted during the meeting"),
    24: Fault("a save that would drop most of the data"),
    25: Fault("a value that JSON cannot hold"),
    26: Fault("the disk takes a part of a write"),
    27: Fault("syncing fails"),
    28: Fault("a umask that lets others read"),
    29: Fault("C locale, no UTF-8 mode"),
    30: Fault("clock wrong or going back"),
    31: Fault("ten years of data"),
    # the live meeting
    32: Fault("killed while somebody types"),
    33: Fault("a signal, a closed window"),
    34: Fault("a fault of the program itself"),
    35: Fault("the computer sleeps in a phase"),
    36: Fault("clock or zone set during the meeting"),
    37: Fault("a meeting over midnight or a change of the clocks"),
    38: Fault("stopped and continued"),
    39: Fault("a torn or damaged draft"),
    40: Fault("killed between saving and putting the draft away"),
    41: Fault("several drafts left over"),
    42: Fault("the draft cannot be written"),
    43: Fault("a slow disk"),
    44: Fault("a field cleared by mistake"),
    45: Fault("left in mid-meeting"),
    46: Fault("a tiny window"),
    47: Fault("a paste of a megabyte"),
    48: Fault("several lines pasted into one"),
    49: Fault("control characters in a paste"),
    50: Fault("standard input closed"),
    # text and terminal
    51: Fault("markup in what somebody typed"),
    52: Fault("control characters in stored or typed text"),
    53: Fault("turned and invisible characters"),
    54: Fault("wide, joined and right-to-left letters"),
    55: Fault("a long history with long notes"),
    56: Fault("a link in a note"),
    57: Fault("no colour, a dumb terminal, no terminal"),
    # time
    58: Fault("a weekly slot over a change of the clocks"),
    59: Fault("a local time that is missing or comes twice"),
    60: Fault("the zone is unknown"),
    61: Fault("the zone changes while travelling"),
    62: Fault("dates as people type them"),
    63: Fault("a stored zone that is gone"),
    # files that go out and come in
    64: Fault("formulas in CSV"),
    65: Fault("words that break a calendar file", not_yet="there are no calendar files"),
    66: Fault("file names from what somebody typed"),
    67: Fault("the target of an export exists or is the data"),
    68: Fault("an export is cut short"),
    69: Fault("a hostile file to import"),
    70: Fault("an import twice, or half valid"),
    71: Fault("a wrong or old state is restored"),
    # confidentiality
    72: Fault("private notes on a shared screen", not_yet="private notes cannot be written"),
    73: Fault("words in crash output, logs, names, process list"),
    74: Fault("screenshots and the developer log"),
    75: Fault("private notes in an export", not_yet="private notes cannot be written"),
    76: Fault("forgotten words in backups and drafts"),
}
"""All of them."""
