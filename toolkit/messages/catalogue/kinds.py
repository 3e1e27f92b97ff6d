"""What the catalogue says of one kind of finding."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.findings import Severity


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One kind of finding. Texts are English msgids with named placeholders.

    Placeholders beside {sheet}, {cell} and {value} are the arguments the finding must be made with.
    ``example`` shows what a right answer looks like; empty where the remedy says it all.
    """

    code: str
    severity: Severity
    title: str
    message: str
    remedy: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A finding in words, in one language."""

    title: str
    message: str
    remedy: str
