"""Deadlines as plans word them: what is read, and the same deadline in words again.

The due date is the last day that still counts: 'trước ngày 30/12/2025' is due on 29/12/2025, 'Quý I/2026' on
31/3/2026. What cannot be read with certainty becomes a conditional deadline that keeps the whole text.

A cell that states several deadlines ('- Đề án: Quý II/2026 - Báo cáo: hằng năm') is due when the last of them
is: after that day the whole duty is certainly late. Every part stays in the condition, so nothing is lost, and
``read_deadlines`` gives the parts to whoever wants to ask about them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.deadline_parts import is_balanced, is_labelled, list_items
from toolkit.vietnamese.deadline_reading import conditional, is_doubtful, joined, read_text
from toolkit.vietnamese.periods import month_span
from toolkit.vietnamese.text import squeeze

# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 1000
_QUARTERS = ("I", "II", "III", "IV")
_RECURRING_WORDS = "Định kỳ"
_ONGOING_WORDS = "Trong quá trình thực hiện"


def read_deadline(raw: str, year: int | None = None) -> Deadline:
    """Read a deadline; ``year`` completes a day, month or quarter without one ('trước ngày 30/11').

    Whole texts with a condition only, or not understood, are of the kind conditional, without a due date.
    Of several deadlines the last one counts, and the condition lists them all.
    """
    text = squeeze(raw)
    parts = read_deadlines(raw, year)
    return replace(parts[0], raw=text) if len(parts) == 1 else _together(text, parts)


def read_deadlines(raw: str, year: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a cell one by one, each with its own words as ``raw``; one for most cells."""
    text = squeeze(raw)
    if len(text) > _LONGEST:
        return (conditional(text),)
    items = list_items(raw)
    if len(items) > 1:
        read = tuple(deadline for item in items for deadline in read_text(item, year))
        if _is_list(items, read):
            return read
    return read_text(text, year)


def render_deadline(deadline: Deadline) -> str:
    """The deadline in words; ``read_deadline`` of them gives kind, dates and condition back."""
    if deadline.kind is DeadlineKind.CONDITIONAL:
        return deadline.condition or deadline.raw
    shown, condition = _render_words(deadline), deadline.condition
    if condition is None:
        return shown
    # 'theo điểm a) Điều 5' would close a round bracket too early.
    return f"{shown} ({condition})" if is_balanced(condition) else f"{shown} [{condition}]"


def _render_words(deadline: Deadline) -> str:
    start, due = deadline.start, deadline.due
    if deadline.kind is DeadlineKind.RECURRING:
        return _RECURRING_WORDS
    if due is None:
        return _ONGOING_WORDS
    if start is not None and deadline.kind is DeadlineKind.RANGE:
        whole_years = (start, due) == (date(start.year, 1, 1), date(due.year, 12, 31))
        if whole_years and start.year < due.year:
            return f"Giai đoạn {start.year} - {due.year}"
        return f"Từ ngày {format_date(start)} đến ngày {format_date(due)}"
    if deadline.kind is DeadlineKind.YEAR and due == date(due.year, 12, 31):
        return f"Năm {due.year}"
    if deadline.kind is DeadlineKind.QUARTER and due == month_span(due.year, due.month, due.month)[1]:
        return f"Quý {_QUARTERS[(due.month - 1) // 3]}/{due.year}"
    if deadline.kind is DeadlineKind.MONTH and due == month_span(due.year, due.month, due.month)[1]:
        return f"Tháng {format_date(due).partition('/')[2]}"
    return f"Chậm nhất ngày {format_date(due)}"


def _is_list(items: tuple[str, ...], read: tuple[Deadline, ...]) -> bool:
    """Items are several deadlines when two of them have a date, or two are labelled and one has a time."""
    dated = sum(deadline.due is not None for deadline in read)
    timed = sum(deadline.kind is not DeadlineKind.CONDITIONAL for deadline in read)
    return dated > 1 or (timed > 0 and sum(map(is_labelled, items)) > 1)


def _together(text: str, parts: tuple[Deadline, ...]) -> Deadline:
    """Several deadlines as one: the last due date, else what recurs or goes on; a doubt in one is one in all."""
    if any(is_doubtful(part) for part in parts):
        return conditional(text)
    condition = joined(*(part.raw for part in parts))
    dated = [part for part in parts if part.due is not None]
    if dated:
        last = max(dated, key=lambda part: part.due or date.min)
        return replace(last, raw=text, condition=condition)
    for kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING):
        if any(part.kind is kind for part in parts):
            return Deadline(text, kind, condition=condition)
    return conditional(text)
