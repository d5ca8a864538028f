"""What a person typed, made safe to show: no control characters, nothing that steers a terminal."""

import unicodedata

_KEPT = {"\n", "\t"}
_JOINERS = {"\u200c", "\u200d"}
"""Zero-width joiners: needed to write several scripts and joined signs; harmless to a terminal."""


def clean(text: str, *, replacement: str = "\ufffd") -> str:
    """The text with everything that could steer a terminal replaced by a visible sign.

    Control characters (C0, C1), direction overrides, other invisible format characters and lone surrogates are
    replaced; line ends become `\\n`. Clean text is returned as the same object.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if all(_harmless(character) for character in text):
        return text
    return "".join(character if _harmless(character) else replacement for character in text)


def one_line(text: str) -> str:
    """Clean text on one line: line ends and tabs become spaces, runs of spaces one."""
    return " ".join(clean(text).split())


def _harmless(character: str) -> bool:
    if character in _KEPT or character in _JOINERS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
