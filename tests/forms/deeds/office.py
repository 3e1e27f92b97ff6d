"""A small office for the deeds: a register built in code, its forms, and the way every file is judged."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.forms.arrange import places
from toolkit.forms.filling import Filling, Slot
from toolkit.forms.wording_reader import FormWording, read_wording
from toolkit.forms.writer import form_bytes
from toolkit.model.form import FormContent
from toolkit.model.plan import Comparator, PlanHeader, Target
from toolkit.model.register import (
    Agency,
    AgencyKind,
    Assignment,
    Directory,
    FigureKind,
    Measure,
    PlanTarget,
    Register,
    Role,
    Task,
    YearFigure,
)
from toolkit.model.returns import CheckedReturn, FieldPlace, Value
from toolkit.register.writer import write_register
from toolkit.vietnamese.deadlines import read_deadline
from toolkit.workflows.issue import issue_forms
from toolkit.workflows.state import quiet
from toolkit.workflows.validate import validate_files
from toolkit.workflows.workspace import Session, SessionRequest, open_session

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
AS_OF = date(2026, 11, 30)
ISSUED_AT = datetime(2026, 10, 1, 8, tzinfo=UTC)

AGENCIES = """
SXD   | Sở Xây dựng           | Sở XD
SNV   | Sở Nội vụ             | Sở NV
STC   | Sở Tài chính          | Sở TC
14758 | UBND phường Hàm Rồng  | phường Hàm Rồng
14797 | UBND phường Hạc Thành | phường Hạc Thành
"""
# Agency, section, number, title, deadline.
TASKS = """
SXD   | I  | 1 | Lập quy hoạch vùng huyện        | Quý II/2026
SXD   | I  | 2 | Đề án phát triển nhà ở xã hội   | Hằng năm
SXD   | II | 1 | Kế hoạch cấp nước sạch nông thôn | Tháng 12/2026
SNV   | I  | 3 | Kế hoạch cải cách hành chính    | Quý II/2026
SNV   | II | 2 | Đề án vị trí việc làm           | Hằng năm
14758 | II | 3 | Chỉnh trang đô thị              | Hằng năm
14797 | II | 4 | Chỉnh trang khu dân cư          | Hằng năm
"""
# Agency, number, name, unit, target of 2030, figure of 2025.
MEASURES = """
SXD | 1 | GRDP bình quân đầu người       | USD          | 7850 | 3900
SXD | 2 | Tỷ lệ đô thị hóa               | %            | 50   | 40
SXD | 3 | Diện tích đất ở tăng thêm      | ha           |      |
SXD | 4 | Tỷ lệ hộ nghèo                 | %            | 0.5  | 0.8
SNV | 5 | Tỷ lệ giải quyết hồ sơ đúng hạn | %            | 98   | 95
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def register() -> Register:
    """Five agencies, two plans, seven tasks and five measures."""
    agencies = tuple(
        Agency(
            code,
            name,
            AgencyKind.COMMUNE if code.isdigit() else AgencyKind.PROVINCIAL,
            (alias,),
            email=None if code != "SNV" else "vanthu.noivu@thanhhoa.gov.vn",
        )
        for code, name, alias in _rows(AGENCIES)
    )
    tasks = [
        (agency, Task(f"74-2026/{section}.{no}", "74-2026", section, "Kinh tế", no, title,
                      product="Tờ trình", deadline=read_deadline(deadline)))
        for agency, section, no, title, deadline in _rows(TASKS)
    ]  # fmt: skip
    measures = [
        (agency, Measure(f"557-2023/CT.I.{no}", "557-2023", "I", "Chỉ tiêu kinh tế", no, name, unit))
        for agency, no, name, unit, _aim, _last in _rows(MEASURES)
    ]
    aims = [(f"557-2023/CT.I.{no}", aim, last) for _a, no, _n, _u, aim, last in _rows(MEASURES)]
    return Register(
        Directory(agencies),
        (
            PlanHeader("74-2026", "74/QĐ-UBND", date(2026, 1, 7), "UBND tỉnh", "Kế hoạch hành động"),
            PlanHeader("557-2023", "557/QĐ-UBND", date(2023, 2, 17), "UBND tỉnh", "Kế hoạch hành động"),
        ),
        tuple(task for _agency, task in tasks),
        tuple(measure for _agency, measure in measures),
        tuple(
            PlanTarget(
                f"{key}/MT1",
                "557-2023",
                key,
                Target(None, Comparator.AT_LEAST, Decimal(aim), year=2030),
                f"{aim.replace('.', ',')} trở lên",
            )
            for key, aim, _last in aims
            if aim
        ),
        tuple(
            YearFigure(key, 2025, FigureKind.ACTUAL, Decimal(last), "Niên giám")
            for key, _aim, last in aims
            if last
        ),
        tuple(Assignment(item.key, agency, Role.LEAD) for agency, item in (*tasks, *measures)),
    )


