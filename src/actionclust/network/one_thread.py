"""Products of dense matrices by one thread each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

from actionclust.progress import first_use

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def one_thread_each() -> AbstractContextManager[object]:
    """Keep the products of dense matrices to one thread each.

    Their parts are shared out by us, so that more threads inside each would only wait; and the
    last bits of a product would hang on their number.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    """Find the libraries behind NumPy and SciPy, once: looking for them takes long."""
    with first_use():
        import scipy.linalg  # noqa: F401, PLC0415 - loads the one behind SciPy

        return ThreadpoolController()
