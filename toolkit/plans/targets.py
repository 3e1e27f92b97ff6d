"""Targets in words: a cell of an indicator annex, or a sentence of the 'Mục tiêu' paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.plan import Comparator, Target
from toolkit.plans.letters import UPPER, capitalized
from toolkit.plans.quantities import Quantity, find_quantity
from toolkit.vietnamese.text import squeeze

_SENTENCE = re.compile(rf"(?<=[^\W\d_%)])\.\s+(?=[{UPPER}\d])|(?<=[%)])\.\s+(?=[{UPPER}\d])|\n")
_BRACKETED_PART = re.compile(r"\s*\(\s*(trong đó\b[^()]*)\)", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*[,;:(]?\s*\btrong đó\b\s*[,:]?\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:đến|vào|tới|hết|cuối|trong)?\s*\bnăm\s+(20\d\d)", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
_TIME = (
    r"(?:(?:đến|vào|tới|hết)\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d|năm\s+20\d\d"
    r"|(?:trong\s+)?(?:\d+\s+năm\s+)?giai đoạn\s+20\d\d\s*[-–]\s*20\d\d)"
)
_OPENING = re.compile(
    rf"^(?:{_TIME}|phấn đấu|(?:toàn|cả) (?:tỉnh|thành phố)|trên địa bàn (?:tỉnh|thành phố)"
    r"|(?:có )?thêm|duy trì|bảo đảm|đảm bảo|[,:]|\s)+",
    re.IGNORECASE,
)
_GROWTH = re.compile(r"\s+(?:tăng|tăng thêm|chiếm|đạt)$", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:tỉ|tỷ) (?:lệ|trọng|suất)|^(?:tổng|số|diện tích|giá trị|trị giá|sản lượng|kim ngạch|thu nhập"
    r"|GRDP|tốc độ|hệ số"
    r"|chỉ số|mức|mật độ|tuổi|năng suất|vốn|doanh thu|dân số|lượng|quy mô|công suất)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?:bố trí|dành|giảm|cắt giảm|rút ngắn|hoàn thành|xây dựng|thu hút|giải quyết|tạo|đào tạo|bồi dưỡng|số hóa"
    r"|kết nối|phủ sóng|xử lý|hỗ trợ|tiết kiệm|thành lập|phát triển|hình thành|trồng|công nhận|cung cấp|giải ngân"
    r"|ký kết|đưa|thực hiện|tổ chức|triển khai|nâng|tăng thêm|mở|xóa|cải tạo|đầu tư|khởi công|huy động|chuyển"
    r"|sắp xếp|kiện toàn|bảo đảm|đảm bảo|lắp đặt|ban hành|lập)\b",
    re.IGNORECASE,
)
"""Words that say what is done; a measure begins with a noun."""
_SHARE_OF = re.compile(
    r"(?!(?:trở|vào|đến|tới|trong|theo|so|mỗi|hằng|hàng|năm|giai đoạn|tại|ở|và|với|cho|có|là|được|đã)\b)"
    r"(?P<of>[^\W\d_][^,;(]*?)"
    r"(?=\s+(?:trở lên|vào|đến năm|trong|theo|so với|mỗi|hằng|hàng|năm|giai đoạn|tại|ở)\b|[,;(]|$)"
)
_EACH_YEAR = re.compile(r"(?:mỗi|hằng|hàng) năm\b", re.IGNORECASE)
_FROM = re.compile(
    r"\s*,?\s*\btừ\s+(?:mức\s+)?(?:khoảng\s+|trên\s+|dưới\s+)?\d[\d.,]*\s*(?:(?!trở)[^\d;,]){0,40}?"
    r"(?:\s*(?:năm|\(năm)\s+20\d\d\)?)?\s+(?=(?:lên|xuống|còn|tới)\b)",
    re.IGNORECASE,
)
"""The value a target starts from: 'từ 8,2% năm 2025 lên …'."""
_COMPARED_WITH = re.compile(
    r"\b(?:lần|so với)\s+(?:cuối )?(?:năm|giai đoạn)\s+20\d\d(?:\s*[-–]\s*20\d\d)?", re.I
)
_GLOSS = re.compile(
    r"^(?:tăng|giảm|gấp|cao hơn|thấp hơn|bằng|vượt|cao gấp)\b.*\b(?:so với|lần|so)\b", re.IGNORECASE
)
"""The figure before, told once more against another year."""
_RISING = re.compile(r"\s*(?:,|\bvà)\s+(?:tiếp tục )?(?:tăng|giảm|nâng) dần\b.*", re.IGNORECASE)
_HORIZON = re.compile(r"(?<=\S)[,;]?\s*\(?(?:có )?tầm nhìn\b.*", re.IGNORECASE)
_BURDEN = re.compile(
    r"\bICOR\b|\b(?:thất nghiệp|thiếu việc làm|tử vong|suy dinh dưỡng|hộ nghèo|hộ cận nghèo|tổn thất|thất thoát"
    r"|tai nạn|tái nghèo|nợ xấu|nợ công|bội chi|mất cân bằng giới tính|chi phí logistics)\b",
    re.IGNORECASE,
)
"""What a province wants less of, by general knowledge."""
_INDEX = re.compile(r"\s+và\s+(?=(?:bộ )?chỉ số\b)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?=\D|\d)")


@dataclass(frozen=True, slots=True)
class When:
    """The year or the period a target is for."""

    year: int | None = None
    period: str | None = None

    def otherwise(self, other: When) -> When:
        """This time, or the other one where this one says nothing."""
        return self if self.year or self.period else other


NEVER = When()


@dataclass(frozen=True, slots=True)
class Measured:
    """A sentence with its figures: the name of what is measured, and the targets."""

    name: str
    unit: str | None
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence; ``part`` is one that follows 'trong đó' or a stem ending in a colon."""

    text: str
    part: bool


