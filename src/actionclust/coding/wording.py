"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, name: str, several: str | None = None) -> str:
    """Write a number of things.

    Parameters
    ----------
    number : int
        How many.
    name : str
        What one is called.
    several : str or None
        What several are called; None adds an s.

    Returns
    -------
    str
        The number and the name.

    Examples
    --------
    >>> counted(1, "cluster"), counted(0, "entry", "entries")
    ('1 cluster', '0 entries')
    """
    return f"{number} {name if number == 1 else several or f'{name}s'}"
