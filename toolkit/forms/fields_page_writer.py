"""docs/bieu-mau.md: every cell an agency fills, made from the layout.

``python -m toolkit.forms.fields_page_writer docs/bieu-mau.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.files.store import write_atomic
from toolkit.forms.columns import AnswerField, BoxSheet, Layout, Required, TableSheet
from toolkit.forms.layout import LAYOUT
from toolkit.messages import N_, _, use_language
from toolkit.model.form import CellType, MeasureLine, TaskLine

_KINDS: Mapping[CellType, str] = {
    CellType.CHOICE: N_("choice"),
    CellType.NUMBER: N_("number"),
    CellType.PERCENT: N_("percentage, 0 to 100"),
    CellType.DATE: N_("date"),
    CellType.TEXT: N_("text"),
}
_REQUIRED: Mapping[Required, str] = {
    Required.ALWAYS: N_("always"),
    Required.WHEN_DONE: N_("when done"),
    Required.WHEN_UNDER_WAY: N_("when under way"),
    Required.WHEN_STARTED: N_("when done or under way"),
    Required.WHEN_LATE: N_("when due and not done"),
    Required.WHEN_FIGURE: N_("when there is a figure"),
    Required.WHEN_EXTENSION: N_("when an extension is asked for"),
    Required.NEVER: "",
}


def fields_text(layout: Layout = LAYOUT, language: str = "vi") -> str:
    """The page as Markdown: a table for each sheet, a row for each cell to fill."""
    with use_language(language):
        title = _("The cells of the form")
        note = _(
            "This page is made from the program; do not edit it. "
            "The names in the second column are those of the fields in the JSON output."
        )
        parts = [f"# {title}", note, *(_sheet(sheet) for sheet in layout.sheets)]
    return "\n\n".join(parts) + "\n"


def _sheet(sheet: TableSheet[TaskLine] | TableSheet[MeasureLine] | BoxSheet) -> str:
    headings = (_("Cell"), _("Field"), _("Kind"), _("Required"), _("How to fill it"))
    rows = (_row(_cells(field)) for field in sheet.fields)
    return "\n".join((f"## {sheet.name}", "", _row(headings), _row(("---",) * len(headings)), *rows))


def _cells(field: AnswerField) -> tuple[str, ...]:
    kind = _(_KINDS[field.kind])
    if field.choices:
        kind = f"{kind}: {'; '.join(choice.label for choice in field.choices)}"
    required = _REQUIRED[field.required]
    return field.heading, f"`{field.name}`", kind, _(required) if required else "", field.help


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: Sequence[str]) -> None:
    """Write the page to the path given."""
    (path,) = arguments
    write_atomic(Path(path), fields_text().encode())


if __name__ == "__main__":
    main(sys.argv[1:])
