"""From texts to rows: what is no word left out, near-copies found, words weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import counted
from actionclust.network.function_words import function_words
from actionclust.network.languages import text_languages
from actionclust.network.link_words import without_last_words
from actionclust.network.markup import without_markup
from actionclust.network.near_copies import likeness, near_copies
from actionclust.network.non_answers import says_nothing
from actionclust.network.shared_phrases import without_shared_phrases
from actionclust.network.tokens import is_single, read_tokens, tokenise, tokenise_all, words_by
from actionclust.network.vectors import vectorise
from actionclust.network.words import compared_words
from actionclust.progress import Clock
from actionclust.spelling import as_compared
from actionclust.tokenisers import tokeniser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.network.near_copies import Nodes
    from actionclust.network.vectors import Vectors
    from actionclust.settings import Settings


BLANK = "blank"
"""Why a text without anything that can be read is in no community."""


@dataclass(frozen=True, slots=True, eq=False)
class TextRows:
    """The texts as TF-IDF rows, the language of each, and what was decided on the way."""

    vectors: Vectors
    languages: tuple[str, ...]
    notes: tuple[str, ...]
    plain: tuple[str, ...]  # the texts without markup, addresses and non-answers


def text_rows(actions: Actions, settings: Settings, clock: Clock | None = None) -> TextRows:
    """Read the words of the texts and weigh them."""
    clock = clock or Clock()
    with clock.stage("words"):
        texts, aside, notes = _read(actions.texts, settings)
        tokens = read_tokens(texts, _split(settings))
        nodes = near_copies(tokens, settings.near_copies)
        languages, detected = text_languages(actions, tokens, settings.language)
        phrases: tuple[tuple[str, int], ...] = ()
        if not settings.shared_phrases:
            known = frozenset().union(*map(function_words, set(languages)))
            found = without_shared_phrases(
                tokens, nodes, lambda word: word not in known and not is_single(word)
            )
            tokens, phrases = found.tokens, found.phrases
            if phrases:
                # what is alike but for the phrase is a near-copy too
                again = near_copies(tokens, settings.near_copies)
                nodes = replace(again, reading=nodes.reading)
        words = compared_words(
            tokens,
            languages,
            stem=settings.stem,
            stop_words=settings.stop_words,
            tell_apart=settings.tell_apart,
            word_list=settings.words,
        )
    with clock.stage("vectors"):
        vectors = vectorise(words, settings, nodes)
        vectors = _with_copies(vectors, actions.ids, tokens.lengths, nodes)
    return TextRows(
        replace(vectors, aside=aside),
        languages,
        (*notes, *detected, *_told(vectors, phrases)),
        tuple(texts),
    )


def leading_texts(vectors: Vectors) -> NDArray[np.int64]:
    """Give the place of the text that each row stands for."""
    leading = np.zeros(len(vectors.copies), dtype=np.int64)
    some = np.flatnonzero(vectors.row_of >= 0)
    leading[vectors.row_of[some]] = vectors.original[some]
    return leading


def row_languages(vectors: Vectors, languages: Sequence[str]) -> list[str]:
    """Give the language of each row, from those of the texts."""
    return [languages[place] for place in leading_texts(vectors).tolist()]


def _split(settings: Settings) -> Callable[[str], list[str]]:
    """Give the function that splits a text into words."""
    if settings.tokens == "words":
        return tokenise_all if settings.tell_apart else tokenise
    if settings.tokens == "spaces":
        return words_by(str.split)
    return words_by(tokeniser(settings.tokens))


def _read(
    texts: Sequence[str], settings: Settings
) -> tuple[list[str], tuple[str | None, ...], list[str]]:
    """Leave out what is no word, and set texts aside that say nothing."""
    read, reasons = [], []
    marked = linked = 0
    led: Counter[str] = Counter()
    plain_texts = [without_markup(text) for text in texts]
    shorter, last = without_last_words([plain.text for plain in plain_texts])
    for plain, (_, markup, address, leads) in zip(shorter, plain_texts, strict=True):
        reason = None if settings.non_answers else says_nothing(plain)
        if not address and _is_blank(plain):
            reason = BLANK
        read.append("" if reason else plain)
        reasons.append(reason)
        if leads:
            led[leads.casefold()] += 1
        marked += markup
        linked += address
    notes = []
    if marked:
        notes.append(
            f"markup (tags, entities) in {counted(marked, 'text')} does not count as words; the "
            "texts stay as they came"
        )
    if linked:
        notes.append(
            f"addresses of links and mails in {counted(linked, 'text')} do not count as words"
        )
    if leading := led + last:
        commonest = min(leading, key=lambda words: (-leading[words], words))
        notes.append(
            f"words that only lead to a link, such as {commonest!r}, in "
            f"{counted(leading.total(), 'text')} do not count as words"
        )
    found = Counter(reason for reason in reasons if reason and reason != BLANK)
    notes += [
        f"{counted(found[reason], 'text')} left unclustered with the reason {reason!r}; "
        "non_answers=True clusters such texts too"
        for reason in sorted(found)
    ]
    return read, tuple(reasons), notes


def _is_blank(text: str) -> bool:
    """Tell whether nothing can be seen of a text; the first letter of nearly every one says no."""
    return not any(map(str.isalnum, text)) and not as_compared(text)


def _with_copies(
    vectors: Vectors, ids: Sequence[str], lengths: NDArray[np.int64], nodes: Nodes
) -> Vectors:
    """Say which text each copies: of the commonest reading of its row, that of the first id."""
    row_of, reading = vectors.row_of, nodes.reading
    shared = np.flatnonzero(row_of >= 0)
    shared = shared[vectors.copies[row_of[shared]] > 1]
    original = np.where(row_of >= 0, np.arange(len(row_of)), -1)
    times = np.bincount(reading, minlength=1)
    place = np.empty(len(ids), dtype=np.int64)
    place[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    order = shared[
        np.lexsort((place[shared], reading[shared], -times[reading[shared]], row_of[shared]))
    ]
    _, first = np.unique(row_of[order], return_index=True)
    sizes = np.diff([*first.tolist(), len(order)])
    original[order] = np.repeat(order[first], sizes)
    alike = np.ones(len(row_of))
    other = np.flatnonzero((original >= 0) & (reading != reading[original]))
    alike[other] = likeness(nodes.words, lengths, other, original[other])
    return replace(vectors, original=original, likeness=alike)


def _told(vectors: Vectors, phrases: Sequence[tuple[str, int]]) -> list[str]:
    near = int((vectors.likeness < 1).sum())
    notes = [
        f"the phrase {phrase!r} stands in {counted(texts, 'text')} that are otherwise unlike, and "
        "decides nothing; shared_phrases=True compares it too"
        for phrase, texts in phrases
    ]
    if near:
        s = "s" * (near == 1)
        notes.append(
            f"{counted(near, 'text')} say{s} what another one says but for a word or a greeting, "
            f"and count{s} as a near-copy of it; the column copy_of names it"
        )
    return notes
