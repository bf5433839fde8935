"""Bytes into text: the encoding is asked for, marked in the file, or told from the bytes."""

from __future__ import annotations

import codecs
import re
import reprlib
from encodings.aliases import aliases
from typing import Literal, get_args

from actionclust.errors import Advice, InputError, SettingError, counted, did_you_mean, listed

DecodingErrors = Literal["strict", "replace"]

# the mark of UTF-32 starts with that of UTF-16, so it is looked for first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what UTF-8 writes in several bytes, without the rare forms that are forbidden
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"\w+")
# what the first and a further byte of a letter in UTF-8 become when they are read as Windows-1252
_DOUBLE = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_PIECE = re.compile(r"[^\s,;\"]+")
_OTHER = re.compile(r"[^\x00-\x7f]")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_TEXT_LINE_END = re.compile(r"\r\n|\n|\r")
_SHOWN_WORDS = 3
_LOST = "\ufffd"


def decode(
    data: bytes, source: str, encoding: str | None = None, errors: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Decode the content of a text file, and note how.

    Without `encoding`, a byte order mark decides; without a mark it is UTF-8 if the bytes are
    valid UTF-8. Otherwise it is damaged UTF-8, and refused, if most of what is no ASCII is valid,
    and taken for Windows-1252 (Western European) if not.

    >>> decode("santé".encode("utf-8"), "a.csv")
    ('santé', ('encoding utf-8',))
    >>> decode("santé".encode("cp1252"), "a.csv")[0]
    'santé'
    """
    if errors is not None and errors not in get_args(DecodingErrors):
        raise SettingError(
            f'errors must be "strict", which refuses bytes that are not valid, or "replace", '
            f"which puts a mark in their place; got {errors!r}"
        )
    replace = errors == "replace"
    if encoding is not None:
        text = _decode_as(data, source, encoding, replace=replace).removeprefix("\ufeff")
        told = (f"encoding {encoding}", *_lost(data, text, encoding, replace=replace))
        # in another encoding, letters such as these come of the one that was asked for
        return text, (*told, *(_saved_wrongly(text) if _is_unicode(encoding) else ()))
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = _decode_as(data, source, marked, replace=replace)
            told = (f"encoding {marked}", *_lost(data, text, marked, replace=replace))
            return text, (*told, *_saved_wrongly(text))
    if b"\0" in data:
        unmarked = Advice("encoding", '"utf-16-le"')
        raise InputError(
            f"{source}: expected text, came bytes that hold NUL characters; it is no text file, "
            f"or it is UTF-16 without a mark: then pass {unmarked} or save it as UTF-8",
            unmarked,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return text, ("encoding utf-8", *_saved_wrongly(text))
    if replace or _is_damaged(data):
        text = _decode_as(data, source, "utf-8", replace=replace)
        return text, ("encoding utf-8", *_lost(data, text, "utf-8", replace=replace))
    text = _decode_as(data, source, "cp1252", replace=False)
    return text, (_guess(text),)


def _decode_as(data: bytes, source: str, encoding: str, *, replace: bool) -> str:
    if not isinstance(encoding, str):
        raise SettingError(
            f'encoding must be a name such as "utf-8" or "cp1252"; got {encoding!r} '
            f"({type(encoding).__name__})"
        )
    try:
        return data.decode(encoding, "replace" if replace else "strict")
    except UnicodeDecodeError as error:
        other, replacing = Advice("encoding", "..."), Advice("errors", '"replace"')
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        raise InputError(
            f"{source}: the bytes are not valid {encoding}: {error.reason}, byte "
            f"0x{data[error.start]:02x} in line {line} (byte {error.start + 1:,} of the file); "
            f"pass {other} with the encoding of the program that wrote the file, or save it as "
            f"UTF-8, or pass {replacing} to read it with a mark where bytes are not valid",
            other,
            replacing,
        ) from error
    except (LookupError, ValueError) as error:
        raise SettingError(
            f"encoding={encoding!r} is not known; "
            f"{did_you_mean(encoding, ['utf-8', 'cp1252', 'utf-16', *sorted(aliases)])}"
        ) from error


def _is_damaged(data: bytes) -> bool:
    """Tell whether most of what is no ASCII is valid UTF-8, which no other text is by chance."""
    valid = _SEQUENCE.findall(data)
    return len(valid) > 0 and len(valid) >= len(_HIGH.findall(data)) - sum(map(len, valid))


def _guess(text: str) -> str:
    words = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    found = list(words or dict.fromkeys(_OTHER.findall(text)))
    shown = ", ".join(map(reprlib.repr, found[:_SHOWN_WORDS]))
    return (
        f"encoding cp1252 is a guess, since the bytes are not UTF-8; see whether this reads "
        f"well: {shown}; if not, pass {Advice('encoding', '...')}"
    )


def _is_unicode(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith("utf")


def _saved_wrongly(text: str) -> tuple[str, ...]:
    """Note words that were read in a wrong encoding before the file was saved."""
    if not _DOUBLE.search(text):
        return ()
    pieces = (piece[0] for piece in _PIECE.finditer(text))
    found: dict[str, str] = {}
    for word in dict.fromkeys(filter(_DOUBLE.search, pieces)):
        try:
            found[word] = word.encode("cp1252").decode("utf-8")
        except UnicodeError:  # it is what it seems to be
            continue
    if not found:
        return ()
    shown = ", ".join(f"{word!r} may be {meant!r}" for word, meant in [*found.items()][:3])
    words = counted(len(found), "word")
    said = f"{words} may have been read in a wrong encoding before the file was saved: {shown}"
    return (f"{said}; if so, export the file anew as UTF-8",)


def _lost(data: bytes, text: str, encoding: str, *, replace: bool) -> tuple[str, ...]:
    """Note where a mark was put in place of bytes that are not valid."""
    if not replace or _LOST not in text:
        return ()
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        lines = [n for n, line in enumerate(_TEXT_LINE_END.split(text), 1) if _LOST in line]
        where = listed(lines)
        marks = counted(text.count(_LOST), "mark")
        note = f"{marks} ({_LOST}) in place of bytes that are not valid {encoding}"
        return (f"{note}: line{'s' * (len(lines) > 1)} {where}",)
    return ()
