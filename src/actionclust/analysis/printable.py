"""What of a text XML can hold, and so Excel and GraphML."""

from __future__ import annotations

import re

# ends of lines that are no line feed: without them two words would become one
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85]")
# control characters but line feed and tab, lone surrogates, and two that are no characters
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Leave out the control characters and lone surrogates that XML cannot hold.

    Ends of lines of other kinds become line feeds.

    >>> printable("a\x00b"), printable("train nurses\rshare data")
    ('ab', 'train nurses\nshare data')
    """
    return _UNPRINTABLE.sub("", _BREAK.sub("\n", text))
