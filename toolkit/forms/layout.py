"""The form, declared once: writer, reader, checks, ``form describe`` and the guide table all follow it.

Adding a column is one entry here. Headings and labels are what the officer reads, so they are Vietnamese.
"""

from __future__ import annotations

from toolkit.forms.columns import (
    AnswerField,
    BoxSheet,
    CheckColumn,
    Choice,
    ContextColumn,
    ContextRole,
    Layout,
    Required,
    TableSheet,
)
from toolkit.forms.line_texts import (
    measure_name,
    measure_number,
    measure_prior,
    measure_targets,
    measure_year_plan,
    task_deadline,
    task_number,
    task_prior,
    task_title,
)
from toolkit.model.form import CellType, MeasureLine, TaskLine, TaskStatus, ValueStatus

GUIDE_SHEET = "Hướng dẫn"
FEEDBACK_SHEET = "Cần sửa"
META_SHEET = "_meta"

AGENCY_LABEL = "Đơn vị báo cáo"
PERIOD_LABEL = "Kỳ báo cáo"
DUE_LABEL = "Hạn gửi"
CODE_LABEL = "Mã biểu"
SAMPLE_MARK = "DỮ LIỆU MẪU"

TASK_STATUSES = (
    Choice(TaskStatus.DONE, "Đã hoàn thành"),
    Choice(TaskStatus.UNDER_WAY, "Đang thực hiện"),
    Choice(TaskStatus.NOT_STARTED, "Chưa thực hiện"),
    Choice(TaskStatus.NOTHING, "Không phát sinh"),
    Choice(TaskStatus.NO_DATA, "Chưa có số liệu"),
    Choice(TaskStatus.SECRET, "Báo cáo riêng theo chế độ mật"),
)
VALUE_STATUSES = (
    Choice(ValueStatus.ESTIMATE, "Ước thực hiện"),
    Choice(ValueStatus.PRELIMINARY, "Sơ bộ"),
    Choice(ValueStatus.OFFICIAL, "Chính thức"),
    Choice(ValueStatus.NOTHING, "Không phát sinh"),
    Choice(ValueStatus.NO_DATA, "Chưa có số liệu"),
    Choice(ValueStatus.SECRET, "Báo cáo riêng theo chế độ mật"),
)

_DATE_HELP = "Gõ ngày/tháng/năm, ví dụ 25/9/2026."

