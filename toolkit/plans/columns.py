"""What a column of an annex holds, known by its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from toolkit.plans.deadline_columns import DeadlinePart, Slot, read_edge, read_part
from toolkit.plans.document import Cell, Row
from toolkit.vietnamese.text import match_key, squeeze


class Role(Enum):
    """The meaning of a column."""

    NUMBER = "number"
    GROUP = "group"
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
    """A recognised column: its role, its place in the grid, its heading, and the year it is for.

    ``part`` is given to columns that together hold one deadline (see ``deadline_columns``), ``label`` to targets that
    differ in what they are of, not in their time ('Toàn tỉnh', 'Miền núi').
    """

    role: Role
    index: int
    heading: str
    year: int | None = None
    period: str | None = None
    part: DeadlinePart | None = None
    label: str | None = None


_RULES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NUMBER, r"(?:số )?(?:tt|stt|thứ tự)|số|no|mã số|mã"),
        (Role.UNIT, r"(?:đơn vị|đv) ?(?:tính|đo)?|đvt|đơn vị tính.*"),
        (Role.NOTE, r".*ghi chú.*|.*căn cứ.*"),
        (
            Role.LEAD,
            r"(?!.*phối hợp.*phối hợp).*(?:chủ trì|đầu mối)\W+(?:và )?(?:cơ quan |đơn vị )?phối hợp.*",
        ),
        (Role.COOPERATING, r".*phối hợp.*"),
        (
            Role.LEADER,
            r"(?!.*(?:chỉ tiêu|nhiệm vụ)).*lãnh đạo.*|(?:đồng chí |người )?(?:trực tiếp )?(?:chỉ đạo|phụ trách).*"
            r"|.*(?:người|đồng chí) (?:chỉ đạo|phụ trách).*",
        ),
        (
            Role.DEADLINE,
            r".*(?:thời gian|thời hạn|thời điểm|tiến độ|kỳ hạn|hạn hoàn thành|hạn báo cáo|hạn trình"
            r"|lộ trình).*|hạn|tháng|năm hoàn thành|(?:ngày|mốc|kế hoạch|dự kiến) hoàn thành.*|mốc .*",
        ),
        (
            Role.LEAD,
            r".*(?:chủ trì|chủ quản|đầu mối|theo dõi|chịu trách nhiệm|trách nhiệm|thực hiện chính).*"
            r"|(?:cơ quan|đơn vị|nơi|cấp|sở, ngành)(?:, (?:cơ quan|đơn vị|địa phương))* (?:được giao "
            r"|tham mưu|thực hiện|triển khai|tổ chức|soạn thảo|xây dựng).*"
            r"|(?:cơ quan|đơn vị|sở, ngành)(?:, (?:cơ quan|đơn vị|địa phương))* (?:phụ trách|tham mưu|trình).*"
            r"|phân công(?: thực hiện)?|đơn vị, địa phương|cơ quan, đơn vị",
        ),
        (
            Role.PRODUCT,
            r".*sản phẩm.*|.*(?:kết quả|hình thức|dạng) (?:đầu ra|văn bản|dự kiến|đạt được|thực hiện"
            r"|hoàn thành|cần đạt).*|kết quả|đầu ra|hình thức|cấp trình|loại văn bản",
        ),
    )
)
_BASE = re.compile(r".*(?:thực hiện|hiện trạng|ước|kết quả|\bu?th\b|năm gốc|cơ sở|xuất phát).*")
_MONEY = re.compile(
    r".*(?:kinh phí|dự toán|nguồn vốn|kế hoạch vốn|vốn|tổng mức|số lượng|khối lượng|đơn giá).*"
)
_GROUP = re.compile(
    r"(?:tên )?(?:nhóm|lĩnh vực|trụ cột|định hướng|khâu đột phá|chủ đề|hạng mục)\b.*|(?:các )?mục tiêu(?: chung)?"
)
_DETAILED = re.compile(r".*(?:cụ thể|chi tiết|thành phần).*")
_TARGET = re.compile(r".*(?:mục tiêu|chỉ tiêu|kế hoạch|đến|giai đoạn|phấn đấu|giá trị|mức|năm).*")
_NAME = re.compile(
    r"(?:tên |danh mục |nội dung |các )?(?:chỉ tiêu|mục tiêu|chỉ số)(?!.*(?:20\d\d|đến năm|kế hoạch)).*"
)
_TITLE = re.compile(
    r".*(?:nội dung|nhiệm vụ|công việc|đề án|chương trình|giải pháp|tên|danh mục|hoạt động).*"
    r"|(?:nhóm|lĩnh vực|trụ cột|định hướng|khâu đột phá|hạng mục)\b.*"
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_BARE_YEAR = re.compile(r"(?:đến )?(?:hết )?(?:năm )?(20\d\d)")
_PERIOD = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")


def read_column(heading: str, index: int) -> Column | None:
    """The column with this heading (a two-row heading is given joined by a blank), or None."""
    key = match_key(heading)
    if not key:
        return None
    years, period = _YEAR.findall(key), _PERIOD.search(key)
    year = int(years[-1]) if years else None
    stretch = f"{period[1]}-{period[2]}" if period else None
    if (
        year is not None
        and not _MONEY.fullmatch(key)
        and not re.search(r"phối hợp|chủ trì|thời gian|thời hạn|tiến độ|ghi chú|nội dung|nhiệm vụ", key)
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
    if _TARGET.fullmatch(key) and not _MONEY.fullmatch(key):
        return Column(Role.TARGET, index, squeeze(heading))
    return None


def read_columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of a heading of one or more rows; a role is given to one column, targets to any number."""
    grids = [_headed(row) for row in rows]
    width = max((len(grid) for grid in grids), default=0)
    found: list[Column] = []
    for index in range(width):
        texts = [grid[index].text for grid in grids if index < len(grid)]
        parts = list(dict.fromkeys(text for text in texts if text))
        column = _column(parts, index)
        if column is not None and column.role in _OWN:
            found = _grouped(found, column)
        if column is None or _taken(column, found):
            column = next((c for part in reversed(parts) if (c := read_column(part, index))), None)
        if column is not None and column.role is Role.NAME and _taken(column, found):
            column = replace(column, role=Role.TARGET)
        if column is not None and not _taken(column, found):
            found.append(column)
    return tuple(_settled(found))


