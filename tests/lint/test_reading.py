"""Documents as officers make them in Word: drawn lines, line breaks, automatic numbers, themes, controls."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.lint.lint_builder import (
    bytes_of,
    everything,
    find,
    header,
    lint,
    remove,
    rewrite,
    rule_below,
    saved,
    spoiled,
)
from toolkit.cli.main import run
from toolkit.lint.document import Align, Region
from toolkit.lint.docx_reader import parse_document
from toolkit.model.errors import WorkspaceError
from toolkit.reporting.report_metrics import text_width

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def _vml(width: float) -> str:
    return (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        f'<v:line from="10pt,3pt" to="{10 + width / 20}pt,3pt"/></w:pict></w:r>'
    )


def _shape(width: float) -> str:
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r {W} xmlns:wp="{space}/wordprocessingDrawing" xmlns:a="{space}/main"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{round(width * 635)}" cy="0"/><a:graphic><a:graphicData>'
        '<a:prstGeom prst="line"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


@pytest.mark.parametrize("drawn", [_vml, _shape], ids=["vml", "drawing"])
@pytest.mark.parametrize(("share", "rules"), [(1.0, []), (0.5, ["motto_line"])])
def test_a_drawn_line_is_measured(drawn: object, share: float, rules: list[str]) -> None:
    def spoil(document: Document) -> None:
        remove(rule_below(document, MOTTO))
        width = share * text_width(MOTTO, 14)
        find(document, MOTTO)._p.append(parse_xml(drawn(width)))  # type: ignore[operator]

    assert [one.rule for one in spoiled("request", spoil)] == rules


def test_a_broken_line_is_no_line() -> None:
    def spoil(document: Document) -> None:
        for border in document.styles.element.iter(qn("w:pBdr")):
            border[0].set(qn("w:val"), "dashed")

    rules = sorted(one.rule for one in spoiled("report", spoil))
    assert rules == ["issuer_line", "motto_line", "subject_line"]


def test_a_line_typed_from_signs_is_a_line() -> None:
    def spoil(document: Document) -> None:
        rule = rule_below(document, "Tình hình, kết quả")
        border = OxmlElement("w:pBdr")
        rule._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")
        rule.add_run("_" * 30).font.size = Pt(14)

    assert spoiled("report", spoil) == ()


def test_lines_broken_within_a_paragraph_are_parts_of_their_own() -> None:
    def spoil(document: Document) -> None:
        above, below = find(document, "UBND TỈNH"), find(document, "SỞ TÀI CHÍNH")
        above.runs[-1].add_break()
        for part in below.runs:
            above._p.append(part._r)
        remove(below)
        kind, subject = find(document, "BÁO CÁO"), find(document, "Tình hình, kết quả")
        kind.runs[-1].add_break()
        for part in subject.runs:
            kind._p.append(part._r)
        remove(subject)

    rules = [one.rule for one in spoiled("report", spoil)]
    assert rules == []


def test_automatic_numbers_are_read_with_their_indent() -> None:
    document = docx.Document()
    document.add_paragraph("Một", style="List Number")
    document.add_paragraph("Hai", style="List Number")
    one, two = parse_document("x.docx", saved(document)).blocks
    assert (one.text, two.text) == ("1. Một", "2. Hai")
    assert one.layout.left + one.layout.first_line == 0
    assert one.layout.left == 360


def test_fonts_of_the_theme_are_those_that_print() -> None:
    document = docx.Document()
    for style in document.styles:
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None:
            fonts.getparent().remove(fonts)
    document.add_paragraph("chữ")
    (paragraph,) = parse_document("x.docx", saved(document)).blocks
    assert set(paragraph.runs[0].look.fonts) == {"Cambria"}
    assert paragraph.layout.align is Align.LEFT


def test_the_format_nearest_to_the_letters_takes_effect() -> None:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(14)
    document.styles["Normal"].font.bold = True
    paragraph = document.add_paragraph()
    paragraph.add_run("a")
    paragraph.add_run("b").bold = False
    strong = document.styles.add_style("Mạnh", 2)
    strong.font.size, strong.font.color.rgb = Pt(9), RGBColor(0, 0, 255)
    paragraph.add_run("c", style=strong)
    (read,) = parse_document("x.docx", saved(document)).blocks
    seen = [(run.text, run.look.size, run.look.bold, run.look.colour) for run in read.runs]
    assert seen == [("a", 14, True, ""), ("b", 14, False, ""), ("c", 9, True, "0000FF")]


def test_a_page_number_in_a_control_is_one() -> None:
    def spoil(document: Document) -> None:
        number = header(document)._p
        control = parse_xml(f"<w:sdt {W}><w:sdtContent/></w:sdt>")
        number.addprevious(control)
        control[0].append(number)

    assert spoiled("report", spoil) == ()


def test_even_pages_need_their_number_too() -> None:
    def spoil(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = True

    assert [one.rule for one in spoiled("report", spoil)] == ["page_number_missing"]


def test_deleted_text_is_no_text_and_inserted_text_is() -> None:
    def spoil(document: Document) -> None:
        paragraph = find(document, "BÁO CÁO")
        run = paragraph.runs[0]._r
        gone = parse_xml(
            f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>TỜ TRÌNH</w:delText></w:r></w:del>'
        )
        kept = parse_xml(f'<w:ins {W} w:id="2" w:author="a"/>')
        run.addprevious(gone)
        run.addprevious(kept)
        kept.append(run)

    assert spoiled("report", spoil) == ()


def test_a_stamp_of_urgency_may_be_red_in_its_box() -> None:
    def boxed(text: str) -> list[str]:
        def spoil(document: Document) -> None:
            fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
            find(document, "Kính gửi")._p.append(
                parse_xml(
                    f'<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:rPr>{fonts}<w:color w:val="FF0000"/></w:rPr>'
                    f"<w:t>{text}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
                )
            )

        return [f"{one.rule} {one.spot.region.value}" for one in spoiled("request", spoil)]

    assert boxed("HỎA TỐC") == []
    assert boxed("QUAN TRỌNG") == [f"text_colour {Region.BOX.value}"]


@pytest.mark.parametrize("name", ["report", "appendices", "request"])
def test_whatever_is_taken_away_the_rest_is_judged(name: str) -> None:
    count = len(list(everything(docx.Document(io.BytesIO(bytes_of(name))))))
    for at in range(0, count, max(1, count // 40)):
        document = docx.Document(io.BytesIO(bytes_of(name)))
        remove(list(everything(document))[at])
        assert isinstance(lint(saved(document)), tuple)


def test_a_bare_document_without_styles_is_judged() -> None:
    document = docx.Document(io.BytesIO(bytes_of("report")))
    for paragraph in everything(document):
        for part in list(paragraph._p):
            if part.tag == qn("w:pPr"):
                paragraph._p.remove(part)
    rules = {one.rule for one in lint(saved(document))}
    assert {"body_align", "body_indent", "country.look"} <= rules
    assert "country.missing" not in rules


def _file(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_the_command_tells_rule_place_fault_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = _file(tmp_path, "good.docx", bytes_of("report"))
    assert run(["lint", str(good)]) == 0
    assert "holds to every rule" in capsys.readouterr().out
    document = docx.Document(str(good))
    rewrite(find(document, "Số:"), "Số: 5/BC-STC")
    bad = _file(tmp_path, "bad.docx", saved(document))
    assert run(["lint", str(bad)]) == 1
    out = capsys.readouterr().out
    for part in (
        "error [table 1, row 2]: Number and symbol read 'Số: 5/BC-STC'.",
        "Write 'Số: 05/BC-STC'",
        "II.3.c",
        "number_form",
    ):
        assert part in out
    assert run(["lint", str(bad), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (finding,) = told["findings"]
    assert (finding["rule"], finding["severity"], finding["table"], finding["row"]) == (
        "number_form",
        "error",
        1,
        2,
    )
    assert finding["source"] == "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.c"


def test_warnings_alone_end_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document(io.BytesIO(bytes_of("report")))
    rewrite(find(document, "Lê Thị Bình"), "TS. Lê Thị Bình")
    assert run(["lint", str(_file(tmp_path, "x.docx", saved(document)))]) == 0
    assert "signer_degree" in capsys.readouterr().out


def test_what_cannot_be_linted_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    novel = docx.Document()
    novel.add_paragraph("Một câu chuyện về biển.")
    torn = bytes_of("report")[:2000]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", "a")
    with (
        zipfile.ZipFile(io.BytesIO(bytes_of("report"))) as source,
        zipfile.ZipFile(tmp_path / "x.zip", "w") as broken,
    ):
        for name in source.namelist():
            broken.writestr(name, b"<w:p" if name == "word/document.xml" else source.read(name))
    for name, data, words in (
        ("novel.docx", saved(novel), "is no administrative document"),
        ("torn.docx", torn, "cannot be read as a Word document"),
        ("text.docx", b"Bao cao", "cannot be read as a Word document"),
        ("other.docx", stream.getvalue(), "cannot be read as a Word document"),
        ("broken.docx", (tmp_path / "x.zip").read_bytes(), "cannot be read as a Word document"),
        ("empty.docx", b"", "cannot be read as a Word document"),
    ):
        assert run(["lint", str(_file(tmp_path, name, data))]) == 2
        captured = capsys.readouterr()
        assert words in captured.err
        assert captured.err.count("\n") == 1
        assert captured.out == ""
    assert run(["lint", str(tmp_path / "none.docx")]) == 2
    assert "is not there" in capsys.readouterr().err


def test_a_package_that_swells_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (129 << 20))
    with pytest.raises(WorkspaceError, match="cannot be read"):
        parse_document("x.docx", stream.getvalue())


def test_a_gap_that_a_style_swallows_is_no_gap() -> None:
    def spoil(document: Document) -> None:
        style = find(document, "Thực hiện").style
        style.element.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))

    assert {one.rule for one in spoiled("report", spoil)} == {"body_gap"}


def test_a_section_that_goes_on_shows_its_number_at_once() -> None:
    def spoil(document: Document) -> None:
        last = document.sections[0]._sectPr
        first = copy.deepcopy(last)
        find(document, "III. ")._p.get_or_add_pPr().append(first)
        last.remove(last.find(qn("w:titlePg")))
        last.remove(last.find(qn("w:pgNumType")))

    assert spoiled("report", spoil) == ()


def test_a_decision_has_its_authority_and_its_bases_below_the_subject() -> None:
    def spoil(document: Document) -> None:
        rewrite(find(document, "BÁO CÁO"), "QUYẾT ĐỊNH")
        rewrite(find(document, "Số:"), "Số:      /QĐ-STC")
        basis = find(document, "Căn cứ")
        authority = copy.deepcopy(find(document, "Tình hình, kết quả")._p)
        basis._p.addprevious(authority)
        rewrite(Paragraph(authority, basis._parent), "GIÁM ĐỐC SỞ TÀI CHÍNH")

    assert spoiled("bases", spoil) == ()


@pytest.mark.parametrize("text", ["1.1. Về kinh tế.", "Về kinh tế:", "Bảng 1. Kết quả"])
def test_lead_ins_may_be_bold(text: str) -> None:
    def spoil(document: Document) -> None:
        paragraph = find(document, "Tổng số")
        rewrite(paragraph, text)
        paragraph.runs[0].bold = True

    assert spoiled("report", spoil) == ()


def test_notes_keep_to_the_font() -> None:
    data = bytes_of("request")
    note = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>'
        "<w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                part = part.replace(b"</Relationships>", relation.encode())
            if name == "[Content_Types].xml":
                override = (
                    '<Override PartName="/word/footnotes.xml" ContentType="application/'
                    'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
                )
                part = part.replace(b"</Types>", override.encode())
            target.writestr(name, part)
        target.writestr("word/footnotes.xml", note)
    (finding,) = lint(stream.getvalue())
    assert (finding.rule, finding.spot.region) == ("font_face", Region.NOTE)
