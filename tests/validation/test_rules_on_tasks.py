"""Every rule on a task: answers that break it, and answers close by that do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.validation.build import TASK, a_return, batch, content, rows, task_findings, with_due
from toolkit.model.form import PriorAnswer
from toolkit.validation.batch import ToCheck
from toolkit.validation.checks import check

DONE = (
    "status: done; percent: 100; submitted_on: 15/9/2026; issued_on: 25/9/2026; document: 123/QĐ-UBND; "
    "result: Đã ban hành"
)
UNDER_WAY = (
    "status: under_way; percent: 60; result: Đã lấy ý kiến; cause: Chờ hướng dẫn của Bộ; "
    "next_step: Trình trong tháng 12"
)
NOT_STARTED = "status: not_started; cause: Chưa được bố trí kinh phí; next_step: Lập dự toán năm 2027"

# 'done', 'under_way' and 'not_started' stand for a complete answer, '-field' leaves one of its answers out.
CASES = """
answers                                                    | findings
done                                                       |
under_way                                                  |
not_started                                                |
status: nothing                                            |
status: no_data                                            |
status: secret                                             |
done; percent: 0                                           | E420 percent
done; percent: 99.5                                        | E420 percent
done; percent: 100.5                                       | E301 percent
under_way; percent: -1                                     | E301 percent
under_way; percent: 0                                      |
under_way; percent: 100                                    | E421 percent
not_started; percent: 100                                  | E421 percent
not_started; percent: 0                                    |
not_started; percent: 20                                   | E422 percent
not_started; submitted_on: 15/9/2026                       | E422 submitted_on
not_started; issued_on: 15/9/2026                          | E422 issued_on
under_way; submitted_on: 15/9/2026                         |
under_way; issued_on: 15/9/2026                            | W423 issued_on
status: nothing; percent: 20                               | W424 percent
status: nothing; percent: 0; result: Không có việc phát sinh |
status: no_data; submitted_on: 1/9/2026; issued_on: 2/9/2026 | W424 submitted_on, W424 issued_on
                                                           | E401 status
