"""Blocks of work on a Dask cluster, with the same answers as in threads here.

What all blocks need (matrices of rows) is sent once to each worker, in the function that works on
a block; the blocks go in a few parts for each thread of the cluster. A part whose worker is lost
is done again by another one.
"""

from __future__ import annotations

import math
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from actionclust.errors import ClusterError, MissingDependencyError
from actionclust.network.one_thread import one_thread_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from distributed import Client, Future

    Task = TypeVar("Task")
    Result = TypeVar("Result")

Jobs: TypeAlias = "int | Client"
"""A number of threads here, or the client of a Dask cluster."""

_PARTS = 4  # of the blocks for each thread of the cluster, so that a lost worker loses little


def on_cluster(
    function: Callable[[Task], Result], tasks: Sequence[Task], client: Client
) -> Iterator[Result]:
    """Work through tasks on a cluster, in their order."""
    futures: list[Future[Any]] = []
    try:
        with _errors_in_our_words(client):
            parts = _parts(tasks, _PARTS * _threads(client))
            [shared] = client.scatter([function], broadcast=True, hash=False)
            futures = client.map(_work_through, parts, function=shared, pure=False)
        while futures:
            with _errors_in_our_words(client):
                done = futures[0].result()
            futures.pop(0).release()
            yield from done
    finally:
        # nothing is left to do for whoever stopped listening
        if futures and client.status == "running":
            client.cancel(futures, force=True)


def is_client(jobs: object) -> TypeGuard[Client]:
    """Tell the client of a cluster from a number of threads, without loading Dask.

    >>> is_client(2)
    False
    """
    loaded = sys.modules.get("distributed")
    return loaded is not None and isinstance(jobs, loaded.Client)


def checked_client(client: object) -> Client:
    """Give the client of a running Dask cluster, or refuse it."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise MissingDependencyError(
            "distributed", "work on a Dask cluster with client=", "dask"
        ) from None
    if not isinstance(client, Client) or client.asynchronous:
        raise ClusterError(
            "client must be a distributed.Client that is not asynchronous; got "
            f"{type(client).__name__}; make one with Client(address)"
        )
    with _errors_in_our_words(client):
        if client.status != "running" or not _threads(client):
            raise ClusterError(
                f"the Dask cluster {_address(client)}has no workers (its client is "
                f"{client.status}); start some, or leave client= out to work in threads here"
            )
    return client


def _work_through(part: list[Any], function: Callable[[Any], Any]) -> list[Any]:
    with one_thread_each():
        return [function(task) for task in part]


def _parts(tasks: Sequence[Task], most: int) -> list[list[Task]]:
    """Cut tasks into at most so many parts, each of neighbours."""
    size = max(math.ceil(len(tasks) / max(most, 1)), 1)
    return [list(tasks[start : start + size]) for start in range(0, len(tasks), size)]


def _threads(client: Client) -> int:
    return sum(client.nthreads().values())


def _address(client: Client) -> str:
    return f"{client.scheduler.address} " if client.scheduler else ""


@contextmanager
def _errors_in_our_words(client: Client) -> Iterator[None]:
    """Tell what became of the cluster, and what to do."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - as above

    try:
        yield
    except KilledWorker as error:
        raise ClusterError(
            "workers of the Dask cluster died again and again at the same block, most likely for "
            f"lack of memory ({error}); give each worker more memory, or fewer threads"
        ) from error
    except (CancelledError, OSError) as error:
        # an error of a block itself comes as it is, while the cluster goes on
        if isinstance(error, OSError) and client.status == "running":
            raise
        raise ClusterError(
            f"the Dask cluster {_address(client)}was lost while it worked "
            f"({type(error).__name__}: {error}); start it again, or leave client= out to work in "
            "threads here"
        ) from error
