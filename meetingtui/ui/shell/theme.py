"""The three themes that stay readable on a shared screen, and the words that the style sheets use for colours.

A call's video coding keeps brightness and smears colour, so text has at least 7:1 on every background and a
border at least 3:1. A colour only repeats what a word and a sign already say.
"""

from dataclasses import dataclass

from textual.theme import Theme

MEANINGS = {
    "calm": "primary",
    "soon": "warning",
    "over": "error",
    "done": "success",
    "keys": "accent",
    "hint": "text-disabled",
}
"""Our own colour words (`$calm`, `$soon`, ...) and the Textual colour that each one stands for."""


@dataclass(frozen=True)
class _Palette:
    """The colours of one theme, each named for what it is used for."""

    name: str
    """What the user and the settings call the theme."""
    dark: bool
    """Light letters on a dark ground."""
    backgrounds: tuple[str, str, str]
    """Background, surface (fields) and panel (footer, marked rows)."""
    text: str
    """Everything that is to be read."""
    muted: str
    """Second lines and labels."""
    hint: str
    """Words that are repeated elsewhere; the only colour that may fall below 7:1."""
    border: str
    """The frame of a field without the focus."""
    calm: str
    """On time; headings and links."""
    accent: str
    """The cursor and the frame of the field with the focus."""
    soon: str
    """Little time left."""
    over: str
    """Time used up; the sheets also turn it around."""
    done: str
    """Met, saved."""
    keys: str
    """The keys in the footer."""

    def meanings(self) -> dict[str, str]:
        """The colour of each of our own words."""
        return {word: getattr(self, word) for word in MEANINGS}


def _variables(palette: _Palette) -> dict[str, str]:
    """What Textual would derive by blending, which loses the contrast that the colours were chosen for."""
    background, surface, panel = palette.backgrounds
    return palette.meanings() | {
        "text-muted": palette.muted,
        "text-disabled": palette.hint,
        "text-primary": palette.calm,
        "text-secondary": palette.calm,
        "text-accent": palette.accent,
        "text-warning": palette.soon,
        "text-error": palette.over,
        "text-success": palette.done,
        "foreground-muted": palette.muted,
        "foreground-disabled": palette.hint,
        "border": palette.accent,
        "border-blurred": palette.border,
        "scrollbar": palette.border,
        "scrollbar-hover": palette.calm,
        "scrollbar-active": palette.calm,
        "scrollbar-background": surface,
        "block-cursor-background": palette.accent,
        "block-cursor-foreground": background,
        "block-cursor-blurred-background": panel,
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": panel,
        "input-cursor-background": palette.accent,
        "input-cursor-foreground": background,
        "input-selection-background": palette.calm,
        "input-selection-foreground": background,
        "screen-selection-background": palette.calm,
        "screen-selection-foreground": background,
        "button-color-foreground": background,
        "footer-key-foreground": palette.keys,
    }


def _theme(palette: _Palette) -> Theme:
    background, surface, panel = palette.backgrounds
    return Theme(
        name=palette.name,
        dark=palette.dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=palette.text,
        primary=palette.calm,
        secondary=palette.calm,
        accent=palette.accent,
        warning=palette.soon,
        error=palette.over,
        success=palette.done,
        variables=_variables(palette),
    )


_DARK = _Palette(
    "meet-dark",
    dark=True,
    backgrounds=("#0F1419", "#171E26", "#222C37"),
    text="#F2F4F7",
    muted="#B4BECA",
    hint="#95A1AE",
    border="#6F7F90",
    calm="#8CC8FF",
    accent="#FFD479",
    soon="#FFD479",
    over="#FF9F80",
    done="#7FE0A7",
    keys="#FFD479",
)
_LIGHT = _Palette(
    "meet-light",
    dark=False,
    backgrounds=("#FCFCFA", "#F1F2F0", "#E4E7EA"),
    text="#14181D",
    muted="#434C56",
    hint="#5E6872",
    border="#767F88",
    calm="#0A457A",
    accent="#6B3500",
    soon="#614500",
    over="#861810",
    done="#0A5127",
    keys="#0A457A",
)
_CONTRAST = _Palette(
    "meet-contrast",
    dark=True,
    backgrounds=("#000000", "#000000", "#1A1A1A"),
    text="#FFFFFF",
    muted="#E6E6E6",
    hint="#BDBDBD",
    border="#BDBDBD",
    calm="#FFFFFF",
    accent="#FFFF66",
    soon="#FFE066",
    over="#FFB3AB",
    done="#A8FFB0",
    keys="#FFFF66",
)

THEMES: tuple[Theme, ...] = tuple(_theme(palette) for palette in (_DARK, _LIGHT, _CONTRAST))
"""Our own themes, in the order in which one key walks through them; the first is the default."""


def next_theme(name: str) -> str:
    """The name of our theme after `name`; a theme that is not ours leads back to the first."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def meaning_defaults(theme: Theme) -> dict[str, str]:
    """Our colour words for a theme that does not know them.

    Return this from `App.get_theme_variable_defaults`: without it the sheets do not load under Textual's own
    themes.
    """
    colours = theme.to_color_system().generate()
    return {word: colours[stands_for] for word, stands_for in MEANINGS.items()}
