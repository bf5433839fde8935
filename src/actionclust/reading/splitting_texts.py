"""Several answers in one cell: each becomes an action of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.errors import Advice, InputError, SettingError
from actionclust.reading.table import parted_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.reading.table import RawTable

BY_LINE = "lines"
"""How to say that each line is an action."""

_DOTS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6"  # never anything but bullets
_SIGNS = (
    rf"{_DOTS}*\u00b7\u2219\u25a0\u25a1\u25ba\u25b6\u2192\u27a4\u2713\u2714\u2705"
    r"\u2460-\u2473\u2776-\u277f"  # and numbers in circles
)
# the ends of lines, of paragraphs and of items in markup; and bullets that stand in one line
_LINE_BREAK = re.compile(
    r"[\n\r\v\u0085\u2028\u2029]+|<br\s*/?>|</?(?:p|li|ul|ol|div)\b[^<>]*>"
    rf"|\s+(?=[{_DOTS}]\s*\w)",
    re.IGNORECASE,
)
_BULLET = re.compile(rf"\s*[-\u2010-\u2015+>o{_SIGNS}](?=\s)\s*")
_TIGHT = re.compile(rf"\s*[{_SIGNS}](?=\w)")
_NUMBER = re.compile(
    r"\s*[#(]?([0-9]{1,3}|[ivxIVX]{1,5}|[A-Za-z])"
    r"(?:[.)/:\u00b0\u00ba](?=\s|[^\W\d_])|\s[-\u2013\u2014](?=\s))\s*"
)
# numbers within a line, as people type who do not find the key for a new one
_INLINE = re.compile(r"(?:\A|(?<=\s))[(]?([0-9]{1,2})[.)]\s+(?=[^\W\d_])")
_INLINE_LEAST = 3  # items: "see 1) and 2)" is none
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_LONGEST = 100  # characters that an item of a list without bullets has at most
_LEAST = 2  # lines of a list


def split_texts(raw: RawTable, text: str, split: str | None) -> RawTable:
    r"""Make a row of each line or part of a text, or note how many texts look like lists.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> raw = table_from_frame(pd.DataFrame({"text": ["1. Train\n2. Share", "Fund"]}), "DataFrame")
    >>> split_texts(raw, "text", "lines").frame["text"].tolist()
    ['Train', 'Share', 'Fund']
    """
    cells = raw.frame[text].tolist()
    if split is None:
        lists = [row for row, cell in enumerate(cells) if isinstance(cell, str) and _is_list(cell)]
        if not lists:
            return raw
        many = len(lists) > 1
        note = (
            f"{len(lists)} text{'s' * many} look{'s' * (not many)} like a list of several answers "
            f'({raw.rows.named(lists)}); pass split="lines" to make an action of each line'
        )
        return raw.noted(note)
    pattern = _pattern(split)
    how = BY_LINE if split == BY_LINE else f"parts between {split!r}"
    positions: list[int] = []
    parts: list[object] = []
    several = 0
    for row, cell in enumerate(cells):
        found = _parts(cell, pattern) if isinstance(cell, str) else []
        several += len(found) > 1
        positions += [row] * max(len(found), 1)
        parts += found or [cell if not isinstance(cell, str) else None]
    if not several:
        return raw.noted(f"no text was split: none has several {how}")
    made = _sum(several, cells, parts)
    note = f"{several} of {len(cells)} texts were split into {made} actions, by the {how}"
    return parted_rows(raw, positions, {text: parts}, note)


def check_stickers(raw: RawTable, columns: Sequence[str] | None) -> None:
    """Refuse counts of stickers that belong to several texts together.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> check_stickers(table_from_frame(pd.DataFrame({"text": ["a"]}), "DataFrame"), None)
    """
    if raw.sources is None or columns is None:
        return
    seen: set[int] = set()
    twice = []
    filled = raw.frame[list(columns)].notna().any(axis=1).tolist()
    for row, source in enumerate(raw.sources):
        if source in seen and filled[row]:
            twice.append(row)
        seen.add(source)
    if twice:
        where = raw.rows.named(_once(raw, twice))
        raise InputError(
            f"{raw.name}: the stickers of a row cannot be shared out among its texts; several "
            f"texts and stickers in {where}; write one text a row there, or rename the columns of "
            "stickers so that they are not read"
        )


def _once(raw: RawTable, rows: Sequence[int]) -> list[int]:
    labels: dict[object, int] = {}
    for row in rows:
        labels.setdefault(raw.rows.labels[row], row)
    return list(labels.values())


def _sum(several: int, cells: Sequence[object], parts: Sequence[object]) -> int:
    """Count the parts of the texts with several."""
    return len(parts) - (len(cells) - several)


def _pattern(split: object) -> re.Pattern[str]:
    how = Advice("split", '"lines"')
    expected = f'split must be "lines" or a regular expression such as ";"; got {split!r}'
    if not isinstance(split, str):
        raise SettingError(f"{expected} ({type(split).__name__})", how)
    if split == BY_LINE:
        return _LINE_BREAK
    try:
        pattern = re.compile(split)
    except re.error as error:
        raise SettingError(
            f"{expected}, which is none ({error}); a \\ before a sign takes it as it is"
        ) from error
    if pattern.fullmatch("") or pattern.search("\ue000"):
        raise SettingError(
            f"{expected}, which matches nothing or everything; write \\ before signs "
            "such as | or ."
        )
    return pattern


def _parts(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Cut a text, and take bullets and numbers off."""
    pieces, start = [], 0
    for match in pattern.finditer(text):
        pieces.append(text[start : match.start()])
        start = match.end()
    pieces.append(text[start:])
    pieces = [piece for piece in pieces if piece.strip()]
    if pattern is _LINE_BREAK and len(pieces) == 1:
        pieces = _inline_items(pieces[0])
    numbered = _numbered(pieces)
    bare = []
    for piece in pieces:
        mark = _BULLET.match(piece) or _TIGHT.match(piece)
        if mark is None and numbered:
            mark = _NUMBER.match(piece)
        bare.append((piece[mark.end() :] if mark else piece).strip())
    return [piece for piece in bare if re.search(r"\w", piece) or len(pieces) == 1]


