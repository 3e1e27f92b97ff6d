"""How a sheet of a form stands on the screen and on paper, as XML."""

from __future__ import annotations

from toolkit.forms.arrange import column_letters
from toolkit.forms.xml_text import data

LETTERS = tuple(column_letters(column) for column in range(1, 257))
"""Names of the columns, from column 0 on."""


class FormPage:
    """Screen and paper of a sheet; rows and columns count from 0."""

    def __init__(self) -> None:
        self.hidden = False
        self.printed = ""
        self.titles = ""
        self._gridlines = ""
        self._pane = ""
        self._pages: tuple[int, int] | None = None
        self._size = ""
        self._orientation = ""
        self._margins = (0.7, 0.7, 0.75, 0.75)
        self._header = ""
        self._footer = ""

    def very_hidden(self) -> None:
        """Hide the sheet so that only a program shows it again."""
        self.hidden = True

    def hide_gridlines(self, where: int) -> None:
        """2 hides them on the screen too."""
        self._gridlines = ' showGridLines="0"' if where == 2 else ""

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep the rows above and the columns left of a cell in sight."""
        corner, right, below = (f"{LETTERS[c]}{r + 1}" for r, c in ((row, column), (0, column), (row, 0)))
        split = (f' xSplit="{column}"' if column else "") + (f' ySplit="{row}"' if row else "")
        active = "bottomRight" if row and column else "topRight" if column else "bottomLeft"
        self._pane = f'<pane{split} topLeftCell="{corner}" activePane="{active}" state="frozen"/>'
        if row and column:
            self._pane += (
                f'<selection pane="topRight" activeCell="{right}" sqref="{right}"/>'
                f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
            )
        self._pane += f'<selection pane="{active}"/>'

    def set_landscape(self) -> None:
        """Print broadside."""
        self._orientation = "landscape"

    def set_portrait(self) -> None:
        """Print upright."""
        self._orientation = "portrait"

    def set_paper(self, size: int) -> None:
        """9 is A4."""
        self._size = f' paperSize="{size}"'

    def fit_to_pages(self, width: int, height: int) -> None:
        """How many pages wide and high it prints; 0 is as many as it takes."""
        self._pages = (width, height)

    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None:
        """Margins in inches."""
        self._margins = (left, right, top, bottom)

    def set_header(self, text: str) -> None:
        """The head of every page, with Excel's codes for fonts and places."""
        self._header = f"<oddHeader>{data(text)}</oddHeader>"

    def set_footer(self, text: str) -> None:
        """The foot of every page, with Excel's codes for fonts and places."""
        self._footer = f"<oddFooter>{data(text)}</oddFooter>"

    def repeat_rows(self, row: int) -> None:
        """The row that is printed on top of every page."""
        self.titles = f"${row + 1}:${row + 1}"

    def print_area(self, top: int, left: int, bottom: int, right: int) -> None:
        """What is printed."""
        self.printed = fixed_area(top, left, bottom, right)

    @property
    def properties(self) -> str:
        """What the sheet begins with."""
        return "" if self._pages is None else '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'

    def view(self, first: bool) -> str:
        """The screen; ``first`` is the sheet that is open."""
        selected = ' tabSelected="1"' if first else ""
        pane = f">{self._pane}</sheetView>" if self._pane else "/>"
        return f'<sheetViews><sheetView{self._gridlines}{selected} workbookViewId="0"{pane}</sheetViews>'

    @property
    def paper(self) -> str:
        """Margins, paper, head and foot."""
        left, right, top, bottom = self._margins
        edges = f'left="{left}" right="{right}" top="{top}" bottom="{bottom}" header="0.3" footer="0.3"'
        text = f"<pageMargins {edges}/>"
        if self._orientation:
            pages = zip(("fitToWidth", "fitToHeight"), self._pages or (1, 1), strict=True)
            fit = "".join(f' {name}="{count}"' for name, count in pages if count != 1)
            text += f'<pageSetup{self._size}{fit} orientation="{self._orientation}"/>'
        if self._header or self._footer:
            text += f"<headerFooter>{self._header}{self._footer}</headerFooter>"
        return text


def area(top: int, left: int, bottom: int, right: int) -> str:
    """'A1:C3', or 'A1' for a single cell."""
    first = f"{LETTERS[left]}{top + 1}"
    return first if (top, left) == (bottom, right) else f"{first}:{LETTERS[right]}{bottom + 1}"


def fixed_area(top: int, left: int, bottom: int, right: int) -> str:
    """'$A$1:$C$3'."""
    return f"${LETTERS[left]}${top + 1}:${LETTERS[right]}${bottom + 1}"
