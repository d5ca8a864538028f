"""The steps of a phase with the one that is open, while what they are about changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.outline.outline import noted
from meetingtui.domain.outline.step import Step


@dataclass(frozen=True)
class OpenPhase:
    """Where the pair is among the steps of the phase."""

    steps: tuple[Step, ...] = ()
    """All of them, in order."""
    place: int = 0
    """The place of the open one; it may be that of one that is gone by now."""

    @property
    def before(self) -> tuple[Step, ...]:
        """Those in front of the open one."""
        return self.steps[: self.place]

    @property
    def behind(self) -> tuple[Step, ...]:
        """Those behind it."""
        return self.steps[self.place + 1 :]

    @property
    def near(self) -> Step:
        """The step at the place of the open one, or the last one where that is gone."""
        return self.steps[min(self.place, len(self.steps) - 1)]

    def step(self, step_id: str) -> Step | None:
        """The step of that id; None when the phase has none."""
        return next((step for step in self.steps if step.id == step_id), None)

    def away(self, by: int) -> Step | None:
        """The step that many places behind the open one (before it: negative); None where the phase ends."""
        place = self.place + by
        return self.steps[place] if 0 <= place < len(self.steps) else None

    def read(self, steps: tuple[Step, ...]) -> OpenPhase:
        """The same place among the steps as they are by now."""
        return replace(self, steps=steps)

    def at(self, step: Step) -> OpenPhase:
        """With another step open, which has to be one of the steps."""
        return replace(self, place=self.steps.index(step))

    def noted(self, open_step: Step, before: Contents, now: Contents) -> OpenPhase | None:
        """After something was written in the notes of the open step; None when anything else changed as well."""
        step = noted(open_step, before, now)
        if step is None or self.place >= len(self.steps) or self.steps[self.place].id != step.id:
            return None
        return replace(self, steps=(*self.before, step, *self.behind))

    def rows_differ(self, earlier: OpenPhase, open_step: Step) -> bool:
        """Whether any other step than the open one is not what it was."""
        if len(earlier.steps) != len(self.steps):
            return True
        for was, step in zip(earlier.steps, self.steps, strict=True):
            if was.id == step.id == open_step.id:
                continue
            if (was.id, was.answered) != (step.id, step.answered) or was.item is not step.item:
                return True
        return False