def read_when(text: str) -> When:
    """The year ('năm 2030') and the period ('2021-2030') a text names; of several years the last."""
    text = _COMPARED_WITH.sub(" ", _HORIZON.sub("", text))
    period = _PERIOD.search(text)
    years = _YEAR.findall(_PERIOD.sub("", text))
    return When(int(years[-1]) if years else None, f"{period[1]}-{period[2]}" if period else None)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph (points inside numbers part nothing)."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


def read_cell(text: str, unit: str | None, when: When) -> tuple[Target, ...]:
    """The targets of an annex cell; ``unit`` is that of its column, ``when`` what heading and name say.

    A composite cell ('A 5%; B 57%') gives one labelled target for each part.
    """
    stem, clauses = _clauses(squeeze(text).rstrip("."))
    found = [(clause, quantity) for clause in clauses if (quantity := find_quantity(clause.text)) is not None]
    single = len(found) == 1 and not stem
    return tuple(
        _target(
            quantity,
            None if single else _label(quantity) or None,
            unit,
            read_when(clause.text).otherwise(when),
        )
        for clause, quantity in found
    )


def read_sentence(sentence: str, above: When = NEVER) -> tuple[Measured, ...]:
    """The measured things of a sentence, none when it has no figures; ``above`` is what its heading says of time.

    Parts after 'trong đó' or a colon are labelled targets of the same thing; a clause that stands on its own
    after a semicolon is a thing of its own. A value it starts from ('từ 8,2% năm 2025 lên …') is no target.
    """
    stem, clauses = _clauses(sentence.strip().rstrip("."))
    opening = _OPENING.match(sentence.strip())
    said = When() if opening is None else read_when(opening[0])
    when = above = read_when(stem or "").otherwise(said).otherwise(above)
    stem = _opened(stem)
    result: list[Measured] = [Measured(capitalized(stem), None, ())] if stem else []
    for clause in clauses:
        text = _FROM.sub(" ", clause.text)
        quantity = find_quantity(text)
        if quantity is None or (result and _GLOSS.match(text)):
            continue
        own = read_when(text)
        if result and (stem or clause.part or not _subject(quantity)):
            last = result[-1]
            target = _target(quantity, _label(quantity) or None, last.unit, own.otherwise(when))
            result[-1] = Measured(last.name, last.unit or target.unit, (*last.targets, target))
        else:
            when = own.otherwise(above)
            result.extend(_measured(quantity, when))
    return tuple(measured for measured in result if measured.targets)


def _measured(quantity: Quantity, when: When) -> Iterator[Measured]:
    """What a clause measures: one thing, or two indices in one rank."""
    names = [_subject(quantity)]
    if quantity.rank:
        names = _INDEX.split(_opened(quantity.before))
    quantity = _of_what(quantity)
    for name in names:
        target = _target(quantity, None, None, when)
        lower = target.lower_is_better or _less_is_better(name, target)
        yield Measured(capitalized(name), quantity.unit, (replace(target, lower_is_better=lower),))


