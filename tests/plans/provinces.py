"""Plan documents of other provinces: marked-up text, written out as the files a secretariat receives.

`document.plan` holds one paragraph a line (`⏎` is a line break inside it). Lines that begin with `|` are the rows of a
table: a cell `<` is merged with the one on its left, `^` with the one above it; a line `---` parts two tables.
The first lines may say `%% key: value`: `formats` (which of docx, html, txt it is written to), `page: landscape`, and
`txt` (`rows`, one row a line, or `cells`, one cell a line, as the portal text of plan 74 has it).
"""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

PROVINCES = Path(__file__).parent / "provinces"
FORMATS = ("docx", "html", "txt")
BREAK = "⏎"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its upper left corner and its size in rows and columns."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: how many rows and columns, and its cells, each once, in reading order."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A marked-up document: its paragraphs (str) and tables (Grid) in order, and what its `%%` lines say."""

    name: str
    blocks: tuple[str | Grid, ...]
    remarks: dict[str, str] = field(default_factory=dict)

    @property
    def formats(self) -> tuple[str, ...]:
        return tuple(self.remarks.get("formats", " ".join(FORMATS)).split())


def province_folders() -> tuple[Path, ...]:
    """The folders that hold a document and the reading an officer makes of it."""
    return tuple(sorted(path.parent for path in PROVINCES.glob("*/document.plan")))


def load(folder: Path) -> PlanSource:
    """Parse `folder/document.plan`."""
    return parse((folder / "document.plan").read_text("utf-8"), folder.name)


def parse(text: str, name: str = "plan") -> PlanSource:
    """Parse marked-up text. Raises ValueError where rows differ in width or merged cells form no rectangle."""
    remarks: dict[str, str] = {}
    blocks: list[str | Grid] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        if rows:
            blocks.append(_grid(rows))
            rows = []
        if line.startswith("%%"):
            key, _, value = line[2:].partition(":")
            remarks[key.strip()] = value.strip()
        elif line.strip() not in ("", "---"):
            blocks.append(line.strip())
    return PlanSource(name, tuple(blocks), remarks)


def _grid(rows: list[list[str]]) -> Grid:
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        bad = next(row for row in rows if len(row) != width)
        raise ValueError(f"a row of {len(bad)} cells in a table of {width}: {bad}")
    owner = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            step = {"<": (r, c - 1), "^": (r - 1, c)}.get(text)
            owner[r, c] = owner[step] if step else (r, c)
    cells = []
    for r, c in sorted(set(owner.values())):
        places = [place for place, first in owner.items() if first == (r, c)]
        height = max(place[0] for place in places) - r + 1
        breadth = max(place[1] for place in places) - c + 1
        if height * breadth != len(places):
            raise ValueError(f"the merged cell {rows[r][c]!r} is no rectangle")
        cells.append(Cell(r, c, height, breadth, rows[r][c]))
    return Grid(len(rows), width, tuple(cells))


def write(source: PlanSource, kind: str, folder: Path) -> Path:
    """Write the document to `folder` as `kind` (docx, html or txt) and return the file."""
    path = folder / f"{source.name}.{kind}"
    {"docx": _write_docx, "html": _write_html, "txt": _write_txt}[kind](source, path)
    return path


def _write_docx(source: PlanSource, path: Path) -> None:
    document = Document()
    if source.remarks.get("page") == "landscape":
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for block in source.blocks:
        if isinstance(block, str):
            document.add_paragraph(block.replace(BREAK, "\n"))
            continue
        table = document.add_table(block.rows, block.columns)
        places = [list(row.cells) for row in table.rows]
        for cell in block.cells:
            corner = places[cell.row][cell.column]
            if (cell.rows, cell.columns) != (1, 1):
                corner = corner.merge(places[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
            first, *others = cell.text.split(BREAK)
            corner.paragraphs[0].text = first
            for line in others:
                corner.add_paragraph(line)
        document.add_paragraph("")
    document.save(str(path))


def _write_html(source: PlanSource, path: Path) -> None:
    parts = [
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Văn bản</title>",
        "<style>p{margin:6pt 0}</style></head>\n<body><div class='content1'>",
    ]
    for block in source.blocks:
        if isinstance(block, str):
            parts.append(f"<p style='margin-top:6.0pt;text-align:justify'>{_markup(block)}</p>")
        else:
            parts.append(_html_table(block))
    parts.append("</div></body></html>\n")
    path.write_text("\n".join(parts), "utf-8")


def _html_table(grid: Grid) -> str:
    lines = [
        "<table border='1' cellspacing='0' cellpadding='0' width='100%' style='border-collapse:collapse'>"
    ]
    for r in range(grid.rows):
        lines.append("<tr>")
        for cell in (cell for cell in grid.cells if cell.row == r):
            spans = f" colspan='{cell.columns}'" if cell.columns > 1 else ""
            spans += f" rowspan='{cell.rows}'" if cell.rows > 1 else ""
            lines.append(
                f"<td{spans} valign='top' style='padding:0cm 5.4pt'>"
                f"<p align='center' style='text-align:center'>{_markup(cell.text) or '&nbsp;'}</p></td>"
            )
        lines.append("</tr>")
    return "\n".join([*lines, "</table>", "<p>&nbsp;</p>"])


def _markup(text: str) -> str:
    return escape(text, quote=False).replace(BREAK, "<br>\n")


def _write_txt(source: PlanSource, path: Path) -> None:
    between = " |\n" if source.remarks.get("txt") == "cells" else " | "
    lines: list[str] = []
    for block in source.blocks:
        if isinstance(block, str):
            lines.append(block.replace(BREAK, "\n"))
            continue
        for r in range(block.rows):
            texts = _row_texts(block, r)
            opening = "|\n" if between.endswith("\n") else "| "
            lines.append((opening + between.join([*texts, ""])).rstrip(" \n").replace(BREAK, "\n"))
        lines.append("")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _row_texts(grid: Grid, row: int) -> list[str]:
    """The cells of a row as copied text has them: merged to the left gone, merged from above left empty."""
    texts = []
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        if cell.row == row:
            texts.append(cell.text)
        elif cell.row < row < cell.row + cell.rows:
            texts.append("")
    return texts
