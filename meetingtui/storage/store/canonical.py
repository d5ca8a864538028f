"""One way to write a document, so that the same content is the same text, and has the same identity."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(plain: Any) -> str:
    """The one way to write these values as JSON, for comparing them."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def version_id(table: str, document: Mapping[str, Any]) -> str:
    """The identity of a version that is kept beside another one: it follows from what it says."""
    return hashlib.sha256(canonical([table, document]).encode()).hexdigest()
