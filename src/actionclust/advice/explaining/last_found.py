"""What was found last, so that the next question on the same value costs little.

One thing of each name is kept, and no longer than the value that it was found for.
"""

from __future__ import annotations

from typing import Any
from weakref import ref

_FOUND: dict[str, tuple[ref[Any], tuple[object, ...], Any]] = {}


def last_kept(name: str, of: object, choices: tuple[object, ...]) -> Any:  # noqa: ANN401 - as kept
    """Give what was found last, if it was found for this very value and the same choices.

    >>> class Study: pass
    >>> study = Study()
    >>> keep_last("example", study, ("a",), 5)
    >>> last_kept("example", study, ("a",)), last_kept("example", study, ("b",))
    (5, None)
    """
    kept = _FOUND.get(name)
    if kept is None or kept[0]() is not of:
        return None
    return kept[2] if kept[1] == choices else None


def keep_last(name: str, of: object, choices: tuple[object, ...], found: object) -> None:
    """Keep what was found for a value, as long as there is the value."""

    def drop(gone: ref[Any]) -> None:
        if name in _FOUND and _FOUND[name][0] is gone:
            del _FOUND[name]

    _FOUND[name] = (ref(of, drop), choices, found)
