"""Faults in the masters: each with file, sheet and cell, all told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.messages import _, ngettext
from toolkit.model.errors import WorkspaceError
from toolkit.register.tables import Row, SheetSpec


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is and, as a finished clause, what is wrong and what to type."""

    file: str
    sheet: str
    cell: str
    text: str

    @classmethod
    def at(cls, spec: SheetSpec, row: int, column: int | None, text: str) -> Fault:
        """A fault in a cell of a sheet; the file is filled in by ``in_file``."""
        return cls("", spec.name, f"{letters(column or 1)}{row}", text)

    def in_file(self, file: str) -> Fault:
        """The same fault with the name of its workbook."""
        return Fault(self.file or file, self.sheet, self.cell, self.text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that was read, its row number, and the column each field stands in."""

    row: Row
    number: int
    fields: tuple[tuple[str, int], ...]

    def fault(self, field: str, text: str) -> Fault:
        """A fault in the cell of a field of this row."""
        column = next((number for name, number in self.fields if name == field), None)
        return Fault.at(self.row.spec, self.number, column, text)


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def raise_faults(faults: Sequence[Fault]) -> None:
    """Raise one WorkspaceError that lists all faults, a line each; do nothing when there are none."""
    if not faults:
        return
    lines = [
        _("- {file}, sheet “{sheet}”, cell {cell}: {text}.").format(
            file=fault.file, sheet=fault.sheet, cell=fault.cell, text=fault.text
        )
        if fault.cell
        else _("- {file}, sheet “{sheet}”: {text}.").format(
            file=fault.file, sheet=fault.sheet, text=fault.text
        )
        for fault in faults
    ]
    head = ngettext(
        "The master workbooks have {n} fault; correct it and run again:",
        "The master workbooks have {n} faults; correct them and run again:",
        len(lines),
    ).format(n=len(lines))
    raise WorkspaceError("\n".join((head, *lines)))
