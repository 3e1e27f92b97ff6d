"""For every rule on answers: a careful answer that it leaves in peace, one that breaks it, and what an officer
types into the marked cells.

'done', 'under_way', 'not_started', 'figure' stand for a complete answer; '-field' leaves one of its answers out,
'field: text' types another one, 'of 9' is a complete figure of 9,
'+' the careful answer. Lines that belong together are divided by '&', as in the column of what is typed to
correct; where that is empty, the marked cell gets its careful answer (none where there was none).

Texts go into the cells as they stand; '<number 46000>' and '<date 2026-05-02>' are cells of that kind, '<us date
2026-05-03>' one formatted as American Excel does it, '<decomposed …>' a text whose marks stand apart, '<font …>'
one in an old font.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tests.validation.build import MEASURE, TASK, rows
from toolkit.model.form import MeasureLine, PriorAnswer, TargetBrief, TaskLine
from toolkit.model.plan import Comparator

WHOLE = {
    "done": "status: Đã hoàn thành; percent: 100; submitted_on: 15/9/2026; issued_on: 25/9/2026; "
    "document: 123/QĐ-UBND; result: Đã ban hành",
    "under_way": "status: Đang thực hiện; percent: 60; result: Đã lấy ý kiến; cause: Chờ hướng dẫn của Bộ; "
    "next_step: Trình trong tháng 12",
    "extended": "status: Đang thực hiện; percent: 60; result: Đã lấy ý kiến; cause: Chờ hướng dẫn của Bộ; "
    "next_step: Trình trong tháng 12; extension_to: 31/3/2027; extension_reason: Chờ quy hoạch được duyệt",
    "not_started": "status: Chưa thực hiện; cause: Chưa được bố trí kinh phí; next_step: Lập dự toán năm 2027",
    "nothing": "status: Không phát sinh",
    "secret": "status: Báo cáo riêng theo chế độ mật",
    "figure": "value: 41,5; value_status: Chính thức; value_date: 31/10/2026; source: Thống kê tỉnh",
    "no_figure": "value_status: Không phát sinh",
    "no_data": "value_status: Chưa có số liệu; explanation: Chờ kết quả điều tra",
    "signed": "letter_number: 12/BC-STC; letter_date: 20/11/2026; signer: Nguyễn Văn An; "
    "signer_title: Giám đốc; preparer: Trần Thị Bình; phone: 0912 345 678",
}

TASKS = """
code | line | careful | faulty | typed to correct
E301 | task | under_way | under_way; percent: 101 |
E401 | task | done | done; -status |
E402 | task | done | done; -submitted_on; -issued_on |
E403 | task | done | done; -document |
E404 | task | under_way | under_way; -percent; -result |
E405 | task | under_way | under_way; -cause |
E406 | task | not_started | not_started; -cause |
W413 | due later | not_started | not_started; -cause; -next_step |
E410 | task | extended | extended; -extension_reason |
W411 | task | extended | extended; -extension_to |
W412 | task | done | done; -result |
E420 | task | done | done; percent: 45 |
E421 | task | under_way | under_way; percent: 100 |
E422 | task | not_started | not_started; percent: 20 |
W423 | task | under_way | under_way; issued_on: 15/9/2026 |
W424 | task | nothing | nothing; percent: 20 |
E427 | task | secret | secret; result: Tuyến phòng thủ đã hoàn thành |
W428 | task | secret | secret; proposal: Bổ sung kinh phí cho khu vực 3 |
E430 | was done | done | done; status: Chưa thực hiện |
W431 | was done | done | done; status: Đang thực hiện |
W432 | was at 65 | under_way; percent: 70 | under_way |
W433 | was at 65 | under_way; percent: 70 | under_way; status: Chưa có số liệu; percent: 70 |
E501 | task | done | done; issued_on: 1/12/2026 |
W502 | task | done | done; submitted_on: 6/1/2026 |
W503 | task | done | done; submitted_on: 26/9/2026 | issued_on: 28/9/2026
E504 | task | done | done; submitted_on: 15/9/1926 |
E505 | task | extended | extended; extension_to: 30/9/2026 |
W506 | task | done | done; extension_to: 31/3/2027; extension_reason: Chờ quy hoạch được duyệt |
W507 | task | extended | extended; extension_to: 30/10/2026 |
E601 | task | done | done; document: Quyết định của UBND tỉnh |
W602 | task | done | done; document: QĐ 123 |
E603 | task | under_way | under_way; cause: Covid |
W604 | task | under_way | under_way; difficulty: nt |
W605 | task | done; document: 77/TTr-STC | done; document: 12/BC-STC |
W606 | task | done; document: 123/QĐ-UBND ngày 25/9/2026 | done; document: 123/QĐ-UBND ngày 05/12/2026 |
W607 | task | done; document: 123/QĐ-UBND ngày 25/9/2026 | done; document: 123/QĐ-UBND ngày 25/9/2025 |
W608 | task | done; document: 123/QĐ-UBND ngày 25/9/2026 | done; document: 123/QĐ-UBND ngày 20/9/2026 |
I902 | shared | done | not_started |
W903 | linked | done & done | + & +; status: Đang thực hiện | & status: Đã hoàn thành
E220 | task | under_way | under_way; percent: #N/A |
E221 | task | under_way | under_way; percent: =120/2 |
E222 | task | done | done; status: xong |
E223 | task | under_way | under_way; percent: khá nhiều |
E229 | task | under_way | under_way; percent: <date 2026-02-05> |
I227 | task | under_way | under_way; percent: 60 % |
E240 | task | done | done; submitted_on: tuần trước |
E241 | task | done | done; submitted_on: 9/25/2026 |
E242 | task | done | done; submitted_on: Quý II/2026 |
E243 | task | done | done; submitted_on: <number 46280> |
E244 | task | done | done; submitted_on: <us date 2026-05-09> |
E245 | task | done | done; submitted_on: 15/9 |
E246 | task | done | done; submitted_on: 31/9/2026 |
W253 | task | under_way | under_way; submitted_on: - |
I250 | task | done | done; result: <decomposed Đã ban hành> |
I251 | task | done | done; result: <font §· ban hµnh quyÕt ®Þnh> |
W254 | task | done | done; result: §· ban hµnh quyÕt ®Þnh phª duyÖt |
W252 | task | done | done; document: <date 2026-04-03> |
W255 | task | done | done; result: <number 15> |
"""

MEASURES = """
code | line | careful | faulty | typed to correct
E407 | measure | figure | figure; -value |
E408 | measure | figure | figure; -value_status |
E409 | measure | no_data | no_data; -explanation |
E425 | measure | figure | figure; value_status: Không phát sinh | value:
W426 | measure | no_figure | no_figure; value: 0 |
W508 | measure | figure | figure; value_date: 1/12/2026 |
W509 | measure | figure | figure; value_date: 31/12/2019 |
W701 | 30 to 60 | figure | figure; value: 29 |
W702 | measure | figure | figure; value: 415 |
W703 | was 40 | figure | figure; value: 4,1 |
W704 | measure | figure | figure; value: 120 |
E705 | measure | figure | figure; value: -40 |
E706 | hectares | figure; value: 95 & figure; value: 60 | + & +; value: 96 |
W707 | rates | figure; value: 95 & figure; value: 60 | + & +; value: 96 |
W708 | shares | figure; value: 7 & figure; value: 55 & figure; value: 38 | + & + & +; value: 39 | value: 6
W709 | growth | of 9 & of 3 & of 14 & of 8 & of 6 | of 15 & + & + & + & + |
W710 | was 40 | figure | figure; value: 35 |
W901 | shared measure | figure | figure; value: 42,5 |
E224 | billions | figure; value: 1,6 | figure; value: 1.500 |
W225 | dollars | figure; value: 4200 | figure; value: 4.200 |
I226 | dollars | figure; value: 4200 | figure; value: 4 200 |
W228 | measure | figure | figure; value: 0,45 |
E230 | measure | figure | figure; value: - |
E232 | dollars | figure; value: 4200 | figure; value: 105 triệu đồng |
W233 | measure | figure | figure; value: khoảng 41,5 |
E234 | measure | figure | figure; value: 40 - 42 |
W235 | billions | figure; value: 1,6 | figure; value: <number 1.5> |
"""

SIGN_OFF = """
code | faulty | typed to correct
E801 | signed; -letter_number |
E802 | signed; -letter_date |
E803 | signed; -signer |
E804 | signed; -preparer |
E805 | signed; letter_date: 1/12/2026 |
W806 | signed; phone: hỏi văn thư |
W807 | signed; letter_date: 20/11/2025 |
E808 | signed; letter_number: /BC-STC |
E809 | signed; signer: ... |
W810 | signed; -signer_title |
W811 | signed; letter_date: 24/9/2026 |
"""

IN_MEMORY = """
code | field | careful | faulty
E302 | status | done | finished
E303 | percent | 100 | sixty
"""
"""What the reader of workbooks refuses itself (E222, E223): the rules stand behind it."""

OF_OTHER_FILES = ("W247",)
"""Told only where a file does not say how its dates are formatted, which an .xlsx always does: see the tests of
reading cells."""

STRUCTURE = ("E203", "E204", "W206", "W210", "W211", "E310", "W311", "E312", "E313", "W314")
"""What is done to rows, columns and printed texts, not to answers."""


@dataclass(frozen=True, slots=True)
class Case:
    """One rule: the lines it is shown on, and what stands in their cells, line by line."""

    code: str
    lines: tuple[TaskLine | MeasureLine, ...]
    careful: tuple[dict[str, str], ...]
    faulty: tuple[dict[str, str], ...]
    typed: tuple[dict[str, str], ...]


def answers(text: str) -> dict[str, str]:
    """'done; -percent; result: x' as texts by field."""
    found: dict[str, str] = {}
    for piece in (part.strip() for part in text.split(";")):
        if piece in WHOLE:
            found |= answers(WHOLE[piece])
        elif piece.startswith("of "):
            found |= {**answers(WHOLE["figure"]), "value": piece.removeprefix("of ")}
        elif piece.startswith("-"):
            found.pop(piece[1:])
        elif piece:
            name, _colon, shown = piece.partition(":")
            found[name.strip()] = shown.strip()
    return found


def cases(table: str) -> tuple[Case, ...]:
    """The rows of a table, each on lines of its own."""
    return tuple(_case(number, *row[:5]) for number, row in enumerate(rows(table)))


def _case(number: int, *row: str) -> Case:
    code, line, careful, faulty, typed = row

    made = _LINES[line]
    lines = tuple(replace(one, key=_key(one, number), no=str(number)) for one in made)
    within = {old.key: new.key for old, new in zip(made, lines, strict=True)}
    lines = tuple(
        replace(one, parent=within[one.parent]) if isinstance(one, MeasureLine) and one.parent else one
        for one in lines
    )
    right = careful.split("&")
    wrong = [part.replace("+", whole, 1) for part, whole in zip(faulty.split("&"), right, strict=True)]
    return Case(code, lines, _each(right), _each(wrong), _each(typed.split("&")))


def _each(parts: list[str]) -> tuple[dict[str, str], ...]:
    return tuple(answers(part) for part in parts)


def _key(line: TaskLine | MeasureLine, number: int) -> str:
    """'…/I.1' becomes '…/I.<number>'; what follows in the keys of parts and of the other plan stays."""
    plan, _slash, place = line.key.partition("/")
    head, _dot, tail = place.rpartition("#")
    return f"{plan}/{head}{number}{tail}"


def _task(key: str = "74-2026/I.#", **changed: object) -> TaskLine:
    return replace(TASK, key=key, **changed)  # type: ignore[arg-type]


def _measure(key: str = "557-2023/CT.I.#", **changed: object) -> MeasureLine:
    return replace(MEASURE, key=key, **changed)  # type: ignore[arg-type]


def _aims(value: str, comparator: Comparator = Comparator.AT_LEAST) -> tuple[TargetBrief, ...]:
    return (TargetBrief(value, comparator, Decimal(value), None, 2030),)


_GROWTH = "Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)"
_LINES: dict[str, tuple[TaskLine | MeasureLine, ...]] = {
    "task": (_task(),),
    "due later": (_task(due=date(2028, 12, 31)),),
    "was done": (_task(prior=PriorAnswer("Năm 2025: Đã hoàn thành", "done")),),
    "was at 65": (_task(prior=PriorAnswer("Năm 2025: 65%", "under_way", Decimal(65))),),
    "linked": (_task(), _task("557-2023/I.#")),
    "measure": (_measure(),),
    "30 to 60": (_measure(low=Decimal(30), high=Decimal(60)),),
    "was 40": (_measure(prior=PriorAnswer("Năm 2025: 40%", value=Decimal(40))),),
    "dollars": (
        _measure(
            name="GRDP bình quân đầu người",
            unit="USD",
            targets=_aims("7850"),
            prior=PriorAnswer("Năm 2025: 4000 USD", value=Decimal(4000)),
        ),
    ),
    "billions": (_measure(name="Vốn đầu tư trong năm", unit="tỷ đồng", targets=()),),
    "hectares": (
        _measure(name="Diện tích rừng", unit="ha", targets=_aims("90")),
        _measure(
            "557-2023/CT.I.#.1", name="Trong đó: rừng trồng", unit="ha", targets=(), parent="557-2023/CT.I.#"
        ),
    ),
    "rates": (
        _measure(name="Tỷ lệ dân số dùng nước hợp vệ sinh", targets=_aims("99")),
        _measure("557-2023/CT.I.#.1", name="Trong đó: nước sạch", targets=(), parent="557-2023/CT.I.#"),
    ),
    "shares": tuple(
        _measure(
            f"557-2023/CT.I.#.{letter}", name=f"Cơ cấu kinh tế - {name}", targets=_aims(aim, Comparator.EQUAL)
        )
        for letter, name, aim in (
            ("a", "nông nghiệp", "5"),
            ("b", "công nghiệp", "57"),
            ("c", "dịch vụ", "38"),
        )
    ),
    "growth": tuple(
        _measure(f"557-2023/CT.I.#.{letter}", name=_GROWTH + name, targets=_aims(aim))
        for letter, name, aim in (
            ("a", "", "11"),
            ("b", " - Nông, lâm nghiệp, thủy sản", "3"),
            ("c", " - công nghiệp - xây dựng", "14"),
            ("d", " - dịch vụ", "9"),
            ("e", " - thuế sản phẩm", "6"),
        )
    ),
}
_LINES |= {"shared": _LINES["task"], "shared measure": _LINES["measure"]}
