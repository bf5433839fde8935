"""Stems of English words: the second stemmer of Porter (Snowball, 2001), several times faster.

NLTK has it too, and tries every ending on every word; a large corpus has hundreds of thousands of
different words, and spent most of its reading there. Here the last two letters say which endings
a word can have. The stems are those of NLTK, whose habits are kept: a test holds the two together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_VOWELS = "aeiouy"
_REGION = re.compile(f"[{_VOWELS}][^{_VOWELS}]")  # a vowel and what is none: a region comes after
_VOWEL = re.compile(f"[{_VOWELS}]")
_SHORTEST = 3  # letters of a word that has a stem
_SHORT = 4  # letters of a word that may lose its last e
_LONG = 5  # letters of a word whose second region a new e joins
_APOSTROPHES = str.maketrans("\u2019\u2018\u201b", "'''")
_PREFIXES = ("gener", "commun", "arsen")  # what follows them is the first region
_DOUBLE = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_BEFORE_LI = "cdeghkmnrt"
_EXCEPTIONS = """
ski skis; sky skies sky; die dying; lie lying; tie tying; idl idly; gentl gently; ugli ugly
earli early; onli only; singl singly; news news; howe howe; atlas atlas; cosmos cosmos; bias bias
andes andes; inning inning innings; outing outing outings; canning canning cannings
herring herring herrings; earring earring earrings
proceed proceed proceeds proceeded proceeding; exceed exceed exceeds exceeded exceeding
succeed succeed succeeds succeeded succeeding
"""
_STEM_OF = {
    word: stem
    for line in _EXCEPTIONS.strip().splitlines()
    for stem, *words in map(str.split, line.split(";"))
    for word in words
}


class _Ending(NamedTuple):
    """An ending, and what becomes of it."""

    ending: str
    size: int
    cut: int  # how many letters go
    added: str  # what comes in their place
    left: int  # letters of the second region afterwards, where more go than it has


def _by_letters(rules: str) -> dict[str, tuple[_Ending, ...]]:
    """Sort endings by their last two letters; "ator 4 ate 1" is one without its size."""
    found: dict[str, list[_Ending]] = {}
    for rule in rules.split(";"):
        ending, cut, *rest = rule.split()
        added, left = [*rest, *("", "0")[len(rest) :]]
        found.setdefault(ending[-2:], []).append(
            _Ending(ending, len(ending), int(cut), added, int(left))
        )
    return {letters: tuple(endings) for letters, endings in found.items()}


# of endings with the same last letters the longest comes first; of a word only that one counts
_SECOND = _by_letters(
    "ization 7 ize; ational 7 ate 1; fulness 4; ousness 7 ous; iveness 7 ive 1; tional 2; "
    "biliti 6 ble; lessli 2; entli 2; ation 5 ate 1; alism 5 al; aliti 5 al; ousli 5 ous; "
    "iviti 5 ive 1; fulli 2; enci 1 e; anci 1 e; abli 1 e; izer 4 ize; ator 4 ate 1; alli 4 al; "
    "bli 3 ble; ogi 1; li 2"
)
_THIRD = _by_letters(
    "ational 7 ate; tional 2; alize 3; icate 5 ic; iciti 5 ic; ative 5; ical 4 ic; ness 4; ful 3"
)
_FOURTH = _by_letters(
    "ement 5; ance 4; ence 4; able 4; ible 4; ment 4; ant 3; ent 3; ism 3; ate 3; iti 3; ous 3; "
    "ive 3; ize 3; ion 3; al 2; er 2; ic 2"
)


def english_stem(word: str) -> str:
    """Give the stem of an English word.

    >>> [english_stem(word) for word in ("nurses", "hospitals", "training", "generously", "skies")]
    ['nurs', 'hospit', 'train', 'generous', 'sky']
    """
    word = word.lower()
    if len(word) < _SHORTEST:
        return word
    if word in _STEM_OF:
        return _STEM_OF[word]
    word = _prepared(word)
    word, first, second = _without_participle(*_without_plural(word, *_regions(word)))
    if len(word) >= _SHORTEST and word[-1] in "yY" and word[-2] not in _VOWELS:
        word = f"{word[:-1]}i"
    for endings, may_go in _STEPS:
        for rule in endings.get(word[-2:], ()):
            if word.endswith(rule.ending):
                if may_go(word, rule, first, second):
                    word, first, second = _changed(word, first, second, rule)
                break
    return _without_last(word, first, second).replace("Y", "y")


def _prepared(word: str) -> str:
    """Write apostrophes in one way, none at the start, and each y that is no vowel as Y."""
    if not word.isascii():
        word = word.translate(_APOSTROPHES)
    if word[0] == "'":
        word = word[1:]
    return _with_consonant_y(word) if "y" in word else word


def _with_consonant_y(word: str) -> str:
    """Write each y that is no vowel in upper case: at the start, and after a vowel."""
    letters = list(word)
    if letters[0] == "y":
        letters[0] = "Y"
    for place in range(1, len(letters)):
        if letters[place] == "y" and letters[place - 1] in _VOWELS:
            letters[place] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    """Count the letters of the two regions at the end of a word in which endings may go."""
    size = len(word)
    if word.startswith(_PREFIXES):
        start = len("commun" if word[0] == "c" else "gener")
    else:
        found = _REGION.search(word)
        if found is None:
            return 0, 0
        start = found.end()
    found = _REGION.search(word, start)
    return size - start, size - found.end() if found else 0


def _shorter(word: str, first: int, second: int, cut: int) -> tuple[str, int, int]:
    return word[:-cut], max(first - cut, 0), max(second - cut, 0)


def _changed(word: str, first: int, second: int, rule: _Ending) -> tuple[str, int, int]:
    change = len(rule.added) - rule.cut
    kept = second + change if second >= rule.cut else rule.left
    return word[: -rule.cut] + rule.added, first + change, kept


def _second_may_go(word: str, rule: _Ending, first: int, _second: int) -> bool:
    if first < rule.size:
        return False
    if rule.ending == "li":
        return word[-3] in _BEFORE_LI
    return rule.ending != "ogi" or word[-4] == "l"


def _third_may_go(_word: str, rule: _Ending, first: int, second: int) -> bool:
    return (second if rule.ending == "ative" else first) >= rule.size


def _fourth_may_go(word: str, rule: _Ending, _first: int, second: int) -> bool:
    return second >= rule.size and (rule.ending != "ion" or word[-4] in "st")


_STEPS = ((_SECOND, _second_may_go), (_THIRD, _third_may_go), (_FOURTH, _fourth_may_go))


def _without_plural(word: str, first: int, second: int) -> tuple[str, int, int]:
    """Take the endings of the genitive and the plural off."""
    if word[-1:] == "'" or word.endswith("'s"):
        cut = 3 if word.endswith("'s'") else 2 if word[-1] == "s" else 1
        word, first, second = _shorter(word, first, second, cut)
    if word.endswith(("ied", "ies")):
        return _shorter(word, first, second, 2 if len(word) > len("ties") else 1)
    if word[-1:] != "s" or word.endswith(("us", "ss")):
        return word, first, second
    if word.endswith("sses"):
        return _shorter(word, first, second, 2)
    if _VOWEL.search(word, 0, max(len(word) - 2, 0)):
        return _shorter(word, first, second, 1)
    return word, first, second


def _without_participle(word: str, first: int, second: int) -> tuple[str, int, int]:
    """Take the endings of participles off, and those of their adverbs."""
    for ending in ("eedly", "ingly", "edly", "eed", "ing", "ed"):
        if word.endswith(ending):
            break
    else:
        return word, first, second
    size = len(ending)
    if ending in {"eed", "eedly"}:
        if first < size:
            return word, first, second
        less = size - 2
        return word[:-less], first - less, second - less if second >= size else 0
    if not _VOWEL.search(word, 0, len(word) - size):
        return word, first, second
    return _mended(*_shorter(word, first, second, size))


def _mended(word: str, first: int, second: int) -> tuple[str, int, int]:
    """Write the end of a word as it is without its participle."""
    if word.endswith(("at", "bl", "iz")):
        longer = len(word) + 1 > _LONG or first + 1 >= _SHORTEST
        return f"{word}e", first + 1, second + longer
    if word.endswith(_DOUBLE):
        return _shorter(word, first, second, 1)
    if not first and _is_short(word):
        # it has no region, and its e comes into none
        return f"{word}e", 0, second + (second > 0)
    return word, first, second


def _is_short(word: str) -> bool:
    """Tell whether a word ends in a short syllable."""
    if len(word) < _SHORTEST:
        return len(word) > 1 and word[0] in _VOWELS and word[1] not in _VOWELS
    before, vowel, last = word[-3], word[-2], word[-1]
    return last not in _VOWELS and last not in "wxY" and vowel in _VOWELS and before not in _VOWELS


def _without_last(word: str, first: int, second: int) -> str:
    """Take a last e off, or the second l."""
    last = word[-1:]
    if second and (last == "e" or (last == "l" and word[-2] == "l")):
        return word[:-1]
    if first and last == "e" and len(word) >= _SHORT and not _is_short(word[:-1][-3:]):
        return word[:-1]
    return word
