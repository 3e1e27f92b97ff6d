"""What officers do to sheets, rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.deeds.office import cells_of, slot_of
from toolkit.forms.arrange import BOX_ANSWER_COLUMN, BOX_HELP_COLUMN, HEADER_ROW, IDENTITY_ROW
from toolkit.forms.layout import GUIDE_SHEET, LAYOUT, META_SHEET
from toolkit.forms.meta import PROPERTY_PREFIX, SUMS
from toolkit.model.form import FormContent

TASKS, MEASURES = LAYOUT.tasks.name, LAYOUT.measures.name
GENERAL, SIGN_OFF = LAYOUT.general.name, LAYOUT.sign_off.name
ALL = (TASKS, MEASURES, GENERAL, SIGN_OFF)


@dataclass(frozen=True, slots=True)
class Desk:
    """The filled form on the officer's desk, a blank one, and her neighbour's filled one."""

    book: Workbook
    content: FormContent
    neighbour: Workbook

    def cell(self, name: str) -> tuple[str, str]:
        """Sheet and cell of 'T1.status' or 'phone' in a fresh form."""
        place = cells_of(self.content)[slot_of(name)]
        return place.sheet, place.cell


def line_rows(sheet: Worksheet) -> list[int]:
    """Rows that hold a line."""
    return [row for row in range(HEADER_ROW + 1, sheet.max_row + 1) if sheet.cell(row, 1).value]


def column_of(sheet: Worksheet, heading: str) -> int:
    """The column of a heading."""
    cells = sheet[HEADER_ROW]
    return next(c.column for c in cells if str(c.value or "").removesuffix(" (*)") == heading)


def _values(sheet: Worksheet, row: int) -> list[object]:
    return [sheet.cell(row, column).value for column in range(1, sheet.max_column + 1)]


def _put(sheet: Worksheet, row: int, values: list[object], first: int = 1) -> None:
    for column, value in enumerate(values, first):
        sheet.cell(row, column).value = value


def unprotect(desk: Desk) -> None:
    for sheet in desk.book.worksheets:
        sheet.protection = SheetProtection()


def sort_rows(desk: Desk) -> None:
    """All columns sorted, last row first."""
    for name in (TASKS, MEASURES):
        sheet = desk.book[name]
        rows = line_rows(sheet)
        values = [_values(sheet, row) for row in rows]
        for row, old in zip(reversed(rows), values, strict=True):
            _put(sheet, row, old)


def sort_without_keys(desk: Desk) -> None:
    """Everything but the narrow first column sorted: keys and titles no longer belong together."""
    sheet = desk.book[TASKS]
    rows = line_rows(sheet)
    values = [_values(sheet, row)[1:] for row in rows]
    for row, old in zip(reversed(rows), values, strict=True):
        _put(sheet, row, old, first=2)


def sort_titles_only(desk: Desk) -> None:
    """Only the titles sorted: to the eye the same as everything but the codes."""
    sheet = desk.book[TASKS]
    column = column_of(sheet, "Nội dung nhiệm vụ")
    rows = line_rows(sheet)
    values = [sheet.cell(row, column).value for row in rows]
    for row, value in zip(reversed(rows), values, strict=True):
        sheet.cell(row, column).value = value


def insert_rows(desk: Desk) -> None:
    desk.book[TASKS].insert_rows(HEADER_ROW + 3, 2)
    desk.book[MEASURES].insert_rows(1, 4)
    desk.book[SIGN_OFF].insert_rows(2, 1)


def move_row(desk: Desk) -> None:
    """The last row cut and pasted under a blank one at the end."""
    sheet = desk.book[TASKS]
    row = line_rows(sheet)[-1]
    _put(sheet, row + 4, _values(sheet, row))
    _put(sheet, row, [None] * sheet.max_column)


def delete_row(desk: Desk) -> None:
    desk.book[TASKS].delete_rows(line_rows(desk.book[TASKS])[1])


def delete_group_rows(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    for row in reversed(range(HEADER_ROW + 1, sheet.max_row + 1)):
        if not sheet.cell(row, 1).value:
            sheet.delete_rows(row)


def copy_row(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    _put(sheet, sheet.max_row + 1, _values(sheet, line_rows(sheet)[0]))


def copy_row_and_change(desk: Desk) -> None:
    copy_row(desk)
    sheet = desk.book[TASKS]
    sheet.cell(sheet.max_row, column_of(sheet, "Kết quả thực hiện")).value = "Kết quả khác"


def split_row(desk: Desk) -> None:
    """A second result in a new row without a key below the line."""
    sheet = desk.book[TASKS]
    row = line_rows(sheet)[0] + 1
    sheet.insert_rows(row)
    sheet.cell(row, column_of(sheet, "Kết quả thực hiện")).value = "Kết quả thứ hai"


def add_task(desk: Desk) -> None:
    """A task of her own below the last one, with an invented key."""
    sheet = desk.book[TASKS]
    row = sheet.max_row + 1
    _put(sheet, row, _values(sheet, line_rows(sheet)[1]))
    sheet.cell(row, 1).value = "74-2026/II.9"
    sheet.cell(row, 3).value = "Nhiệm vụ tự bổ sung"


def hide_rows(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    for row in line_rows(sheet)[:2]:
        sheet.row_dimensions[row].hidden = True
    sheet.auto_filter.add_filter_column(7, ["Đang thực hiện"])


def hide_columns(desk: Desk) -> None:
    for name in (TASKS, MEASURES):
        for letter in ("A", "B", "H", "I", "K"):
            desk.book[name].column_dimensions[letter].hidden = True


def _with_columns(sheet: Worksheet, order: list[int]) -> None:
    rows = {
        row: [sheet.cell(row, column).value for column in order]
        for row in range(HEADER_ROW, sheet.max_row + 1)
    }
    for row, values in rows.items():
        _put(sheet, row, values)


def move_columns(desk: Desk) -> None:
    for name in (TASKS, MEASURES):
        sheet = desk.book[name]
        _with_columns(sheet, list(reversed(range(1, sheet.max_column + 1))))


def insert_column(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    at = column_of(sheet, "Kết quả thực hiện")
    sheet.insert_cols(at)
    sheet.cell(HEADER_ROW, at).value = "Ghi chú"
    sheet.cell(line_rows(sheet)[0], at).value = "Đã họp 3 lần"


def repeat_heading(desk: Desk) -> None:
    """A second column 'Kết quả thực hiện' at the right, with more results."""
    sheet = desk.book[TASKS]
    at = sheet.max_column + 1
    sheet.cell(HEADER_ROW, at).value = "Kết quả thực hiện"
    sheet.cell(line_rows(sheet)[0], at).value = "Kết quả thứ hai"


def delete_answer_column(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    sheet.delete_cols(column_of(sheet, "Ngày trình"))


def delete_context_columns(desk: Desk) -> None:
    sheet = desk.book[MEASURES]
    for heading in ("Mục tiêu", "Đơn vị tính", "TT"):
        sheet.delete_cols(column_of(sheet, heading))


def delete_key_column(desk: Desk) -> None:
    desk.book[TASKS].delete_cols(1)


def delete_key_columns(desk: Desk) -> None:
    for name in (TASKS, MEASURES):
        desk.book[name].delete_cols(1)


def retype_heading(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    sheet.cell(HEADER_ROW, column_of(sheet, "Kết quả thực hiện")).value = "Kết quả đạt được"


def decorate_headings(desk: Desk) -> None:
    """Upper case, line breaks, the star gone: still the same headings."""
    for name in (TASKS, MEASURES):
        for cell in desk.book[name][HEADER_ROW]:
            cell.value = str(cell.value or "").removesuffix(" (*)").upper().replace(" ", "\n", 1)


def empty_key_heading(desk: Desk) -> None:
    desk.book[TASKS].cell(HEADER_ROW, 1).value = None


def delete_heading_row(desk: Desk) -> None:
    desk.book[TASKS].delete_rows(HEADER_ROW)


def number_below_headings(desk: Desk) -> None:
    """A row (1) (2) (3) … below the headings, as in printed tables."""
    sheet = desk.book[TASKS]
    sheet.insert_rows(HEADER_ROW + 1)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(HEADER_ROW + 1, column).value = f"({column})"


def damage_key(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    sheet.cell(line_rows(sheet)[1], 1).value = "74-2026/I"


def retype_key(desk: Desk) -> None:
    """The key of another line typed over: two rows with one key."""
    sheet = desk.book[TASKS]
    rows = line_rows(sheet)
    sheet.cell(rows[1], 1).value = sheet.cell(rows[0], 1).value


def blanks_around_keys(desk: Desk) -> None:
    for name in (TASKS, MEASURES):
        sheet = desk.book[name]
        for row in line_rows(sheet):
            sheet.cell(row, 1).value = f" {sheet.cell(row, 1).value}\u00a0".replace("-", "\u2013")


def merge_two_rows(desk: Desk) -> None:
    """One result for two tasks: the cells merged as on paper."""
    sheet = desk.book[TASKS]
    column = get_column_letter(column_of(sheet, "Kết quả thực hiện"))
    first, second = line_rows(sheet)[:2]
    sheet.merge_cells(f"{column}{first}:{column}{second}")


def merge_two_answers(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    column = column_of(sheet, "Khó khăn, vướng mắc")
    row = line_rows(sheet)[0]
    sheet.merge_cells(start_row=row, end_row=row, start_column=column - 1, end_column=column)


def merge_keys(desk: Desk) -> None:
    sheet = desk.book[TASKS]
    first, second = line_rows(sheet)[:2]
    sheet.merge_cells(f"A{first}:A{second}")


def rename_sheets(desk: Desk) -> None:
    for number, name in enumerate(ALL, 1):
        desk.book[name].title = f"Sheet{number}"


def reorder_sheets(desk: Desk) -> None:
    desk.book._sheets.reverse()


def show_hidden(desk: Desk) -> None:
    for sheet in desk.book.worksheets:
        sheet.sheet_state = "visible"


def hide_answers(desk: Desk) -> None:
    desk.book[MEASURES].sheet_state = "hidden"


def delete_sheet(name: str) -> Callable[[Desk], None]:
    def delete(desk: Desk) -> None:
        del desk.book[name]

    return delete


def copy_sheet(name: str) -> Callable[[Desk], None]:
    """The sheet copied within the workbook, as with the mouse and Ctrl."""

    def make(desk: Desk) -> None:
        desk.book.copy_worksheet(desk.book[name]).title = f"{name} (2)"

    return make


def copy_and_fill(name: str, field: str, text: str) -> Callable[[Desk], None]:
    """The copy of a sheet filled otherwise than the sheet itself."""

    def make(desk: Desk) -> None:
        copy_sheet(name)(desk)
        desk.book[f"{name} (2)"][desk.cell(field)[1]].value = text

    return make


def own_sheet(desk: Desk) -> None:
    sheet = desk.book.create_sheet("Phụ lục")
    sheet["A1"] = "Danh sách văn bản"


def hidden_own_sheet(desk: Desk) -> None:
    own_sheet(desk)
    desk.book["Phụ lục"].sheet_state = "hidden"


def _copied(source: Worksheet, target: Worksheet, first_row: int = 1, first_column: int = 1) -> None:
    for row in source.iter_rows(min_row=first_row, min_col=first_column):
        for cell in row:
            made = target.cell(cell.row - first_row + 1, cell.column - first_column + 1, cell.value)
            made.number_format = cell.number_format


def into_new_workbook(*names: str, first_row: int = 1, first_column: int = 1) -> Callable[[Desk], Workbook]:
    """Sheets selected, copied and pasted into a new workbook, from a row and a column on."""

    def make(desk: Desk) -> Workbook:
        book = Workbook()
        del book["Sheet"]
        for number, name in enumerate(names, 1):
            _copied(desk.book[name], book.create_sheet(f"Sheet{number}"), first_row, first_column)
        return book

    return make


def below_each_other(desk: Desk) -> Workbook:
    """Both tables pasted below each other into one sheet of a new workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    row = 0
    for name in ALL:
        for values in desk.book[name].iter_rows(values_only=True):
            row += 1
            _put(sheet, row, list(values))
        row += 2
    return book


