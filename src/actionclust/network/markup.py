"""Markup and addresses: what editors and links leave in a text, and nobody said."""

from __future__ import annotations

import re
from html import unescape

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
# a look at what nearly every text lacks, so that few are read twice
_MAYBE = re.compile(r"<\S|&[#\w]+;|://|[\w]@\w|\[[/*\w]|\w\.\w\w|mailto:|tel:", re.IGNORECASE)


def without_markup(text: str) -> tuple[str, bool, bool]:
    r"""Leave out tags, entities and addresses; say whether there was markup, and an address.

    >>> without_markup("<p>Plant&nbsp;trees<br>www.example.org</p>")
    (' Plant\xa0trees   ', True, True)
    >>> without_markup("a<b and c>d & more")
    ('a<b and c>d & more', False, False)
    """
    if not _MAYBE.search(text):
        return text, False, False
    plain = text
    # tags may themselves be written as entities: &lt;br&gt;
    for _ in range(2):
        plain = _ENTITY.sub(lambda found: unescape(found[0]), plain)
        plain = _TAG.sub(" ", _INSIDE.sub("", _HIDDEN.sub(" ", plain)))
    plain = _FORUM_TAG.sub(" ", plain)
    without = _ADDRESS.sub(" ", plain)
    return without, plain != text, without != plain
