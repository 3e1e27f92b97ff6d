"""What an earlier report said of a line, in the words that stand beside the line in the next form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from textwrap import shorten

from toolkit.forms.layout import TASK_STATUSES, VALUE_STATUSES
from toolkit.forms.line_texts import period_words
from toolkit.model.form import PriorAnswer
from toolkit.model.returns import Value
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number, format_percent

_RESULT = 100
"""Letters of an earlier result that are enough to recognise it."""
_TASK_WORDS = {choice.code: choice.label for choice in TASK_STATUSES}
_VALUE_WORDS = {choice.code: choice.label for choice in VALUE_STATUSES}


def no_answer(period: str) -> PriorAnswer:
    """For a line that was asked in an earlier period and not answered."""
    return PriorAnswer(f"{period_words(period)}: chưa báo cáo", reported=True)


def task_answer(period: str, values: Mapping[str, Value]) -> PriorAnswer:
    """The earlier answer on a task: state, share, document with its date, the beginning of the result."""
    status, rate = values.get("status"), values.get("percent")
    percent = rate if isinstance(rate, Decimal) else None
    parts = [_TASK_WORDS.get(str(status), str(status))] if status else []
    if percent is not None:
        parts.append(format_percent(percent))
    day = values.get("issued_on") or values.get("submitted_on")
    document = str(values.get("document") or "")
    parts.append(f"{document} ngày {format_date(day)}" if document and isinstance(day, date) else document)
    said = ", ".join(part for part in parts if part)
    result = shorten(str(values.get("result") or ""), _RESULT, placeholder="…")
    text = f"{period_words(period)}: {said}" + (f". {result}" if result else "")
    return PriorAnswer(text, status=str(status) if status else None, value=percent, reported=True)


def measure_answer(period: str, values: Mapping[str, Value], unit: str | None) -> PriorAnswer:
    """The earlier figure of a measure with its unit and how firm it was."""
    value, status = values.get("value"), values.get("value_status")
    code = str(status) if status else None
    words = _VALUE_WORDS.get(code or "", "")
    when = period_words(period)
    if not isinstance(value, Decimal):
        return PriorAnswer(f"{when}: {words or 'chưa báo cáo'}", status=code, reported=True)
    figure = format_percent(value) if unit == "%" else f"{format_number(value)} {unit or ''}".strip()
    text = f"{when}: {figure} ({words.lower()})" if words else f"{when}: {figure}"
    return PriorAnswer(text, status=code, value=value, reported=True)
