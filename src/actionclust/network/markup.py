"""Markup and addresses: what editors and links leave in a text, and nobody said."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actionclust.network.link_words import only_leads
from actionclust.network.text_bytes import IN_WORDS, NOT_ASCII, WHITE, bytes_among

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.text_bytes import TextBytes

_TAGS_WORDS = """
a abbr address article aside b big blockquote body br button caption center cite code col
colgroup dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3
h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark meta nav
noscript object ol optgroup option p picture pre q s samp script section select small source
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
time title tr tt u ul var video wbr
"""
_TAGS = _TAGS_WORDS.split()
# tags with a name of HTML or with a prefix (Word's <o:p>), so that "a<b and c>d" stays
_NAME = rf"(?:{'|'.join(_TAGS)}|[a-z]+:[a-z]+)"
_HIDDEN = re.compile(r"<!--.*?-->|<(style|script)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# where words stand on both sides of a tag inside a line, they may be one word: <b>tr</b>ams
_INSIDE = re.compile(
    r"(?<=\w)</?(?:b|i|u|em|strong|span|font|mark)(?:\s[^<>]*=[^<>]*)?>(?=\w)", re.IGNORECASE
)
_TAG = re.compile(rf"</?{_NAME}(?:\s[^<>]*=[^<>]*)?\s*/?>", re.IGNORECASE)
_FORUM_TAG = re.compile(
    r"\[/?(?:b|i|u|s|url|img|quote|list|code|size|color|\*)(?:=[^\[\]]*)?\]", re.IGNORECASE
)
# the text of a link, in HTML, forums and Markdown
_LINKED = re.compile(
    r"<a\b[^<>]*>(?P<html>.{1,200}?)</a\s*>|\[url(?:=[^\[\]]*)?\](?P<forum>[^\[\]]{1,40})\[/url\]"
    r"|\[(?P<markdown>[^\[\]]{1,40})\]\((?=https?://|www\.|mailto:)[^()\s]*\)",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_ENDINGS = "com|org|net|eu|gov|edu|info|be|nl|fr|de|lu|ch|at|uk|es|pt|it|cat|int"
_ADDRESS = re.compile(
    r"\b(?:https?|ftp|file)://[^\s<>\"\])]+"
    r"|\b(?:mailto|tel):[^\s<>\"\])]+"
    r"|\bwww\.[^\s<>\"\])]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"\])]*"
    rf"|\b(?:[a-z0-9-]{{2,}}\.)+(?:{_ENDINGS})\b(?![\w.-]*\w)",
    re.IGNORECASE,
)
# a look at what nearly every text lacks, so that few are read twice; each begins with a sign,
# which is found ten times faster than a letter
_MAYBE = re.compile(
    r"<\S|&[#\w]+;|:(?://|(?<=mailto:)|(?<=tel:))|@\w(?<=\w@\w)|\[[/*\w]|\.\w\w(?<=\w\.\w\w)",
    re.IGNORECASE,
)


_SIGNS = bytes_among("<&:@[.")
_AFTER = {ord("<"): ~WHITE | NOT_ASCII, ord("&"): IN_WORDS | bytes_among("#")}
_AFTER |= {ord("["): IN_WORDS | bytes_among("/*")}
_BEFORE_COLON = bytes_among("oOlL") | NOT_ASCII

_BEFORE = 60  # characters before an address in which such words stand
# before an address, at the start of a text or sentence: "Read more at: https://..."
_LEADS_TO = re.compile(
    r"(?:\A|(?<=[.!?;:,(\[\n\r\u2026\u2013\u2014-]))\s*([^\W\d_]+(?:[ '\u2019][^\W\d_]+){1,4}?)"
    r"(?: (?:at|on|via|op|sur|auf|unter|en|su))?[\s:>\u2192\u00bb(<-]*\Z"
)


class PlainText(NamedTuple):
    """A text without markup, and what was left out."""

    text: str
    markup: bool  # whether there were tags or entities
    address: bool  # whether there were addresses
    led: str = ""  # words that only led to a link, such as "read more"


def may_have_markup(texts: TextBytes) -> NDArray[np.bool_]:
    """Mark all texts that may have markup or addresses, and few others.

    >>> from actionclust.network.text_bytes import text_bytes
    >>> may_have_markup(text_bytes(["Plant trees.", "a < b", "<b>trees</b>", "a@b.org"])).tolist()
    [False, False, True, True]
    """
    data = texts.data
    places = np.flatnonzero(_SIGNS[data])
    sign, before, after = data[places], data[places - 1], data[places + 1]
    words = IN_WORDS[before] & IN_WORDS[after]
    found = (sign == ord("@")) & words
    found |= (sign == ord(".")) & words & IN_WORDS[data[places + 2]]
    found |= (sign == ord(":")) & ((after == ord("/")) | _BEFORE_COLON[before])
    for byte, follow in _AFTER.items():
        found |= (sign == byte) & follow[after]
    return texts.having(places[found])


def without_markup(text: str) -> PlainText:
    r"""Leave out tags, entities, addresses, and words that only lead to them.

    >>> without_markup("<p>Plant&nbsp;trees<br>www.example.org</p>")
    PlainText(text=' Plant\xa0trees   ', markup=True, address=True, led='')
    >>> without_markup("a<b and c>d & more").text
    'a<b and c>d & more'
    >>> without_markup('Plant trees. <a href="/7">See more</a>')[::3]
    ('Plant trees.  ', 'See more')
    """
    if not _MAYBE.search(text):
        return PlainText(text, markup=False, address=False)
    plain = text
    led: list[str] = []

    def linked(found: re.Match[str]) -> str:
        shown = next(part for part in found.groups() if part is not None)
        words = _TAG.sub(" ", shown).strip()
        if not only_leads(words):
            return found[0]
        led.append(words)
        return " "

    # tags may themselves be written as entities: &lt;br&gt;
    for _ in range(2):
        plain = _ENTITY.sub(lambda found: unescape(found[0]), plain)
        plain = _LINKED.sub(linked, plain)
        plain = _TAG.sub(" ", _INSIDE.sub("", _HIDDEN.sub(" ", plain)))
    plain = _FORUM_TAG.sub(" ", plain)
    without = _without_addresses(plain, led)
    return PlainText(without, plain != text, without != plain, led[0] if led else "")


def _without_addresses(text: str, led: list[str]) -> str:
    """Leave addresses out, with the words before one that only lead to it."""
    pieces = _ADDRESS.split(text)
    if len(pieces) == 1:
        return text
    for place, piece in enumerate(pieces[:-1]):
        found = _LEADS_TO.search(piece, max(len(piece) - _BEFORE, 0))
        if found is not None and only_leads(found[1]):
            led.append(found[1])
            pieces[place] = piece[: found.start()]
    return " ".join(pieces)
