"""One sheet of a form as XML, several times faster than a general library writes it.

It takes the calls of an xlsxwriter worksheet that forms need (rows and columns from 0), and gives the same
sheet; what it does not know it refuses. A test holds every form of the shipped plans to xlsxwriter's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any

from toolkit.forms.form_notes_writer import Grid, Note, NoteLook
from toolkit.forms.form_page_writer import LETTERS, FormPage, area, fixed_area
from toolkit.forms.xml_text import DECLARATION, attribute, data

_WORKSHEET = (
    f'{DECLARATION}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
_DEFAULT_HEIGHT, _DEFAULT_WIDTH = 20, 64
_DIGIT, _PADDING = 7, 5
_ERROR_STYLES = {"stop": "", "warning": ' errorStyle="warning"', "information": ' errorStyle="information"'}
_TEXTS = (
    ("error_title", "errorTitle"),
    ("error_message", "error"),
    ("input_title", "promptTitle"),
    ("input_message", "prompt"),
)
_VALIDATION = frozenset(
    (
        "validate",
        "source",
        "value",
        "error_type",
        "ignore_blank",
        "other_cells",
        *(option for option, _name in _TEXTS),
    )
)
_COLOUR = frozenset(("type", "criteria", "format", "multi_range"))
_NOTE = frozenset(("author", "font_name", "font_size", "width", "height"))
_INTERNAL = "internal:"
# What a locked sheet may allow, in the order of the schema, with the sign that is written for it.
_ALLOWANCES = (
    ("format_cells", "formatCells", 0),
    ("format_columns", "formatColumns", 0),
    ("format_rows", "formatRows", 0),
    ("insert_columns", "insertColumns", 0),
    ("insert_rows", "insertRows", 0),
    ("insert_hyperlinks", "insertHyperlinks", 0),
    ("delete_columns", "deleteColumns", 0),
    ("delete_rows", "deleteRows", 0),
    ("select_locked_cells", "selectLockedCells", 1),
    ("sort", "sort", 0),
    ("autofilter", "autoFilter", 0),
    ("pivot_tables", "pivotTables", 0),
    ("select_unlocked_cells", "selectUnlockedCells", 1),
)

Options = Mapping[str, Any]
"""The options of a call, as xlsxwriter names them."""


class Strings:
    """The strings of a workbook, each kept once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.uses = 0

    def number(self, text: str) -> int:
        """The number under which cells name the text."""
        self.uses += 1
        return self.numbers.setdefault(text, len(self.numbers))


