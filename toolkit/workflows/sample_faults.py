"""Common faults of returned forms, as small changes to truthful answers. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.model.form import FormContent, TaskStatus
from toolkit.workflows.samples import Answers

Change = Callable[[FormContent, Answers], Answers | None]
"""Changes a copy of the answers; None where the form has no place for this fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which officers go wrong, with the words the demo lists it under."""

    name: str
    change: Change


def _task_with(answers: Answers, status: TaskStatus) -> str | None:
    keys = (line for (line, field), value in answers.items() if field == "status" and value == status.value)
    return next((key for key in keys if key is not None), None)


def _on_task(status: TaskStatus, field: str, value: str | Decimal | date | None) -> Change:
    """Set (or with None, empty) a field of the first task that has the given status."""

    def change(content: FormContent, answers: Answers) -> Answers | None:
        del content
        key = _task_with(answers, status)
        if key is None:
            return None
        changed = dict(answers)
        changed.pop((key, field), None)
        if value is not None:
            changed[key, field] = value
        return changed

    return change


def _on_measure(field: str, value: str | Decimal | None) -> Change:
    def change(content: FormContent, answers: Answers) -> Answers | None:
        if not content.measures:
            return None
        changed = dict(answers)
        changed.pop((content.measures[0].key, field), None)
        if value is not None:
            changed[content.measures[0].key, field] = value
        return changed

    return change


def _without(field: str) -> Change:
    def change(content: FormContent, answers: Answers) -> Answers | None:
        del content
        return {place: value for place, value in answers.items() if place != (None, field)}

    return change


def _decomposed(content: FormContent, answers: Answers) -> Answers | None:
    """Text as some keyboards and Macs store it: letters and tone marks apart, a no-break space between."""
    del content
    key = _task_with(answers, TaskStatus.UNDER_WAY)
    if key is None:
        return None
    text = str(answers[key, "result"]).replace(" ", "\u00a0", 1)
    return {**answers, (key, "result"): unicodedata.normalize("NFD", text)}


def _ten_times(content: FormContent, answers: Answers) -> Answers | None:
    """A decimal comma lost: only a figure that stays possible, for a share above 100 is refused anyway."""
    for measure in content.measures:
        value = answers.get((measure.key, "value"))
        if measure.unit != "%" and isinstance(value, Decimal):
            return {**answers, (measure.key, "value"): value * 10}
    return None


FAULTS: tuple[Fault, ...] = (
    Fault("giá trị nhập kèm chữ thay cho con số", _on_measure("value", "đạt kế hoạch")),
    Fault("dấu gạch ngang trong ô giá trị", _on_measure("value", "-")),
    Fault("có giá trị nhưng không chọn loại số liệu", _on_measure("value_status", None)),
    Fault("giá trị gõ nhầm mười lần", _ten_times),
    Fault("ngày gõ kiểu tháng trước ngày sau", _on_task(TaskStatus.DONE, "submitted_on", "9/25/2026")),
    Fault("ngày ở tương lai", _on_task(TaskStatus.DONE, "issued_on", date(2027, 12, 25))),
    Fault("hoàn thành nhưng không có văn bản", _on_task(TaskStatus.DONE, "document", None)),
    Fault("số văn bản không có chữ số", _on_task(TaskStatus.DONE, "document", "đã có văn bản")),
    Fault("tỉ lệ lớn hơn 100", _on_task(TaskStatus.UNDER_WAY, "percent", Decimal(150))),
    Fault("tình trạng gõ tự do", _on_task(TaskStatus.UNDER_WAY, "status", "xong rồi")),
    Fault("bỏ trống tình trạng", _on_task(TaskStatus.UNDER_WAY, "status", None)),
    Fault("hoàn thành nhưng tỉ lệ 50", _on_task(TaskStatus.DONE, "percent", Decimal(50))),
    Fault("thiếu số văn bản báo cáo", _without("letter_number")),
    Fault("thiếu người ký", _without("signer")),
    Fault("chữ ở dạng tổ hợp, khoảng trắng lạ", _decomposed),
    Fault("tỉ lệ gõ 45 %", _on_task(TaskStatus.UNDER_WAY, "percent", "45 %")),
)
"""Each common fault once; the last two are repaired without a question."""
