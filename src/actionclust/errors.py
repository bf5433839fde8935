"""The errors that the library raises on purpose, and the words they share.

Every message says who complains, what was expected, what came, and what to do.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN = 8

_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Advice(NamedTuple):
    """A keyword with its value, or a function, that a message advises to use.

    It stands in the message as Python has it, and the command line says it in its own words.

    >>> str(Advice("encoding", '"cp1252"')), str(Advice("read_actions"))
    ('encoding="cp1252"', 'read_actions')
    """

    name: str
    value: str | None = None

    def __str__(self) -> str:
        """Write it in Python."""
        return self.name if self.value is None else f"{self.name}={self.value}"


class ActionClustError(Exception):
    """The base of every error that actionclust raises on purpose.

    Attributes
    ----------
    advice : tuple of Advice
        The keywords and functions that the message advises: each has a name and a value.
    """

    def __init__(self, message: str = "", *advice: Advice) -> None:
        super().__init__(message)
        self.advice = advice


class InputError(ActionClustError, ValueError):
    """The data passed in cannot be used as they are."""


class SettingError(ActionClustError, ValueError):
    """A setting has a name or a value that is not understood."""


class OutputError(ActionClustError, OSError):
    """A file could not be written; the message names it, and says why.

    What was there before is untouched: files are written whole or not at all.
    """


class MissingDependencyError(ActionClustError, ImportError):
    """An optional package is needed for what was asked, and is not installed.

    Parameters
    ----------
    package : str
        The import name of the missing package.
    purpose : str
        What it is needed for, as the end of "... is needed to".
    extra : str
        The extra of actionclust that installs it.
    """

    def __init__(self, package: str, purpose: str, extra: str) -> None:
        super().__init__(
            f"{package} is needed to {purpose} and is not installed; "
            f'install it with: pip install "actionclust[{extra}]"'
        )
        self._asked = (package, purpose, extra)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle and copy it by what it was made of."""
        return type(self), self._asked


class ClusterError(ActionClustError, RuntimeError):
    """A cluster of machines cannot be worked on, or was lost."""


class ActionClustWarning(UserWarning):
    """The base of every warning of actionclust; the command line shows each as one line."""


def listed(items: Iterable[object], shown: int = SHOWN) -> str:
    """Join items for a message, and count those left out.

    >>> listed([3, 5, 8])
    '3, 5, 8'
    >>> listed(range(20), shown=3)
    '0, 1, 2 and 17 more'
    """
    everything = [str(item) for item in items]
    text = ", ".join(everything[:shown])
    rest = len(everything) - shown
    return f"{text} and {rest} more" if rest > 0 else text


def counted(number: int, name: str, several: str | None = None) -> str:
    """Write a number of things.

    >>> counted(1, "cluster"), counted(0, "entry", "entries")
    ('1 cluster', '0 entries')
    """
    return f"{number} {name if number == 1 else several or f'{name}s'}"


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """Say which known names are near a name that is not known.

    >>> did_you_mean("luvain", ["louvain", "leiden"])
    "did you mean 'louvain'?"
    >>> did_you_mean("x", ["louvain", "leiden"])
    "known: 'louvain', 'leiden'"
    >>> did_you_mean("S5", ["S04", "S05", "S15"])
    "did you mean 'S05'?"
    """
    folded = {option.casefold(): option for option in reversed(known)}
    # S5 is meant for S05, which letters alone put no nearer than S15
    near = [folded[option] for option in folded if _number(option) == _number(name.casefold())]
    near = near or [folded[match] for match in get_close_matches(name.casefold(), folded, n=3)]
    if near:
        return f"did you mean {' or '.join(repr(option) for option in near)}?"
    return f"known: {listed([repr(option) for option in known])}"


def _number(name: str) -> str:
    """Write a name without the zeros that fill up its numbers."""
    return _ZEROS.sub("", name)
