"""The closed sets of the masters as their drop-downs show them; codes are those of the model."""

from __future__ import annotations

from toolkit.model.plan import Comparator, DeadlineKind, Origin
from toolkit.model.register import (
    AgencyKind,
    DecisionKind,
    Direction,
    FigureKind,
    LinkKind,
    MeasureKind,
    OpeningStatus,
    Role,
    RollUp,
)
from toolkit.register.tables import Choice

YES = "Có"
NO = "Không"

AGENCY_KINDS = (Choice(AgencyKind.PROVINCIAL, "Cấp tỉnh"), Choice(AgencyKind.COMMUNE, "Cấp xã"))
ORIGINS = (Choice(Origin.ANNEX, "Phụ lục"), Choice(Origin.NARRATIVE, "Phần nội dung"))
ROLL_UPS = (
    Choice(RollUp.ALL, "Tất cả đơn vị hoàn thành"),
    Choice(RollUp.EVERY_PART, "Đủ mọi phần việc"),
    Choice(RollUp.NAMED_REPORTER, "Một đơn vị báo cáo chung"),
    Choice(RollUp.COUNT_ONLY, "Chỉ đếm số đơn vị"),
)
OPENINGS = (
    Choice(OpeningStatus.UNKNOWN, "Chưa rõ"),
    Choice(OpeningStatus.DONE, "Đã hoàn thành"),
    Choice(OpeningStatus.UNDER_WAY, "Đang thực hiện"),
    Choice(OpeningStatus.NOT_STARTED, "Chưa thực hiện"),
)
DEADLINES = (
    Choice(DeadlineKind.DATE, "Ngày"),
    Choice(DeadlineKind.QUARTER, "Quý"),
    Choice(DeadlineKind.MONTH, "Tháng"),
    Choice(DeadlineKind.YEAR, "Năm"),
    Choice(DeadlineKind.RANGE, "Giai đoạn"),
    Choice(DeadlineKind.RECURRING, "Định kỳ"),
    Choice(DeadlineKind.ONGOING, "Thường xuyên"),
    Choice(DeadlineKind.CONDITIONAL, "Có điều kiện"),
)
MEASURE_KINDS = (
    Choice(MeasureKind.LEVEL, "Mức đạt"),
    Choice(MeasureKind.ANNUAL_RATE, "Tốc độ hằng năm"),
    Choice(MeasureKind.PERIOD_AVERAGE, "Bình quân giai đoạn"),
    Choice(MeasureKind.CUMULATIVE, "Lũy kế giai đoạn"),
)
DIRECTIONS = (
    Choice(Direction.HIGHER, "Càng cao càng tốt"),
    Choice(Direction.LOWER, "Càng thấp càng tốt"),
    Choice(Direction.RANGE, "Trong khoảng"),
)
COMPARATORS = (
    Choice(Comparator.AT_LEAST, "Từ mức này trở lên"),
    Choice(Comparator.ABOVE, "Trên mức này"),
    Choice(Comparator.AT_MOST, "Không quá mức này"),
    Choice(Comparator.BELOW, "Dưới mức này"),
    Choice(Comparator.EQUAL, "Bằng mức này"),
    Choice(Comparator.RANGE, "Trong khoảng"),
)
FIGURES = (
    Choice(FigureKind.BASE, "Số gốc"),
    Choice(FigureKind.PLAN, "Kế hoạch năm"),
    Choice(FigureKind.ACTUAL, "Thực hiện"),
)
ROLES = (
    Choice(Role.LEAD, "Chủ trì"),
    Choice(Role.COOPERATING, "Phối hợp"),
    Choice(Role.MONITORING, "Theo dõi"),
)
LINKS = (
    Choice(LinkKind.SAME, "Cùng một việc"),
    Choice(LinkKind.RELATED, "Liên quan"),
)
DECISIONS = (
    Choice(DecisionKind.EXTENSION, "Gia hạn"),
    Choice(DecisionKind.FIGURE, "Chọn số liệu"),
    Choice(DecisionKind.CLOSE_TASK, "Đóng nhiệm vụ"),
    Choice(DecisionKind.REMOVE_TASK, "Đưa ra khỏi kế hoạch"),
    Choice(DecisionKind.CONDITION_MET, "Điều kiện đã đáp ứng"),
    Choice(DecisionKind.ACCEPT_LINE, "Chấp nhận dòng báo cáo"),
)
