"""Words that only lead to a link, such as "read more": they stay when the link has gone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.folding import folded
from actionclust.network.text_bytes import LETTER, NOT_ASCII

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from actionclust.network.text_bytes import TextBytes

# by language: en, fr, nl, de, es, it; without accents
_EVERYWHERE = """
see more; read more; show more; view more; click here; continue reading; read the full article
follow this link; click on this link; see the link; en savoir plus; lire la suite; voir plus
voir la suite; cliquez ici; suivez ce lien; lees meer; lees verder; toon meer; klik hier
klik op deze link; mehr lesen; weiterlesen; mehr anzeigen; hier klicken; klicken sie hier
seguir leyendo; ver mas; haga clic aqui; haz clic aqui; leggi tutto; leggi di piu; clicca qui
continua a leggere
"""
# what may be an idea elsewhere: people ask for more information
_IN_LINKS = """
here; link; more; this link; the link; source; website; url; pdf; video; learn more; read on
more info; more information; more details; find out more; see here; read here; full text
see attachment; see link; ici; lien; plus; suite; lire plus; cliquer ici; plus d'infos
plus d'info; plus d'informations; voir ici; voir le lien; hier; meer; bron; meer lezen; meer info
meer informatie; zie hier; bekijk meer; meer weten; zie link; zie bijlage; mehr; quelle
mehr erfahren; siehe hier; mehr infos; mehr informationen; weitere informationen; siehe link
zum artikel; aqui; enlace; mas; leer mas; mas informacion; saber mas; qui; fonte
maggiori informazioni; scopri di piu
"""


def _phrases(*lists: str) -> frozenset[str]:
    lines = (line for one in lists for line in one.splitlines())
    return frozenset(one.strip() for line in lines for one in line.split(";")) - {""}


_LAST = _phrases(_EVERYWHERE)
_OF_LINKS = _phrases(_EVERYWHERE, _IN_LINKS)
_LOOKED_AT = 8  # bytes at the end of a text
_SMALL = 32  # the bit that makes a small letter of a capital
_LAST_TWO = np.zeros(256 * 256, dtype=np.bool_)
_LAST_TWO[[256 * ord(phrase[-2]) + ord(phrase[-1]) for phrase in _LAST]] = True
_PIECES = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LONGEST = 40  # characters of what can be such a phrase
# behind the end of a sentence or a line, and with nothing after it but signs
_BEHIND = re.compile(
    r"(?<=[.!?\u2026\n\r:;)>\]|\u2013\u2014-])([^.!?\u2026\n\r:;|]{4,40})[\s\W]*\Z"
)
_SHARED = 3  # texts from which it is a template and not somebody's own words


def only_leads(text: str) -> bool:
    """Tell whether the text of a link says only that there is one.

    >>> only_leads("Read more >>"), only_leads("here"), only_leads("Plan for trams")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _plain(text) in _OF_LINKS


def may_end_so(texts: TextBytes) -> NDArray[np.bool_]:
    """Mark all texts that may have such a phrase at the end, by its last two letters.

    >>> from actionclust.network.text_bytes import text_bytes
    >>> may_end_so(text_bytes(["Plant trees.", "Plant trees. Read more >>"])).tolist()
    [False, True]
    """
    last = texts.last(_LOOKED_AT)
    place = LETTER[last].argmax(axis=1)
    rows = np.arange(len(last))
    final, before = last[rows, place], last[rows, np.minimum(place + 1, _LOOKED_AT - 1)]
    known = _LAST_TWO[(before | _SMALL).astype(np.int64) * 256 + (final | _SMALL)]
    unsure = (place == _LOOKED_AT - 1) | ~LETTER[final] | NOT_ASCII[last].any(axis=1)
    marked: NDArray[np.bool_] = known | unsure
    return marked


def without_last_words(
    texts: Sequence[str], likely: Iterable[int] | None = None
) -> tuple[list[str], Counter[str]]:
    r"""Take such phrases off the ends of texts, where several have one; count them.

    A phrase stands by itself, behind the end of a sentence or a line. `likely` are the places of
    all texts that may have one, if they are known.

    >>> without_last_words(["Plant trees. Read more", "Share... read more", "Ban it\nRead more >"])
    (['Plant trees.', 'Share...', 'Ban it\n'], Counter({'read more': 3}))
    >>> without_last_words(["Let people read more"] * 3)[0][0]
    'Let people read more'
    """
    found: list[tuple[int, str, str]] = []
    for place in range(len(texts)) if likely is None else likely:
        text = texts[place]
        ending = _BEHIND.search(text, max(len(text) - 2 * _LONGEST, 0))
        if ending is not None and (phrase := _plain(ending[1])) in _LAST:
            found.append((place, phrase, text[: ending.start()]))
    counts = Counter(phrase for _, phrase, _ in found)
    shorter = list(texts)
    for place, phrase, rest in found:
        if counts[phrase] >= _SHARED:
            shorter[place] = rest
    kept = {phrase: count for phrase, count in counts.items() if count >= _SHARED}
    return shorter, Counter(kept)


def _plain(text: str) -> str:
    return " ".join(_PIECES.findall(folded(text.replace("\u2019", "'"))))
