"""Whatever bytes a terminal sends, a meeting goes on.

Twenty thousand sequences go to what reads them, as many as one meeting bears to a meeting; with
`MEETINGTUI_ALL_FAULTS=1` both get a hundred thousand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

from textual import events
from textual.message import Message

from meetingtui.ui.terminal.input import TerminalInput
from meetingtui.ui.terminal.key_stream import ESC, KeyStream
from meetingtui.ui.terminal.textual_internals import ANSI_SEQUENCES_KEYS, XTermParser
from tests.all_faults import ALL_FAULTS
from tests.ui.stage import Stage, perform
from tests.ui.test_key_stream import REPLIES
from tests.ui.tour import table

LEAVING = ("ctrl+q", "q")
"""Keys that are left out, so that a meeting lasts."""
MANY = 100_000 if ALL_FAULTS else 20_000
TO_MEETINGS = MANY if ALL_FAULTS else 150
AT_A_TIME = 500
"""After so many sequences the reader gets a word, and has to understand it."""
AT_ONCE = 150
"""So many sequences go to one meeting: keys among them may pause or end it, and then the next one begins."""
KNOWN = [
    *(sequence for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 1),
    *REPLIES,
    "\x1b[110;5:1u",
    "\x1b[97:65;2u",
    "\x1b[1;1:1A",
    "\x1b[0;;128105:8205:128187u",
    "\x1b[<35;10;20M",
    "\x1b[<0;10;20m",
    "\x1b[M !!",
    "\x1b[48;30;100;600;1000t",
    "\x1b[?2026;2$y",
    "\x1b[?2048;1$y",
    "\x1b[200~pasted \x1b[31mwords\x1b[201~",
    "\x1b[200~never ended",
    "\x1b[I",
    "\x1b[O",
]
SIGNS = "\x00\x07\x08\t\r\x18\x1a\x1b\x7f\x9b !$';:<=>?0123456789ABCMOPR[]\\_abctuy~é\u2028\u202e漢👩"


def hostile(seed: int) -> Iterator[bytes]:
    """Sequences that nobody means: known ones with signs changed, left out, doubled, and pure chance."""
    rnd = random.Random(seed)
    while True:
        signs = (
            list(rnd.choice(KNOWN)) if rnd.random() < 0.9 else ["\x1b", rnd.choice("[]OP_"), *rnd.choices(SIGNS, k=9)]
        )
        for _ in range(rnd.choice((0, 1, 1, 2, 4))):
            place = rnd.randrange(len(signs) + 1)
            signs[place : place + rnd.choice((0, 1, 1, 3))] = rnd.choices(SIGNS, k=rnd.choice((0, 1, 1, 2)))
            signs = signs or ["\x1b"]
        sent = "".join(signs).encode()
        yield sent if rnd.random() < 0.95 else sent[: rnd.randrange(len(sent) + 1)] + bytes([rnd.randrange(256)])


def test_what_is_handed_on_is_understood_by_the_stock_parser_as_a_whole() -> None:
    handed_on = {sequence for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 2}
    stream = KeyStream()
    for noise in islice(hostile(0), MANY):
        tokens = stream.feed(noise.decode(errors="replace"), 0.0)
        handed_on |= {token for token in tokens if isinstance(token, str) and token.startswith("\x1b")}
    assert len(handed_on) > 300
    for sequence in sorted(handed_on):
        messages = [*XTermParser().feed(f"{sequence}x")]
        keys = [message.key for message in messages if isinstance(message, events.Key)]
        # It shows an Escape that it took for no key as a circumflex.
        assert keys[-1:] == ["x"], sequence
        assert "circumflex_accent" not in keys, sequence


def test_after_any_bytes_in_any_pieces_the_next_word_is_understood() -> None:
    rnd, keys, now = random.Random(0), TerminalInput(), 0.0
    sequences = hostile(1)
    for _ in range(MANY // AT_A_TIME):
        noise = b"".join(islice(sequences, AT_A_TIME))
        place, messages = 0, list[Message]()
        while place < len(noise):
            cut = rnd.choice((1, 3, 20, 20, 200))
            now += rnd.choice((0.0, 0.01, 0.2))
            messages += [*keys.tick(now), *keys.feed(noise[place : place + cut], now)]
            place += cut
        now += 10
        messages += keys.tick(now)
        assert not keys.waiting
        assert not [message for message in messages if isinstance(message, events.Paste) and ESC in message.text]
        typed = [*keys.feed("schön 漢".encode(), now)]
        assert [message.character for message in typed if isinstance(message, events.Key)] == list("schön 漢")


def test_whatever_a_terminal_sends_a_meeting_goes_on_and_takes_words() -> None:
    for seed in range(TO_MEETINGS // AT_ONCE):
        perform(meeting_with_noise, (100, 30), table() | {"start": True}, seed=seed)


async def meeting_with_noise(stage: Stage, seed: int) -> None:
    """A fault of the program is raised; a meeting that was ended by its keys is none."""
    await stage.begin()
    rnd, keys, now = random.Random(seed), TerminalInput(), 0.0
    noise = b"".join(islice(hostile(seed), AT_ONCE))
    place = 0
    while place < len(noise):
        cut = rnd.choice((1, 3, 20, 20, 200))
        now += rnd.choice((0.0, 0.01, 0.2))
        for message in [*keys.tick(now), *keys.feed(noise[place : place + cut], now)]:
            if isinstance(message, events.Key) and message.key in LEAVING:
                continue
            message.set_sender(stage.app)
            stage.app.post_message(message)
        place += cut
        if rnd.random() < 0.02:
            await stage.settle()
            if not stage.app.is_running:
                return
    await stage.settle()
    [*keys.tick(now + 10)]
    typed = [*keys.feed(b"hello", now + 11)]
    assert [message.character for message in typed if isinstance(message, events.Key)] == list("hello")