def remove_marks(desk: Desk) -> None:
    """The hidden sheet and the document properties gone, as after a copy of the sheets."""
    del desk.book[META_SHEET]
    for name in list(desk.book.custom_doc_props.names):
        if name.startswith(PROPERTY_PREFIX):
            del desk.book.custom_doc_props[name]


def remove_meta_sheet(desk: Desk) -> None:
    del desk.book[META_SHEET]


def remove_visible_code(desk: Desk) -> None:
    for sheet in desk.book.worksheets:
        if sheet.title != META_SHEET:
            sheet.cell(IDENTITY_ROW, 1).value = None


def remove_everything(desk: Desk) -> None:
    remove_marks(desk)
    remove_visible_code(desk)


def rename_agency(name: str) -> Callable[[Desk], None]:
    """Another agency's name typed over her own on every sheet."""

    def rename(desk: Desk) -> None:
        for sheet in desk.book.worksheets:
            cell = sheet.cell(IDENTITY_ROW, 1)
            if sheet.title != META_SHEET and cell.value:
                cell.value = str(cell.value).replace("Sở Xây dựng", name)

    return rename


def type_in(name: str, text: str) -> Callable[[Desk], None]:
    """Text typed into an answer cell."""

    def put(desk: Desk) -> None:
        sheet, cell = desk.cell(name)
        desk.book[sheet][cell].value = text

    return put


