"""Consolidations for the tests of the report, from small tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec

from toolkit.model.findings import Outcome
from toolkit.model.period import Period
from toolkit.model.plan import Comparator, PlanHeader, Target
from toolkit.model.register import Agency, AgencyKind, Directory, Measure, PlanTarget, Register, Task
from toolkit.model.results import (
    AgencyStatus,
    Consolidation,
    Contribution,
    Dataset,
    LineAssessment,
    LineReport,
    MeasureAssessment,
    MeasureReport,
    ReportTotals,
    SourceCell,
    TargetAssessment,
    TaskAssessment,
    TaskState,
    Verdict,
)
from toolkit.register.settings import Issuer, PeriodSettings, Province, Settings
from toolkit.reporting.letters_writer import Contact, Gaps, Letter, LetterKind
from toolkit.reporting.report_context import ReportInput
from toolkit.reporting.report_head import letterhead
from toolkit.reporting.report_parts import Block, BlockKind, ReportText
from toolkit.reporting.report_text import report_text
from toolkit.reporting.report_wording import ReportWording
from toolkit.reporting.report_wording_reader import read_report_wording

TEMPLATES = Path(__file__).parents[2] / "templates"
PLAN = PlanHeader(
    "12-2024",
    "12/QĐ-UBND",
    date(2024, 3, 5),
    "ỦY BAN NHÂN DÂN TỈNH THANH HÓA",
    "Về việc ban hành Kế hoạch phát triển kinh tế biển",
)
OTHER_PLAN = PlanHeader(
    "74-2026", "74/QĐ-UBND", date(2026, 1, 7), "UBND tỉnh", "Kế hoạch hành động thực hiện Nghị quyết"
)
SETTINGS = Settings(
    province=Province(name="Thanh Hóa"),
    issuer=Issuer(agency="STC", place="Thanh Hóa", signer="Lê Thị Bình", email="th@example.vn"),
    current_period="2026",
    periods={"2026": PeriodSettings(due=date(2026, 11, 29))},
)
AGENCIES = (
    Agency("STC", "Sở Tài chính", AgencyKind.PROVINCIAL),
    Agency("SXD", "Sở Xây dựng", AgencyKind.PROVINCIAL),
    Agency("SYT", "Sở Y tế", AgencyKind.PROVINCIAL),
    *(
        Agency(f"1475{n}", f"UBND xã Số {n}", AgencyKind.COMMUNE, former_district=f"Huyện {n % 2 + 1}")
        for n in range(5)
    ),
)
_EMPTY = (
    "due", "original_due", "submitted_on", "days_late", "percent", "document", "issued_on", "result", "reason",
    "proposal", "next_step", "extension_to", "extension_reason",
)  # fmt: skip
_STATES = {state.value: state for state in TaskState}


@dataclass(frozen=True, slots=True)
class Case:
    """A report to be: the material, and what a test may change of it."""

    register: Register
    consolidation: Consolidation
    settings: Settings = SETTINGS
    ticked: tuple[Contribution, ...] = ()
    period: str = "2026"

    def text(self) -> ReportText:
        """The report worded with the sentences of the repository."""
        return report_text(self.given, wording())

    @property
    def given(self) -> ReportInput:
        """The material of the report."""
        return ReportInput(
            self.consolidation, self.register, self.settings, Period.parse(self.period), (), self.ticked
        )


@cache
def wording() -> ReportWording:
    """The sentences of the repository."""
    return read_report_wording(TEMPLATES)


def cells(table: str) -> list[list[str]]:
    """Rows of a text table: columns parted by '|', blank lines left out."""
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines() if row.strip()]


def case(tasks: str = "", measures: str = "", agencies: str = "") -> Case:
    """A report of 30/11/2026 from three tables.

    tasks: section | title | state | agencies | due | document or reason (a due date is 'd/m/yyyy')
    measures: name | unit | value | plan | verdict
    agencies: code | received 'd/m/yyyy' or empty | outcome | timely 'yes', 'no' or empty
    """
    duties, assessed = _tasks(tasks)
    measured, judged = _measures(measures)
    counts = Counter(task.state.value for task in assessed)
    return Case(
        Register(Directory(AGENCIES), (PLAN,), tuple(duties), tuple(measured), _targets(measured)),
        Consolidation(
            period="2026",
            as_of=date(2026, 11, 30),
            sample=False,
            dataset=Dataset(),
            tasks=tuple(assessed),
            measures=tuple(judged),
            agencies=tuple(_status(row) for row in cells(agencies)),
            conflicts=(),
            totals=ReportTotals(counts.total(), **{state.value: counts[state.value] for state in TaskState}),
            contributions=(),
        ),
    )


def contribution(agency: str, field: str, text: str) -> Contribution:
    """A text an agency wrote."""
    return Contribution(agency, field, text, SourceCell("a.xlsx", "0" * 64, "Đánh giá chung", "B4"))


def line(agency: str, key: str, state: TaskState, **changes: object) -> LineAssessment:
    """One line; what is not given is empty."""
    done = state in (TaskState.DONE_ON_TIME, TaskState.DONE_LATE)
    empty = dict.fromkeys(_EMPTY)
    plain = LineAssessment(
        agency=agency, line=key, report=LineReport.REPORTED, state=state, done=done, provisional=False,
        **empty,  # type: ignore[arg-type]
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def with_lines(given: Case, position: int, lines: tuple[LineAssessment, ...]) -> Case:
    """The case with other lines of one task, counted anew."""
    task = replace(
        given.consolidation.tasks[position],
        lines=lines,
        expected=len(lines),
        done=sum(one.done for one in lines),
        under_way=sum(not one.done and one.report is LineReport.REPORTED for one in lines),
        not_reported=sum(one.report is LineReport.MISSING for one in lines),
    )
    tasks = list(given.consolidation.tasks)
    tasks[position] = task
    return replace(given, consolidation=replace(given.consolidation, tasks=tuple(tasks)))


def with_issuer(given: Case, **changes: str) -> Case:
    """The case with other settings of the issuer."""
    issuer = msgspec.structs.replace(given.settings.issuer, **changes)
    return replace(given, settings=msgspec.structs.replace(given.settings, issuer=issuer))


def sentences(blocks: tuple[Block, ...]) -> list[str]:
    """Paragraphs as they will stand, with the signs the template sets; charts and their captions are tested apart."""
    signs = {"item": "- ", "subitem": "+ ", "empty": "["}
    drawn = {at for at, block in enumerate(blocks) if block.kind is BlockKind.CHART}
    return [
        f"{signs.get(block.kind.value, '')}{block.text}"
        for at, block in enumerate(blocks)
        if not {at, at + 1} & drawn
    ]


def everything(text: ReportText) -> str:
    """All words of the report's body."""
    blocks = [*text.opening, *(block for section in text.sections for block in section.blocks)]
    return "\n".join([text.subject, *(block.text for block in blocks), text.attached, text.closing])


