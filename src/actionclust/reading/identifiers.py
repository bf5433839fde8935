"""The ids of actions: those of the analyst, or made from the content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError, listed
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from actionclust.reading.rows import Rows

_DIGITS = 8
_EXACT = 2**53  # whole numbers beyond it are rounded as fractions
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_ids(column: pd.Series[Any], rows: Rows, source: str) -> tuple[str, ...]:
    """Take the ids of a column.

    >>> import pandas as pd
    >>> from actionclust.reading.rows import Rows
    >>> read_ids(pd.Series([17, 18]), Rows(range(2), "item"), "list")
    ('17', '18')
    """
    values = column.tolist()
    present = column.notna().tolist()
    ids = [_as_id(value) if present[row] else "" for row, value in enumerate(values)]
    wrong = [row for row, identifier in enumerate(ids) if identifier is None]
    if wrong:
        raise InputError(
            f"{source}: column {column.name!r} must hold a str or a whole number in every "
            f"row; got {rows.each(wrong, (values[row] for row in wrong))}; write them as text"
        )
    known = [identifier for identifier in ids if identifier is not None]
    broken = [row for row, identifier in enumerate(known) if _SURROGATE.search(identifier)]
    if broken:
        raise InputError(
            f"{source}: column {column.name!r} must hold valid Unicode; half of a surrogate pair "
            f"in {rows.named(broken)}; write these anew"
        )
    blank = [row for row, identifier in enumerate(known) if not as_compared(identifier)]
    if blank:
        raise InputError(
            f"{source}: column {column.name!r} must be filled in every row; blank in "
            f"{rows.named(blank)}"
        )
    return tuple(known)


def shortened_ids(column: pd.Series[Any], rows: Rows) -> tuple[str, ...]:
    """Note ids that came with fewer digits than they had, as spreadsheets and fractions keep them.

    >>> import pandas as pd
    >>> from actionclust.reading.rows import Rows
    >>> shortened_ids(pd.Series(["1.23457E+17", "A2"]), Rows(range(2, 4), "row"))[0][:46]
    "ids that have lost digits: '1.23457E+17' in ro"
    """
    found = [
        row
        for row, value in enumerate(column.tolist())
        if (isinstance(value, str) and _SHORTENED.fullmatch(value.strip()))
        or (isinstance(value, float) and _EXACT < abs(value) < float("inf"))
    ]
    if not found:
        return ()
    shown = f"{str(column.iloc[found[0]]).strip()!r} in {rows.named(found[:1])}"
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    why = "a spreadsheet or a fraction keeps 15 of them"
    way_out = "export them as text, if they are to match other files"
    return (f"ids that have lost digits: {shown}{more}; {why}; {way_out}",)


def check_different(ids: Sequence[str], rows: Rows, source: str) -> None:
    """Check that no id stands in two rows.

    >>> from actionclust.reading.rows import Rows
    >>> check_different(["A1", "A2"], Rows(range(2), "item"), "list")
    """
    places: dict[str, list[int]] = {}
    for row, identifier in enumerate(map(as_compared, ids)):
        places.setdefault(identifier, []).append(row)
    if len(places) == len(ids):
        return
    twice = (
        f"{ids[found[0]]!r} in {rows.named(found)}" for found in places.values() if len(found) > 1
    )
    raise InputError(
        f"{source}: ids must differ; found more than once: {listed(twice)}; correct them, or "
        "remove the column and ids will be made"
    )


def numbered_ids(ids: Sequence[str], sources: Sequence[int]) -> tuple[str, ...]:
    """Give rows that come from one row its id, with .1, .2 and so on behind it.

    >>> numbered_ids(["A1", "A1", "A2"], [0, 0, 1])
    ('A1.1', 'A1.2', 'A2')
    """
    many = Counter(sources)
    given: Counter[int] = Counter()
    numbered = []
    for id_, source in zip(ids, sources, strict=True):
        given[source] += 1
        numbered.append(f"{id_}.{given[source]}" if many[source] > 1 else id_)
    return tuple(numbered)


def make_ids(texts: Sequence[str], rest: pd.DataFrame) -> tuple[str, ...]:
    """Make ids from the content, the same ones whatever the order of the rows.

    An id is "A" and the first 8 hexadecimal digits of the SHA-256 of the text in Unicode's
    composed form (NFC), more digits where different texts would share an id. Of several rows
    with one text, the second has "-2" behind it and so on, in the order of their other columns.

    >>> import pandas as pd
    >>> make_ids(["Train nurses", "Train nurses"], pd.DataFrame({"region": ["South", "North"]}))
    ('A8a71ad89-2', 'A8a71ad89')
    """
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    copies = Counter(composed)
    prefixes = _prefixes(copies)
    ids = [prefixes[text] for text in composed]
    repeated = [row for row, text in enumerate(composed) if copies[text] > 1]
    order = dict(zip(repeated, _contents(rest.iloc[repeated]), strict=True))
    given: Counter[str] = Counter()
    for row in sorted(repeated, key=order.__getitem__):
        given[ids[row]] += 1
        if given[ids[row]] > 1:
            ids[row] = f"{ids[row]}-{given[ids[row]]}"
    return tuple(ids)


def _as_id(value: object) -> str | None:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real) and float(value).is_integer():
        return str(int(float(value)))
    return None


def _prefixes(texts: Iterable[str]) -> dict[str, str]:
    """Give each text the digits of its hash, as many as tell it from the others."""
    digests = {
        # a str can hold half of a surrogate pair, which UTF-8 alone refuses
        text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        for text in texts
    }
    short = {text: f"A{digest[:_DIGITS]}" for text, digest in digests.items()}
    if len(set(short.values())) == len(short):
        return short
    sharing = Counter(digest[:_DIGITS] for digest in digests.values())
    shared: dict[str, list[str]] = {}
    for digest in digests.values():
        if sharing[digest[:_DIGITS]] > 1:
            shared.setdefault(digest[:_DIGITS], []).append(digest)
    digits = {start: _telling(found) for start, found in shared.items()}
    return {
        text: f"A{digest[: digits.get(digest[:_DIGITS], _DIGITS)]}"
        for text, digest in digests.items()
    }


def _telling(digests: Sequence[str]) -> int:
    """Count the digits that tell these hashes apart."""
    digits = _DIGITS
    while len({digest[:digits] for digest in digests}) < len(digests):
        digits += 1
    return digits


def _contents(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """Write every row so that rows compare by content."""
    columns = []
    for name in sorted(frame.columns):
        present = frame[name].notna()
        cells = zip(frame[name].tolist(), present, strict=True)
        columns.append([repr(value) if there else "" for value, there in cells])
    return list(zip(*columns, strict=True))
