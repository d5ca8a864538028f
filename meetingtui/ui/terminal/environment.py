"""Settings of the shell that Textual reads as soon as it is imported, put right before that happens."""

from collections.abc import MutableMapping

UNSAFE = (
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SHOW_RETURN",
)
"""Developer settings that write what is typed or shown to a file, a socket or the shell, readable by others."""


def mend_environment(environ: MutableMapping[str, str]) -> None:
    """Make the environment mean what its user meant; call it before anything of Textual is imported.

    An empty `NO_COLOR` is removed: by its own definition it is not set, but Textual takes it as set. The
    developer settings in `UNSAFE` are removed, because a meeting's notes are private.
    """
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]
    for name in UNSAFE:
        environ.pop(name, None)
