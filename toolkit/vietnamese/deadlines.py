"""Deadlines as plans word them: what is read, and the same deadline in words again.

The due date is the last day that still counts: 'trước ngày 30/12/2025' is due on 29/12/2025, 'Quý I/2026' on
31/3/2026. What cannot be read with certainty becomes a conditional deadline that keeps the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from toolkit.model.plan import Deadline, DeadlineKind
from toolkit.vietnamese.dates import format_date
from toolkit.vietnamese.periods import Span, SpanKind, day_before, find_spans, month_span
from toolkit.vietnamese.text import squeeze

_KINDS = {
    SpanKind.DAY: DeadlineKind.DATE,
    SpanKind.MONTH: DeadlineKind.MONTH,
    SpanKind.QUARTER: DeadlineKind.QUARTER,
    SpanKind.YEAR: DeadlineKind.YEAR,
    SpanKind.STRETCH: DeadlineKind.RANGE,
}
# Longer texts are prose or an accident; reading them would only cost time.
_LONGEST = 1000
_QUARTERS = ("I", "II", "III", "IV")
_RECURRING_WORDS = "Hằng năm"
_ONGOING_WORDS = "Trong quá trình thực hiện"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_RECURRING = _words(
    "thường xuyên|thường kỳ|thường niên|định k[ỳì]|liên tục|mỗi (?:năm|quý|tháng|tuần)"
    "|h[àằ]ng (?:năm|quý|quí|tháng|tuần|ngày)|(?:các|những) năm (?:tiếp theo|sau|kế tiếp)"
)
_DAY_OF_EACH = _words(r"(?:xong )?(?:trước|chậm nhất|muộn nhất|vào|ngày)\b[^;]*\d[^;]*")
_ONGOING = _words(
    "(?:trong|suốt)(?: suốt)?(?: cả| toàn bộ)? (?:quá trình|thời gian|giai đoạn|thời kỳ)"
    "(?: tổ chức)? (?:triển khai|thực hiện)|(?:trong )?suốt (?:quá trình|thời gian)"
)
_CONDITION = _words(
    "(?:ngay )?sau(?: khi)?|ngay khi|khi|kể từ khi|trước khi|theo|căn cứ|tùy|tuỳ|trên cơ sở|nếu|trong vòng"
    "|phụ thuộc|cùng với|đồng thời với|gắn với"
)
# Where a condition comes first, the period takes over again after a comma.
_CLAUSE_END = re.compile(
    r"[,;.]\s+(?=(?:nhưng )?(?:hoàn thành|chậm nhất|muộn nhất|trong|trước|đến|dự kiến|quý|tháng|năm|ngày)\b)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\(([^()]*)\)|\s*\[([^\[\]]*)\]")
# Words that only lead to the period; they set no condition.
_FILLER = re.compile(
    r"\b(?:hoàn thành|hoàn thiện|xong|thực hiện|triển khai|tổ chức|trong|vào|đến|tới|hết|cuối|chậm nhất"
    r"|muộn nhất|không (?:muộn hơn|chậm hơn|quá)|là|từ|nay|giai đoạn|nhiệm kỳ|thời kỳ|thời gian|thời hạn"
    r"|thời điểm|dự kiến|phấn đấu|khoảng|và|nhưng|các|năm|ngày|tháng|quý|kết thúc|trở lại)\b|[-–—,;:.&/]",
    re.IGNORECASE,
)
# What is done by then is no condition either ('Trình HĐND tỉnh trong Quý II/2026').
_ACTION = re.compile(
    r"[\s,;:.-]*(?:hoàn thành|hoàn thiện|trình|báo cáo|ban hành|phê duyệt|tham mưu|xây dựng|công bố"
    r"|nghiệm thu|gửi|khởi công|tổ chức|triển khai|thực hiện)\b",
    re.IGNORECASE,
)
_UNCLEAR = _words("trước|sau|khi|đầu|giữa|nửa|học|trở về|quý|tháng|ngày")
_BEFORE = re.compile(r"\btrước\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:từ|bắt đầu)\s*$", re.IGNORECASE)
_ONWARD = _words("trở đi|về sau")
_JOINED = re.compile(r"-|–|—|\b(?:đến|tới)\b", re.IGNORECASE)
_HORIZON = re.compile(
    r"[,;]?\s*(?:có )?tầm nhìn\b[^()]*|[,;]?\s*\([^()]*tầm nhìn[^()]*\)"
    r"|[,;]?\s*định hướng (?:đến|tới)\b[^()]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text taken apart: the words that carry the period, and the words that set a condition."""

    main: str
    conditions: tuple[str, ...] = ()

    @property
    def condition(self) -> str | None:
        return "; ".join(self.conditions) or None


def read_deadline(raw: str, year: int | None = None) -> Deadline:
    """Read a deadline; ``year`` completes a day, month or quarter without one ('trước ngày 30/11').

    Whole texts with a condition only, or not understood, are of the kind conditional, without a due date.
    """
    text = squeeze(raw)
    if len(text) > _LONGEST:
        return _conditional(text)
    parts = _without_remarks(_HORIZON.sub("", text).strip())
    if _RECURRING.search(parts.main):
        return Deadline(text, DeadlineKind.RECURRING, condition=_beside_recurring(parts))
    if _ONGOING.search(parts.main):
        return Deadline(text, DeadlineKind.ONGOING, condition=parts.condition)
    parts = _without_clause(parts)
    spans = find_spans(parts.main)
    if not spans and year is not None:
        parts = _Parts(_completed(parts.main, year), parts.conditions)
        spans = find_spans(parts.main)
    return (_from_spans(text, parts, spans) if spans else None) or _conditional(text)


