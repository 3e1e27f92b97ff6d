"""The one declaration: what it promises, and that one edit is enough."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.forms.form_samples import department, wording
from toolkit.forms.arrange import places
from toolkit.forms.columns import AnswerField, CheckColumn, ContextColumn, Required
from toolkit.forms.describe import describe
from toolkit.forms.fields_page_writer import fields_text
from toolkit.forms.filling import Filling
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.layout import LAYOUT, choice_label, field_kind, field_named
from toolkit.forms.reader import read_workbook
from toolkit.forms.requirements import Situation, is_required
from toolkit.forms.writer import form_bytes
from toolkit.model.form import CellType
from toolkit.vietnamese.text import match_key

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bieu-mau.md"
NAMES = """
status percent submitted_on issued_on document result difficulty cause proposal next_step extension_to
extension_reason value value_status value_date source explanation highlights shortcomings causes next_year
proposals letter_number letter_date signer signer_title preparer phone
"""


def test_the_fields_are_those_of_the_surface() -> None:
    assert sorted(f.name for f in LAYOUT.fields) == sorted(NAMES.split())


@pytest.mark.parametrize("table", [LAYOUT.tasks, LAYOUT.measures], ids=lambda table: table.name)
def test_headings_of_a_table_cannot_be_mistaken(table) -> None:  # type: ignore[no-untyped-def]
    keys = [match_key(column.heading) for column in table.columns]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("table", [LAYOUT.tasks, LAYOUT.measures], ids=lambda table: table.name)
def test_what_is_not_printed_stands_last(table) -> None:  # type: ignore[no-untyped-def]
    printed = [column.printed for column in table.columns]
    assert printed == sorted(printed, reverse=True)


def test_excel_takes_every_help_and_list() -> None:
    for field in LAYOUT.fields:
        assert 0 < len(field.help) <= 255, field.name
        assert len(field.heading) <= 32, field.name
        assert len(",".join(choice.label for choice in field.choices)) <= 255, field.name


def test_a_new_column_is_one_edit(tmp_path: Path) -> None:
    new = AnswerField("budget", "Kinh phí", CellType.NUMBER, 12, Required.ALWAYS, help="Triệu đồng.")
    tasks = replace(LAYOUT.tasks, columns=(*LAYOUT.tasks.columns[:9], new, *LAYOUT.tasks.columns[9:]))
    layout = replace(LAYOUT, tasks=tasks)
    content = department()
    key = content.tasks[0].key
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(content, wording(), Filling({(key, "budget"): "1500"}), layout))
    workbook = read_workbook(path, FileKind.XLSX)
    read = interpret(workbook, layout)
    assert [(a.line, a.field, str(a.value)) for a in read.answers] == [(key, "budget", "1500")]
    assert read.places == places(content, layout)
    cells = describe(workbook, layout)["cells"]
    assert isinstance(cells, list)
    assert sum(cell["field"] == "budget" and cell["required"] for cell in cells) == len(content.tasks)


def test_a_new_column_is_one_edit_through_the_whole_chain() -> None:
    """Form, strip, reading, checks, feedback, description and page follow the declaration (``one_edit.py``)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.forms.one_edit"],
        check=True,
        capture_output=True,
        text=True,
        cwd=PAGE.parents[1],
    )
    told = json.loads(done.stdout)
    first, second, third = told.pop("keys")
    assert told == {
        "headings": ["Kinh phí (*)", "Rủi ro"],
        "strip": "Còn 4 ô bắt buộc chưa điền, 2 ô chưa hợp lệ",
        "read": {
            f"{first} budget": "1500",
            f"{first} risk": "low",
            f"{second} budget": "None",
            f"{second} risk": "None",
        },
        "found": [f"E222 {second} risk", f"E223 {second} budget", f"W412 {third} budget"],
        "marks": [f"{second} budget", f"{second} risk", f"{third} budget"],
        "described": 6,
        "page": [
            "| Kinh phí | `budget` | số | luôn luôn | Triệu đồng. |",
            "| Rủi ro | `risk` | chọn trong danh sách: Thấp; Cao |  | Chọn một mục. |",
        ],
    }


def test_the_page_in_the_documents_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == fields_text()


def test_optional_context_goes_when_empty() -> None:
    kinds = [type(c) for c in LAYOUT.tasks.columns]
    assert kinds.count(CheckColumn) == 1
    assert any(isinstance(c, ContextColumn) and c.optional for c in LAYOUT.tasks.columns)


@pytest.mark.parametrize(
    ("rule", "status", "late", "filled", "expected"),
    [
        (Required.ALWAYS, None, False, "", True),
        (Required.NEVER, "done", True, "", False),
        (Required.WHEN_DONE, "done", False, "", True),
        (Required.WHEN_DONE, "under_way", False, "", False),
        (Required.WHEN_UNDER_WAY, "under_way", False, "", True),
        (Required.WHEN_STARTED, "not_started", False, "", False),
        (Required.WHEN_STARTED, "done", False, "", True),
        (Required.WHEN_LATE, "not_started", True, "", True),
        (Required.WHEN_LATE, "not_started", False, "", False),
        (Required.WHEN_LATE, "done", True, "", False),
        (Required.WHEN_FIGURE, "estimate", False, "", True),
        (Required.WHEN_FIGURE, "nothing", False, "", False),
        (Required.WHEN_EXTENSION, None, False, "extension_to", True),
        (Required.WHEN_EXTENSION, None, False, "", False),
    ],
)
def test_requirements(rule: Required, status: str | None, late: bool, filled: str, expected: bool) -> None:
    assert is_required(rule, Situation(status, late, frozenset(filled.split()))) is expected


def test_a_measure_in_percent_asks_for_a_percentage() -> None:
    value = field_named("value")
    assert [field_kind(value, unit) for unit in ("%", "% GRDP", "USD", None)] == [
        CellType.PERCENT,
        CellType.PERCENT,
        CellType.NUMBER,
        CellType.NUMBER,
    ]
    assert choice_label("status", "secret") == "Báo cáo riêng theo chế độ mật"
    with pytest.raises(KeyError):
        field_named("no such field")
