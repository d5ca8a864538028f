"""Where everything is put together: from the options of a command to store, drafts, room and setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.cli.config.settings import Settings
    from meetingtui.cli.shell.outside import Outside
    from meetingtui.domain.between.courtesy_facts import Fact
    from meetingtui.domain.between.due_courtesies import DueCourtesy
    from meetingtui.domain.between.packets import PacketOffer
    from meetingtui.domain.meeting.opening import Wishes
    from meetingtui.domain.people import Pair, Role
    from meetingtui.domain.record.record import MeetingRecord
    from meetingtui.services.forms import FormPlace, Typed
    from meetingtui.services.meeting_room import MeetingRoom
    from meetingtui.storage.drafts.draft_store import Shelf
    from meetingtui.storage.drafts.form_store import FormShelf
    from meetingtui.storage.drafts.running_lock import RunningLock
    from meetingtui.storage.locations import Locations
    from meetingtui.storage.store.atomic_json import Tables
    from meetingtui.storage.store.database import Database
    from meetingtui.storage.store.tinydb_store import TinyStore

_IN_STATUS_LINE = frozenset({"pairs", "meetings", "commitments", "contacts", "courtesies", "link_marks", "topics"})
"""The tables from which the line for prompts is made."""


class Workplace:
    """What one run of `meet` works with; each part is made when it is first needed."""

    def __init__(
        self, outside: Outside, *, data: str | None = None, quiet: bool = False, config: str | None = None
    ) -> None:
        """Opens nothing yet.

        Args:
            outside: What comes from outside.
            data: The folder that `--data` names; None looks at `MEETINGTUI_DATA`, then at the user's data folder.
            quiet: Print only what was asked for.
            config: The file of settings that `--config` names; None looks at `MEETINGTUI_CONFIG`, then at the user's.
        """
        self.outside = outside
        """What comes from outside."""
        self.quiet = quiet
        """Whether to say nothing but what was asked for."""
        self._data = data
        self._config = config

    def now(self) -> datetime:
        """The present instant, in the zone that the machine's clock shows."""
        return self.outside.clock.wall().astimezone()

    @cached_property
    def settings(self) -> Settings:
        """What the user set, and what is wrong with that."""
        from meetingtui.cli.config.settings import read_settings

        return read_settings(self.outside.environ, self._config)

    @cached_property
    def locations(self) -> Locations:
        """Where the files are."""
        from meetingtui.storage.locations import locate

        return locate(self._data, self.outside.environ)

    @cached_property
    def database(self) -> Database:
        """The data file."""
        from meetingtui.storage.store.database import Database

        return Database(self.locations, self.now, saved=self._renew_status_line)

    @cached_property
    def store(self) -> TinyStore:
        """Everything that is kept."""
        from meetingtui.storage.store.tinydb_store import TinyStore

        return TinyStore(self.database)

    @cached_property
    def drafts(self) -> Shelf:
        """The drafts of meetings; their notices are told with those of the data file."""
        from meetingtui.storage.drafts.draft_files import DraftFiles
        from meetingtui.storage.drafts.draft_store import Shelf

        files = DraftFiles(self.locations, self.now)
        files.notices = self.database.notices
        return Shelf(files, self.now, self.outside.clock.monotonic)

    @cached_property
    def forms(self) -> FormShelf[FormPlace, Typed]:
        """What stands in forms and is not kept yet; its notices are told with those of the data file."""
        from meetingtui.services.forms import FormPlace, Typed
        from meetingtui.storage.drafts.form_store import FormShelf

        forms = FormShelf(self.locations, self.now, FormPlace, Typed, self.outside.clock.monotonic)
        forms.notices = self.database.notices
        return forms

    @cached_property
    def running(self) -> RunningLock:
        """Says to other windows that a meeting is running here."""
        from meetingtui.storage.drafts.running_lock import RunningLock

        return RunningLock(self.locations, self.now)

    @cached_property
    def room(self) -> MeetingRoom:
        """Opens and closes meetings."""
        from meetingtui.services.meeting_room import MeetingRoom

        return MeetingRoom(self.store, self.drafts, clock=self.outside.clock, new_id=self.outside.new_id)

    @property
    def zone(self) -> str | None:
        """The machine's time zone; None when the machine does not say."""
        from meetingtui.services.clock import machine_zone

        return machine_zone(self.outside.environ)

    def choose_pair(self, words: str | None) -> Pair:
        """The pair that `--pair` means, or the only one; raises NotFound or BadInput that names the choices."""
        from meetingtui.services.pairs import choose_pair

        return choose_pair(self.store, words or self.settings["pair"])

    def require_screen(self) -> None:
        """Raise BadInput unless the interface can open here."""
        if why := self.outside.no_screen(self.outside.environ):
            raise BadInput(why, do="Open a terminal window, or read the last meeting: meet show last")

    def preflight(self) -> None:
        """Find out before a meeting starts whether it can be saved; raises StoreBusy or StoreDamaged."""
        from meetingtui.storage.disk.preflight import check_writable
        from meetingtui.storage.repair.recovery import newer_version

        if self.database.read_only:
            raise newer_version()
        check_writable(self.locations)

    def open_interface(
        self,
        pair: Pair | None,
        *,
        start: bool = False,
        wishes: Wishes | None = None,
        resume: bool | None = None,
        prepare: bool = False,
        by: Role | None = None,
        history: bool = False,
        search: str = "",
        demo: str = "",
    ) -> None:
        """Open the interface, and leave with its exit code when it is closed.

        Args:
            pair: The pair on the screen; None while none is set up.
            start: Whether to open a meeting at once.
            wishes: What was asked for.
            resume: What to do with a meeting that was cut off; None asks.
            prepare: Whether to open on what one of the two prepares.
            by: Who prepares; None asks when it is not known.
            history: Whether to open on the past meetings.
            search: What to search for in them.
            demo: Who the two are, in one line, if all of this is made up.
        """
        from meetingtui.cli.transfer.new_file import save_new_file
        from meetingtui.domain.meeting.opening import Wishes
        from meetingtui.ui.shell.app_context import Setting

        folder = self.locations.folder if demo else self.files_folder
        setting = Setting(
            room=self.room,
            drafts=self.drafts,
            forms=self.forms,
            running=self.running,
            pair=pair,
            start=start,
            wishes=wishes or Wishes(),
            resume=resume,
            zone=self.zone,
            notices=self.database.notices,
            crash_log=self.locations.crash_log,
            write_recap=_recap,
            recap_markdown=_recap_markdown,
            write_courtesy=_courtesy,
            write_meeting=_meeting,
            save_file=lambda name, text: save_new_file(folder, name, text),
            clipboard=self.outside.clipboard(self.outside.environ),
            save_invitation=lambda pair: self._invitation(pair, folder),
            open_packet=None if demo else self._open_packet,
            preflight=self.preflight,
            prepare=prepare,
            by=by,
            history=history,
            search=search,
            demo=demo,
            look=f"meet-{self.settings['look']}",
            keys=self.settings["keys"],
            notices_outside=self.settings["notices"],
            hints=self.settings["hints"],
        )
        try:
            code, look_around = self.outside.show(setting)
        finally:
            self.drafts.close()
            self.forms.close()
            self.running.clear()
        # What came up after the last picture.
        self.tell_notices()
        if look_around and not demo:
            from meetingtui.cli.demo import open_made_up_pair

            open_made_up_pair(self.outside)
        click.get_current_context().exit(code)

    def keep_status_line(self) -> None:
        """Write the line for prompts anew, as far as that is possible."""
        self._keep_status_line(self.database.read())

    def _renew_status_line(self, tables: Tables, changed: frozenset[str]) -> None:
        # It costs as much as a jot itself, and a jot is not in it.
        if not (changed.isdisjoint(_IN_STATUS_LINE) and self.locations.status_line.exists()):
            self._keep_status_line(tables)

    def _keep_status_line(self, tables: Tables) -> None:
        """Beside the data, for their owner only. What was asked for is done by now, and never fails for it."""
        try:
            from meetingtui.services.week.week_status import prompt_line
            from meetingtui.storage.disk.durable import replace_file
            from meetingtui.storage.store.tinydb_store import TinyHoldings

            line = prompt_line(TinyHoldings(lambda: tables), self.outside.clock.wall())
            replace_file(self.locations.status_line, f"{line}\n".encode(), confirm=False)
        except Exception:  # noqa: S110  # whatever is wrong with it, the next save writes it anew
            pass

    @property
    def files_folder(self) -> Path:
        """Where files go that somebody asks for: here, or beside the data when the folder we are in is gone."""
        try:
            return Path.cwd()
        except FileNotFoundError:
            return self.locations.folder

    def _open_packet(self, text: str, pair: Pair) -> PacketOffer:
        from meetingtui.cli.transfer.packets import offered

        return offered(self, text, pair)

    def _invitation(self, pair: Pair, folder: Path) -> str:
        from meetingtui.cli.week.invite import invitation_saved

        return invitation_saved(self, pair, folder)

    def say(self, sentence: str) -> None:
        """Say something besides what was asked for, on stderr, unless it is to be quiet."""
        if not self.quiet:
            click.echo(one_line(sentence), err=True)

    def tell_notices(self) -> None:
        """Say what the user should know about the data, each once."""
        for notice in self.database.notices:
            self.say(notice)
        self.database.notices.clear()


