"""Bounds for opening what others sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from toolkit.register.settings import ClusterRules, IntakeRules


class Where(Enum):
    """How files are opened on this machine: in worker processes, or one after the other in this one."""

    PROCESSES = "processes"
    HERE = "in_process"


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
    """What reading one file may cost: seconds, MiB of memory, MiB of size; ``workers`` 0 is one per core.

    ``cluster`` is the address of a Dask scheduler, '' for this machine, where ``where`` says how.
    """

    seconds: float = 20
    memory_mib: int = 1024
    max_file_mib: int = 30
    workers: int = 0
    where: Where = Where.PROCESSES
    cluster: str = ""

    @classmethod
    def of(cls, rules: IntakeRules, cluster: ClusterRules | None = None) -> Limits:
        """The limits set in toolkit.toml, and where returns are read."""
        place = cluster or ClusterRules()
        where = Where(place.executor)
        return cls(
            rules.seconds, rules.memory_mib, rules.max_file_mib, where=where, cluster=place.address.strip()
        )

    @property
    def here(self) -> Limits:
        """The same on this machine: what is taken out of containers is staged in its archive."""
        return replace(self, cluster="")