def _inline_items(text: str) -> list[str]:
    """Cut a line in which numbers count up from 1, with the first at its start."""
    found = list(_INLINE.finditer(text))
    counting = [int(mark[1]) for mark in found] == list(range(1, len(found) + 1))
    if not counting or len(found) < _INLINE_LEAST or text[: found[0].start()].strip():
        return [text]
    starts = [mark.start() for mark in found]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def _numbered(pieces: Sequence[str]) -> bool:
    """Tell whether numbers or letters before the pieces count up from 1 or a."""
    marks = [match[1].lower() for piece in pieces if (match := _NUMBER.match(piece))]
    counting = [str(number) for number in range(1, len(marks) + 1)]
    letters = [chr(ord("a") + place) for place in range(len(marks))]
    return bool(marks) and marks in (counting, letters, _ROMAN[: len(marks)])


def _is_list(text: str) -> bool:
    """Tell whether a text looks like a list: bullets, numbers that count up, or short lines."""
    lines = [line for line in _LINE_BREAK.split(text) if line.strip()]
    if len(lines) < _LEAST:
        return len(lines) == 1 and len(_inline_items(lines[0])) > 1
    bullets = sum(bool(_BULLET.match(line) or _TIGHT.match(line)) for line in lines)
    marks = sum(bool(_NUMBER.match(line)) for line in lines)
    if bullets >= _LEAST or (marks >= _LEAST and _numbered(lines)):
        return True
    starts = (line.strip()[0] for line in lines)
    return all(len(line) <= _LONGEST for line in lines) and not any(map(str.islower, starts))
