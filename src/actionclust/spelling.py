"""Names that read the same are the same, however their characters are stored.

What is compared is a copy; what is shown stays as it came.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
# joiners, with which some scripts spell words: they count between letters that are not Latin
_JOINERS = "\u200c\u200d"
_STRAY_JOINER = re.compile(
    f"(?<![^\x00-\u02ff])[{_JOINERS}]|[{_JOINERS}](?![^\x00-\u02ff{_JOINERS}])"
)


def as_compared(name: str) -> str:
    r"""Write a name as it is compared with others.

    That is in the composed form (NFC), without characters that nobody sees (of the Unicode
    categories Cf and Cc, such as a zero-width space or a soft hyphen), and with one plain space
    for any white space inside and none around it.

    >>> as_compared("Lie\u0300ge\u200b") == "Li\u00e8ge", as_compared("Fund\xa0 homes ")
    (True, 'Fund homes')
    """
    if _PLAIN.fullmatch(name):
        return name
    spaced = " ".join(name.split())
    seen = "".join(letter for letter in spaced if not _is_unseen(letter))
    seen = _STRAY_JOINER.sub("", seen)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def as_called(name: str) -> str:
    """Write a name as people call it: as it is compared, whatever its case.

    >>> as_called("Fund  HOMES")
    'fund homes'
    """
    return unicodedata.normalize("NFC", as_compared(name).casefold())


def spelled_alike(names: Sequence[str]) -> list[str]:
    r"""Write names that are compared as one in one spelling.

    It is the one that comes most often; of several, the one that is compared, or the first by
    its characters, so that the order of rows does not matter.

    >>> spelled_alike(["Na\u200bmur", "Namur", "Gent", "Namur"])
    ['Namur', 'Namur', 'Gent', 'Namur']
    """
    compared = {name: as_compared(name) for name in set(names)}
    if len(set(compared.values())) == len(compared):
        return list(names)
    often = Counter(names)
    shown: dict[str, str] = {}
    for name in sorted(often, key=lambda one: (-often[one], one != compared[one], one)):
        shown.setdefault(compared[name], name)
    return [shown[compared[name]] for name in names]


def _is_unseen(letter: str) -> bool:
    return letter not in _JOINERS and unicodedata.category(letter) in {"Cf", "Cc"}
