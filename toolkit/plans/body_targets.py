"""Targets stated twice, in body and annex: what differs or is missing becomes a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.messages import _
from toolkit.model.plan import Doubt, PlanIndicator, Target
from toolkit.plans.similarity import alike
from toolkit.plans.target_words import target_in_words
from toolkit.vietnamese.amounts import split_multiplier

_ALIKE = 0.62
_ALIKE_WITHOUT_VALUE = 0.45
"""Enough for a row without any target: the body is its only source, and a doubt asks a person to look."""
_SAME_VALUE = 0.15


@dataclass(frozen=True, slots=True)
class Compared:
    """Annex indicators with what the body adds, body indicators that stand in no annex, and the doubts."""

    annex: tuple[PlanIndicator, ...]
    body_only: tuple[PlanIndicator, ...]
    doubts: tuple[Doubt, ...]


def compare(annex: tuple[PlanIndicator, ...], body: tuple[PlanIndicator, ...], year: int | None) -> Compared:
    """Hold the targets of the body against those of the annex.

    An annex row without a target of its own takes that of the body, with a doubt; otherwise the row's own
    words hold. ``year`` is the year in the heading of the annex's only column of targets.
    """
    partners = _partners(annex, body)
    doubts: list[Doubt] = []
    result = {indicator.key: indicator for indicator in annex}
    for row in annex:
        partner = partners.get(row.key)
        if partner is None:
            continue
        children = [child for child in annex if child.parent == row.key]
        if row.targets:
            doubts.extend(_differences(row, children, partner))
        else:
            for filled in _filled(row, children, _dated(partner, year)):
                result[filled.key] = filled
                doubts.append(_taken_from_body(filled))
    paired = {partner.key for partner in partners.values()}
    return Compared(
        tuple(result.values()), tuple(own for own in body if own.key not in paired), tuple(doubts)
    )


def _dated(own: PlanIndicator, year: int | None) -> PlanIndicator:
    return replace(own, targets=tuple(replace(target, year=target.year or year) for target in own.targets))


def _partners(annex: tuple[PlanIndicator, ...], body: tuple[PlanIndicator, ...]) -> dict[str, PlanIndicator]:
    """For each annex row (by key) the sentence of the body that states the same; each sentence once."""
    scored = sorted(
        ((_score(row, own), row.key, own) for row in annex if row.parent is None for own in body),
        key=lambda entry: (-entry[0], entry[1], entry[2].key),
    )
    found: dict[str, PlanIndicator] = {}
    used: set[str] = set()
    without = {row.key for row in annex if not row.targets}
    for enough, among in ((_ALIKE, None), (_ALIKE_WITHOUT_VALUE, without)):
        for score, key, own in scored:
            wanted = among is None or key in among
            if wanted and score >= enough and key not in found and own.key not in used:
                found[key] = own
                used.add(own.key)
    return found


def _score(row: PlanIndicator, own: PlanIndicator) -> float:
    names = [row.name, *(target.label for target in row.targets if target.label)]
    same = bool({_amount(t) for t in row.targets} & {_amount(t) for t in own.targets})
    return max(alike(name, own.name) for name in names) + (_SAME_VALUE if same else 0.0)


def _differences(row: PlanIndicator, children: list[PlanIndicator], own: PlanIndicator) -> Iterator[Doubt]:
    known = [*row.targets, *(target for child in children for target in child.targets)]
    for number, stated in enumerate(own.targets):
        match = next((target for target in known if _amount(target) == _amount(stated)), None)
        if match is None and number == 0 and len(row.targets) == 1 == len(own.targets):
            match = row.targets[0]
        if match is None:
            yield Doubt(
                row.key,
                _named(stated, own),
                _("The body states this target, the annex does not."),
                _("Decide whether it is to be followed; if so, add it to the sheet 'Mục tiêu'."),
            )
        elif (match.comparator, *_amount(match)) != (stated.comparator, *_amount(stated)):
            yield Doubt(
                row.key,
                row.name,
                _("The annex says '{annex}', the body says '{body}'; the annex was taken.").format(
                    annex=target_in_words(match), body=target_in_words(stated)
                ),
                _("Decide which of the two holds, and correct the sheet 'Mục tiêu' if it is the body."),
            )


def _amount(target: Target) -> tuple[Decimal, Decimal | None]:
    """Value and upper end counted in the plain unit: '840 nghìn tỷ đồng' is '840.000 tỷ đồng'."""
    times, _unit = split_multiplier(target.unit or "")
    return target.value * times, None if target.value_max is None else target.value_max * times


def _named(target: Target, own: PlanIndicator) -> str:
    return f"{target.label or own.name}: {target_in_words(target)}"


def _filled(row: PlanIndicator, children: list[PlanIndicator], own: PlanIndicator) -> Iterator[PlanIndicator]:
    """The row, and those of its children that lack a target, with the targets of the body."""
    left = list(own.targets)
    for child in children:
        part = max(left, key=lambda target: alike(child.name, target.label or ""), default=None)
        if not child.targets and part is not None and part.label and alike(child.name, part.label) >= _ALIKE:
            left.remove(part)
            yield replace(child, targets=(replace(part, label=None),), unit=child.unit or part.unit)
    if left:
        yield replace(row, targets=tuple(left), unit=row.unit or own.unit)


def _taken_from_body(row: PlanIndicator) -> Doubt:
    stated = "; ".join(target_in_words(target) for target in row.targets)
    return Doubt(
        row.key,
        f"{row.name}: {stated}",
        _("The annex row holds no target; the one of the body was taken."),
        _("Compare it with the original of the annex."),
    )
