"""Something made beside this process, by a copy of it: nothing is sent to the copy, and only the result back."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Result = TypeVar("Result")


class _Failed:
    """The copy made nothing."""


@contextmanager
def made_beside(make: Callable[[], Result], worth: bool = True) -> Iterator[Callable[[], Result]]:
    """Begin ``make`` in a copy of this process; the call that is given waits for what it makes.

    ``make`` changes nothing but what it returns. Where the system cannot copy, or other threads run here (a copy
    would lack them), or it is not ``worth`` it, or the copy fails, it is made here when asked for, and what it
    raises is raised here.
    """
    can = worth and sys.platform == "linux" and threading.active_count() == 1
    copy = _Copy(make) if can else None
    try:
        yield copy.result if copy is not None else make
    finally:
        if copy is not None:
            copy.end()


class _Copy(Generic[Result]):
    """The copy while it works."""

    def __init__(self, make: Callable[[], Result]) -> None:
        context = multiprocessing.get_context("fork")
        self._make = make
        self._receiving, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(make, sending), daemon=True)
        self._process.start()
        sending.close()

    def result(self) -> Result:
        """What the copy made; made here if it failed."""
        try:
            found = self._receiving.recv()
        except (EOFError, OSError):
            found = _Failed()
        result: Result = self._make() if isinstance(found, _Failed) else found
        return result

    def end(self) -> None:
        """Let go of the copy, whether or not it was asked for its result."""
        self._process.kill()
        self._process.join()
        self._receiving.close()


def _work(make: Callable[[], object], sending: Connection) -> None:
    try:
        sending.send(make())
    except Exception:
        # Whatever it is, it is met again where it is made once more, and told there.
        sending.send(_Failed())
