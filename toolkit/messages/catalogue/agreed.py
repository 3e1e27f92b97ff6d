"""Findings about the repairs that a feedback workbook proposed and the officer agreed to (26x)."""

from __future__ import annotations

from toolkit.messages.catalogue.kinds import FindingKind
from toolkit.messages.translation import N_
from toolkit.model.findings import Severity

KINDS = (
    FindingKind(
        "I260",
        Severity.INFO,
        N_("Proposed correction taken over"),
        N_("Sheet '{sheet}', cell {cell}: the proposed correction was agreed to; it is read as '{text}'."),
        N_("Nothing need be done."),
    ),
    FindingKind(
        "I261",
        Severity.INFO,
        N_("Own correction instead of the proposed one"),
        N_("Sheet '{sheet}', cell {cell}: '{proposal}' was agreed to, but the cell itself was changed, too;"
           " what stands in the cell counts."),
        N_("Nothing need be done."),
    ),
    FindingKind(
        "W262",
        Severity.WARNING,
        N_("Answer to a proposal not understood"),
        N_("Sheet '{sheet}', cell {cell}: '{value}' is none of the choices; the proposed correction was not"
           " taken over."),
        N_("Choose {choices} there, or correct the cell itself."),
    ),
    FindingKind(
        "W263",
        Severity.WARNING,
        N_("Two different proposals agreed to"),
        N_("Sheet '{sheet}', cell {cell}: several proposals for this cell were agreed to ({proposals}); none"
           " was taken over."),
        N_("Type the right value, one of {proposals}, into cell {cell}."),
    ),
)  # fmt: skip
"""What becomes of proposals that come back."""
