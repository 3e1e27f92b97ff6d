"""Reading on other machines: a Dask cluster by its address, through the interface of concurrent.futures.

Workers open files by their path, so the workspace lies on a drive that all machines see under the same name, and
toolkit is installed on each. What a worker may cost is the cluster's to bound (its memory limit, its nanny); here only
the time is watched, and a file whose worker died costs nothing but itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, TimeoutError
from contextlib import contextmanager
from typing import TypeVar

from toolkit.messages import _
from toolkit.model.errors import WorkspaceError

Argument = TypeVar("Argument")
Result = TypeVar("Result")
_CONNECT_SECONDS = 10


@contextmanager
def cluster_futures(
    address: str, function: Callable[[Argument], Result], arguments: Sequence[Argument]
) -> Iterator[deque[Future[Result]]]:
    """A future for every argument, in their order, on the cluster at ``address``.

    Raises WorkspaceError when Dask is not installed or no cluster answers there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise WorkspaceError(
            _(
                "[cluster] address is set, but Dask is not installed. Install it with: pip install 'toolkit[cluster]'"
            )
        ) from error
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise WorkspaceError(
            _(
                "No Dask cluster answers at {address}. Start it, or take [cluster] address out of toolkit.toml."
            ).format(address=address)
        ) from error
    with client:
        # Files in an archive never change, but a worker that failed once must be asked anew.
        executor = client.get_executor(pure=False, retries=0)  # type: ignore[no-untyped-call]
        yield deque(executor.submit(function, argument) for argument in arguments)


def cluster_outcome(future: Future[Result], seconds: float) -> Result:
    """What a future holds. Raises TimeoutError when it takes too long, RuntimeError when its worker died."""
    try:
        return future.result(timeout=seconds)
    except (TimeoutError, CancelledError):
        future.cancel()
        raise
    except Exception as error:
        # Whatever the cluster says of a worker that is gone; the function itself lets no error out.
        raise RuntimeError(type(error).__name__) from error
