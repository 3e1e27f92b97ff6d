"""What lies over the cells: comments and threads of them, shapes, merged cells; and whose words they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.forms.form_samples import department, wording
from toolkit.forms.arrange import column_letters, column_number
from toolkit.forms.layout import FEEDBACK_SHEET
from toolkit.forms.printed import PrintedTexts
from toolkit.forms.remarks import remark_findings
from toolkit.forms.remarks_reader import read_remarks
from toolkit.model.findings import Place
from toolkit.model.returns import CellKind, RawCell, RawComment, RawSheet, RawWorkbook

CONTENT = department()
PART = "xl/worksheets/sheet1.xml"
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="http://x/comments" Target="../comments1.xml"/>
<Relationship Id="b" Type="http://x/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/>
<Relationship Id="c" Type="http://x/drawing" Target="../drawings/drawing1.xml"/>
<Relationship Id="d" Type="http://x/hyperlink" Target="http://example.com" TargetMode="External"/>
</Relationships>"""
COMMENTS = """<comments xmlns="m"><commentList>
<comment ref="C7"><text><r><t>Bình:</t></r><r><t> chưa có số</t></r></text></comment>
<comment ref="C9"><text><t>[Threaded comment] Your version of Excel …</t></text></comment>
<comment ref="bad"><text><t>x</t></text></comment><comment ref="D1"><text><t> </t></text></comment>
</commentList></comments>"""
THREADS = """<ThreadedComments xmlns="t"><threadedComment ref="C9"><text>Đã gửi chưa?</text></threadedComment>
<threadedComment ref="C9"><text>Rồi</text></threadedComment></ThreadedComments>"""
DRAWING = """<d:wsDr xmlns:d="d" xmlns:a="a"><d:sp><d:txBody><a:p><a:t>Lưu ý</a:t></a:p></d:txBody></d:sp>
<d:sp/><d:pic/><d:graphicFrame/></d:wsDr>"""


def package(parts: dict[str, str]) -> zipfile.ZipFile:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return zipfile.ZipFile(data)


def test_comments_threads_and_shapes_of_a_sheet() -> None:
    remarks = read_remarks(
        package(
            {
                "xl/worksheets/_rels/sheet1.xml.rels": RELATIONS,
                "xl/comments1.xml": COMMENTS,
                "xl/threadedComments/threadedComment1.xml": THREADS,
                "xl/drawings/drawing1.xml": DRAWING,
            }
        ),
        PART,
    )
    assert remarks.comments == (
        RawComment(7, 3, "Bình: chưa có số"),
        RawComment(9, 3, "Đã gửi chưa?\nRồi"),
    )
    assert remarks.shapes == ("Lưu ý", "")


def test_a_sheet_without_remarks_and_one_whose_parts_are_gone() -> None:
    assert read_remarks(package({"x": ""}), PART).comments == ()
    assert read_remarks(package({"xl/worksheets/_rels/sheet1.xml.rels": RELATIONS}), PART).shapes == ()


ASKED = (
    Place("S", "C7", "line", "result"),
    Place("S", "C8", "line", "cause"),
    Place("S", "D7", None, "phone"),
)


def sheet(**changes: object) -> RawSheet:
    return RawSheet("S", False, (RawCell(7, 3, CellKind.TEXT, "Đã trình"),), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("merged", "told"),
    [
        ("C7:C8", [("C8", "C7")]),
        ("C7:D8", [("D7", "C7"), ("C8", "C7")]),
        ("B6:C7", []),
        ("C7:C7", []),
        ("A1:XFD1048576", []),
        ("nonsense", []),
    ],
)
def test_merged_cells(merged: str, told: list[tuple[str, str]]) -> None:
    """Told where a merge hides an answer cell and the cell that is left holds something."""
    findings = remark_findings(RawWorkbook((sheet(merged=(merged,)),)), ASKED)
    assert [(f.place.cell, dict(f.args)["first"]) for f in findings] == told


def test_a_comment_of_the_feedback_is_no_remark() -> None:
    message, remedy = "Trang 'S', ô C7: không có ngày '31/2/2026'.", "Đề nghị gõ đúng ngày/tháng/năm."
    front = RawSheet(
        FEEDBACK_SHEET,
        False,
        (RawCell(5, 7, CellKind.TEXT, message), RawCell(5, 8, CellKind.TEXT, remedy)),
    )
    comments = (
        RawComment(7, 3, f"Đã đọc là 5.\n{message}\n{remedy}"),
        RawComment(8, 3, f"{message}\n{remedy}\n\nĐã sửa"),
        RawComment(7, 4, "Chưa có"),
    )
    findings = remark_findings(RawWorkbook((front, sheet(comments=comments))), ASKED, (front,))
    assert [(f.code, f.place.cell, f.value) for f in findings] == [
        ("W210", "C8", "Đã sửa"),
        ("W210", "D7", "Chưa có"),
    ]


PRINTED = PrintedTexts(wording(), CONTENT)
OWN = (
    "Đơn vị báo cáo: Sở Y tế  |  Mã biểu: gì đó",
    "Biểu này gửi Sở khác để báo cáo kết quả thực hiện các kế hoạch của UBND tỉnh, năm 2020. Hạn gửi: 1/1/2020.",
    "Còn 3 ô bắt buộc chưa điền. Chỉ điền vào ô nền vàng. Đưa con trỏ vào ô để xem cách điền.",
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ - NĂM 2026",
    "Kết quả nổi bật\nNêu tối đa 5 kết quả nổi bật nhất trong kỳ, có số liệu.\nXuống dòng trong ô: Alt + Enter.",
    "Chỉ tiêu: 12 dòng",
    "3.",
    CONTENT.tasks[0].title,
)
TYPED = (
    "Đơn vị đã hoàn thành",
    "30/6/2026",
    "Kết quả nổi bật: đã hoàn thành",
    "Chỉ điền vào ô nền vàng. Đã điền rồi",
    "Ghi chú",
    "15%",
)


@pytest.mark.parametrize("text", OWN)
def test_what_the_form_prints_is_known(text: str) -> None:
    assert PRINTED.hold(text)


@pytest.mark.parametrize("text", TYPED)
def test_what_somebody_typed_is_known(text: str) -> None:
    assert not PRINTED.hold(text)


def test_letters_of_columns() -> None:
    assert [column_number(column_letters(number)) for number in (1, 26, 27, 702, 703)] == [
        1,
        26,
        27,
        702,
        703,
    ]
