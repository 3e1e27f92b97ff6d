"""The material of the consolidated workbook, with the ticks a person made in the one before."""

from __future__ import annotations

from toolkit.reporting.ticks_reader import ticks_in
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workspace import Session


def workbook_input(session: Session, state: PeriodState) -> WorkbookInput:
    """Everything the workbook shows; ticks of the workbook on the disk are kept."""
    return WorkbookInput(
        consolidation=state.consolidation,
        register=state.register,
        contents=state.contents,
        judged=state.judged,
        questions=state.counting.questions,
        due=session.due,
        province=session.settings.province.name,
        ticked=ticks_in(session.outbox / "consolidated.xlsx"),
    )
