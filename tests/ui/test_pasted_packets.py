"""A packet that is pasted on a screen is shown and asked about; what cannot be opened stays text, with a sentence."""

from __future__ import annotations

from typing import Any

from meetingtui.domain.between.packets import PacketOffer
from meetingtui.domain.errors import BadInput, StoreBusy
from meetingtui.domain.people import Pair
from tests.ui.stage import Stage, on_stage

PACKET = "Sam and Ada, for the next meeting\n\nMEETPACKET10ABC0END\n"


class Desk:
    """Opens packets, and remembers what was taken in."""

    def __init__(self, words: str = "Sam and Ada\n\nTo talk about:\n- My talk", *, new: bool = True) -> None:
        self.words, self.new = words, new
        self.taken = 0
        self.refuses: Exception | None = None

    def __call__(self, text: str, pair: Pair) -> PacketOffer:
        assert text == PACKET
        assert pair.names == "Sam and Ada"
        return PacketOffer(self.words, self.new, self._take)

    def _take(self) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.taken += 1


def cut_off(text: str, pair: Pair) -> PacketOffer:
    raise BadInput("The end of this packet is missing.", "Nothing was taken in.")


HOME: Any = Desk()
IN_A_MEETING: Any = Desk()
OLD: Any = Desk(new=False)
BUSY: Any = Desk("\n".join(f"- a line {number}" for number in range(40)))
BUSY.refuses = StoreBusy("Another window is saving.", "Nothing was changed.", "Try again.")


@on_stage(size=(80, 24), start=False, open_packet=HOME)
async def test_at_home_it_is_shown_and_taken_in_once_asked(stage: Stage) -> None:
    await stage.paste(PACKET)
    assert "You pasted a packet. Take it in?" in stage.text
    assert "- My talk" in stage.text
    await stage.press("enter")
    assert HOME.taken == 0
    await stage.press("y")
    assert (HOME.taken, stage.message) == (1, "Taken in.")
    await stage.paste(PACKET)
    await stage.press("escape")
    assert (HOME.taken, stage.screen) == (1, "HomeScreen")


@on_stage(size=(80, 24), open_packet=IN_A_MEETING)
async def test_in_a_meeting_no_field_gets_it_unless_that_is_wanted(stage: Stage) -> None:
    await stage.begin()
    step = stage.step
    await stage.paste(PACKET)
    await stage.press("y")
    assert IN_A_MEETING.taken == 1
    assert stage.message == "Taken in. Topics wait for your next meeting."
    assert (stage.step, stage.typed) == (step, "")
    await stage.paste(PACKET)
    await stage.press("t")
    assert "MEETPACKET10ABC0END" in stage.typed
    assert IN_A_MEETING.taken == 1
    await stage.paste(PACKET)
    assert "You pasted a packet" in stage.text


@on_stage(size=(80, 24), start=False, open_packet=OLD)
async def test_one_that_is_here_already_says_so(stage: Stage) -> None:
    await stage.paste(PACKET)
    assert stage.message == "Nothing new: you already have everything in this packet."


@on_stage(size=(80, 24), start=False, open_packet=BUSY)
async def test_a_long_one_fits_the_window_and_what_fails_is_said(stage: Stage) -> None:
    await stage.paste(PACKET)
    assert "and 34 more lines" in stage.text
    assert "Press a letter to choose. Esc: neither" in stage.text
    assert "No: paste it as text" in stage.text
    await stage.press("y")
    assert stage.message == "Another window is saving. Nothing was changed. Try again."


@on_stage(size=(80, 24), open_packet=cut_off)
async def test_what_cannot_be_opened_stays_text_and_it_is_said_why(stage: Stage) -> None:
    await stage.begin()
    await stage.paste(PACKET)
    assert "MEETPACKET10ABC0END" in stage.typed
    assert stage.message == "The end of this packet is missing. Nothing was taken in."


@on_stage(size=(80, 24))
async def test_where_nothing_is_taken_in_it_says_what_to_type(stage: Stage) -> None:
    await stage.begin()
    await stage.paste(PACKET)
    assert "MEETPACKET10ABC0END" in stage.typed
    assert stage.message == "This is a packet from meet. To take it in, type in a shell: meet unpack FILE"
    await stage.paste("we meet at 10, and the packet is here")
    assert "we meet at 10" in stage.typed


@on_stage(size=(80, 24), open_packet=HOME)
async def test_nothing_is_shown_over_the_cover(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+r")
    await stage.paste(PACKET)
    assert "My talk" not in stage.text
