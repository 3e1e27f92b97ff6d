"""`toolkit form describe`: the answer cells of a form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from toolkit.forms.describe import describe
from toolkit.messages import _
from toolkit.model.errors import WorkspaceError


@dataclass(frozen=True, slots=True)
class FormDescription:
    """The JSON surface, and the same as rows of text for a screen."""

    surface: dict[str, object]
    rows: tuple[tuple[str, ...], ...]


def describe_form(file: Path) -> FormDescription:
    """Describe a form or feedback workbook; WorkspaceError when the file is neither."""
    from toolkit.workflows.reading import open_workbook

    if not file.is_file():
        raise WorkspaceError(_("{path} is not there. Check the path and the file name.").format(path=file))
    surface = describe(open_workbook(file))
    if not surface.get("agency"):
        raise WorkspaceError(
            _("{path} is not a form of this toolkit: it carries no form code.").format(path=file)
        )
    cells = cast(list[dict[str, object]], surface["cells"])
    columns = ("sheet", "cell", "line", "field", "type", "required")
    rows = tuple(
        tuple(str(cell[name] if cell[name] is not None else "-") for name in columns) for cell in cells
    )
    return FormDescription(surface, rows)
