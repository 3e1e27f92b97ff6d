"""Functions that worker processes are made to run."""

from __future__ import annotations

import os
import sys
import time

from toolkit.intake.returns_reader import ReadingItem
from toolkit.model.returns import Identity, ReadReturn


class AwkwardError(Exception):
    """An error that cannot be unpickled, as libraries have them."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one}{two}")


def behave(item: ReadingItem) -> ReadReturn:
    """Do what the name of the file says."""
    name = item.path.name
    if name == "hang":
        time.sleep(600)
    if name == "die":
        os._exit(3)
    if name == "raise":
        raise AwkwardError("a", "b")
    if name == "swell":
        hoard = []
        for _turn in range(200):
            hoard.append(os.urandom(4 << 20))
            time.sleep(0.02)
    if name == "burst":
        bytearray(64 << 30)
    return ReadReturn(
        Identity(agency=name), lines=tuple(m for m in ("pandas", "pandera") if m in sys.modules)
    )


def die_once(item: ReadingItem) -> ReadReturn:
    """Die the first time, succeed the second."""
    mark = item.path.with_suffix(".seen")
    if not mark.exists():
        mark.touch()
        os._exit(3)
    return ReadReturn(Identity(agency="second"))


def tells_what_is_loaded(_item: ReadingItem) -> ReadReturn:
    """Whether this worker had a module at hand that nobody imports."""
    return ReadReturn(Identity(str("tests.intake.loaded_module" in sys.modules), "2026"), (), ())
