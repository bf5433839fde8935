"""Texts in several columns: each an action of its own, or the first that is filled."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from actionclust.errors import Advice, SettingError, listed
from actionclust.reading.roles import asked_column, column_named
from actionclust.reading.table import parted_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.reading.table import RawTable

Join = Literal["first"]

FIRST: Join = "first"
"""How to say that the first filled column has the text."""

_LANGUAGE = re.compile(
    r"(?P<stem>.*?)[\s/_.:|\-(\[]+(?P<code>[A-Za-z]{2})(?:[-_][A-Za-z]{2})?[)\]]?\s*"
)


def one_text_column(
    raw: RawTable, text: object, join: object, language: str | None
) -> tuple[RawTable, str | None]:
    """Bring the texts of several columns into one, and name it.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> frame = pd.DataFrame({"t/fr": ["Plus de trams", None], "t/nl": [None, "Meer bomen"]})
    >>> raw, _ = one_text_column(table_from_frame(frame, "DataFrame"), [*frame], "first", None)
    >>> raw.frame[["text", "language"]].to_numpy().tolist()
    [['Plus de trams', 'fr'], ['Meer bomen', 'nl']]
    """
    if text is None or isinstance(text, str):
        if join is not None:
            columns = Advice("text", "[...]")
            raise SettingError(
                f"join={join!r} is for texts in several columns; name them with {columns}", columns
            )
        return raw, text
    names = _names(raw, text)
    if join not in {None, FIRST}:
        raise SettingError(
            f'join must be "first" (the first column that is filled) or None (each filled cell is '
            f"an action); got {join!r}"
        )
    if len(names) == 1:
        return raw, names[0]
    return _first(raw, names, language) if join == FIRST else _each(raw, names)


def _names(raw: RawTable, text: object) -> list[str]:
    if (
        not isinstance(text, (list, tuple))
        or not text
        or not all(isinstance(n, str) for n in text)
    ):
        raise SettingError(
            "text must be the name of a column, or a list of names; got "
            f"{text!r} ({type(text).__name__})"
        )
    names = [str(name) for name in text]
    known = [str(name) for name in raw.frame.columns]
    for name in names:
        asked_column(name, "text", known, raw.name)
    if len(set(names)) < len(names):
        raise SettingError(f"text names a column more than once: {listed(map(repr, names))}")
    return names


def _each(raw: RawTable, names: Sequence[str]) -> tuple[RawTable, str]:
    """Make an action of each filled cell."""
    columns = [raw.frame[name].tolist() for name in names]
    filled = [_filled(raw, name) for name in names]
    positions: list[int] = []
    texts: list[object] = []
    questions: list[str | None] = []
    blank = 0
    for row in range(len(raw.frame)):
        there = [place for place in range(len(names)) if filled[place][row]]
        blank += len(names) - max(len(there), 1)
        positions += [row] * max(len(there), 1)
        # a row without any answer is kept, as one with a blank text is
        texts += [columns[place][row] for place in there] or [None]
        questions += [names[place] for place in there] or [None]
    column, question = _free(raw, "text"), _free(raw, "question")
    told = f"texts: columns {listed(map(repr, names))}, each filled cell an action"
    told += f"; the new column {question!r} says from which"
    if blank:
        told += f"; blank cells beside others left out: {blank}"
    notes = [told]
    if _codes(names):
        notes.append(
            'the columns look like one text in several languages; pass join="first" to take the '
            "first that is filled"
        )
    made = parted_rows(raw, positions, {column: texts, question: questions}, *notes)
    rest = made.frame.drop(columns=list(names))
    place = [str(name) for name in raw.frame.columns].index(names[0])
    return replace(made, frame=_moved(rest, [column, question], place)), column


def _first(raw: RawTable, names: Sequence[str], language: str | None) -> tuple[RawTable, str]:
    """Take the first column that is filled, and its language from the end of its name."""
    columns = [raw.frame[name].tolist() for name in names]
    filled = [_filled(raw, name) for name in names]
    chosen = [
        next((place for place in range(len(names)) if filled[place][row]), None)
        for row in range(len(raw.frame))
    ]
    texts = [None if place is None else columns[place][row] for row, place in enumerate(chosen)]
    column = _free(raw, "text")
    frame = raw.frame.copy()
    place = [str(name) for name in frame.columns].index(names[0])
    frame.insert(place, column, texts)
    taken = (f"{chosen.count(place)} from {name!r}" for place, name in enumerate(names))
    several = sum(sum(column[row] for column in filled) > 1 for row in range(len(frame)))
    notes = [f"text: the first column that is filled: {listed(taken)}"]
    if several:
        notes.append(f"texts in several of these columns, of which one was taken: {several}")
    known = [str(name) for name in raw.frame.columns]
    codes = _codes(names)
    if language is None and column_named("language", known, raw.name) is None and any(codes):
        told = [None if place is None else codes[place] or None for place in chosen]
        frame.insert(place + 1, "language", told)
        notes.append("language: from the end of the names of these columns")
    return replace(raw, frame=frame).noted(*notes), column


def _codes(names: Sequence[str]) -> list[str]:
    """Give the language at the end of each name, if the names differ in nothing else."""
    found = [_LANGUAGE.fullmatch(name) for name in names]
    stems = {match["stem"].strip().casefold() for match in found if match}
    bare = {name.strip().casefold() for name, match in zip(names, found, strict=True) if not match}
    if len(stems) != 1 or not bare <= stems:
        return []
    return [match["code"].lower() if match else "" for match in found]


def _filled(raw: RawTable, name: str) -> list[bool]:
    """Tell which cells hold something."""
    values, present = raw.frame[name].tolist(), raw.frame[name].notna().tolist()
    return [
        there and not (isinstance(value, str) and not value.strip())
        for value, there in zip(values, present, strict=True)
    ]


def _free(raw: RawTable, name: str) -> str:
    while name in raw.frame.columns:
        name = f"{name} (actionclust)"
    return name


def _moved(frame: pd.DataFrame, names: Sequence[str], place: int) -> pd.DataFrame:
    """Put columns where others stood."""
    rest = [name for name in frame.columns if name not in names]
    return frame[[*rest[:place], *names, *rest[place:]]]
