"""Small material for the tests: returns as text tables, registers of a few rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from toolkit.consolidation.consolidate import ConsolidationRequest, consolidate
from toolkit.consolidation.counting import Counting, count
from toolkit.consolidation.receipts import PeriodFile, Settlement
from toolkit.model.findings import Finding, Outcome, Place, Severity
from toolkit.model.form import FormContent, MeasureLine, TaskLine
from toolkit.model.period import Period
from toolkit.model.plan import Deadline, DeadlineKind, PlanHeader
from toolkit.model.register import (
    Agency,
    AgencyKind,
    Decision,
    DecisionKind,
    Directory,
    Measure,
    OpeningState,
    Register,
    RollUp,
    Task,
)
from toolkit.model.results import Consolidation
from toolkit.model.returns import Answer, CheckedReturn, Identity, ReadReturn, Received, Value

PLAN = PlanHeader("74-2026", "74/QĐ-UBND", date(2026, 1, 7), "UBND tỉnh", "Kế hoạch hành động")
DUE = date(2026, 11, 29)
AS_OF = date(2026, 11, 30)
_NUMBERS = ("value", "percent")
_DATES = ("submitted_on", "issued_on", "value_date", "extension_to", "letter_date")


def day(text: str) -> date:
    """'2026-06-30' as a date."""
    return date.fromisoformat(text)


def typed(field: str, text: str) -> Value | None:
    """What a cell of this field holds; '?' is a cell nothing certain could be read from."""
    if text == "?":
        return None
    if field in _NUMBERS:
        return Decimal(text)
    return day(text) if field in _DATES else text


@dataclass(frozen=True)
class Sent:
    """How a return came: when, under which name, with which outcome."""

    at: str = "2026-11-20"
    name: str = ""
    outcome: Outcome = Outcome.ACCEPTED
    errors: tuple[tuple[str | None, str | None], ...] = ()
    settlement: Settlement = Settlement.NONE


def sent(agency: str | None, table: str, how: Sent = Sent()) -> PeriodFile:
    """A return; each row of the table is 'line | field | value', line '-' for texts and sign-off."""
    answers = []
    for row in (line for line in table.strip().splitlines() if line.strip()):
        line, field, value = (part.strip() for part in row.split("|"))
        key = None if line == "-" else line
        sheet = "Nhiệm vụ" if key else "Ký duyệt"
        answers.append(Answer(key, field, sheet, f"H{len(answers) + 7}", value, typed(field, value)))
    findings = tuple(
        Finding("E301", Severity.ERROR, Place("Nhiệm vụ", None, line, field)) for line, field in how.errors
    )
    name = how.name or f"inbox/{agency}-{how.at}.xlsx"
    received = Received(
        file=name,
        sha256=hashlib.sha256(f"{agency}{table}".encode()).hexdigest(),
        size=1,
        received_at=datetime.fromisoformat(how.at),
        received_from=None,
        order=0,
        time_source="file",
    )
    read = ReadReturn(Identity(agency, "2026"), tuple(answers))
    checked = CheckedReturn(name, how.outcome, agency, "2026", findings, read)
    return PeriodFile(received, checked, how.settlement)


def task(
    key: str,
    due: str | None = "2026-06-30",
    kind: DeadlineKind = DeadlineKind.DATE,
    rollup: RollUp = RollUp.ALL,
    opening: OpeningState = OpeningState(),  # noqa: B008
) -> Task:
    """A task of the plan; without a due date of a kind that has none."""
    deadline = Deadline("thời hạn", kind, None, day(due) if due else None)
    section, _point, number = key.partition("/")[2].partition(".")
    return Task(
        key,
        PLAN.key,
        section,
        None,
        number or None,
        f"Việc {key}",
        deadline=deadline,
        rollup=rollup,
        opening=opening,
    )


def measure(key: str) -> Measure:
    """A measure of the plan."""
    return Measure(key, PLAN.key, "I", "Kinh tế", key.rpartition(".")[2], f"Chỉ tiêu {key}", "%")


def decision(
    kind: DecisionKind, item: str, agency: str | None = None, new_date: str | None = None
) -> Decision:
    """A decision of 01/12/2026 with its basis."""
    when = day(new_date) if new_date else None
    return Decision(kind, item, agency, when, None, "Công văn 1", "Giám đốc", day("2026-12-01"))


def register(
    tasks: Iterable[Task] = (), measures: Iterable[Measure] = (), decisions: Iterable[Decision] = ()
) -> Register:
    """A register with the agencies A, B, C."""
    agencies = tuple(Agency(code, f"Sở {code}", AgencyKind.PROVINCIAL) for code in ("A", "B", "C"))
    return Register(
        Directory(agencies),
        plans=(PLAN,),
        tasks=tuple(tasks),
        measures=tuple(measures),
        decisions=tuple(decisions),
    )


def contents(register: Register, asked: Mapping[str, Iterable[str]]) -> dict[str, FormContent]:
    """Forms of the agencies with the lines each was asked."""
    tasks = {one.key: one for one in register.tasks}
    measures = {one.key: one for one in register.measures}
    made = {}
    for agency, keys in asked.items():
        wanted = list(keys)
        made[agency] = FormContent(
            agency,
            f"Sở {agency}",
            "2026",
            f"BM-{agency}",
            DUE,
            tuple(
                TaskLine(k, PLAN.key, PLAN.number, "I", None, None, tasks[k].title, None, None, None)
                for k in wanted
                if k in tasks
            ),
            tuple(
                MeasureLine(k, PLAN.key, PLAN.number, "I", None, None, measures[k].name, "%")
                for k in wanted
                if k in measures
            ),
        )
    return made


def consolidated(
    register: Register, asked: Mapping[str, Iterable[str]], files: Iterable[PeriodFile], as_of: date = AS_OF
) -> Consolidation:
    """The consolidation of these returns for 2026."""
    request = ConsolidationRequest(register, contents(register, asked), count(files), Period(2026), as_of)
    return consolidate(request)


def values(counting: Counting) -> list[str]:
    """What counts, a row each: 'agency line field value' and '*' when provisional."""
    return [
        f"{p.agency} {p.line or '-'} {p.field} {p.value}{' *' if p.provisional else ''}"
        for p in counting.dataset.points
    ]
