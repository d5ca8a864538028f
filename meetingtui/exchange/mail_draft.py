"""A draft for the mail program, as an address that opens it (RFC 6068). Nothing is sent: the user presses send."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

MOST_LETTERS = 1600
"""Of the whole address, encoded: more is cut by some systems on its way."""


@dataclass(frozen=True)
class MailDraft:
    """What opens in the mail program."""

    address: str
    """The `mailto:` address."""
    whole: bool
    """Whether all words are in it; else they have to come as a file."""


def mail_draft(to: str, subject: str, body: str, instead: str) -> MailDraft:
    """The draft of a mail.

    Args:
        to: The mail address; empty leaves it to the user.
        subject: What it is about.
        body: The words.
        instead: A few words that go with a file, where the body is too long for an address.
    """
    address = _address(to, subject, body)
    if len(address) < MOST_LETTERS:
        return MailDraft(address, whole=True)
    return MailDraft(_address(to, subject, instead), whole=False)


def _address(to: str, subject: str, body: str) -> str:
    lines = "\r\n".join(body.split("\n"))
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