percent: 60                                                | E401 status
status: ?xong                                              |
status: finished                                           | E302 status
done; -submitted_on; -issued_on                            | E402 submitted_on
done; -submitted_on                                        |
done; -issued_on                                           |
done; -submitted_on; -issued_on; issued_on: ?thg 9         |
done; -document                                            | E403 document
done; -result                                              | W412 result
done; -percent                                             |
under_way; -percent; -result                               | E404 percent
under_way; -percent                                        |
under_way; -result                                         | W412 result
under_way; -percent; result: ...                           | E603 result
under_way; -cause                                          | E405 cause
under_way; -next_step                                      | W412 next_step
not_started; -cause                                        | E406 cause
under_way; cause: nt                                       | E603 cause
under_way; cause: Như trên                                 | E603 cause
under_way; cause: -                                        | E603 cause
under_way; cause: …                                        | E603 cause
under_way; cause: Covid                                    | E603 cause
under_way; cause: không có                                 | E603 cause
under_way; cause: Thiếu vốn                                |
under_way; difficulty: -                                   |
under_way; difficulty: Không                               |
under_way; difficulty: n.t                                 | W604 difficulty
done; result: xem trên                                     | W604 result
under_way; extension_to: 31/3/2027                         | E410 extension_reason
under_way; extension_to: 31/3/2027; extension_reason: nt   | E603 extension_reason
under_way; extension_to: 31/3/2027; extension_reason: Chờ quy hoạch |
under_way; extension_reason: Chờ quy hoạch                 | W411 extension_to
under_way; extension_to: 30/9/2026; extension_reason: Chờ quy hoạch | E505 extension_to
under_way; extension_to: 30/10/2026; extension_reason: Chờ quy hoạch | W507 extension_to
done; extension_to: 31/3/2027; extension_reason: Chờ quy hoạch | W506 extension_to
under_way; extension_to: 31/3/2190; extension_reason: Chờ quy hoạch | E504 extension_to
done; submitted_on: 1/12/2026; issued_on: 1/12/2026        | E501 submitted_on, E501 issued_on
done; submitted_on: 20/11/2026; issued_on: 20/11/2026      |
done; submitted_on: 6/1/2026                               | W502 submitted_on
done; submitted_on: 7/1/2026                               |
done; submitted_on: 15/9/1926                              | E504 submitted_on
done; submitted_on: 26/9/2026                              | W503 issued_on
done; document: Quyết định của UBND tỉnh                   | E601 document
done; document: 2026                                       | W602 document
done; document: 12                                         | W602 document
done; document: Số 12/TTr-STC ngày 05/3/2026               |
done; document: 05-NQ/TU                                   |
done; document: 2345/UBND-CN                               |
done; document: 12/2026/QĐ-UBND                            |
done; document: Quyết định số 123 ngày 25/9/2026           |
done; document: 15a/KH-UBND                                | W605 document
done; document: Tờ trình số: 07/TTr-STC và 08/TTr-STC      |
under_way; document: Dự thảo lần 2                         |
status: secret; result: Tuyến phòng thủ đã hoàn thành      | E427 result
status: secret; result: Báo cáo riêng theo chế độ mật      |
status: secret; proposal: Bổ sung kinh phí cho khu vực 3   | W428 proposal
"""


def _answers(text: str) -> str:
    whole = {"done": DONE, "under_way": UNDER_WAY, "not_started": NOT_STARTED}
    first, *rest = (piece.strip() for piece in text.split(";"))
    answers = dict(pair.split(": ", 1) for pair in whole[first].split("; ")) if first in whole else {}
    for piece in rest if first in whole else [first, *rest]:
        if piece.startswith("-"):
            answers.pop(piece[1:])
        elif piece:
            name, _, value = piece.partition(":")
            answers[name.strip()] = value.strip()
    return "; ".join(f"{name}: {value}" for name, value in answers.items())


@pytest.mark.parametrize(("answers", "findings"), rows(CASES))
def test_rule(answers: str, findings: str) -> None:
    assert sorted(task_findings(_answers(answers))) == sorted(filter(None, findings.split(", ")))


OVERDUE = """
due        | answers                        | findings
29/11/2026 | under_way; -cause; -next_step  | E405 cause, W412 next_step
30/11/2026 | under_way; -cause; -next_step  |
           | under_way; -cause; -next_step  |
           | not_started; -cause; -next_step | W413 cause
31/12/2028 | not_started; -cause; -next_step | W413 cause
31/12/2028 | not_started; -cause            |
31/12/2028 | under_way; cause: nt           | W604 cause
"""


@pytest.mark.parametrize(("due", "answers", "findings"), rows(OVERDUE))
def test_a_cause_is_due_only_after_the_due_date(due: str, answers: str, findings: str) -> None:
    day = date(*map(int, reversed(due.split("/")))) if due else None
    assert task_findings(_answers(answers), with_due(day)) == list(filter(None, findings.split(", ")))


PRODUCTS = """
product                       | document                       | findings
Quyết định                    | 123/QĐ-UBND                    |
Quyết định                    | 77/TTr-STC                     |
Quyết định                    | 2345/UBND-CN                   |
Quyết định                    | 12/BC-STC                      | W605 document
Quyết định                    | 12/BC-STC; 123/QĐ-UBND         |
Quyết định                    | 45/KH-UBND                     | W605 document
Nghị quyết                    | 123/QĐ-UBND                    | W605 document
Nghị quyết                    | 12/NQ-HĐND                     |
Đề án                         | 123/QĐ-UBND                    |
Đề án                         | 77/TTr-STC                     |
Đề án                         | 05-NQ/TU                       |
Đề án                         | 12/BC-STC                      | W605 document
Chương trình, kế hoạch        | 45/KH-UBND                     |
Báo cáo                       | 12/BC-STC                      |
Báo cáo                       | 123/GM-UBND                    | W605 document
Tờ trình đề nghị HĐND tỉnh ban hành Nghị quyết | 12/NQ-HĐND    |
Hệ thống bản đồ               | 12/BC-STC                      |
                              | 12/BC-STC                      |
