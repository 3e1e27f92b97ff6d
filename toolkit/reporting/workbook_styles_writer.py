"""Cell formats of the consolidated workbook, made once per look."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.reporting.workbook_layout import ColumnKind
from toolkit.reporting.workbook_tables import RowKind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
DATE_FORMAT = "dd/mm/yyyy"
_MOST_DECIMALS = 4
_FILLS = {RowKind.SECTION: "#DDEBF7", RowKind.TOTAL: "#F2F2F2", RowKind.ALERT: "#FDE9E7"}
_ALIGN = {
    ColumnKind.TEXT: "left",
    ColumnKind.SHORT: "center",
    ColumnKind.NUMBER: "right",
    ColumnKind.DATE: "center",
    ColumnKind.TICK: "center",
}


def number_format(value: Decimal | int) -> str:
    """A format with as many decimals as the figure has; separators follow the reader's own Excel."""
    exponent = Decimal(value).normalize().as_tuple().exponent
    decimals = min(_MOST_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


class Styles:
    """Formats by role; the same look is one format, so that the package stays small."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[tuple[ColumnKind, RowKind, str], Format] = {}
        self.title = self._make(bold=True, font_size=14, align="center", valign="vcenter", text_wrap=True)
        self.subtitle = self._make(italic=True, align="center")
        self.banner = self._make(
            bold=True, font_color="#FFFFFF", bg_color="#C00000", align="center", valign="vcenter"
        )
        self.heading = self._make(
            bold=True, align="center", valign="vcenter", text_wrap=True, border=1, bg_color="#BDD7EE"
        )
        self.note = self._make(italic=True, valign="top")
        self.small = self._make(font_size=8, font_color="#595959")
        self.sentence = self._make(text_wrap=True, valign="top")
        self.alert = self._make(text_wrap=True, valign="top", bold=True, font_color="#C00000")
        self.label = self._make(border=1, text_wrap=True, valign="vcenter")
        self.count = self._make(border=1, align="right", indent=1, valign="vcenter", num_format="#,##0")
        self.total_label = self._make(border=1, bold=True)
        self.total_count = self._make(border=1, bold=True, align="right", indent=1, num_format="#,##0")

    def cell(self, column: ColumnKind, row: RowKind, number: str = "") -> Format:
        """The format of a table cell; ``number`` is a number or date format."""
        key = (column, row, number)
        if key not in self._cells:
            self._cells[key] = self._cell(*key)
        return self._cells[key]

    def _cell(self, column: ColumnKind, row: RowKind, number: str) -> Format:
        made = self._make(border=1, valign="top", align=_ALIGN[column])
        # Section headings run over the empty cells to their right, so they must not wrap.
        made.set_text_wrap(row is not RowKind.SECTION)
        made.set_bold(row in (RowKind.SECTION, RowKind.TOTAL))
        if row is RowKind.SECTION:
            made.set_align("left")
            made.set_left(0)
            made.set_right(0)
        elif column is ColumnKind.NUMBER:
            made.set_indent(1)
        if row in _FILLS:
            made.set_bg_color(_FILLS[row])
        if number:
            made.set_num_format(number)
        return made

    def _make(self, **look: object) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 11, "font_scheme": "none", **look})
