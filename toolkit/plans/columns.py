"""What a column of an annex holds, known by its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from toolkit.plans.document import Cell, Row
from toolkit.vietnamese.text import match_key, squeeze


class Role(Enum):
    """The meaning of a column."""

    NUMBER = "number"
    TITLE = "title"
    NAME = "name"
    UNIT = "unit"
    TARGET = "target"
    BASE = "base"
    LEAD = "lead"
    COOPERATING = "cooperating"
    PRODUCT = "product"
    LEADER = "leader"
    DEADLINE = "deadline"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """A recognised column: its role, its place in the grid, its heading, and the year it is for."""

    role: Role
    index: int
    heading: str
    year: int | None = None
    period: str | None = None


_RULES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NUMBER, r"(?:số )?(?:tt|stt|thứ tự)|số|no|mã số|mã"),
        (Role.UNIT, r"(?:đơn vị|đv) ?(?:tính|đo)?|đvt|đơn vị tính.*"),
        (Role.NOTE, r".*ghi chú.*|.*căn cứ.*"),
        (Role.COOPERATING, r".*phối hợp.*"),
        (
            Role.LEADER,
            r".*lãnh đạo.*|(?:đồng chí |người )?(?:trực tiếp )?(?:chỉ đạo|phụ trách).*|.*(?:người"
            r"|đồng chí) (?:chỉ đạo|phụ trách).*",
        ),
        (
            Role.DEADLINE,
            r".*(?:thời gian|thời hạn|thời điểm|tiến độ|kỳ hạn|hạn hoàn thành|hạn báo cáo|hạn trình"
            r"|lộ trình).*|hạn|tháng|năm hoàn thành",
        ),
        (
            Role.LEAD,
            r".*(?:chủ trì|chủ quản|đầu mối|theo dõi|chịu trách nhiệm|trách nhiệm|thực hiện chính).*"
            r"|(?:cơ quan|đơn vị|nơi|cấp|sở, ngành)(?:, (?:cơ quan|đơn vị|địa phương))* (?:được giao "
            r"|tham mưu|thực hiện|triển khai|tổ chức|soạn thảo|xây dựng).*"
            r"|phân công(?: thực hiện)?|đơn vị, địa phương|cơ quan, đơn vị",
        ),
        (
            Role.PRODUCT,
            r".*sản phẩm.*|.*(?:kết quả|hình thức|dạng) (?:đầu ra|văn bản|dự kiến|đạt được|thực hiện"
            r"|hoàn thành|cần đạt).*|kết quả|đầu ra|hình thức|cấp trình|loại văn bản",
        ),
    )
)
_BASE = re.compile(r".*(?:thực hiện|hiện trạng|ước|kết quả).*")
_TARGET = re.compile(r".*(?:mục tiêu|chỉ tiêu|kế hoạch|đến|giai đoạn|phấn đấu|giá trị|mức|năm).*")
_NAME = re.compile(
    r"(?:tên |danh mục |nội dung |các )?(?:chỉ tiêu|mục tiêu|chỉ số)(?!.*(?:20\d\d|đến năm|kế hoạch)).*"
)
_TITLE = re.compile(
    r".*(?:nội dung|nhiệm vụ|công việc|đề án|chương trình|giải pháp|tên|danh mục|hoạt động).*"
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_PERIOD = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")


def read_column(heading: str, index: int) -> Column | None:
    """The column with this heading (a two-row heading is given joined by a blank), or None."""
    key = match_key(heading)
    if not key:
        return None
    years, period = _YEAR.findall(key), _PERIOD.search(key)
    year = int(years[-1]) if years else None
    stretch = f"{period[1]}-{period[2]}" if period else None
    if year is not None and not re.search(
        r"phối hợp|chủ trì|thời gian|thời hạn|tiến độ|ghi chú|nội dung|nhiệm vụ", key
    ):
        role = (
            Role.BASE
            if _BASE.fullmatch(key) and "mục tiêu" not in key and "kế hoạch" not in key
            else Role.TARGET
        )
        return Column(role, index, squeeze(heading), year if not stretch else None, stretch)
    for role, pattern in _RULES:
        if pattern.fullmatch(key):
            return Column(role, index, squeeze(heading))
    if _NAME.fullmatch(key):
        return Column(Role.NAME, index, squeeze(heading))
    if _TITLE.fullmatch(key):
        return Column(Role.TITLE, index, squeeze(heading))
    return Column(Role.TARGET, index, squeeze(heading)) if _TARGET.fullmatch(key) else None


def read_columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of a heading of one or two rows; a role is given to one column, targets to any number."""
    grids = [_headed(row) for row in rows]
    width = max((len(grid) for grid in grids), default=0)
    found: list[Column] = []
    for index in range(width):
        parts = [grid[index].text for grid in grids if index < len(grid)]
        column = read_column(" ".join(dict.fromkeys(part for part in parts if part)), index)
        if column is None or _taken(column, found):
            column = next((c for part in reversed(parts) if (c := read_column(part, index))), None)
        if column is not None and not _taken(column, found):
            found.append(column)
    return tuple(found)


def _headed(row: Row) -> tuple[Cell, ...]:
    """One heading cell per grid column: a wide heading stands over each of its columns."""
    return tuple(cell for cell in row.cells for _column in range(cell.span))


def _taken(column: Column, found: list[Column]) -> bool:
    return column.role not in {Role.TARGET, Role.BASE} and any(c.role is column.role for c in found)
