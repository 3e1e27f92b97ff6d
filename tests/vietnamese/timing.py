"""How long reading a text takes."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT = 0.25
"""Seconds a text of a thousand letters may take, whatever it says."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """The best of three runs: what the reading itself costs, apart from what else the machine does."""
    return min(_once(read, text) for _ in range(3))


def _once(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
