"""The material of the consolidated workbook, with the ticks a person made in the one before."""

from __future__ import annotations

from toolkit.reporting.workbook_choices_reader import read_choices
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workspace import Session


def workbook_input(session: Session, state: PeriodState) -> WorkbookInput:
    """Everything the workbook shows; ticks of the workbook on the disk are kept."""
    return WorkbookInput(
        consolidation=state.consolidation,
        register=state.register,
        judged=state.judged,
        questions=state.counting.questions,
        province=session.settings.province.name,
        due=session.due,
        choices=read_choices(session.outbox / "consolidated.xlsx"),
        problems=tuple(problem.text for problem in state.problems),
    )
