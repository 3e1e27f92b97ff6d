"""Names and targets in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans.plan_shared import seed_book
from toolkit.model.errors import PlanError
from toolkit.model.plan import Leader
from toolkit.plans.document import Document, Paragraph
from toolkit.plans.interpret import interpret
from toolkit.plans.leaders import read_leaders
from toolkit.plans.numerals import from_roman, read_numeral, to_roman
from toolkit.plans.owners import read_owners
from toolkit.plans.roles_in_cell import split_roles
from toolkit.plans.target_words import target_in_words
from toolkit.plans.targets import When, read_cell, read_sentence, sentences

BODIES = "Các sở, ban, ngành, đơn vị cấp tỉnh"
ZONE = "Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp"
CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
TOWNS = "UBND các huyện, thị xã, thành phố"

LISTS = {
    "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế": (CULTURE, "Sở Y tế"),
    "Sở Kế hoạch và Đầu tư/Cục Thống kê": ("Sở Kế hoạch và Đầu tư", "Cục Thống kê"),
    "Ban QL KKT Nghi Sơn và các KCN": (ZONE,),
    "Sở NN và PTNT": ("Sở Nông nghiệp và Phát triển nông thôn",),
    "UBND các huyện, thị xã, thành phố: Thanh Hóa, Sầm Sơn, Thọ Xuân": (
        "UBND thành phố Thanh Hóa",
        "UBND thành phố Sầm Sơn",
        "UBND huyện Thọ Xuân",
    ),
    "UBND cấp huyện và Sở Tư pháp": (TOWNS, "Sở Tư pháp"),
    "Các sở, ban, ngành, UBND cấp huyện": (BODIES, TOWNS),
    "Sở, ban, ngành cấp tỉnh; UBND các xã, phường": (BODIES, "UBND các xã, phường"),
    "UBND các xã, phường, thị trấn ven biển": ("UBND các xã, phường, thị trấn ven biển",),
    "UBND các huyện Nga Sơn, Hoằng Hóa, thị xã Nghi Sơn và Sở Y tế": (
        "UBND huyện Nga Sơn",
        "UBND huyện Hoằng Hóa",
        "UBND thị xã Nghi Sơn",
        "Sở Y tế",
    ),
    "Sở Tài chính\nSở Nội vụ": ("Sở Tài chính", "Sở Nội vụ"),
    "Sở Y tế (cơ quan thường trực), Công an tỉnh": ("Sở Y tế", "Công an tỉnh"),
    "Uỷ ban nhân dân các xã, phường": ("UBND các xã, phường",),
    "": (),
}


@pytest.mark.parametrize("text", LISTS)
def test_lists_of_agencies(text: str) -> None:
    assert read_owners(text, seed_book()).names == LISTS[text]


@given(st.lists(st.sampled_from([entry.name for entry in seed_book().entries]), max_size=5, unique=True))
def test_any_list_of_known_names_is_read_back(names: list[str]) -> None:
    assert read_owners("; ".join(names), seed_book()).names == tuple(names)
    assert read_owners("\n".join(names), seed_book()).unknown == ()


@given(st.text(alphabet="SởBanUDvàcá ,;:/-\n()xyÝ1", max_size=60))
def test_no_text_makes_the_reader_of_names_hang_or_fail(text: str) -> None:
    assert all(read_owners(text, seed_book()).names)


CELLS = {
    "10,1": "10,1%",
    "50% trở lên": "50% trở lên",
    "Trên 95%": "trên 95%",
    "Dưới 20%": "dưới 20%",
    "không quá 3%": "không quá 3%",
    "tối đa 3%": "không quá 3%",
    "ít nhất 80%": "80% trở lên",
    "tối thiểu 80": "80% trở lên",
    "≥ 80": "80% trở lên",
    "Duy trì ở mức 0,5 - 0,75%": "0,5 - 0,75%",
    "từ 3 đến 4%": "3 - 4%",
    "khoảng 12%": "khoảng 12%",
    "7.850 USD trở lên": "7.850 USD trở lên",
    "năm 2030 đạt 45%": "45%",
    "Nông nghiệp 5,1%; dịch vụ 33,3%": "Nông nghiệp=5,1%; dịch vụ=33,3%",
    "100%; trong đó nâng cao là 40%, kiểu mẫu là 10%": "=100%; nâng cao=40%; kiểu mẫu=10%",
    "Hoàn thành": "",
    "": "",
}


@pytest.mark.parametrize("text", CELLS)
def test_target_cells(text: str) -> None:
    found = read_cell(text, "%", When(2030))
    words = [f"{t.label or ''}={target_in_words(t)}" if len(found) > 1 else target_in_words(t) for t in found]
    assert "; ".join(words) == CELLS[text]


def test_a_reduction_is_better_when_higher_and_a_ceiling_when_lower() -> None:
    fall = read_sentence("Tỷ lệ hộ nghèo giảm bình quân hằng năm từ 1,5% trở lên")[0].targets[0]
    ceiling = read_sentence("Tỷ lệ hộ nghèo đến năm 2030 còn dưới 2%")[0].targets[0]
    assert (target_in_words(fall), fall.lower_is_better) == ("1,5% trở lên", False)
    assert (target_in_words(ceiling), ceiling.lower_is_better, ceiling.year) == ("dưới 2%", True, 2030)


def test_sentences_are_not_parted_inside_numbers() -> None:
    text = "Xuất khẩu đạt 7.900 USD trở lên. Rừng đạt 54,5%. 100% số xã có điện"
    assert sentences(text) == ("Xuất khẩu đạt 7.900 USD trở lên", "Rừng đạt 54,5%", "100% số xã có điện")


def test_documents_and_years_are_no_targets() -> None:
    assert (
        read_sentence("Thực hiện Nghị quyết số 58-NQ/TW ngày 05/8/2020 giai đoạn 2021 - 2025, năm 2030") == ()
    )


LEADERS = {
    "CT Nguyễn Hoài Anh": [Leader("Chủ tịch UBND tỉnh", "Nguyễn Hoài Anh")],
    "PCT TT Mai Xuân Liêm, PCT Cao Văn Cường": [
        Leader("Phó Chủ tịch Thường trực UBND tỉnh", "Mai Xuân Liêm"),
        Leader("Phó Chủ tịch UBND tỉnh", "Cao Văn Cường"),
    ],
    "Đồng chí Phó Chủ tịch UBND tỉnh Lê A": [Leader("Phó Chủ tịch UBND tỉnh", "Lê A")],
    "Lê A - Chủ tịch UBND tỉnh": [Leader("Chủ tịch UBND tỉnh", "Lê A")],
    "Lê A": [Leader("", "Lê A")],
    "": [],
}


@pytest.mark.parametrize("text", LEADERS)
def test_leaders(text: str) -> None:
    assert list(read_leaders(text)) == LEADERS[text]


ROLES = {
    "- Chủ trì: Sở Y tế": ("Sở Y tế", ""),
    "Chủ trì: Sở Y tế\nPhối hợp: Sở Nội vụ, Sở Tư pháp": ("Sở Y tế", "Sở Nội vụ, Sở Tư pháp"),
    "Sở Y tế chủ trì, phối hợp với Sở Nội vụ": ("Sở Y tế", "Sở Nội vụ"),
    "Sở Y tế chủ trì": ("Sở Y tế", ""),
    "Sở Y tế, Sở Nội vụ": ("Sở Y tế, Sở Nội vụ", ""),
}


@pytest.mark.parametrize("text", ROLES)
def test_one_cell_for_lead_and_partners(text: str) -> None:
    assert split_roles(text) == ROLES[text]


@given(st.integers(min_value=1, max_value=49))
def test_roman_numbers(number: int) -> None:
    assert from_roman(to_roman(number)) == number
    numeral = read_numeral(f"{to_roman(number)}.")
    assert numeral is not None
    assert numeral.text == to_roman(number)


def test_what_is_no_plan_is_refused() -> None:
    letter = Document("thư.docx", (Paragraph("Kính gửi: Sở Tài chính", 1),))
    with pytest.raises(PlanError, match="which decision it is"):
        interpret(letter, seed_book())
    bare = Document(
        "qd.docx",
        (Paragraph("(Kèm theo Quyết định số 5/QĐ-UBND ngày 03 tháng 4 năm 2024 của UBND tỉnh A)", 1),),
    )
    with pytest.raises(PlanError, match="so it is no plan"):
        interpret(bare, seed_book())
