"""Documents as officers name them, and the kinds a plan asks for."""

from __future__ import annotations

import pytest

from toolkit.vietnamese.document_kinds import SYMBOLS, kind_name, kinds_asked, named_documents
from toolkit.vietnamese.text import match_key

NAMED = """
123/QĐ-UBND | QĐ |
123/qđ-ubnd | QĐ |
Số 12/BC-STC ngày 05/3/2026 | BC | 2026-03-05
05-NQ/TU | NQ |
12/2026/QĐ-UBND | QĐ |
45-KH/TU ngày 02/02/2026 | KH | 2026-02-02
TTr số 77/TTr-SNV; BC số 78/BC-SNV | TTr BC |
2345/UBND-CN | CV |
4836/SNV-TCBC ngày 31/02/2026 | CV |
Quyết định số 123 ngày 25 tháng 9 năm 2026 | QĐ | 2026-09-25
Quyết định số 123 của UBND tỉnh | QĐ |
15a/KH-UBND, 25.9.2026 | KH | 2026-09-25
Dự thảo lần 2 | |
12-KL/TU | KL |
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_what_a_text_names(row: str) -> None:
    text, symbols, days = (cell.strip() for cell in row.split("|"))
    named = named_documents(text)
    assert (" ".join(named.symbols), " ".join(day.isoformat() for day in named.days)) == (symbols, days)


ASKED = """
Quyết định | QĐ
Quyết định của UBND tỉnh | QĐ
Kế hoạch, chương trình, đề án | CTr KH ĐA
Kế hoạch/Đề án | KH ĐA
- Tờ trình; - Quyết định | QĐ TTr
Tờ trình đề nghị HĐND tỉnh ban hành Nghị quyết | TTr
Danh mục, Kế hoạch |
Kế hoạch, đề án, dự án |
Hồ sơ báo cáo điều chỉnh Quy hoạch |
Cơ chế, chính sách |
Quyết định phê duyệt Đề án, ban hành quy chế |
Kế hoạch hóa gia đình |
"""


@pytest.mark.parametrize("row", ASKED.strip().splitlines())
def test_what_a_product_asks_for(row: str) -> None:
    product, kinds = (cell.strip() for cell in row.split("|"))
    assert " ".join(sorted(kinds_asked(product))) == kinds


def test_every_kind_is_known_by_name_and_by_symbol() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    for name, symbol in SYMBOLS.items():
        assert named_documents(f"12/{symbol}-UBND").symbols == (symbol,)
        assert match_key(kind_name(symbol)) == match_key(name)