def _less_is_better(name: str, target: Target) -> bool:
    """Whether a level is better the lower it is, though the text does not say so; a fall in it is not."""
    level = target.comparator in {Comparator.EQUAL, Comparator.RANGE}
    return level and _BURDEN.search(name) is not None and "giảm" not in name.lower()


def _of_what(quantity: Quantity) -> Quantity:
    """'đạt 1% GRDP' is measured in per cent of the GRDP, where what is measured stands before the figure."""
    before = _opened(quantity.before)
    share = _SHARE_OF.match(quantity.after)
    done = _DONE.match(before) is not None and not quantity.linked
    if quantity.unit != "%" or not before or done or share is None:
        return quantity
    return replace(quantity, unit=f"% {share['of'].strip()}")


def _clauses(text: str) -> tuple[str, tuple[_Clause, ...]]:
    """The stem before a colon ('' when there is none), and the clauses."""
    text = _BRACKETED_PART.sub(r"; \1", text)
    stem = ""
    head, colon, rest = text.partition(":")
    if (
        colon
        and not _OF_WHICH.search(head)
        and find_quantity(head) is None
        and find_quantity(rest) is not None
    ):
        stem, text = head.strip(), rest.strip()
    pieces: list[_Clause] = []
    part = False
    for piece in text.split(";"):
        owns = _OF_WHICH.split(piece)
        for number, own in enumerate(owns):
            part = part or number > 0
            clauses = [clause for clause in _by_commas(own) if clause]
            pieces.extend(_Clause(clause, part) for clause in clauses)
        # Where commas part the list after 'trong đó', the semicolon ends it.
        part = part and not (len(owns) > 1 and len(clauses) > 1)
    return stem, tuple(pieces)


def _by_commas(piece: str) -> Iterator[str]:
    """Part a piece at commas with a figure on either side."""
    start = 0
    for comma in _COMMA.finditer(piece):
        left, right = piece[start : comma.start()], piece[comma.end() :]
        upto = _COMMA.split(right)
        nearest = next((part for part in upto if find_quantity(part) is not None), None)
        if find_quantity(left) is not None and nearest is not None:
            yield left.strip()
            start = comma.end()
    yield piece[start:].strip()


def _opened(text: str) -> str:
    """The text without the words that only open it: 'Phấn đấu đến năm 2030, …'."""
    return _OPENING.sub("", text).strip(" ,:") if _OPENING.match(text) else text.strip(" ,:")


def _subject(quantity: Quantity) -> str:
    """What the figure is about: the words before it, or those after where nothing stands before; '' for none."""
    before = _opened(quantity.before)
    rest = _RISING.sub("", quantity.after)
    in_percent = quantity.unit is not None and quantity.unit.startswith("%")
    counted = (quantity.unit or "").split("/")[0]
    after = rest if in_percent or quantity.value == 0 else f"{counted} {rest}".strip()
    if not before:
        return after.strip()
    measured = quantity.compared or in_percent or _MEASURE.match(before) is not None
    if quantity.linked or (measured and not _DONE.match(before)):
        yearly = _EACH_YEAR.match(quantity.after)
        return before if yearly is None else f"{before} {yearly[0]}"
    return f"{before} {after}".strip()


def _label(quantity: Quantity) -> str:
    """The name of one part of a composite target."""
    before = _GROWTH.sub("", _opened(quantity.before))
    if not before:
        return squeeze(
            quantity.after if quantity.unit in {None, "%"} or quantity.value == 0 else quantity.unit or ""
        )
    if quantity.linked or quantity.compared or quantity.unit == "%" or _MEASURE.match(before):
        return before
    return squeeze(f"{before} {quantity.unit or ''} {quantity.after}")


def _target(quantity: Quantity, label: str | None, unit: str | None, when: When) -> Target:
    return Target(
        label=label,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit or (None if unit is None else _running(unit)),
        year=when.year,
        period=when.period,
        approximate=quantity.approximate,
        lower_is_better=quantity.lower_is_better,
    )


def _running(unit: str) -> str:
    """A unit as it stands within a sentence: 'Tỷ USD' is 'tỷ USD', 'USD' stays."""
    return unit[:1].lower() + unit[1:] if unit[1:2].islower() else unit
