"""Actions: short texts with an id and the analyst's own columns, checked once on the way in."""

from __future__ import annotations

import html
import os
import reprlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.by_value import ByValue
from actionclust.errors import Advice, InputError, SettingError, did_you_mean, listed
from actionclust.reading.files import READERS
from actionclust.reading.frames import frame_of_other_library
from actionclust.reading.identifiers import check_different, make_ids, read_ids
from actionclust.reading.roles import ROLES, STICKER_ROLES, Roles, check_keywords, find_roles
from actionclust.reading.sources import table_from_source
from actionclust.reading.stickers import Stickers, count_columns, count_rows
from actionclust.reading.texts import read_texts
from actionclust.spelling import as_compared, spelled_alike

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.reading.rows import Rows
    from actionclust.reading.sources import Source
    from actionclust.reading.table import RawTable

_SHOWN_ROWS = 5


@dataclass(frozen=True, eq=False, repr=False)
class Actions(ByValue):
    """Action points, checked: the value that `read_actions` returns.

    Two values are equal if their tables, roles, ids, texts and stickers are; notes and source
    do not count.

    Attributes
    ----------
    table : pandas.DataFrame
        The analyst's own columns, in their order and with their types, and a RangeIndex. If ids
        were made, a column "id" stands first. Take a copy before changing it.
    columns : mapping of str to str
        The column of each role: text, id, and those of region, group, dimension and language
        that there are.
    sticker_columns : tuple of str or None
        The columns with the counts of first, second and third stickers, if there are any; only
        one or two, if there were no stickers of the other ranks.
    ids : tuple of str
        The id of each action.
    texts : tuple of str
        The text of each action; "" if it is missing or white space.
    stickers : pandas.DataFrame or None
        How many stickers each action got: by id, the columns first, second and third (float;
        NaN where nobody voted). None without stickers.
    ballots : pandas.DataFrame or None
        If stickers came one a row and with their participants: one row a participant, with the
        columns group (if the actions have one), participant, and first, second and third: the
        ids that got these stickers, missing where none was placed.
    notes : tuple of str
        Every decision taken while reading.
    source : str
        The name of the file, or the kind of value that was read.
    """

    table: pd.DataFrame
    columns: Mapping[str, str]
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    sticker_columns: tuple[str, ...] | None = None
    stickers: pd.DataFrame | None = None
    ballots: pd.DataFrame | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)
    source: str = field(default="", compare=False)

    def column(self, role: str) -> pd.Series[Any]:
        """Give the column that plays a role.

        Parameters
        ----------
        role : {"text", "id", "region", "group", "dimension", "language"}
            The role.

        Returns
        -------
        pandas.Series
            A copy of the column, under the analyst's own name.

        Raises
        ------
        SettingError
            If the role is not known.
        InputError
            If no column plays it.

        Examples
        --------
        >>> frame = pd.DataFrame({"Region": ["North"], "Text": ["Train nurses"]})
        >>> read_actions(frame).column("region").tolist()
        ['North']
        """
        if role not in ROLES:
            raise SettingError(f"{role!r} is not a role; {did_you_mean(str(role), ROLES)}")
        if role not in self.columns:
            names = listed(repr(name) for name in self.table.columns)
            column, reader = Advice(role, '"..."'), Advice("read_actions")
            raise InputError(
                f"no column of {self.source} plays the role {role!r}; pass {column} to {reader} "
                f"with one of its columns: {names}",
                column,
                reader,
            )
        return self.table[self.columns[role]].copy()

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each action in the table, by id."""
        return {id_: row for row, id_ in enumerate(self.ids)}

    @cached_property
    def id_named(self) -> Mapping[str, str]:
        """The id of each action, by the id as it is compared with others."""
        return {as_compared(id_): id_ for id_ in self.ids}

    @cached_property
    def text_of(self) -> Mapping[str, str]:
        """The text of each action, by id."""
        return dict(zip(self.ids, self.texts, strict=True))

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.ids)

    def __repr__(self) -> str:
        """Say how many actions there are, where they come from, and their columns."""
        stickers = "" if self.stickers is None else ", with stickers"
        roles = ", ".join(f"{role}: {column!r}" for role, column in self.columns.items())
        return f"<{len(self)} actions from {self.source}{stickers}; {roles}>"

    def _repr_html_(self) -> str:
        """Show the first rows and the notes in a notebook."""
        head = self.table.head(_SHOWN_ROWS).to_html(index=False, escape=True, border=0)
        # notebooks put all cells to the right, where texts are hard to read
        head = head.replace("<td>", '<td style="text-align: left">')
        head = head.replace("<th>", '<th style="text-align: left">')
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in self.notes)
        more = len(self) - _SHOWN_ROWS
        rest = f"<p>and {more} more</p>" if more > 0 else ""
        return f"<p>{html.escape(repr(self))}</p>{head}{rest}<ul>{notes}</ul>"


def read_actions(  # noqa: PLR0913 - one keyword a role, and those of files
    source: Source,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the role's name
    region: str | None = None,
    group: str | None = None,
    dimension: str | None = None,
    language: str | None = None,
    stickers: Sequence[str] | pd.DataFrame | str | os.PathLike[str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    errors: str | None = None,
    separator: str | None = None,
) -> Actions:
    """Read action points from a file, a DataFrame or a list, and check them.

    A column plays a role if a keyword says so, or if it has the role's name, ignoring case,
    accents and white space around it. The text may also be the only column of texts that plays
    no other role. What was decided stands in the notes of the result.

    Parameters
    ----------
    source : str, path-like, DataFrame, Series or iterable of str
        A .csv, .tsv, .txt (one text a line), .xlsx, .xlsm, .xlsb, .xls, .ods, .json, .jsonl,
        .ndjson or .parquet file, or the data themselves: a DataFrame or Series of pandas, polars
        or pyarrow, or texts. Empty rows of a file are left out; rows
        with content and a blank text are kept.
    text, id, region, group, dimension, language : str or None
        The columns that play these roles. Ids are str or whole numbers and differ; if there is
        no column of ids, they are made from the content, the same ones in any order of rows.
    stickers : sequence of str, pandas.DataFrame, path, or None
        Either the columns with the numbers of first, second and third stickers (by default
        those named sticker_1, sticker_2 and sticker_3), blank where nobody voted, or a single
        column where all stickers are equal; or a table with one row a sticker and the columns
        id, rank (1 to 3) and, if it is known, participant. In such a table, a group without any
        sticker did not vote; elsewhere an action without stickers has 0. A row with a
        participant, and neither id nor rank, is a ballot without stickers; its discussion group
        stands in a column group.
    sheet : str or None
        The sheet of an Excel workbook; by default the only one with content.
    encoding : str or None
        The encoding of a text file; by default told from its content.
    errors : {"strict", "replace"} or None
        What is done with bytes of a text file that its encoding does not have: by default they
        are refused; "replace" puts the mark U+FFFD in their place, and notes the lines.
    separator : str or None
        The separator of a .csv or .tsv file; by default told from its content.

    Returns
    -------
    Actions
        The checked actions, in the order of the source.

    Raises
    ------
    InputError
        If the source cannot be read, or its content cannot be used as it is; the message names
        the rows.
    SettingError
        If a keyword has a value that is not understood.
    MissingDependencyError
        If the source is a Parquet file and pyarrow is not installed.

    Examples
    --------
    >>> actions = read_actions(["Train nurses", "Share data", ""])
    >>> actions.ids
    ('A8a71ad89', 'A4b37d6ac', 'Ae3b0c442')
    >>> actions.notes
    ("text: column 'text'", 'ids were made from the content', '1 blank text: item 2 ...')
    """
    asked = {
        "text": text,
        "id": id,
        "region": region,
        "group": group,
        "dimension": dimension,
        "language": language,
    }
    check_keywords(asked)
    names = _sticker_names(stickers)
    raw = table_from_source(
        source,
        sheet=sheet,
        encoding=encoding,
        errors=errors,
        separator=separator,
        as_text=(id or "id",),
    )
    roles = find_roles(raw.frame, raw.name, asked, names, look_for_stickers=stickers is None)
    texts = read_texts(raw.frame[roles.columns["text"]], raw.rows, raw.name)
    ids = _ids(raw, roles, texts)
    counted = _count(stickers, raw, roles, ids)
    made = "id" not in roles.columns
    return Actions(
        table=_with_ids(raw.frame, ids) if made else raw.frame,
        columns={"text": roles.columns["text"], "id": "id"} | dict(roles.columns),
        ids=ids,
        texts=texts,
        sticker_columns=roles.sticker_columns,
        stickers=None if counted is None else counted.counts,
        ballots=None if counted is None else counted.ballots,
        notes=(
            *raw.notes,
            *roles.notes,
            *(("ids were made from the content",) if made else ()),
            *_blank_note(texts, raw.rows),
            *(() if counted is None else counted.notes),
        ),
        source=raw.name,
    )


def check_actions(value: object, function: str) -> None:
    """Check that a function was given actions."""
    if isinstance(value, Actions):
        return
    has_them = isinstance(getattr(value, "actions", None), Actions)
    what_to_do = "pass its .actions" if has_them else "read a table with read_actions first"
    raise InputError(f"{function} takes Actions; got {type(value).__name__}; {what_to_do}")


def added_column(actions: Actions, name: str) -> str:
    """Name a column that is added to the table, aside from the analyst's own.

    >>> added_column(read_actions(pd.DataFrame({"text": ["Train"], "fit": [1]})), "fit")
    'fit (actionclust)'
    """
    while name in actions.table.columns:
        name = f"{name} (actionclust)"
    return name


def _ids(raw: RawTable, roles: Roles, texts: Sequence[str]) -> tuple[str, ...]:
    if "id" not in roles.columns:
        return make_ids(texts, raw.frame)
    ids = read_ids(raw.frame[roles.columns["id"]], raw.rows, raw.name)
    check_different(ids, raw.rows, raw.name)
    return ids


def _with_ids(frame: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    table = frame.copy()
    table.insert(0, "id", list(ids))
    return table


def _blank_note(texts: Sequence[str], rows: Rows) -> tuple[str, ...]:
    blank = [row for row, text in enumerate(texts) if not text]
    if not blank:
        return ()
    return (f"{len(blank)} blank text{'s' * (len(blank) > 1)}: {rows.named(blank)}",)


def _sticker_names(stickers: object) -> Sequence[str] | None:
    """Tell the names of columns from a table with one row a sticker."""
    expected = (
        "stickers must be one to three columns with the numbers of first, second and third "
        "stickers, or a DataFrame or the path of a file with one row a sticker"
    )
    if stickers is None or isinstance(stickers, (pd.DataFrame, os.PathLike)):
        return None
    if (
        not isinstance(stickers, (str, list, tuple))
        and frame_of_other_library(stickers) is not None
    ):
        return None
    if isinstance(stickers, str):
        if Path(stickers).suffix.lower() in READERS:
            return None
        raise SettingError(f"{expected}; got {stickers!r}, a str without the ending of a file")
    if (
        isinstance(stickers, (list, tuple))
        and 1 <= len(stickers) <= len(STICKER_ROLES)
        and all(isinstance(name, str) for name in stickers)
    ):
        return stickers
    raise SettingError(f"{expected}; got {reprlib.repr(stickers)} ({type(stickers).__name__})")


def _count(
    stickers: Sequence[str] | pd.DataFrame | str | os.PathLike[str] | None,
    raw: RawTable,
    roles: Roles,
    ids: Sequence[str],
) -> Stickers | None:
    if roles.sticker_columns is not None:
        return count_columns(raw.frame, roles.sticker_columns, ids, raw.rows, raw.name)
    if stickers is None:
        return None
    votes = table_from_source(stickers, as_text=("id", "participant"))
    if "group" not in roles.columns:
        return count_rows(votes, ids, None)
    column = raw.frame[roles.columns["group"]]
    present = column.notna()
    groups = [
        str(value) if known else "" for value, known in zip(column.tolist(), present, strict=True)
    ]
    return count_rows(votes, ids, spelled_alike(groups))
