"""`form describe --json` as other programs rely on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.forms.form_samples import department, wording
from toolkit.forms.arrange import places
from toolkit.forms.describe import describe
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.writer import form_bytes


def test_surface(tmp_path: Path) -> None:
    content = department()
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(content, wording()))
    surface = describe(read_workbook(path, FileKind.XLSX))
    cells = surface.pop("cells")
    assert surface == {
        "agency": "SXD",
        "agency_name": "Sở Xây dựng",
        "period": "2026",
        "form": "BM-2026-SXD-7F3A2C",
        "version": "1",
    }
    assert isinstance(cells, list)
    slots = Counter((cell["line"], cell["field"]) for cell in cells)
    assert set(slots.values()) == {1}
    assert {(c["sheet"], c["cell"]) for c in cells} == {(p.sheet, p.cell) for p in places(content)}
    by_slot = {(cell["line"], cell["field"]): cell for cell in cells}
    status = by_slot[content.tasks[0].key, "status"]
    assert (status["type"], status["required"], status["choices"][0], status["unit"]) == (
        "choice",
        True,
        "Đã hoàn thành",
        None,
    )
    values = [by_slot[m.key, "value"] for m in content.measures]
    assert [(v["type"], v["unit"]) for v in values] == [
        ("number", "USD"),
        ("percent", "%"),
        ("number", "tỷ đồng"),
    ]
    required = {field for (line, field), cell in by_slot.items() if cell["required"]}
    assert required == {
        "status",
        "value_status",
        "letter_number",
        "letter_date",
        "signer",
        "signer_title",
        "preparer",
        "phone",
    }
    assert by_slot[None, "letter_date"]["type"] == "date"