Quyết định                    | 123/QĐ-UBND ngày 25/9/2026     |
Quyết định                    | 123/QĐ-UBND ngày 24/9/2026     | W608 document
Quyết định                    | 77/TTr-STC ngày 14/9/2026      |
Quyết định                    | 77/TTr-STC ngày 15/9/2026, 123/QĐ-UBND ngày 25/9/2026 |
Quyết định                    | 123/QĐ-UBND ngày 25/9/2025     | W607 document
Quyết định                    | 557/QĐ-UBND ngày 17/02/2023; 77/TTr-STC |
Quyết định                    | 77/TTr-STC ngày 5/1/2026, 123/QĐ-UBND ngày 25/9/2026 |
Quyết định                    | 123/QĐ-UBND ngày 01 tháng 12 năm 2026 | W606 document
Quyết định                    | 123/QĐ-UBND ngày 31/9/2026     |
"""


@pytest.mark.parametrize(("product", "document", "findings"), rows(PRODUCTS))
def test_the_document_fits_the_product_and_its_day_the_row(
    product: str, document: str, findings: str
) -> None:
    line = replace(TASK, product=product or None)
    given = _answers("done") + f"; document: {document.replace(';', ';;')}"
    assert task_findings(given, line) == list(filter(None, [findings]))


SHARE = """
prior | before    | due       | percent | findings
60    | under_way | 30/9/2026 | 60      |
60    | under_way | 30/9/2026 | 75      |
60    | under_way | 30/9/2026 | 40      | W432 percent
60    | under_way |           | 40      |
      | under_way | 30/9/2026 | 40      |
"""


@pytest.mark.parametrize(("prior", "before", "due", "percent", "findings"), rows(SHARE))
def test_a_completion_rate_does_not_fall_within_one_duty(
    prior: str, before: str, due: str, percent: str, findings: str
) -> None:
    said = PriorAnswer("Năm 2025", before, Decimal(prior) if prior else None)
    line = replace(with_due(date(2026, 9, 30) if due else None), prior=said)
    assert task_findings(_answers(f"under_way; percent: {percent}"), line) == list(filter(None, [findings]))


BEFORE = """
prior   | due       | answers       | findings
done    | 30/9/2026 | not_started   | E430 status
done    | 30/9/2026 | under_way     | W431 status
done    | 30/9/2026 | done          |
done    |           | not_started   |
under_way | 30/9/2026 | not_started | W433 status
under_way | | not_started |
"""


@pytest.mark.parametrize(("prior", "due", "answers", "findings"), rows(BEFORE))
def test_what_was_said_before(prior: str, due: str, answers: str, findings: str) -> None:
    line = replace(
        with_due(date(2026, 9, 30) if due else None), prior=PriorAnswer("Năm 2025: đã trình", prior)
    )
    assert task_findings(_answers(answers), line) == list(filter(None, findings.split(", ")))


def test_a_duty_due_before_the_plan_may_have_been_done_before_it() -> None:
    early = replace(TASK, due=date(2025, 12, 31))
    assert task_findings(_answers("done; submitted_on: 20/12/2025; issued_on: 25/12/2025"), early) == []


@pytest.mark.parametrize("field", ["result", "proposal"])
def test_what_may_be_secret_is_not_quoted(field: str) -> None:
    form = content([TASK])
    read = a_return(form, {TASK.key: f"status: secret; {field}: Tuyến phòng thủ khu vực 3"})
    (finding,) = check(batch(ToCheck("a.xlsx", "STC", form, read)))["a.xlsx"]
    assert "phòng thủ" not in repr(finding)
