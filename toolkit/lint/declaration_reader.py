"""Reading the declaration of rules that comes with the toolkit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from toolkit.lint.declaration import Declaration

_PATH = Path(__file__).with_name("nd30.toml")


@cache
def read_declaration() -> Declaration:
    """The rules; an unknown or missing entry is an error of the programme, not of a user."""
    return msgspec.toml.decode(_PATH.read_bytes(), type=Declaration)
