"""Mail addresses: the last one given holds, and what is none is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.between.mail_addresses import MailAddress, address_of, checked_address
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import Role
from tests.each import each
from tests.fakes import TUESDAY

OLD = MailAddress("m-1", "pair-1", Role.MENTOR, TUESDAY, "ada@old.example")
NEW = MailAddress("m-2", "pair-1", Role.MENTOR, TUESDAY + timedelta(days=1), "ada@mail.example")


def test_the_last_one_holds_for_the_one_who_gave_it() -> None:
    assert address_of((NEW, OLD), Role.MENTOR) == "ada@mail.example"
    assert address_of((NEW, OLD), Role.MENTEE) == ""
    gone = MailAddress("m-3", "pair-1", Role.MENTOR, TUESDAY + timedelta(days=2))
    assert address_of((gone, NEW, OLD), Role.MENTOR) == ""
    assert address_of((replace(NEW, address="a@b.example\r\nX-Y:z"), OLD), Role.MENTOR) == ""


@each("typed", ["ada@mail.example", "a.b+c@mail.example", "o'hara@mail.example", "ada@localhost"])
def test_an_address_is_taken_as_it_is(typed: str) -> None:
    assert checked_address(f" mailto:{typed}\n", Role.MENTOR) == typed
    assert checked_address("  ", Role.MENTOR) == ""


@each(
    "typed",
    [
        *("ada", "ada@", "@mail.example", "a b@mail.example", "a@b@c", "<a@b.example>", "a@b.example,c@d.example"),
        *("a\r\nATTENDEE:x@y", "a;b@c.example", "\u00e4da@mail.example", "a\x00@b.example", "a" * 250 + "@b.example"),
    ],
)
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="is no mail address"):
        checked_address(typed, Role.MENTEE)
