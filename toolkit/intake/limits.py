"""Bounds for opening what others sent."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.register.settings import IntakeRules


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """How far a zip package may swell. Sizes in bytes; ``ratio`` counts only beyond ``free`` bytes."""

    entries: int
    unpacked: int
    ratio: int = 200
    free: int = 50 << 20


WORKBOOK_PACKAGE = PackageLimits(entries=5_000, unpacked=400 << 20)
CONTAINER_PACKAGE = PackageLimits(entries=2_000, unpacked=1 << 30)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: seconds, MiB of memory, MiB of size; ``workers`` 0 is one per core."""

    seconds: float = 20
    memory_mib: int = 1024
    max_file_mib: int = 30
    workers: int = 0

    @classmethod
    def of(cls, rules: IntakeRules) -> Limits:
        """The limits set in toolkit.toml."""
        return cls(rules.seconds, rules.memory_mib, rules.max_file_mib)
