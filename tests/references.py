"""Plain and slow ways to the same answers, to compare with, and texts that cause trouble."""

import numpy as np
from numpy.typing import NDArray

Listed = list[tuple[int, int, float]]


def brute_pairs(matrix: NDArray[np.float64]) -> Listed:
    """Compute every similar pair of rows, strongest first."""
    norms = np.sqrt((matrix**2).sum(axis=1))
    unit = matrix / np.where(norms > 0, norms, 1.0)[:, None]
    cosines = np.minimum(np.round(unit @ unit.T, 9), 1.0)
    first, second = np.nonzero(np.triu(cosines > 0, 1))
    found = zip(first.tolist(), second.tolist(), cosines[first, second].tolist(), strict=True)
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


def strongest_of_rows(every: Listed) -> Listed:
    """Take the strongest pair of each row from all pairs, strongest first."""
    seen: set[int] = set()
    found = []
    for pair in every:
        if not seen.issuperset(pair[:2]):
            found.append(pair)
            seen.update(pair[:2])
    return found


HOSTILE = [
    "=1+1 train nurses",
    '=HYPERLINK("http://example.com") train nurses',
    "+32 train doctors",
    "-2 train doctors",
    "@SUM(A1) train",
    "\ttrain after a tab",
    "#N/A train",
    "<script>alert('train')</script>",
    '</script></style></title><b onclick="train">doctors</b>',
    "train & 'nurses' \"doctors\" &amp; &lt;",
    "nurses ]]> train <![CDATA[ doctors ]]>",
    "<!-- train --> nurses --!>",
    "{{ train }} {% nurses %} ${doctors}",
    "train\rnurses\r\ndoctors\nall",
    "train \0\x07\x1b\x85 nurses",
    "train \ud800 nurses \udfff",
    "train \ufffe\uffff nurses",
    "train \u202e nurses \u2028 doctors",
    f"{'train nurses, ' * 3_000}end",
    "😀 👩\u200d⚕️ train",
    "",
    " ",
    "=2+5",
]
"""Texts that spreadsheets, XML and HTML trip over."""
