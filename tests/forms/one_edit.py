"""Run as a program: the whole chain with a layout that has two columns more; prints what each stage made of them.

The edit is the one that a developer makes: two entries in the text of ``layout.py``, and nothing else.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import json
import sys
import tempfile
from pathlib import Path

LAYOUT = "toolkit.forms.layout"
BEFORE = """        AnswerField(
            "submitted_on",
"""
ENTRIES = """        AnswerField("budget", "Kinh phí", CellType.NUMBER, 12, Required.ALWAYS, help="Triệu đồng."),
        AnswerField(
            "risk",
            "Rủi ro",
            CellType.CHOICE,
            12,
            choices=(Choice("low", "Thấp"), Choice("high", "Cao")),
            help="Chọn một mục.",
        ),
"""
NEW = {"budget", "risk"}


def edit() -> None:
    """Load the layout from its text with the entries in it, before anything else is loaded."""
    spec = importlib.util.find_spec(LAYOUT)
    assert spec is not None
    assert isinstance(spec.loader, importlib.abc.InspectLoader)
    text = spec.loader.get_source(LAYOUT)
    assert text is not None
    assert text.count(BEFORE) == 1
    module = importlib.util.module_from_spec(spec)
    sys.modules[LAYOUT] = module
    exec(compile(text.replace(BEFORE, ENTRIES + BEFORE), str(spec.origin), "exec"), module.__dict__)


def main(folder: Path) -> dict[str, object]:
    """Form, strip, reading, checks, feedback, description and page, each reduced to what it says."""
    from openpyxl import load_workbook

    from tests.forms.form_samples import department, wording
    from tests.validation.build import batch
    from toolkit.feedback.compose import compose
    from toolkit.forms.arrange import STRIP_ROW
    from toolkit.forms.describe import describe
    from toolkit.forms.fields_page_writer import fields_text
    from toolkit.forms.filling import Filling
    from toolkit.forms.interpret import interpret
    from toolkit.forms.kinds import FileKind
    from toolkit.forms.reader import read_workbook
    from toolkit.forms.writer import form_bytes
    from toolkit.model.findings import Outcome
    from toolkit.model.returns import CheckedReturn
    from toolkit.validation.batch import ToCheck
    from toolkit.validation.checks import check

    content = department()
    first, second, third = (task.key for task in content.tasks)
    answers = {
        (first, "budget"): "1500",
        (first, "risk"): "Thấp",
        (second, "budget"): "nhiều",
        (second, "risk"): "Vừa",
    }
    path = folder / "form.xlsx"
    path.write_bytes(form_bytes(content, wording(), Filling(answers)))
    sheet = load_workbook(path, data_only=True)["Nhiệm vụ"]
    workbook = read_workbook(path, FileKind.XLSX)
    read = interpret(workbook)
    found = [*read.findings, *check(batch(ToCheck("form.xlsx", content.agency, content, read)))["form.xlsx"]]
    checked = CheckedReturn("form.xlsx", Outcome.RETURNED, content.agency, content.period, tuple(found), read)
    marks = compose(content, checked, wording()).marks
    cells = describe(workbook)["cells"]
    assert isinstance(cells, list)
    return {
        "headings": [
            cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value in ("Kinh phí (*)", "Rủi ro")
        ],
        "strip": sheet.cell(STRIP_ROW, 1).value.split(".")[0],
        "read": {f"{a.line} {a.field}": str(a.value) for a in read.answers if a.field in NEW},
        "found": sorted(f"{f.code} {f.place.line} {f.place.field}" for f in found if f.place.field in NEW),
        "marks": sorted(f"{m.line} {m.field}" for m in marks if m.field in NEW),
        "described": sum(cell["field"] in NEW for cell in cells),
        "page": [line for line in fields_text().splitlines() if "`budget`" in line or "`risk`" in line],
        "keys": [first, second, third],
    }


if __name__ == "__main__":
    edit()
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(json.dumps(main(Path(name)), ensure_ascii=False))
