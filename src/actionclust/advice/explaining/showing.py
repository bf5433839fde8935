"""Explanations as people read them: figures in words, and small tables of HTML."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH = 70  # characters of a text in a line
_LEFT = "text-align:left;vertical-align:top"


def figure(value: float) -> str:
    """Write a number from 0 to 1 with two decimals.

    >>> figure(0.123), figure(float("nan")), figure(0.001)
    ('0.12', 'not known', 'below 0.01')
    """
    if math.isnan(value):
        return "not known"
    return "below 0.01" if 0 < value < 0.005 else f"{value:.2f}"  # noqa: PLR2004 - as rounded


def share(value: float) -> str:
    """Write a share in per cent.

    >>> share(0.5), share(0.001), share(0.999)
    ('50 %', 'below 1 %', '99 %')
    """
    if math.isnan(value):
        return "not known"
    # what is not certain is not rounded to it
    return "below 1 %" if 0 < value < 0.01 else f"{math.floor(100 * value + 1e-9)} %"  # noqa: PLR2004


def shortened(text: str) -> str:
    r"""Write a text on one line, and only its beginning if it is long.

    >>> shortened("Train  all\nnurses")
    'Train all nurses'
    """
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}\u2026"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of HTML; nothing without rows."""
    lines = ["".join(f'<td style="{_LEFT}">{escape(cell)}</td>' for cell in row) for row in rows]
    if not lines:
        return ""
    names = "".join(f'<th style="{_LEFT}">{escape(name)}</th>' for name in header)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def as_page(title: str, parts: Iterable[tuple[str, str]], tables: Iterable[str]) -> str:
    """Write a title, what is said under short names, and tables."""
    said = "".join(
        f'<tr><th style="{_LEFT}">{escape(name)}</th><td style="{_LEFT}">{escape(text)}</td></tr>'
        for name, text in parts
    )
    return f"<p><b>{escape(title)}</b></p><table><tbody>{said}</tbody></table>{''.join(tables)}"
