"""How a reading differs from the one an officer made: field by field, rows paired by what they say.

Keys are compared like any field, but apart from the content: a row with another key is still the same row.
Left open, as the conventions of the hand-made readings have it: phrases '… liên quan', `source`, and the raw text of
a deadline that is put together from several cells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.vietnamese.text import match_key

Row = dict[str, Any]
TASK = ("title", "leads", "cooperating", "product", "leaders")
DEADLINE = ("kind", "start", "due", "condition")
INDICATOR = ("name", "unit", "leads", "note")
NUMBERING = ("key", "section", "no")


@dataclass(slots=True)
class Comparison:
    """Right and all values of each field, and every difference in words."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def take(self, what: str, where: str, found: object, wanted: object) -> None:
        """Count one value; a wrong one is written down."""
        count = self.counts.setdefault(what, [0, 0])
        count[1] += 1
        if found == wanted:
            count[0] += 1
        else:
            self.differences.append(f"{what} of {where}: {found!r}, should be {wanted!r}")

    def lines(self) -> list[str]:
        """A table of shares, a line a field."""
        return [
            f"{what:<28}{right:>5} / {of:<5}{100 * right / of:>7.1f} %"
            for what, (right, of) in self.counts.items()
        ]


def compare(found: Row, wanted: Row, origin: str, result: Comparison | None = None) -> Comparison:
    """Compare the rows of one origin ('annex' or 'narrative'), and the doubts that must be raised."""
    result = result or Comparison()
    rows = _of(found["tasks"], origin), _of(wanted["tasks"], origin)
    for own, other in _pairs(result, "tasks", "title", rows):
        _task(result, own, other)
    rows = _of(found["indicators"], origin), _of(wanted["indicators"], origin)
    for own, other in _pairs(result, "indicators", "name", rows):
        _indicator(result, own, other)
    if origin == "annex":
        titles = {(section["no"], section["title"]) for section in found["sections"]}
        for section in wanted["sections"]:
            asked = section["no"], section["title"]
            result.take(
                "sections", str(asked[0]), asked if asked in titles else sorted(titles, key=str), asked
            )
    for doubt in wanted["doubts"]:
        result.take("doubts raised", doubt["about"], _raised(found, doubt), True)
    return result


def _raised(found: Row, doubt: Row) -> bool:
    """Whether a doubt is told: at its row, or (of the whole plan) by the words it is about."""
    own = found["doubts"]
    if doubt["key"] is None:
        return any(one["key"] is None or one["text"] in doubt["about"] for one in own)
    return any(one["key"] == doubt["key"] for one in own)


def _of(rows: Iterable[Row], origin: str) -> list[Row]:
    return [row for row in rows if row["origin"] == origin]


def _pairs(
    result: Comparison, what: str, name: str, rows: tuple[list[Row], list[Row]]
) -> Iterator[tuple[Row, Row]]:
    """Rows that say the same, in their order; the missing and the invented are counted."""
    found, wanted = rows
    rest = list(found)
    for other in wanted:
        same = [own for own in rest if _said(own[name]) == _said(other[name])]
        own = next((own for own in same if own["key"] == other["key"]), same[0] if same else None)
        result.take(f"{what}: found", other["key"], own is not None, True)
        if own is not None:
            rest.remove(own)
            yield own, other
    for own in rest:
        result.take(f"{what}: not invented", own["key"], own[name], None)
    for _own in range(len(found) - len(rest)):
        result.take(f"{what}: not invented", "", None, None)


def _said(text: str) -> str:
    """What a row is called, without the words that only place it under another row."""
    return match_key(text).removeprefix("trong đó").strip(" :-+,")


def _task(result: Comparison, own: Row, other: Row) -> None:
    where = other["key"]
    for name in TASK:
        _take(result, f"task: {name}", where, (own[name], other[name]))
    before, after = own["deadline"], other["deadline"]
    for name in DEADLINE:
        result.take(f"task: deadline {name}", where, before and before[name], after and after[name])
    for name in NUMBERING:
        result.take(f"task: {name}", where, own[name], other[name])


def _indicator(result: Comparison, own: Row, other: Row) -> None:
    where = other["key"]
    for name in INDICATOR:
        _take(result, f"indicator: {name}", where, (own[name], other[name]))
    result.take("indicator: targets", where, own["targets"], other["targets"])
    for name in (*NUMBERING, "parent"):
        result.take(f"indicator: {name}", where, own[name], other[name])


def _take(result: Comparison, what: str, where: str, values: tuple[Any, Any]) -> None:
    """Count a field; in lists of agencies the phrases '… liên quan' are left open."""
    result.take(what, where, *map(_without_concerned, values))


def _without_concerned(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [name for name in value if isinstance(name, dict) or "liên quan" not in name]
