"""The masters, declared once: workbooks, sheets and columns that reader and writer both follow.

Headings and help are Vietnamese because they are the document; field names are those of the model.
"""

from __future__ import annotations

from toolkit.register import choices
from toolkit.register.tables import BookSpec, Column, ColumnType, Owner, SheetSpec

_T = ColumnType
_PLAN = Owner.PLAN
_SHOWN = Owner.SHOWN

_FROM = Column(
    "valid_from", "Từ ngày", 13, "Ngày đầu tiên có hiệu lực; để trống nếu không giới hạn.", _T.DATE
)
_TO = Column("valid_to", "Đến ngày", 13, "Ngày cuối cùng còn hiệu lực; để trống nếu không giới hạn.", _T.DATE)
_NOTE = Column("note", "Ghi chú", 34, "Tự do.", _T.LONG)
_PLAN_KEY = Column("plan", "Kế hoạch", 12, "Mã kế hoạch, ví dụ 557-2023.", owner=_PLAN, required=True)
_SECTION = Column("section", "Nhóm", 8, "Số La Mã của nhóm trong phụ lục.", owner=_PLAN)
_SECTION_TITLE = Column("section_title", "Tên nhóm", 44, "Tên nhóm theo văn bản.", _T.LONG, _PLAN)
_NO = Column("no", "Số TT", 8, "Số thứ tự in trong văn bản.", owner=_PLAN)
_ORIGIN = Column(
    "origin",
    "Xuất xứ",
    13,
    "Phụ lục hoặc phần nội dung.",
    _T.CHOICE,
    _PLAN,
    choices=choices.ORIGINS,
    default="annex",
)
_ASKED = Column(
    "asked", "Giao báo cáo", 10, "Có: đưa vào biểu mẫu. Không: chỉ theo dõi.", _T.YES_NO, default=True
)

