"""The catalogue of findings: every code once, with severity, title, message and remedy."""

from toolkit.messages.catalogue.kinds import Description, FindingKind
from toolkit.messages.catalogue.lookup import CATALOGUE, describe, make

__all__ = ["CATALOGUE", "Description", "FindingKind", "describe", "make"]
