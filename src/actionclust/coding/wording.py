"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, name: str, several: str | None = None) -> str:
    """Write a number of things.

    >>> counted(1, "cluster"), counted(0, "entry", "entries")
    ('1 cluster', '0 entries')
    """
    return f"{number} {name if number == 1 else several or f'{name}s'}"
