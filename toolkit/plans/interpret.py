"""A document to a plan: header, annexes, targets and duties of the body, and everything doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.messages import _
from toolkit.model.errors import PlanError
from toolkit.model.plan import Doubt, PlanHeader, PlanIndicator, PlanReading, PlanTask, Section
from toolkit.plans import doubts as doubtful
from toolkit.plans.annex_doubts import annex_missing, unread_tables
from toolkit.plans.annexes import Annex, AnnexKind, find_annexes
from toolkit.plans.body_targets import compare
from toolkit.plans.cautions import cautioned
from toolkit.plans.cleaning import tidy
from toolkit.plans.columns import Role
from toolkit.plans.document import Document
from toolkit.plans.duties import read_duties
from toolkit.plans.goals import find_goals, goal_sections, read_goals
from toolkit.plans.header import read_header
from toolkit.plans.indicators import read_indicators
from toolkit.plans.links import link
from toolkit.plans.names import NameBook, province_of
from toolkit.plans.outline import Item, read_outline
from toolkit.plans.places import placed
from toolkit.plans.sections import agreeing, body_groups, counterparts, renumbered, with_titles
from toolkit.plans.tasks import read_tasks


@dataclass(frozen=True, slots=True)
class _Tasks:
    """Everything read from the task annexes, and the doubts about it."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    restarted: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def _apart(own: tuple[Section, ...], sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The groups of the indicators, where they are not those of the tasks."""
    return () if set(own) <= set(sections) else own


@dataclass(frozen=True, slots=True)
class _Indicators:
    """Everything read from the indicator annexes and the goal paragraphs."""

    sections: tuple[Section, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def interpret(document: Document, names: NameBook) -> PlanReading:
    """What the document says as a plan; PlanError when it is none (no number, no date, nothing to do)."""
    document = tidy(document)
    annexes = find_annexes(document)
    items = read_outline(document)
    header, unsure = read_header(document)
    names = names.of_province(province_of(header.issuer)).with_communes_of(document.texts())
    tasks = _tasks(annexes, header, names)
    indicators = _indicators(annexes, items, header, names)
    groups = body_groups(items)
    told = read_duties(items, header.key, names)
    duties = link(renumbered(told.tasks, counterparts(groups, tasks.sections)), tasks.tasks)
    if not (tasks.tasks or indicators.indicators or duties):
        raise PlanError(
            _(
                "{name} has no table of tasks or indicators and no part with duties or targets, "
                "so it is no plan. Check that it is the right file and that its annexes are in it."
            ).format(name=document.name)
        )
    titled = with_titles(tasks.sections, tasks.restarted, groups, agreeing(duties, tasks.tasks))
    return PlanReading(
        plan=header,
        sections=titled.sections or indicators.sections or groups,
        tasks=(*tasks.tasks, *duties),
        indicators=indicators.indicators,
        indicator_sections=_apart(indicators.sections or goal_sections(items), titled.sections or groups),
        doubts=placed(
            (
                *cautioned(document.cautions),
                *unsure,
                *titled.doubts,
                *tasks.doubts,
                *told.doubts,
                *doubtful.early_deadlines(tasks.tasks or duties, header.issued_on),
                *doubtful.contradictions(duties, tasks.tasks),
                *doubtful.other_leads(duties, tasks.tasks),
                *doubtful.without_lead(duties),
                *(doubtful.only_in_body(duties) if tasks.tasks else ()),
                *indicators.doubts,
                *doubtful.targets_in_duties(duties, indicators.indicators),
                *unread_tables(document, annexes),
                *annex_missing(document, annexes),
                *doubtful.numbering_gaps(items),
            ),
            (*tasks.tasks, *duties, *indicators.indicators),
        ),
    )


def _tasks(annexes: Iterable[Annex], header: PlanHeader, names: NameBook) -> _Tasks:
    result = _Tasks()
    authority = "UBND thành phố" if "thành phố" in header.issuer.lower() else "UBND tỉnh"
    for annex in annexes:
        if annex.kind is not AnnexKind.TASKS:
            continue
        read = read_tasks(annex, header.key, names, authority)
        prefix = _prefix(result.tasks, read.tasks, annex.number)
        own = tuple(_moved(task, header.key, prefix) for task in read.tasks)
        result = _Tasks(
            (*result.sections, *(Section(prefix + s.no, s.title) for s in read.sections)),
            (*result.tasks, *own),
            (*result.restarted, *(prefix + no for no in read.restarted)),
            (
                *result.doubts,
                *(replace(d, key=_moved_key(d.key, header.key, prefix)) for d in read.doubts),
                *doubtful.row_gaps(own),
            ),
        )
    return result


def _prefix(before: tuple[PlanTask, ...], more: tuple[PlanTask, ...], number: int | None) -> str:
    """'PL2.' and so on for a second annex that numbers its rows like the first; '' where no key is taken.

    The number is that of the annex, where it has one that is not yet used.
    """
    taken = {task.key for task in before}
    if not any(task.key in taken for task in more):
        return ""
    used = {task.section.partition(".")[0] for task in before}
    printed = f"PL{number}."
    if number is not None and printed.rstrip(".") not in used:
        return printed
    return f"PL{len({task.source.part for task in before if task.source}) + 1}."


def _moved(task: PlanTask, plan: str, prefix: str) -> PlanTask:
    return replace(task, key=_moved_key(task.key, plan, prefix) or task.key, section=prefix + task.section)


def _moved_key(key: str | None, plan: str, prefix: str) -> str | None:
    return None if key is None else key.replace(f"{plan}/", f"{plan}/{prefix}", 1)


def _indicators(
    annexes: Iterable[Annex], items: tuple[Item, ...], header: PlanHeader, names: NameBook
) -> _Indicators:
    annex_rows: tuple[PlanIndicator, ...] = ()
    sections: tuple[Section, ...] = ()
    unsure: tuple[Doubt, ...] = ()
    years: list[int | None] = []
    for number, annex in enumerate((a for a in annexes if a.kind is AnnexKind.INDICATORS), start=1):
        plan = header.key
        read = read_indicators(annex, plan, names)
        taken = {row.key for row in read.indicators} & {row.key for row in annex_rows}
        prefix = f"PL{annex.number or number}." if taken else ""
        rows = tuple(_moved_indicator(row, plan, prefix) for row in read.indicators)
        annex_rows = (*annex_rows, *rows)
        sections = (*sections, *(Section(prefix + own.no, own.title) for own in read.sections))
        told = (replace(doubt, key=_moved_indicator_key(doubt.key, plan, prefix)) for doubt in read.doubts)
        unsure = (*unsure, *told, *doubtful.row_gaps(rows))
        years.extend(column.year for column in annex.columns if column.role is Role.TARGET)
    goals = read_goals(find_goals(items), header.key, "CT.TM" if annex_rows else "CT")
    compared = compare(annex_rows, goals, years[0] if len(years) == 1 else None)
    rows = (*compared.annex, *compared.body_only)
    return _Indicators(
        sections,
        rows,
        (*unsure, *compared.doubts, *doubtful.without_target(rows), *doubtful.without_owner(rows)),
    )


def _moved_indicator(row: PlanIndicator, plan: str, prefix: str) -> PlanIndicator:
    key, parent = (_moved_indicator_key(own, plan, prefix) for own in (row.key, row.parent))
    return replace(row, key=key or row.key, parent=parent, section=prefix + row.section)


def _moved_indicator_key(key: str | None, plan: str, prefix: str) -> str | None:
    return None if key is None else key.replace(f"{plan}/CT.", f"{plan}/CT.{prefix}", 1)
