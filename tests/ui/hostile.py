"""Texts that people never mean and that reach a program all the same: pasted, imported, edited by hand."""

HOSTILE = {
    "brackets": "see [b] and [] and a[0]",
    "a closing tag": "[/]",
    "half a closing tag": "note [/",
    "an action": "[@click=app.bell]press[/]",
    "a link": '[link="file:///etc/passwd"]here[/link]',
    "a variable": "costs $t and $$5 and ${name}",
    "a backslash": "C:\\[b]\\",
    "the clipboard": "\x1b]52;c;aGk=\x07",
    "a window title": "\x1b]2;hello\x1b\\",
    "a colour from afar": "\x9b31mred",
    "a device query": "\x1bP$qm\x1b\\",
    "another direction": "abc\u202edef",
    "nothing": "a\x00b",
    "a bell": "ring\x07ring",
    "wide letters": "会議のメモ",
    "joined signs": "👩\u200d💻 works",
    "marks on letters": "e\u0301a\u0308",
    "letters from the right": "שלום עולם",
    "half a letter": "\ud800",
    "a tab": "a\tb",
    "ten thousand signs": "word " * 2000,
}
"""By name, so that a failing test says which."""

STEERING = {chr(number) for number in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"} | {"\u202e", "\u200b", "\ud800"}
"""Signs that never may reach a terminal."""
