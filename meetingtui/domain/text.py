"""What a person typed, made safe to keep and to show: no control characters, nothing that steers a terminal.

What belongs to the text stays, also what no reader sees: a soft hyphen, a joiner, the letters that make a flag.
`clean` is for what is kept and handed on, `drawn` for lines of a screen or a terminal.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""C0 and C1 without line ends and tabs, and halves of characters, which no file can hold."""
_PLAIN = re.compile("[^\v\f\r\x00-\x08\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]*")
_TURNS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
"""What turns the direction of the letters that follow, and what ends that."""
_FOR_TERMINALS = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal obeys; line ends of other kinds with it."""
_ENDS = {"\u202c", "\u2069"}
_ANY_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f"
"""A flag of a part of a country: a black flag, its letters, and an end."""
_UNSEEN = re.compile(
    f"({_FLAG})|[\u00ad\u034f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
_LOOSE_JOINERS = re.compile("(^|[\\s\u200c\u200d])[\u200c\u200d]+", re.MULTILINE)
"""Zero-width joiners at the beginning of a line, behind a blank, or behind another one."""


def clean(text: str, *, replacement: str = "\ufffd") -> str:
    """The text with everything that could steer a terminal replaced by a visible sign.

    Control characters (C0, C1), changes of direction that are not ended in their line, and lone surrogates are
    replaced; line ends of every kind become `\\n`. Clean text is returned as the same object.
    """
    if (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text):
        return text
    lines = _STEERING.sub(lambda _: replacement, _LINE_ENDS.sub("\n", text))
    if _ANY_TURN.search(lines):
        lines = "\n".join(_with_ends(line, replacement) for line in lines.split("\n"))
    return text if lines == text else lines


def one_line(text: str) -> str:
    """Clean text on one line: line ends and tabs become spaces, runs of spaces one."""
    return " ".join(clean(text).split())


def drawn(text: str) -> str:
    """The clean text without what takes no place in a line: programs disagree about how wide nothing is."""
    text = clean(text)
    if text.isascii():
        return text
    return _LOOSE_JOINERS.sub(r"\1", _UNSEEN.sub(lambda found: found[1] or "", text))


def harmless_json(text: str) -> str:
    """The same JSON, where signs that could steer a terminal are written in their long form."""
    return _FOR_TERMINALS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _with_ends(line: str, replacement: str) -> str:
    """The line where only changes of direction stay that are ended, each inside the one before."""
    letters, opened, paired = list(line), list[int](), set[int]()
    for place, letter in enumerate(letters):
        if letter in _TURNS:
            opened.append(place)
        elif letter in _ENDS:
            # The end of an isolate ends all that was begun in it; other ends do not reach out of one.
            begun = opened[-1:] if letter == "\u202c" else [at for at in opened if _TURNS[letters[at]] == letter][-1:]
            if begun and _TURNS[letters[begun[0]]] == letter:
                paired |= {begun[0], place}
                del opened[opened.index(begun[0]) :]
    turned = (place for place, letter in enumerate(letters) if letter in _TURNS or letter in _ENDS)
    for place in turned:
        if place not in paired:
            letters[place] = replacement
    return "".join(letters)
