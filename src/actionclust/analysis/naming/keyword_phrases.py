"""Keywords as a label where no text says it: phrases before words, as people write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from actionclust.analysis.naming.study_words import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.analysis.naming.study_words import GroupTerms, LanguageTexts, Pair

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_BETWEEN = regex.compile(r"[\s\p{L}\p{M}'\u2019-]*")  # what can stand inside a phrase: no sign
_GAP = 2  # function words inside a phrase at the most
_TERMS = 3
_SHARE = 0.5  # of the texts with a word, those with the phrase, for the phrase to stand for it
_LOOKED_AT = 12  # words that set a group apart most
_TEXTS = 200  # with one of these, from which is read how terms are written
_LEAST = 2  # texts that have a phrase, where the group has as many


def keyword_label(study: LanguageTexts, ids: Sequence[str], about: GroupTerms) -> str:
    """Give the terms that set a group apart, as a label; "" if its texts have no words.

    >>> from actionclust.analysis.naming.study_words import read_language
    >>> texts = ["quality of life first", "the quality of life", "share data", "old data"]
    >>> study = read_language(dict(zip("abcd", texts)), "en")
    >>> keyword_label(study, ["a", "b"], study.about(["a", "b"]))
    'quality of life, first'
    """
    least = min(_LEAST, about.texts)
    phrases = {
        pair
        for pair, having in about.pair_texts.items()
        if having >= least and having >= _SHARE * max(about.stem_texts[stem] for stem in pair)
    }
    telling = sorted(about.stems, key=lambda stem: (-about.stems[stem], stem))[:_LOOKED_AT]
    some = [id_ for id_ in ids if not study.terms[id_].stems.isdisjoint(telling)][:_TEXTS]
    words, found = _written([study.texts[id_] for id_ in some], study.language)
    phrases &= found.keys()
    inside = {stem for pair in phrases for stem in pair}
    ranked = sorted(
        [(about.pairs[pair], pair) for pair in phrases]
        + [(about.stems[stem], (stem,)) for stem in telling if stem not in inside],
        key=lambda one: (-round(one[0], 9), one[1]),
    )
    chosen: list[tuple[str, ...]] = []
    for weight, term in ranked:
        if len(chosen) == _TERMS:
            break
        if weight > 0 and not any(set(term) & set(other) for other in chosen):
            chosen.append(term)
    chosen.sort(key=lambda term: -len(term))  # phrases before words
    shown = [
        found[term[0], term[1]] if len(term) > 1 else words.get(term[0], "") for term in chosen
    ]
    return ", ".join(filter(None, shown))


def _written(texts: Sequence[str], language: str) -> tuple[dict[str, str], dict[Pair, str]]:
    """Find how each stem, and each two that follow each other, are written most often."""
    found = [list(_WORD.finditer(text)) for text in texts]
    surfaces = sorted({match.group().lower() for row in found for match in row})
    stems = {
        surface: next(iter(terms.stems), "")
        for surface, terms in zip(surfaces, read_terms(surfaces, language), strict=True)
    }
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    phrases: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
    for text, row in zip(texts, found, strict=True):
        told = [
            (place, match, stems[match.group().lower()])
            for place, match in enumerate(row)
            if stems[match.group().lower()]
        ]
        for _, match, stem in told:
            words[stem][match.group().lower()] += 1
        for (before, one, first), (after, other, second) in pairwise(told):
            between = text[one.end() : other.start()]
            if after - before <= _GAP + 1 and _BETWEEN.fullmatch(between):
                phrases[first, second][text[one.start() : other.end()].lower()] += 1
    return (
        {stem: _commonest(forms) for stem, forms in words.items()},
        {pair: _commonest(forms) for pair, forms in phrases.items()},
    )


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], len(form), form))