def day(text: str) -> date | None:
    """'29/11/2026' as a date; None for an empty text."""
    if not text:
        return None
    number, month, year = (int(part) for part in text.split("/"))
    return date(year, month, number)


def _tasks(table: str) -> tuple[list[Task], list[TaskAssessment]]:
    duties, assessed = [], []
    for number, (section, title, state, agencies, due, words) in enumerate(cells(table), 1):
        key = f"{PLAN.key}/{section}.{number}"
        codes = tuple(agencies.split())
        duties.append(Task(key, PLAN.key, section, f"Lĩnh vực {section}", str(number), title, leads=codes))
        found = _STATES[state]
        told = {"reason": words or None} if found is TaskState.OVERDUE else {"document": words or None}
        late = (date(2026, 11, 30) - (day(due) or date(2026, 11, 30))).days
        lines = tuple(
            line(code, key, found, due=day(due), original_due=day(due), days_late=late or None, **told)
            for code in codes
        )
        done = sum(one.done for one in lines)
        assessed.append(
            TaskAssessment(
                key=key,
                state=found,
                due=day(due),
                original_due=day(due),
                due_before_plan=False,
                expected=len(lines),
                done=done,
                under_way=len(lines) - done,
                not_reported=0,
                lines=lines,
            )
        )
    return duties, assessed


def _measures(table: str) -> tuple[list[Measure], list[MeasureAssessment]]:
    measured, judged = [], []
    for number, (name, unit, value, plan, verdict) in enumerate(cells(table), 1):
        key = f"{PLAN.key}/CT.I.{number}"
        measured.append(Measure(key, PLAN.key, "I", "Về kinh tế", str(number), name, unit or None))
        figure = Decimal(value) if value else None
        report = LineReport.REPORTED if value else LineReport.MISSING
        target = Target(None, Comparator.AT_LEAST, Decimal(20), year=2030)
        year_plan = Decimal(plan) if plan else None
        judged.append(
            MeasureAssessment(
                key=key,
                value=figure,
                status="estimate" if value else None,
                chosen_from="SXD" if value else None,
                year_plan=year_plan,
                year_share=figure / year_plan * 100 if figure and year_plan else None,
                base=None,
                previous=None,
                assessment=Verdict(verdict),
                targets=(
                    TargetAssessment(PLAN.key, target, "Năm 2030: 20% trở lên", Verdict.NO_BASIS, None),
                ),
                reports=(MeasureReport("SXD", report, figure, "estimate", None, None, None, False),),
                conflict=False,
            )
        )
    return measured, judged


def _targets(measures: list[Measure]) -> tuple[PlanTarget, ...]:
    target = Target(None, Comparator.AT_LEAST, Decimal(20), year=2030)
    return tuple(
        PlanTarget(f"{one.key}.MT", PLAN.key, one.key, target, "Năm 2030: 20% trở lên") for one in measures
    )


def _status(row: list[str]) -> AgencyStatus:
    code, received, outcome, timely = row
    return AgencyStatus(
        code=code, expected=True, received_on=day(received), outcome=Outcome(outcome) if outcome else None,
        on_time={"yes": True, "no": False}.get(timely), lines_asked=4, lines_filled=3 if received else 0,
        signed=bool(received),
    )  # fmt: skip


def a_letter(kind: LetterKind) -> Letter:
    """A letter of a kind, with something in each of its parts."""
    return Letter(
        kind=kind,
        head=letterhead(SETTINGS, "Sở Tài chính", "STC-TH", date(2026, 9, 15)),
        agency="Sở Y tế",
        period="năm 2026",
        plans="Quyết định số 557/QĐ-UBND",
        contact=Contact("th@example.vn", "ông A", "0237.123"),
        asked="05 nhiệm vụ",
        code="STC-2026-AB",
        due="29/11/2026",
        as_of="30/11/2026",
        correct_by="05/12/2026",
        received="28/11/2026",
        gaps=(Gaps("Nhiệm vụ chưa báo cáo (2)", ("Đề án A;", "Đề án B.")), Gaps("Chỉ tiêu (1)", ("GRDP.",))),
    )
