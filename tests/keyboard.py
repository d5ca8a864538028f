"""The bytes that a terminal sends for the keys of a keyboard."""

KEYS = {"enter": "\r", "tab": "\t", "space": " ", "backspace": "\x7f", "shift+tab": "\x1b[Z"}
# As terminals of today send it: a bare ESC would join the key that follows to "alt+".
KEYS |= {"escape": "\x1b[27u"}
KEYS |= {
    name: f"\x1b[{end}" for name, end in zip(("up", "down", "right", "left", "end", "home"), "ABCDFH", strict=True)
}
KEYS |= {"insert": "\x1b[2~", "delete": "\x1b[3~", "pageup": "\x1b[5~", "pagedown": "\x1b[6~"}
KEYS |= {f"f{number}": f"\x1bO{end}" for number, end in enumerate("PQRS", 1)}
KEYS |= {f"f{number}": f"\x1b[{code}~" for number, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)}


def key_bytes(name: str) -> bytes:
    """The bytes of a key by its name: a letter, "enter", "f1", "ctrl+n", "alt+x", "shift+tab" ..."""
    if name in KEYS:
        return KEYS[name].encode()
    held, _, letter = name.partition("+")
    if held == "ctrl" and len(letter) == 1:
        return bytes([ord(letter) & 0x1F])
    if held == "alt" and letter:
        return b"\x1b" + key_bytes(letter)
    if len(name) != 1:
        raise ValueError(f"no key is called {name!r}")
    return name.encode()
