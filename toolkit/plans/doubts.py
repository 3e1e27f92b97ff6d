"""What a person must look at before a plan goes into the masters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from toolkit.messages import _
from toolkit.model.plan import Comparator, Doubt, PlanIndicator, PlanTask
from toolkit.plans.numerals import LETTERS, Numeral, NumeralKind, read_numeral, to_roman
from toolkit.plans.outline import Item
from toolkit.plans.quantities import Quantity, find_quantity
from toolkit.plans.similarity import held_by
from toolkit.vietnamese.dates import format_date

_PROMISES = re.compile(
    r"phấn đấu|ít nhất|tối thiểu|đảm bảo|bảo đảm|trở lên|không quá|\d\s+\w+/(?:ngày|tuần|tháng)\b",
    re.IGNORECASE,
)
_SAME_WORDS = 0.5


def early_deadlines(tasks: Iterable[PlanTask], issued_on: date) -> Iterator[Doubt]:
    """Tasks that were due before the plan was issued."""
    for task in tasks:
        if task.deadline is not None and task.deadline.due is not None and task.deadline.due < issued_on:
            yield Doubt(
                task.key,
                task.deadline.raw,
                _("This deadline ends on {due}, before the plan was issued ({issued}).").format(
                    due=format_date(task.deadline.due), issued=format_date(issued_on)
                ),
                _("Ask the issuer whether the year is right; a task done already gets its opening state."),
            )


def contradictions(duties: Iterable[PlanTask], tasks: Iterable[PlanTask]) -> Iterator[Doubt]:
    """Deadlines that differ between the body and the annex."""
    rows = {task.key: task for task in tasks}
    for duty in duties:
        for key in duty.same_as:
            own = rows[key].deadline
            if own is None or duty.deadline is None or own.due == duty.deadline.due:
                continue
            yield Doubt(
                key,
                rows[key].title,
                _("The annex says '{annex}', the body says '{body}' ({duty}); the annex was taken.").format(
                    annex=own.raw, body=duty.deadline.raw, duty=duty.key
                ),
                _("Ask the issuer which of the two holds, and put it into the deadline of this task."),
            )


def other_leads(duties: Iterable[PlanTask], tasks: Iterable[PlanTask]) -> Iterator[Doubt]:
    """Duties that the annex gives to other agencies than the body; groups on either side may hold the others."""
    rows = {task.key: task for task in tasks}
    for duty in duties:
        for key in duty.same_as:
            row = rows[key]
            named = (*row.leads, *duty.leads)
            if (
                not row.leads
                or not duty.leads
                or set(row.leads) & set(duty.leads)
                or any(map(_is_group, named))
            ):
                continue
            yield Doubt(
                key,
                row.title,
                _(
                    "The annex gives this task to {annex}, the body to {body} ({duty}); the annex was taken."
                ).format(annex=", ".join(row.leads), body=", ".join(duty.leads), duty=duty.key),
                _("Ask the issuer which of the two leads, and put it into the sheet 'Phân công'."),
            )


def _is_group(name: str) -> bool:
    return name.startswith(("Các ", "UBND các "))


def only_in_body(duties: Iterable[PlanTask]) -> Iterator[Doubt]:
    """Duties with a deadline that stand in no annex."""
    for duty in duties:
        if duty.deadline is not None and not duty.same_as:
            yield Doubt(
                duty.key,
                duty.title,
                _(
                    "This duty has a deadline ('{deadline}') but stands in no annex; nobody is asked for it."
                ).format(deadline=duty.deadline.raw),
                _("To have it reported, choose Có in the column 'Giao báo cáo' of the sheet 'Nhiệm vụ'."),
            )


def without_lead(duties: Iterable[PlanTask]) -> Iterator[Doubt]:
    """Duties of the body with a deadline for which nobody is named."""
    for duty in duties:
        if duty.deadline is not None and not duty.leads:
            yield Doubt(
                duty.key,
                duty.title,
                _("Nobody is named to lead this task."),
                _("Decide who leads it and enter the agency in the sheet 'Phân công'."),
            )


def without_owner(indicators: Sequence[PlanIndicator]) -> Iterator[Doubt]:
    """Indicators with targets for which nobody is named (parts of an indicator follow it)."""
    owned = {indicator.key for indicator in indicators if indicator.leads}
    for indicator in indicators:
        if indicator.targets and not indicator.leads and indicator.parent not in owned:
            yield Doubt(
                indicator.key,
                indicator.name,
                _("Nobody is named to report this target."),
                _("Decide who reports it and enter the agency in the sheet 'Phân công'."),
            )


def without_target(indicators: Sequence[PlanIndicator]) -> Iterator[Doubt]:
    """Indicators for which no target could be found (headings of parts that have one excepted)."""
    parents = {indicator.parent for indicator in indicators if indicator.targets}
    for indicator in indicators:
        if not indicator.targets and indicator.key not in parents:
            yield Doubt(
                indicator.key,
                indicator.name,
                _("No target is given for this indicator."),
                _("Compare with the document and enter the target in the sheet 'Mục tiêu', if there is one."),
            )


def targets_in_duties(duties: Iterable[PlanTask], indicators: Sequence[PlanIndicator]) -> Iterator[Doubt]:
    """Figures promised inside a duty, which no indicator asks for."""
    for duty in duties:
        for clause in re.split(r"[;()]|(?<=\D)\.\s|,\s(?=phấn đấu)", duty.title):
            quantity = find_quantity(clause) if _PROMISES.search(clause) else None
            if quantity is None or _is_asked(clause, quantity, indicators):
                continue
            bare = quantity.unit is None or not re.search("[%/]", quantity.unit)
            if not bare or quantity.comparator is not Comparator.EQUAL:
                yield Doubt(
                    duty.key,
                    clause.strip(),
                    _("A target stands inside this duty; no indicator asks for it."),
                    _("If it is to be followed, add it to the sheet 'Chỉ tiêu' with its target and owner."),
                )


def _is_asked(clause: str, quantity: Quantity, indicators: Sequence[PlanIndicator]) -> bool:
    """Whether an indicator of the same words demands the same figure already."""
    return any(
        any(target.value == quantity.value for target in indicator.targets)
        and held_by(indicator.name, clause) >= _SAME_WORDS
        for indicator in indicators
    )


def numbering_gaps(items: Sequence[Item]) -> Iterator[Doubt]:
    """Numbers missing from the headings and paragraphs of the body: something was lost there."""
    series: dict[tuple[str, ...], list[Item]] = {}
    lost_above: dict[str, list[str]] = {}
    for item in items:
        if item.numeral is None:
            continue
        place = tuple(heading.numeral.text for heading in item.path)
        if item.numeral.kind is NumeralKind.DECIMAL:
            above = item.numeral.text.rpartition(".")[0]
            if above not in place:
                found = lost_above.setdefault(" ".join(place), [])
                found.extend([above] if above not in found else [])
            place = (*place, above)
        series.setdefault((*place, item.numeral.kind.value), []).append(item)
    for where, numbers in lost_above.items():
        yield Doubt(
            None,
            ", ".join(numbers),
            _("These headings are lost in part {part}.").format(part=where.replace(" ", "."))
            if where
            else _("These headings are lost."),
            _look_for_gap(),
            _("body of the plan, part {part}").format(part=where.replace(" ", ".")) if where else "",
        )
    last: dict[tuple[int, str], int] = {}
    for key, members in series.items():
        row = (len(key), key[-1])
        yield from _gaps(".".join(key[:-1]), members, last.get(row, 0))
        last[row] = members[-1].numeral.ordinal if members[-1].numeral else 0


def _gaps(where: str, members: list[Item], before: int) -> Iterator[Doubt]:
    """Gaps in one series; it may go on from ``before``, the last number of the series in front of it."""
    first = members[0].numeral
    expected = before + 1 if first is not None and before and first.ordinal == before + 1 else 1
    for item in members:
        if item.numeral is None:
            continue
        here = item.numeral.ordinal
        if here > expected:
            missing = ", ".join(_written(item.numeral, number) for number in range(expected, here))
            yield Doubt(
                None,
                item.text,
                _("Number {missing} is missing before this one (part {part}).").format(
                    missing=missing, part=where
                )
                if where
                else _("Number {missing} is missing before this one.").format(missing=missing),
                _look_for_gap(),
                _("body of the plan, part {part}").format(part=where) if where else "",
            )
        expected = here + 1


def _look_for_gap() -> str:
    return _(
        "Look in the original whether something is missing there; if so, take a complete copy and read again."
    )


def _written(like: Numeral, number: int) -> str:
    if like.kind is NumeralKind.ROMAN:
        return to_roman(number)
    if like.kind in {NumeralKind.ARABIC, NumeralKind.PART}:
        return str(number)
    if like.kind is NumeralKind.DECIMAL:
        return f"{like.text.rpartition('.')[0]}.{number}"
    letter = LETTERS[number - 1]
    return letter.upper() if like.kind is NumeralKind.LETTER else letter


def row_gaps(rows: Sequence[PlanTask] | Sequence[PlanIndicator]) -> Iterator[Doubt]:
    """Numbers missing within an annex, whose sections begin at 1 again or go on from the section before."""
    section, last = "", 0
    runs_on = sum(row.no == "1" for row in rows) <= 1
    for row in rows:
        place = _series(row)
        if place is None or place == (section, last):
            continue
        here, number = place
        wanted = last + 1 if here == section or (runs_on and number > last) else 1
        if number > wanted:
            missing = ", ".join(str(number) for number in range(wanted, number))
            yield Doubt(
                row.key,
                f"{here}.{number}",
                _("Number {missing} is missing before this one (part {part}).").format(
                    missing=missing, part=here
                ),
                _look_for_gap(),
            )
        section, last = place


def _series(row: PlanTask | PlanIndicator) -> tuple[str, int] | None:
    """Section and number of a row; one that stands under a numbered heading ('II.3') counts as that heading."""
    numeral = read_numeral(row.no) if row.no else None
    if numeral is not None and numeral.kind is NumeralKind.ARABIC:
        return row.section, numeral.ordinal
    section, point, number = row.section.rpartition(".")
    return (section, int(number)) if point and number.isdigit() else None
