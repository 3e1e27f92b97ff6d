"""Returns of officers who know their work and type carefully: what the rules must leave in peace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.validation.build import AS_OF, MEASURE, TASK, a_return, content
from toolkit.model.form import MeasureLine, PriorAnswer, TargetBrief, TaskLine
from toolkit.model.plan import Comparator
from toolkit.validation.batch import ToCheck
from toolkit.vietnamese.dates import format_date, format_date_long

# Name, unit, comparator, target of 2030, and where an honest figure of 2026 may lie.
MEASURES = (
    ("Tốc độ tăng trưởng GRDP", "%", "=", "10.1", "6", "12"),
    ("Cơ cấu: nông, lâm, thủy sản", "%", "=", "5.1", "8", "14"),
    ("GRDP bình quân đầu người", "USD", ">=", "7850", "3200", "5200"),
    ("Tổng huy động vốn đầu tư toàn xã hội", "Tỷ đồng", ">=", "1650000", "135000", "160000"),
    ("Tỷ trọng kinh tế số trong GRDP", "%", "=", "30", "9", "22"),
    ("Kim ngạch xuất khẩu", "Tỷ USD", "=", "15", "5", "9"),
    ("Tỷ lệ đô thị hóa", "%", ">=", "50", "36", "48"),
    ("Tỷ lệ xã đạt chuẩn nông thôn mới", "%", ">=", "80", "35", "95"),
    ("Tốc độ tăng dân số bình quân", "%", "range", "0.5", "0.4", "0.9"),
    ("Số bác sỹ trên 1 vạn dân", "Bác sỹ", "=", "15", "10", "16"),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế", "%", ">", "95", "91", "97"),
    ("Tỷ lệ lao động nông nghiệp", "%", "<", "20", "22", "34"),
    ("Tỷ lệ hộ nghèo giảm bình quân hằng năm", "%", ">=", "1.5", "0.6", "2.5"),
    ("Tỷ lệ che phủ rừng", "%", "=", "54.5", "53", "55"),
    ("Thu ngân sách so với dự toán", "%", ">=", "100", "95", "135"),
    ("Số doanh nghiệp thành lập mới", "Doanh nghiệp", ">=", "3000", "1500", "3500"),
)
# Products as plans ask for them, and the kinds of documents with which agencies show that they are there.
PRODUCTS = (
    ("Quyết định", ("QĐ", "TTr", "CV")),
    ("Kế hoạch", ("KH", "QĐ", "TTr")),
    ("Đề án", ("QĐ", "TTr", "NQ")),
    ("Cơ chế, chính sách", ("NQ", "TTr", "BC", "QĐ")),
    ("Kế hoạch, chương trình, đề án, dự án", ("KH", "CTr", "QĐ", "TTr")),
    ("Báo cáo", ("BC", "TTr", "CV")),
    ("Tờ trình đề nghị HĐND tỉnh ban hành Nghị quyết", ("TTr", "NQ")),
    ("Hồ sơ báo cáo điều chỉnh Quy hoạch", ("TTr", "BC", "QĐ")),
    ("Hệ thống thông tin, CSDL", ("BC", "QĐ", "CV", "BB")),
    ("Danh mục dự án đầu tư", ("QĐ", "TTr", "BC")),
    (None, ("QĐ", "KH", "BC", "CV")),
)
ISSUERS = {"QĐ": "UBND", "KH": "UBND", "CTr": "UBND", "NQ": "HĐND", "BB": "STC"}
SUBMITTED_WITH = ("TTr", "BC", "CV")
CITED = "thực hiện Quyết định số 557/QĐ-UBND ngày 17/02/2023; "
RESULTS = (
    "Đã trình UBND tỉnh",
    "Hoàn thành dự thảo, lấy ý kiến 15 đơn vị",
    "Đạt 85% khối lượng",
    "Đã ban hành kế hoạch.",
)
REASONS = (
    "Chờ hướng dẫn của Bộ",
    "Chưa được bố trí vốn",
    "Vướng giải phóng mặt bằng tại 02 xã",
    "Nhà thầu thi công chậm do mưa lũ",
)
LOOSE = ("", "", "-", "Không", "Không có", "Thiếu nhân lực", "Đề nghị UBND tỉnh sớm phê duyệt")
PHONES = ("0912 345 678", "0237.3852.246", "(0237) 3852246", "0912345678", "02373.852246 - 0987 654 321")


@dataclass(frozen=True, slots=True)
class _Situation:
    """What happened on a task, whatever is written of it: the answers follow from this."""

    task: TaskLine
    kinds: tuple[str, ...]
    signed_on: date


def truthful(random: Random, number: int = 0) -> ToCheck:
    """One careful return on a random form. The numbers of returns keep their lines apart."""
    signed_on = _day(random, date(2026, 11, 1), AS_OF)
    made = [_task(random, f"{number}.{index}", signed_on) for index in range(random.randint(0, 12))]
    lines, answers = _measures(random, number, at_least=0 if made else 1)
    agency = str(10_000 + number) if random.random() < 0.5 else f"S{number}"
    for situation in made:
        answers[situation.task.key] = _task_answers(random, situation)
    tasks = [situation.task for situation in made]
    if made and random.random() < 0.2:
        # The other plan asks for the same duty; the officer gives the same answer to both.
        twin = replace(tasks[0], key=tasks[0].key.replace("74-2026", "557-2023"), plan="557-2023")
        answers[twin.key] = answers[tasks[0].key]
        tasks.append(twin)
    form = content(tasks, lines, agency)
    front = {
        "letter_number": random.choice(("12/BC-STC", "Số 1234/STC-TH", "07/BC-UBND", "1180/UBND-VP")),
        "letter_date": format_date(signed_on),
        "signer": random.choice(("Nguyễn Văn An", "Lê Thị Hồng Hạnh", "Hà Sĩ", "Phạm Bá Oai")),
        "signer_title": random.choice(("Phó Giám đốc", "Chủ tịch", "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC")),
        "preparer": random.choice(("Trần Bình", "Vi Thị Y", "Lò Văn Ún")),
        "phone": random.choice(PHONES),
        "highlights": random.choice(("Thu ngân sách vượt dự toán 12%", "", "Không")),
    }
    joined = {line: _joined(given) for line, given in answers.items()}
    return ToCheck(f"{number}.xlsx", agency, form, a_return(form, joined, _joined(front)))


def same_duties(returns: Iterable[ToCheck]) -> tuple[tuple[str, str], ...]:
    """The pairs of lines with which two plans ask for one duty in these returns."""
    keys = {line.key for item in returns for line in item.content.tasks}
    twins = (key for key in sorted(keys) if key.startswith("557-2023/I."))
    return tuple((key, key.replace("557-2023", "74-2026")) for key in twins)


def _joined(answers: dict[str, str]) -> str:
    return "; ".join(f"{name}: {shown.replace(';', ';;')}" for name, shown in answers.items() if shown)


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, max((last - first).days, 0)))


def _task(random: Random, number: str, signed_on: date) -> _Situation:
    issued = random.choice((date(2023, 2, 17), date(2026, 1, 7)))
    due = random.choice((None, _day(random, date(2025, 11, 30), date(2030, 12, 31))))
    product, kinds = random.choice(PRODUCTS)
    priors = (
        None,
        PriorAnswer("Năm 2025: Đang thực hiện, 40%", "under_way", Decimal(40)),
        PriorAnswer("Năm 2025: Chưa thực hiện", "not_started"),
        PriorAnswer("Năm 2025: Đã hoàn thành", "done", Decimal(100)),
        PriorAnswer("Năm 2025: Không phát sinh", "nothing"),
    )
    task = replace(
        TASK,
        key=f"74-2026/I.{number}",
        no=number,
        product=product,
        due=due,
        plan_issued_on=issued,
        prior=random.choice(priors) if issued.year < 2026 else None,
    )
    return _Situation(task, kinds, signed_on)


def _task_answers(random: Random, situation: _Situation) -> dict[str, str]:
    task = situation.task
    prior = task.prior.status if task.prior else None
    once = task.due is not None
    status = random.choice(
        ("done", "done", "under_way", "under_way", "not_started", "nothing", "no_data", "secret")
    )
    # What was done once stays done, and what was begun goes on.
    if once and prior == "done":
        status = random.choice(("done", "done", "nothing"))
    elif once and prior == "under_way" and status in ("not_started", "nothing", "no_data"):
        status = "under_way"
    if status in ("nothing", "no_data", "secret"):
        return {"status": status}
    loose = {"difficulty": random.choice(LOOSE), "proposal": random.choice(LOOSE)}
    if status == "done":
        return {"status": status, **_evidence(random, situation), **loose}
    return {"status": status, **_open(random, situation, status), **loose}


def _open(random: Random, situation: _Situation, status: str) -> dict[str, str]:
    task, extension = situation.task, random.random() < 0.3
    said = {
        "cause": random.choice(REASONS),
        "next_step": random.choice(("Trình UBND tỉnh trong quý I/2027", "Tiếp tục thực hiện")),
        "extension_to": format_date(
            _day(random, max(task.due or AS_OF, AS_OF) + timedelta(days=1), date(2032, 1, 1))
        )
        if extension
        else "",
        "extension_reason": random.choice(REASONS) if extension else "",
    }
    if status == "not_started":
        return {**said, "percent": random.choice(("", "0"))}
    before = task.prior.value if task.prior and task.due else None
    rates = [rate for rate in ("0", "5", "45", "62.5", "99") if before is None or Decimal(rate) >= before]
    sent = _day(random, _first_day(task), situation.signed_on) if random.random() < 0.2 else None
    return {
        **said,
        "percent": random.choice(rates),
        "result": random.choice(RESULTS),
        "submitted_on": format_date(sent) if sent else "",
        "document": random.choice(("", "Dự thảo lần 2", "77/TTr-STC", "Văn bản lấy ý kiến số 123/STC-TH")),
    }


def _first_day(task: TaskLine) -> date:
    """Work on a duty begins with its plan, or before it where the duty was due before."""
    first = task.plan_issued_on or AS_OF
    return task.due - timedelta(days=60) if task.due is not None and task.due < first else first


def _evidence(random: Random, situation: _Situation) -> dict[str, str]:
    submitted = _day(random, _first_day(situation.task), situation.signed_on)
    issued = _day(random, submitted, situation.signed_on)
    kind = random.choice(situation.kinds)
    if random.random() < 0.005:
        # Now and then a report is named although a plan or a scheme was asked for.
        kind = "BC"
    has_issued = kind not in SUBMITTED_WITH or random.random() < 0.5
    return {
        "percent": random.choice(("100", "")),
        "submitted_on": format_date(submitted),
        "issued_on": format_date(issued) if has_issued else "",
        "document": _document(random, kind, submitted if kind in SUBMITTED_WITH else issued),
        "result": random.choice(RESULTS),
    }


def _document(random: Random, kind: str, day: date) -> str:
    number = random.randint(1, 4900)
    symbol = "STC-TH" if kind == "CV" else f"{kind}-{ISSUERS.get(kind, 'STC')}"
    text = random.choice(("", "Số ", "Văn bản số ")) + f"{number}/{symbol}"
    written = random.choice(
        ("", f" ngày {format_date(day)}", f", {format_date(day)}", f" {format_date_long(day)}")
    )
    return random.choice(("", "", "", CITED)) + text + written


def _measures(
    random: Random, number: int, at_least: int
) -> tuple[list[MeasureLine], dict[str, dict[str, str]]]:
    """Measures that stand alone, and now and then a composite with its whole or its growth."""
    lines = [
        _measure(random, f"557-2023/CT.I.{number}.{index}0") for index in range(random.randint(at_least, 5))
    ]
    answers = {line.key: _measure_answers(random, line) for line in lines}
    for composite in (_structure, _sectors, _within):
        if random.random() < 0.2:
            for line, value in composite(random, f"74-2026/CT.{number}"):
                lines.append(line)
                answers[line.key] = _figure(random, str(value))
    return lines, answers


def _structure(random: Random, key: str) -> list[tuple[MeasureLine, Decimal]]:
    """Shares of the economy, each rounded by itself."""
    shares = [random.uniform(8, 14), random.uniform(45, 52), random.uniform(5, 7)]
    shares.append(100 - sum(shares))
    aims = (("a", "Nông", "5"), ("b", "công nghiệp", "57"), ("c", "thuế", "5"), ("d", "dịch vụ", "33"))
    return [
        (_line(f"{key}.2.1.{letter}", f"Cơ cấu kinh tế - {name}", aim, Comparator.EQUAL), _rounded(share, 1))
        for (letter, name, aim), share in zip(aims, shares, strict=True)
    ]


def _sectors(random: Random, key: str) -> list[tuple[MeasureLine, Decimal]]:
    """Growth of the economy as the weighted mean of its sectors."""
    rates = [random.uniform(low, high) for low, high in ((-1, 4), (4, 16), (5, 10), (-3, 12))]
    total = sum(rate * weight for rate, weight in zip(rates, (0.12, 0.48, 0.34, 0.06), strict=True))
    whole = "Tốc độ tăng trưởng tổng sản phẩm trên địa bàn tỉnh (GRDP)"
    names = (
        whole,
        *(f"{whole} - {part}" for part in ("nông, lâm", "công nghiệp", "dịch vụ", "thuế sản phẩm")),
    )
    return [
        (_line(f"{key}.1.1.{letter}", name, aim), _rounded(value, random.choice((1, 2))))
        for letter, name, aim, value in zip(
            "abcde", names, ("11", "3", "14", "9", "6"), (total, *rates), strict=True
        )
    ]


def _within(random: Random, key: str) -> list[tuple[MeasureLine, Decimal]]:
    """A share of communes and the smaller share of those among them that did more."""
    whole = random.uniform(50, 100)
    name = "Số xã đạt chuẩn nông thôn mới"
    return [
        (_line(f"{key}.4.3.a", name, "80"), _rounded(whole, 1)),
        (_line(f"{key}.4.3.b", f"{name} - nâng cao", "35"), _rounded(whole * random.random(), 1)),
    ]


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places))


def _line(key: str, name: str, aim: str, comparator: Comparator = Comparator.AT_LEAST) -> MeasureLine:
    target = TargetBrief(aim, comparator, Decimal(aim), None, 2030)
    return replace(MEASURE, key=key, name=name, unit="%", targets=(target,))


def _measure(random: Random, key: str) -> MeasureLine:
    name, unit, comparator, aim, low, high = random.choice(MEASURES)
    last = Decimal(low) + (Decimal(high) - Decimal(low)) * Decimal(random.randint(0, 100)) / 100
    target = TargetBrief(aim, Comparator(comparator), Decimal(aim), None, 2030)
    return replace(
        MEASURE,
        key=key,
        name=name,
        unit=unit,
        targets=(target,),
        prior=random.choice((None, PriorAnswer(f"Năm 2025: {last}", "official", last))),
        low=random.choice((None, Decimal(low) / 2)),
        high=random.choice((None, Decimal(high) * 2)),
    )


def _measure_answers(random: Random, line: MeasureLine) -> dict[str, str]:
    status = random.choice(("figure", "figure", "figure", "figure", "nothing", "no_data", "secret"))
    if status in ("nothing", "secret"):
        return {"value_status": status}
    if status == "no_data":
        return {"value_status": status, "explanation": "Chờ kết quả điều tra của cơ quan thống kê"}
    low, high = next((Decimal(m[4]), Decimal(m[5])) for m in MEASURES if m[0] == line.name)
    value = low + (high - low) * Decimal(random.randint(0, 1000)) / 1000
    prior = line.prior.value if line.prior else None
    if prior is not None and random.random() < 0.9:
        # Most figures move little in a year; the others jump as they please.
        value = min(max(prior * Decimal(random.randint(96, 108)) / 100, low), high)
    answers = _figure(random, str(value.quantize(Decimal("0.01"))))
    if prior is not None and abs(value - prior) > prior / 10 and random.random() < 0.9:
        answers["explanation"] = "Do điều chỉnh địa giới hành chính và cách tính mới"
    return answers


def _figure(random: Random, value: str) -> dict[str, str]:
    status = random.choice(("estimate", "estimate", "preliminary", "official"))
    last_day = date(2026, 12, 31) if status == "estimate" else AS_OF
    return {
        "value": value,
        "value_status": status,
        "value_date": format_date(_day(random, date(2025, 12, 31), last_day)),
        "source": random.choice(("Niên giám thống kê", "Báo cáo số 12/BC-STC", "Thống kê tỉnh")),
        "explanation": random.choice(("", "Tăng do thu hút đầu tư")),
    }
