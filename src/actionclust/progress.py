"""One way to show that long work goes on, and to measure how long it took."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

DELAY = 1.0
"""Seconds of work before a bar appears, so that quick work stays quiet."""


def progress_bar(
    items: Iterable[T], description: str, *, total: int | None = None, show: bool | None = None
) -> tqdm[T]:
    """Wrap an iterable in a progress bar that appears after a second.

    >>> list(progress_bar([1, 2], "counting", show=False))
    [1, 2]
    """
    hidden = not (watched() if show is None else show)
    return tqdm(items, desc=description, total=total, disable=hidden, delay=DELAY, leave=False)


def watched() -> bool:
    """Tell whether a person is likely to watch: a terminal, or a Jupyter kernel.

    >>> isinstance(watched(), bool)
    True
    """
    # who only starts kernels for others has loaded ipykernel too
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return sys.stderr.isatty() or hasattr(shell, "kernel")


class _Loading(threading.local):
    """Seconds in which this thread loaded what later runs have."""

    seconds = 0.0


_LOADING = _Loading()


@contextmanager
def first_use() -> Iterator[None]:
    """Load a library or words inside: the next run has them, so their seconds count for none.

    >>> with first_use():
    ...     import json
    """
    start = time.perf_counter()
    try:
        yield
    finally:
        _LOADING.seconds += time.perf_counter() - start


class Clock:
    """Measures the seconds of each stage, without those in which libraries are loaded."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        start, loading = time.perf_counter(), _LOADING.seconds
        yield
        loaded = _LOADING.seconds - loading
        spent = self.seconds.get(name, 0.0) + time.perf_counter() - start - loaded
        self.seconds[name] = round(spent, 3)
