"""Opening one workbook of unknown origin for a look, with the same care as a received one."""

from __future__ import annotations

from pathlib import Path

from toolkit.intake.content_kinds import WORKBOOKS, Handling, handling, refusal
from toolkit.intake.limits import Limits
from toolkit.intake.pool import Failed, run_all
from toolkit.intake.type_reader import read_kind
from toolkit.messages import _
from toolkit.messages.catalogue import describe
from toolkit.model.errors import WorkspaceError
from toolkit.model.returns import RawWorkbook


def open_workbook(path: Path, limits: Limits | None = None) -> RawWorkbook:
    """The cells of a workbook, read in a process that can be killed; WorkspaceError when it cannot be read."""
    limits = limits or Limits()
    sniffed = read_kind(path, limits)
    if handling(sniffed, path.name) is not Handling.RETURN:
        reasons = [describe(finding) for finding in refusal(sniffed)]
        text = " ".join(f"{reason.message} {reason.remedy}" for reason in reasons)
        raise WorkspaceError(
            _("{path} is not an Excel workbook. {reason}").format(path=path, reason=text).strip()
        )
    outcome = run_all(_read, [(path, WORKBOOKS[sniffed.kind])], limits)[0]
    if isinstance(outcome, Failed):
        raise WorkspaceError(
            _("{path} cannot be read; it may be damaged. Open it in Excel, save it again, and retry.").format(
                path=path
            )
        )
    return outcome


def _read(item: tuple[Path, object]) -> RawWorkbook:
    from toolkit.forms.kinds import FileKind
    from toolkit.forms.reader import read_workbook

    path, kind = item
    assert isinstance(kind, FileKind)
    return read_workbook(path, kind)