def type_at(sheet: str, cell: str, text: str) -> Callable[[Desk], None]:
    """Text typed anywhere."""

    def put(desk: Desk) -> None:
        desk.book[sheet][cell].value = text

    return put


def type_in_help(desk: Desk) -> None:
    """The phone number typed over the help beside its box."""
    sheet, cell = desk.cell("phone")
    row = desk.book[sheet][cell].row
    desk.book[sheet].cell(row, BOX_HELP_COLUMN).value = "0912345678"
    desk.book[sheet].cell(row, BOX_ANSWER_COLUMN).value = None


def type_below_boxes(desk: Desk) -> None:
    sheet = desk.book[GENERAL]
    sheet.cell(sheet.max_row + 2, 3).value = "Đề nghị bổ sung kinh phí"


def type_on_guide(desk: Desk) -> None:
    """The answer typed into the example of the instructions."""
    sheet = desk.book[GUIDE_SHEET]
    row = next(c.row for r in sheet.iter_rows() for c in r if c.value == "123/TTr-SXD")
    sheet.cell(row, 3).value = "30/6/2026"
    sheet.cell(sheet.max_row + 1, 2).value = "Đơn vị đã hoàn thành 5 nhiệm vụ"


def answer_in_context(desk: Desk) -> None:
    """The result typed into the locked column 'Sản phẩm'."""
    sheet = desk.book[TASKS]
    row = line_rows(sheet)[1]
    sheet.cell(row, column_of(sheet, "Sản phẩm")).value = "Đã trình dự thảo"


