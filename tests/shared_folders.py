"""Folders that take long to make, made once for all processes that run tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name, made by whichever test process comes first; nothing in it may change afterwards."""
    # Each process of a run has its own place below that of the run.
    place = folders.getbasetemp()
    top = place.parent if place.name.startswith("popen-") else place
    folder, done = top / name, top / f"{name}.made"
    with FileLock(top / f"{name}.lock"):
        if not done.exists():
            make(folder)
            done.touch()
    return folder
