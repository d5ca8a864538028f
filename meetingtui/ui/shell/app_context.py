"""What the interface is given when it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from meetingtui.domain.between.packets import PacketOffer
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.clipboard import Clipboard, Copier
from meetingtui.services.forms import Forms, MemoryForms
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.ports import DraftShelf, RunningMark

if TYPE_CHECKING:
    from meetingtui.domain.between.courtesy_facts import Fact
    from meetingtui.domain.between.due_courtesies import DueCourtesy


@dataclass(frozen=True)
class Setting:
    """Everything that the screens need from outside; put together by the command line, or by a test."""

    room: MeetingRoom
    """Opens and closes meetings, and knows store and clock."""
    drafts: DraftShelf
    """Tells how safe the words are, and is flushed when the program has to go."""
    running: RunningMark
    """Says to other windows that a meeting is running."""
    forms: Forms = field(default_factory=MemoryForms)
    """Keeps what stands in a form and is not kept yet."""
    pair: Pair | None = None
    """The pair on the screen; None while none is set up."""
    start: bool = False
    """True to open a meeting at once (`meet start`), False for the home screen."""
    wishes: Wishes = field(default_factory=Wishes)
    """What was asked for on the command line."""
    resume: bool | None = None
    """What to do with a meeting that was cut off: True goes on, False begins anew, None asks."""
    zone: str | None = None
    """The machine's time zone, offered when a pair is set up; None when the machine does not say."""
    notices: list[str] = field(default_factory=list)
    """Sentences about the data that the user should read once; more may come, and what was shown is taken out."""
    crash_log: Path | None = None
    """Where the details of a crash go; None keeps none."""
    write_recap: Callable[[MeetingRecord, Pair], str] = lambda record, pair: ""  # noqa: ARG005
    """Writes the recap of a meeting, in the mentee's voice, in plain words for a mail or a chat."""
    recap_markdown: Callable[[MeetingRecord, Pair], str] = lambda record, pair: ""  # noqa: ARG005
    """Writes the same as Markdown, for a file."""
    write_courtesy: Callable[[DueCourtesy, Sequence[Fact], Pair], str] = lambda courtesy, facts, pair: ""  # noqa: ARG005
    """Writes the draft of a courtesy that is due, from what really happened."""
    write_meeting: Callable[[MeetingRecord, Pair], str] = lambda record, pair: ""  # noqa: ARG005
    """Writes a whole meeting as Markdown."""
    save_file: Callable[[str, str], Path] = lambda name, text: Path(name)  # noqa: ARG005
    """Saves a text under a new file name and says where; raises MeetError."""
    clipboard: Clipboard = field(default_factory=lambda: Clipboard({}, find=lambda _: None))
    """Where words are copied to; without a command of the system it asks the terminal."""
    save_invitation: Callable[[Pair], str] = lambda pair: ""  # noqa: ARG005
    """Saves the calendar file of the pair's next meeting, and says where and what to know of it; raises MeetError."""
    open_packet: Callable[[str, Pair], PacketOffer] | None = None
    """Opens a packet that was pasted, for the pair on the screen; raises MeetError. None: nothing is taken in."""
    preflight: Callable[[], None] = lambda: None
    """Raises StoreBusy, before a meeting starts, when it could not be saved."""
    prepare: bool = False
    """True to open on what one of the two prepares (`meet prep`), and to end when it is left."""
    by: Role | None = None
    """Who prepares; None asks when it is not known."""
    history: bool = False
    """True to open on the past meetings (`meet history`), and to end when they are left."""
    search: str = ""
    """What stands in the search line of the past meetings."""
    hints: bool = True
    """Whether open steps hint at what makes a good conversation."""
    notices_outside: bool = False
    """Whether the terminal is to say outside the window that a phase or the meeting is over."""
    look: str = ""
    """The theme of the first picture; empty for the usual one."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for actions, by the ids of their bindings."""
    demo: str = ""
    """Who the made-up two are, of whom nothing is kept, in one line; empty for a real pair."""

    @cached_property
    def copier(self) -> Copier:
        """Copies recaps, and saves them as files beside it."""
        return Copier(self.clipboard, self.save_file)
