"""Proposals by whom they address: the one named first, in the order of the wording; the rest at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reporting.report_builder import case, cells, contribution, sentences, wording
from tests.reporting.test_report_text import AGENCIES, MEASURES, TASKS
from toolkit.reporting.report_proposals import addressee_of

NAMED = """
Đề nghị Bộ Tài chính sớm hướng dẫn                          | 0
Đề nghị các bộ, ngành sớm hướng dẫn                         | 0
Kiến nghị Chính phủ, UBND tỉnh bố trí vốn                   | 0
Đề nghị UBND tỉnh chỉ đạo Sở Tài chính bố trí kinh phí      | 1
Đề nghị Sở Xây dựng trình UBND tỉnh                         | 2
Đề nghị Văn phòng UBND tỉnh đôn đốc                         | 2
Đề nghị quan tâm đào tạo cán bộ, đồng bộ cơ sở dữ liệu      | -
Bố trí đủ kinh phí cho toàn bộ hạ tầng cơ sở                | -
"""


@pytest.mark.parametrize(("proposal", "to"), cells(NAMED))
def test_the_one_named_first_is_addressed(proposal: str, to: str) -> None:
    found = addressee_of(proposal, wording().proposals.addressees)
    assert ("-" if found is None else str(found)) == to


def told(*texts: tuple[str, str]) -> list[str]:
    given = case(TASKS, MEASURES, AGENCIES)
    ticked = tuple(contribution(agency, "proposals", text) for agency, text in texts)
    section = replace(given, ticked=ticked).text().sections[-1]
    return [line for line in sentences(section.blocks) if "điều chỉnh thời hạn" not in line]


def test_proposals_stand_by_addressee_with_their_agency() -> None:
    assert told(
        ("SYT", "Đề nghị UBND tỉnh bố trí vốn.\nĐề nghị Bộ Y tế hướng dẫn.\nĐề nghị UBND tỉnh giao đất."),
        ("SXD", "Tăng biên chế."),
    ) == [
        "a) Với Chính phủ, các bộ, cơ quan Trung ương:",
        "- Theo báo cáo của Sở Y tế: Đề nghị Bộ Y tế hướng dẫn.",
        "b) Với Tỉnh ủy, HĐND, UBND tỉnh:",
        "- Theo báo cáo của Sở Y tế: Đề nghị UBND tỉnh bố trí vốn.",
        "+ Đề nghị UBND tỉnh giao đất.",
        "c) Nội dung khác:",
        "- Theo báo cáo của Sở Xây dựng: Tăng biên chế.",
    ]


def test_without_any_addressee_there_are_no_headings() -> None:
    assert told(("SXD", "Tăng biên chế."), ("SYT", "Giảm biểu mẫu.")) == [
        "- Theo báo cáo của Sở Xây dựng: Tăng biên chế.",
        "- Theo báo cáo của Sở Y tế: Giảm biểu mẫu.",
    ]


def test_without_any_proposal_the_part_is_left_to_write() -> None:
    (line,) = told()
    assert line.startswith("[")
