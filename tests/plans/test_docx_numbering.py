"""Numbers that Word generates: they stand nowhere in the text and are read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plans.docx_builder import Package, cell, opened, p, row, table, texts, words


def level(index: int, text: str, kind: str = "decimal", more: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def shape(identity: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def number(identity: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def style(identity: str, number: int | None, level: int | None = None, based_on: str = "") -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if number is None else f'<w:numId w:val="{number}"/>'
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{identity}"/>{base}'
        f"<w:pPr><w:numPr>{inner}</w:numPr></w:pPr></w:style>"
    )


def item(text: str, num: int, ilvl: int | None = 0) -> str:
    place = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    return p(text, f'<w:numPr>{place}<w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, name: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{name}"/>{more}')


def read(body: str, numbering: str, folder: Path, styles: str = "") -> list[str]:
    return texts(opened(Package(body, numbering, styles), folder))


OUTLINE = shape(
    0, level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter")
) + number(1, 0)


def test_levels_of_an_outline(tmp_path: Path) -> None:
    body = "".join(
        item(text, 1, ilvl)
        for text, ilvl in (
            ("A", 0),
            ("B", 1),
            ("C", 2),
            ("D", 2),
            ("E", 3),
            ("F", 3),
            ("G", 1),
            ("H", 2),
            ("I", 0),
            ("K", 1),
        )
    )
    assert read(body, OUTLINE, tmp_path) == [
        "I. A", "1. B", "1.1. C", "1.2. D", "a) E", "b) F", "2. G", "2.1. H", "II. I", "1. K",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "start", "labels"),
    [
        ("decimal", 9, ["9.", "10."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("upperRoman", 4, ["IV.", "V."]),
        ("lowerRoman", 49, ["xlix.", "l."]),
        ("upperLetter", 26, ["Z.", "AA."]),
        ("lowerLetter", 1, ["a.", "b."]),
        ("none", 1, [".", "."]),
        ("vietnameseCounting", 2, ["2.", "3."]),
    ],
)
def test_number_formats(kind: str, start: int, labels: list[str], tmp_path: Path) -> None:
    numbering = shape(0, level(0, "%1.", kind, start=start)) + number(1, 0)
    assert read(item("x", 1) + item("y", 1), numbering, tmp_path) == [f"{labels[0]} x", f"{labels[1]} y"]


def test_a_start_left_out_is_nought(tmp_path: Path) -> None:
    numbering = shape(0, level(0, "%1.", start=None)) + number(1, 0)
    assert read(item("x", 1) + item("y", 1), numbering, tmp_path) == ["0. x", "1. y"]


def test_words_in_a_label(tmp_path: Path) -> None:
    numbering = shape(0, level(0, "Điều %1.")) + number(1, 0)
    assert read(item("Ban hành", 1), numbering, tmp_path) == ["Điều 1. Ban hành"]


@pytest.mark.parametrize(("sign", "mark"), [("\uf0b7", "-"), ("-", "-"), ("+", "+"), ("o", "-"), ("", "-")])
def test_bullets(sign: str, mark: str, tmp_path: Path) -> None:
    numbering = shape(0, level(0, sign, "bullet")) + number(1, 0)
    assert read(item("x", 1), numbering, tmp_path) == [f"{mark} x"]


def test_lists_of_one_shape_count_on_unless_told_to_begin_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        shape(0, level(0, "%1."), level(1, "%1.%2.")) + number(1, 0) + number(2, 0) + number(3, 0, anew)
    )
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1) + item("f", 1, 1)
    assert read(body, numbering, tmp_path) == ["1. a", "2. b", "1. c", "2. d", "3. e", "3.1. f"]


def test_a_level_defined_anew(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "lowerLetter")}</w:lvlOverride>'
    numbering = shape(0, level(0, "%1.")) + number(1, 0, own)
    assert read(item("a", 1), numbering, tmp_path) == ["(a) a"]


def test_levels_that_never_begin_anew(tmp_path: Path) -> None:
    numbering = shape(
        0, level(0, "%1.", "upperRoman"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    ) + number(1, 0)
    body = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1)
    assert read(body, numbering, tmp_path) == ["I. a", "1. b", "II. c", "2. d"]


def test_a_level_that_begins_anew_after_a_higher_one_only(tmp_path: Path) -> None:
    third = level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    numbering = shape(0, level(0, "%1.", "upperRoman"), level(1, "%2."), third) + number(1, 0)
    body = "".join(
        item(t, 1, i) for t, i in (("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 2), ("f", 0), ("g", 2))
    )
    assert read(body, numbering, tmp_path) == ["I. a", "1. b", "1) c", "2. d", "2) e", "II. f", "1) g"]


def test_legal_numbers_are_arabic(tmp_path: Path) -> None:
    numbering = shape(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>")) + number(1, 0)
    assert read(item("a", 1) + item("b", 1, 1), numbering, tmp_path) == ["I. a", "1.1. b"]


def test_numbers_through_styles(tmp_path: Path) -> None:
    linked = '<w:pStyle w:val="{}"/>'
    numbering = shape(
        0, level(0, "%1.", "upperRoman", linked.format("Muc")), level(1, "%2.", more=linked.format("Khoan"))
    ) + number(5, 0)
    styles = (
        style("Muc", 5)
        + style("Khoan", 5)
        + style("Con", None, based_on="Khoan")
        + style("Khong", 0, based_on="Muc")
    )
    body = (
        styled("a", "Muc")
        + styled("b", "Khoan")
        + styled("c", "Con")
        + styled("d", "Khong")
        + styled("e", "Muc", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("f", "Muc", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + styled("g", "Muc")
    )
    assert read(body, numbering, tmp_path, styles) == ["I. a", "1. b", "2. c", "d", "e", "3. f", "II. g"]


def test_the_usual_style_may_be_numbered(tmp_path: Path) -> None:
    usual = style("Normal", 1).replace('w:styleId="Normal"', 'w:styleId="Normal" w:default="1"')
    assert read(p("a") + p("b"), shape(0, level(0, "%1.")) + number(1, 0), tmp_path, usual) == [
        "1. a",
        "2. b",
    ]


def test_a_list_style(tmp_path: Path) -> None:
    numbering = (
        shape(0, level(0, "%1)", "lowerLetter"), more='<w:styleLink w:val="Kieu"/>')
        + shape(1, more='<w:numStyleLink w:val="Kieu"/>')
        + number(1, 0)
        + number(2, 1)
    )
    assert read(item("a", 2) + item("b", 2), numbering, tmp_path, style("Kieu", 1)) == ["a) a", "b) b"]


def test_empty_paragraphs_count_as_they_do_in_word(tmp_path: Path) -> None:
    body = item("a", 1) + item("", 1) + item("b", 1)
    assert read(body, shape(0, level(0, "%1.")) + number(1, 0), tmp_path) == ["1. a", "3. b"]


def test_deleted_paragraphs_count_nothing(tmp_path: Path) -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    gone = f"<w:p><w:pPr>{properties}</w:pPr>"
    gone += '<w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    body = item("a", 1) + gone + item("b", 1)
    assert read(body, shape(0, level(0, "%1.")) + number(1, 0), tmp_path) == ["1. a", "2. b"]


def test_numbers_in_a_column_of_their_own(tmp_path: Path) -> None:
    numbering = shape(0, level(0, "%1.")) + number(1, 0)
    body = table(row("TT", "Việc"), row(cell(item("", 1)), "A"), row(cell(item("", 1) + p("")), "B"))
    assert words(opened(Package(body, numbering), tmp_path)) == [["TT", "Việc"], ["1.", "A"], ["2.", "B"]]


def test_a_new_format_stands_with_an_older_one(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperRoman"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert read(item("a", 1), shape(0, custom) + number(1, 0), tmp_path) == ["I. a"]


def test_numbers_that_lead_nowhere(tmp_path: Path) -> None:
    numbering = number(1, 99) + '<w:num w:numId="2"/>' + shape(0, level(0, "%1.", start=-5)) + number(3, 0)
    loop = style("A", None, based_on="B") + style("B", None, based_on="A")
    body = item("a", 1) + item("b", 2) + item("c", 7) + item("d", 3, 12) + styled("e", "A") + item("f", 3)
    assert read(body, numbering, tmp_path, loop) == ["a", "b", "c", "d", "e", "1. f"]