def _grouped(found: list[Column], column: Column) -> list[Column]:
    """The columns so far; a column of titles before one of more exact titles only groups the rows."""
    before = next((c for c in found if c.role in _OWN), None)
    if before is None:
        return found
    groups = _GROUP.fullmatch(match_key(before.heading)) or _DETAILED.fullmatch(match_key(column.heading))
    if not groups or _GROUP.fullmatch(match_key(column.heading)):
        return found
    return [replace(c, role=Role.GROUP) if c is before else c for c in found]


def _settled(found: list[Column]) -> list[Column]:
    """The columns with what only the whole heading tells: what years hold, who 'Đơn vị' is, starts and ends."""
    roles = {column.role for column in found}
    if Role.NAME not in roles and Role.TARGET not in roles and Role.LEAD not in roles:
        found = [replace(c, role=Role.LEAD) if _is_unit_or_body(c) else c for c in found]
    measures = any(column.role in {Role.UNIT, Role.NAME} for column in found)
    found = [_measured(column) if measures else _ticked(column) for column in found]
    slots = {column.part.slot for column in found if column.part is not None}
    if len(slots & {Slot.FROM, Slot.TO}) == 1:
        edges = [column for column in found if column.part is not None]
        found = [c if c.part is None else replace(c, part=None) for c in found if c not in edges[1:]]
    times = Counter((c.year, c.period) for c in found if c.role is Role.TARGET)
    return [replace(c, label=None) if times[c.year, c.period] < _SEVERAL else c for c in found]


def _is_unit_or_body(column: Column) -> bool:
    return column.role is Role.UNIT and match_key(column.heading) == "đơn vị"


def _column(parts: list[str], index: int) -> Column | None:
    """The column under these headings, the uppermost first."""
    if not parts:
        return None
    above = read_column(" ".join(parts[:-1]), index)
    under = None if above is None else above.role
    part = read_part(parts[-1], " ".join(parts[:-1])) if under in {None, Role.DEADLINE, Role.TARGET} else None
    if part is None and len(parts) == 1:
        part = read_edge(parts[0])
        under = Role.DEADLINE if part is not None else under
    alone = part is not None and part.ticked and (part.slot is not Slot.TICK_YEAR or len(parts) == 1)
    if part is not None and (under is Role.DEADLINE or alone):
        return Column(Role.DEADLINE, index, squeeze(" ".join(parts)), part=part)
    own = read_column(parts[-1], index)
    if own is not None and own.role in _PARTED:
        return Column(own.role, index, squeeze(" ".join(parts)))
    whole = read_column(" ".join(parts), index)
    if whole is None or whole.role is not Role.TARGET or len(parts) == 1:
        return whole
    year = _BARE_YEAR.fullmatch(match_key(parts[-1]))
    if year is not None:
        return replace(whole, year=int(year[1]), period=None)
    return replace(whole, label=squeeze(parts[-1]))


def _measured(column: Column) -> Column:
    """A year or quarter among the columns of a table that measures something holds values, not ticks."""
    part = column.part
    if part is None or not part.ticked:
        return column
    of_year = part.slot is Slot.TICK_YEAR
    return Column(
        Role.TARGET,
        column.index,
        column.heading,
        part.year if of_year else None,
        None if of_year else part.key,
    )


def _ticked(column: Column) -> Column:
    """A year among the columns of a table of duties says when a duty is due."""
    if column.role is not Role.TARGET or column.year is None:
        return column
    part = DeadlinePart.of_year(column.year)
    return Column(Role.DEADLINE, column.index, column.heading, part=part)


def _headed(row: Row) -> tuple[Cell, ...]:
    """One heading cell per grid column: a wide heading stands over each of its columns."""
    return tuple(cell for cell in row.cells for _column in range(cell.span))


def _taken(column: Column, found: list[Column]) -> bool:
    if column.role in {Role.TARGET, Role.BASE}:
        return False
    return any(c.role is column.role and not (c.part and column.part) for c in found)


_OWN = {Role.TITLE, Role.NAME}
_SEVERAL = 2
_PARTED = {Role.LEAD, Role.COOPERATING, Role.UNIT, Role.LEADER}
"""Roles whose own heading is enough, whatever stands over it ('Cơ quan chủ trì, phối hợp' over 'Phối hợp')."""
