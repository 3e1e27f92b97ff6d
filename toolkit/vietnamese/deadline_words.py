"""The words of deadlines: what recurs, what goes on, what sets a condition, what only leads to the date."""

from __future__ import annotations

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_UNIT = "(?:năm|quý|quí|tháng|tuần|ngày)"
RECURRING = _words(
    r"thường xuyên|thường k[ỳì]|thường niên|(?:theo )?định k[ỳì]|liên tục"
    rf"|mỗi (?:{_UNIT}|k[ỳì])|h[àằ]ng {_UNIT}|(?:các|những) năm (?:tiếp theo|tiếp sau|sau|kế tiếp)"
    rf"|\d{{1,2}} ?{_UNIT} ?(?:/|một |0?1 ) ?lần|\d{{1,2}} lần ?(?:/|một |mỗi |trong )? ?{_UNIT}|{_UNIT} một lần"
)
DAY_OF_EACH = _words(r"(?:xong )?(?:trước|chậm nhất|muộn nhất|vào|ngày)\b[^;]*\d[^;]*")

_COURSE = r"(?:quá trình|thời gian|giai đoạn|thời k[ỳì])"
ONGOING = _words(
    rf"(?:trong|suốt)(?: suốt)?(?: cả| toàn bộ)? {_COURSE}(?: tổ chức)? (?:triển khai|thực hiện)(?: thực hiện)?"
    r"|(?:trong )?suốt (?:quá trình|thời gian)|lâu dài"
)
WHOLE_STAGE = re.compile(
    r"(?:thực hiện )?(?:trong )?(?:suốt|cả|toàn|suốt cả) (?:giai đoạn|nhiệm k[ỳì]|thời k[ỳì])", re.IGNORECASE
)

CONDITION = _words(
    r"(?:hoặc |nhưng )?(?:(?:ngay )?sau khi|(?<!không )(?<!về )(?<!năm )(?<!quý )(?<!tháng )(?:ngay )?sau|ngay khi"
    r"|kể từ khi|trước khi|khi|(?<!tiếp )(?<!kèm )theo|căn cứ|tùy|tuỳ|trên cơ sở|nếu|trừ|trong vòng|phụ thuộc"
    r"|cùng với|đồng thời với|gắn với|để|nhằm|phục vụ|đột xuất"
    r"|(?:(?:trình|phục vụ|tại|trước|vào) ){0,2}(?:k[ỳì]|phiên) họp)"
)
# Where a condition comes first, the period takes over again after a stop.
CLAUSE_END = re.compile(
    r"[,;.]\s+(?=(?:nhưng )?(?:hoàn thành|xong|chậm nhất|muộn nhất|không (?:muộn|chậm|quá)|trước|đến|trong (?!đó)"
    r"|hết|dự kiến|phấn đấu|quý|quí|tháng|năm|giai đoạn|thường xuyên|định k[ỳì]|h[àằ]ng)\b)",
    re.IGNORECASE,
)
HORIZON = re.compile(r"[,;]?\s*(?:có )?tầm nhìn\b[^;]*|[,;]?\s*định hướng (?:đến|tới)\b[^;]*", re.IGNORECASE)

