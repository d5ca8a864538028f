"""One comparison of names, wherever somebody types one."""

from __future__ import annotations

import unicodedata

from meetingtui.domain.text import drawn, one_line

_TURKISH = str.maketrans({"\u0130": "i", "\u0131": "i"})
_DOT_ABOVE = "i\u0307"
"""What becomes of a dotted capital I that was taken apart, or made small by rules that know no Turkish."""


def name_key(name: str) -> str:
    """What two names have in common that are the same one.

    Neither case counts, nor whether a letter and its accent are one sign or two, nor which i it is in Turkish, nor
    anything that is not seen. Accents do: Zoe and Zoë may be two people.
    """
    seen = drawn(one_line(name)).translate(_TURKISH)
    apart = unicodedata.normalize("NFKD", seen).casefold().replace(_DOT_ABOVE, "i")
    return " ".join(unicodedata.normalize("NFKC", apart).split())


def same_name(one: str, other: str) -> bool:
    """Whether the two are one name."""
    return name_key(one) == name_key(other)
