"""Keeps what is pasted from being read as keys.

Terminals mark the beginning and the end of a paste. Most of them take escape characters out of it, but not all, and
then Textual's parser takes what follows for a key or a command of the terminal: letters change their order, and
keys that are pressed later are swallowed.
"""

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What terminals put around a paste (xterm, bracketed paste)."""
SHOWN = "\ufffd"
"""What an escape character in a paste becomes."""


class PasteFilter:
    """Passes on what a terminal sends, in pieces of any size, with the escape characters in pastes replaced."""

    def __init__(self) -> None:
        self._inside = False
        self._seen = ""
        """The end of what was passed on last: the mark of a beginning may come in two pieces."""
        self._held = ""
        """The first letters of what may be the mark of an end."""

    def feed(self, text: str) -> str:
        """The next piece as it may be passed on."""
        passed = ""
        while text:
            here, text = self._paste(text) if self._inside else self._keys(text)
            passed += here
        return passed

    def _keys(self, text: str) -> tuple[str, str]:
        # Nothing is held back here: a lone escape is a key, and waits for nobody.
        joined = self._seen + text
        at = joined.find(BEGIN)
        if at < 0:
            self._seen = joined[-len(BEGIN) + 1 :]
            return text, ""
        self._inside, self._seen = True, ""
        cut = at + len(BEGIN) - (len(joined) - len(text))
        return text[:cut], text[cut:]

    def _paste(self, text: str) -> tuple[str, str]:
        text, self._held = self._held + text, ""
        at = text.find(END)
        if at >= 0:
            self._inside = False
            return _shown(text[:at]) + END, text[at + len(END) :]
        held = next((length for length in range(len(END) - 1, 0, -1) if text.endswith(END[:length])), 0)
        cut = len(text) - held
        self._held = text[cut:]
        return _shown(text[:cut]), ""


def _shown(pasted: str) -> str:
    return pasted.replace("\x1b", SHOWN)
