"""Vietnamese wording that the register composes for lines; part of the documents, so never translated."""

from __future__ import annotations

from decimal import Decimal

from toolkit.model.plan import Comparator, Target
from toolkit.model.register import OpeningState, OpeningStatus
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number

NO_PRIOR = "Chưa có số liệu kỳ trước"

_OPENING = {
    OpeningStatus.DONE: "Đã hoàn thành (chưa xác nhận)",
    OpeningStatus.UNDER_WAY: "Đang thực hiện",
    OpeningStatus.NOT_STARTED: "Chưa thực hiện",
}
_COMPARED = {
    Comparator.AT_LEAST: "{amount} trở lên",
    Comparator.ABOVE: "trên {amount}",
    Comparator.AT_MOST: "không quá {amount}",
    Comparator.BELOW: "dưới {amount}",
    Comparator.EQUAL: "{amount}",
    Comparator.RANGE: "{amount}",
}


def opening_text(opening: OpeningState) -> str:
    """What an officer reads beside a task that has no earlier return."""
    if opening.status is OpeningStatus.UNKNOWN:
        return NO_PRIOR
    parts = [_OPENING[opening.status]]
    if opening.document:
        parts.append(opening.document)
    if opening.on:
        parts.append(f"ngày {format_date(opening.on)}")
    return ", ".join(parts)


def actual_text(year: int, value: Decimal, unit: str | None, source: str | None) -> str:
    """An earlier result of a measure: 'Thực hiện năm 2025: 8,36% (Niên giám)'."""
    text = f"Thực hiện năm {year}: {amount(value, None, unit)}"
    return f"{text} ({source})" if source else text


def target_text(target: Target, unit: str | None) -> str:
    """A target in words: 'Năm 2030: 7.850 USD trở lên', 'Giai đoạn 2021-2030: khoảng 11%'."""
    figure = amount(target.value, target.value_max, target.unit or unit)
    words = _COMPARED[target.comparator].format(amount=figure)
    if target.approximate:
        words = f"khoảng {words}"
    if target.period:
        return f"Giai đoạn {target.period}: {words}"
    if target.year is not None:
        return f"Năm {target.year}: {words}"
    return words[:1].upper() + words[1:]


def amount(value: Decimal, value_max: Decimal | None, unit: str | None) -> str:
    """A number or range with its unit: '57%', '0,5 - 0,75%', '7.850 USD'."""
    figure = format_number(value)
    if value_max is not None:
        figure = f"{figure} - {format_number(value_max)}"
    if not unit:
        return figure
    return f"{figure}%" if unit.strip() == "%" else f"{figure} {unit}"
