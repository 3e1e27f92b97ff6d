"""Every rule on a measure, and on measures together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.validation.build import MEASURE, checked, content, measure_findings, rows
from toolkit.model.form import MeasureLine, PriorAnswer, TargetBrief
from toolkit.model.plan import Comparator

FIGURE = "value_status: official; value_date: 31/10/2026; source: Thống kê tỉnh"

CASES = """
answers                                                       | findings
figure; value: 41.5                                           |
figure; value: 0                                              |
value_status: nothing                                         |
value_status: secret                                          |
value_status: no_data; explanation: Chờ kết quả điều tra      |
value_status: no_data                                         | E409 explanation
value_status: no_data; explanation: nt                        | E603 explanation
                                                              | E407 value
explanation: Tăng so với năm trước                            | E407 value
value_status: official                                        | E407 value
value: 41.5                                                   | E408 value_status
value: ?41.5-42                                               | E408 value_status
value_status: ?đã có                                          |
value_status: firm                                            | E302 value_status, E407 value
value: 41.5; value_status: official                           | W412 source, W412 value_date
value: 41.5; value_status: nothing                            | E425 value
value: 41.5; value_status: no_data; explanation: Chờ điều tra | E425 value
value: 0; value_status: nothing                               | W426 value
value: 41.5; value_status: secret                             | E427 value
value_status: secret; explanation: Cao hơn năm trước 3 đơn vị | W428 explanation
value_status: secret; explanation: Đã báo cáo riêng           |
figure; value: 41.5; value_date: 1/12/2026                    | W508 value_date
figure; value: 41.5; value_status: estimate; value_date: 31/12/2026 |
figure; value: 41.5; value_status: estimate; value_date: 31/12/2027 | W509 value_date
figure; value: 41.5; value_date: 31/12/2019                   | W509 value_date
figure; value: 41.5; value_date: 31/12/2025                   |
figure; value: 41.5; value_date: 31/12/1925                   | E504 value_date
figure; value: 41.5; explanation: nt                          | W604 explanation
"""


def _answers(text: str) -> str:
    first, *rest = (piece.strip() for piece in text.split(";"))
    if first != "figure":
        return text
    pairs = dict(pair.split(": ", 1) for pair in [*FIGURE.split("; "), *rest])
    return "; ".join(f"{name}: {value}" for name, value in pairs.items())


@pytest.mark.parametrize(("answers", "findings"), rows(CASES))
def test_rule(answers: str, findings: str) -> None:
    assert sorted(measure_findings(_answers(answers))) == sorted(filter(None, findings.split(", ")))


PLAUSIBLE = """
name              | unit     | target   | prior | low | high | value    | findings
Tỷ lệ đô thị hóa  | %        | >= 50    | 40    |     |      | 41.5     |
Tỷ lệ đô thị hóa  | %        | >= 50    | 40    |     |      | 415      | W702 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     |      | 4150     | W702 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     |      | 0.415    | W703 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     |      | 4.1      |
Tỷ lệ đô thị hóa  | %        | >= 50    | 40    |     |      | 4.1      | W703 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     |      | 120      | W704 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       | 0   | 100  | 101      | W704 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     |      | -40      | E705 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       | 30  | 60   | 29.9     | W701 value
Tỷ lệ đô thị hóa  | %        | >= 50    |       | 30  | 60   | 30       |
Tỷ lệ đô thị hóa  | %        | >= 50    |       |     | 60   | 60.5     | W701 value
GRDP đầu người    | USD      | >= 7850  |       |     |      | 3505     |
GRDP đầu người    | USD      | >= 7850  |       |     |      | 3.505    | W703 value
GRDP đầu người    | USD      | >= 7850  | 3200  |     |      | 35050    | W702 value
GRDP đầu người    | USD      | >= 7850  | 3200  |     |      | 350      | W703 value
GRDP đầu người    | USD      | >= 7850  |       |     |      | 1000000000 | W702 value
Vốn đầu tư        | Tỷ đồng  | >= 1650000 | 150000 |   |      | 165000   |
Vốn đầu tư        | Tỷ đồng  | >= 1650000 |      |     |      | 165000   |
Tốc độ tăng GRDP  | %        | >= 10.1  | 7.9   |     |      | 8.27     |
Tốc độ tăng GRDP  | %        | >= 10.1  | 7.9   |     |      | -2       |
Tốc độ tăng GRDP  | %        | >= 10.1  | 7.9   |     |      | 82.7     | W702 value
Tốc độ tăng GRDP  | %        | >= 10.1  | 7.9   |     |      | 1.5      |
Lao động nông nghiệp | %     | < 20     |       |     |      | 34       |
Tỷ lệ hộ nghèo    | %        | < 1      |       |     |      | 9.5      |
Số bác sỹ         | Bác sỹ   | >= 15    |       | -5  |      | -1       |
Hộ nghèo giảm     | %        | >= 1.5   |       |     |      | 1.2      |
So với kế hoạch   | %        | >= 100   |       |     |      | 105      |
Tỷ lệ đô thị hóa  | %        | >= 50    | 40    |     |      | 0        | W710 value
"""


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("row", rows(PLAUSIBLE), ids=" ".join)
def test_plausible(row: tuple[str, ...]) -> None:
    name, unit, target, prior, low, high, value, findings = row
    comparator, _, aim = target.partition(" ")
    line = replace(
        MEASURE,
        name=name,
        unit=unit,
        targets=(TargetBrief(target, Comparator(comparator), Decimal(aim), None, 2030),),
        prior=PriorAnswer(prior, value=Decimal(prior)) if prior else None,
        low=_decimal(low),
        high=_decimal(high),
    )
    assert measure_findings(_answers(f"figure; value: {value}"), line) == list(filter(None, [findings]))


def _part(key: str, target: str, parent: str | None = None, unit: str = "%") -> MeasureLine:
    aim = TargetBrief(target, Comparator.EQUAL, Decimal(target), None, 2030)
    return replace(MEASURE, key=key, targets=(aim,), parent=parent, unit=unit)


SUMS = """
a   | b  | c    | findings
7   | 55 | 38   |
7.4 | 55 | 38   |
7   | 55 | 38.6 | W708 value
"""


@pytest.mark.parametrize(("a", "b", "c", "findings"), rows(SUMS))
def test_parts_of_one_whole_add_up(a: str, b: str, c: str, findings: str) -> None:
    lines = [
        _part("557-2023/CT.I.2.a", "5"),
        _part("557-2023/CT.I.2.b", "57"),
        _part("557-2023/CT.I.2.c", "38"),
    ]
    given = {
        line.key: _answers(f"figure; value: {value}") for line, value in zip(lines, (a, b, c), strict=True)
    }
    assert checked(content((), lines), given) == list(filter(None, [findings]))


def test_parts_of_different_wholes_are_not_added() -> None:
    lines = [_part("557-2023/CT.I.8.a", "100"), _part("557-2023/CT.I.8.b", "40")]
    given = {
        line.key: _answers(f"figure; value: {value}") for line, value in zip(lines, (80, 30), strict=True)
    }
    assert checked(content((), lines), given) == []


WITHIN = """
unit | part | whole | findings
%    | 60   | 95    |
%    | 95   | 95    |
%    | 96   | 95    | W707 value
ha   | 96   | 95    | E706 value
ha   | 95   | 96    |
"""


@pytest.mark.parametrize(("unit", "part", "whole", "findings"), rows(WITHIN))
def test_a_part_is_within_its_whole(unit: str, part: str, whole: str, findings: str) -> None:
    lines = [
        _part("557-2023/CT.III.2", "99.5", None, unit),
        _part("557-2023/CT.III.2.1", "75", "557-2023/CT.III.2", unit),
    ]
    given = {
        line.key: _answers(f"figure; value: {value}")
        for line, value in zip(lines, (whole, part), strict=True)
    }
    assert checked(content((), lines), given) == list(filter(None, [findings]))


CONTAINED = """
a      | b     | unit | names                                                | findings
80     | 35    | %    | Xã đạt chuẩn NTM / - xã đạt chuẩn NTM nâng cao       |
80     | 81    | %    | Xã đạt chuẩn NTM / - xã đạt chuẩn NTM nâng cao       | W707 value
50000  | 51000 | ha   | Diện tích tích tụ tăng thêm / - ứng dụng công nghệ cao | W707 value
8      | 9     | %    | Tốc độ tăng năng suất / - công nghiệp                |
80     | 81    | %    | Xã đạt chuẩn NTM / Xã đạt chuẩn an toàn              |
"""


@pytest.mark.parametrize(("a", "b", "unit", "names", "findings"), rows(CONTAINED))
def test_what_one_name_carries_on_is_held_by_the_other(
    a: str, b: str, unit: str, names: str, findings: str
) -> None:
    whole, _slash, rest = (part.strip() for part in names.partition(" / "))
    part = f"{whole} {rest}" if rest.startswith("-") else rest
    lines = [
        replace(_part("557-2023/CT.I.8.a", a, None, unit), name=whole),
        replace(_part("557-2023/CT.I.8.b", b, None, unit), name=part),
    ]
    given = {line.key: _answers(f"figure; value: {value}") for line, value in zip(lines, (a, b), strict=True)}
    assert checked(content((), lines), given) == list(filter(None, [findings]))


GROWTH = """
whole                   | sectors                             | values        | findings
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 9 3 14 8 6 |
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 14.05 3 14 8 6 |
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 14.1 3 14 8 6 | W709 value
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 2.5 3 14 8 6 | W709 value
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 1 -2 4 3 2 |
Tốc độ tăng GRDP        | nông nghiệp, công nghiệp, dịch vụ   | 15 3 14 8     |
Tốc độ tăng giá trị sản xuất | nông nghiệp, công nghiệp, dịch vụ | 15 3 14 8  | W709 value
Tốc độ tăng giá trị sản xuất | nông nghiệp, công nghiệp       | 15 3 14       |
Tỷ trọng GRDP           | nông nghiệp, công nghiệp, dịch vụ, thuế sản phẩm | 30 3 14 8 6 |
"""


@pytest.mark.parametrize(("whole", "sectors", "values", "findings"), rows(GROWTH))
def test_a_whole_grows_like_its_parts(whole: str, sectors: str, values: str, findings: str) -> None:
    names = [whole, *(f"{whole} - {sector}" for sector in sectors.split(", "))]
    figures = values.split(" ")
    lines = [
        replace(_part(f"74-2026/CT.I.1.{letter}", value), name=name)
        for letter, name, value in zip("abcde", names, figures, strict=False)
    ]
    given = {
        line.key: _answers(f"figure; value: {value}") for line, value in zip(lines, figures, strict=True)
    }
    assert checked(content((), lines), given) == list(filter(None, [findings]))


def test_growth_is_not_judged_while_a_part_has_no_figure() -> None:
    names = ("", " - nông nghiệp", " - công nghiệp", " - dịch vụ", " - thuế sản phẩm")
    lines = [
        replace(_part(f"74-2026/CT.I.1.{letter}", "9"), name=f"Tốc độ tăng GRDP{name}")
        for letter, name in zip("abcde", names, strict=True)
    ]
    given = {
        line.key: _answers(f"figure; value: {value}") for line, value in zip(lines, "2789", strict=False)
    }
    given[lines[-1].key] = "value_status: no_data; explanation: Chờ Thống kê tỉnh công bố"
    assert checked(content((), lines), given) == []


DIRECTION = """
name             | target  | prior | value | explanation         | findings
Tỷ lệ đô thị hóa | >= 50   | 40    | 37    |                     |
Tỷ lệ đô thị hóa | >= 50   | 40    | 36    |                     | W710 value
Tỷ lệ đô thị hóa | >= 50   | 40    | 36    | -                   | W710 value
Tỷ lệ đô thị hóa | >= 50   | 40    | 36    | Do sáp nhập xã      |
Tỷ lệ đô thị hóa | >= 50   | 90    | 60    |                     |
Tỷ lệ đô thị hóa | = 50    | 40    | 36    |                     | W710 value
Tỷ lệ đô thị hóa | = 50    | 90    | 60    |                     |
Cơ cấu nông nghiệp | = 5   | 14    | 16    |                     | W710 value
Cơ cấu nông nghiệp | = 5   | 14    | 12    |                     |
Lao động nông nghiệp | < 20 | 28   | 32    |                     | W710 value
Lao động nông nghiệp | < 20 | 28   | 22    |                     |
Lao động nông nghiệp | < 20 | 15   | 18    |                     |
Tốc độ tăng GRDP | >= 10   | 9     | 6     |                     |
Tỷ lệ đô thị hóa | >= 50   |       | 36    |                     |
"""


@pytest.mark.parametrize("row", rows(DIRECTION), ids=" ".join)
def test_a_step_back_is_explained(row: tuple[str, ...]) -> None:
    name, target, prior, value, explanation, findings = row
    sign, _blank, aim = target.partition(" ")
    line = replace(
        MEASURE,
        name=name,
        targets=(TargetBrief(target, Comparator(sign), Decimal(aim), None, 2030),),
        prior=PriorAnswer("Năm 2025", value=Decimal(prior)) if prior else None,
    )
    given = f"figure; value: {value}" + (f"; explanation: {explanation}" if explanation else "")
    assert measure_findings(_answers(given), line) == list(filter(None, [findings]))
