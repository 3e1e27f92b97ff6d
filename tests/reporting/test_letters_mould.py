"""Letters out of a mould: byte for byte what filling the template anew for each of them gives."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from tests.reporting.report_builder import TEMPLATES, a_letter
from toolkit.files.store import stable_zip
from toolkit.model.errors import WorkspaceError
from toolkit.reporting import letters_mould_writer, letters_writer, report_rules_writer
from toolkit.reporting.letters_writer import Contact, Gaps, Letter, LetterKind, letter_bytes
from toolkit.reporting.report_docx_writer import printable, render, text_width_of

PLAIN = a_letter(LetterKind.FEEDBACK)
ODD = "A & B < C > D \"E\" 'F' “G” &amp; {{ x }} {% if %} {_{ </w:t> ]]> \\1 \r\n\t\x07\x0c\x85\u2028 \ud800 😀 ế"
LETTERS = (
    PLAIN,
    replace(
        PLAIN, agency=ODD, plans=ODD, code=ODD, contact=Contact(ODD, ODD, ODD), gaps=(Gaps(ODD, (ODD,)),)
    ),
    replace(PLAIN, gaps=(), contact=Contact(), as_of="", code="", received="", correct_by="", due=""),
    replace(PLAIN, agency="Ban Quản lý Khu kinh tế " * 400, gaps=(Gaps("Dài", ("rất dài " * 3000,) * 40),)),
    replace(PLAIN, sample_mark="SỐ LIỆU MẪU & <mẫu>", lacks_paper=True),
    replace(
        PLAIN,
        head=replace(
            PLAIN.head,
            issuer="Ban A & B <C> {{ x }} " * 30,
            issuer_upper="VĂN PHÒNG ĐOÀN ĐẠI BIỂU " * 4,
            symbol="",
        ),
    ),
    PLAIN,
)


def _slow(template: Path, values: Mapping[str, object], title: str, author: str) -> bytes:
    """The slow twin: all of docxtpl and python-docx for each letter, and each paragraph looked at."""
    engine = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=printable)
    filled = DocxTemplate(io.BytesIO(template.read_bytes()))
    filled.render(dict(values), engine, autoescape=True)
    document: Document = filled.docx
    _walk(document.paragraphs, text_width_of(document))
    for table in document.tables:
        for cell in table.rows[0].cells:
            _walk(cell.paragraphs, int(cell.width or 0) // Twips(1))
    properties = document.core_properties
    properties.title, properties.language = title[:255], "vi-VN"
    properties.author = properties.last_modified_by = author[:255]
    stream = io.BytesIO()
    document.save(stream)
    return stable_zip(stream.getvalue())


def _walk(paragraphs: list[Paragraph], container: int) -> None:
    for above, rule in pairwise(paragraphs):
        if rule.style is not None and rule.style.name == report_rules_writer.SHORT_RULE_STYLE and container:
            report_rules_writer._fit(above, rule, container)


def _slowly(letter: Letter, templates: Path) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters_writer, "filled_bytes", _slow)
        return letter_bytes(letter, templates)


def _not_anew(template: Path, values: Mapping[str, object]) -> Document:
    raise AssertionError(f"{template} was filled without its mould ({len(values)} values)")


@pytest.mark.parametrize("kind", LetterKind)
def test_letters_out_of_a_mould_are_those_filled_one_by_one(
    kind: LetterKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters_mould_writer, "render", _not_anew)
    letters = [replace(letter, kind=kind) for letter in LETTERS]
    quick = [letter_bytes(letter, TEMPLATES) for letter in letters]
    assert quick == [_slowly(letter, TEMPLATES) for letter in letters]
    assert len(set(quick)) > 3


def _reword(document: Document) -> None:
    document.paragraphs[0].add_run("\tSố:\n{{ symbol }} & “{{ agency }}”\n")


def _logo(document: Document) -> None:
    header = document.sections[0].first_page_header
    header.paragraphs[0].add_run("{{ period }} {% if lacks_paper %}&{% endif %}")
    header.paragraphs[0].add_run().add_picture(_picture())


def _rules(document: Document) -> None:
    document.add_paragraph("Một dòng {{ agency }}", style="Normal")
    document.add_paragraph(style=report_rules_writer.SHORT_RULE_STYLE)
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1))
    for cell in [*table.rows[0].cells, *table.rows[1].cells]:
        cell.paragraphs[0].text = "{{ plans }}"
        cell.add_paragraph(style=report_rules_writer.SHORT_RULE_STYLE)


def _upright(document: Document) -> None:
    document.sections[0].left_margin = Twips(600)
    document.styles["Normal"].font.name = "Arial"  # type: ignore[attr-defined]


def _properties(document: Document) -> None:
    document.core_properties.comments = "Kỳ {{ period }}"
    document.core_properties.subject = "A & B\n"


def _body_picture(document: Document) -> None:
    document.paragraphs[-1].add_run().add_picture(_picture())


def _footnotes(document: Document) -> None:
    xml = "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{{ agency }}"
    data, package = f"{xml}</w:footnotes>".encode(), document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _picture() -> io.BytesIO:
    """A GIF of one point."""
    return io.BytesIO(
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    )


EDITS = (_reword, _logo, _rules, _upright, _properties, _body_picture, _footnotes)


def _edited(templates: Path, edit: Callable[[Document], object]) -> Path:
    source = TEMPLATES / "letters" / "feedback.docx"
    document = docx.Document(str(source))
    edit(document)
    (templates / "letters").mkdir(exist_ok=True)
    document.save(str(templates / "letters" / "feedback.docx"))
    return templates


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_an_office_puts_into_its_template(edit: Callable[[Document], None], tmp_path: Path) -> None:
    shipped = [letter_bytes(letter, TEMPLATES) for letter in LETTERS]
    templates = _edited(tmp_path, edit)
    quick = [letter_bytes(letter, templates) for letter in LETTERS]
    assert quick == [_slowly(letter, templates) for letter in LETTERS]
    assert not set(quick) & set(shipped)
    assert [letter_bytes(letter, TEMPLATES) for letter in LETTERS] == shipped


def test_a_template_changed_under_its_name_gives_another_mould(tmp_path: Path) -> None:
    before = letter_bytes(PLAIN, _edited(tmp_path, _upright))
    after = letter_bytes(PLAIN, _edited(tmp_path, _rules))
    assert before != after == _slowly(PLAIN, tmp_path)
    assert letter_bytes(PLAIN, _edited(tmp_path, _upright)) == before


@pytest.mark.parametrize(
    "fault", ["{{ agenci }}", "{{ agency", "{{ groups.most }}", "{{ 1 // 0 }}", "{% for x in agency %}"]
)
def test_a_fault_of_a_template_is_told_as_ever(fault: str, tmp_path: Path) -> None:
    letter_bytes(PLAIN, _edited(tmp_path, _upright))
    templates = _edited(tmp_path, lambda document: document.add_paragraph(fault))
    values: list[Mapping[str, object]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters_writer, "filled_bytes", lambda *given: values.append(given[1]) or b"")
        letter_bytes(PLAIN, templates)
    with pytest.raises(WorkspaceError) as expected:
        render(templates / "letters" / "feedback.docx", values[0])
    with pytest.raises(WorkspaceError) as told:
        letter_bytes(PLAIN, templates)
    assert str(told.value) == str(expected.value)


def test_what_is_no_word_document_is_told(tmp_path: Path) -> None:
    path = _edited(tmp_path, _upright) / "letters" / "feedback.docx"
    letter_bytes(PLAIN, tmp_path)
    path.write_bytes(b"no document")
    with pytest.raises(WorkspaceError, match=r"feedback\.docx cannot be read"):
        letter_bytes(PLAIN, tmp_path)


def test_a_name_with_signs_that_no_file_holds_is_still_told_as_author(tmp_path: Path) -> None:
    head = replace(PLAIN.head, issuer="Sở\x07Tài\ud800chính")
    path = tmp_path / "letter.docx"
    path.write_bytes(letter_bytes(replace(PLAIN, head=head), TEMPLATES))
    assert docx.Document(str(path)).core_properties.author == "Sở Tài chính"
