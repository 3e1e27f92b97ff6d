"""The consolidated workbook, declared once: sheets, headings, widths and the labels of closed sets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.findings import Outcome
from toolkit.model.form import TaskStatus, ValueStatus
from toolkit.model.register import AgencyKind
from toolkit.model.results import Lacking, LineReport, TaskState, Verdict

OVERVIEW = "Tổng quan"
SAMPLE_BANNER = "SỐ LIỆU MẪU ĐỂ TRÌNH DIỄN, KHÔNG PHẢI SỐ LIỆU THẬT"
TICK = "x"

STATE_LABELS = {
    TaskState.DONE_ON_TIME: "Hoàn thành đúng hạn",
    TaskState.DONE_LATE: "Hoàn thành quá hạn",
    TaskState.UNDER_WAY: "Đang thực hiện, trong hạn",
    TaskState.OVERDUE: "Chưa hoàn thành, quá hạn",
    TaskState.RECURRING: "Thường xuyên",
    TaskState.WAITING: "Chờ điều kiện",
    TaskState.REMOVED: "Đưa ra khỏi kế hoạch",
    TaskState.NO_DATA: "Chưa có số liệu",
}
LACKING_LABELS = {
    Lacking.FIGURE: "số liệu trong kỳ",
    Lacking.BASE: "số gốc",
    Lacking.END: "năm của mục tiêu",
    Lacking.YEARS: "số liệu các năm",
    Lacking.WHOLE_YEAR: "số liệu cả năm",
    Lacking.UNIT: "đơn vị tính khớp với mục tiêu",
}
DONE_UNDATED = "Đã hoàn thành, chưa rõ ngày"
"""Shown for a task that is done without any date: no state can be proved, yet 'no data' would mislead."""

REPORT_LABELS = {
    LineReport.REPORTED: "Đã báo cáo",
    LineReport.NOTHING: "Không phát sinh",
    LineReport.NO_DATA: "Chưa có số liệu",
    LineReport.SECRET: "Báo cáo riêng theo chế độ mật",
    LineReport.MISSING: "Chưa báo cáo",
}
VERDICT_LABELS = {
    Verdict.MET: "Đạt và vượt",
    Verdict.NEAR: "Xấp xỉ đạt",
    Verdict.MISSED: "Không đạt",
    Verdict.REACHED: "Đã đạt",
    Verdict.LIKELY: "Khả năng đạt",
    Verdict.HARD: "Khó đạt",
    Verdict.NO_BASIS: "Chưa đủ căn cứ đánh giá",
    Verdict.NOT_REPORTED: "Chưa báo cáo",
    Verdict.SECRET: "Báo cáo riêng theo chế độ mật",
    Verdict.NOTHING: "Không phát sinh",
}
OUTCOME_LABELS = {
    Outcome.ACCEPTED: "Đã tiếp nhận",
    Outcome.RETURNED: "Trả lại để sửa (tạm tính)",
    Outcome.HELD: "Tạm giữ, chờ xác nhận đơn vị",
    Outcome.REJECTED: "Không dùng được",
}
STATUS_LABELS = {
    TaskStatus.DONE.value: "Đã hoàn thành",
    TaskStatus.UNDER_WAY.value: "Đang thực hiện",
    TaskStatus.NOT_STARTED.value: "Chưa thực hiện",
    TaskStatus.NOTHING.value: "Không phát sinh",
    TaskStatus.NO_DATA.value: "Chưa có số liệu",
    TaskStatus.SECRET.value: "Báo cáo riêng theo chế độ mật",
    ValueStatus.ESTIMATE.value: "Ước thực hiện",
    ValueStatus.PRELIMINARY.value: "Sơ bộ",
    ValueStatus.OFFICIAL.value: "Chính thức",
}
KIND_LABELS = {AgencyKind.PROVINCIAL: "Cấp tỉnh", AgencyKind.COMMUNE: "Cấp xã"}
CONTRIBUTION_LABELS = {
    "highlights": "Kết quả nổi bật",
    "shortcomings": "Tồn tại, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Nhiệm vụ trọng tâm kỳ tới",
    "proposals": "Kiến nghị, đề xuất",
}
FIELD_LABELS = {
    "status": "Tình trạng",
    "percent": "Tiến độ (%)",
    "submitted_on": "Ngày trình",
    "issued_on": "Ngày ban hành",
    "document": "Văn bản",
    "result": "Kết quả",
    "difficulty": "Khó khăn, vướng mắc",
    "cause": "Nguyên nhân",
    "proposal": "Kiến nghị",
    "next_step": "Việc tiếp theo",
    "extension_to": "Đề nghị gia hạn đến",
    "extension_reason": "Lý do gia hạn",
    "value": "Giá trị",
    "value_status": "Mức độ số liệu",
    "value_date": "Ngày số liệu",
    "source": "Nguồn số liệu",
    "explanation": "Giải trình",
    **CONTRIBUTION_LABELS,
    "letter_number": "Số công văn",
    "letter_date": "Ngày công văn",
    "signer": "Người ký",
    "signer_title": "Chức vụ người ký",
    "preparer": "Người lập",
    "phone": "Điện thoại",
}


class ColumnKind(StrEnum):
    """How a column is set: running text, centred short text, numbers, dates, or a cell to tick."""

    TEXT = "text"
    SHORT = "short"
    NUMBER = "number"
    DATE = "date"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, kind."""

    heading: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A list sheet: its name, title, what it says when it is empty, and its columns."""

    name: str
    title: str
    empty: str
    columns: tuple[Column, ...]


_T, _S, _N, _D = ColumnKind.TEXT, ColumnKind.SHORT, ColumnKind.NUMBER, ColumnKind.DATE

TASKS = SheetLayout(
    "Nhiệm vụ",
    "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ",
    "Không có nhiệm vụ nào được giao báo cáo trong kỳ.",
    (
        Column("TT", 6, _S),
        Column("Nội dung nhiệm vụ", 40),
        Column("Đơn vị chủ trì", 19),
        Column("Sản phẩm", 16),
        Column("Lãnh đạo UBND tỉnh chỉ đạo", 15),
        Column("Thời hạn theo kế hoạch", 13),
        Column("Hạn đánh giá", 11, _D),
        Column("Tình trạng", 14, _S),
        Column("Hoàn thành", 10, _S),
        Column("Kết quả", 26),
        Column("Ngày trình", 11, _D),
        Column("Ngày ban hành", 11, _D),
        Column("Lý do, khó khăn", 22),
        Column("Ghi chú", 15),
        Column("Kế hoạch, mục", 17),
        Column("Mã nhiệm vụ", 16, _S),
    ),
)
BY_AGENCY = SheetLayout(
    "Theo đơn vị",
    "TỔNG HỢP NHIỆM VỤ, CHỈ TIÊU THEO ĐƠN VỊ",
    "Không có đơn vị nào phải báo cáo trong kỳ.",
    (
        Column("TT", 6, _S),
        Column("Mã", 12, _S),
        Column("Đơn vị", 38),
        Column("Số nhiệm vụ", 10, _N),
        Column("Hoàn thành đúng hạn", 11, _N),
        Column("Hoàn thành quá hạn", 11, _N),
        Column("Đang thực hiện, trong hạn", 11, _N),
        Column("Chưa hoàn thành, quá hạn", 11, _N),
        Column("Thường xuyên", 11, _N),
        Column("Chờ điều kiện", 10, _N),
        Column("Đưa ra khỏi kế hoạch", 10, _N),
        Column("Chưa có số liệu", 10, _N),
        Column("Dòng nhiệm vụ chưa báo cáo", 11, _N),
        Column("Số chỉ tiêu", 9, _N),
        Column("Chỉ tiêu đã báo cáo", 10, _N),
    ),
)
MEASURES = SheetLayout(
    "Chỉ tiêu",
    "TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU",
    "Không có chỉ tiêu nào được giao báo cáo trong kỳ.",
    (
        Column("TT", 6, _S),
        Column("Chỉ tiêu", 36),
        Column("Đơn vị tính", 10, _S),
        Column("Mục tiêu theo kế hoạch (nguyên văn)", 22),
        Column("Thực hiện năm trước", 11, _N),
        Column("Kế hoạch năm", 11, _N),
        Column("Thực hiện trong kỳ", 11, _N),
        Column("Mức độ số liệu", 12, _S),
        Column("So với kế hoạch năm (%)", 11, _N),
        Column("Đánh giá so với kế hoạch năm", 14, _S),
        Column("So với mục tiêu (%)", 11, _S),
        Column("Đánh giá so với mục tiêu", 14, _S),
        Column("Đơn vị báo cáo", 20),
        Column("Ngày số liệu", 11, _D),
        Column("Nguồn, giải trình", 22),
        Column("Cùng kỳ năm trước", 11, _N),
        Column("Tăng, giảm so với cùng kỳ", 11, _N),
        Column("Căn cứ đánh giá so với mục tiêu", 30),
        Column("Mã chỉ tiêu", 18, _S),
    ),
)
GROUPS = SheetLayout(
    "Theo mục, lãnh đạo",
    "TỔNG HỢP NHIỆM VỤ THEO KẾ HOẠCH, MỤC, LÃNH ĐẠO CHỈ ĐẠO",
    "Không có nhiệm vụ nào được giao báo cáo trong kỳ.",
    (
        Column("TT", 6, _S),
        Column("Nội dung", 60),
        Column("Số nhiệm vụ", 10, _N),
        Column("Hoàn thành đúng hạn", 11, _N),
        Column("Hoàn thành quá hạn", 11, _N),
        Column("Đang thực hiện, trong hạn", 11, _N),
        Column("Chưa hoàn thành, quá hạn", 11, _N),
        Column("Thường xuyên", 11, _N),
        Column("Chờ điều kiện", 10, _N),
        Column("Đưa ra khỏi kế hoạch", 10, _N),
        Column("Chưa có số liệu", 10, _N),
        Column("Mã", 24, _S),
    ),
)
DISTRICTS = SheetLayout(
    "Theo địa bàn",
    "TÌNH HÌNH BÁO CÁO CỦA CÁC XÃ, PHƯỜNG THEO ĐỊA BÀN HUYỆN CŨ",
    "Không có xã, phường nào phải báo cáo trong kỳ.",
    (
        Column("TT", 6, _S),
        Column("Địa bàn huyện cũ", 26),
        Column("Số xã, phường", 9, _N),
        Column("Đã gửi", 9, _N),
        Column("Dùng được", 9, _N),
        Column("Đúng hạn", 9, _N),
        Column("Muộn", 9, _N),
        Column("Chưa gửi", 9, _N),
        Column("Tỷ lệ đã gửi (%)", 10, _N),
        Column("Tỷ lệ dòng đã điền (%)", 10, _N),
        Column("Xã, phường chưa gửi", 60),
        Column("Mã", 22, _S),
    ),
)
SERIES = SheetLayout(
    "Diễn biến chỉ tiêu",
    "DIỄN BIẾN CÁC CHỈ TIÊU QUA CÁC NĂM",
    "Không có chỉ tiêu nào đã có số liệu.",
    (
        Column("TT", 6, _S),
        Column("Chỉ tiêu", 44),
        Column("Đơn vị tính", 11, _S),
        Column("Diễn biến", 22),
        Column("Kế hoạch năm", 12, _N),
        Column("Mục tiêu theo kế hoạch (nguyên văn)", 30),
        Column("Mã chỉ tiêu", 18, _S),
    ),
)
"""Columns of years stand between the third and the fourth of these."""
OVERDUE = SheetLayout(
    "Quá hạn",
    "NHIỆM VỤ CHƯA HOÀN THÀNH, QUÁ HẠN",
    "Không có nhiệm vụ quá hạn.",
    (
        Column("TT", 6, _S),
        Column("Đơn vị", 24),
        Column("Nội dung nhiệm vụ", 40),
        Column("Hạn theo kế hoạch", 11, _D),
        Column("Hạn đánh giá", 11, _D),
        Column("Số ngày quá hạn", 9, _N),
        Column("Tiến độ (%)", 9, _N),
        Column("Lý do, khó khăn", 30),
        Column("Việc tiếp theo", 24),
        Column("Kiến nghị", 24),
        Column("Mã nhiệm vụ", 16, _S),
    ),
)
EXTENSIONS = SheetLayout(
    "Đề nghị gia hạn",
    "ĐỀ NGHỊ ĐIỀU CHỈNH THỜI HẠN",
    "Không có đề nghị gia hạn.",
    (
        Column("TT", 6, _S),
        Column("Đơn vị", 24),
        Column("Nội dung nhiệm vụ", 42),
        Column("Hạn theo kế hoạch", 11, _D),
        Column("Hạn đánh giá", 11, _D),
        Column("Đề nghị gia hạn đến", 11, _D),
        Column("Lý do đề nghị", 34),
        Column("Quyết định xử lý", 28),
        Column("Mã nhiệm vụ", 16, _S),
    ),
)
CONTRIBUTIONS = SheetLayout(
    "Ý kiến đơn vị",
    "ĐÁNH GIÁ, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ",
    "Không có ý kiến, đánh giá nào của các đơn vị.",
    (
        Column("TT", 6, _S),
        Column("Mã", 12, _S),
        Column("Đơn vị", 26),
        Column("Mục", 18),
        Column("Ý kiến của đơn vị (nguyên văn)", 86),
        Column("Chọn đưa vào báo cáo", 12, ColumnKind.TICK),
    ),
)
CONFLICTS = SheetLayout(
    "Mâu thuẫn",
    "SỐ LIỆU CHƯA THỐNG NHẤT VÀ VIỆC CẦN HỎI LẠI",
    "Không có số liệu mâu thuẫn.",
    (
        Column("TT", 6, _S),
        Column("Chỉ tiêu", 44),
        Column("Đơn vị tính", 11, _S),
        Column("Đơn vị báo cáo", 28),
        Column("Giá trị", 13, _N),
        Column("Mức độ số liệu", 14, _S),
        Column("Ngày số liệu", 11, _D),
        Column("Nguồn, giải trình", 28),
        Column("Xử lý", 26),
        Column("Mã chỉ tiêu", 18, _S),
    ),
)
RETURNS = SheetLayout(
    "Tình hình gửi",
    "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC ĐƠN VỊ",
    "Không có đơn vị nào phải báo cáo và chưa nhận được báo cáo nào.",
    (
        Column("TT", 6, _S),
        Column("Mã", 12, _S),
        Column("Đơn vị", 32),
        Column("Ngày nhận lần đầu", 11, _D),
        Column("Thời hạn gửi", 12, _S),
        Column("Kết quả tiếp nhận", 19, _S),
        Column("Số dòng giao", 9, _N),
        Column("Số dòng đã điền", 9, _N),
        Column("Văn bản ký", 14, _S),
        Column("Số lỗi", 8, _N),
        Column("Tệp đang tính số liệu", 40),
        Column("Ghi chú", 30),
    ),
)
RULES = SheetLayout(
    "Lỗi thường gặp",
    "LỖI THƯỜNG GẶP VÀ ĐỀ NGHỊ CHO BIỂU MẪU KỲ SAU",
    "Không có lỗi, cảnh báo nào trong các báo cáo đã nhận.",
    (
        Column("TT", 6, _S),
        Column("Quy tắc", 12, _S),
        Column("Cột, ô hoặc nội dung quy tắc", 42),
        Column("Mức độ", 11, _S),
        Column("Số đơn vị còn mắc", 9, _N),
        Column("Tỷ lệ đơn vị (%)", 9, _N),
        Column("Số ô còn mắc", 8, _N),
        Column("Số báo cáo từng mắc", 10, _N),
        Column("Đề nghị cho biểu mẫu kỳ sau", 66),
    ),
)
SOURCES = SheetLayout(
    "Nguồn",
    "NGUỒN CỦA TỪNG SỐ LIỆU",
    "Không có số liệu nào được tính.",
    (
        Column("Đơn vị", 11, _S),
        Column("Dòng", 18),
        Column("Trường", 18),
        Column("Giá trị", 34),
        Column("Tạm tính", 9, _S),
        Column("Tệp", 40),
        Column("Trang tính", 14),
        Column("Ô", 7, _S),
        Column("Mã băm tệp (SHA-256)", 74),
    ),
)