class FormSheet(FormPage):
    """A sheet being written. Formats are the numbers of cell formats and of conditional formats."""

    def __init__(self, name: str, strings: Strings) -> None:
        super().__init__()
        self.name = name
        self.filtered = ""
        self._strings = strings
        self._rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._heights: dict[int, float] = {}
        self._widths: dict[int, float] = {}
        self._unseen: set[int] = set()
        self._merged: list[str] = []
        self._colours: defaultdict[str, list[str]] = defaultdict(list)
        self._priority = 0
        self._validations: list[str] = []
        self._protection = ""
        self._ignored = ""
        self._links: dict[tuple[int, int], str] = {}
        self._notes: dict[tuple[int, int], Note] = {}
        self.note_look: NoteLook | None = None

    # Cells

    def write_blank(self, row: int, column: int, _blank: None, look: int) -> None:
        """A cell with nothing but a format."""
        self._rows[row][column] = f'<c r="{LETTERS[column]}{row + 1}" s="{look}"/>'

    def write_string(self, row: int, column: int, text: str, look: int | None = None) -> None:
        """A text, whatever it looks like."""
        style = "" if look is None else f' s="{look}"'
        number = self._strings.number(text)
        self._rows[row][column] = f'<c r="{LETTERS[column]}{row + 1}"{style} t="s"><v>{number}</v></c>'

    def write_formula(self, row: int, column: int, formula: str, look: int, result: str | float) -> None:
        """A formula, with the result that is shown until it is calculated."""
        kind = ' t="str"' if isinstance(result, str) else ""
        self._rows[row][column] = (
            f'<c r="{LETTERS[column]}{row + 1}" s="{look}"{kind}>'
            f"<f>{data(formula.removeprefix('='))}</f><v>{data(str(result))}</v></c>"
        )

    def merge_range(self, top: int, left: int, bottom: int, right: int, _text: str, look: int) -> None:
        """Cells that are shown as one; what is in it is written into the first afterwards."""
        self._merged.append(area(top, left, bottom, right))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.write_blank(row, column, None, look)

    def write_url(self, row: int, column: int, link: str, look: int, text: str) -> None:
        """A link to another cell of the workbook: ``link`` is 'internal:' and the place."""
        _refuse(set() if link.startswith(_INTERNAL) else {link})
        self.write_string(row, column, text, look)
        place = attribute(link.removeprefix(_INTERNAL))
        ref = f"{LETTERS[column]}{row + 1}"
        self._links[row, column] = f'<hyperlink ref="{ref}" location="{place}" display="{attribute(text)}"/>'

    def write_comment(self, row: int, column: int, text: str, options: Options) -> None:
        """A comment on a cell; all of a sheet are by one author, in the same letters."""
        _refuse(options.keys() - _NOTE)
        look = NoteLook(options["author"], options["font_name"], options["font_size"])
        _refuse({look} - {self.note_look or look})
        self.note_look = look
        self._notes[row, column] = Note(row, column, text, options["width"], options["height"])

    # Rows and columns

    def set_row(self, row: int, height: float) -> None:
        """The height of a row in points."""
        self._heights[row] = height

    def set_column(
        self, first: int, last: int, width: float, _look: None = None, options: Options | None = None
    ) -> None:
        """The width of columns in characters, and whether they are hidden."""
        given = options or {}
        _refuse(given.keys() - {"hidden"})
        for column in range(first, last + 1):
            self._widths[column] = width
            if given.get("hidden"):
                self._unseen.add(column)

    # What Excel does for whoever types

    def data_validation(self, top: int, left: int, bottom: int, right: int, options: Options) -> None:
        """A list, or a formula that must hold, or nothing but help."""
        _refuse(options.keys() - _VALIDATION)
        kind = options["validate"]
        if kind == "list":
            entries = ",".join(options["source"]).replace('"', '""')
            test = f'"{entries}"'
        else:
            test = options["value"].removeprefix("=") if kind == "custom" else ""
            _refuse({kind} - {"custom", "any"})
        areas = ((top, left, bottom, right), *options.get("other_cells", ()))
        texts = (f' {name}="{attribute(options[key])}"' for key, name in _TEXTS if key in options)
        entry = (
            (f' type="{kind}"' if test else "")
            + _ERROR_STYLES[options["error_type"]]
            + (' allowBlank="1"' if options.get("ignore_blank", True) else "")
            + f' showInputMessage="1" showErrorMessage="1"{"".join(texts)}'
            + f' sqref="{" ".join(area(*cells) for cells in areas)}"'
        )
        ending = f"><formula1>{data(test)}</formula1></dataValidation>" if test else "/>"
        self._validations.append(f"<dataValidation{entry}{ending}")

    def conditional_format(self, top: int, left: int, bottom: int, right: int, options: Options) -> None:
        """A look for the cells where a formula holds."""
        _refuse(options.keys() - _COLOUR | {options["type"]} - {"formula"})
        where = options.get("multi_range") or area(top, left, bottom, right)
        formula = data(options["criteria"].removeprefix("="))
        self._priority += 1
        self._colours[where].append(
            f'<cfRule type="expression" dxfId="{options["format"]}" priority="{self._priority}">'
            f"<formula>{formula}</formula></cfRule>"
        )

    def protect(self, password: str = "", options: Options | None = None) -> None:
        """Lock the sheet but for what is allowed; there are no passwords."""
        allowed = options or {}
        _refuse(allowed.keys() - {option for option, _name, _word in _ALLOWANCES} | {password} - {""})
        words = "".join(
            f' {name}="{word}"'
            for option, name, word in _ALLOWANCES
            # Selecting cells is allowed unless it is forbidden; everything else the other way round.
            if option in allowed and bool(allowed[option]) == (word == 0)
        )
        self._protection = f'<sheetProtection sheet="1" objects="1" scenarios="1"{words}/>'

    def ignore_errors(self, options: Options) -> None:
        """Cells where a number kept as text is meant so."""
        _refuse(options.keys() - {"number_stored_as_text"})
        entry = f'<ignoredError sqref="{options["number_stored_as_text"]}" numberStoredAsText="1"/>'
        self._ignored = f"<ignoredErrors>{entry}</ignoredErrors>"

    def autofilter(self, top: int, left: int, bottom: int, right: int) -> None:
        """Arrows for filtering in the first row of the area."""
        self.filtered = fixed_area(top, left, bottom, right)

    # The whole

    def xml(self, first: bool, growing: bool) -> str:
        """The part of the package. ``first`` is the sheet that is open; the rows of a ``growing`` one get higher
        with what is typed: Excel does that only where the height is not fixed."""
        return "".join(self._parts(first, growing))

    def _parts(self, first: bool, growing: bool) -> Iterator[str]:
        yield _WORKSHEET
        yield self.properties
        yield f'<dimension ref="{self._dimension()}"/>'
        yield self.view(first)
        yield '<sheetFormatPr defaultRowHeight="15"/>'
        if self._widths:
            yield f"<cols>{''.join(self._columns())}</cols>"
        yield "<sheetData>"
        yield from self._row_parts("" if growing else ' customHeight="1"')
        yield "</sheetData>"
        yield self._protection
        if self.filtered:
            yield f'<autoFilter ref="{self.filtered.replace("$", "")}"/>'
        if self._merged:
            cells = "".join(f'<mergeCell ref="{where}"/>' for where in self._merged)
            yield f'<mergeCells count="{len(self._merged)}">{cells}</mergeCells>'
        for where, rules in self._colours.items():
            yield f'<conditionalFormatting sqref="{where}">{"".join(rules)}</conditionalFormatting>'
        if self._validations:
            entries = "".join(self._validations)
            yield f'<dataValidations count="{len(self._validations)}">{entries}</dataValidations>'
        if self._links:
            yield f"<hyperlinks>{''.join(self._links[at] for at in sorted(self._links))}</hyperlinks>"
        yield self.paper
        yield self._ignored
        if self._notes:
            yield '<legacyDrawing r:id="rId1"/>'
        yield "</worksheet>"

    @property
    def notes(self) -> tuple[Note, ...]:
        """The comments."""
        return tuple(self._notes.values())

    @property
    def grid(self) -> Grid:
        """How wide the columns and how high the rows are."""
        return Grid(self._column_pixels, self._row_pixels)

    def _column_pixels(self, column: int) -> int:
        if column in self._unseen:
            return 0
        width = self._widths.get(column)
        return _DEFAULT_WIDTH if width is None else _pixels(width)

    def _row_pixels(self, row: int) -> int:
        height = self._heights.get(row)
        return _DEFAULT_HEIGHT if height is None else int(height * 4 / 3 + 0.5)

    def _dimension(self) -> str:
        columns = [column for cells in self._rows.values() for column in cells]
        rows = [*self._rows, *self._heights]
        return area(min(rows), min(columns), max(rows), max(columns)) if columns else "A1"

    def _columns(self) -> Iterator[str]:
        """Neighbours of the same width together."""
        spans: list[tuple[int, int, str]] = []
        for column, width in sorted(self._widths.items()):
            text = f'width="{_pixels(width) * 256 // _DIGIT / 256:.16g}"'
            if column in self._unseen:
                text += ' hidden="1"'
            if spans and spans[-1][1:] == (column - 1, text):
                spans[-1] = (spans[-1][0], column, text)
            else:
                spans.append((column, column, text))
        for first, last, text in spans:
            yield f'<col min="{first + 1}" max="{last + 1}" {text} customWidth="1"/>'

    def _row_parts(self, fixed: str) -> Iterator[str]:
        for row in sorted(self._rows.keys() | self._heights.keys()):
            pixels = self._row_pixels(row)
            tall = "" if pixels == _DEFAULT_HEIGHT else f' ht="{pixels * 0.75:.16g}"{fixed}'
            cells = self._rows.get(row)
            if cells is None:
                yield f'<row r="{row + 1}"{tall}/>'
                continue
            texts = [cells[column] for column in sorted(cells)]
            yield f'<row r="{row + 1}"{tall}>{"".join(texts)}</row>'


def _pixels(width: float) -> int:
    return int(width * _DIGIT + 0.5) + _PADDING


def _refuse(unknown: Set[object]) -> None:
    if unknown:
        raise ValueError(f"a form's sheet does not know {', '.join(sorted(map(str, unknown)))}")
