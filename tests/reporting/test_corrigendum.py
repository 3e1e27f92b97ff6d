"""What changed after a report was sealed: old and new figures, who says so, and nothing where nothing changed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from tests.reporting.report_builder import TEMPLATES, Case, case, sentences, wording
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.model.results import LineReport, TaskState
from toolkit.reporting.corrigendum import Sealed, corrigendum_text
from toolkit.reporting.report_parts import ReportText
from toolkit.reporting.report_writer import report_bytes
from toolkit.workflows.lint import lint_file

GIVEN = case(TASKS, MEASURES, AGENCIES)
DAY = date(2026, 11, 30)


def sealed(given: Case = GIVEN) -> Sealed:
    """The very figures of a case."""
    result = given.consolidation
    return Sealed(
        DAY, {one.key: one.state for one in result.tasks}, {one.key: one.value for one in result.measures}
    )


def told(before: Sealed, given: Case = GIVEN) -> ReportText | None:
    return corrigendum_text(given.given, wording(), before)


def lines(before: Sealed) -> list[str]:
    text = told(before)
    assert text is not None
    return sentences(text.sections[0].blocks)


def test_nothing_is_written_where_nothing_changed() -> None:
    assert told(sealed()) is None


def test_a_figure_is_told_with_its_old_value_and_who_reported_the_new_one() -> None:
    before = sealed()
    key, value = next((key, value) for key, value in before.measures.items() if value is not None)
    changed = replace(before, measures={**before.measures, key: value + Decimal("0.5")})
    heading, line = lines(changed)
    assert heading == "1. Chỉ tiêu (01)"
    assert "đã báo cáo " in line
    assert ", nay điều chỉnh là " in line
    assert line.endswith(".")
    assert "(theo báo cáo của " in line


def test_a_task_is_told_with_its_old_and_new_state() -> None:
    before = sealed()
    key, state = next(iter(before.tasks.items()))
    other = TaskState.NO_DATA if state is not TaskState.NO_DATA else TaskState.OVERDUE
    heading, line = lines(replace(before, tasks={**before.tasks, key: other}))
    assert heading == "1. Nhiệm vụ (01)"
    assert line.startswith("- “")


def test_nobody_is_named_for_a_report_that_no_longer_counts() -> None:
    """A return was withdrawn after the seal: its tasks have no state any more, and no agency said so."""
    before = sealed()
    result = GIVEN.consolidation
    tasks = tuple(
        replace(
            task,
            state=TaskState.NO_DATA,
            lines=tuple(replace(ln, state=TaskState.NO_DATA, report=LineReport.MISSING) for ln in task.lines),
        )
        for task in result.tasks
    )
    gone = replace(GIVEN, consolidation=replace(result, tasks=tasks))
    text = corrigendum_text(gone.given, wording(), before)
    assert text is not None
    told_lines = sentences(text.sections[0].blocks)
    assert any("nay điều chỉnh là chưa có số liệu" in line for line in told_lines)
    assert not any("theo báo cáo của" in line for line in told_lines)
    assert not any(".”" in line for line in told_lines)


def test_what_came_or_went_since_had_or_has_no_figure() -> None:
    before = sealed()
    _first, *rest = before.measures
    changed = replace(
        before, measures={**{key: before.measures[key] for key in rest}, "74-2026/CT.X": Decimal(3)}
    )
    told_lines = lines(changed)
    assert any("đã báo cáo chưa có số liệu, nay điều chỉnh là" in line for line in told_lines)
    assert any("74-2026/CT.X: đã báo cáo 3, nay điều chỉnh là chưa có số liệu" in line for line in told_lines)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_it_has_the_form_of_a_report_and_reads_well(count: int, tmp_path: Path) -> None:
    before = sealed()
    keys = list(before.tasks)[:count]
    changed = replace(before, tasks=before.tasks | dict.fromkeys(keys, TaskState.REMOVED), measures={})
    text = told(changed)
    assert text is not None
    path = tmp_path / "report.docx"
    path.write_bytes(report_bytes(text, TEMPLATES / "report.docx"))
    assert lint_file(path) == ()
    words = "\n".join(p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)
    assert "Bổ sung, điều chỉnh số liệu tại Báo cáo" in words
    assert words.count(";") >= count - 1
    assert not any(bad in words for bad in ("  ", " ,", "()", "..", "[["))
