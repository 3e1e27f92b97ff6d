"""What the locked columns of a line say."""

from __future__ import annotations

from toolkit.model.form import MeasureLine, TaskLine
from toolkit.model.period import Period
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.numbers import format_number

_PARTS = {
    "Q1": "Quý I/{year}",
    "Q2": "Quý II/{year}",
    "Q3": "Quý III/{year}",
    "Q4": "Quý IV/{year}",
    "H1": "6 tháng đầu năm {year}",
    "H2": "6 tháng cuối năm {year}",
    "9M": "9 tháng đầu năm {year}",
}


def period_words(key: str) -> str:
    """'Năm 2026', 'Quý III/2026', '6 tháng đầu năm 2026'; the key itself when it is no period."""
    try:
        period = Period.parse(key)
    except ValueError:
        return key
    return _PARTS.get(period.part, "Năm {year}").format(year=period.year)


def task_number(line: TaskLine) -> str:
    """The printed number; a section that is itself a task prints the number of the section."""
    return line.no or line.section


def task_title(line: TaskLine) -> str:
    """The duty, with the agency it was first given to where another has taken over."""
    return "\n".join((line.title, *_given_to(line), *_also(line)))


def _given_to(line: TaskLine | MeasureLine) -> tuple[str, ...]:
    return () if line.predecessor is None else (f"(Kế hoạch giao: {line.predecessor})",)


def _also(line: TaskLine | MeasureLine) -> tuple[str, ...]:
    """The lines of other plans that this answer is for as well."""
    return tuple(
        f"(Trả lời chung cho mục {other.number} của {other.plan_number}"
        + (f", thời hạn: {other.deadline})" if other.deadline else ")")
        for other in line.also
    )


def task_deadline(line: TaskLine) -> str:
    """The words of the plan, and the valid due date."""
    due = f"Hạn cuối: {format_date(line.due)}" if line.due else ""
    return "\n".join(part for part in (line.deadline or "", due) if part)


def task_prior(line: TaskLine) -> str:
    """What stands from before."""
    return line.prior.text if line.prior else ""


def measure_number(line: MeasureLine) -> str:
    """The printed number."""
    return line.no or line.section


def measure_name(line: MeasureLine) -> str:
    """What is measured, and which lines of other plans the same figure answers."""
    return "\n".join((line.name, *_also(line)))


def measure_targets(line: MeasureLine) -> str:
    """Every target, a line each."""
    return "\n".join(target.text for target in line.targets)


def measure_year_plan(line: MeasureLine) -> str:
    """The plan of the year."""
    return "" if line.year_plan is None else format_number(line.year_plan)


def measure_prior(line: MeasureLine) -> str:
    """What stands from before."""
    return line.prior.text if line.prior else ""