def _recap(record: MeetingRecord, pair: Pair) -> str:
    from meetingtui.exchange.recap import recap
    from meetingtui.exchange.style import PLAIN

    return recap(record, pair=pair, style=PLAIN)


def _recap_markdown(record: MeetingRecord, pair: Pair) -> str:
    from meetingtui.exchange.recap import recap

    return recap(record, pair=pair)


def _courtesy(courtesy: DueCourtesy, facts: Sequence[Fact], pair: Pair) -> str:
    from meetingtui.exchange.courtesy_draft import courtesy_draft

    return courtesy_draft(courtesy, facts, pair)


def _meeting(record: MeetingRecord, pair: Pair) -> str:
    from meetingtui.exchange.markdown.meeting import meeting_markdown

    return meeting_markdown(record, pair)


def with_workplace(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the workplace to a command as its first argument."""
    return click.make_pass_decorator(Workplace)(command)


def most_wanted(pairs: Sequence[Pair], now: datetime) -> Pair | None:
    """The pair for the home screen: the one whose agreed meeting is nearest to now, else the first; None of none."""

    def distance(pair: Pair) -> float:
        meeting = pair.next_meeting
        return abs((meeting.starts_at - now).total_seconds()) if meeting else float("inf")

    return min(pairs, key=distance, default=None)
