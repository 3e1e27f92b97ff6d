"""What a sentence spells out, in digits."""

from __future__ import annotations

import pytest

from toolkit.vietnamese.in_digits import in_digits

TABLE = """
Số doanh nghiệp tăng gấp đôi so với năm 2025            | Số doanh nghiệp tăng gấp 2 lần so với năm 2025
Kim ngạch xuất khẩu gấp rưỡi năm 2025                   | Kim ngạch xuất khẩu gấp 1,5 lần năm 2025
Quy mô kinh tế gấp hơn hai lần năm 2020                 | Quy mô kinh tế gấp hơn 2 lần năm 2020
Năng suất gấp ba lần rưỡi                               | Năng suất gấp 3,5 lần
Ít nhất một nửa số xã đạt chuẩn                         | Ít nhất 50% số xã đạt chuẩn
Quá nửa số hợp tác xã ứng dụng công nghệ số             | trên 50% số hợp tác xã ứng dụng công nghệ số
Ba phần tư số phường có công viên                       | 75% số phường có công viên
Đạt năm mươi phần trăm kế hoạch                         | Đạt 50% kế hoạch
Tỷ lệ đạt tám mươi lăm phần trăm                        | Tỷ lệ đạt 85%
Hai phần ba số xã đạt chuẩn                             | Hai phần ba số xã đạt chuẩn
Hoàn thành trong nửa đầu năm 2026                       | Hoàn thành trong nửa đầu năm 2026
Phần lớn các xã; một phần diện tích                     | Phần lớn các xã; một phần diện tích
Cổ phần trăm năm                                        | Cổ phần trăm năm
Phần mềm dùng chung, gấp rút triển khai                 | Phần mềm dùng chung, gấp rút triển khai
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "digits"), ROWS, ids=[row[0] for row in ROWS])
def test_spelled_figures(sentence: str, digits: str) -> None:
    assert in_digits(sentence) == digits
    assert in_digits(digits) == digits
