"""Running a function over many items in worker processes that may hang, die or swell without harm."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, TimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from toolkit.intake.limits import Limits, Where

if TYPE_CHECKING:
    from pebble import ProcessFuture

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_MIB = 1 << 20
_WATCH_SECONDS = 0.1
_MOST_WORKERS = 8
_TASKS_PER_WORKER = 200
# Address space counts libraries and reserved memory too, so the hard limit lies above the watched one.
_ADDRESS_SPACE_MARGIN = 1024 * _MIB


_ready: set[str] = set()
"""What the process that workers are copies of has loaded, or is loading."""


def make_ready(limits: Limits, modules: Sequence[str]) -> None:
    """Begin what workers need before the first item is known, so that it goes on beside this process.

    ``modules`` are loaded once for all of them. Nothing depends on it: without it the first item waits, and
    where workers begin afresh each loads what it needs itself. Only the first call of a run begins anything.
    """
    if not (limits.cluster or limits.where is Where.HERE or _ready) and _can_copy(modules):
        _ready.update(modules)


def _can_copy(modules: Sequence[str] = ()) -> bool:
    """Whether there is a process that workers are copies of; one that begins now loads ``modules`` first."""
    if sys.platform != "linux":
        return False
    from multiprocessing import forkserver

    try:
        if modules:
            forkserver.set_forkserver_preload(list(modules))
        forkserver.ensure_running()
    except OSError:
        # It listens at an address in the folder of temporary files, which may be full or too deep.
        return False
    return True


def is_ready(module: str) -> bool:
    """Whether workers find a module loaded."""
    return module in _ready


class Failure(Enum):
    """How a worker can fail."""

    RAISED = "raised"
    SLOW = "slow"
    LARGE = "large"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Failed:
    """A failed item; ``reason`` is the name of the error where the function raised one."""

    failure: Failure
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Done(Generic[Result]):
    value: Result


def run_all(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None = None,
) -> tuple[Result | Failed, ...]:
    """``function`` of every argument, in their order, each in a worker process bounded by ``limits``.

    Function, arguments and results must be picklable. ``done`` is called once for every finished item. An
    item whose worker died is tried once more by itself: what ran before it may have felled it.
    """
    return tuple(outcomes_of(function, arguments, limits, done))


def outcomes_of(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None = None,
) -> Iterator[Result | Failed]:
    """The same one after the other: what the caller lets go of takes no more memory."""
    with begun(function, arguments, limits, done) as outcomes:
        yield from outcomes


@contextmanager
def begun(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None = None,
) -> Iterator[Iterator[Result | Failed]]:
    """The same, begun at once where other processes do it: it goes on beside the block that is given the outcomes.

    What the block does not take is dropped when it ends.
    """
    with _running(function, arguments, limits, done) as outcomes:
        yield _once_more(function, arguments, outcomes, limits)


def _once_more(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    outcomes: Iterator[Result | Failed],
    limits: Limits,
) -> Iterator[Result | Failed]:
    for argument, outcome in zip(arguments, outcomes, strict=True):
        if isinstance(outcome, Failed) and outcome.failure in (Failure.DIED, Failure.LARGE):
            with _running(function, [argument], limits, None) as again:
                yield next(again)
        else:
            yield outcome


@contextmanager
def _running(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None,
) -> Iterator[Iterator[Result | Failed]]:
    if not arguments:
        yield iter(())
    elif limits.cluster:
        yield _on_cluster(function, arguments, limits, done)
    elif limits.where is Where.HERE:
        yield _here(function, arguments, done)
    else:
        with _in_processes(function, arguments, limits, done) as outcomes:
            yield outcomes


@contextmanager
def _in_processes(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None,
) -> Iterator[Iterator[Result | Failed]]:
    # Loaded only where there is something to do: most runs know every file already.
    from pebble import ProcessPool

    # Never a copy of this process, which would carry along whatever it has loaded: where the system can, of one
    # that has loaded what workers need, once for all of them; elsewhere they start afresh.
    pool = ProcessPool(
        max_workers=workers_for(limits, len(arguments)),
        max_tasks=_TASKS_PER_WORKER,
        initializer=_limit_address_space,
        initargs=(limits.memory_mib * _MIB + _ADDRESS_SPACE_MARGIN,),
        context=multiprocessing.get_context("forkserver" if _can_copy() else "spawn"),
    )
    with _watching(limits.memory_mib * _MIB) as watchdog:
        try:
            futures = deque(pool.schedule(_guarded, (function, a), timeout=limits.seconds) for a in arguments)
            yield _outcomes(futures, watchdog, done)
            pool.close()  # type: ignore[no-untyped-call]
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _outcomes(
    futures: deque[ProcessFuture[_Done[Result] | Failed]],
    watchdog: _Watchdog,
    done: Callable[[], None] | None,
) -> Iterator[Result | Failed]:
    while futures:
        # Taken out of the row, for a future holds its result as long as it lives.
        outcome = _outcome(futures.popleft(), watchdog)
        if done is not None:
            done()
        yield outcome


def _here(
    function: Callable[[Argument], Result], arguments: Sequence[Argument], done: Callable[[], None] | None
) -> Iterator[Result | Failed]:
    """One after the other in this process: nothing bounds them but their own errors."""
    for argument in arguments:
        outcome = _guarded(function, argument)
        if done is not None:
            done()
        yield outcome if isinstance(outcome, Failed) else outcome.value


def _on_cluster(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    limits: Limits,
    done: Callable[[], None] | None,
) -> Iterator[Result | Failed]:
    """On the workers of a cluster; each file has its time from when all before it are done."""
    from toolkit.intake.cluster_pool import cluster_futures, cluster_outcome

    with cluster_futures(limits.cluster, partial(_guarded, function), arguments) as futures:
        while futures:
            outcome: _Done[Result] | Failed
            try:
                outcome = cluster_outcome(futures.popleft(), limits.seconds)
            except TimeoutError:
                outcome = Failed(Failure.SLOW)
            except (RuntimeError, CancelledError):
                outcome = Failed(Failure.DIED)
            if done is not None:
                done()
            yield outcome if isinstance(outcome, Failed) else outcome.value


def workers_for(limits: Limits, items: int) -> int:
    """How many processes work on so many items."""
    wanted = limits.workers or min(os.cpu_count() or 1, _MOST_WORKERS)
    return max(1, min(wanted, items))


def _guarded(function: Callable[[Argument], Result], argument: Argument) -> _Done[Result] | Failed:
    """Run in the worker. No exception travels back: one that cannot be unpickled would break the pool."""
    try:
        return _Done(function(argument))
    except MemoryError:
        return Failed(Failure.LARGE)
    except Exception as error:
        return Failed(Failure.RAISED, type(error).__name__)


def _outcome(future: ProcessFuture[_Done[Result] | Failed], watchdog: _Watchdog) -> Result | Failed:
    from pebble import ProcessExpired

    try:
        outcome = future.result()
    except TimeoutError:
        return Failed(Failure.SLOW)
    except ProcessExpired as error:
        return Failed(Failure.LARGE if error.pid in watchdog.killed else Failure.DIED)
    except (OSError, RuntimeError, CancelledError):
        # The pool itself broke, which the death of one worker can bring about.
        return Failed(Failure.DIED)
    return outcome if isinstance(outcome, Failed) else outcome.value


def _limit_address_space(size: int) -> None:
    """Where the system has such a limit, let it stop what grows faster than the watchdog looks."""
    try:
        import resource
    except ImportError:
        return
    try:
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    except (ValueError, OSError):
        return


_KILLED: set[int] = set()
"""Workers that any watchdog killed: while an item is tried once more, two pools are watched at once."""


@dataclass(slots=True)
class _Watchdog:
    """Kills workers that take more than ``limit`` bytes; works where the system has no such limit itself."""

    limit: int
    bystanders: frozenset[int]
    killed: set[int] = field(default_factory=lambda: _KILLED)
    stop: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look at all child processes begun since the watch was set, until stopped."""
        import psutil

        while not self.stop.wait(_WATCH_SECONDS):
            for child in psutil.Process().children(recursive=True):
                if child.pid in self.bystanders:
                    continue
                try:
                    if child.memory_info().rss > self.limit:
                        # Noted first, so that whoever sees the death finds its cause.
                        self.killed.add(child.pid)
                        child.kill()
                except psutil.Error:
                    continue


@contextmanager
def _watching(limit: int) -> Iterator[_Watchdog]:
    import psutil

    bystanders = frozenset(child.pid for child in psutil.Process().children(recursive=True))
    watchdog = _Watchdog(limit, bystanders)
    thread = threading.Thread(target=watchdog.watch, name="memory-watchdog", daemon=True)
    thread.start()
    try:
        yield watchdog
    finally:
        watchdog.stop.set()
        thread.join()
