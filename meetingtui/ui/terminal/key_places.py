"""Which key a letter was typed with, where a letter is a command: Caps Lock and other layouts change no key."""

from __future__ import annotations

import unicodedata

_LAYOUTS = {
    "йцукенгшщзфывапролдячсмитьёіїєґ": "qwertyuiopasdfghjklzxcvbnm`s]'\\",
    "ςερτυθιοπασδφγηξκλζχψωβνμ": "wertyuiopasdfghjklzxcvbnm",
    "קראטוןםפשדגכעיחלךזסבהנמצ": "ertyuiopasdfghjklzxcvbnm",
    "ضصثقفغعهخحشسيبلاتنمئءؤرىة": "qwertyuiopasdfghjklzxcvnm",
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ": "qwertyuiopasdfghjklzxcvbnm",
}
"""The letters of a layout and what the same keys type on a Latin one: Cyrillic, Greek, Hebrew, Arabic, Korean."""
_PLACES = {letter: key for letters, keys in _LAYOUTS.items() for letter, key in zip(letters, keys, strict=True)}


def key_at_that_place(character: str) -> str | None:
    """The Latin small letter or the sign of the key that types a character; None when no layout here has it."""
    if character.isascii():
        return character.lower()
    letter = character.lower()
    for form in (letter, unicodedata.normalize("NFKC", letter), unicodedata.normalize("NFD", letter)[:1]):
        if form in _PLACES:
            return _PLACES[form]
        if len(form) == 1 and form.isascii() and form == unicodedata.normalize("NFKC", letter):
            return form
    return None
