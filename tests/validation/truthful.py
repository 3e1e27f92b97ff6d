"""Returns of officers who know their work and type carefully: what the rules must leave in peace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.validation.build import AS_OF, MEASURE, TASK, a_return, content
from toolkit.model.form import MeasureLine, PriorAnswer, TargetBrief, TaskLine
from toolkit.model.plan import Comparator
from toolkit.validation.batch import ToCheck
from toolkit.vietnamese.dates import format_date

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
DOCUMENTS = (
    "123/QĐ-UBND", "Số 12/BC-STC ngày 05/3/2026", "05-NQ/TU", "1234/TTr-SXD", "Quyết định số 557/QĐ-UBND",
    "2345/UBND-CN", "12/2026/QĐ-UBND", "45-KH/TU ngày 02/02/2026", "TTr số 77/TTr-SNV; BC số 78/BC-SNV",
)  # fmt: skip
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


def truthful(random: Random) -> ToCheck:
    """One careful return on a random form."""
    tasks = [_task(random, number) for number in range(random.randint(0, 12))]
    measures = [_measure(random, number) for number in range(random.randint(0 if tasks else 1, 6))]
    form = content(tasks, measures, f"S{random.randint(0, 10**9)}")
    answers = {task.key: _joined(_task_answers(random, task)) for task in tasks}
    answers |= {measure.key: _joined(_measure_answers(random, measure)) for measure in measures}
    front = {
        "letter_number": random.choice(("12/BC-STC", "Số 1234/STC-TH", "07/BC-UBND")),
        "letter_date": format_date(_day(random, date(2026, 10, 1), AS_OF)),
        "signer": random.choice(("Nguyễn Văn An", "Lê Thị Hồng Hạnh")),
        "signer_title": "Phó Giám đốc",
        "preparer": "Trần Bình",
        "phone": random.choice(PHONES),
        "highlights": random.choice(("Thu ngân sách vượt dự toán 12%", "")),
    }
    return ToCheck(f"{form.agency}.xlsx", form.agency, form, a_return(form, answers, _joined(front)))


def _joined(answers: dict[str, str]) -> str:
    return "; ".join(f"{name}: {shown.replace(';', ';;')}" for name, shown in answers.items() if shown)


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, (last - first).days))


def _task(random: Random, number: int) -> TaskLine:
    issued = random.choice((date(2023, 2, 17), date(2026, 1, 7)))
    due = random.choice((None, _day(random, date(2025, 11, 30), date(2030, 12, 31))))
    prior = random.choice((None, PriorAnswer("Năm 2025: đang thực hiện, 40%", "under_way", Decimal(40))))
    return replace(
        TASK, key=f"74-2026/I.{number}", no=str(number), due=due, plan_issued_on=issued, prior=prior
    )


def _task_answers(random: Random, task: TaskLine) -> dict[str, str]:
    status = random.choice(
        ("done", "done", "under_way", "under_way", "not_started", "nothing", "no_data", "secret")
    )
    if status in ("nothing", "no_data", "secret"):
        return {"status": status}
    loose = {"difficulty": random.choice(LOOSE), "proposal": random.choice(LOOSE)}
    if status == "done":
        return {"status": status, **_evidence(random, task), **loose}
    extension = random.random() < 0.3
    open_task = {
        "status": status,
        "cause": random.choice(REASONS),
        "next_step": "Trình UBND tỉnh trong quý I/2027",
        "extension_to": format_date(
            _day(random, max(task.due or AS_OF, AS_OF) + timedelta(days=1), date(2032, 1, 1))
        )
        if extension
        else "",
        "extension_reason": random.choice(REASONS) if extension else "",
        **loose,
    }
    if status == "not_started":
        return {**open_task, "percent": random.choice(("", "0"))}
    progress = {"percent": str(random.choice((0, 5, 45, "62.5", 99))), "result": random.choice(RESULTS)}
    return {**open_task, **progress, "document": random.choice(("", "Dự thảo", DOCUMENTS[0]))}


def _evidence(random: Random, task: TaskLine) -> dict[str, str]:
    first = task.plan_issued_on or AS_OF
    if task.due is not None and task.due < first:
        first = task.due - timedelta(days=60)
    submitted = _day(random, first, AS_OF)
    issued = _day(random, submitted, AS_OF)
    return {
        "percent": random.choice(("100", "")),
        "submitted_on": format_date(submitted),
        "issued_on": random.choice((format_date(issued), "")),
        "document": random.choice(DOCUMENTS),
        "result": random.choice(RESULTS),
    }


def _measure(random: Random, number: int) -> MeasureLine:
    name, unit, comparator, aim, low, high = random.choice(MEASURES)
    last = Decimal(low) + (Decimal(high) - Decimal(low)) * Decimal(random.randint(0, 100)) / 100
    target = TargetBrief(aim, Comparator(comparator), Decimal(aim), None, 2030)
    return replace(
        MEASURE,
        key=f"557-2023/CT.I.{number}",
        name=name,
        unit=unit,
        targets=(target,),
        prior=random.choice((None, PriorAnswer(f"Năm 2025: {last}", "official", last))),
        low=random.choice((None, Decimal(low) / 2)),
        high=random.choice((None, Decimal(high) * 2)),
    )


def _measure_answers(random: Random, line: MeasureLine) -> dict[str, str]:
    status = random.choice(
        ("estimate", "estimate", "preliminary", "official", "nothing", "no_data", "secret")
    )
    if status in ("nothing", "secret"):
        return {"value_status": status}
    if status == "no_data":
        return {"value_status": status, "explanation": "Chờ kết quả điều tra của cơ quan thống kê"}
    low, high = next((Decimal(m[4]), Decimal(m[5])) for m in MEASURES if m[0] == line.name)
    value = (low + (high - low) * Decimal(random.randint(0, 1000)) / 1000).quantize(Decimal("0.01"))
    last_day = date(2026, 12, 31) if status == "estimate" else AS_OF
    return {
        "value": str(value),
        "value_status": status,
        "value_date": format_date(_day(random, date(2025, 12, 31), last_day)),
        "source": random.choice(("Niên giám thống kê", "Báo cáo số 12/BC-STC", "Thống kê tỉnh")),
        "explanation": random.choice(("", "Tăng do thu hút đầu tư")),
    }
