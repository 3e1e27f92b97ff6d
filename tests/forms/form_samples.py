"""Forms as values, and ways to fill and spoil them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook

from toolkit.forms.arrange import places
from toolkit.forms.filling import Slot
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.wording_reader import FormWording, read_wording
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent, MeasureLine, PriorAnswer, TargetBrief, TaskLine
from toolkit.model.plan import Comparator
from toolkit.model.returns import FieldPlace, ReadReturn

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
DUE = date(2026, 11, 29)


def wording() -> FormWording:
    return read_wording(TEMPLATES)


def task(no: str, section: str = "I", due: date | None = None) -> TaskLine:
    return TaskLine(
        key=f"74-2026/{section}.{no}",
        plan="74-2026",
        plan_number="74/QĐ-UBND",
        section=section,
        section_title="Về phát triển kinh tế",
        no=no,
        title=f"Rà soát, bổ sung, điều chỉnh quy hoạch số {no}",
        product="Hồ sơ trình UBND tỉnh",
        deadline="Quý II/2026" if due else "Hằng năm",
        due=due,
        plan_issued_on=date(2026, 1, 7),
    )


def measure(no: str, unit: str, target: str, last: str | None = None) -> MeasureLine:
    return MeasureLine(
        key=f"557-2023/CT.I.{no}",
        plan="557-2023",
        plan_number="557/QĐ-UBND",
        section="I",
        section_title="Chỉ tiêu kinh tế",
        no=no,
        name=f"Chỉ tiêu {no}",
        unit=unit,
        targets=(TargetBrief(f"{target} trở lên", Comparator.AT_LEAST, Decimal(target), None, 2030),),
        prior=PriorAnswer(f"Năm 2025: {last}", value=Decimal(last)) if last else None,
    )


def department(sample: bool = False) -> FormContent:
    return FormContent(
        agency="SXD",
        agency_name="Sở Xây dựng",
        period="2026",
        code="BM-2026-SXD-7F3A2C",
        due=DUE,
        tasks=(task("1", due=date(2026, 6, 30)), task("2"), task("3", "II", due=date(2026, 12, 31))),
        measures=(
            measure("1", "USD", "7850", "4000"),
            measure("2", "%", "50"),
            measure("3", "tỷ đồng", "1.2"),
        ),
        contact="Nguyễn Văn A, 0237.000.000",
        issuer_name="Sở Tài chính",
        sample=sample,
    )


def commune() -> FormContent:
    return FormContent(
        agency="14758",
        agency_name="UBND phường Hàm Rồng",
        period="2026-H1",
        code="BM-2026-H1-14758-00A1B2",
        due=date(2026, 6, 29),
        tasks=tuple(task(str(n)) for n in range(1, 7)),
    )


def cells_of(content: FormContent) -> Mapping[Slot, FieldPlace]:
    return {(p.line, p.field): p for p in places(content)}


def returned(folder: Path, data: bytes, change: Callable[[Workbook], None] | None = None) -> ReadReturn:
    """The form saved, changed by an officer, and read."""
    path = folder / "return.xlsx"
    if change is not None:
        book = load_workbook(io.BytesIO(data))
        change(book)
        book.save(path)
    else:
        path.write_bytes(data)
    return interpret(read_workbook(path, FileKind.XLSX))


def typed(folder: Path, content: FormContent, values: Mapping[Slot, object]) -> ReadReturn:
    """A form into whose cells another program has typed."""
    at = cells_of(content)

    def type_in(book: Workbook) -> None:
        for slot, value in values.items():
            book[at[slot].sheet][at[slot].cell] = value

    return returned(folder, form_bytes(content, wording()), type_in)


def values_of(read: ReadReturn) -> dict[Slot, object]:
    return {(a.line, a.field): a.value for a in read.answers}


def codes_of(read: ReadReturn) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.place.cell) for finding in read.findings]
