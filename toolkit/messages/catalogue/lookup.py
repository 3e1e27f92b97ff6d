"""Making findings by code, and putting them into words."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from toolkit.messages.catalogue import agreed, form, intake, rules
from toolkit.messages.catalogue.kinds import Description, FindingKind
from toolkit.messages.translation import _
from toolkit.model.findings import Finding, Place

_FROM_PLACE = frozenset({"sheet", "cell", "value"})


def _index(*families: tuple[FindingKind, ...]) -> dict[str, FindingKind]:
    index: dict[str, FindingKind] = {}
    for kind in (kind for family in families for kind in family):
        if kind.code in index:
            raise ValueError(f"finding code {kind.code} is declared twice")
        index[kind.code] = kind
    return dict(sorted(index.items(), key=lambda item: (item[0][1:], item[0])))


CATALOGUE: Mapping[str, FindingKind] = _index(intake.KINDS, form.KINDS, agreed.KINDS, rules.KINDS)
"""All kinds by code, in order of their number."""


def placeholders(kind: FindingKind) -> frozenset[str]:
    """Names of the arguments a finding of this kind needs."""
    texts = (kind.message, kind.remedy)
    names = {name for text in texts for _lit, name, _spec, _conv in Formatter().parse(text) if name}
    return frozenset(names - _FROM_PLACE)


def make(
    code: str, place: Place | None = None, value: str | None = None, args: Mapping[str, str] | None = None
) -> Finding:
    """A finding of the catalogue; raise KeyError for an unknown code, ValueError for wrong arguments."""
    kind = CATALOGUE[code]
    given = dict(args or {})
    if given.keys() != placeholders(kind):
        raise ValueError(f"{code} needs {sorted(placeholders(kind))}, got {sorted(given)}")
    return Finding(code, kind.severity, place or Place(), value, tuple(sorted(given.items())))


def describe(finding: Finding) -> Description:
    """The finding in words, in the language in force."""
    kind = CATALOGUE[finding.code]
    fill = {
        "sheet": finding.place.sheet or "",
        "cell": finding.place.cell or "",
        "value": finding.value or "",
        **dict(finding.args),
    }
    remedy = _(kind.remedy).format_map(fill)
    if kind.example:
        remedy = _("{remedy} Example: {example}").format(remedy=remedy, example=_(kind.example))
    return Description(_(kind.title), _(kind.message).format_map(fill), remedy)
