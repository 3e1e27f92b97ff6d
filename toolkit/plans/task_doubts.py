"""What is doubtful about one row of a task annex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.messages import _
from toolkit.model.plan import DeadlineKind, Doubt, PlanTask
from toolkit.plans.annexes import Annex, AnnexRow
from toolkit.plans.columns import Role
from toolkit.plans.rows import Entry
from toolkit.vietnamese.deadlines import read_deadlines

_VAGUE = re.compile(r"khi|sau|theo|căn cứ|tùy|nếu|trước|trên cơ sở|kể từ|cùng với", re.IGNORECASE)
_BOTH = re.compile(r"phối hợp", re.IGNORECASE)


def doubt_task(task: PlanTask, entry: Entry, annex: Annex, both: str) -> Iterator[Doubt]:
    """The doubts about a task; ``both`` is the heading of its lead column where only that column names agencies."""
    if not task.leads and annex.has(Role.LEAD):
        yield Doubt(
            task.key,
            task.title,
            _("Nobody is named to lead this task."),
            _("Decide who leads it and enter the agency in the sheet 'Phân công'."),
        )
    if len(task.leads) > 1 and _BOTH.search(both):
        yield Doubt(
            task.key,
            "; ".join(task.leads),
            _("One column names those who lead and those who cooperate, without saying who is which."),
            _("All were taken as leading; give the others the role 'phối hợp' in the sheet 'Phân công'."),
        )
    yield from _leaders(task)
    yield from _deadline(task, annex)
    yield from _several(task, entry.row)
    if entry.numeral is None and not (entry.own_section or entry.bullet):
        yield Doubt(
            task.key,
            task.title,
            _("This row has no number; a key was made from its place."),
            _("Look in the original whether it is a task of its own or goes on with the row above."),
        )
    yield from doubt_row(task.key, entry.row, task.title)


def doubt_without_leads(annex: Annex) -> Doubt:
    """The doubt about an annex no column of which says who leads."""
    return Doubt(
        None,
        " | ".join(column.heading for column in annex.columns),
        _("This table has no column that says who leads; its tasks have no owner."),
        _("Decide who leads each of them and enter the agencies in the sheet 'Phân công'."),
        annex.caption,
    )


def doubt_heading(annex: Annex) -> Iterator[Doubt]:
    """The doubt about an annex whose heading lost which of its wide cells stands over which columns."""
    if not annex.certain:
        yield Doubt(
            None,
            " | ".join(column.heading for column in annex.columns),
            _("The heading of this table does not tell for certain which column is which."),
            _("Compare its columns with the original, or take the document as .docx and read again."),
            annex.caption,
        )


def doubt_row(key: str, row: AnnexRow, text: str) -> Iterator[Doubt]:
    """The doubt about a row whose cells may stand in other columns than they were read in."""
    if row.uneven:
        yield Doubt(
            key,
            text,
            _(
                "This row has more or fewer cells than the heading; some may have been read in a wrong column."
            ),
            _("Compare the row with the original, or take the document as .docx and read again."),
        )


def _leaders(task: PlanTask) -> Iterator[Doubt]:
    for who in task.leaders:
        if not who.role:
            yield Doubt(
                task.key,
                who.name,
                _("The office of this leader is not given."),
                _("Type office and name in the column 'Lãnh đạo chỉ đạo'."),
            )


def _deadline(task: PlanTask, annex: Annex) -> Iterator[Doubt]:
    own = task.deadline
    if own is None:
        if annex.has(Role.DEADLINE):
            yield Doubt(
                task.key,
                task.title,
                _("No deadline is given."),
                _("If the original has one, type it in the column 'Hạn cuối'."),
            )
    elif own.kind is DeadlineKind.CONDITIONAL and not _VAGUE.search(own.raw):
        yield Doubt(
            task.key,
            own.raw,
            _("This deadline could not be read as a date or period."),
            _("If it has a last day, type it in the column 'Hạn cuối' and choose 'Loại thời hạn'."),
        )


def _several(task: PlanTask, row: AnnexRow) -> Iterator[Doubt]:
    """The doubt about a cell with several deadlines: one row has one due date, the last of them."""
    if task.deadline is None or len(parts := read_deadlines(row.text(Role.DEADLINE))) < 2:
        return
    yield Doubt(
        task.key,
        "; ".join(part.raw for part in parts),
        _("This cell holds several deadlines; the last one was taken as due date."),
        _("If each part is reported by itself, give the agencies their own dates in the sheet 'Phân công'."),
    )
