"""Charts of the report: they show the figures of the tables, and say them to those who do not see."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn

from tests.reporting.report_builder import TEMPLATES, Case, case, wording
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.model.results import TaskState
from toolkit.reporting import report_charts_writer
from toolkit.reporting.report_charts import Chart, ChartKind
from toolkit.reporting.report_charts_writer import chart_png, specification
from toolkit.reporting.report_text import report_text
from toolkit.reporting.report_writer import report_bytes
from toolkit.reporting.workbook_layout import STATE_LABELS
from toolkit.workflows.lint import lint_file

REPORT = TEMPLATES / "report.docx"


def charts(given: Case) -> dict[ChartKind, Chart]:
    return {chart.kind: chart for chart in given.text().charts}


def full() -> Case:
    return case(TASKS, MEASURES, AGENCIES)


def many(given: Case, count: int) -> Case:
    """The same with many indicators and many sections."""
    one = next(m for m in given.consolidation.measures if m.year_share is not None)
    measure = next(m for m in given.register.measures if m.key == one.key)
    keys = [f"74-2026/CT.{n}" for n in range(count)]
    task, told = given.register.tasks[0], given.consolidation.tasks[0]
    return replace(
        given,
        register=replace(
            given.register,
            measures=tuple(replace(measure, key=key, name=f"Chỉ tiêu {key}") for key in keys),
            tasks=tuple(
                replace(task, key=f"{task.plan}/{n}", section=str(n), section_title=f"Mục {n}")
                for n in range(count)
            ),
        ),
        consolidation=replace(
            given.consolidation,
            measures=tuple(replace(one, key=key) for key in keys),
            tasks=tuple(replace(told, key=f"{task.plan}/{n}") for n in range(count)),
        ),
    )


def test_tasks_are_counted_by_section_and_state() -> None:
    given = full()
    chart = charts(given)[ChartKind.STATES]
    tasks = given.consolidation.tasks
    assert sum(bar.length for bar in chart.bars) == len(tasks)
    by_state = {
        label: sum(bar.length for bar in chart.bars if bar.part == label) for label in chart.scale.domain
    }
    assert by_state == {
        STATE_LABELS[state]: sum(task.state is state for task in tasks)
        for state in TaskState
        if any(task.state is state for task in tasks)
    }
    assert all(bar.label in chart.told for bar in chart.bars)


def test_indicators_stand_beside_their_plan_of_the_year() -> None:
    given = full()
    chart = charts(given)[ChartKind.MEASURES]
    drawn = [one for one in given.consolidation.measures if one.year_share is not None and not one.conflict]
    assert [bar.length for bar in chart.bars] == [one.year_share for one in drawn]
    assert str(len(drawn)) in chart.told


def test_nothing_is_drawn_of_nothing_or_where_it_is_switched_off() -> None:
    assert case().text().charts == ()
    off = msgspec.structs.replace(wording(), charts=msgspec.structs.replace(wording().charts, shown=False))
    text = report_text(full().given, off)
    assert text.charts == ()
    assert not any(block.kind == "chart" for section in text.sections for block in section.blocks)


@pytest.mark.parametrize("count", [1, 25, 60])
def test_a_chart_stays_on_a_page_and_says_what_it_leaves_out(count: int) -> None:
    given = many(full(), count)
    found = charts(given)
    assert len(found[ChartKind.MEASURES].bars) == min(count, 25)
    assert len({bar.label for bar in found[ChartKind.STATES].bars}) == (count if count <= 25 else 1)
    words = "\n".join(block.text for section in given.text().sections for block in section.blocks)
    assert ("25/60 chỉ tiêu" in words) is (count == 60)


def test_the_picture_is_the_same_again_and_speaks(tmp_path: Path) -> None:
    given = full()
    (one, other) = given.text().charts
    assert chart_png(one) == chart_png(one) != chart_png(other)
    assert chart_png(one)[:8] == b"\x89PNG\r\n\x1a\n"
    path = tmp_path / "report.docx"
    path.write_bytes(report_bytes(given.text(), REPORT))
    assert lint_file(path) == ()
    document = docx.Document(str(path))
    drawn = list(document.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in drawn] == [chart.told for chart in given.text().charts]
    assert len({one.get("id") for one in drawn}) == 2
    pictures = [p for p in document.paragraphs if list(p._p.iter(qn("w:drawing")))]
    captions = [docx.text.paragraph.Paragraph(p._p.getprevious(), p._parent) for p in pictures]
    assert [caption.paragraph_format.keep_with_next for caption in captions] == [True, True]
    assert all(shape.width.mm <= 158.01 for shape in document.inline_shapes)
    assert not any("[[" in paragraph.text for paragraph in document.paragraphs)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        assert len([name for name in package.namelist() if name.endswith(".png")]) == 2


def test_the_specification_draws_what_the_chart_says() -> None:
    chart = charts(full())[ChartKind.MEASURES]
    spec = specification(chart)
    data = spec["data"]
    assert isinstance(data, dict)
    assert [Decimal(str(row["share"])) for row in data["values"]] == [
        round(bar.length, 15) for bar in chart.bars
    ]
    assert "@" not in str({name: part for name, part in spec.items() if name != "data"})


def test_where_a_chart_cannot_be_drawn_its_words_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_chart: Chart) -> bytes:
        raise ImportError("no such library")

    monkeypatch.setattr(report_charts_writer, "chart_png", fails)
    given = full()
    paragraphs = [p.text for p in docx.Document(io.BytesIO(report_bytes(given.text(), REPORT))).paragraphs]
    assert all(chart.told in paragraphs for chart in given.text().charts)
