"""What a copy of this process makes is what it would have made itself, also when the copy fails."""

from __future__ import annotations

import os
import sys
import threading
import time

import psutil
import pytest

from toolkit.workflows.beside import made_beside

HERE = os.getpid()


def test_it_is_made_beside_and_comes_back() -> None:
    with made_beside(lambda: (os.getpid(), b"\0" * 3_000_000)) as made:
        who, data = made()
    assert (who != HERE) is (sys.platform == "linux")
    assert len(data) == 3_000_000


def test_not_where_it_is_not_worth_it_or_threads_run() -> None:
    with made_beside(os.getpid, worth=False) as made:
        assert made() == HERE
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with made_beside(os.getpid) as made:
            assert made() == HERE
    finally:
        stop.set()
        thread.join()


def test_what_it_raises_is_raised_here() -> None:
    def fail() -> None:
        raise LookupError("no such sheet")

    with made_beside(fail) as made, pytest.raises(LookupError, match="no such sheet"):
        made()


def test_a_copy_that_dies_costs_only_time() -> None:
    def die() -> int:
        if os.getpid() != HERE:
            os._exit(3)
        return 7

    with made_beside(die) as made:
        assert made() == 7


def test_a_copy_nobody_waits_for_is_ended() -> None:
    def sleep() -> None:
        if os.getpid() != HERE:
            time.sleep(600)

    before = set(psutil.Process().children())
    with pytest.raises(KeyboardInterrupt), made_beside(sleep):
        raise KeyboardInterrupt
    assert set(psutil.Process().children()) <= before
