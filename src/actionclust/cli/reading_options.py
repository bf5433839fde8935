"""The options that say how a file of texts is read, and reading it so."""

from __future__ import annotations

import argparse
from pathlib import Path

import actionclust as ac

_ROLES = ("text", "id", "region", "group", "dimension")


def takes_reading(parser: argparse.ArgumentParser) -> None:
    """Let a command take how a file of texts is read."""
    columns = parser.add_argument_group("columns of the file, where their names do not say it")
    columns.add_argument(
        "--text", nargs="+", metavar="COLUMN", help="the column of the text, or several of them"
    )
    for role in _ROLES[1:]:
        columns.add_argument(f"--{role}", metavar="COLUMN", help=f"the column of the {role}")
    columns.add_argument("--language-column", metavar="COLUMN", help="language of each text")
    columns.add_argument(
        "--stickers",
        nargs="+",
        metavar="COLUMN",
        help="numbers of first, second and third stickers, or one column where all are equal; or "
        "a file with one row a sticker",
    )
    reading = parser.add_argument_group("reading")
    reading.add_argument(
        "--sheet",
        nargs="+",
        metavar="NAME",
        help="sheet of a workbook; several, or '*' for all, are read as one table",
    )
    reading.add_argument("--encoding", help="encoding of a text file")
    reading.add_argument(
        "--errors", metavar="WHAT", help="bytes that are not valid: strict (refused) or replace"
    )
    reading.add_argument("--separator", metavar="CHARACTER", help="separator of a CSV file")
    header = reading.add_mutually_exclusive_group()
    header.add_argument(
        "--header",
        action=argparse.BooleanOptionalAction,
        help="whether the first row has the names of columns",
    )
    header.add_argument(
        "--header-row",
        dest="header",
        type=_row,
        metavar="N",
        help="the row that has the names of columns; rows above it are left out",
    )
    reading.add_argument(
        "--keep-totals", action="store_true", help="keep rows of totals, which are left out"
    )
    reading.add_argument(
        "--join",
        choices=["first"],
        help="of several columns of texts, take the first that is filled; otherwise each filled "
        "cell is an action",
    )
    reading.add_argument(
        "--split",
        metavar="HOW",
        help="make an action of each line of a text (lines), or of each part between what a "
        "regular expression matches",
    )
    reading.add_argument(
        "--split-values",
        nargs="+",
        metavar="COLUMN",
        help="columns whose cells hold several values, each of which counts in tables",
    )


def actions_as_asked(options: argparse.Namespace) -> ac.Actions:
    """Read a file of texts as the options say."""
    return ac.read_actions(
        options.file,
        **{role: getattr(options, role) for role in _ROLES[1:]},
        text=_one_or_several(options.text),
        join=options.join,
        split=options.split,
        split_values=options.split_values,
        language=options.language_column,
        stickers=_stickers(options.stickers),
        sheet=_one_or_several(options.sheet),
        encoding=options.encoding,
        errors=options.errors,
        separator=options.separator,
        header=options.header,
        keep_totals=options.keep_totals,
    )


def _one_or_several(names: list[str] | None) -> list[str] | str | None:
    return names[0] if names is not None and len(names) == 1 else names


def _row(written: str) -> int:
    """Read the number of a row."""
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError(
            f"expected the number of a row, from 1 on; got {written!r}"
        )
    return int(written)


def _stickers(words: list[str] | None) -> list[str] | str | None:
    """Tell the file of a table of stickers from the names of columns."""
    if words is not None and len(words) == 1 and Path(words[0]).suffix.lower() in ac.READERS:
        return words[0]
    return words
