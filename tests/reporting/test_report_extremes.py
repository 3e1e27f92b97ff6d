"""Reports of nothing, of one and two things, of 191 agencies, and of names and texts of any length."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tests.reporting.report_builder import TEMPLATES, Case, case, contribution, everything
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.model.register import Agency, AgencyKind
from toolkit.model.results import TaskState, Verdict
from toolkit.reporting.report_charts import Chart, ChartKind
from toolkit.reporting.report_charts_writer import specification
from toolkit.reporting.report_writer import appendices_bytes, report_bytes
from toolkit.workflows.lint import lint_file

LONG = "Tăng cường phối hợp giữa các sở, ban, ngành và Ủy ban nhân dân các xã, phường " * 6
NAME = (
    "Ban Chỉ đạo thực hiện các nhiệm vụ trọng tâm về phát triển kinh tế - xã hội, quốc phòng - an ninh vùng ven biển"
    * 2
)
UGLY = re.compile(
    r"  | ,| ;| \.|\(\)|\.\.(?!\.)|;\.|,\.|:\.|None|\{|\}"
    r"|\b00? (?:nhiệm vụ|chỉ tiêu|đơn vị|phụ lục)|hoàn thành 00?\b"
)


def full() -> Case:
    return case(TASKS, MEASURES, AGENCIES)


def few(count: int) -> Case:
    """The first tasks and measures of the table, all else left out."""
    given = full()
    result = given.consolidation
    return replace(
        given,
        consolidation=replace(result, tasks=result.tasks[:count], measures=result.measures[:count]),
    )


def wordy() -> Case:
    """191 agencies with long names, and every text as long as officers write them."""
    given = full()
    agencies = tuple(
        replace(agency, name=f"{NAME} {agency.code}") for agency in given.register.directory.agencies
    ) + tuple(Agency(f"2{n:04}", f"UBND xã {NAME[:80]} {n}", AgencyKind.COMMUNE) for n in range(183))
    result = given.consolidation
    status = result.agencies[0]
    tasks = tuple(
        replace(
            task,
            lines=tuple(
                replace(line, result=LONG, reason=LONG, next_step=LONG, proposal=LONG) for line in task.lines
            ),
        )
        for task in result.tasks
    )
    return replace(
        given,
        register=replace(
            given.register,
            directory=replace(given.register.directory, agencies=agencies),
            tasks=tuple(replace(task, title=LONG[:230], product=LONG) for task in given.register.tasks),
            measures=tuple(replace(one, name=LONG[:210]) for one in given.register.measures),
        ),
        consolidation=replace(
            result,
            tasks=tasks,
            agencies=tuple(replace(status, code=agency.code) for agency in agencies),
        ),
        ticked=tuple(contribution(agency.code, "highlights", LONG) for agency in agencies),
    )


def perfect() -> Case:
    given = full()
    result = given.consolidation
    tasks = tuple(
        replace(
            task,
            state=TaskState.DONE_ON_TIME,
            lines=tuple(replace(line, state=TaskState.DONE_ON_TIME, done=True) for line in task.lines),
        )
        for task in result.tasks
    )
    totals = replace(
        result.totals, total=len(tasks), done_on_time=len(tasks), done_late=0, under_way=0, overdue=0, recurring=0,
        waiting=0, removed=0, no_data=0,
    )  # fmt: skip
    measures = tuple(
        replace(one, assessment=Verdict.MET, year_share=Decimal(103), value=Decimal(103), conflict=False)
        for one in result.measures
    )
    return replace(
        given, consolidation=replace(result, tasks=tasks, totals=totals, measures=measures, conflicts=())
    )


CASES = {
    "nothing": case,
    "one": lambda: few(1),
    "two": lambda: few(2),
    "perfect": perfect,
    "191 agencies with long texts": wordy,
}


@pytest.mark.parametrize("name", CASES)
def test_it_reads_well_and_has_its_form(name: str, tmp_path: Path) -> None:
    text = CASES[name]().text()
    words = everything(text)
    assert [words[max(0, m.start() - 40) : m.end() + 20] for m in UGLY.finditer(words)] == []
    for file, data in (
        ("report.docx", report_bytes(text, TEMPLATES / "report.docx")),
        ("appendices.docx", appendices_bytes(text, TEMPLATES / "appendices.docx")),
    ):
        path = tmp_path / file
        path.write_bytes(data)
        assert lint_file(path) == ()
        assert OpenXmlValidator().validate(str(path)).is_valid
        printed = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
        assert "[[" not in printed


def test_where_all_is_done_nothing_is_called_overdue() -> None:
    words = everything(perfect().text())
    assert "quá hạn (lý do" not in words
    assert "Tập trung hoàn thành" not in words
    assert not any(verdict in words for verdict in ("Không đạt", "Xấp xỉ đạt", "Chưa báo cáo"))


def test_bars_of_the_same_name_stay_two_bars() -> None:
    chart = full().text().charts[0]
    twins = tuple(replace(bar, label="GRDP") for bar in (*chart.bars, *chart.bars))
    spec = specification(Chart(ChartKind.MEASURES, twins, chart.scale, chart.axis, chart.told))
    data = spec["data"]
    assert isinstance(data, dict)
    labels = [row["label"] for row in data["values"]]
    assert len(set(labels)) == len(twins)
    assert {label.replace("\u200b", "") for label in labels} == {"GRDP"}