def change_unit(desk: Desk) -> None:
    sheet = desk.book[MEASURES]
    sheet.cell(line_rows(sheet)[0], column_of(sheet, "Đơn vị tính")).value = "Triệu đồng"


def shift_answers(desk: Desk) -> None:
    """The answers of a row typed one column too far to the right."""
    sheet = desk.book[TASKS]
    row, first = line_rows(sheet)[0], column_of(sheet, "Tình trạng")
    values = _values(sheet, row)[first - 1 :]
    _put(sheet, row, [None, *values[:-1]], first)


def mix_rows(desk: Desk) -> None:
    """Her neighbour's rows pasted below her own."""
    sheet, other = desk.book[TASKS], desk.neighbour[TASKS]
    for row in line_rows(other):
        _put(sheet, sheet.max_row + 1, _values(other, row))


def mix_sheets(desk: Desk) -> None:
    """Her neighbour's sheet of measures moved into her workbook."""
    _copied(desk.neighbour[MEASURES], desk.book.create_sheet("Chỉ tiêu SNV"))


def mix_marks(desk: Desk) -> None:
    """All sheets of the neighbour moved in, the hidden one too."""
    for source in desk.neighbour.worksheets:
        _copied(source, desk.book.create_sheet(f"{source.title} 2"))


def add_chart(desk: Desk) -> None:
    desk.book[TASKS].add_chart(BarChart(), "D30")


def forget_sums(desk: Desk) -> None:
    """The hidden sheet as forms of an earlier version had it: without the sums of the printed texts."""
    sheet = desk.book[META_SHEET]
    row = next(cell.row for cell in sheet["A"] if cell.value == SUMS)
    sheet.delete_rows(row)


def colour_and_note(desk: Desk) -> None:
    """Colours and bold letters everywhere mean nothing."""
    for row in desk.book[TASKS].iter_rows():
        for cell in row:
            font = copy(cell.font)
            font.b = True
            cell.font = font


