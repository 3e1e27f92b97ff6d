"""What the report says: every part, with nothing, one, two and many items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reporting.report_builder import (
    OTHER_PLAN,
    Case,
    case,
    contribution,
    everything,
    line,
    sentences,
    with_issuer,
    with_lines,
)
from toolkit.model.register import Decision, DecisionKind
from toolkit.model.results import LineReport, MeasureReport, TaskState, Verdict
from toolkit.reporting.report_parts import BlockKind, Table

TASKS = """
    I  | Đề án cảng biển.  | done_on_time | SXD     | 31/3/2026  | Quyết định số 7/QĐ-UBND ngày 20/3/2026
    I  | Đề án nghề cá     | overdue      | SXD     | 30/6/2026  | Chờ hướng dẫn của Trung ương.
    I  | Quy hoạch du lịch | overdue      | SYT SXD | 31/8/2026  |
    II | Chương trình y tế | under_way    | SYT     | 31/3/2027  |
    II | Tuyên truyền      | recurring    | SYT     |            |
"""
MEASURES = """
    Tăng trưởng GRDP      | %   | 10.2 | 10  | met
    GRDP bình quân        | USD | 3900 | 4000| near
    Tỷ lệ đô thị hóa      | %   |      |     | not_reported
"""
AGENCIES = """
    STC   | 20/11/2026 | accepted | yes
    SXD   | 30/11/2026 | returned | no
    SYT   |            |          |
    14750 | 20/11/2026 | accepted | yes
    14751 |            |          |