_TASKS: TableSheet[TaskLine] = TableSheet(
    name="Nhiệm vụ",
    title="KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    status="status",
    columns=(
        ContextColumn("Mã", 7, lambda line: line.key, role=ContextRole.KEY),
        ContextColumn("TT", 4.5, task_number),
        ContextColumn("Nội dung nhiệm vụ", 33, task_title, role=ContextRole.TITLE),
        ContextColumn("Sản phẩm", 19, lambda line: line.product or ""),
        ContextColumn("Thời hạn", 12, task_deadline),
        ContextColumn("Kỳ báo cáo trước", 12, task_prior, optional=True),
        CheckColumn("Kiểm tra", 7),
        AnswerField(
            "status",
            "Tình trạng",
            CellType.CHOICE,
            13,
            Required.ALWAYS,
            TASK_STATUSES,
            help="Chọn một mục trong danh sách. "
            "Đúng hạn hay quá hạn do cơ quan tổng hợp tính theo ngày trình.",
        ),
        AnswerField(
            "percent",
            "Tỷ lệ hoàn thành (%)",
            CellType.PERCENT,
            8.5,
            Required.WHEN_UNDER_WAY,
            help="Gõ số phần trăm từ 0 đến 100, ví dụ 45 hoặc 62,5. Bắt buộc khi đang thực hiện.",
            unit="%",
        ),
        AnswerField(
            "submitted_on",
            "Ngày trình",
            CellType.DATE,
            10.5,
            Required.WHEN_DONE,
            help=f"Ngày trình (báo cáo) UBND tỉnh. Bắt buộc khi đã hoàn thành. {_DATE_HELP}",
        ),
        AnswerField(
            "issued_on",
            "Ngày ban hành",
            CellType.DATE,
            10.5,
            help=f"Ngày văn bản được ban hành, nếu đã ban hành. {_DATE_HELP}",
        ),
        AnswerField(
            "document",
            "Số, ký hiệu văn bản",
            CellType.TEXT,
            14,
            Required.WHEN_DONE,
            help="Số và ký hiệu văn bản chứng minh kết quả, ví dụ 123/TTr-STC. Bắt buộc khi đã hoàn thành.",
        ),
        AnswerField(
            "result",
            "Kết quả thực hiện",
            CellType.TEXT,
            27,
            Required.WHEN_STARTED,
            help="Nêu ngắn gọn việc đã làm được. Xuống dòng trong ô: Alt + Enter.",
        ),
        AnswerField(
            "difficulty",
            "Khó khăn, vướng mắc",
            CellType.TEXT,
            16,
            help="Khó khăn, vướng mắc đang gặp, nếu có.",
        ),
        AnswerField(
            "cause",
            "Nguyên nhân chậm",
            CellType.TEXT,
            16,
            Required.WHEN_LATE,
            help="Nguyên nhân chủ quan, khách quan. Bắt buộc khi đã đến hạn mà chưa hoàn thành.",
        ),
        AnswerField(
            "proposal",
            "Kiến nghị, đề xuất",
            CellType.TEXT,
            16,
            help="Kiến nghị với cấp nào, việc gì.",
        ),
        AnswerField(
            "next_step",
            "Việc tiếp theo",
            CellType.TEXT,
            16,
            Required.WHEN_LATE,
            help="Việc sẽ làm và thời gian làm xong. Bắt buộc khi đã đến hạn mà chưa hoàn thành.",
        ),
        AnswerField(
            "extension_to",
            "Đề nghị gia hạn đến",
            CellType.DATE,
            10.5,
            help=f"Chỉ điền khi đề nghị gia hạn. Thời hạn chỉ thay đổi khi UBND tỉnh đồng ý. {_DATE_HELP}",
        ),
        AnswerField(
            "extension_reason",
            "Lý do gia hạn",
            CellType.TEXT,
            15,
            Required.WHEN_EXTENSION,
            help="Bắt buộc khi có đề nghị gia hạn.",
        ),
        ContextColumn(
            "Đơn vị phối hợp", 22, lambda line: line.cooperating or "", optional=True, printed=False
        ),
        ContextColumn(
            "Lãnh đạo UBND tỉnh chỉ đạo", 20, lambda line: line.leaders or "", optional=True, printed=False
        ),
    ),
)

_MEASURES: TableSheet[MeasureLine] = TableSheet(
    name="Chỉ tiêu",
    title="KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    status="value_status",
    columns=(
        ContextColumn("Mã", 7, lambda line: line.key, role=ContextRole.KEY),
        ContextColumn("TT", 4.5, measure_number),
        ContextColumn("Chỉ tiêu", 32, measure_name, role=ContextRole.TITLE),
        ContextColumn("Đơn vị tính", 10, lambda line: line.unit or "", role=ContextRole.UNIT),
        ContextColumn("Mục tiêu", 20, measure_targets, role=ContextRole.REFERENCE),
        ContextColumn("Kế hoạch năm", 10, measure_year_plan, optional=True, role=ContextRole.REFERENCE),
        ContextColumn("Kỳ báo cáo trước", 15, measure_prior, optional=True),
        CheckColumn("Kiểm tra", 7),
        AnswerField(
            "value",
            "Giá trị thực hiện",
            CellType.NUMBER,
            13,
            Required.WHEN_FIGURE,
            help="Gõ số theo đơn vị tính của dòng, dấu phẩy cho phần lẻ, không cần dấu chấm hàng nghìn. "
            "Ví dụ 10,1 hoặc 1650000. Số phần trăm gõ 45 cho 45%.",
            by_unit=True,
        ),
        AnswerField(
            "value_status",
            "Loại số liệu",
            CellType.CHOICE,
            15,
            Required.ALWAYS,
            VALUE_STATUSES,
            help="Chọn một mục trong danh sách. Nếu không có số, chọn Không phát sinh hoặc Chưa có số liệu.",
        ),
        AnswerField(
            "value_date",
            "Ngày số liệu",
            CellType.DATE,
            10.5,
            Required.WHEN_FIGURE,
            help=f"Số liệu tính đến ngày nào. {_DATE_HELP}",
        ),
        AnswerField(
            "source",
            "Nguồn số liệu",
            CellType.TEXT,
            24,
            Required.WHEN_FIGURE,
            help="Báo cáo, niên giám hoặc văn bản có số liệu này.",
        ),
        AnswerField(
            "explanation",
            "Giải trình",
            CellType.TEXT,
            34,
            help="Nguyên nhân tăng, giảm hoặc không đạt kế hoạch, nếu có.",
        ),
    ),
)


