"""Tasks of a task annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.plan import Deadline, Doubt, Leader, Origin, PlanTask, Section, Source
from toolkit.plans.annexes import Annex, AnnexRow
from toolkit.plans.columns import Role
from toolkit.plans.leaders import read_leaders
from toolkit.plans.names import NameBook
from toolkit.plans.owner_doubts import doubt_owners
from toolkit.plans.owners import read_owners
from toolkit.plans.roles_in_cell import split_roles
from toolkit.plans.rows import Entry, group_rows
from toolkit.plans.task_doubts import doubt_heading, doubt_task, doubt_without_leads
from toolkit.vietnamese.deadlines import read_deadline

_GIVEN_TO = re.compile(r"(?:(?:các )?nhiệm vụ )?(?:của|giao(?: cho)?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnexTasks:
    """What one task annex holds. ``restarted`` and ``unnumbered`` name sections with lost headings."""

    sections: tuple[Section, ...]
    tasks: tuple[PlanTask, ...]
    restarted: tuple[str, ...]
    unnumbered: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def read_tasks(annex: Annex, plan: str, book: NameBook, authority: str = "UBND tỉnh") -> AnnexTasks:
    """The tasks of an annex; ``plan`` is the key of the plan ('557-2023'), ``authority`` whose leaders it names."""
    own = Role.TITLE if annex.has(Role.TITLE) else Role.NAME
    grouped = group_rows(annex, own, _is_task, heads=True)
    tasks: list[PlanTask] = []
    doubts = list(doubt_heading(annex))
    titles = {section.no: section.title or "" for section in grouped.sections}
    for entry in _whole(grouped.entries, own):
        key = _key(plan, entry, {task.key for task in tasks})
        leaders = read_leaders(entry.row.text(Role.LEADER), authority)
        entry = _with_owner(entry, titles.get(entry.section, ""), book)
        task, unsure = _task(entry, key, annex, book, leaders)
        tasks.append(task)
        doubts.extend(unsure)
    if not annex.has(Role.LEAD) and not all(task.leads for task in tasks):
        doubts.append(doubt_without_leads(annex))
    return AnnexTasks(grouped.sections, tuple(tasks), grouped.restarted, grouped.unnumbered, tuple(doubts))


def _with_owner(entry: Entry, section: str, book: NameBook) -> Entry:
    """The row with the agency its section is headed by, where no cell of its own names one ('II. Sở Y tế')."""
    if entry.row.line_of(Role.LEAD) or not section:
        return entry
    owners = read_owners(_GIVEN_TO.sub("", section), book)
    if not owners.names or owners.unknown:
        return entry
    return replace(
        entry, row=replace(entry.row, cells={**entry.row.cells, Role.LEAD: "\n".join(owners.names)})
    )


def _is_task(row: AnnexRow) -> bool:
    return any(row.line_of(role) for role in (Role.LEAD, Role.COOPERATING, Role.DEADLINE, Role.PRODUCT))


def _whole(entries: tuple[Entry, ...], own: Role) -> Iterator[Entry]:
    """Entries with the rows that only go on with the task above added to it (merged cells)."""
    waiting: Entry | None = None
    for entry in entries:
        if waiting is not None and own in entry.row.continued and entry.numeral == waiting.numeral:
            waiting = replace(waiting, row=_added(waiting.row, entry.row, own))
            continue
        if waiting is not None:
            yield waiting
        waiting = entry
    if waiting is not None:
        yield waiting


def _added(row: AnnexRow, more: AnnexRow, own: Role) -> AnnexRow:
    cells = dict(row.cells)
    for role, text in more.cells.items():
        if role not in {own, Role.NUMBER} and text and text not in cells.get(role, "").split("\n"):
            cells[role] = f"{cells.get(role, '')}\n{text}".strip()
    return replace(row, cells=cells)


def _key(plan: str, entry: Entry, taken: set[str]) -> str:
    """'557-2023/II.5'; a section that is a task has no number; unnumbered rows take a free one."""
    if entry.own_section:
        return f"{plan}/{entry.section}"
    if (entry.numeral is not None or entry.bullet) and (key := f"{plan}/{entry.place}") not in taken:
        return key
    number = 1
    while f"{plan}/{entry.section}.x{number}" in taken:
        number += 1
    return f"{plan}/{entry.section}.x{number}"


def _task(
    entry: Entry, key: str, annex: Annex, book: NameBook, leaders: tuple[Leader, ...]
) -> tuple[PlanTask, list[Doubt]]:
    row = entry.row
    leading, helping = split_roles(row.text(Role.LEAD))
    both = annex.heading_of(Role.LEAD) if not helping and not annex.has(Role.COOPERATING) else ""
    leads = read_owners(leading, book)
    cooperating = read_owners("\n".join(filter(None, (helping, row.text(Role.COOPERATING)))), book)
    deadline = _deadline(row.line_of(Role.DEADLINE))
    task = PlanTask(
        key=key,
        origin=Origin.ANNEX,
        section=entry.section,
        no=None if entry.own_section or entry.numeral is None else entry.numeral.text,
        title=entry.title,
        leads=leads.names,
        cooperating=cooperating.names,
        product=row.line_of(Role.PRODUCT) or None,
        leaders=leaders,
        deadline=deadline,
        source=Source(annex.caption, row.line),
    )
    unsure = [*doubt_owners(key, leads, book), *doubt_owners(key, cooperating, book)]
    return task, [*unsure, *doubt_task(task, entry, annex, both)]


def _deadline(text: str) -> Deadline | None:
    return read_deadline(text) if text.strip(" -–.") else None
