"""The rows of every sheet of the masters, from the register."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.model.register import Directory, Register
from toolkit.register import columns
from toolkit.register.rows import (
    agency_row,
    amendment_row,
    assignment_row,
    decision_row,
    doubt_row,
    figure_row,
    group_row,
    imported_row,
    link_row,
    measure_row,
    plan_row,
    succession_row,
    target_row,
    task_row,
)
from toolkit.register.tables import BookSpec, Row, SheetSpec

_BRIEF = 54


def sheet_rows(register: Register, book: BookSpec, spec: SheetSpec) -> tuple[Row, ...]:
    """All rows of one sheet of one workbook, in the order of the register."""
    if spec is columns.IMPORTED:
        tables = columns.IMPORTED_BY_BOOK[book.file]
        return tuple(imported_row(entry) for entry in register.imported if entry.table in tables)
    return _BUILDERS[spec.table](register)


def _member_rows(register: Register) -> tuple[Row, ...]:
    names = {agency.code: agency.name for agency in register.directory.agencies}
    return tuple(
        columns.MEMBERS.row(
            {
                "group": group.code,
                "agency": member.agency,
                "agency_name": names.get(member.agency),
                "valid_from": member.valid_from,
                "valid_to": member.valid_to,
            }
        )
        for group in register.directory.groups
        for member in group.members
    )


def _succession_rows(register: Register) -> tuple[Row, ...]:
    names = _owner_names(register.directory)
    return tuple(
        succession_row(entry, names.get(entry.successor or "")) for entry in register.directory.successions
    )


def _owner_names(directory: Directory) -> dict[str, str]:
    names = {group.code: group.name for group in directory.groups}
    return names | {agency.code: agency.name for agency in directory.agencies}


def _titles(register: Register) -> dict[str, str]:
    titles = {plan.key: plan.title for plan in register.plans}
    titles |= {task.key: task.title for task in register.tasks}
    return titles | {measure.key: measure.name for measure in register.measures}


def _assignment_rows(register: Register) -> tuple[Row, ...]:
    titles = _titles(register)
    return tuple(assignment_row(entry, _brief(titles.get(entry.item))) for entry in register.assignments)


def _doubt_rows(register: Register) -> tuple[Row, ...]:
    titles = _titles(register)
    return tuple(doubt_row(entry, _brief(titles.get(entry.doubt.key or ""))) for entry in register.doubts)


def _link_rows(register: Register) -> tuple[Row, ...]:
    titles = _titles(register)
    return tuple(link_row(link, titles.get(link.first), titles.get(link.second)) for link in register.links)


def _amendment_rows(register: Register) -> tuple[Row, ...]:
    titles = _titles(register)
    return tuple(amendment_row(entry, _brief(titles.get(entry.item))) for entry in register.amendments)


def _brief(title: str | None) -> str | None:
    """The beginning of a title, enough to recognise it on one line of print."""
    if title is None or len(title) <= _BRIEF:
        return title
    return f"{title[:_BRIEF].rsplit(' ', 1)[0]}…"


def _figure_rows(register: Register) -> tuple[Row, ...]:
    names = {measure.key: measure.name for measure in register.measures}
    return tuple(figure_row(figure, names.get(figure.measure)) for figure in register.figures)


_BUILDERS: dict[str, Callable[[Register], tuple[Row, ...]]] = {
    "agencies": lambda r: tuple(agency_row(entry) for entry in r.directory.agencies),
    "groups": lambda r: tuple(group_row(entry) for entry in r.directory.groups),
    "members": _member_rows,
    "successions": _succession_rows,
    "plans": lambda r: tuple(plan_row(entry) for entry in r.plans),
    "tasks": lambda r: tuple(task_row(entry) for entry in r.tasks),
    "assignments": _assignment_rows,
    "doubts": _doubt_rows,
    "links": _link_rows,
    "amendments": _amendment_rows,
    "measures": lambda r: tuple(measure_row(entry) for entry in r.measures),
    "targets": lambda r: tuple(target_row(entry) for entry in r.targets),
    "figures": _figure_rows,
    "decisions": lambda r: tuple(decision_row(entry) for entry in r.decisions),
}
