"""Names that read the same are the same, however their characters are stored.

What is compared is a copy; what is shown stays as it came.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
# joiners that some scripts write words with
_KEPT = {"\u200c", "\u200d"}
_JOINER = re.compile("(?<![^\\x00-\\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\\u02ff])")


def as_compared(name: str) -> str:
    """Write a name as it is compared with others.

    That is in the composed form (NFC), without characters that nobody sees (of the Unicode
    categories Cf and Cc, such as a zero-width space or a soft hyphen), and with one plain space
    for any white space inside and none around it.

    >>> as_compared("Lie\\u0300ge\\u200b") == "Li\\u00e8ge", as_compared("Fund\\xa0 homes ")
    (True, 'Fund homes')
    """
    if _PLAIN.fullmatch(name):
        return name
    spaced = " ".join(name.split())
    seen = "".join(letter for letter in spaced if not _is_unseen(letter))
    seen = _JOINER.sub("", seen)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def as_called(name: str) -> str:
    """Write a name as people call it: as it is compared, whatever its case.

    >>> as_called("Fund  HOMES")
    'fund homes'
    """
    return unicodedata.normalize("NFC", as_compared(name).casefold())


def first_spellings(names: Iterable[str]) -> dict[str, str]:
    """Give for each name as it is compared the spelling that is shown.

    It is the one that comes most often; of several, the one that is compared, or the first by
    its characters, so that the order of rows does not matter.

    >>> first_spellings(["Namur", "Na\\u200bmur", "Namur"])
    {'Namur': 'Namur'}
    """
    often: dict[str, dict[str, int]] = {}
    for name in names:
        spellings = often.setdefault(as_compared(name), {})
        spellings[name] = spellings.get(name, 0) + 1
    return {
        compared: min(spellings, key=lambda one: (-spellings[one], one != compared, one))
        for compared, spellings in often.items()
    }


def _is_unseen(letter: str) -> bool:
    if letter in _KEPT:
        return False
    return unicodedata.category(letter) in {"Cf", "Cc"}