def in_turn(*deeds: Callable[[Desk], None]) -> Callable[[Desk], None]:
    """One deed after the other."""

    def do_all(desk: Desk) -> None:
        for deed in deeds:
            deed(desk)

    return do_all


Deed = Callable[[Desk], Workbook | None]
DEEDS: Mapping[str, Deed] = {
    "nothing done": lambda _desk: None,
    "protection removed": unprotect,
    "letters made bold": colour_and_note,
    "rows sorted": sort_rows,
    "rows sorted without the code column": sort_without_keys,
    "titles sorted alone": sort_titles_only,
    "rows inserted": insert_rows,
    "row moved to the end": move_row,
    "row deleted": delete_row,
    "group rows deleted": delete_group_rows,
    "row copied": copy_row,
    "row copied and changed": copy_row_and_change,
    "second row for a task": split_row,
    "task added": add_task,
    "rows hidden and filtered": hide_rows,
    "columns hidden": hide_columns,
    "columns moved": move_columns,
    "column inserted": insert_column,
    "answer column repeated": repeat_heading,
    "answer column deleted": delete_answer_column,
    "context columns deleted": delete_context_columns,
    "code column deleted": delete_key_column,
    "both code columns deleted": delete_key_columns,
    "heading retyped": retype_heading,
    "headings in capitals": decorate_headings,
    "code heading emptied": empty_key_heading,
    "heading row deleted": delete_heading_row,
    "numbered row below headings": number_below_headings,
    "code damaged": damage_key,
    "code typed over by another": retype_key,
    "blanks and dashes in codes": blanks_around_keys,
    "result merged over two rows": merge_two_rows,
    "two answers of a row merged": merge_two_answers,
    "codes merged": merge_keys,
    "sheets renamed": rename_sheets,
    "sheets reordered": reorder_sheets,
    "hidden sheet shown": show_hidden,
    "answer sheet hidden": hide_answers,
    "tasks deleted": delete_sheet(TASKS),
    "measures deleted": delete_sheet(MEASURES),
    "general deleted": delete_sheet(GENERAL),
    "sign-off deleted": delete_sheet(SIGN_OFF),
    "guide deleted": delete_sheet(GUIDE_SHEET),
    "tasks copied": copy_sheet(TASKS),
    "sign-off copied": copy_sheet(SIGN_OFF),
    "tasks copied and filled otherwise": copy_and_fill(TASKS, "T1.result", "Kết quả khác"),
    "general copied and filled otherwise": copy_and_fill(GENERAL, "highlights", "Kết quả khác"),
    "sheet added": own_sheet,
    "hidden sheet added": hidden_own_sheet,
    "all sheets in a new workbook": into_new_workbook(*ALL),
    "tables in a new workbook": into_new_workbook(TASKS, MEASURES, first_row=HEADER_ROW),
    "tables without codes in a new workbook": into_new_workbook(
        TASKS, MEASURES, first_row=HEADER_ROW, first_column=2
    ),
    "all in one sheet": below_each_other,
    "hidden marks removed": remove_marks,
    "hidden sheet removed": remove_meta_sheet,
    "visible code removed": remove_visible_code,
    "all marks removed": remove_everything,
    "neighbour's name on the form": rename_agency("Sở Nội vụ"),
    "neighbour's letter number": type_in("letter_number", "12/BC-SNV"),
    "neighbour's title": type_in("signer_title", "Giám đốc Sở Nội vụ"),
    "neighbour's rows added": mix_rows,
    "neighbour's sheet added": mix_sheets,
    "neighbour's whole form added": mix_marks,
    "telephone typed over the help": type_in_help,
    "text below the boxes": type_below_boxes,
    "answers on the instructions": type_on_guide,
    "result typed into a locked column": answer_in_context,
    "unit changed": change_unit,
    "answers one column too far": shift_answers,
    "note right of the table": type_at(TASKS, "AC6", "Ghi chú thêm"),
    "note in the title": type_at(TASKS, "H1", "Bản chính thức"),
    "chart added": add_chart,
    "sums of the texts missing": forget_sums,
    "sums missing, sorted without codes": in_turn(forget_sums, sort_without_keys),
    "marks removed, sorted without codes": in_turn(remove_marks, sort_without_keys),
    "marks removed, unit changed": in_turn(remove_marks, change_unit),
    "marks removed, neighbour's name": in_turn(remove_marks, rename_agency("Sở Nội vụ")),
}