def render_deadline(deadline: Deadline) -> str:
    """The deadline in words; ``read_deadline`` of them gives kind, dates and condition back."""
    if deadline.kind is DeadlineKind.CONDITIONAL:
        return deadline.condition or deadline.raw
    words = _render_words(deadline)
    return words if deadline.condition is None else f"{words} ({deadline.condition})"


def _render_words(deadline: Deadline) -> str:
    start, due = deadline.start, deadline.due
    if deadline.kind is DeadlineKind.RECURRING:
        return _RECURRING_WORDS
    if due is None:
        return _ONGOING_WORDS
    if start is not None and deadline.kind is DeadlineKind.RANGE:
        whole_years = (start, due) == (date(start.year, 1, 1), date(due.year, 12, 31))
        if whole_years and start.year < due.year:
            return f"Giai đoạn {start.year} - {due.year}"
        return f"Từ ngày {format_date(start)} đến ngày {format_date(due)}"
    if deadline.kind is DeadlineKind.YEAR and due == date(due.year, 12, 31):
        return f"Năm {due.year}"
    if deadline.kind is DeadlineKind.QUARTER and due == month_span(due.year, due.month, due.month)[1]:
        return f"Quý {_QUARTERS[(due.month - 1) // 3]}/{due.year}"
    if deadline.kind is DeadlineKind.MONTH and due == month_span(due.year, due.month, due.month)[1]:
        return f"Tháng {format_date(due).partition('/')[2]}"
    return f"Chậm nhất ngày {format_date(due)}"


def _conditional(text: str) -> Deadline:
    return Deadline(text, DeadlineKind.CONDITIONAL, condition=text or None)


def _without_remarks(text: str) -> _Parts:
    """Bracketed remarks set conditions, unless the period itself stands in the brackets."""
    remarks = [(first or second).strip() for first, second in _REMARK.findall(text)]
    outer = _REMARK.sub("", text).strip()
    if not _names_time(outer):
        for remark in remarks:
            if find_spans(remark) and outer:
                return _Parts(remark, (outer,))
    return _Parts(outer, tuple(remark for remark in remarks if _FILLER.sub("", remark).strip()))


def _names_time(text: str) -> bool:
    return bool(find_spans(text) or _RECURRING.search(text) or _ONGOING.search(text))


def _without_clause(parts: _Parts) -> _Parts:
    """Take the words that set a condition out of the text; a date inside them is no deadline."""
    found = _CONDITION.search(parts.main)
    if found is None:
        return parts
    end = _CLAUSE_END.search(parts.main, found.end())
    clause = parts.main[found.start() : end.start() if end else None]
    rest = parts.main[: found.start()] + (parts.main[end.start() :] if end else "")
    return _Parts(rest.strip(" ,;"), (clause.strip(" ,;."), *parts.conditions))


def _beside_recurring(parts: _Parts) -> str | None:
    """What else a recurring duty is bound to: a day of each year ('trước ngày 30/11'), a remark."""
    rest = _RECURRING.sub("", parts.main)
    day = None if find_spans(rest) else _DAY_OF_EACH.search(rest)
    kept = () if day is None else (day[0].strip(" ,;."),)
    return "; ".join((*kept, *parts.conditions)) or None


def _completed(text: str, year: int) -> str:
    """The text with the year put after a day, month or quarter it ends with."""
    longer = f"{text.rstrip(' .,;')}/{year}"
    return longer if any(span.begin < len(text) for span in find_spans(longer)) else text


def _from_spans(text: str, parts: _Parts, spans: tuple[Span, ...]) -> Deadline | None:
    """The deadline a text with periods states; None where its words leave doubt."""
    pieces = _pieces(parts.main, spans)
    if len(spans) == 1 and spans[0].kind is not SpanKind.STRETCH and _starts_only(pieces):
        return Deadline(text, DeadlineKind.ONGOING, condition=parts.condition)
    before = tuple(_BEFORE.search(piece) is not None for piece in pieces[:-1])
    rests = [_BEFORE.sub("", piece) for piece in pieces[:-1]] + [pieces[-1]]
    loose = [rest.strip(" ,;:.-–") for rest in rests if _FILLER.sub("", rest).strip()]
    if any(_UNCLEAR.search(rest) for rest in loose):
        return None
    said = tuple(rest for rest in loose if not _ACTION.match(rest))
    condition = "; ".join((*said, *parts.conditions)) or None
    ends = _ends(spans, before, pieces)
    if ends is None:
        return None
    kind, start, due = ends
    return Deadline(text, kind, start=start, due=due, condition=condition)


def _pieces(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The words before, between and after the periods: one more than there are periods."""
    edges = [0, *(edge for span in spans for edge in (span.begin, span.end)), len(text)]
    return [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _starts_only(pieces: list[str]) -> bool:
    return _FROM.search(pieces[0]) is not None or _ONWARD.search(pieces[-1]) is not None


def _ends(
    spans: tuple[Span, ...], before: tuple[bool, ...], pieces: list[str]
) -> tuple[DeadlineKind, date | None, date] | None:
    """Kind, start and due date of the periods together; None when they do not follow each other."""
    kept: list[tuple[Span, date]] = []
    for span, is_before, gap in zip(spans, before, pieces, strict=False):
        due = day_before(span.first) if is_before else span.last
        if kept and not _JOINED.search(gap) and kept[-1][0].first <= due <= kept[-1][0].last:
            kept.pop()  # 'Năm 2026, trước ngày 30/6/2026': the more exact one holds
        if kept and due < kept[-1][1]:
            return None
        kept.append((span, due))
    (first, _), (last, due) = kept[0], kept[-1]
    if len(kept) == 1:
        if before[-1]:
            return DeadlineKind.DATE, None, due
        return _KINDS[last.kind], first.first if last.kind is SpanKind.STRETCH else None, due
    return DeadlineKind.RANGE, first.first, due