# These part what is to be done from when; the other fillers belong to the period.
_LEADING = (
    r"hoàn thành|hoàn thiện|xong|trong|vào|đến|tới|hết|cuối|chậm nhất|muộn nhất|không (?:muộn hơn|chậm hơn|quá|sau)"
    r"|là|(?:kể )?từ|bắt đầu|dự kiến|thời gian|thời hạn|thời điểm|hạn cuối|hạn chót|hạn"
)
_FILLING = (
    r"thực hiện|triển khai|tổ chức|nay|giai đoạn|nhiệm k[ỳì]|thời k[ỳì]|phấn đấu|khoảng|và|nhưng|các"
    r"|kết thúc|trở lại|cả|toàn bộ|toàn|suốt|ngay|khẩn trương|đảm bảo|bảo đảm"
    r"|(?:\d{1,2}|hai|ba|bốn|năm) năm"
)
FILLER = re.compile(rf"(?<!\w)(?:{_LEADING}|{_FILLING})(?!\w)|[-:;,.&/*+]", re.IGNORECASE)
LAST_FILLER = re.compile(
    rf"(?:(?P<leading>(?<!\w)(?:{_LEADING})|[-:;,.])|(?P<filling>(?<!\w)(?:{_FILLING})|[+&/*]))\s*$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"(?<!\w)trước\s*$", re.IGNORECASE)
FROM = re.compile(r"(?<!\w)(?:(?:kể )?từ|bắt đầu(?: thực hiện| triển khai)?)\s*$", re.IGNORECASE)
COUNTED = re.compile(rf"\b{_UNIT} (?:làm việc )?(?:kể |tính )?từ\s*$", re.IGNORECASE)
TO_THE_END = re.compile(r"\b(?:đến|tới)\s+(?:hết|cuối)\s*$", re.IGNORECASE)
ONWARD = _words("trở đi|về sau")
HOUR = re.compile(
    r"(?:trước|chậm nhất(?: là)?|đến)\s+(?:0?[1-9]|1\d|2[0-3])\s*(?:h|giờ|:)\s*(?:[0-5]\d)?(?:\s*phút)?[\s,]*$",
    re.IGNORECASE,
)
JOINED = re.compile(r"[-,;&+]|\b(?:đến|tới|và)\b", re.IGNORECASE)
STRETCHED = re.compile(r"-|\b(?:đến|tới)\b", re.IGNORECASE)
CUT = re.compile(r"[,;.]\s*(?:và\s+)?|\s+và\s+", re.IGNORECASE)
UNCLEAR = _words(
    "trước|sau|khi|(?<!bắt )đầu|giữa|nửa|học|trở về|quý|quí|tháng|ngày|tuần|trung tuần|hoặc|hay|âm lịch|đã|chưa|không"
)

# What is done by then is no condition either ('Trình HĐND tỉnh trong Quý II/2026').
COMPLETION = _words(
    "hoàn thành|hoàn thiện|xong|trình|ban hành|phê duyệt|báo cáo|gửi|công bố|nghiệm thu|bàn giao|trước|chậm nhất"
    "|muộn nhất|không (?:muộn hơn|chậm hơn|quá|sau)"
)
ACTION = re.compile(
    r"[\s,;:.+*-]*(?:đảm bảo |bảo đảm |phấn đấu |tiếp tục |cơ bản )?(?:hoàn thành|hoàn thiện|trình"
    r"|báo cáo|ban hành|phê duyệt|tham mưu|xây dựng|công bố|nghiệm thu|bàn giao|gửi|khởi công|khánh thành|đưa vào"
    r"|tổ chức|triển khai|thực hiện|thẩm định|thông qua|rà soát|cập nhật|điều chỉnh|sơ kết|tổng kết|thành lập|kiện toàn"
    r"|áp dụng|lấy ý kiến|nghiên cứu|lập)\b",
    re.IGNORECASE,
)

# Words whose own period may follow them: the 'Báo cáo năm 2025' is not due in 2025.
OF_PERIOD = re.compile(
    r"(?<!\w)(?:báo cáo|kế hoạch|chương trình|nghị quyết|dự toán|chỉ tiêu|nhiệm vụ|đề án|kết quả|công tác|số liệu"
    r"|tổng kết|sơ kết|đánh giá|danh mục|quy hoạch|ngân sách|vốn|tình hình)\s*$",
    re.IGNORECASE,
)
URGENT = _words("trước|chậm nhất|muộn nhất|xong|không (?:muộn hơn|chậm hơn|quá|sau)")

LABEL = re.compile(r"[^\W\d_][^:;()]{0,80}:\s|[^()\[\]]*[(\[][^()\[\]]+[)\]]$")
BULLET = re.compile(r"\s*(?:[-+•*·▪●○]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s*)(?=[^\W\d_])", re.IGNORECASE)
INLINE_BULLET = re.compile(r"(?:^|(?<=[\s;.,]))[-+•]\s+(?=[^\W\d_][^:;()]{0,80}:\s)")
SEMICOLON = re.compile(r";\s*")
AFTER_BRACKET = re.compile(r"(?<=[)\]])\s*(?:[,.;]\s*(?:và\s+)?|\s+và\s+)", re.IGNORECASE)
