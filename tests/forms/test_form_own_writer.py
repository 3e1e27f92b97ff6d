"""The sheets we write ourselves against xlsxwriter's of the same calls."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from tests.forms.form_samples import cells_of, commune, department, wording
from tests.forms.plan_forms import REQUEST, plan_forms, said
from toolkit.forms.arrange import places
from toolkit.forms.filling import Filling, Mark, MarkKind
from toolkit.forms.form_sheet_writer import FormSheet, Strings
from toolkit.forms.layout import LAYOUT
from toolkit.forms.writer import form_bytes, xlsxwriter_package
from toolkit.model.form import FormContent
from toolkit.workflows.samples import truthful_answers

WORDING = wording()


def by_both(content: FormContent, filling: Filling) -> tuple[dict[str, str], dict[str, str]]:
    """The parts of the form as we write it, and as xlsxwriter does, with rows that may grow in both."""
    package, growing = xlsxwriter_package(content, WORDING, filling)
    theirs = said(package)
    for number in growing:
        name = f"xl/worksheets/sheet{number}.xml"
        assert ' customHeight="1" ht=' in theirs[name]
        theirs[name] = theirs[name].replace(' customHeight="1" ht=', " ht=")
    return said(form_bytes(content, WORDING, filling)), theirs


def test_every_form_of_the_plans_is_what_xlsxwriter_would_write() -> None:
    forms = plan_forms()
    assert len(forms) > 100
    for form in forms:
        ours, theirs = by_both(form, Filling())
        assert ours == theirs, form.agency


@pytest.mark.parametrize("agency", ["STC", "SXD", "SYT", "14758"])
def test_filled_forms_are_what_xlsxwriter_would_write(agency: str) -> None:
    form = next(form for form in plan_forms() if form.agency == agency)
    ours, theirs = by_both(form, Filling(truthful_answers(form, REQUEST)))
    assert ours == theirs


def _crowded() -> FormContent:
    """More than a thousand answer cells on a sheet."""
    content = department()
    first = content.tasks[0]
    return replace(content, tasks=tuple(replace(first, key=f"{first.key}.{n}") for n in range(100)))


@pytest.mark.parametrize("agency", ["STC", "SXD", "14758", "crowded"])
def test_comments_are_what_xlsxwriter_would_write(agency: str) -> None:
    form = _crowded() if agency == "crowded" else next(f for f in plan_forms() if f.agency == agency)
    kinds, texts = tuple(MarkKind), ("ngắn", " <&>\"'\n", "Đề nghị sửa ô này. " * 40, "một\n" * 30)
    marks = tuple(
        Mark(place.line, place.field, kinds[number % len(kinds)], texts[number % len(texts)])
        for number, place in enumerate(places(form, LAYOUT))
    )
    # Comments are numbered in blocks of 1,024; a sheet may take more than one.
    assert agency != "crowded" or len(marks) > 1024
    ours, theirs = by_both(form, Filling(truthful_answers(form, REQUEST), marks))
    assert ours == theirs
    assert any(name.startswith("xl/comments") for name in ours)


@pytest.mark.parametrize("content", [department(sample=True), commune()], ids=lambda content: content.agency)
def test_samples_and_small_forms_too(content: FormContent) -> None:
    ours, theirs = by_both(content, Filling())
    assert ours == theirs


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["_x0041_", "a\rb\x00\x1f", " \n\t", '<&">', "\ufffe\uffff", "]]>", "&amp;"])
)
def test_any_text_is_what_xlsxwriter_would_write(text: str) -> None:
    content = department()
    answers = {(content.tasks[0].key, "result"): text, (None, "highlights"): f" {text}\n"}
    ours, theirs = by_both(content, Filling(answers))
    assert ours == theirs


MARKUP = "<r><t>đậm</t></r>"


@pytest.mark.parametrize("marked", [False, True], ids=["form", "feedback"])
@pytest.mark.parametrize("text", [MARKUP, "=1+1", "+84", "-", "@a", "<c>&</c>"])
def test_no_text_becomes_markup_or_formula(text: str, marked: bool) -> None:
    content = department()
    slot = (content.tasks[0].key, "result")
    marks = (Mark(content.tasks[0].key, "status", MarkKind.FAULT, text),) if marked else ()
    place = cells_of(content)[slot]
    book = load_workbook(io.BytesIO(form_bytes(content, WORDING, Filling({slot: text}, marks))))
    cell = book[place.sheet][place.cell]
    assert (cell.value.strip(), cell.data_type) == (text, "s")


@pytest.mark.parametrize("agency", ["SXD", "SYT", "14758"])
def test_forms_of_the_plans_are_valid(agency: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    form = next(form for form in plan_forms() if form.agency == agency)
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(form, WORDING, Filling(truthful_answers(form, REQUEST))))
    result = OpenXmlValidator().validate(path)
    assert (result.is_valid, list(result.errors)) == (True, [])


@pytest.mark.parametrize(
    "call",
    [
        lambda sheet: sheet.data_validation(0, 0, 0, 0, {"validate": "whole", "value": "=1"}),
        lambda sheet: sheet.data_validation(0, 0, 0, 0, {"validate": "any", "dropdown": False}),
        lambda sheet: sheet.conditional_format(0, 0, 0, 0, {"type": "cell", "criteria": "=A1"}),
        lambda sheet: sheet.conditional_format(0, 0, 0, 0, {"type": "formula", "stop_if_true": True}),
        lambda sheet: sheet.protect("secret"),
        lambda sheet: sheet.protect("", {"objects": True}),
        lambda sheet: sheet.ignore_errors({"eval_error": "A1"}),
        lambda sheet: sheet.write_url(0, 0, "https://example.org", 1, "A1"),
        lambda sheet: sheet.write_comment(0, 0, "a", {"visible": True}),
        lambda sheet: sheet.set_column(0, 0, 8, None, {"level": 1}),
    ],
)
def test_what_a_sheet_does_not_know_it_refuses(call: Callable[[FormSheet], None]) -> None:
    with pytest.raises(ValueError, match="does not know"):
        call(FormSheet("Tờ", Strings()))
