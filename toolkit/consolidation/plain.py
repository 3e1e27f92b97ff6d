"""Values as plain text for other programs: ISO dates, decimal strings, composed text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from toolkit.model.returns import Value
from toolkit.vietnamese.text import nfc


def plain_number(value: Decimal) -> str:
    """Shortest decimal string with a point: '45', '8.36', '1650000', '0'."""
    if value.is_zero():
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Value) -> str:
    """A value of a line: dates ISO, numbers as ``plain_number``, texts and choice codes in NFC."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else nfc(value)


def plain_or_none(value: Value | None) -> str | None:
    """As ``plain``; None stays None."""
    return None if value is None else plain(value)
