"""Where the home screen leads to: what belongs to the pair on the screen, each on a screen of its own."""

from __future__ import annotations

from meetingtui.domain.people import Pair
from meetingtui.ui.setting import Setting
from meetingtui.ui.terminal import GuardedApp


class PlacesApp(GuardedApp):
    """Shows the places of one pair; while there is no pair yet, it shows nothing."""

    setting: Setting
    """What the screens need from outside."""
    pair: Pair | None
    """The pair on the screen; never another one's name beside it."""

    def action_goals(self) -> None:
        """Show the goals of the pair on the screen."""
        from meetingtui.ui.screens.goals import GoalsScreen

        if self.pair is not None:
            self.push_screen(GoalsScreen(self.setting.room, self.pair))

    def action_agreement(self) -> None:
        """Show the agreement of the pair on the screen, to read or to revise it."""
        from meetingtui.ui.screens.agreement import AgreementScreen

        if self.pair is not None:
            self.push_screen(AgreementScreen(self.setting.room, self.pair))

    def action_doors(self) -> None:
        """Show the doors of the pair on the screen."""
        from meetingtui.ui.screens.doors import DoorsScreen

        if self.pair is not None:
            self.push_screen(DoorsScreen(self.setting.room, self.pair))

    def action_story(self) -> None:
        """Show what came of it all, to the pair on the screen."""
        from meetingtui.ui.screens.story import StoryScreen

        if self.pair is not None:
            self.push_screen(StoryScreen(self.setting.room, self.pair))
