"""What a document says, as items of the masters: composite targets become measures of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.plan import Comparator, Origin, PlanIndicator, PlanReading, PlanTask, Target
from toolkit.model.register import Direction, Measure, MeasureKind, Task
from toolkit.vietnamese.text import match_key

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_YEARLY = ("hằng năm", "hàng năm", "mỗi năm")
_RATES = ("bình quân", "tốc độ", "tăng", "giảm")
_SHARES = ("tỷ lệ", "tỷ trọng", "cơ cấu", "độ che phủ", "tỷ suất bao phủ")
_CHANGES = ("tăng", "giảm", "tốc độ")
_LEADING = ("trong đó:", "trong đó")
_NO_CHANGE = "giá trị tăng thêm"


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """A measure as a document gives it, with those who lead it and its targets there."""

    measure: Measure
    leads: tuple[str, ...]
    targets: tuple[Target, ...]


def tasks_of(reading: PlanReading) -> tuple[Task, ...]:
    """The tasks of a document; a duty of the narrative part is not asked until a person ticks it."""
    titles = {section.no: section.title for section in reading.sections}
    return tuple(_task(task, reading.plan.key, titles.get(task.section)) for task in reading.tasks)


def _task(task: PlanTask, plan: str, section_title: str | None) -> Task:
    return Task(
        key=task.key,
        plan=plan,
        section=task.section,
        section_title=section_title,
        no=task.no,
        title=task.title,
        origin=task.origin,
        asked=task.origin is Origin.ANNEX,
        leads=task.leads,
        cooperating=task.cooperating,
        product=task.product,
        leaders=task.leaders,
        deadline=task.deadline,
        same_as=task.same_as,
    )


def measures_of(reading: PlanReading) -> tuple[ReadMeasure, ...]:
    """The measures of a document, one per part of a composite target ('.a', '.b' in order of appearance).

    Indicators of the narrative part are asked only where the document has no annex of indicators: beside an
    annex they repeat it.
    """
    annex = any(indicator.origin is Origin.ANNEX for indicator in reading.indicators)
    # The two annexes of a plan may number their sections alike, with other titles.
    titles = {section.no: section.title for section in reading.indicator_sections or reading.sections}
    by_key = {indicator.key: indicator for indicator in reading.indicators}
    measures = []
    for indicator in reading.indicators:
        asked = indicator.origin is Origin.ANNEX or not annex
        for key, label, targets in _parts(indicator):
            base = Measure(
                key=key,
                plan=reading.plan.key,
                section=indicator.section,
                section_title=titles.get(indicator.section),
                no=indicator.no,
                name=f"{indicator.name} - {label}" if label else indicator.name,
                unit=next((target.unit for target in targets if target.unit), indicator.unit),
                parent=indicator.parent,
                asked=asked,
            )
            measures.append(ReadMeasure(_inferred(base, targets), _leads(indicator, by_key), targets))
    return tuple(measures)


def _leads(indicator: PlanIndicator, by_key: Mapping[str, PlanIndicator]) -> tuple[str, ...]:
    """Who leads; a row 'Trong đó' without an owner of its own belongs to the owner of the row above it."""
    parent = by_key.get(indicator.parent or "")
    return indicator.leads or (parent.leads if parent else ())


def _parts(indicator: PlanIndicator) -> Iterator[tuple[str, str | None, tuple[Target, ...]]]:
    """Key, label and targets of each part; an indicator with one part keeps its own key and name."""
    labels = list(dict.fromkeys(target.label for target in indicator.targets))
    if len(labels) < 2:
        yield indicator.key, None, indicator.targets
        return
    for position, label in enumerate(labels):
        targets = tuple(target for target in indicator.targets if target.label == label)
        yield f"{indicator.key}.{_letter(position)}", label, targets


def _letter(position: int) -> str:
    tens, ones = divmod(position, len(_LETTERS))
    return (_letter(tens - 1) if tens else "") + _LETTERS[ones]


def _inferred(measure: Measure, targets: tuple[Target, ...]) -> Measure:
    """The measure with kind, direction and plausible range as its name and targets suggest them."""
    name = match_key(measure.name)
    share = name.startswith(tuple(match_key(word) for word in _SHARES)) and not any(
        w in name for w in _CHANGES
    )
    percent = share and (measure.unit or "").strip() == "%"
    return Measure(
        key=measure.key,
        plan=measure.plan,
        section=measure.section,
        section_title=measure.section_title,
        no=measure.no,
        name=measure.name,
        unit=measure.unit,
        kind=kind_of(name, any(target.period for target in targets)),
        direction=direction_of(targets),
        parent=measure.parent,
        low=Decimal(0) if percent else None,
        high=Decimal(100) if percent else None,
        asked=measure.asked,
    )


def _is_share(name: str) -> bool:
    """Whether a name promises a share of a whole, which lies between 0 and 100."""
    for leading in _LEADING:
        name = name.removeprefix(leading).strip()
    changes = any(word in name.replace(_NO_CHANGE, "") for word in _CHANGES)
    return name.startswith(tuple(match_key(word) for word in _SHARES)) and not changes


def kind_of(name: str, has_period: bool) -> MeasureKind:
    """What sort of figure a name promises; people may correct it in the master."""
    key = match_key(name)
    if any(match_key(words) in key for words in _YEARLY) and any(word in key for word in _RATES):
        return MeasureKind.ANNUAL_RATE
    period = has_period or "giai đoạn" in key
    if period and ("bình quân" in key or "tốc độ" in key) and "bình quân đầu người" not in key:
        return MeasureKind.PERIOD_AVERAGE
    if period and (key.startswith(("tổng", "vốn", "lũy kế", "số lượng")) or " tổng " in key):
        return MeasureKind.CUMULATIVE
    return MeasureKind.LEVEL


def direction_of(targets: tuple[Target, ...]) -> Direction:
    """Which way is good, as the targets say it."""
    if any(target.comparator is Comparator.RANGE for target in targets):
        return Direction.RANGE
    if any(t.lower_is_better or t.comparator in (Comparator.AT_MOST, Comparator.BELOW) for t in targets):
        return Direction.LOWER
    return Direction.HIGHER
