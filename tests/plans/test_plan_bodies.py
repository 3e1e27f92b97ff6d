"""Bodies of plans of other provinces: header, outline, duties and targets in the narrative, in every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans import provinces
from tests.plans.plan_shared import seed_book
from toolkit.model.errors import PlanError
from toolkit.model.plan import PlanReading
from toolkit.plans.agents import read_agents
from toolkit.plans.document import Cell, Document, Paragraph, Row, Table
from toolkit.plans.interpret import interpret
from toolkit.plans.reader import read_document
from toolkit.plans.surface import to_json
from toolkit.plans.targets import read_sentence

FOLDERS = (
    "gia-lai-hanh-dong",
    "ha-tinh-nang-luong",
    "hai-phong-68",
    "lam-dong-hai-cap",
    "lang-son-57",
    "quang-ninh-tang-truong",
)
# What a doubt is about in the readings made by hand, and the words by which the program gives the reason.
REASONS = {
    "no agency follows this target": "Nobody is named to report this target",
    "due before the plan was issued": "before the plan was issued",
    "dated duty missing from the annex": "stands in no annex",
    "deadline": "The annex says",
    "lead": "The annex gives this task to",
}


def _source(folder: str) -> provinces.PlanSource:
    return provinces.load(provinces.PROVINCES / folder)


def _wanted(folder: str) -> dict[str, Any]:
    reading: dict[str, Any] = json.loads((provinces.PROVINCES / folder / "reading.json").read_text("utf-8"))
    return reading


def _without_source(task: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in task.items() if name != "source"}


CASES = [(folder, kind) for folder in FOLDERS for kind in _source(folder).formats]


@pytest.mark.parametrize(("folder", "kind"), CASES)
def test_a_plan_is_read_as_the_officer_reads_it(folder: str, kind: str, tmp_path: Path) -> None:
    path = provinces.write(_source(folder), kind, tmp_path)
    found: Any = to_json(interpret(read_document(path), seed_book()))
    wanted = _wanted(folder)
    assert found["plan"] == wanted["plan"]
    assert found["sections"] == wanted["sections"]
    tasks = {task["key"]: _without_source(task) for task in found["tasks"]}
    assert tasks == {task["key"]: task for task in wanted["tasks"]}
    assert len(found["tasks"]) == len(tasks)
    assert found["indicators"] == wanted["indicators"]
    _assert_doubts(found["doubts"], wanted["doubts"])


def _assert_doubts(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """All doubts that must be raised are, and those of the same kinds that are raised must be."""
    texts = {doubt["text"] for doubt in found}
    asked = set()
    for doubt in wanted:
        kind, _, name = doubt["about"].partition(": ")
        if kind == "unknown agency":
            assert name in texts
        else:
            asked.add((doubt["key"], REASONS[kind]))
    raised = {
        (doubt["key"], reason) for doubt in found for reason in REASONS.values() if reason in doubt["why"]
    }
    assert raised == asked


def test_the_three_formats_give_one_reading(tmp_path: Path) -> None:
    source = _source("hai-phong-68")
    readings = []
    for kind in source.formats:
        surface: Any = to_json(interpret(read_document(provinces.write(source, kind, tmp_path)), seed_book()))
        readings.append({**surface, "tasks": [_without_source(task) for task in surface["tasks"]]})
    assert readings[0] == readings[1] == readings[2]


# Header


def _document(*texts: str | Table) -> Document:
    blocks = [
        text if isinstance(text, Table) else Paragraph(text, line) for line, text in enumerate(texts, start=1)
    ]
    return Document("plan.docx", tuple(blocks))


def _page_one(left: str, right: str, *rows: tuple[str, str]) -> Table:
    cells = ((left, right), *rows)
    return Table(tuple(Row((Cell(a), Cell(b)), line) for line, (a, b) in enumerate(cells, start=1)), 1)


DUTY = (
    "II. NHIỆM VỤ, GIẢI PHÁP",
    "1. Kinh tế",
    "- Sở Tài chính xây dựng kế hoạch; báo cáo UBND tỉnh trong năm 2026.",
)

HEADERS = {
    "number and date in a table, the issuer over two lines": (
        (
            _page_one(
                "ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\n-------",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                ("Số: 7/KH-UBND", "Cao Bằng, ngày 5 tháng 3 năm 2026"),
            ),
            "KẾ HOẠCH",
            "Phát triển kinh tế cửa khẩu năm 2026",
        ),
        (
            "7-2026",
            "2026-03-05",
            "Ủy ban nhân dân tỉnh Cao Bằng",
            "Kế hoạch phát triển kinh tế cửa khẩu năm 2026",
        ),
    ),
    "number and date in the table of a portal": (
        (
            "Quyết định 88/QĐ-UBND năm 2026 về Kế hoạch cải cách hành chính",
            _page_one("Số hiệu", "88/QĐ-UBND", ("Ngày ban hành", "12/01/2026")),
            "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026 (chi tiết đính kèm).",
        ),
        (
            "88-2026",
            "2026-01-12",
            "Ủy ban nhân dân thành phố Cần Thơ",
            "Kế hoạch cải cách hành chính năm 2026",
        ),
    ),
    "a decision of the chairman, 'V/v'": (
        (
            _page_one(
                "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", "", ("Số: 301/QĐ-UBND", "Vĩnh Long, ngày 02/02/2026")
            ),
            "V/v giao nhiệm vụ trọng tâm năm 2026",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",
        ),
        (
            "301-2026",
            "2026-02-02",
            "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long",
            "Giao nhiệm vụ trọng tâm năm 2026",
        ),
    ),
    "a title in capitals over several lines": (
        (
            "ỦY BAN NHÂN DÂN",
            "THÀNH PHỐ HỒ CHÍ MINH",
            "Số: 15/KH-UBND",
            "Thành phố Hồ Chí Minh, ngày 09 tháng 01 năm 2026",
            "KẾ HOẠCH HÀNH ĐỘNG",
            "THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW CỦA BỘ CHÍNH TRỊ",
            "VỀ ĐỘT PHÁ PHÁT TRIỂN KHOA HỌC",
            "I. MỤC ĐÍCH",
        ),
        (
            "15-2026",
            "2026-01-09",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "KẾ HOẠCH HÀNH ĐỘNG THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW CỦA BỘ CHÍNH TRỊ "
            "VỀ ĐỘT PHÁ PHÁT TRIỂN KHOA HỌC",
        ),
    ),
    "the line under the title names the issuer short": (
        (
            "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
            "KẾ HOẠCH",
            "(Kèm theo Quyết định số 9/QĐ-UBND ngày 05/01/2026 của UBND tỉnh)",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng, gồm Biểu 01 và Biểu 02.",
        ),
        ("9-2026", "2026-01-05", "Ủy ban nhân dân tỉnh Sơn La", "Kế hoạch trồng rừng"),
    ),
}


@pytest.mark.parametrize("case", HEADERS)
def test_headers(case: str) -> None:
    texts, wanted = HEADERS[case]
    plan = interpret(_document(*texts, *DUTY), seed_book()).plan
    assert (plan.key, plan.issued_on.isoformat(), plan.issuer, plan.title) == wanted


def test_a_draft_without_number_is_told_as_one() -> None:
    page = _page_one(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "", ("Số:      /KH-UBND", "Sơn La, ngày     tháng 3 năm 2026")
    )
    with pytest.raises(PlanError, match=r"is a draft: its number is left blank.*issued copy"):
        interpret(_document(page, "KẾ HOẠCH", "Trồng rừng", *DUTY), seed_book())


def test_a_number_without_date_is_told_with_what_to_add() -> None:
    page = _page_one(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "", ("Số: 12/KH-UBND", "Sơn La, ngày    tháng    năm 2026")
    )
    with pytest.raises(PlanError, match="12/KH-UBND but no date of issue"):
        interpret(_document(page, *DUTY), seed_book())


# Outline and duties

FRONT = (
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Cao Bằng)",
    "II. NHIỆM VỤ, GIẢI PHÁP",
    "1. Các việc chung",
)
BODIES = "Các sở, ban, ngành, đơn vị cấp tỉnh"
COMMUNES = "UBND các xã, phường"


def _read(*texts: str) -> PlanReading:
    return interpret(_document(*texts), seed_book())


def _told(text: str) -> list[tuple[list[str], list[str], str | None]]:
    return [
        (
            list(task.leads),
            list(task.cooperating),
            task.deadline
            and (task.deadline.due.isoformat() if task.deadline.due else task.deadline.kind.value),
        )
        for task in _read(*FRONT, text).tasks
    ]


LINES = {
    "- Sở Tài chính chủ trì, phối hợp với các sở, ngành liên quan tham mưu UBND tỉnh ban hành Kế hoạch đầu tư công "
    "trong quý I/2026.": (["Sở Tài chính"], ["Các đơn vị liên quan"], "2026-03-31"),
    "- Giao Giám đốc Sở Nội vụ chủ trì, phối hợp với Giám đốc Sở Tài chính xây dựng đề án vị trí việc làm; báo cáo "
    "UBND tỉnh trước ngày 15/4/2026.": (["Sở Nội vụ"], ["Sở Tài chính"], "2026-04-14"),
    "- Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường tập trung chỉ đạo rà soát thủ tục.": (
        [BODIES, COMMUNES],
        [],
        None,
    ),
    "- Sở Y tế (cơ quan thường trực) chủ trì, phối hợp với Sở Tài chính mua sắm trang thiết bị.": (
        ["Sở Y tế"],
        ["Sở Tài chính"],
        None,
    ),
    "- Căn cứ chức năng, nhiệm vụ được giao, Sở Xây dựng chủ trì, phối hợp với các đơn vị liên quan rà soát.": (
        ["Sở Xây dựng"],
        ["Các đơn vị liên quan"],
        None,
    ),
    "- UBND tỉnh giao Sở Công Thương tham mưu phương án cung ứng điện; hoàn thành trước 30/6/2026.": (
        ["Sở Công Thương"],
        [],
        "2026-06-29",
    ),
    "- Sở Ngoại vụ là cơ quan đầu mối, phối hợp với các sở, ban, ngành tổ chức xúc tiến đầu tư trong Quý III/2026.": (
        ["Sở Ngoại vụ"],
        [BODIES],
        None,
    ),
    "- Sở Dân tộc và Tôn giáo chủ trì, phối hợp UBND các xã, phường rà soát chính sách.": (
        ["Sở Dân tộc và Tôn giáo"],
        [COMMUNES],
        None,
    ),
    "- Công an tỉnh Cao Bằng, Hội Nông dân tỉnh phối hợp với Viettel Cao Bằng, Công ty Điện lực Cao Bằng tuyên "
    "truyền.": (
        ["Công an tỉnh", "Hội Nông dân tỉnh"],
        ["Viettel Cao Bằng", "Công ty Điện lực Cao Bằng"],
        None,
    ),
    "- Kho bạc Nhà nước khu vực VII kiểm soát chi trong một ngày làm việc.": (
        ["Kho bạc Nhà nước khu vực VII"],
        [],
        None,
    ),
    "- Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh đẩy nhanh tiến độ cầu Bến Mới; hoàn thành trong "
    "tháng 12/2026.": (
        ["Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh"],
        [],
        "2026-12-31",
    ),
    "- Tiếp tục kiện toàn bộ máy (Thực hiện: Sở Nội vụ; hoàn thành trước ngày 30/6/2026).": (
        ["Sở Nội vụ"],
        [],
        "2026-06-29",
    ),
    "- Xây dựng trường học hạnh phúc (đơn vị chủ trì: Sở Giáo dục và Đào tạo; thời gian: hằng năm).": (
        ["Sở Giáo dục và Đào tạo"],
        [],
        "recurring",
    ),
    "- Nâng cấp đường biên giới (Sở Xây dựng chủ trì, Bộ Chỉ huy Quân sự tỉnh phối hợp; quý IV/2027).": (
        ["Sở Xây dựng"],
        ["Bộ Chỉ huy Quân sự tỉnh"],
        "2027-12-31",
    ),
    "- Xây dựng Đề án bệnh viện vệ tinh, giao Sở Y tế chủ trì thực hiện, hoàn thành trong quý II/2026.": (
        ["Sở Y tế"],
        [],
        "2026-06-30",
    ),
    "- Đào tạo bác sĩ nội trú; do Sở Y tế chủ trì, phối hợp với Sở Nội vụ.": (
        ["Sở Y tế"],
        ["Sở Nội vụ"],
        None,
    ),
    "- Các sở, ban, ngành, địa phương tập trung tuyên truyền.": (
        ["Các sở, ban, ngành, địa phương"],
        [],
        None,
    ),
    "- Các Sở: Nội vụ, Tài chính cử cán bộ tăng cường cho xã biên giới.": (
        ["Sở Nội vụ", "Sở Tài chính"],
        [],
        None,
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_who_is_told_and_until_when(line: str) -> None:
    assert _told(line) == [LINES[line]]


NO_LEAD = (
    "- Phát triển kinh tế tư nhân (theo tinh thần Nghị quyết số 68-NQ/TW).",
    "- Khuyến khích đầu tư (do nhà đầu tư thực hiện; hoàn thành theo tiến độ dự án).",
    "- Báo chí là diễn đàn của Nhân dân trên địa bàn tỉnh.",
    "- Trường học các cấp phải có nước sạch theo chuẩn của tỉnh.",
    "- UBND tỉnh cam kết đồng hành với doanh nghiệp.",
)


@pytest.mark.parametrize("line", NO_LEAD)
def test_nobody_is_made_an_agency_who_is_none(line: str) -> None:
    assert _told(line) == [([], [], None)]


def test_what_is_no_duty_stays_out() -> None:
    found = _read(
        FRONT[0],
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Các sở, ban, ngành xác định rõ trách nhiệm của người đứng đầu.",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "UBND tỉnh yêu cầu các sở, ban, ngành tập trung thực hiện các nhiệm vụ sau:",
        "1. Các việc chung",
        "Tiết kiệm là ý thức tự giác của mỗi người dân.",
        "- Sở Tài chính cân đối ngân sách.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Giao Sở Tài chính theo dõi, báo cáo UBND tỉnh trong tháng 12/2026.",
    )
    assert [(task.key, task.title) for task in found.tasks] == [
        ("12-2026/TM.1.1", "Sở Tài chính cân đối ngân sách.")
    ]
    assert found.indicators == ()


def test_a_line_that_ends_in_a_colon_leads_to_the_items_below() -> None:
    found = _read(
        *FRONT,
        "- Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện các nội dung sau:",
        "+ Nâng cấp trạm y tế; báo cáo UBND tỉnh trong tháng 5/2026.",
        "+ Phối hợp với Sở Nội vụ tuyển dụng bác sĩ.",
        "- Sở Tư pháp rà soát văn bản.",
    )
    assert [(task.key, task.leads, task.cooperating) for task in found.tasks] == [
        ("12-2026/TM.1.1", ("Sở Y tế",), ("Sở Tài chính",)),
        ("12-2026/TM.1.2", ("Sở Y tế",), ("Sở Nội vụ",)),
        ("12-2026/TM.1.3", ("Sở Tư pháp",), ()),
    ]


def test_a_line_that_only_names_partners_adds_them_to_the_lead_above() -> None:
    found = _read(
        *FRONT,
        "1.1. Sở Tài chính",
        "a) Chủ trì, phối hợp với các sở, ban, ngành:",
        "- Điều hành chi ngân sách tiết kiệm.",
        "b) Phối hợp với Công an tỉnh chống thất thu.",
        "1.2. Sở Công Thương, Ban Quản lý các khu công nghiệp tỉnh theo chức năng, nhiệm vụ được giao:",
        "- Tháo gỡ khó khăn cho doanh nghiệp.",
    )
    assert [(task.key, task.leads, task.cooperating) for task in found.tasks] == [
        ("12-2026/TM.1.1.a.1", ("Sở Tài chính",), (BODIES,)),
        ("12-2026/TM.1.1.b.1", ("Sở Tài chính",), ("Công an tỉnh",)),
        ("12-2026/TM.1.2.1", ("Sở Công Thương", "Ban Quản lý các khu công nghiệp tỉnh"), ()),
    ]


def test_parts_and_groups_in_capitals_without_numbers() -> None:
    found = _read(
        FRONT[0],
        "NHIỆM VỤ TRỌNG TÂM",
        "VỀ KINH TẾ",
        "Sở Tài chính cân đối ngân sách. Sở Công Thương phát triển thương mại điện tử.",
        "VỀ VĂN HÓA - XÃ HỘI",
        "Sở Y tế nâng cấp trạm y tế.",
        "TỔ CHỨC THỰC HIỆN",
        "Sở Tài chính theo dõi, tổng hợp.",
    )
    assert [(section.no, section.title) for section in found.sections] == [
        ("1", "VỀ KINH TẾ"),
        ("2", "VỀ VĂN HÓA - XÃ HỘI"),
    ]
    assert [(task.key, task.title) for task in found.tasks] == [
        ("12-2026/TM.1.1", "Sở Tài chính cân đối ngân sách."),
        ("12-2026/TM.1.2", "Sở Công Thương phát triển thương mại điện tử."),
        ("12-2026/TM.2.1", "Sở Y tế nâng cấp trạm y tế."),
    ]


def test_capitals_of_the_title_open_no_part_where_parts_are_numbered() -> None:
    found = _read(
        FRONT[0],
        "NHIỆM VỤ TRỌNG TÂM NĂM 2026",
        "I. MỤC ĐÍCH",
        "- Sở Tài chính là cơ quan tham mưu.",
        "II. NHIỆM VỤ",
        "- Sở Y tế nâng cấp trạm y tế.",
    )
    assert [task.key for task in found.tasks] == ["12-2026/TM.II.1"]


def test_numbers_that_run_on_through_the_groups_are_no_gap() -> None:
    found = _read(
        FRONT[0],
        "I. MỤC ĐÍCH",
        "II. NHIỆM VỤ",
        "1. Nhóm một",
        "1.1. Sở Y tế nâng cấp trạm y tế.",
        "a) Sở Tài chính cân đối ngân sách.",
        "III. PHỤ TRÁCH",
        "2. Nhóm hai",
    )
    assert [doubt.why for doubt in found.doubts if "missing" in doubt.why] == []


def test_lines_of_labels_belong_to_the_duty_above() -> None:
    found = _read(
        *FRONT,
        "1.1. Xây dựng Đề án phát triển cửa khẩu.",
        "- Đơn vị chủ trì: Sở Công Thương.",
        "- Đơn vị phối hợp: Sở Tài chính; Chi cục Hải quan khu vực VI.",
        "- Sản phẩm: Đề án.",
        "- Tiến độ: Quý II/2026.",
        "1.2. Trồng rừng.",
        "Chủ trì: Sở Nông nghiệp và Môi trường; thời gian: Hằng năm.",
    )
    assert [
        (
            task.key,
            task.title,
            task.leads,
            task.cooperating,
            task.product,
            task.deadline and task.deadline.raw,
        )
        for task in found.tasks
    ] == [
        (
            "12-2026/TM.1.1.1",
            "Xây dựng Đề án phát triển cửa khẩu.",
            ("Sở Công Thương",),
            ("Sở Tài chính", "Chi cục Hải quan khu vực VI"),
            "Đề án",
            "Quý II/2026",
        ),
        ("12-2026/TM.1.2.1", "Trồng rừng.", ("Sở Nông nghiệp và Môi trường",), (), None, "Hằng năm"),
    ]
    assert [doubt.text for doubt in found.doubts if doubt.key] == ["Chi cục Hải quan khu vực VI"]


def test_a_dated_duty_nobody_is_named_for_is_doubted() -> None:
    found = _read(*FRONT, "- Xây dựng đề án; báo cáo UBND tỉnh trong năm 2026.")
    assert [(doubt.key, doubt.why) for doubt in found.doubts if doubt.key] == [
        ("12-2026/TM.1.1", "Nobody is named to lead this task.")
    ]


def test_an_agency_of_the_directory_is_not_taken_for_that_of_another_province() -> None:
    task = _read(*FRONT, "- Thuế tỉnh, Công an tỉnh chống thất thu.").tasks[0]
    assert task.leads == ("Thuế tỉnh", "Công an tỉnh")


@given(st.text(alphabet="SởBanUDCácTrường và,;:()tỉnhCaoBằng -\n12", max_size=80))
def test_no_text_makes_the_reader_of_agents_hang_or_lose_words(text: str) -> None:
    found = read_agents(text, seed_book().of_province("Cao Bằng"))
    assert text.endswith(found.rest)
    assert all(found.names)


# Targets in sentences

SENTENCES = {
    "Tỷ lệ thất nghiệp khu vực thành thị dưới 3%.": "Tỷ lệ thất nghiệp khu vực thành thị | < 3 %",
    "GRDP tăng 10%.": "GRDP tăng | = 10 %",
    "Tuổi thọ trung bình đạt 75,5 tuổi, số năm sống khỏe đạt tối thiểu 68 năm.": "Tuổi thọ trung bình | = 75.5 tuổi ; "
    "Số năm sống khỏe | >= 68 năm",
    "Đến năm 2030, 95% dân số tham gia bảo hiểm y tế; đến năm 2035 đạt 100%.": "Dân số tham gia bảo hiểm y tế | = 95 % "
    "(2030), = 100 % (2035)",
    "Giảm tỷ lệ hộ nghèo bình quân 1 - 1,5%/năm.": "Giảm tỷ lệ hộ nghèo bình quân | range 1 - 1.5 %/năm",
    "Số bác sĩ đạt 12 bác sĩ/vạn dân.": "Số bác sĩ | = 12 bác sĩ/vạn dân",
    "Thu hút ít nhất 50 dự án mới.": "Thu hút dự án mới | >= 50 dự án",
    "Có thêm 05 xã đạt chuẩn nông thôn mới nâng cao.": "Xã đạt chuẩn nông thôn mới nâng cao | = 5 xã",
    "Chỉ số PAPI xếp hạng từ 15 trở lên.": "Chỉ số PAPI | <= 15 thứ hạng",
    "Tỷ trọng kinh tế số tăng từ 8,2% năm 2025 lên 20%.": "Tỷ trọng kinh tế số | = 20 %",
    "Nợ đọng giảm từ 65 tỷ đồng xuống dưới 20 tỷ đồng năm 2028.": "Nợ đọng | < 20 tỷ đồng (2028)",
    "Quy mô kinh tế gấp 1,5 lần năm 2025.": "Quy mô kinh tế | = 1.5 lần năm 2025",
    "Số giường bệnh trên 10.000 dân đạt 32 giường.": "Số giường bệnh trên 10.000 dân | = 32 giường",
    "Thu ngân sách đạt 900 tỷ đồng, tăng 8% so với năm 2025.": "Thu ngân sách | = 900 tỷ đồng",
    "Chi cho khoa học đạt 2% GRDP.": "Chi cho khoa học | = 2 % GRDP",
    "Tỷ lệ hộ nghèo giảm còn 1,2%.": "Tỷ lệ hộ nghèo | = 1.2 %",
    "Đến hết năm 2026: tỷ lệ A đạt 5%; tỷ lệ B đạt 6%.": "Tỷ lệ A | = 5 % (2026) ; Tỷ lệ B | = 6 % (2026)",
    "Thành lập mới 2.000 doanh nghiệp/năm.": "Thành lập mới doanh nghiệp | = 2000 doanh nghiệp/năm",
    "Xóa hoàn toàn nhà tạm.": "",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_targets_in_sentences(sentence: str) -> None:
    found = [
        f"{measured.name} | "
        + ", ".join(
            f"{target.comparator.value} {target.value}"
            + (f" - {target.value_max}" if target.value_max is not None else "")
            + f" {target.unit}"
            + (f" ({target.year})" if target.year else "")
            for target in measured.targets
        )
        for measured in read_sentence(sentence)
    ]
    assert " ; ".join(found) == SENTENCES[sentence]


def test_the_year_of_a_heading_is_that_of_the_targets_below() -> None:
    found = _read(
        FRONT[0],
        "I. MỤC TIÊU",
        "1. Mục tiêu đến năm 2030, tầm nhìn đến năm 2045",
        "- Tỷ lệ đô thị hóa đạt 40%.",
        "- Năm 2028 hoàn thành 3 khu công nghiệp.",
        "- Tốc độ tăng trưởng giai đoạn 2026 - 2030 đạt 9%.",
        "2. Một số chỉ tiêu khác",
        "Phấn đấu đến năm 2035:",
        "- Chỉ số HDI đạt 0,78.",
    )
    assert [(t.year, t.period) for i in found.indicators for t in i.targets] == [
        (2030, None),
        (2028, None),
        (None, "2026-2030"),
        (2035, None),
    ]
    assert [(section.no, section.title) for section in found.indicator_sections] == [("I", "MỤC TIÊU")]
