"""Where the home screen leads to: what belongs to the pair on the screen, each on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair, Role
from meetingtui.ui.shell.app_context import Setting
from meetingtui.ui.terminal.guarded_app import GuardedApp


class PlacesApp(GuardedApp):
    """Shows the places of one pair; while there is no pair yet, it shows nothing."""

    setting: Setting
    """What the screens need from outside."""
    pair: Pair | None
    """The pair on the screen; never another one's name beside it."""

    def show_history(self, search: str, then: Callable[[None], None] | None = None) -> None:
        """Show the past meetings, with a search in the line; afterwards do what is to be done then."""
        from meetingtui.services.archive import Archive
        from meetingtui.services.history import History
        from meetingtui.ui.screens.history import HistoryScreen

        setting, room = self.setting, self.setting.room
        if self.pair is not None:
            screen = HistoryScreen(
                History(room.store, self.pair.id),
                Archive(room.store, clock=room.clock, new_id=room.new_id),
                self.pair,
                search=search,
                forms=setting.forms,
                write_recap=setting.write_recap,
                write_meeting=setting.write_meeting,
                save_file=setting.save_file,
                copier=setting.copier,
            )
            self.push_screen(screen, then)

    def action_history(self) -> None:
        """Show the past meetings of the pair on the screen."""
        self.show_history("")

    def action_look_up(self) -> None:
        """Search the past meetings of the pair on the screen, above what is on it."""
        from meetingtui.services.history import History
        from meetingtui.ui.dialogs.looking_up import LookingUp

        def left(cover: bool | None) -> None:
            if cover:
                self.call_later(self.screen.run_action, "cover")

        if self.pair is not None:
            self.push_screen(LookingUp(History(self.setting.room.store, self.pair.id)), left)

    def action_goals(self) -> None:
        """Show the goals of the pair on the screen."""
        from meetingtui.services.goal_book import GoalBook
        from meetingtui.ui.screens.goals import GoalsScreen

        room = self.setting.room
        if self.pair is not None:
            book = GoalBook(room.store, self.pair, clock=room.clock, new_id=room.new_id)
            self.push_screen(GoalsScreen(book, self.pair, self.setting.forms))

    def action_agreement(self) -> None:
        """Show the agreement of the pair on the screen, to read or to revise it."""
        from meetingtui.services.agreements import AgreementDesk
        from meetingtui.ui.screens.agreement import AgreementScreen

        room = self.setting.room
        if self.pair is not None:
            desk = AgreementDesk(room.store, self.pair, clock=room.clock, new_id=room.new_id)
            self.push_screen(AgreementScreen(desk, self.pair, self.setting.forms))

    def action_doors(self) -> None:
        """Show the doors of the pair on the screen."""
        from meetingtui.services.door_ledger import DoorLedger
        from meetingtui.ui.screens.doors import DoorsScreen

        room = self.setting.room
        if self.pair is not None:
            ledger = DoorLedger(room.store, self.pair, clock=room.clock, new_id=room.new_id)
            self.push_screen(DoorsScreen(ledger, self.pair, self.setting.forms))

    def show_preparing(self, then: Callable[[str | None], None]) -> None:
        """Let one of the two prepare the next meeting; afterwards do what is to be done then."""
        from meetingtui.services.week.preparing_session import PreparingSession
        from meetingtui.ui.screens.preparing import PreparingScreen

        setting = self.setting
        if self.pair is not None:
            session = PreparingSession(setting.room, self.pair, setting.forms, setting.by)
            self.push_screen(PreparingScreen(session, running=setting.running.anywhere()), then)

    def action_prepare(self) -> None:
        """Prepare the next meeting, and come back with a sentence."""

        def left(sentence: str | None) -> None:
            if sentence:
                self.show_hint(sentence)

        try:
            self.show_preparing(left)
        except MeetError as error:
            self.show_hint(" ".join(error.lines()))

    def action_private_line(self) -> None:
        """Open one line that only its owner will read; refused with a sentence while a meeting runs anywhere."""
        from meetingtui.services.forms import FormPlace
        from meetingtui.services.week.jot_book import JotBook
        from meetingtui.ui.dialogs.private_line import PrivateLine

        if self.pair is None:
            return
        if self.setting.running.anywhere():
            self.show_hint("A meeting is running, and others may see the screen. Note it when it is over.")
            return
        screen, room = self.screen, self.setting.room
        by: Role | None = getattr(screen, "role", None)

        def left(kept: bool | None) -> None:
            if kept:
                self.show_hint("Kept for you alone. To read it: meet jots --private")
                if (reread := getattr(screen, "reread_private", None)) is not None:
                    reread()

        book = JotBook(room.store, self.pair, clock=room.clock, new_id=room.new_id)
        place = FormPlace("private-line", self.pair.id, line=by or "")
        self.push_screen(PrivateLine(partial(book.note, by=by, private=True), self.setting.forms, place), left)

    def action_courtesy(self) -> None:
        """Show what is kind to do today, with a draft: copy it, take it off, or put it off."""
        from meetingtui.services.week.courtesy_desk import CourtesyDesk
        from meetingtui.ui.dialogs.courtesy import CourtesyChoice

        if self.pair is None:
            return
        setting, home = self.setting, self.screen
        room, pair = setting.room, self.pair
        desk = CourtesyDesk(room.store, pair, clock=room.clock, new_id=room.new_id)
        due = desk.due()
        if not due:
            self.show_hint("No thanks and no news are due.")
            return
        draft = setting.write_courtesy(due[0], desk.facts(due[0]), pair)

        def answered(answer: str | None) -> None:
            if answer is None:
                return
            try:
                if answer == CourtesyChoice.COPY:
                    name = f"{due[0].kind.value}.txt"
                    self.show_hint(setting.copier.copy(draft, name, self.copy_to_clipboard))
                else:
                    self.show_hint(desk.answer(due[0], put_off=answer == CourtesyChoice.LATER))
            except MeetError as error:
                self.show_hint(" ".join(error.lines()))
            if (draw := getattr(home, "draw_home", None)) is not None:
                draw()

        self.push_screen(CourtesyChoice(due[0], draft), answered)

    def action_story(self) -> None:
        """Show what came of it all, to the pair on the screen."""
        from meetingtui.services.storytelling import Storyteller
        from meetingtui.ui.screens.story import StoryScreen

        if self.pair is not None:
            teller = Storyteller(self.setting.room.store, self.pair, clock=self.setting.room.clock)
            self.push_screen(StoryScreen(teller, self.pair))
