"""Our themes can be read on a shared screen: the ratios of WCAG 2.2, over the colours that Textual generates."""

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from meetingtui.ui.shell.stylesheets import stylesheets
from meetingtui.ui.shell.theme import MEANINGS, THEMES, meaning_defaults, next_theme
from tests.each import each

BACKGROUNDS = ("background", "surface", "panel")
TO_READ = (
    *("foreground", "text-muted", "foreground-muted", "calm", "soon", "over", "done", "keys"),
    *("primary", "secondary", "accent", "warning", "error", "success", "footer-key-foreground"),
    *("text-primary", "text-secondary", "text-accent", "text-warning", "text-error", "text-success"),
)
HINTS = ("hint", "text-disabled", "foreground-disabled")
FRAMES = ("border", "border-blurred", "scrollbar", "scrollbar-hover", "scrollbar-active")
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
)

each_theme = each("theme", THEMES, ids=lambda theme: theme.name)


def colours(theme: Theme) -> dict[str, str]:
    """What the style sheets get: as in `App.get_css_variables`."""
    return {**theme.to_color_system().generate(), **theme.variables}


def ratio(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: Color) -> float:
        parts = [value / 255 for value in (colour.r, colour.g, colour.b)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(theme: Theme, names: tuple[str, ...], least: float) -> list[str]:
    values = colours(theme)
    return [
        f"{name} on {background}: {found:.1f}"
        for background in BACKGROUNDS
        for name in names
        if (found := ratio(Color.parse(values[name]), Color.parse(values[background]))) < least
    ]


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio(Color.parse("#000000"), Color.parse("#FFFFFF")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@each_theme
def test_text_keys_and_states_stand_out_seven_times(theme: Theme) -> None:
    assert too_weak(theme, TO_READ, 7.0) == []


@each_theme
def test_hints_stand_out_four_and_a_half_times(theme: Theme) -> None:
    assert too_weak(theme, HINTS, 4.5) == []


@each_theme
def test_frames_stand_out_three_times(theme: Theme) -> None:
    assert too_weak(theme, FRAMES, 3.0) == []


@each_theme
@each(("ink", "paper"), PAIRS)
def test_marked_text_stands_out_seven_times(theme: Theme, ink: str, paper: str) -> None:
    values = colours(theme)
    assert ratio(Color.parse(values[ink]), Color.parse(values[paper])) >= 7.0


@each_theme
def test_text_that_adapts_itself_stands_out_seven_times(theme: Theme) -> None:
    values = colours(theme)
    assert values["text"] == "auto 87%"
    for name in (*BACKGROUNDS, "primary", "warning", "error", "success", "accent"):
        paper = Color.parse(values[name])
        assert ratio(paper + paper.get_contrast_text(0.87), paper) >= 7.0


@each_theme
def test_every_theme_knows_our_words(theme: Theme) -> None:
    assert set(MEANINGS) <= set(theme.variables)


def test_one_key_walks_through_our_themes() -> None:
    assert [next_theme(name) for name in ("meet-dark", "meet-light", "meet-contrast")] == [
        "meet-light",
        "meet-contrast",
        "meet-dark",
    ]


def test_a_theme_that_is_not_ours_leads_to_our_first() -> None:
    assert next_theme("nord") == "meet-dark"


def test_the_sheets_load_under_every_theme(drive) -> None:
    class Empty(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return meaning_defaults(self.current_theme)

    async def script(pilot) -> None:
        for name in (*BUILTIN_THEMES, *(theme.name for theme in THEMES)):
            pilot.app.theme = name
            await pilot.pause()
            assert pilot.app.current_theme.name == name

    app = Empty(css_path=[*stylesheets()])
    for theme in THEMES:
        app.register_theme(theme)
    drive(app, script)
