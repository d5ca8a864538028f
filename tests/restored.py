"""What a program left switched in a terminal, told from the bytes that it wrote."""

import re

SWITCH = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
KEYBOARD = re.compile(rb"\x1b\[([<>])[\d;]*u")
ON_AT_FIRST = {7, 25}
"""Private modes that are on in a fresh terminal: line wrap and the visible cursor."""


def left_on(output: bytes) -> set[str]:
    """Everything that is not as in a fresh terminal, by name: "mode 1049" is the alternate screen, 25 the cursor."""
    modes = set(ON_AT_FIRST)
    for numbers, switch in SWITCH.findall(output):
        change = modes.update if switch == b"h" else modes.difference_update
        change(map(int, numbers.split(b";")))
    left = {f"mode {number}" for number in modes ^ ON_AT_FIRST}
    pushes = KEYBOARD.findall(output)
    if pushes.count(b">") > pushes.count(b"<"):
        left.add("keyboard protocol")
    if output.count(b"\x1b[22;0t") > output.count(b"\x1b[23;0t"):
        left.add("window title")
    return left
