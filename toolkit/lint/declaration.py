"""The rules as data: one closed declaration, ``nd30.toml``, in typed form."""

from __future__ import annotations

from typing import Literal

import msgspec

from toolkit.model.findings import Severity

LOOK, MISSING = "look", "missing"
"""What a component can lack: the look that is asked for, or everything."""

_GENERAL = "Phụ lục I, Phần I, mục {at}"


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a component must look; sizes in points, from and to; ``at`` is its place in Phụ lục I."""

    at: str
    case: Literal["upper", "lower", "any"]
    sizes: tuple[float, float]
    bold: bool
    italic: bool = False
    align: Literal["center", ""] = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of its own; without ``at`` the decree is silent and the rule is practice."""

    at: str = ""
    severity: Severity = Severity.ERROR


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Paper and margins in millimetres, from and to."""

    paper_mm: tuple[float, float]
    top_mm: tuple[float, float]
    bottom_mm: tuple[float, float]
    left_mm: tuple[float, float]
    right_mm: tuple[float, float]
    font: str


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The text: indent, least gap of paragraphs, distance of lines, its last sign, the letters of points."""

    indent_cm: tuple[float, float]
    gap_pt: float
    lines: tuple[float, float]
    ending: str
    letters: str


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How exact measuring is; lines are shares of the text above them."""

    millimetres: float
    centimetres: float
    lines: float
    full_line: tuple[float, float]
    short_line: tuple[float, float]
    long_table_rows: int


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fixed words."""

    country: str
    motto: str
    addressee: str
    recipients: str
    authority: tuple[str, ...]
    degrees: tuple[str, ...]
    urgent: tuple[str, ...]
    addressed: tuple[str, ...]


class Declaration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules."""

    source: str
    page: Page
    body: Body
    measure: Measure
    words: Words
    looks: dict[str, Look]
    required: dict[str, str]
    rules: dict[str, Rule]

    @property
    def every_rule(self) -> dict[str, Rule]:
        """All rules by key; those of a component are 'country.look' and 'country.missing'."""
        looks = {f"{name}.{LOOK}": Rule(look.at) for name, look in self.looks.items()}
        missing = {f"{name}.{MISSING}": Rule(at) for name, at in self.required.items()}
        return {**looks, **missing, **self.rules}

    def cite(self, rule: Rule) -> str:
        """Where the rule stands, for a reader; empty where the decree is silent."""
        return f"{self.source}, {_GENERAL.format(at=rule.at)}" if rule.at else ""
