"""A packet that is pasted anywhere: shown, asked about once, taken in; or it stays text."""

from __future__ import annotations

from textual import events

from meetingtui.domain.between.packets import PacketOffer, holds_packet
from meetingtui.domain.errors import MeetError
from meetingtui.domain.graphemes import shortened
from meetingtui.ui.shell.places import PlacesApp

_STAYS = "This is a packet from meet. To take it in, type in a shell: meet unpack FILE"
"""What is said where a packet stays text."""
_LONGEST = 1_000_000
"""Letters of a paste that are looked through."""
_SHOWN = 7
"""So many lines of a packet are shown before somebody answers."""
_WIDE = 66
"""Letters of such a line."""
_TAKE, _AS_TEXT = "take", "text"


class PacketsApp(PlacesApp):
    """Looks at what is pasted before a field gets it."""

    _stays_text = ""

    def keeps_back(self, pasted: str) -> bool:
        """Ask about a packet; a field gets everything else that is pasted, and what cannot be opened."""
        if len(pasted) > _LONGEST or not holds_packet(pasted):
            return False
        wanted_as_text, self._stays_text = pasted == self._stays_text, ""
        return not wanted_as_text and self._offered(pasted)

    def _offered(self, text: str) -> bool:
        """Whether somebody was asked or told, so that no field gets it."""
        open_packet = self.setting.open_packet
        if open_packet is None or self.pair is None:
            self.call_later(self.show_hint, _STAYS)
            return False
        if getattr(self.screen, "covered", False) or self.screen.is_modal:
            return False
        try:
            offer = open_packet(text, self.pair)
        except MeetError as error:
            self.call_later(self.show_hint, " ".join(error.lines()))
            return False
        if offer.new:
            self._ask(text, offer)
        else:
            self.show_hint("Nothing new: you already have everything in this packet.")
        return True

    def _ask(self, text: str, offer: PacketOffer) -> None:
        from meetingtui.ui.dialogs.choice import Choice, Reply

        def answered(answer: str | None) -> None:
            if answer == _AS_TEXT:
                self._stays_text = text
                self.post_message(events.Paste(text))
            elif answer == _TAKE:
                self._take_in(offer)

        lines = [shortened(line, _WIDE) for line in offer.words.splitlines() if line]
        more = len(lines) - _SHOWN
        shown = lines if more <= 0 else [*lines[: _SHOWN - 1], f"and {more + 1} more lines"]
        self.push_screen(
            Choice(
                "You pasted a packet. Take it in?",
                [Reply("y", _TAKE, "Yes: add what is new"), Reply("t", _AS_TEXT, "No: paste it as text")],
                facts=shown,
                stay="Esc: neither",
                on_purpose=True,
            ),
            answered,
        )

    def _take_in(self, offer: PacketOffer) -> None:
        try:
            offer.take()
        except MeetError as error:
            self.show_hint(" ".join(error.lines()))
            return
        if (drawn := getattr(self.screen, "draw_home", None)) is not None:
            drawn()
        waits = " Topics wait for your next meeting." if self.setting.running.anywhere() else ""
        self.show_hint(f"Taken in.{waits}")
