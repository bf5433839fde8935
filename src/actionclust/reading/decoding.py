"""Bytes into text: the encoding is asked for, marked in the file, or told from the bytes."""

from __future__ import annotations

import codecs
from encodings.aliases import aliases

from actionclust.errors import Advice, InputError, SettingError, did_you_mean

# the mark of UTF-32 starts with that of UTF-16, so it is looked for first
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, source: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode the content of a text file.

    Without `encoding`, a byte order mark decides; without a mark it is UTF-8 if the bytes are
    valid UTF-8, and Windows-1252 (Western European) otherwise.

    >>> decode("santé".encode("utf-8"), "a.csv")
    ('santé', 'utf-8')
    >>> decode("santé".encode("cp1252"), "a.csv")
    ('santé', 'cp1252')
    """
    if encoding is not None:
        return _decode_as(data, source, encoding).removeprefix("\ufeff"), encoding
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, source, marked), marked
    if b"\0" in data:
        unmarked = Advice("encoding", '"utf-16-le"')
        raise InputError(
            f"{source}: expected text, came bytes that hold NUL characters; it is no text file, "
            f"or it is UTF-16 without a mark: then pass {unmarked} or save it as UTF-8",
            unmarked,
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(data, source, "cp1252"), "cp1252"


def _decode_as(data: bytes, source: str, encoding: str) -> str:
    if not isinstance(encoding, str):
        raise SettingError(
            f'encoding must be a name such as "utf-8" or "cp1252"; got {encoding!r} '
            f"({type(encoding).__name__})"
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        other = Advice("encoding", "...")
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{source}: the bytes are not valid {encoding}: {error.reason}, byte "
            f"0x{data[error.start]:02x} in line {line}; pass {other} with the encoding of "
            "the program that wrote the file, or save it as UTF-8",
            other,
        ) from error
    except (LookupError, ValueError) as error:
        raise SettingError(
            f"encoding={encoding!r} is not known; "
            f"{did_you_mean(encoding, ['utf-8', 'cp1252', 'utf-16', *sorted(aliases)])}"
        ) from error