AGENCIES = SheetSpec(
    "agencies",
    "Đơn vị",
    "Các đơn vị báo cáo và các đơn vị cũ mà văn bản nêu tên.",
    ("code",),
    (
        Column("code", "Mã đơn vị", 18, "Viết tắt của đơn vị; cấp xã là mã hành chính 5 số.", required=True),
        Column("name", "Tên đơn vị", 44, "Tên đầy đủ, viết hoa đúng quy định.", _T.LONG, required=True),
        Column(
            "kind",
            "Cấp",
            11,
            "Cấp tỉnh hoặc cấp xã.",
            _T.CHOICE,
            choices=choices.AGENCY_KINDS,
            default="provincial",
        ),
        Column("reports", "Phải báo cáo", 10, "Không: đơn vị cũ, chỉ giữ tên.", _T.YES_NO, default=True),
        Column("contact", "Đầu mối", 22, "Họ tên người phụ trách báo cáo."),
        Column("phone", "Điện thoại", 15, "Số điện thoại của đầu mối."),
        Column("email", "Thư điện tử", 26, "Địa chỉ nhận biểu mẫu."),
        _FROM,
        _TO,
        Column("former_district", "Huyện cũ", 22, "Huyện, thị xã, thành phố trước 01/7/2025 (cấp xã)."),
        Column("aliases", "Tên gọi khác", 44, "Mỗi tên một dòng (Alt+Enter).", _T.LIST),
        _NOTE,
    ),
)
GROUPS = SheetSpec(
    "groups",
    "Nhóm",
    "Các chủ thể chung mà văn bản giao việc, ví dụ 'UBND các xã, phường'.",
    ("code",),
    (
        Column("code", "Mã nhóm", 27, "Mã ngắn, không trùng mã đơn vị.", required=True),
        Column("name", "Tên nhóm", 52, "Tên như văn bản ghi.", _T.LONG, required=True),
        Column("aliases", "Tên gọi khác", 52, "Mỗi tên một dòng (Alt+Enter).", _T.LIST),
        _NOTE,
    ),
)
MEMBERS = SheetSpec(
    "members",
    "Thành viên nhóm",
    "Mỗi dòng là một đơn vị thuộc một nhóm, kèm thời gian.",
    ("group", "agency", "valid_from"),
    (
        Column("group", "Mã nhóm", 27, "Mã ở trang 'Nhóm'.", required=True),
        Column("agency", "Mã đơn vị", 18, "Mã ở trang 'Đơn vị'.", required=True),
        Column("agency_name", "Tên đơn vị", 44, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        _FROM,
        _TO,
    ),
)
SUCCESSIONS = SheetSpec(
    "successions",
    "Kế thừa",
    "Đơn vị nào tiếp nhận việc của đơn vị nêu trong văn bản. Chỉ có hiệu lực khi cột 'Xác nhận' là Có.",
    ("predecessor", "successor", "items"),
    (
        Column(
            "predecessor", "Đơn vị trong văn bản", 40, "Tên đầy đủ như văn bản ghi.", _T.LONG, required=True
        ),
        Column("successor", "Mã kế thừa", 27, "Mã đơn vị hoặc mã nhóm hiện nay; để trống nếu chưa rõ."),
        Column("successor_name", "Tên kế thừa", 36, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column(
            "items", "Chỉ cho", 18, "Khóa nhiệm vụ, chỉ tiêu, mỗi khóa một dòng; để trống là tất cả.", _T.LIST
        ),
        Column("effective", "Từ ngày", 13, "Ngày bắt đầu kế thừa.", _T.DATE),
        Column(
            "confirmed",
            "Xác nhận",
            10,
            "Có: áp dụng. Không: mới là đề xuất.",
            _T.YES_NO,
            default=False,
            waits=True,
        ),
        Column("confirmed_by", "Người xác nhận", 20, "Họ tên người xác nhận."),
        Column("evidence", "Căn cứ", 50, "Văn bản làm căn cứ.", _T.LONG),
    ),
)
PLANS = SheetSpec(
    "plans",
    "Kế hoạch",
    "Các văn bản đã nạp.",
    ("key",),
    (
        Column("key", "Kế hoạch", 12, "Mã kế hoạch; không sửa.", required=True),
        Column("number", "Số, ký hiệu", 18, "Số, ký hiệu của văn bản.", owner=_PLAN, required=True),
        Column("issued_on", "Ngày ban hành", 14, "Ngày ban hành.", _T.DATE, _PLAN, required=True),
        Column("issuer", "Cơ quan ban hành", 32, "Cơ quan ban hành.", _T.LONG, _PLAN),
        Column("title", "Trích yếu", 70, "Trích yếu nội dung.", _T.LONG, _PLAN),
    ),
)
TASKS = SheetSpec(
    "tasks",
    "Nhiệm vụ",
    "Mỗi dòng là một nhiệm vụ. Đơn vị phải báo cáo do trang 'Phân công' quyết định.",
    ("key",),
    (
        Column("key", "Khóa", 17, "Do bộ công cụ đặt một lần; không sửa.", required=True),
        Column("title", "Nội dung nhiệm vụ", 64, "Theo văn bản.", _T.LONG, _PLAN, required=True),
        _PLAN_KEY,
        _SECTION,
        _NO,
        _ASKED,
        Column("leads", "Chủ trì (theo văn bản)", 30, "Muốn đổi, sửa ở trang 'Phân công'.", _T.LIST, _PLAN),
        Column("cooperating", "Phối hợp (theo văn bản)", 30, "In trên biểu mẫu.", _T.LIST, _PLAN),
        Column("product", "Sản phẩm", 30, "Sản phẩm theo văn bản.", _T.LONG, _PLAN),
        Column("leaders", "Lãnh đạo chỉ đạo", 28, "Mỗi người một dòng: chức vụ: họ tên.", _T.LIST, _PLAN),
        Column("deadline_raw", "Thời hạn theo văn bản", 24, "Nguyên văn.", _T.LONG, _PLAN),
        Column(
            "deadline_kind", "Loại thời hạn", 14, "Chọn trong danh sách.", _T.CHOICE, _PLAN,
            choices=choices.DEADLINES,
        ),
        Column("deadline_start", "Bắt đầu", 13, "Chỉ cho giai đoạn.", _T.DATE, _PLAN),
        Column("deadline_due", "Hạn cuối", 13, "Ngày cuối cùng còn trong hạn.", _T.DATE, _PLAN),
        Column("deadline_condition", "Điều kiện", 26, "Điều kiện kèm thời hạn.", _T.LONG, _PLAN),
        Column(
            "rollup", "Cách tổng hợp", 20, "Khi nhiều đơn vị cùng làm.", _T.CHOICE,
            choices=choices.ROLL_UPS, default="all",
        ),
        Column("named_reporter", "Đơn vị báo cáo chung", 20, "Tên hoặc mã đơn vị, khi chọn cách ấy."),
        Column(
            "opening", "Tình trạng đầu kỳ", 17, "Điều đã biết trước kỳ báo cáo đầu tiên.", _T.CHOICE,
            choices=choices.OPENINGS, default="unknown",
        ),
        Column("opening_document", "Văn bản hoàn thành", 26, "Số, ký hiệu văn bản chứng minh.", _T.LONG),
        Column("opening_on", "Ngày hoàn thành", 14, "Ngày của văn bản đó.", _T.DATE),
        Column("opening_by", "Người xác nhận", 20, "Đã hoàn thành và có người xác nhận: không giao nữa."),
        _SECTION_TITLE,
        _ORIGIN,
        Column("same_as", "Trùng với", 17, "Khóa của dòng phụ lục cùng nội dung.", _T.LIST, _PLAN),
    ),
    frozen=2,
)  # fmt: skip
ASSIGNMENTS = SheetSpec(
    "assignments",
    "Phân công",
    "Mỗi dòng giao một nhiệm vụ hoặc chỉ tiêu cho một đơn vị hay nhóm. Vai trò 'Chủ trì' là phải báo cáo.",
    ("item", "assignee", "role", "valid_from"),
    (
        Column("item", "Khóa", 17, "Khóa nhiệm vụ hoặc chỉ tiêu.", required=True),
        Column("item_title", "Nội dung", 56, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column("assignee", "Đơn vị hoặc nhóm", 44, "Tên như văn bản ghi, hoặc mã.", _T.LONG, required=True),
        Column(
            "role", "Vai trò", 12, "Chọn trong danh sách.", _T.CHOICE, required=True, choices=choices.ROLES
        ),
        Column("product", "Sản phẩm riêng", 28, "Khi khác sản phẩm chung.", _T.LONG),
        Column("due", "Hạn riêng", 13, "Khi khác hạn chung.", _T.DATE),
        _FROM,
        _TO,
        Column("basis", "Căn cứ", 22, "Văn bản giao việc.", _T.LONG),
    ),
)
DOUBTS = SheetSpec(
    "doubts",
    "Nghi vấn",
    "Những chỗ trong văn bản cần người xem lại; đã xem thì chọn Có ở cột 'Đã xử lý'.",
    ("plan", "key", "text", "why"),
    (
        Column("plan", "Kế hoạch", 11, "Mã kế hoạch.", required=True),
        Column("key", "Khóa", 16, "Khóa nhiệm vụ hoặc chỉ tiêu liên quan."),
        Column("item_title", "Nội dung", 32, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column(
            "place", "Vị trí trong văn bản", 25, "Phụ lục, nhóm, số TT hoặc đề mục.", _T.LONG, optional=True
        ),
        Column("text", "Đã đọc được", 38, "Trích văn bản.", _T.LONG),
        Column("why", "Vì sao nghi vấn", 38, "Vì sao cần xem lại.", _T.LONG),
        Column("check", "Cần kiểm tra", 38, "Đối chiếu gì, sửa ở đâu.", _T.LONG, optional=True),
        Column("settled", "Đã xử lý", 9, "Có khi đã xem xét xong.", _T.YES_NO, default=False, waits=True),
    ),
)
LINKS = SheetSpec(
    "links",
    "Trùng giữa các kế hoạch",
    "Việc và chỉ tiêu mà hai kế hoạch cùng giao. Chọn 'Cùng một việc' và xác nhận Có: đơn vị chỉ phải trả lời một "
    "lần, cả hai kế hoạch cùng nhận câu trả lời.",
    ("first", "second"),
    (
        Column("first", "Khóa thứ nhất", 17, "Khóa ở kế hoạch ban hành trước.", required=True),
        Column("first_title", "Nội dung thứ nhất", 46, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column("second", "Khóa thứ hai", 17, "Khóa ở kế hoạch ban hành sau.", required=True),
        Column("second_title", "Nội dung thứ hai", 46, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column(
            "kind", "Quan hệ", 16, "Cùng một việc: hỏi một lần. Liên quan: vẫn hỏi riêng.", _T.CHOICE,
            required=True, choices=choices.LINKS,
        ),
        Column("reason", "Vì sao đề xuất", 36, "Lý do bộ công cụ đề xuất.", _T.LONG),
        Column("differences", "Điểm khác nhau", 50, "Mỗi điểm một dòng.", _T.LIST),
        Column(
            "confirmed", "Xác nhận", 10, "Có: áp dụng. Không: mới là đề xuất.", _T.YES_NO, default=False,
            waits=True,
        ),
        Column("confirmed_by", "Người xác nhận", 20, "Họ tên người xác nhận."),
        _NOTE,
    ),
    optional=True,
)  # fmt: skip
AMENDMENTS = SheetSpec(
    "amendments",
    "Thay đổi của văn bản",
    "Mỗi dòng là một điểm văn bản nạp lại đã thay đổi; giá trị cũ được giữ ở đây.",
    ("on", "item", "what", "old", "new"),
    (
        Column("on", "Ngày nạp", 13, "Ngày nạp văn bản đã thay đổi.", _T.DATE, required=True),
        Column("plan", "Kế hoạch", 12, "Mã kế hoạch.", required=True),
        Column("item", "Khóa", 17, "Khóa nhiệm vụ, chỉ tiêu hoặc kế hoạch.", required=True),
        Column("item_title", "Nội dung", 50, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column("what", "Điểm thay đổi", 24, "Tên cột hoặc vai trò.", _T.LONG, required=True),
        Column("old", "Giá trị cũ", 44, "Trước khi nạp.", _T.LONG),
        Column("new", "Giá trị mới", 44, "Theo văn bản vừa nạp.", _T.LONG),
        Column(
            "followed", "Sổ làm theo", 10, "Không: sổ giữ điều người sửa đã nhập.", _T.YES_NO, default=True,
        ),
    ),
    optional=True,
)  # fmt: skip
MEASURES = SheetSpec(
    "measures",
    "Chỉ tiêu",
    "Mỗi dòng là một chỉ tiêu, đơn vị nhập một số mỗi kỳ.",
    ("key",),
    (
        Column("key", "Khóa", 17, "Do bộ công cụ đặt một lần; không sửa.", required=True),
        Column("name", "Chỉ tiêu", 56, "Theo văn bản.", _T.LONG, _PLAN, required=True),
        _PLAN_KEY,
        _SECTION,
        _NO,
        Column("unit", "Đơn vị tính", 13, "Đơn vị tính; % ghi theo điểm (45 là 45%).", owner=_PLAN),
        _ASKED,
        Column(
            "kind", "Loại", 19, "Quyết định cách so với mục tiêu.", _T.CHOICE,
            choices=choices.MEASURE_KINDS, default="level",
        ),
        Column(
            "direction", "Chiều tốt", 19, "Cao, thấp hay trong khoảng là tốt.", _T.CHOICE,
            choices=choices.DIRECTIONS, default="higher",
        ),
        Column("low", "Nhỏ nhất hợp lý", 13, "Số nhỏ hơn sẽ bị hỏi lại.", _T.NUMBER),
        Column("high", "Lớn nhất hợp lý", 13, "Số lớn hơn sẽ bị hỏi lại.", _T.NUMBER),
        Column("parent", "Thuộc chỉ tiêu", 17, "Khóa chỉ tiêu mẹ ('Trong đó').", owner=_PLAN),
        _SECTION_TITLE,
    ),
)  # fmt: skip
TARGETS = SheetSpec(
    "targets",
    "Mục tiêu",
    "Điều mỗi kế hoạch đòi hỏi ở một chỉ tiêu; một chỉ tiêu có thể có mục tiêu của nhiều kế hoạch.",
    ("key",),
    (
        Column("key", "Khóa mục tiêu", 20, "Do bộ công cụ đặt một lần; không sửa.", required=True),
        _PLAN_KEY,
        Column("measure", "Khóa chỉ tiêu", 18, "Chỉ tiêu được đòi hỏi.", owner=_PLAN, required=True),
        Column("text", "Mục tiêu", 44, "Câu in trên biểu mẫu và báo cáo.", _T.LONG, _PLAN, required=True),
        Column(
            "comparator", "So sánh", 20, "Chọn trong danh sách.", _T.CHOICE, _PLAN, required=True,
            choices=choices.COMPARATORS,
        ),
        Column("value", "Giá trị", 14, "Số; % theo điểm.", _T.NUMBER, _PLAN, required=True),
        Column("value_max", "Đến", 14, "Đầu trên của khoảng.", _T.NUMBER, _PLAN),
        Column("unit", "Đơn vị tính", 13, "Đơn vị tính của mục tiêu.", owner=_PLAN),
        Column("year", "Năm", 9, "Năm phải đạt.", _T.YEAR, _PLAN),
        Column("period", "Giai đoạn", 14, "Ví dụ 2021-2030.", owner=_PLAN),
        Column("approximate", "Khoảng", 10, "Có khi văn bản ghi 'khoảng'.", _T.YES_NO, _PLAN, default=False),
        Column("lower_is_better", "Thấp là tốt", 10, "Có: số thấp là tốt.", _T.YES_NO, _PLAN, default=False),
        Column("label", "Thành phần", 30, "Thành phần của mục tiêu ghép.", _T.LONG, _PLAN),
    ),
)  # fmt: skip
FIGURES = SheetSpec(
    "figures",
    "Số liệu gốc và kế hoạch năm",
    "Số gốc, kế hoạch từng năm và kết quả các năm trước của chỉ tiêu, do người theo dõi nhập.",
    ("measure", "year", "kind"),
    (
        Column("measure", "Khóa chỉ tiêu", 18, "Khóa ở trang 'Chỉ tiêu'.", required=True),
        Column("measure_name", "Chỉ tiêu", 56, "Để dễ đọc; không cần điền.", _T.LONG, _SHOWN),
        Column("year", "Năm", 9, "Ví dụ 2026.", _T.YEAR, required=True),
        Column(
            "kind", "Loại số", 16, "Chọn trong danh sách.", _T.CHOICE, required=True, choices=choices.FIGURES
        ),
        Column("value", "Giá trị", 16, "Số; % theo điểm.", _T.NUMBER, required=True),
        Column("source", "Nguồn", 46, "Văn bản hoặc ấn phẩm có số này.", _T.LONG),
    ),
)
DECISIONS = SheetSpec(
    "decisions",
    "Quyết định xử lý",
    "Điều người có thẩm quyền đã quyết định. Ví dụ: Gia hạn | 74-2026/I.2 | SXD | 31/3/2027 | (trống) | "
    "Công văn số 123/UBND-THKH ngày 05/10/2026 | Nguyễn Văn A | 05/10/2026.",
    ("kind", "item", "agency", "decided_on"),
    (
        Column("kind", "Loại quyết định", 24, "Chọn trong danh sách.", _T.CHOICE, required=True,
               choices=choices.DECISIONS),
        Column("item", "Khóa", 17, "Khóa nhiệm vụ hoặc chỉ tiêu.", required=True),
        Column("agency", "Mã đơn vị", 18, "Mã đơn vị; để trống là mọi đơn vị."),
        Column("new_date", "Hạn mới", 13, "Khi gia hạn.", _T.DATE),
        Column("figure", "Số được chọn", 16, "Khi chọn số liệu; % theo điểm.", _T.NUMBER),
        Column("basis", "Căn cứ", 44, "Số, ký hiệu, ngày của văn bản.", _T.LONG, required=True),
        Column("decided_by", "Người quyết định", 24, "Họ tên hoặc chức vụ.", required=True),
        Column("decided_on", "Ngày quyết định", 14, "Ngày quyết định.", _T.DATE, required=True),
        Column("period", "Kỳ báo cáo", 13, "Kỳ của số được chọn hoặc dòng được chấp nhận, ví dụ 2026 hoặc 2026-Q3; để "
               "trống thì theo ngày quyết định.", optional=True),
        _NOTE,
    ),
)  # fmt: skip
IMPORTED = SheetSpec(
    "imported",
    "_nguon",
    "Giá trị văn bản đã nạp lần gần nhất; bộ công cụ tự ghi, không sửa.",
    ("table", "item", "field"),
    (
        Column("table", "table", 14, "", required=True),
        Column("item", "item", 20, "", required=True),
        Column("field", "field", 20, "", required=True),
        Column("value", "value", 60, "", _T.LONG),
    ),
    hidden=True,
)

BOOKS = (
    BookSpec("agencies.xlsx", "Sổ đơn vị", (AGENCIES, GROUPS, MEMBERS, SUCCESSIONS)),
    BookSpec("tasks.xlsx", "Sổ nhiệm vụ", (TASKS, ASSIGNMENTS, DOUBTS, LINKS, AMENDMENTS, PLANS, IMPORTED)),
    BookSpec("indicators.xlsx", "Sổ chỉ tiêu", (MEASURES, TARGETS, FIGURES, IMPORTED)),
    BookSpec("decisions.xlsx", "Sổ quyết định xử lý", (DECISIONS,)),
)
"""All master workbooks in the order they are written and read."""
IMPORTED_BY_BOOK = {"tasks.xlsx": ("tasks", "plans"), "indicators.xlsx": ("measures", "targets")}
"""Which tables the hidden sheet of each workbook remembers."""
