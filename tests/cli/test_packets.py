"""`meet pack` and `meet unpack`: from one shell through a chat into another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.domain.between.packets import PacketOffer
from meetingtui.domain.errors import BadInput
from meetingtui.ui.shell.app_context import Setting
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.each import each
from tests.forgotten import KIM
from tests.meetings import full_conclusion


@pytest.fixture
def other(with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The machine of the other one, who calls the same two another pair."""
    monkeypatch.chdir(tmp_path)
    there = Shell(tmp_path / "there", with_pair._capture)
    there.store.keep(pair(id="pair-9"))
    return there


def packed(shell: Shell, *args: str) -> str:
    answer = shell.meet("pack", *args)
    assert answer.code == 0, answer.err
    return answer.out


def quoted(text: str) -> str:
    """As an answer to a mail quotes it, wrapped."""
    lines = [line[at : at + 60] for line in text.splitlines() for at in range(0, max(1, len(line)), 60)]
    return "\n".join(f"> {line}" for line in lines)


def test_a_week_of_one_arrives_at_the_other(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk", "--by", "mentee", "--help-kind", "rehearse", "--tried", "a mirror")
    with_pair.meet("jot", "Lin liked it", "--win")
    with_pair.meet("jot", "xanthic", "--private")
    text = packed(with_pair)
    assert text.startswith("Sam and Ada, for the next meeting\n\nTo talk about:\n")
    assert "- My talk (Sam; rehearse with me; tried: a mirror)\n" in text
    assert "- Lin liked it (win)\n" in text
    assert "xanthic" not in text
    assert text.splitlines()[-1].isalnum()
    other.typed = ""
    answer = other.meet("unpack", quoted(text))
    assert answer.code == 0, answer.err
    assert "- My talk (Sam; rehearse with me; tried: a mirror)\n" in answer.out
    assert answer.out.endswith("1  topic  1 new\n1  jot    1 new\nTaken in for Sam and Ada.\n")
    assert other.asked == ["Take it in? Enter, or n: "]
    assert "My talk" in other.meet("topics").out
    assert other.meet("jots", "--private").out == ""
    again = other.meet("unpack", text)
    assert again.out == "Nothing new: you already have everything in this packet.\n"
    assert len(other.asked) == 1


def test_it_can_be_a_file_and_who_says_no_keeps_everything_as_it_is(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    answer = with_pair.meet("pack", "--topics", "-o", "for-ada.txt")
    assert answer.err == "Saved as for-ada.txt\n"
    assert answer.out == ""
    assert with_pair.meet("pack", "-o", "for-ada.txt").code != 0
    other.typed = "n"
    assert other.meet("unpack", "for-ada.txt").out.endswith("Nothing was taken in.\n")
    assert other.meet("topics").out == ""
    assert other.meet("unpack", "for-ada.txt", "--yes").code == 0
    assert "My talk" in other.meet("topics").out


def test_a_meeting_goes_over_and_an_update_on_its_promise_comes_back(with_pair: Shell, other: Shell) -> None:
    with_pair.store.commit(full_conclusion())
    text = packed(with_pair, "--meeting", "last")
    assert "What I will do:" in text
    assert other.meet("unpack", text, "--yes").code == 0
    assert "Finish the slides" in other.meet("show", "last").out
    tasks = other.meet("tasks").out.splitlines()
    number = next(line.split()[0] for line in tasks if "Finish the slides" in line)
    other.clock.go(minutes=600)
    assert other.meet("task", number, "partly", "two of three").code == 0
    back = packed(other, "--updates")
    assert "- Sam: Finish the slides (partly: two of three)\n" in back
    assert with_pair.meet("unpack", back, "--yes").code == 0
    assert "partly: two of three" in with_pair.meet("tasks").out
    assert with_pair.meet("unpack", back, "--yes").out.startswith("Nothing new")


def test_where_names_do_not_tell_somebody_is_asked(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    text = packed(with_pair)
    other.store.keep(KIM.__class__(**{**vars(KIM), "id": "pair-9"}))
    refused = other.meet("unpack", text, "--yes")
    assert refused.code == 2
    assert "which pair is it for?" in refused.err
    other.typed = "y"
    assert other.meet("unpack", text).code == 0
    assert other.asked[0].startswith("It is from Sam and Ada, and goes to ")
    fresh = Shell(other.folder / "fresh", other._capture)
    fresh.typed = ""
    assert fresh.meet("unpack", text).code == 0
    assert fresh.asked == ["There is no pair here yet: this sets up Sam and Ada. Take it in? Enter, or n: "]
    assert "My talk" in fresh.meet("topics").out


def test_of_several_pairs_one_has_to_be_named(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    text = packed(with_pair)
    other.store.keep(pair(id="pair-8"))
    assert other.meet("unpack", text, "--yes").code == 2
    assert other.meet("unpack", text, "--yes", "--pair", "pair-8").code == 0
    assert len(other.store.topics("pair-8")) == 1


@each(
    "args, code, said",
    [
        (("unpack", "missing.txt"), 3, "There is no file missing.txt."),
        (("unpack", "."), 1, "it is a folder"),
        (("unpack", "two\nlines"), 2, "There is no packet in this text."),
        (("unpack", "binary"), 2, "There is no packet in this text."),
        (("unpack", "huge"), 2, "This text is larger than 1 MB."),
        (("unpack", "MEETPACKET10ABC"), 2, "The end of this packet is missing."),
        (("pack", "--meeting", "77"), 3, ""),
        (("pack", "--meeting", "last", "--jots"), 2, "A meeting goes into a packet of its own."),
        (("pack",), 1, "There is nothing to pack yet."),
    ],
)
def test_what_cannot_be_done_is_said_in_few_lines(
    with_pair: Shell, other: Shell, args: tuple[str, ...], code: int, said: str
) -> None:
    Path("binary").write_bytes(bytes(range(256)) * 9)
    Path("huge").write_bytes(b"x" * 1_000_001)
    answer = other.meet(*args)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert 1 <= len(answer.err.splitlines()) <= 3


def test_nobody_to_ask_takes_nothing_in(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    answer = other.meet("unpack", packed(with_pair))
    assert answer.code == 2
    assert "add --yes" in answer.err
    assert other.meet("topics").out == ""


def test_a_screen_can_open_what_is_pasted_into_it(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    text = packed(with_pair)
    found: list[PacketOffer] = []

    def look(setting: Setting) -> int:
        assert setting.open_packet is not None
        assert setting.pair is not None
        found.append(setting.open_packet(text, setting.pair))
        found[0].take()
        found.append(setting.open_packet(text, setting.pair))
        with pytest.raises(BadInput, match="not from the two of you"):
            setting.open_packet(text, KIM)
        return 0

    other.look = look
    assert other.meet().code == 0
    assert [offer.new for offer in found] == [True, False]
    assert "- My talk" in found[0].words
    assert "My talk" in other.meet("topics").out


def test_it_can_be_copied_and_is_saved_as_well(with_pair: Shell, other: Shell) -> None:
    with_pair.meet("topic", "My talk")
    with_pair.tools["pbcopy"] = "/bin/pbcopy"
    answer = with_pair.meet("pack", "--copy")
    assert answer.err.startswith("Copied to the clipboard. It is also in ")
    ((_, copied),) = with_pair.copied
    assert copied == Path("packet.txt").read_bytes()
    assert other.meet("unpack", copied.decode(), "--yes").code == 0
