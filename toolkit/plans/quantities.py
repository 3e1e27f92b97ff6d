"""One clause with a figure in it: what is demanded, of what, and how it is held against the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.plan import Comparator
from toolkit.vietnamese.in_digits import in_digits
from toolkit.vietnamese.numbers import read_number
from toolkit.vietnamese.text import squeeze

_DASH = "[-–—−]"
_NOT_MEASURED = re.compile(
    rf"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm)?\s*\b(?:19|20)\d\d\s*{_DASH}\s*(?:19|20)?\d\d\b"
    r"|\bnăm\s+(?:19|20)\d\d(?:\s*(?:,|và)\s*(?:19|20)\d\d)*"
    r"|(?<!đạt )(?<!thiểu )(?<!nhất )(?<!khoảng )(?<!trên )\b\d{1,2}\s+năm(?:\s+\d{4})?\b"
    r"|\bsố:?\s+\d+[/-]\S+|\bngày\s+\d+\S*|\b(?:tháng|quý)\s+[\dIVX]+\S*|\blần thứ\s+\S+"
    r"|\b(?:loại|cấp|hạng|mức độ|cấp độ|giai đoạn|khu vực|khóa|nhóm tuổi|điều|khoản)\s+\d+\b"
    r"|/\s?\d[\d.,]*\s*(?:vạn|nghìn|triệu)?\s*(?:dân|người|lao động|hộ|trẻ|ha|km2?)\b"
    r"|\(\s*\d{1,2}\s*\)|\[\d{1,3}\]",
    re.IGNORECASE,
)
# What a rate is reckoned on, and whom it is about; a figure only where the clause has no other.
_RECKONED_ON = re.compile(
    r"\btrên\s+\d[\d.]*\s+(?:(?:vạn|nghìn|triệu)\s+)?(?:người )?dân\b|\btrên\s+\d[\d.]*\s+trẻ\b"
    r"|\b(?:dưới|trên|từ|đủ)\s+\d+(?:\s*[-–]\s*\d+)?\s+(?:tháng )?tuổi(?:\s+trở lên)?"
    r"|\bso với (?:cuối )?(?:năm|giai đoạn)\s+\d{4}(?:\s*[-–]\s*\d{4})?",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(
    rf"(?<![\w.,/]){_DASH}?(?P<first>{_NUMBER})(?![A-ZĐ]\b)"
    rf"(?:\s*%?\s*(?:{_DASH}|đến|tới)\s*(?P<second>{_NUMBER})(?![A-ZĐ]\b))?"
)
_MONEY = r"(?:đồng|USD|VNĐ|VND|EUR|đô la Mỹ|đô la)"
_MULTIPLE = r"(?:(?:nghìn|ngàn|trăm|chục|triệu|tỉ|tỷ|vạn)\s+){0,2}"
_STOP = (
    r"trở lên|trở xuống|trở lại|so với|vào|đến|trong|của|tại|ở|đi|được|và|với|cho|theo|năm|mỗi|hằng|hàng"
    r"|là|trên"
    r"|đạt|có|thuộc|không|đã|bình quân|mới|để|nhằm|về|bằng|hoạt động|tham gia|dành|hoặc|hoàn thành|so"
)
_COUNTED = (
    r"(?:doanh nghiệp|hợp tác xã|tổ hợp tác|khu công nghiệp|cụm công nghiệp|dự án|sản phẩm|mô hình|hội nghị"
    r"|nhà máy|đề tài|sáng chế)(?=[\s,;.]|$)"
)
_UNIT = re.compile(
    rf"\s*(?P<unit>%/\s?(?:năm|quý|tháng)|%|‰|lần(?: so với)?(?: (?:cuối )?năm (?:19|20)\d\d)?"
    rf"|năm(?=\s*(?:[,;.]|$))|{_MULTIPLE}{_COUNTED}|{_MULTIPLE}{_MONEY}(?:/[^\s,;.]+(?:\s(?:tháng|năm|ngày))?)?"
    rf"|{_MULTIPLE}(?!(?:{_STOP})\b)[^\W\d][^\s,;:.()]*(?:\s+(?!(?:{_STOP})\b)[^\W\d][^\s,;:.()]*){{0,3}}"
    r"(?:(?<=/)\s?[\d.]+\s*(?:vạn\s+)?\w+|\.\d{3}\s+\w+)?)"
)
_AFTER = re.compile(r"\s*(?P<word>trở lên|trở xuống|trở lại|trở đi)\b")
_BEFORE = (
    (
        Comparator.AT_LEAST,
        r"không (?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém)|ít nhất(?: là)?|tối thiểu(?: là)?|thấp nhất|≥|>=|từ",
    ),
    (
        Comparator.AT_MOST,
        r"không (?:quá|vượt quá|vượt|cao hơn|lớn hơn|nhiều hơn|hơn|trên)|tối đa(?: là)?|nhiều nhất"
        r"|cao nhất|≤|<=",
    ),
    (Comparator.ABOVE, r"trên|hơn|vượt|cao hơn|lớn hơn|>"),
    (Comparator.BELOW, r"dưới|thấp hơn|nhỏ hơn|ít hơn|<"),
)
_COMPARING = tuple(
    (sign, re.compile(rf"(?:^|[\s(])(?:{words})\s*$", re.IGNORECASE)) for sign, words in _BEFORE
)
_ABOUT = re.compile(r"(?:^|\s)(?:khoảng|xấp xỉ|gần|ước|ước đạt|≈|~)\s*$", re.IGNORECASE)
_LINK = re.compile(
    r"(?:^|[\s,:])(?:đạt|là|chiếm|(?:giảm |hạ |rút )?(?:xuống )?còn|gấp|bằng|ở mức"
    r"|duy trì(?: ở)?(?: mức)?|ổn định(?: ở)?(?: mức)?"
    r"|giữ(?: ở)?(?: mức)?"
    r"|(?:tăng |nâng )?lên|(?:giảm |hạ )?xuống|tới|phấn đấu|khoảng|từ|mức|có|phủ|:|=)\s*$",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:trong|vào|thuộc|đứng|nằm trong)\s+(?:nhóm|tốp|top)\s+(?P<group>\d+)\b"
    r"|(?:xếp|đứng|đạt)\s+(?:thứ\s+hạng|hạng|vị trí|thứ)\s+(?:từ\s+)?(?:thứ\s+)?(?P<place>\d+)\b",
    re.IGNORECASE,
)
_NONE_LEFT = re.compile(r"(?:^|\s)không còn\s+(?P<what>[^\d;]\S*(?:\s[^;]*)?)", re.IGNORECASE)
_REMAINS = re.compile(r"(?:^|\s)(?:còn|giảm xuống|xuống)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a clause. ``before`` and ``after`` are the words round it, linking words taken off.

    ``linked`` tells that a linking word ('đạt', 'là', 'chiếm') stood before the figure, ``compared`` that one
    which holds against it did ('trên', 'khoảng', 'không quá').
    """

    before: str
    after: str
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None = None
    unit: str | None = None
    approximate: bool = False
    lower_is_better: bool = False
    linked: bool = False
    compared: bool = False
    rank: bool = False


