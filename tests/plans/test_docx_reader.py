"""Word files as Word shows them: what each of its devices makes of the text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.plans.docx_builder import MACRO_TYPE, Package, cell, grid, opened, p, row, table, texts, words
from toolkit.model.errors import PlanError
from toolkit.plans.document import CautionKind
from toolkit.plans.reader import read_document

GRID_SPAN = '<w:gridSpan w:val="{}"/>'
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def para(*parts: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(parts)}</w:p>"


def field(instruction: str, result: str) -> str:
    return (
        run("<w:fldChar w:fldCharType='begin'/>")
        + run(f"<w:instrText>{instruction}</w:instrText>")
        + run("<w:fldChar w:fldCharType='separate'/>")
        + result
        + run("<w:fldChar w:fldCharType='end'/>")
    )


def read(body: str, folder: Path) -> list[str]:
    return texts(opened(Package(body), folder))


def test_cells_merged_across_and_down(tmp_path: Path) -> None:
    body = table(
        row(
            cell("TT", DOWN),
            cell("Nội dung", DOWN),
            cell("Phân công", GRID_SPAN.format(2)),
            cell("Hạn", DOWN),
        ),
        row(cell("", ON), cell("", ON), "Chủ trì", "Phối hợp", cell("", ON)),
        row("1", "Việc", "A", "B", "2026"),
    )
    assert grid(opened(Package(body), tmp_path)) == [
        [("TT", 1, False), ("Nội dung", 1, False), ("Phân công", 2, False), ("Hạn", 1, False)],
        [
            ("TT", 1, True),
            ("Nội dung", 1, True),
            ("Chủ trì", 1, False),
            ("Phối hợp", 1, False),
            ("Hạn", 1, True),
        ],
        [("1", 1, False), ("Việc", 1, False), ("A", 1, False), ("B", 1, False), ("2026", 1, False)],
    ]


def test_a_wide_cell_merged_down_is_found_by_its_grid_column(tmp_path: Path) -> None:
    body = table(
        row(cell("I", GRID_SPAN.format(2)), cell("Sở Tài chính", DOWN)),
        row("1", "Việc", cell("", ON)),
        row(cell("II", GRID_SPAN.format(2)), cell("", '<w:vMerge w:val="continue"/>')),
    )
    assert [cells[-1] for cells in grid(opened(Package(body), tmp_path))] == [
        ("Sở Tài chính", 1, False),
        ("Sở Tài chính", 1, True),
        ("Sở Tài chính", 1, True),
    ]


def test_a_merge_that_goes_on_with_nothing_keeps_its_own_words(tmp_path: Path) -> None:
    found = opened(Package(table(row(cell("A", ON), "B"), row("C", "D"))), tmp_path)
    assert grid(found)[0] == [("A", 1, False), ("B", 1, False)]


def test_columns_left_out_before_and_after_a_row(tmp_path: Path) -> None:
    body = table(
        row("1", "2", "3", "4"),
        row("b", "c", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert words(opened(Package(body), tmp_path))[1] == ["", "b", "c", ""]


def test_old_horizontal_merge(tmp_path: Path) -> None:
    body = table(
        row(cell("rộng", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "c"), row("1", "2", "3")
    )
    assert grid(opened(Package(body), tmp_path))[0] == [("rộng", 2, False), ("c", 1, False)]


def test_a_table_in_a_cell_is_a_line_for_each_of_its_rows(tmp_path: Path) -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("TT", "Việc"), row("1", cell(p("gồm:") + inner + p("hết"))), row("2", "khác"))
    assert words(opened(Package(body), tmp_path)) == [
        ["TT", "Việc"],
        ["1", "gồm:\na b\nc d\nhết"],
        ["2", "khác"],
    ]


def test_a_table_that_only_frames_the_document_is_seen_through(tmp_path: Path) -> None:
    inner = table(row("TT", "Việc"), row("1", "A"), row("2", "B"))
    body = table(row(cell(p("KẾ HOẠCH") + inner + p("Nơi nhận"))))
    found = opened(Package(body), tmp_path)
    assert (texts(found), words(found)) == (
        ["KẾ HOẠCH", "Nơi nhận"],
        [["TT", "Việc"], ["1", "A"], ["2", "B"]],
    )


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    def content(text: str) -> str:
        return f"<w:txbxContent>{p(text)}</w:txbxContent>"

    new = f"<w:drawing><wps:wsp><wps:txbx>{content('trong khung')}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content('trong khung')}</v:textbox></v:shape></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    only_old = f"<mc:AlternateContent><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    body = para(run(t("một")), run(both)) + para(run(t("hai")), run(only_old)) + para(run(old))
    assert read(body, tmp_path) == ["một", "trong khung", "hai", "trong khung", "trong khung"]


def test_a_table_in_a_text_box(tmp_path: Path) -> None:
    inner = table(row("a", "b"), row("c", "d"))
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert words(opened(Package(para(run(box))), tmp_path)) == [["a", "b"], ["c", "d"]]


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_content_controls_on_every_level(tmp_path: Path) -> None:
    body = (
        control(p("khối"))
        + para(run(t("số ")), control(run(t("12"))), run(t(" năm")))
        + table(row("TT", "Việc"), control(row("1", control(cell("A")))), row(control(cell("2")), "B"))
    )
    found = opened(Package(body), tmp_path)
    assert texts(found) == ["khối", "số 12 năm"]
    assert words(found) == [["TT", "Việc"], ["1", "A"], ["2", "B"]]


def test_an_invitation_to_type_is_no_text(tmp_path: Path) -> None:
    empty = "<w:showingPlcHdr/>"
    body = control(p("Bấm vào đây"), empty) + para(run(t("Số: ")), control(run(t("nhập số")), empty))
    assert read(body, tmp_path) == ["Số:"]


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    body = (
        para(
            run(t("giữ ")),
            f"<w:ins>{run(t('thêm '))}<w:del>{run(t('thêm rồi xóa'))}</w:del></w:ins>",
            f"<w:del>{run('<w:delText>xóa</w:delText>')}</w:del>",
            f"<w:moveFrom>{run(t('chuyển đi'))}</w:moveFrom>",
            f"<w:moveTo>{run(t('chuyển đến'))}</w:moveTo>",
        )
        + table(
            row("1", "còn"),
            row("2", "bỏ", properties="<w:del w:id='1'/>"),
            row("3", "mới", properties="<w:ins w:id='2'/>"),
            row(cell("4"), cell("bỏ ô", "<w:cellDel w:id='3'/>"), "còn"),
        )
        + table(row("bỏ", "cả bảng", properties="<w:del w:id='1'/>"))
    )
    found = opened(Package(body), tmp_path)
    assert texts(found) == ["giữ thêm chuyển đến"]
    assert words(found) == [["1", "còn"], ["3", "mới"], ["4", "còn"]]
    assert len(found.tables) == 1
    assert [c.kind for c in found.cautions] == [CautionKind.TRACKED_CHANGES]


def test_deleted_paragraph_ends_join_what_they_parted(tmp_path: Path) -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        p("nối ", gone)
        + p("liền ", gone)
        + p("nhau")
        + p("trước bảng", gone)
        + table(row("a", "b"), row("c", "d"))
    )
    found = opened(Package(body + p("sau")), tmp_path)
    assert [type(block).__name__ for block in found.blocks] == [
        "Paragraph",
        "Paragraph",
        "Table",
        "Paragraph",
    ]
    assert texts(found) == ["nối liền nhau", "trước bảng", "sau"]
    inside = table(row("1", cell(p("một ", gone) + p("hai") + p("ba"))), row("2", "b"))
    assert words(opened(Package(inside), tmp_path))[0][1] == "một hai\nba"


def test_fields_show_their_result_only(tmp_path: Path) -> None:
    nested = field(f"IF {field(' PAGE ', run(t('7')))} = 7", run(t("đúng")))
    body = (
        para(run(t("trang ")), field(" PAGE ", run(t("3"))))
        + para(f"<w:fldSimple w:instr=' DATE '>{run(t('05/3/2025'))}</w:fldSimple>")
        + para(nested)
        + para(run("<w:fldChar w:fldCharType='begin'/>"), run("<w:instrText> X </w:instrText>"), run(t("hở")))
        + para(run(t("tiếp")), run("<w:fldChar w:fldCharType='end'/>"))
    )
    assert read(body, tmp_path) == ["trang 3", "05/3/2025", "đúng"]


def test_a_field_left_open_swallows_nothing(tmp_path: Path) -> None:
    body = para(run("<w:fldChar w:fldCharType='begin'/>"), run(t("một"))) + p("hai")
    assert read(body, tmp_path) == ["một", "hai"]


def test_a_field_over_several_paragraphs(tmp_path: Path) -> None:
    begin = run("<w:fldChar w:fldCharType='begin'/>") + run("<w:instrText> REF a </w:instrText>")
    body = para(begin) + para(run(t("lệnh")), run("<w:fldChar w:fldCharType='separate'/>"), run(t("kết quả")))
    assert read(body + para(run("<w:fldChar w:fldCharType='end'/>"), run(t("sau"))), tmp_path) == [
        "kết quả",
        "sau",
    ]


def test_a_table_of_contents_repeats_nothing(tmp_path: Path) -> None:
    contents = para(
        run("<w:fldChar w:fldCharType='begin'/>"),
        run("<w:instrText> TOC \\o </w:instrText>"),
        run("<w:fldChar w:fldCharType='separate'/>"),
        run(t("I. MỤC ĐÍCH 1")),
    )
    body = (
        contents + para(run(t("II. NHIỆM VỤ 2")), run("<w:fldChar w:fldCharType='end'/>")) + p("I. MỤC ĐÍCH")
    )
    assert read(body, tmp_path) == ["I. MỤC ĐÍCH"]
    styles = '<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>'
    typed = p("I. MỤC ĐÍCH 1", '<w:pStyle w:val="Mucluc1"/>') + p("I. MỤC ĐÍCH")
    assert texts(opened(Package(typed, styles=styles), tmp_path)) == ["I. MỤC ĐÍCH"]


def test_marks_of_notes_are_not_glued_to_words(tmp_path: Path) -> None:
    body = para(
        run(t("việc")),
        run('<w:footnoteReference w:id="2"/>'),
        run('<w:endnoteReference w:id="2"/>'),
        run(t(" này")),
    )
    assert read(body, tmp_path) == ["việc này"]


def test_hyphens_tabs_and_signs(tmp_path: Path) -> None:
    body = para(
        run(f"{t('KT')}<w:noBreakHyphen/>{t('XH')}<w:tab/>{t('nghi')}<w:softHyphen/>{t('ệp')}"),
        run('<w:sym w:font="Symbol" w:char="F0B3"/>'),
        run(t(" 95%")),
        run('<w:sym w:font="Wingdings" w:char="F0FC"/>'),
    )
    assert read(body, tmp_path) == ["KT-XH\tnghiệp≥ 95%"]


def test_ornaments_at_the_beginning_are_bullets(tmp_path: Path) -> None:
    body = (
        para(run('<w:sym w:font="Wingdings" w:char="F0D8"/>'), run(t("việc")))
        + p("\uf0b7việc")
        + p("\uf0a3 5%")
    )
    assert read(body, tmp_path) == ["- việc", "-việc", "≤ 5%"]


def test_formulas_are_read(tmp_path: Path) -> None:
    assert read(
        para(run(t("đạt ")), "<m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath>", run(t(" 5"))), tmp_path
    ) == ["đạt ≥ 5"]


def test_line_breaks_part_only_what_is_apart(tmp_path: Path) -> None:
    br = run("<w:br/>")
    title = para(run(t("KẾ HOẠCH")), br, run(t("HÀNH ĐỘNG")))
    items = para(run(t("Gồm:")), br, run(t("- một;")), br, run(t("- hai")), br, run(t("nữa.")))
    assert read(title + items, tmp_path) == ["KẾ HOẠCH HÀNH ĐỘNG", "Gồm:", "- một;", "- hai nữa."]
    inside = table(row("1", cell(para(run(t("Sở A")), br, run(t("Sở B"))))), row("2", "C"))
    assert words(opened(Package(inside), tmp_path))[0][1] == "Sở A\nSở B"


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="AnDoan"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="y"/><w:basedOn w:val="AnDoan"/></w:style>'
    )
    body = (
        para(run(t("thấy")), run(t("ẩn"), "<w:vanish/>"), run(t("ẩn"), '<w:rStyle w:val="An"/>'))
        + p("ẩn", '<w:pStyle w:val="Con"/>')
        + p("hiện", '<w:pStyle w:val="Con"/>', '<w:vanish w:val="0"/>')
    )
    assert texts(opened(Package(body, styles=styles), tmp_path)) == ["thấy", "hiện"]


def test_links_and_smart_tags_are_text(tmp_path: Path) -> None:
    body = para(
        f"<w:hyperlink r:id='x'>{run(t('Nghị quyết'))}</w:hyperlink>",
        f"<w:smartTag><w:smartTag>{run(t(' số 58'))}</w:smartTag></w:smartTag>",
    )
    assert read(body, tmp_path) == ["Nghị quyết số 58"]


def test_old_fonts_are_converted_where_a_font_vouches_for_it(tmp_path: Path) -> None:
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:rPr>{old}</w:rPr></w:style>"
    )
    new = '<w:rFonts w:ascii="Arial"/>'
    body = p("KÕ ho¹ch hµnh ®éng") + p("chính", run=new)
    assert texts(opened(Package(body, styles=styles), tmp_path)) == ["Kế hoạch hành động", "chính"]
    assert read(p("KÕ ho¹ch", run=old) + p("chính"), tmp_path) == ["Kế hoạch", "chính"]


def test_pictures_and_objects_are_told(tmp_path: Path) -> None:
    def picture(width: int, height: int) -> str:
        return (
            f'<w:drawing><wp:inline><wp:extent cx="{width * 360000}" cy="{height * 360000}"/><a:graphic>'
            "<a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    shape = '<w:pict><v:shape style="width:450pt;height:300pt"><v:imagedata/></v:shape></w:pict>'
    sheet = '<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>'
    formula = '<w:object><o:OLEObject ProgID="Equation.3"/></w:object>'
    body = (
        p("Phụ lục 1")
        + para(run(picture(3, 3)), run(formula))
        + p("Phụ lục 2")
        + para(run(picture(16, 20)))
        + p("Phụ lục 3")
        + para(run(sheet), run(shape))
    )
    found = opened(Package(body), tmp_path)
    assert [(c.kind, c.place) for c in found.cautions] == [
        (CautionKind.PICTURE, "Phụ lục 2; Phụ lục 3"),
        (CautionKind.EMBEDDED_OBJECT, "Phụ lục 3"),
    ]
    many = "".join(p(f"Phụ lục {number}") + para(run(picture(16, 20))) for number in range(9))
    found = opened(Package(many), tmp_path)
    assert found.cautions[0].place == "Phụ lục 0; Phụ lục 1; Phụ lục 2; Phụ lục 3; Phụ lục 4; …"
    with pytest.raises(PlanError, match="is a scan"):
        opened(Package(para(run(picture(16, 20)))), tmp_path)


def test_a_document_embedded_whole_is_read_in_its_place(tmp_path: Path) -> None:
    page = "<html><body><p>nhúng</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></body>"
    package = Package(
        p("trước") + '<w:altChunk r:id="c1"/>' + p("sau"),
        parts={"word/afchunk.htm": page.encode()},
        relations='<Relationship Id="c1" Target="afchunk.htm" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"/>',
    )
    found = opened(package, tmp_path)
    assert texts(found) == ["trước", "nhúng", "sau"]
    assert words(found) == [["a", "b"], ["c", "d"]]


def test_strict_namespaces(tmp_path: Path) -> None:
    target = io.BytesIO()
    body = table(row(cell("a", GRID_SPAN.format(2)), "b"), row("1", "2", "3"))
    with (
        zipfile.ZipFile(io.BytesIO(Package(p("nghiêm") + body).bytes())) as usual,
        zipfile.ZipFile(target, "w") as strict,
    ):
        for entry in usual.infolist():
            text = usual.read(entry).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            strict.writestr(entry, text)
    path = tmp_path / "strict.docx"
    path.write_bytes(target.getvalue())
    found = read_document(path)
    assert texts(found) == ["nghiêm"]
    assert grid(found)[0] == [("a", 2, False), ("b", 1, False)]


def test_a_main_part_under_another_name_and_macros(tmp_path: Path) -> None:
    found = opened(
        Package(p("văn bản"), main="word/document2.xml", content_type=MACRO_TYPE), tmp_path, "a.docm"
    )
    assert texts(found) == ["văn bản"]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w:document [<!ENTITY a "b">]>',
        '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ],
)
def test_declarations_are_refused(prolog: str, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="is damaged"):
        opened(Package(p("x"), prolog=prolog), tmp_path)


def test_a_swollen_part_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(Package(f"<!--{' ' * (65 << 20)}-->" + p("x")).bytes())
    assert path.stat().st_size < 1 << 20
    with pytest.raises(PlanError, match="is damaged"):
        read_document(path)


def test_headers_and_footers_are_no_text(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("đầu trang")}</w:hdr>'
    found = opened(Package(p("thân"), parts={"word/header1.xml": header.encode()}), tmp_path)
    assert texts(found) == ["thân"]


def nested(depth: int) -> Package:
    inner = p("trong cùng")
    for _level in range(depth):
        inner = table(row(cell(inner), "y"), row("1", "2"))
    return Package(inner)


def test_tables_in_tables(tmp_path: Path) -> None:
    assert any("trong cùng" in text for text in opened(nested(25), tmp_path).texts())


@pytest.mark.parametrize("depth", [84, 400])
def test_tables_nested_beyond_reason_end_in_a_sentence(depth: int, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"too deeply|is damaged"):
        opened(nested(depth), tmp_path)