def _box(name: str, heading: str, text: str) -> AnswerField:
    return AnswerField(name, heading, CellType.TEXT, 0, help=text)


_GENERAL = BoxSheet(
    name="Đánh giá chung",
    title="ĐÁNH GIÁ CHUNG",
    label_heading="Nội dung đánh giá",
    answer_heading="Ý kiến của đơn vị",
    label_width=42,
    answer_width=105,
    lines=6,
    fields=(
        _box("highlights", "Kết quả nổi bật", "Nêu tối đa 5 kết quả nổi bật nhất trong kỳ, có số liệu."),
        _box("shortcomings", "Tồn tại, hạn chế", "Nêu việc chưa làm được, chỉ tiêu chưa đạt."),
        _box("causes", "Nguyên nhân", "Nêu riêng nguyên nhân khách quan và nguyên nhân chủ quan."),
        _box("next_year", "Nhiệm vụ trọng tâm kỳ tới", "Nêu các việc trọng tâm của kỳ tới và mốc thời gian."),
        _box("proposals", "Kiến nghị, đề xuất chung", "Nêu rõ kiến nghị với cơ quan nào, việc gì."),
    ),
)

_SIGN_OFF = BoxSheet(
    name="Ký duyệt",
    title="KÝ DUYỆT BÁO CÁO",
    label_heading="Thông tin văn bản gửi báo cáo",
    answer_heading="Đơn vị điền",
    label_width=36,
    answer_width=46,
    lines=1,
    fields=(
        AnswerField(
            "letter_number",
            "Số, ký hiệu văn bản gửi báo cáo",
            CellType.TEXT,
            0,
            Required.ALWAYS,
            help="Ví dụ 123/BC-SXD, 45/BC-UBND.",
        ),
        AnswerField(
            "letter_date", "Ngày văn bản gửi báo cáo", CellType.DATE, 0, Required.ALWAYS, help=_DATE_HELP
        ),
        AnswerField(
            "signer", "Họ và tên người ký", CellType.TEXT, 0, Required.ALWAYS, help="Ghi đủ họ, tên đệm, tên."
        ),
        AnswerField(
            "signer_title",
            "Chức vụ người ký",
            CellType.TEXT,
            0,
            Required.ALWAYS,
            help="Ví dụ Giám đốc, Phó Giám đốc, Chủ tịch UBND.",
        ),
        AnswerField(
            "preparer", "Người lập biểu", CellType.TEXT, 0, Required.ALWAYS, help="Ghi đủ họ, tên đệm, tên."
        ),
        AnswerField(
            "phone",
            "Điện thoại người lập biểu",
            CellType.TEXT,
            0,
            Required.ALWAYS,
            help="Số gọi được trong giờ làm việc, gõ cả số 0 ở đầu.",
        ),
    ),
)

LAYOUT = Layout(version="1", tasks=_TASKS, measures=_MEASURES, general=_GENERAL, sign_off=_SIGN_OFF)
"""The form in force."""


def field_named(name: str, layout: Layout = LAYOUT) -> AnswerField:
    """The declaration of a field; raise KeyError for a name the form does not have."""
    for field in layout.fields:
        if field.name == name:
            return field
    raise KeyError(name)


def field_kind(field: AnswerField, unit: str | None) -> CellType:
    """What may be typed into a field of a line with this unit (None where a line has none)."""
    if field.by_unit and unit is not None and unit.lstrip().startswith("%"):
        return CellType.PERCENT
    return field.kind


def choice_label(name: str, code: str, layout: Layout = LAYOUT) -> str:
    """The label of a choice code; the code itself where the field has no such choice."""
    return next((c.label for c in field_named(name, layout).choices if c.code == code), code)