def find_quantity(clause: str) -> Quantity | None:
    """The figure a clause demands; None when it demands none (years and document numbers are no figures)."""
    clause = in_digits(clause)
    rank = _RANK.search(clause)
    if rank is not None:
        before = _unlinked(clause[: rank.start()])[0]
        value = Decimal(rank["group"] or rank["place"])
        return Quantity(
            before,
            "",
            Comparator.AT_MOST,
            value,
            unit="thứ hạng",
            lower_is_better=True,
            linked=True,
            rank=True,
        )
    none_left = _NONE_LEFT.search(clause)
    if none_left is not None:
        what = none_left["what"].strip(" .,")
        before = clause[: none_left.start()].strip(" ,")
        return Quantity(
            before, what, Comparator.EQUAL, Decimal(0), unit=what.split()[0], lower_is_better=True
        )
    masked = _NOT_MEASURED.sub(lambda match: "\x00" * len(match[0]), clause)
    figures = list(_FIGURE.finditer(_RECKONED_ON.sub(lambda match: "\x00" * len(match[0]), masked)))
    figures = figures or list(_FIGURE.finditer(masked))
    if not figures:
        return None
    return _quantity(clause, max(figures, key=lambda figure: (_weight(masked, figure), -figure.start())))


def _weight(text: str, figure: re.Match[str]) -> int:
    """How sure it is that this figure is the one demanded."""
    before, after = text[: figure.start()], text[figure.end() :]
    compared = (
        any(pattern.search(before) for _sign, pattern in _COMPARING) or _ABOUT.search(before) is not None
    )
    return (
        2 * (compared or _LINK.search(before) is not None)
        + 2 * (re.match(r"[^,;]{0,40}?\btrở (?:lên|xuống)", after) is not None)
        + after.lstrip().startswith("%")
    )


def _quantity(clause: str, figure: re.Match[str]) -> Quantity | None:
    value = _decimal(figure["first"])
    value_max = _decimal(figure["second"]) if figure["second"] else None
    if value is None:
        return None
    unit_match = _UNIT.match(clause, figure.end())
    end = figure.end() if unit_match is None else unit_match.end()
    unit = None if unit_match is None else squeeze(unit_match["unit"])
    trailing = _AFTER.match(clause, end)
    after = clause[end if trailing is None else trailing.end() :]
    before = clause[: figure.start()]
    about = _ABOUT.search(before)
    before = before[: about.start()] if about else before
    bare = before
    comparator, before = _comparator(before, trailing, value_max)
    compared = about is not None or before != bare
    remains = _REMAINS.search(before) is not None
    before, linked = _unlinked(before)
    lower = comparator in {Comparator.BELOW, Comparator.AT_MOST} or remains
    return Quantity(
        before,
        after.strip(" .,"),
        comparator,
        value,
        value_max,
        unit,
        about is not None,
        lower,
        linked,
        compared,
    )


def _decimal(text: str) -> Decimal | None:
    return read_number(text).value


def _comparator(before: str, trailing: re.Match[str] | None, upper: Decimal | None) -> tuple[Comparator, str]:
    """The comparator the words around a figure give it, and the words before without it."""
    found: Comparator | None = None
    for sign, pattern in _COMPARING:
        match = pattern.search(before)
        if match is not None:
            found, before = (None if match[0].strip().lower() == "từ" else sign), before[: match.start()]
            break
    if trailing is not None:
        found = Comparator.AT_LEAST if trailing["word"] in {"trở lên", "trở đi"} else Comparator.AT_MOST
    if upper is not None:
        found = Comparator.RANGE
    return found or Comparator.EQUAL, before


def _unlinked(before: str) -> tuple[str, bool]:
    """The words without the linking words at their end, and whether there were any."""
    linked = False
    while (match := _LINK.search(before)) is not None and match.end() > match.start():
        before, linked = before[: match.start()], True
    return before.strip(" ,:"), linked
