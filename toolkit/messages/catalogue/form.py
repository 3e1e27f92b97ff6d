"""Kinds of findings: placeholder for its family."""

from __future__ import annotations

from toolkit.messages.catalogue.kinds import FindingKind

KINDS: tuple[FindingKind, ...] = ()
