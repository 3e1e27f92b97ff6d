"""The material of the consolidated workbook, and the ticks a person made in the one before."""

from __future__ import annotations

from dataclasses import replace

from toolkit.consolidation.rule_statistics import statistics_of
from toolkit.messages import ngettext, use_language
from toolkit.reporting.workbook_choices_reader import read_choices
from toolkit.reporting.workbook_input import WorkbookInput
from toolkit.workflows.state import PeriodState
from toolkit.workflows.workspace import Session


def workbook_input(session: Session, state: PeriodState) -> WorkbookInput:
    """Everything the workbook shows of the state, whichever run took a file in; without ticks."""
    return WorkbookInput(
        consolidation=state.consolidation,
        register=state.register,
        judged=tuple(replace(file, new=False) if file.new else file for file in state.judged),
        questions=state.counting.questions,
        province=session.settings.province.name,
        due=session.due,
        problems=_problems(state),
        statistics=statistics_of(state.counting),
    )


def with_choices(session: Session, given: WorkbookInput) -> WorkbookInput:
    """The same with the ticks of the workbook on the disk, so that they are kept."""
    return replace(given, choices=read_choices(session.outbox / "consolidated.xlsx"))


def _problems(state: PeriodState) -> tuple[str, ...]:
    """One sentence for what the list of issued forms tells one by one; the workbook is always Vietnamese."""
    count = len(state.problems)
    if not count:
        return ()
    with use_language("vi"):
        text = ngettext(
            "{n} task or measure has no agency that is sure to report it; see the list of issued forms.",
            "{n} tasks and measures have no agency that is sure to report them; see the list of issued forms.",
            count,
        )
    return (text.format(n=count),)
