"""Every rule told, fed back, corrected in the marked cells alone, and accepted: in real workbooks.

All cases stand in one form, each on lines of its own: it is filled with care and then with every fault at once.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.form_samples import wording
from tests.validation.build import AS_OF, MEASURE, TASK, a_return, batch, content, rows, told
from tests.validation.proof import (
    IN_MEMORY,
    MEASURES,
    OF_OTHER_FILES,
    SIGN_OFF,
    STRUCTURE,
    TASKS,
    WHOLE,
    Case,
    answers,
    cases,
)
from toolkit.feedback.writer import feedback_bytes
from toolkit.forms.arrange import places
from toolkit.forms.interpret import interpret
from toolkit.forms.kinds import FileKind
from toolkit.forms.reader import read_workbook
from toolkit.forms.writer import form_bytes
from toolkit.messages.catalogue import CATALOGUE
from toolkit.model.findings import Finding, Outcome, Severity
from toolkit.model.form import FormContent, MeasureLine, TaskLine
from toolkit.model.period import Period
from toolkit.model.returns import CheckedReturn, ReadReturn, Value
from toolkit.validation.batch import Batch, ToCheck
from toolkit.validation.checks import check
from toolkit.validation.outcome import outcome_of

Typed = Mapping[tuple[str | None, str], str]

CASES = (*cases(TASKS), *cases(MEASURES))
SIGN_OFFS = rows(SIGN_OFF)
_PROVEN_BY_WORKBOOK = {case.code for case in CASES} | {code for code, *_rest in SIGN_OFFS} | set(STRUCTURE)
_PROVEN = _PROVEN_BY_WORKBOOK | set(OF_OTHER_FILES) | {row[0] for row in rows(IN_MEMORY)}


def _of_rules(code: str) -> bool:
    """Families 3 to 9, and what the reader says of the value in a cell (22x to 25x)."""
    return code in STRUCTURE or code[1] in "3456789" or code[1:3] in ("22", "23", "24", "25")


def test_every_rule_has_an_example_that_keeps_it_and_one_that_breaks_it() -> None:
    assert {code for code in CATALOGUE if _of_rules(code)} == _PROVEN


@dataclass(frozen=True)
class Round:
    """What was found in a return before and after the officer corrected the marked cells."""

    careful: tuple[Finding, ...]
    faulty: tuple[Finding, ...]
    marked: frozenset[tuple[str | None, str]]
    corrected: tuple[Finding, ...]


def _form(lines: Iterable[TaskLine | MeasureLine]) -> FormContent:
    every = tuple(lines)
    return content(
        [line for line in every if isinstance(line, TaskLine)],
        [line for line in every if isinstance(line, MeasureLine)],
    )


def _type_in(cell: Cell, text: str) -> None:
    """Put a text of the tables into a cell: as text, or as the kind of cell its brackets name."""
    kind, _blank, rest = text.strip("<>").partition(" ") if text.startswith("<") else ("", "", text)
    if kind == "us":
        cell.value, cell.number_format = datetime.fromisoformat(rest.removeprefix("date ")), "mm/dd/yyyy"
    elif kind == "date":
        cell.value, cell.number_format = datetime.fromisoformat(rest), "dd/mm/yyyy"
    elif kind == "number":
        cell.value, cell.number_format = float(rest), "General"
    elif kind == "font":
        cell.value, cell.font = rest, Font(name=".VnTime")
    elif kind == "decomposed":
        cell.value = unicodedata.normalize("NFD", rest)
    else:
        cell.value = text or None


def _typed_into(data: bytes, form: FormContent, texts: Typed) -> bytes:
    at = {(place.line, place.field): place for place in places(form)}
    book = load_workbook(io.BytesIO(data))
    for slot, text in texts.items():
        _type_in(book[at[slot].sheet][at[slot].cell], text)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(data: bytes, folder: Path) -> ReadReturn:
    path = folder / "return.xlsx"
    path.write_bytes(data)
    return interpret(read_workbook(path, FileKind.XLSX))


def _judged(form: FormContent, read: ReadReturn, beside: tuple[ToCheck, ...] = ()) -> tuple[Finding, ...]:
    """Findings of reader and rules; the lines of the two plans that end alike are one duty."""
    keys = {key.partition("/")[2]: key for key in form.line_keys if key.startswith("74-2026/I.")}
    same = tuple((k, keys[k.partition("/")[2]]) for k in form.line_keys if k.startswith("557-2023/I."))
    one = ToCheck("a.xlsx", form.agency, form, read)
    found = check(Batch(Period(2026), AS_OF, (*beside, one), {}, wording(), same))["a.xlsx"]
    return (*read.findings, *found)


def _marked(data: bytes, form: FormContent) -> frozenset[tuple[str | None, str]]:
    book = load_workbook(io.BytesIO(data))
    return frozenset((p.line, p.field) for p in places(form) if book[p.sheet][p.cell].comment is not None)


def _typed_again(
    marked: Iterable[tuple[str | None, str]], careful: Typed, typed: Typed
) -> dict[tuple[str | None, str], str]:
    """What goes into the marked cells: what the table says, else the careful answer, else nothing."""
    return {slot: typed.get(slot, careful.get(slot, "")) for slot in marked}


def _feedback(form: FormContent, read: ReadReturn, found: tuple[Finding, ...]) -> bytes:
    checked = CheckedReturn("a.xlsx", Outcome.RETURNED, form.agency, "2026", found, read)
    return feedback_bytes(form, checked, wording())


def _go_round(form: FormContent, careful: Typed, faulty: Typed, typed: Typed, folder: Path) -> Round:
    beside = _beside(form)
    empty = form_bytes(form, wording())
    first = _judged(form, _read(_typed_into(empty, form, careful), folder), beside)
    broken = _read(_typed_into(empty, form, faulty), folder)
    second = _judged(form, broken, beside)
    back = _feedback(form, broken, second)
    marked = _marked(back, form)
    again = _typed_into(back, form, _typed_again(marked, careful, typed))
    return Round(first, second, marked, _judged(form, _read(again, folder), beside))


def _beside(form: FormContent) -> tuple[ToCheck, ...]:
    """The return of another agency that answers the shared lines with care."""
    shared = [case for case in CASES if case.code in ("I902", "W901")]
    lines = {
        line.key: case.careful[0] for case in shared for line in case.lines if line.key in form.line_keys
    }
    if not lines:
        return ()
    kept = _form(line for case in shared for line in case.lines)
    other = content(kept.tasks, kept.measures, "SCT", "Sở Công Thương")
    codes = {"Đã hoàn thành": "done", "Chính thức": "official", "41,5": "41.5"}
    said = {
        key: "; ".join(f"{name}: {codes.get(text, text)}" for name, text in texts.items())
        for key, texts in lines.items()
    }
    return (ToCheck("other.xlsx", "SCT", other, a_return(other, said)),)


def _slots(case: Case, texts: tuple[dict[str, str], ...]) -> dict[tuple[str | None, str], str]:
    pairs = zip(case.lines, texts, strict=False)
    return {(line.key, field): text for line, one in pairs for field, text in one.items()}


_SIGNED: Typed = {(None, field): text for field, text in answers(WHOLE["signed"]).items()}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Round:
    form = _form(line for case in CASES for line in case.lines)
    careful, faulty, typed = dict(_SIGNED), dict(_SIGNED), {}
    for case in CASES:
        careful |= _slots(case, case.careful)
        faulty |= _slots(case, case.faulty)
        typed |= _slots(case, case.typed)
    return _go_round(form, careful, faulty, typed, tmp_path_factory.mktemp("proof"))


def _on(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    keys = {line.key for line in case.lines}
    return [finding for finding in findings if finding.place.line in keys]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_told_marked_corrected_and_accepted(case: Case, everything: Round) -> None:
    assert told(_on(case, everything.careful)) == []
    faulty = _on(case, everything.faulty)
    hit = [finding for finding in faulty if finding.code == case.code]
    assert hit
    assert all(
        (finding.place.line, finding.place.field) in everything.marked
        for finding in hit
        if finding.severity is not Severity.INFO
    )
    corrected = _on(case, everything.corrected)
    if hit[0].severity is not Severity.INFO:
        assert case.code not in {finding.code for finding in corrected}
    assert outcome_of(corrected) is Outcome.ACCEPTED


def test_the_corrected_return_is_accepted_as_a_whole(everything: Round) -> None:
    assert outcome_of(everything.faulty) is Outcome.RETURNED
    assert [f for f in everything.corrected if f.severity is Severity.ERROR] == []


@cache
def _one_task() -> FormContent:
    return content([TASK])


@pytest.mark.parametrize(("code", "faulty", "typed"), SIGN_OFFS, ids=[row[0] for row in SIGN_OFFS])
def test_the_sign_off_likewise(code: str, faulty: str, typed: str, tmp_path: Path) -> None:
    done = {(TASK.key, field): text for field, text in answers(WHOLE["done"]).items()}
    wrong = {(None, field): text for field, text in answers(faulty).items()}
    right = {(None, field): text for field, text in answers(typed).items()}
    gone = _go_round(_one_task(), {**done, **_SIGNED}, {**done, **wrong}, right, tmp_path)
    assert gone.careful == ()
    assert [finding.code for finding in gone.faulty] == [code]
    assert {(f.place.line, f.place.field) for f in gone.faulty} == gone.marked
    assert gone.corrected == ()


@pytest.mark.parametrize(("code", "field", "careful", "faulty"), rows(IN_MEMORY))
def test_what_the_reader_refuses_is_refused_by_the_rules_too(
    code: str, field: str, careful: str, faulty: str
) -> None:
    done = "status: done; percent: 100; submitted_on: 15/9/2026; document: 123/QĐ-UBND; result: Đã trình"
    form = _one_task()
    read = a_return(form, {TASK.key: done})

    def codes(value: Value) -> set[str]:
        changed = tuple(a._replace(value=value) if a.field == field else a for a in read.answers)
        one = ToCheck("a.xlsx", form.agency, form, replace(read, answers=changed))
        return {finding.code for finding in check(batch(one))["a.xlsx"]}

    kept = next(a.value for a in read.answers if a.field == field)
    assert str(kept) == careful
    assert codes(kept) == set()
    assert code in codes(faulty)


def _row_of(book: Workbook, form: FormContent, line: str) -> tuple[Worksheet, int]:
    place = next(place for place in places(form) if place.line == line)
    sheet = book[place.sheet]
    return sheet, sheet[place.cell].row


def _row_deleted(book: Workbook, form: FormContent) -> None:
    sheet, row = _row_of(book, form, form.tasks[1].key)
    sheet.delete_rows(row)


def _row_of_another_form(book: Workbook, form: FormContent) -> None:
    sheet, row = _row_of(book, form, form.tasks[1].key)
    sheet.cell(row + 2, 1, "74-2026/IV.99")
    sheet.cell(row + 2, 3, "Việc của đơn vị khác")


def _codes_exchanged(book: Workbook, form: FormContent) -> None:
    sheet, first = _row_of(book, form, form.tasks[0].key)
    _sheet, second = _row_of(book, form, form.tasks[1].key)
    one, other = sheet.cell(first, 1), sheet.cell(second, 1)
    one.value, other.value = other.value, one.value


def _printed_cell(book: Workbook, form: FormContent, line: str, printed: str) -> Cell:
    sheet, row = _row_of(book, form, line)
    return next(cell for cell in sheet[row] if cell.value == printed)


def _unit_changed(book: Workbook, form: FormContent) -> None:
    _printed_cell(book, form, form.measures[0].key, "%").value = "người"


def _product_typed_over(book: Workbook, form: FormContent) -> None:
    _printed_cell(book, form, form.tasks[0].key, "Quyết định").value = "Đã trình rồi"


def _heading_retyped(book: Workbook, form: FormContent) -> None:
    sheet, _row = _row_of(book, form, form.tasks[0].key)
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "Ngày trình")
    cell.value = "Ghi chú khác"


def _row_copied_and_changed(book: Workbook, form: FormContent) -> None:
    sheet, row = _row_of(book, form, form.tasks[0].key)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(row + 3, column, sheet.cell(row, column).value)
    at = next(place for place in places(form) if (place.line, place.field) == (TASK.key, "result"))
    sheet.cell(row + 3, sheet[at.cell].column, "Kết quả khác")


def _code_emptied_in_a_new_row(book: Workbook, form: FormContent) -> None:
    sheet, row = _row_of(book, form, form.tasks[1].key)
    at = next(place for place in places(form) if (place.line, place.field) == (TASK.key, "result"))
    sheet.cell(row + 2, sheet[at.cell].column, "Đã họp ban chỉ đạo")


def _comment_written(book: Workbook, form: FormContent) -> None:
    at = next(place for place in places(form) if (place.line, place.field) == (TASK.key, "result"))
    book[at.sheet][at.cell].comment = Comment("Sẽ bổ sung sau", "cán bộ")


def _cells_merged(book: Workbook, form: FormContent) -> None:
    at = [p for line in form.tasks for p in places(form) if (p.line, p.field) == (line.key, "result")]
    book[at[0].sheet].merge_cells(f"{at[0].cell}:{at[1].cell}")


BREAKS: dict[str, Callable[[Workbook, FormContent], None]] = {
    "E203": _heading_retyped,
    "E204": _row_copied_and_changed,
    "W206": _code_emptied_in_a_new_row,
    "W210": _comment_written,
    "W211": _cells_merged,
    "E310": _row_deleted,
    "W311": _row_of_another_form,
    "E312": _codes_exchanged,
    "E313": _unit_changed,
    "W314": _product_typed_over,
}


@pytest.mark.parametrize("code", STRUCTURE)
def test_linesand_printed_texts_likewise(code: str, tmp_path: Path) -> None:
    """The feedback workbook has all rows and texts again; answers of rows that were lost are typed once more."""
    form = content([TASK, replace(TASK, key="74-2026/I.2", no="2", title="Quy hoạch chung")], [MEASURE])
    said = {task.key: answers(WHOLE["done"]) for task in form.tasks} | {MEASURE.key: answers(WHOLE["figure"])}
    careful = {**_SIGNED, **{(line, f): text for line, one in said.items() for f, text in one.items()}}
    filled = _typed_into(form_bytes(form, wording()), form, careful)
    assert _judged(form, _read(filled, tmp_path)) == ()
    book = load_workbook(io.BytesIO(filled))
    BREAKS[code](book, form)
    broken = _read(_saved(book), tmp_path)
    faulty = _judged(form, broken)
    assert code in {finding.code for finding in faulty}
    back = _feedback(form, broken, faulty)
    fields = {f.place.field for f in faulty if f.place.line is None} - {None}
    lines = {f.place.line for f in faulty if f.severity is not Severity.INFO} - {None}
    again = {slot: text for slot, text in careful.items() if slot[0] in lines or slot[1] in fields}
    assert _judged(form, _read(_typed_into(back, form, again), tmp_path)) == ()