@dataclass(frozen=True, slots=True)
class SmallOffice:
    """The workspace in which deeds are judged; nothing in it changes while they are.

    ``contents`` are the forms of 2026 in force, ``earlier`` is what SXD was sent before one more task was
    asked, ``last_year`` what it was sent in 2025.
    """

    session: Session
    contents: Mapping[str, FormContent]
    earlier: FormContent
    last_year: FormContent

    def judge(self, files: Sequence[Path]) -> tuple[CheckedReturn, ...]:
        """What `toolkit validate` says of each file."""
        return validate_files(self.session, files)


def open_office(root: Path) -> SmallOffice:
    """Make the workspace in an empty folder; forms were issued for 2025, for 2026, and again with one more task."""
    model = _model()
    shutil.copytree(model.session.workspace.root, root, dirs_exist_ok=True)
    return replace(model, session=open_session(SessionRequest(root, "2026", AS_OF), root))


_FOLDER = TemporaryDirectory(prefix="small-office-")


@cache
def _model() -> SmallOffice:
    """The workspace that all others are copies of; made once, for it takes seconds."""
    root = Path(_FOLDER.name)
    for name in ("master", "inbox", "outbox", "archive"):
        (root / name).mkdir(parents=True)
    shutil.copytree(TEMPLATES, root / "templates", ignore=shutil.ignore_patterns("plans", "directory"))
    shutil.copy(TEMPLATES / "toolkit.toml", root)
    whole = register()
    write_register(
        root / "master",
        replace(
            whole,
            tasks=tuple(task for task in whole.tasks if task.key != T3),
            assignments=tuple(one for one in whole.assignments if one.item != T3),
        ),
    )
    session = open_session(SessionRequest(root, "2026", AS_OF), root)
    last_year = _issued(open_session(SessionRequest(root, "2025", AS_OF), root))["SXD"]
    earlier = _issued(session)["SXD"]
    write_register(root / "master", whole)
    return SmallOffice(session, _issued(session), earlier, last_year)


def _issued(session: Session) -> Mapping[str, FormContent]:
    return {form.agency: form for form in issue_forms(session, ISSUED_AT, quiet).contents}


T1, T2, T3 = "74-2026/I.1", "74-2026/I.2", "74-2026/II.1"
M1, M2, M3, M4 = (f"557-2023/CT.I.{no}" for no in range(1, 5))
LINES = {"T1": T1, "T2": T2, "T3": T3, "M1": M1, "M2": M2, "M3": M3, "M4": M4}
"""Short names for the lines, as the tables of deeds use them."""

ANSWERS: dict[Slot, Value] = {
    (T1, "status"): "done",
    (T1, "percent"): Decimal(100),
    (T1, "submitted_on"): date(2026, 6, 15),
    (T1, "issued_on"): date(2026, 7, 1),
    (T1, "document"): "123/TTr-SXD",
    (T1, "result"): "Đã trình UBND tỉnh",
    (T2, "status"): "under_way",
    (T2, "percent"): Decimal(45),
    (T2, "result"): "Đã lấy ý kiến các đơn vị",
    (T3, "status"): "under_way",
    (T3, "percent"): Decimal(60),
    (T3, "result"): "Đang thẩm định",
    (M1, "value"): Decimal(4100),
    (M1, "value_status"): "estimate",
    (M1, "value_date"): date(2026, 10, 31),
    (M1, "source"): "Thống kê tỉnh",
    (M2, "value"): Decimal("41.5"),
    (M2, "value_status"): "official",
    (M2, "value_date"): date(2026, 10, 31),
    (M2, "source"): "Báo cáo số 90/BC-SXD",
    (M3, "value"): Decimal(120),
    (M3, "value_status"): "estimate",
    (M3, "value_date"): date(2026, 10, 31),
    (M3, "source"): "Báo cáo của các xã",
    (M4, "value"): Decimal("0.7"),
    (M4, "value_status"): "estimate",
    (M4, "value_date"): date(2026, 10, 31),
    (M4, "source"): "Báo cáo của các xã",
    (None, "highlights"): "Hoàn thành quy hoạch vùng huyện",
    (None, "letter_number"): "90/BC-SXD",
    (None, "letter_date"): date(2026, 11, 20),
    (None, "signer"): "Nguyễn Văn An",
    (None, "signer_title"): "Phó Giám đốc",
    (None, "preparer"): "Lê Thị Bình",
    (None, "phone"): "02373852246",
}
"""What a careful officer of SXD reports: nothing in it is doubtful."""


def filled_form(content: FormContent) -> bytes:
    """The form of SXD as a careful officer fills it."""
    lines = {None, *content.line_keys}
    answers = {slot: value for slot, value in ANSWERS.items() if slot[0] in lines}
    return form_bytes(content, wording(), Filling(answers))


def empty_form(content: FormContent) -> bytes:
    """A form as it was sent."""
    return form_bytes(content, wording())


@cache
def wording() -> FormWording:
    """The wording of the shipped templates."""
    return read_wording(TEMPLATES)


@cache
def cells_of(content: FormContent) -> Mapping[Slot, FieldPlace]:
    """Where the fields of a fresh form are."""
    return {(place.line, place.field): place for place in places(content)}


def slot_of(name: str) -> Slot:
    """'M1.value' as (key of the line, field); 'phone' alone is a box."""
    line, dot, field = name.partition(".")
    return (LINES[line], field) if dot else (None, line)
