"""Indicators of an indicator annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.messages import _
from toolkit.model.plan import Doubt, Origin, PlanIndicator, Section, Source, Target
from toolkit.plans.annexes import Annex, AnnexRow
from toolkit.plans.columns import Column, Role
from toolkit.plans.names import NameBook
from toolkit.plans.numerals import Numeral, NumeralKind
from toolkit.plans.owner_doubts import doubt_owners
from toolkit.plans.owners import read_owners
from toolkit.plans.rows import Entry, group_rows
from toolkit.plans.target_cells import left_out, read_target_cell
from toolkit.plans.targets import When, read_when
from toolkit.plans.task_doubts import doubt_heading, doubt_row

_BULLET = re.compile(r"^[-–—+*•]\s*")
_UNIT_IN_NAME = re.compile(
    r"\((?P<unit>%|‰|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm)\s+)*(?:đồng|USD|tấn|lượt|người|khách|kWh|MW|m[23²³])\S*"
    r"|ha|km2?|người|lượt|xã|giường|điểm|đơn vị|doanh nghiệp)\)\W*$",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"20\d\d")
_NO_VALUE = re.compile(r"[-–—…. x]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnexIndicators:
    """What one indicator annex holds; ``restarted`` are sections without a heading."""

    sections: tuple[Section, ...]
    indicators: tuple[PlanIndicator, ...]
    restarted: tuple[str, ...]
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class _Keys:
    """Keys given so far, and the row that children belong to."""

    plan: str
    taken: set[str] = field(default_factory=set)
    parent: str | None = None
    children: dict[str, int] = field(default_factory=dict)

    def next(self, entry: Entry) -> tuple[str, str | None]:
        """The key of this row and that of its parent ('557-2023/CT.III.2.1' under '557-2023/CT.III.2')."""
        base = f"{self.plan}/CT.{entry.section}"
        if entry.own_section:
            self.parent = base
            return self._free(base), None
        numeral = entry.numeral
        if numeral is None or _is_child(numeral):
            parent = self.parent if self.parent and self.parent.startswith(f"{base}") else None
            return self._free(self._child(base, parent, numeral)), parent
        self.parent = self._free(f"{base}.{numeral.text}")
        return self.parent, None

    def _child(self, base: str, parent: str | None, numeral: Numeral | None) -> str:
        if numeral is not None and numeral.kind is NumeralKind.DECIMAL:
            return f"{base}.{numeral.text}"
        above = parent or base
        self.children[above] = self.children.get(above, 0) + 1
        return f"{above}.{numeral.text if numeral is not None else self.children[above]}"

    def _free(self, key: str) -> str:
        number, free = 2, key
        while free in self.taken:
            free, number = f"{key}.x{number}", number + 1
        self.taken.add(free)
        return free


def _is_child(numeral: Numeral) -> bool:
    return numeral.kind in {NumeralKind.DECIMAL, NumeralKind.SMALL}


def read_indicators(annex: Annex, plan: str, book: NameBook) -> AnnexIndicators:
    """The indicators of an annex; ``plan`` is the key of the plan ('557-2023')."""
    own = Role.NAME if annex.has(Role.NAME) else Role.TITLE
    targets = _asked(annex, int(plan.rpartition("-")[2]))
    grouped = group_rows(annex, own, _is_indicator, heads=False)
    keys = _Keys(plan)
    indicators: list[PlanIndicator] = []
    doubts = list(doubt_heading(annex))
    for entry in grouped.entries:
        key, parent = keys.next(entry)
        asked = replace(entry.row, targets=tuple(t for t in entry.row.targets if t[0] in targets))
        indicator, unsure = _indicator(replace(entry, row=asked), (key, parent), annex, book)
        indicators.append(indicator)
        doubts.extend(unsure)
    return AnnexIndicators(grouped.sections, tuple(indicators), grouped.restarted, tuple(doubts))


def _asked(annex: Annex, issued: int) -> frozenset[Column]:
    """The columns that demand something: of years, those from the year of issue on, if there are any such.

    What lies before the plan is where it starts from, whether or not the heading says so.
    """
    columns = [column for column in annex.columns if column.role is Role.TARGET]
    later = any(column.year is not None and column.year >= issued for column in columns)
    return frozenset(c for c in columns if not later or c.year is None or c.year >= issued)


def _is_indicator(row: AnnexRow) -> bool:
    return bool(
        row.line_of(Role.UNIT) or row.line_of(Role.LEAD) or any(text for _column, text in row.targets)
    )


def _indicator(
    entry: Entry, keys: tuple[str, str | None], annex: Annex, book: NameBook
) -> tuple[PlanIndicator, list[Doubt]]:
    key, parent = keys
    row = entry.row
    name = _BULLET.sub("", entry.title)
    unit = row.line_of(Role.UNIT) or (_unit_in(name) if not annex.has(Role.UNIT) else None)
    leads = read_owners(row.text(Role.LEAD), book)
    doubts = doubt_owners(key, leads, book)
    targets: list[Target] = []
    for column, text in row.targets:
        found = read_target_cell(text, unit, _when(column, name).otherwise(_time_of(row)))
        if column.label is not None:
            found = tuple(replace(target, label=target.label or column.label) for target in found)
        targets.extend(found)
        doubts.extend(_doubt_cell(key, text, found))
    doubts.extend(doubt_row(key, row, name))
    indicator = PlanIndicator(
        key=key,
        origin=Origin.ANNEX,
        section=entry.section,
        no=None if entry.own_section or entry.numeral is None else entry.numeral.text,
        parent=parent,
        name=name,
        unit=unit,
        leads=leads.names,
        note=row.line_of(Role.NOTE) or None,
        targets=tuple(targets),
        source=Source(annex.caption, row.line),
    )
    return indicator, doubts


def _time_of(row: AnnexRow) -> When:
    """The year or period in the row's own column of time ('Năm 2027', '2030')."""
    text = row.line_of(Role.DEADLINE)
    return When(int(text)) if _BARE_YEAR.fullmatch(text) else read_when(text)


def _doubt_cell(key: str, text: str, found: tuple[Target, ...]) -> Iterator[Doubt]:
    """The doubt about a cell of which nothing, or not everything, was read as a target."""
    if text and not found and not _NO_VALUE.fullmatch(text):
        yield Doubt(
            key,
            text,
            _("This target could not be read as a number."),
            _("Enter it by hand in the sheet 'Mục tiêu', or follow it as a task."),
        )
    rest = left_out(text, found) if found else ()
    if rest:
        yield Doubt(
            key,
            text,
            _("This target has a figure that was not understood: {figures}.").format(figures="; ".join(rest)),
            _("Compare with the document and correct the target in the sheet 'Mục tiêu'."),
        )


def _unit_in(name: str) -> str | None:
    """The unit a name ends with in brackets ('Thu ngân sách (tỷ đồng)'), where no column gives it."""
    found = _UNIT_IN_NAME.search(name)
    return None if found is None else found["unit"].strip()


def _when(column: Column, name: str) -> When:
    """What the heading says; the name adds what the heading leaves open."""
    own = read_when(name)
    return When(column.year or (None if column.period else own.year), own.period or column.period)
