"""Drafts that were damaged in every way give their words back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.file_format import encode
from tests.builders import live
from tests.storage.conftest import NOON

Damage = Callable[[Random, bytes], bytes]


def flip(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def truncate(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data))]


def zero(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data))
    return data[:place] + bytes(min(100, len(data) - place)) + data[place + 100 :]


def swap(random: Random, data: bytes) -> bytes:
    one, other = sorted(random.sample(range(len(data) - 20), 2))
    if other - one < 20:
        return data[:one] + data[other : other + 20] + data[one:other] + data[other + 20 :]
    return data[:one] + data[other : other + 20] + data[one + 20 : other] + data[one : one + 20] + data[other + 20 :]


def drop_a_line(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def garbage(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data))
    return data[:place] + random.randbytes(30) + data[place + 30 :]


KINDS: tuple[Damage, ...] = (flip, truncate, zero, swap, drop_a_line, garbage)
BEFORE, SINCE = "We talked about the first slide", " and then about the talk in May"
CAUGHT = ("Ask about the talk", "Who could read the draft")


@pytest.fixture
def files(place: Locations, now: Callable[[], datetime]) -> DraftFiles:
    return DraftFiles(place, now)


def typed_on() -> Iterator[Meeting]:
    """The meeting after each of four things that were written down."""
    meeting = live()
    yield meeting.start()
    yield meeting.notebook.catch(CAUGHT[0])
    yield meeting.notebook.answer("went-well", BEFORE)
    yield meeting.notebook.answer("could-be-better", "Sleep")
    meeting.notebook.catch(CAUGHT[1])
    yield meeting.notebook.answer("went-well", BEFORE + SINCE)


def write(files: DraftFiles) -> tuple[Meeting, Meeting]:
    """A draft in two generations; returns what the older and the newer one hold."""
    shelf = Shelf(files, lambda: NOON)
    states = [*typed_on()]
    for meeting in states:
        shelf.put(meeting)
        assert shelf.flush()
    shelf.close()
    return states[-2], states[-1]


def copies(place: Locations) -> list[Path]:
    """The two files of the draft, the older one first."""
    found = sorted(place.drafts.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    assert len(found) == 2
    return found


def opened(place: Locations) -> Meeting | None:
    files = DraftFiles(place, lambda: NOON)
    return next(iter(Shelf(files, lambda: NOON).unfinished()), None)


def words(meeting: Meeting | None) -> str:
    contents = meeting.contents if meeting else None
    return "\n".join([*contents.answers.values(), *(topic.text for topic in contents.topics)]) if contents else ""


def test_generations_are_written_in_turn_and_the_newest_one_counts(files: DraftFiles, place: Locations) -> None:
    _, newer = write(files)
    assert opened(place) == newer
    for path in copies(place):
        # A copy of the folder may give the files any time.
        os.utime(path, (1000, 1000))
    assert opened(place) == newer


def test_a_generation_that_is_gone_leaves_the_other(files: DraftFiles, place: Locations) -> None:
    older, newer = write(files)
    before, last = copies(place)
    kept = last.read_bytes()
    last.unlink()
    assert opened(place) == older
    last.write_bytes(kept)
    before.unlink()
    assert opened(place) == newer


def test_a_draft_of_the_version_before_goes_on_in_two_generations(files: DraftFiles, place: Locations) -> None:
    document = {"id": "abc", "notes": "typed before"}
    place.drafts.mkdir(parents=True)
    old = place.drafts / "abc.json"
    old.write_bytes(b"".join(encode({"draft": {"1": document}}, schema=2, revision=1)))
    assert files.load("abc") == document
    files.save("abc", document | {"notes": "typed since"})
    assert b"typed before" in old.read_bytes()
    assert files.load("abc") == document | {"notes": "typed since"}


@pytest.mark.fault(39)
def test_whatever_becomes_of_one_copy_the_words_come_back(tmp_path: Path) -> None:
    rounds, whole, all_of_it = 0, 0, 0
    random = Random(8)
    for kind in KINDS:
        for number in range(25):
            place = Locations(tmp_path / f"{kind.__name__}-{number}")
            older, newer = write(DraftFiles(place, lambda: NOON))
            target = copies(place)[number % 2]
            damaged = kind(random, target.read_bytes())
            if damaged == target.read_bytes():
                continue
            target.write_bytes(damaged)
            meeting = opened(place)
            said = words(meeting)
            rounds += 1
            assert BEFORE in said, (kind.__name__, number)
            assert CAUGHT[0] in said, (kind.__name__, number)
            whole += meeting in (older, newer)
            all_of_it += BEFORE + SINCE in said and CAUGHT[1] in said
            # What was found damaged is kept, and what came back is there again the next time.
            assert any(path.read_bytes() == damaged for path in place.quarantine.iterdir())
            assert opened(place) == meeting
    print(f"\n{rounds} drafts with one damaged copy: all had their words, {whole} exactly a saved state, ", end="")
    print(f"{all_of_it} up to the last letter")
    assert all_of_it >= 0.8 * rounds


@pytest.mark.fault(39)
def test_two_damaged_copies_give_back_what_can_be_read_of_them(tmp_path: Path) -> None:
    rounds, back = 0, 0
    random = Random(9)
    for kind in KINDS:
        for number in range(20):
            place = Locations(tmp_path / f"{kind.__name__}-{number}")
            write(DraftFiles(place, lambda: NOON))
            for path in copies(place):
                path.write_bytes(kind(random, path.read_bytes()))
            rounds += 1
            said = words(opened(place))
            said += "".join(path.read_text() for path in place.folder.glob("quarantine/*-words*.txt"))
            back += BEFORE[:20] in said
    print(f"\n{rounds} drafts with two damaged copies: {back} had their words")
    assert back >= 0.9 * rounds


@pytest.mark.fault(39)
def test_a_draft_cut_at_any_byte_gives_the_copy_before(tmp_path: Path) -> None:
    place = Locations(tmp_path)
    write(DraftFiles(place, lambda: NOON))
    last = copies(place)[1]
    data = last.read_bytes()
    kept = {path: path.read_bytes() for path in copies(place)}
    for length in range(0, len(data), 7):
        for path, whole in kept.items():
            path.write_bytes(whole)
        last.write_bytes(data[:length])
        meeting = opened(place)
        assert meeting is not None, length
        said = meeting.contents.answer("went-well")
        assert said.startswith(BEFORE), length
        assert (BEFORE + SINCE).startswith(said), length


def test_words_without_a_meeting_around_them_are_kept_as_a_text(files: DraftFiles, place: Locations) -> None:
    write(files)
    for path in copies(place):
        lines = path.read_bytes().split(b"\n")
        path.write_bytes(b"\n".join(line for line in lines if b'"agenda"' not in line and b'"status"' not in line))
    assert opened(place) is None
    [text] = place.quarantine.glob("*-words-*.txt")
    assert f"went-well: {BEFORE}{SINCE}" in text.read_text()
    assert '"pair-1"' in text.read_text()
    assert text.stat().st_mode & 0o777 == 0o600
