"""Asks the terminal whether it takes UTF-8, where the locale says otherwise: before anything is typed."""

from __future__ import annotations

import os
import re
import select
import sys

from meetingtui.cli.shell.operating_system import unbuffered

_QUESTION = b"\r\xc3\xa9\x1b[6n"
"""One letter in UTF-8, two in anything else; and the question where the cursor stands (xterm, DSR 6)."""
_WIPED = b"\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[[0-9]+;([0-9]+)R")
_BEHIND_ONE_LETTER = 2
ANSWER_WAIT = 0.5
"""Seconds to wait for an answer; a terminal that gives none is taken for one of today, which takes UTF-8."""


def takes_utf_8(encoding: str, source: int, target: int, *, patience: float = ANSWER_WAIT) -> bool:
    """Whether a terminal shows UTF-8 as what it is.

    Args:
        encoding: What the locale says; UTF-8 is believed.
        source: Where the terminal's keys and answers come from.
        target: What it shows.
        patience: Seconds to wait for an answer.
    """
    if encoding.lower().replace("-", "") == "utf8" or sys.platform == "win32":
        return True
    with unbuffered(source):
        os.write(target, _QUESTION)
        heard = b""
        while (found := _ANSWER.search(heard)) is None and select.select([source], [], [], patience)[0]:
            more = os.read(source, 64)
            if not more:
                break
            heard += more
        os.write(target, _WIPED)
    return found is None or int(found[1]) <= _BEHIND_ONE_LETTER
