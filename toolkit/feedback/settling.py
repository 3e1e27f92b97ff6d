"""Which other cells of a row settle a finding when they change: a gap may be filled elsewhere, a contradiction
lies between two cells."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.forms.filling import Slot
from toolkit.forms.layout import LAYOUT
from toolkit.model.findings import Finding

_OF_STATUS = "4"
"""The family of findings on what a status requires and what it rules out."""

_STATUSES = (LAYOUT.tasks.status, LAYOUT.measures.status)
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "E402": ("issued_on",),
    "E404": ("result",),
    "E407": ("value",),
    "E410": ("extension_to",),
    "W411": ("extension_reason",),
    "W413": ("next_step",),
    "W423": ("result",),
    "E425": ("value",),
    "W426": ("value",),
    "E430": ("result",),
    "W431": ("result",),
    "W503": ("submitted_on",),
    "W506": ("status",),
    "W508": ("value_status",),
    "W701": ("explanation",),
}


def settled_by(finding: Finding, slot: Slot, places: Mapping[Slot, object]) -> tuple[Slot, ...]:
    """The other cells of the form (those in ``places``) whose change settles a finding on ``slot``."""
    line, field = slot
    names = list(_OTHERS.get(finding.code, ()))
    if finding.code[1:2] == _OF_STATUS:
        names += _STATUSES
    return tuple((line, name) for name in dict.fromkeys(names) if name != field and (line, name) in places)