"""


def _section(given: Case, number: int) -> list[str]:
    return sentences(given.text().sections[number - 1].blocks)


def test_the_opening_cites_a_single_plan_in_full() -> None:
    (paragraph,) = case(TASKS).text().opening
    assert paragraph.text == (
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Thanh Hóa về việc ban hành Kế hoạch "
        "phát triển kinh tế biển, Sở Tài chính tổng hợp, báo cáo UBND tỉnh tình hình, kết quả thực hiện "
        "năm 2026 (số liệu đến ngày 30/11/2026) như sau:"
    )


def test_several_plans_are_cited_one_below_the_other() -> None:
    given = case(TASKS)
    other = replace(given.consolidation.tasks[0], key="74-2026/I.1")
    both = replace(
        given,
        register=replace(given.register, plans=(*given.register.plans, OTHER_PLAN)),
        consolidation=replace(given.consolidation, tasks=(*given.consolidation.tasks, other)),
    )
    opening = [block.text for block in both.text().opening]
    assert len(opening) == 4
    assert opening[1].endswith("kinh tế biển;")
    assert opening[2] == (
        "Quyết định số 74/QĐ-UBND ngày 07/01/2026 của UBND tỉnh về Kế hoạch hành động thực hiện Nghị quyết."
    )
    assert both.text().closing.count("Quyết định số 12/QĐ-UBND và Quyết định số 74/QĐ-UBND") == 1


def test_part_one_counts_who_was_asked_and_who_answered() -> None:
    assert _section(case(TASKS, agencies=AGENCIES), 1)[1:] == [
        "Để tổng hợp kết quả năm 2026, Sở Tài chính đã gửi biểu mẫu báo cáo tới 03 cơ quan, đơn vị cấp tỉnh "
        "và 02 UBND xã, phường; thời hạn gửi báo cáo là ngày 29/11/2026.",
        "Đến ngày 30/11/2026, 02/03 cơ quan, đơn vị cấp tỉnh đã gửi báo cáo (đúng hạn 01, quá hạn 01, đang "
        "chỉnh sửa, bổ sung 01). Chưa gửi báo cáo: 01 cơ quan, đơn vị cấp tỉnh, gồm Sở Y tế.",
        "Đến ngày 30/11/2026, 01/02 UBND xã, phường đã gửi báo cáo (đúng hạn 01). Chưa gửi báo cáo: "
        "01 UBND xã, phường, gồm UBND xã Số 1.",
    ]


def test_what_leaders_did_is_left_to_a_person() -> None:
    first = case(TASKS, agencies=AGENCIES).text().sections[0].blocks[0]
    assert first.kind is BlockKind.EMPTY
    assert first.text.startswith("Phần này do Sở Tài chính viết")


def test_indicators_are_told_by_verdict_with_their_figures() -> None:
    assert _section(case(measures=MEASURES), 2) == [
        "1. Kết quả thực hiện mục tiêu, chỉ tiêu",
        "Tổng số 03 chỉ tiêu được giao theo dõi, đánh giá, gồm: 01 chỉ tiêu đạt và vượt, 01 chỉ tiêu xấp xỉ "
        "đạt, 01 chỉ tiêu chưa báo cáo (chi tiết tại Phụ lục I).",
        "a) Đạt và vượt: 01 chỉ tiêu, cụ thể:",
        "- Tăng trưởng GRDP: ước 10,2%; kế hoạch 10%, bằng 102% kế hoạch; mục tiêu năm 2030: 20% trở lên.",
        "b) Xấp xỉ đạt: 01 chỉ tiêu, cụ thể:",
        "- GRDP bình quân: ước 3.900 USD; kế hoạch 4.000 USD, bằng 97,5% kế hoạch; mục tiêu năm 2030: 20% "
        "trở lên.",
        "c) Chưa báo cáo: 01 chỉ tiêu, gồm: Tỷ lệ đô thị hóa.",
    ]


def test_a_secret_figure_is_nowhere_in_the_report() -> None:
    text = case(measures="Lực lượng dự bị | người | 98765 | 98766 | secret").text()
    rows = [row for part in text.appendices[0].parts if isinstance(part, Table) for row in part.rows]
    assert "98.765" not in everything(text)
    assert not any("98.765" in cell for row in rows for cell in row.cells)
    assert "báo cáo riêng theo chế độ mật" in everything(text)


def test_tasks_are_told_by_field_without_zeros() -> None:
    told = _section(case(TASKS), 2)
    assert told[1:4] == [
        "a) Quyết định số 12/QĐ-UBND: 05 nhiệm vụ; đã hoàn thành 01 (đúng hạn 01); đang thực hiện, trong hạn "
        "01; chưa hoàn thành, quá hạn 02; 01 nhiệm vụ thường xuyên.",
        "- Lĩnh vực I (03 nhiệm vụ): đã hoàn thành 01 (đúng hạn 01); chưa hoàn thành, quá hạn 02.",
        "- Lĩnh vực II (02 nhiệm vụ): đang thực hiện, trong hạn 01; 01 nhiệm vụ thường xuyên.",
    ]


def test_totals_products_and_overdue_tasks_by_agency() -> None:
    told = _section(case(TASKS), 2)
    assert told[4:] == [
        "2. Kết quả thực hiện các đề án, nhiệm vụ cụ thể",
        "Tổng số 05 nhiệm vụ; đã hoàn thành 01 (đúng hạn 01, quá hạn 0); chưa hoàn thành 03 (trong hạn 01, "
        "quá hạn 02) (chi tiết tại Phụ lục II).",
        "Số còn lại gồm 01 nhiệm vụ thường xuyên.",
        "Một số sản phẩm chủ yếu đã hoàn thành:",
        "- Sở Xây dựng: Quyết định số 7/QĐ-UBND ngày 20/3/2026 (nhiệm vụ: Đề án cảng biển).",
        "Tính đến ngày 30/11/2026, có 02 nhiệm vụ chưa hoàn thành, quá hạn (lý do cụ thể tại Phụ lục III):",
        "- Sở Xây dựng (02 nhiệm vụ):",
        "+ “Đề án nghề cá” (thời hạn 30/6/2026; lý do theo báo cáo của đơn vị: Chờ hướng dẫn của Trung ương);",
        "+ “Quy hoạch du lịch” (thời hạn 31/8/2026; đơn vị chưa nêu lý do).",
        "- Sở Y tế: “Quy hoạch du lịch” (thời hạn 31/8/2026; đơn vị chưa nêu lý do).",
    ]


def test_an_agency_that_did_not_report_is_not_said_to_have_given_no_reason() -> None:
    given = case("I | Đề án | overdue | SYT | 30/6/2026 |")
    key = given.consolidation.tasks[0].key
    silent = line("SYT", key, TaskState.OVERDUE, report=LineReport.MISSING, due=date(2026, 6, 30))
    told = _section(with_lines(given, 0, (silent,)), 2)
    assert told[-1] == "- Sở Y tế: “Đề án” (thời hạn 30/6/2026; chưa nhận được báo cáo của đơn vị)."


def test_a_due_date_before_the_plan_is_said_in_fairness() -> None:
    given = case("I | Đề án | overdue | SYT | 30/6/2023 | Chậm bàn giao")
    task = replace(given.consolidation.tasks[0], due_before_plan=True)
    early = replace(given, consolidation=replace(given.consolidation, tasks=(task,)))
    assert "thời hạn này trước ngày ban hành kế hoạch, lý do" in _section(early, 2)[-1]


def test_communes_of_one_task_are_counted_together() -> None:
    given = case("I | Rà soát quy hoạch | overdue | 14750 | 30/6/2026 |")
    key = given.consolidation.tasks[0].key
    states = (TaskState.DONE_ON_TIME, TaskState.OVERDUE, TaskState.OVERDUE, TaskState.NO_DATA)
    lines = tuple(
        line(
            f"1475{number}",
            key,
            state,
            due=date(2026, 6, 30),
            report=LineReport.MISSING if state is TaskState.NO_DATA else LineReport.REPORTED,
        )
        for number, state in enumerate(states)
    )
    told = _section(with_lines(given, 0, lines), 2)
    assert told[-1] == (
        "- UBND các xã, phường: “Rà soát quy hoạch” (thời hạn 30/6/2026; 01/04 đơn vị đã hoàn thành, "
        "02 đơn vị đang thực hiện, 01 đơn vị chưa báo cáo)."
    )


def test_only_ticked_texts_enter_with_their_agency() -> None:
    ticked = (contribution("SYT", "highlights", "Khánh thành bệnh viện.\n- Thêm 500 giường"),)
    assert _section(replace(case(TASKS), ticked=ticked), 3) == [
        "1. Kết quả nổi bật",
        "- Theo báo cáo của Sở Y tế: Khánh thành bệnh viện.",
        "+ Thêm 500 giường",
        "2. Tồn tại, hạn chế",
        "[Phần này do Sở Tài chính viết: tồn tại, hạn chế",
        "3. Nguyên nhân",
        "[Phần này do Sở Tài chính viết: nguyên nhân",
        "4. Bài học kinh nghiệm",
        "[Phần này do Sở Tài chính viết: bài học kinh nghiệm",
    ]


def test_due_dates_ahead_are_grouped_by_quarter() -> None:
    tasks = """
        I | Việc gần  | under_way | SYT | 31/12/2026 |
        I | Việc giữa | no_data   | SXD | 31/3/2027  |
        I | Việc xa   | under_way | SYT | 31/12/2030 |
        I | Việc xong | done_late | SYT | 31/3/2027  | Văn bản số 3
    """
    section = case(tasks).text().sections[3]
    assert section.title == "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM NĂM 2027"
    assert sentences(section.blocks) == [
        "1. Các nhiệm vụ đến hạn",
        "a) Quý IV năm 2026 (01 nhiệm vụ):",
        "- Việc gần (Sở Y tế; thời hạn 31/12/2026).",
        "b) Quý I năm 2027 (01 nhiệm vụ):",
        "- Việc giữa (Sở Xây dựng; thời hạn 31/3/2027).",
        "01 nhiệm vụ có thời hạn sau năm 2027 tiếp tục thực hiện theo tiến độ được giao.",
        "2. Nhiệm vụ, giải pháp chủ yếu",
        "[Phần này do Sở Tài chính viết: nhiệm vụ, giải pháp chủ yếu",
    ]


def _asking(given: Case) -> Case:
    task = given.consolidation.tasks[0]
    wish = replace(task.lines[0], extension_to=date(2027, 3, 31), extension_reason="Chờ ý kiến")
    return with_lines(given, 0, (wish,))


def test_extension_requests_are_counted_until_they_are_decided() -> None:
    asking = _asking(case("I | Đề án | overdue | SYT | 30/6/2026 | Chậm"))
    decision = Decision(
        DecisionKind.EXTENSION, asking.consolidation.tasks[0].key, "SYT", date(2027, 3, 31), None,
        "Công văn số 5/UBND", "Lê Văn A", date(2026, 11, 1),
    )  # fmt: skip
    decided = replace(asking, register=replace(asking.register, decisions=(decision,)))
    assert _section(asking, 5)[0] == (
        "Có 01 nhiệm vụ được đề nghị điều chỉnh thời hạn (01 đề nghị của Sở Y tế; chi tiết tại Phụ lục IV). "
        "Đề nghị UBND tỉnh xem xét, quyết định."
    )
    assert "điều chỉnh thời hạn" not in " ".join(_section(decided, 5))
    (table,) = (part for part in decided.text().appendices[3].parts if isinstance(part, Table))
    assert table.rows[0].cells == (
        "1", "Đề án", "Sở Y tế", "30/6/2026", "31/3/2027", "Chờ ý kiến",
        "Đã cho phép đến ngày 31/3/2027 (Công văn số 5/UBND)",
    )  # fmt: skip


def test_nothing_at_all_still_makes_a_report_without_counts_of_nothing() -> None:
    text = case().text()
    assert [section.no for section in text.sections] == ["I", "II", "III", "IV", "V"]
    assert " 0 " not in everything(text)
    assert [len(appendix.parts) for appendix in text.appendices] == [1, 1, 1, 1, 1]


def test_no_return_at_all_is_said_once_and_counts_nothing_as_done() -> None:
    text = case(
        "I | Đề án | no_data | SYT | 30/6/2027 |\nI | Đề án B | no_data | SXD | 30/6/2027 |",
        "GRDP | % | | | not_reported",
        "SYT | | | \nSXD | | |",
    ).text()
    told = everything(text)
    assert "chưa nhận được báo cáo của 02 cơ quan, đơn vị cấp tỉnh." in told
    assert "Tổng số 02 nhiệm vụ, gồm 02 nhiệm vụ chưa có số liệu (chi tiết tại Phụ lục II)." in told
    assert "hoàn thành 0" not in told


def test_long_lists_are_cut_with_a_hint_to_the_appendix() -> None:
    rows = "\n".join(f"Chỉ tiêu số {number} | % | | | not_reported" for number in range(191))
    told = _section(case(measures=rows), 2)
    assert told[1].startswith("Tổng số 191 chỉ tiêu được giao theo dõi, đánh giá, gồm: 191 chỉ tiêu chưa báo")
    assert told[2].endswith("Chỉ tiêu số 14; và 176 nội dung khác (chi tiết tại Phụ lục I).")


def test_the_month_of_signing_follows_the_closing_day_and_the_day_stays_blank() -> None:
    text = case(TASKS).text()
    assert (text.head.month, text.head.year) == ("12", "2026")
    assert {appendix.bracket for appendix in text.appendices} == {
        "(Kèm theo Báo cáo số      /BC-STC ngày      tháng 12 năm 2026 của Sở Tài chính)"
    }


def test_every_appendix_is_named_in_the_body() -> None:
    text = case(TASKS, MEASURES, AGENCIES).text()
    told = everything(text)
    assert [appendix.label for appendix in text.appendices] == [
        "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V",
    ]  # fmt: skip
    assert all(f"{appendix.label} - " in told for appendix in text.appendices)


def test_communes_are_rolled_up_by_former_district() -> None:
    agencies = "\n".join(
        f"1475{n} | {'20/11/2026' if n < 2 else ''} | | {'yes' if n < 2 else ''}" for n in range(5)
    )
    caption, table = case(agencies=agencies).text().appendices[4].parts
    assert getattr(caption, "text", "") == "2. UBND các xã, phường: 2/5 đã gửi báo cáo"
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("1", "Huyện 1", "3", "1", "1", "2", "xã Số 2, xã Số 4"),
        ("2", "Huyện 2", "2", "1", "1", "1", "xã Số 3"),
        ("", "Tổng số", "5", "2", "2", "3", ""),
    ]


def test_the_issuer_and_the_signer_come_from_the_settings() -> None:
    text = with_issuer(case(TASKS), agency="SYT", signer_form="KT.", signer_title="PHÓ GIÁM ĐỐC").text()
    assert (text.head.superior, text.head.issuer_upper) == ("UBND TỈNH THANH HÓA", "SỞ Y TẾ")
    assert text.head.signer_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(list(TaskState)), max_size=12))
def test_totals_and_fields_always_agree(states: list[TaskState]) -> None:
    rows = "\n".join(f"I | Việc {n} | {state.value} | SYT | 31/3/2026 |" for n, state in enumerate(states))
    text = case(rows).text()
    (_one, tasks, *_rest) = text.appendices
    rows_printed = [row for part in tasks.parts if isinstance(part, Table) for row in part.rows]
    assert sum(not row.section for row in rows_printed) == len(states)
    told = everything(text)
    assert (f"{len(states):02d} nhiệm vụ" in told) == bool(states)
    assert "None" not in told


def _measure_report(agency: str, value: str | None, **changes: object) -> MeasureReport:
    figure = Decimal(value) if value else None
    report = LineReport.REPORTED if value else LineReport.MISSING
    plain = MeasureReport(agency, report, figure, "preliminary", date(2026, 10, 31), "Niên giám", None, False)
    return replace(plain, **changes)  # type: ignore[arg-type]


def _with_measure(given: Case, **changes: object) -> Case:
    measure = replace(given.consolidation.measures[0], **changes)  # type: ignore[arg-type]
    return replace(given, consolidation=replace(given.consolidation, measures=(measure,)))


def _rows(given: Case, appendix: int) -> list[tuple[str, ...]]:
    parts = given.text().appendices[appendix - 1].parts
    return [row.cells for part in parts if isinstance(part, Table) for row in part.rows if not row.section]


def test_figures_that_differ_stand_side_by_side_and_none_is_chosen() -> None:
    reports = (_measure_report("SXD", "10.2"), _measure_report("SYT", "11", explanation="Ước lại"))
    given = _with_measure(
        case(measures="GRDP | % | 10.2 | | no_basis"),
        value=None, status=None, chosen_from=None, conflict=True, reports=reports,
    )  # fmt: skip
    assert _section(given, 2)[3] == (
        "- GRDP: các đơn vị báo cáo khác nhau (Sở Xây dựng: 10,2%; Sở Y tế: 11%), chưa có quyết định chọn số "
        "liệu; mục tiêu năm 2030: 20% trở lên."
    )
    assert _rows(given, 1) == [
        (
            "1", "GRDP", "%", "Năm 2030: 20% trở lên", "", "", "", "", "", "Chưa đủ căn cứ đánh giá",
            "Sở Xây dựng\nSở Y tế",
            "Sở Xây dựng: Niên giám, Sơ bộ (ngày 31/10/2026)\nSở Y tế: Niên giám, Sơ bộ (ngày 31/10/2026)",
            "Chưa có quyết định chọn số liệu: Sở Xây dựng: 10,2%; Sở Y tế: 11%\nSở Y tế: Ước lại",
        )
    ]  # fmt: skip


def test_a_figure_of_a_returned_report_is_marked_provisional() -> None:
    given = _with_measure(
        case(measures="GRDP | % | 10.2 | 10 | met"),
        reports=(_measure_report("SXD", "10.2", provisional=True),),
        previous=Decimal(9),
        status="preliminary",
    )
    assert _section(given, 2)[3] == (
        "- GRDP: sơ bộ 10,2%; kế hoạch 10%, bằng 102% kế hoạch; kỳ trước 9%; mục tiêu năm 2030: 20% trở lên; "
        "số liệu tạm tính."
    )
    (row,) = _rows(given, 1)
    assert row[4:8] == ("9", "10", "10,2 (*)", "102")
    note = given.text().appendices[0].parts[-1]
    assert getattr(note, "kind", None) is BlockKind.NOTE


def test_targets_of_two_plans_are_told_apart() -> None:
    given = case(measures="GRDP | % | 10.2 | | no_basis")
    own = given.consolidation.measures[0].targets[0]
    other = replace(own, plan="74-2026", text="Năm 2030: 11%", verdict=Verdict.HARD, share=Decimal("92.7"))
    two = _with_measure(given, targets=(own, other))
    two = replace(two, register=replace(two.register, plans=(*two.register.plans, OTHER_PLAN)))
    assert "mục tiêu năm 2030: 20% trở lên; mục tiêu theo Quyết định số 74/QĐ-UBND năm 2030: 11%" in " ".join(
        _section(two, 2)
    )
    (row,) = _rows(two, 1)
    assert row[3] == (
        "Năm 2030: 20% trở lên (Quyết định số 12/QĐ-UBND)\nNăm 2030: 11% (Quyết định số 74/QĐ-UBND)"
    )
    assert row[8:10] == ("92,7", "Chưa đủ căn cứ đánh giá\nSo với mục tiêu: Khó đạt")


def test_a_task_of_many_agencies_takes_one_row() -> None:
    given = case("I | Rà soát | under_way | 14750 | 31/12/2026 |")
    key = given.consolidation.tasks[0].key
    lines = tuple(
        line(f"1475{n}", key, TaskState.UNDER_WAY, due=date(2026, 12, 31), result=f"Kết quả {n}")
        for n in range(5)
    )
    assert _rows(with_lines(given, 0, lines), 2) == [
        (
            "1", "Rà soát", "05 UBND xã, phường", "", "", "", "31/12/2026",
            "UBND xã Số 0: Kết quả 0\nUBND xã Số 1: Kết quả 1\nUBND xã Số 2: Kết quả 2\nvà 2 đơn vị khác", "",
            "Đang thực hiện, trong hạn\n0/05 đơn vị đã hoàn thành, 05 đơn vị đang thực hiện", "", "",
        )
    ]  # fmt: skip


def test_what_an_agency_did_not_say_is_told_in_its_own_words() -> None:
    reports = (LineReport.MISSING, LineReport.SECRET, LineReport.NOTHING, LineReport.NO_DATA)
    given = case("\n".join(f"I | Việc {n} | no_data | SYT | 31/12/2026 |" for n in range(4)))
    for position, report in enumerate(reports):
        (one,) = given.consolidation.tasks[position].lines
        given = with_lines(given, position, (replace(one, report=report, result="kết quả", proposal="xin"),))
    shown = [(row[7], row[9], row[11]) for row in _rows(given, 2)]
    assert shown == [
        ("kết quả", "Chưa báo cáo", "xin"),
        ("", "Báo cáo riêng theo chế độ mật", ""),
        ("kết quả", "Không phát sinh", "xin"),
        ("kết quả", "Chưa có số liệu", "xin"),
    ]


def test_a_moved_due_date_leaves_the_original_visible() -> None:
    given = case("I | Đề án | overdue | SYT | 30/6/2026 | Chậm")
    (one,) = given.consolidation.tasks[0].lines
    moved = replace(one, original_due=date(2026, 3, 31), next_step="Trình lại", days_late=153)
    task = replace(given.consolidation.tasks[0], lines=(moved,), original_due=date(2026, 3, 31))
    given = replace(given, consolidation=replace(given.consolidation, tasks=(task,)))
    assert _rows(given, 3) == [
        ("1", "Đề án", "Sở Y tế", "30/6/2026\n(thời hạn gốc 31/3/2026)", "153", "Chậm", "Trình lại")
    ]
    assert _rows(given, 2)[0][6] == "30/6/2026\n(thời hạn gốc 31/3/2026)"


def test_many_communes_asking_for_time_share_a_row() -> None:
    given = case("I | Rà soát | under_way | 14750 | 31/12/2026 |")
    key = given.consolidation.tasks[0].key
    lines = tuple(
        line(
            f"1475{n}", key, TaskState.UNDER_WAY, due=date(2026, 12, 31), original_due=date(2026, 12, 31),
            extension_to=date(2027, 3, 1 + n), extension_reason="Thiếu hồ sơ" if n else "Thiên tai",
        )
        for n in range(5)
    )  # fmt: skip
    assert _rows(with_lines(given, 0, lines), 4) == [
        (
            "1", "Rà soát", "05 UBND xã, phường", "31/12/2026", "01/3/2027 - 05/3/2027",
            "Thiên tai\nThiếu hồ sơ", "Chưa có quyết định",
        )
    ]  # fmt: skip


def test_products_beyond_the_limit_are_counted() -> None:
    rows = "\n".join(f"I | Việc {n} | done_late | SYT | 31/3/2026 | Văn bản số {n}" for n in range(14))
    told = _section(case(rows), 2)
    assert told[-1] == "Ngoài ra còn 02 sản phẩm khác (chi tiết tại Phụ lục II)."
    assert told[-2] == "- Sở Y tế: Văn bản số 11 (nhiệm vụ: Việc 11)."
