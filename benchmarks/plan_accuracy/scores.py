"""Which row of the reader is which row of the gold, and how many of their fields agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from rows import DutyRow, Row, Rows

ALIKE = 0.5
"""Share of common words from which two texts are taken for the same thing."""
AROUND = 25
"""Letters shown before the place where two texts differ."""

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many were right, and for each that was not: what it is, what was read, what is right."""

    what: str
    right: int
    of: int
    wrong: tuple[str, ...] = ()

    def line(self) -> str:
        share = f"{100 * self.right / self.of:7.1f} %" if self.of else f"{'-':>7}"
        return f"{self.what:<52}{self.right:>5} / {self.of:<5}{share}"


@dataclass(frozen=True, slots=True)
class Pairing(Generic[R]):
    """Rows recognised as the same (own, gold), and those of either side that have no partner."""

    pairs: tuple[tuple[R, R], ...]
    invented: tuple[R, ...]
    missed: tuple[R, ...]


def likeness(own: Row, right: Row) -> float:
    """Common words of the two identities as a share of all their words."""
    mine, theirs = (set(re.findall(r"\w+", row.identity.casefold())) for row in (own, right))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0


def paired(own: Sequence[R], right: Sequence[R]) -> Pairing[R]:
    """The pairing in the order of the document with the greatest likeness altogether."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(own) + 1)]
    alike = [[likeness(mine, theirs) for theirs in right] for mine in own]
    for i in reversed(range(len(own))):
        for j in reversed(range(len(right))):
            both = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    matched = []
    i = j = 0
    while i < len(own) and j < len(right):
        if alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            matched.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    mine, theirs = ({pair[side] for pair in matched} for side in (0, 1))
    return Pairing(
        tuple((own[i], right[j]) for i, j in matched),
        tuple(row for i, row in enumerate(own) if i not in mine),
        tuple(row for j, row in enumerate(right) if j not in theirs),
    )


def part_scores(what: str, own: Sequence[R], right: Sequence[R]) -> list[Score]:
    """Found, not invented, then every field of the rows."""
    pairing = paired(own, right)
    matched = len(pairing.pairs)
    found = Score(f"{what}: found", matched, len(right), tuple(row.identity for row in pairing.missed))
    true = Score(f"{what}: not invented", matched, len(own), tuple(row.identity for row in pairing.invented))
    names = [field.name for field in fields(right[0])] if right else []
    return [found, true, *(_field(what, name, pairing) for name in names if name != "links")]


def _field(what: str, name: str, pairing: Pairing[R]) -> Score:
    wrong = tuple(
        f"{right.identity[:60]} | {_difference(getattr(own, name), getattr(right, name))}"
        for own, right in pairing.pairs
        if getattr(own, name) != getattr(right, name)
    )
    label = name.replace("_", " ")
    return Score(f"{what}: {label}", len(pairing.pairs) - len(wrong), len(pairing.pairs), wrong)


def _difference(own: object, right: object) -> str:
    """Both values; of two long texts only the part where they part."""
    if isinstance(own, str) and isinstance(right, str):
        pairs = enumerate(zip(own, right, strict=False))
        first = next((n for n, (mine, theirs) in pairs if mine != theirs), min(len(own), len(right)))
        begin = max(first - AROUND, 0)
        own, right = own[begin : begin + 3 * AROUND], right[begin : begin + 3 * AROUND]
    return f"read {own!r} | right {right!r}"


def link_scores(own: Sequence[DutyRow], right: Sequence[DutyRow]) -> list[Score]:
    """The links from duties to annex rows, counted one by one over all duties, paired or not."""
    pairs = paired(own, right).pairs
    wanted = {(row.text, link) for row in right for link in row.links}
    given = {(theirs.text, link) for mine, theirs in pairs for link in mine.links}
    total = sum(len(row.links) for row in own)
    both = len(wanted & given)
    missed, extra = (
        tuple(sorted(f"{text[:60]} | {link}" for text, link in one))
        for one in (wanted - given, given - wanted)
    )
    return [
        Score("duties: links to annex rows, found", both, len(wanted), missed),
        Score("duties: links to annex rows, not invented", both, total, extra),
    ]


def all_scores(own: Rows, right: Rows) -> list[Score]:
    """Every score of one document."""
    return [
        *part_scores("annex tasks", own.tasks, right.tasks),
        *part_scores("indicators", own.indicators, right.indicators),
        *part_scores("targets", own.targets, right.targets),
        *part_scores("duties", own.duties, right.duties),
        *link_scores(own.duties, right.duties),
    ]
