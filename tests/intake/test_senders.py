"""Whom a letter, a signer, a mail address and a folder speak for."""

from __future__ import annotations

import pytest

from toolkit.intake.senders import (
    Names,
    agencies_of_address,
    agencies_of_folder,
    agencies_of_symbol,
    agencies_of_words,
    folders_of,
)

NAMES = Names(
    {
        "SXD": ("Sở Xây dựng", "Sở XD"),
        "SNV": ("Sở Nội vụ", "Sở NV"),
        "SNgV": ("Sở Ngoại vụ",),
        "SGDĐT": ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
        "TTr": ("Thanh tra tỉnh",),
        "VP": ("Văn phòng UBND tỉnh",),
        "BQLKKTNS&KCN": ("Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp",),
        "14758": ("UBND xã Đông",),
        "14759": ("UBND xã Đông Thành",),
    },
    {"SNV": "Vanthu.NoiVu@thanhhoa.gov.vn", "14758": "xadong@thanhhoa.gov.vn"},
)

SYMBOLS = """
12/BC-SNV                  | SNV
12/SNV-VP                  | SNV
Số 12/BC - SNV             | SNV
12/2026/BC-SNV             | SNV
12 /BC–SNV                 | SNV
12/BC-SNgV                 | SNgV
123/TTr-SXD                | SXD
123/TTr                    |
05/BC-TTr                  | TTr
05/BC-VP                   |
12/BC-SGDĐT                | SGDĐT
12/BC-SGDDT                | SGDĐT
12/BC-SGD&ĐT               | SGDĐT
7/BC-BQLKKTNS&KCN          | BQLKKTNS&KCN
12/BC-UBND                 |
12/BC-KTTH ngày 05/3/2026  |
báo cáo của Sở Nội vụ      |
"""
WORDS = """
Giám đốc Sở Nội vụ                       | SNV
Q. Giám đốc Sở Nội Vụ tỉnh Thanh Hóa     | SNV
Phó Giám đốc                             |
KT. CHỦ TỊCH PHÓ CHỦ TỊCH                |
Phó Chánh VP                             |
Phó Chánh Văn phòng UBND tỉnh            | VP
Chủ tịch UBND xã Đông Thành              | 14759
Chủ tịch UBND xã Đông                    | 14758
"""
ADDRESSES = """
vanthu.noivu@thanhhoa.gov.vn             | SNV
Văn thư <VANTHU.noivu@thanhhoa.gov.vn>   | SNV
snv@thanhhoa.gov.vn                      | SNV
an.snv@thanhhoa.gov.vn                   | SNV
an@snv.thanhhoa.gov.vn                   | SNV
sonoivu@thanhhoa.gov.vn                  | SNV
sngv@thanhhoa.gov.vn                     | SNgV
sgddt@thanhhoa.gov.vn                    | SGDĐT
Sở Nội vụ <lienhe@example.com>           | SNV
Lê Thị Bình <binh@example.com>           |
vp@thanhhoa.gov.vn                       |
14759@thanhhoa.gov.vn                    |
snvietnam@example.com                    |
"""
FOLDERS = """
SNV                    | SNV
snv                    | SNV
Sở Nội vụ              | SNV
So Noi vu              | SNV
02. Sở Nội vụ          | SNV
UBND xã Đông Thành     | 14759
2026-11-20             |
Các sở                 |
bổ sung                |
VP                     |
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "agency"), _rows(SYMBOLS))
def test_the_symbol_of_a_letter(text: str, agency: str) -> None:
    assert agencies_of_symbol(text, NAMES) == frozenset(agency.split())


@pytest.mark.parametrize(("text", "agency"), _rows(WORDS))
def test_the_title_of_a_signer(text: str, agency: str) -> None:
    assert agencies_of_words(text, NAMES) == frozenset(agency.split())


@pytest.mark.parametrize(("text", "agency"), _rows(ADDRESSES))
def test_the_sender_of_a_message(text: str, agency: str) -> None:
    assert agencies_of_address(text, NAMES) == frozenset(agency.split())


@pytest.mark.parametrize(("text", "agency"), _rows(FOLDERS))
def test_the_name_of_a_folder(text: str, agency: str) -> None:
    assert agencies_of_folder(text, NAMES) == frozenset(agency.split())


@pytest.mark.parametrize(
    ("file", "folders"),
    [
        ("inbox/bieu.xlsx", ()),
        ("inbox/Sở Nội vụ/bieu.xlsx", ("Sở Nội vụ",)),
        ("inbox/processed/SNV/bieu.xlsx", ("SNV",)),
        ("inbox/thu.eml!bieu.zip!SNV/bieu.xlsx", ("SNV",)),
        ("inbox/SNV.zip!bieu.xlsx", ()),
        ("D:/Sở Tài chính/tong hop/bieu.xlsx", ()),
        ("/home/snv/bieu.xlsx", ()),
        ("bieu.xlsx", ()),
    ],
)
def test_only_folders_of_the_inbox_tell_a_sender(file: str, folders: tuple[str, ...]) -> None:
    assert folders_of(file) == folders
