"""Plan 74: an annex with lost headings, leaders, and targets that stand in the body alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.plans.plan_shared import reading
from toolkit.model.plan import Leader, Origin, PlanTask
from toolkit.plans.target_words import target_in_words

FILES = ("qd-74-2026.txt", "qd-74-2026.docx")
ALL_BODIES = "Các sở, ban, ngành, đơn vị cấp tỉnh"
ZONE = "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp"


def annex_tasks(file: str = FILES[0]) -> list[PlanTask]:
    return [task for task in reading(file).tasks if task.origin is Origin.ANNEX]


def task(key: str) -> PlanTask:
    return next(task for task in reading(FILES[0]).tasks if task.key == key)


@pytest.mark.parametrize("file", FILES)
def test_header(file: str) -> None:
    plan = reading(file).plan
    assert (plan.key, plan.number, plan.issued_on) == ("74-2026", "74/QĐ-UBND", date(2026, 1, 7))
    assert plan.issuer == "Ủy ban nhân dân tỉnh Thanh Hóa"
    assert plan.title.startswith("Kế hoạch hành động của UBND tỉnh thực hiện Chương trình hành động")


def test_both_files_give_the_same_reading() -> None:
    text, word = (reading(file) for file in FILES)
    assert (text.plan, text.sections, text.doubts) == (word.plan, word.sections, word.doubts)
    assert [replace(t, source=None) for t in text.tasks] == [replace(t, source=None) for t in word.tasks]
    assert [replace(i, source=None) for i in text.indicators] == [
        replace(i, source=None) for i in word.indicators
    ]


def test_groups_are_known_from_the_numbering_and_titled_from_the_body() -> None:
    assert [(section.no, section.title) for section in reading(FILES[0]).sections] == [
        ("I", "VỀ PHÁT TRIỂN KINH TẾ"),
        ("II", "VỀ KHOA HỌC - CÔNG NGHỆ, VĂN HÓA - XÃ HỘI, QUẢN LÝ TÀI NGUYÊN VÀ BẢO VỆ MÔI TRƯỜNG"),
        ("III", "VỀ QUỐC PHÒNG - AN NINH VÀ ĐỐI NGOẠI"),
        ("IV", "VỀ XÂY DỰNG HỆ THỐNG CHÍNH TRỊ"),
    ]
    keys = [t.key.removeprefix("74-2026/") for t in annex_tasks()]
    assert keys == [
        f"{no}.{n}" for no, last in (("I", 15), ("II", 10), ("III", 2), ("IV", 2)) for n in range(1, last + 1)
    ]


def test_leads_and_partners_are_full_names() -> None:
    assert task("74-2026/I.2").leads == ("Sở Xây dựng", ZONE, "UBND các xã, phường")
    assert task("74-2026/I.8").cooperating == (ALL_BODIES, "UBND các xã miền núi")
    assert task("74-2026/I.11").leads == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert task("74-2026/I.14").leads == (ZONE,)
    assert all(t.leads and t.cooperating and t.product and t.deadline for t in annex_tasks())


def test_leaders_have_their_office_written_out() -> None:
    assert task("74-2026/I.1").leaders == (Leader("Chủ tịch UBND tỉnh", "Nguyễn Hoài Anh"),)
    assert task("74-2026/I.8").leaders == (
        Leader("Phó Chủ tịch Thường trực UBND tỉnh", "Mai Xuân Liêm"),
        Leader("Phó Chủ tịch UBND tỉnh", "Cao Văn Cường"),
    )


def test_seven_tasks_were_due_before_the_plan_was_issued() -> None:
    early = [doubt.key for doubt in reading(FILES[0]).doubts if "before the plan was issued" in doubt.why]
    assert early == [f"74-2026/{no}" for no in ("I.13", "II.1", "II.3", "II.5", "II.9", "III.2", "IV.1")]


def test_body_and_annex_disagree_about_dao_me() -> None:
    found = [doubt.key for doubt in reading(FILES[0]).doubts if doubt.why.startswith("The annex says")]
    assert found == ["74-2026/I.14"]


def test_duties_with_a_deadline_that_stand_in_no_annex() -> None:
    found = [doubt.key for doubt in reading(FILES[0]).doubts if "stands in no annex" in doubt.why]
    assert found == ["74-2026/TM.I.1.2.3.6", "74-2026/TM.I.2.2.1.3", "74-2026/TM.I.2.2.1.4"]


def test_lost_headings_and_numbers_are_told() -> None:
    whys = [doubt.why for doubt in reading(FILES[0]).doubts if doubt.key is None]
    assert "Number 1 is missing before this one (part C)." in whys
    assert "Number A is missing before this one." in whys
    assert sum("heading of section" in why for why in whys) == 3


def test_all_but_one_annex_row_are_told_in_the_body() -> None:
    linked = {key for duty in reading(FILES[0]).tasks for key in duty.same_as}
    assert {t.key for t in annex_tasks()} - linked == {"74-2026/I.8"}


TARGETS = """
I.1.1 | 11% trở lên; Nông, lâm nghiệp, thủy sản=khoảng 3% trở lên; công nghiệp - xây dựng=\
khoảng 14% trở lên; dịch vụ=khoảng 9% trở lên; thuế sản phẩm=khoảng 6% trở lên | 2026-2030
I.1.2 | 7.900 USD trở lên | 2030
I.1.3 | 90 triệu đồng trở lên | 2030
I.1.4 | 840 nghìn tỉ đồng trở lên | 2026-2030
I.1.5 | 5,2 lần | 2026-2030
I.1.6 | 7% trở lên | -
I.1.7 | 8,1% trở lên | -
I.1.8 | 55% trở lên | 2030
I.2.1 | Nông, lâm nghiệp, thủy sản=5%; công nghiệp - xây dựng=57%; dịch vụ=33%; thuế sản phẩm=5% | 2030
I.2.2 | 1,5 triệu tấn | -
I.2.3 | 50.000 ha trở lên; diện tích đất sản xuất nông nghiệp được ứng dụng công nghệ cao=\
10.000 ha trở lên | 2030
I.2.4 | 36% trở lên | 2030
I.2.5 | 15 tỉ USD trở lên | 2030
I.4.1 | 50% trở lên | 2030
I.4.2 | 7.500 căn hộ trở lên | 2026-2030
I.4.3 | 80% trở lên; số xã đạt chuẩn nông thôn mới nâng cao=35%; số xã đạt chuẩn nông thôn mới hiện đại=10% | 2030
I.4.4 | 0 xã | 2030
II.1.1 | 30% | 2030
II.1.2 | không quá 10 thứ hạng | 2030
II.1.3 | không quá 10 thứ hạng | 2030
II.2.1 | 88,5% trở lên | 2030
II.2.2 | 80% trở lên; có bằng cấp, chứng chỉ=35% trở lên | 2030
II.2.3 | dưới 20% | 2030
II.2.4 | 95% trở lên | 2030
II.2.5 | 15 bác sỹ/10.000 dân | 2030
II.2.6 | 59,5% trở lên | 2030
II.2.7 | 1% trở lên | 2026-2030
II.3.1 | 54,5% trở lên | 2030
II.3.2 | 99,5%; tỉ lệ dân số nông thôn được dùng nước sạch theo tiêu chuẩn của Bộ Y tế=75% | 2030
II.3.3 | 95% | 2030
III.1.1 | 80% trở lên | -
III.1.2 | 50% trở lên | 2030
III.1.3 | 100% | -
III.1.4 | 3 - 4 đường hầm | -
III.1.5 | 5 trụ sở làm việc | -
III.2.1 | 6 - 8 địa phương nước ngoài | 2030
"""


def test_all_targets_of_the_goal_paragraphs() -> None:
    found = []
    for indicator in reading(FILES[0]).indicators:
        texts = [
            f"{t.label}={target_in_words(t)}" if t.label else target_in_words(t) for t in indicator.targets
        ]
        times = {str(t.period or t.year or "-") for t in indicator.targets}
        found.append(
            f"{indicator.key.removeprefix('74-2026/CT.')} | {'; '.join(texts)} | {' '.join(sorted(times))}"
        )
    assert found == TARGETS.strip().split("\n")
    assert all(i.origin is Origin.NARRATIVE and not i.leads for i in reading(FILES[0]).indicators)


def test_direction_follows_the_meaning() -> None:
    lower = [(i.key, t.value) for i in reading(FILES[0]).indicators for t in i.targets if t.lower_is_better]
    assert [(key.removeprefix("74-2026/CT."), int(value)) for key, value in lower] == [
        ("I.1.5", 5),
        ("I.4.4", 0),
        ("II.1.2", 10),
        ("II.1.3", 10),
        ("II.2.3", 20),
    ]


def test_every_target_lacks_an_owner_and_is_a_doubt() -> None:
    found = [
        doubt.key
        for doubt in reading(FILES[0]).doubts
        if doubt.why == "Nobody is named to report this target."
    ]
    assert found == [indicator.key for indicator in reading(FILES[0]).indicators]
