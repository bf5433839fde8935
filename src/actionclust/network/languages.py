"""Which language each text is in: said, given by a column, or detected."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import listed
from actionclust.network.function_words import LISTED, STEMMED, UNDETERMINED, language_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.network.tokens import Tokens

_DETECTABLE = 0.1  # share of function words from which a corpus counts as of a language
_UNSURE = 0.3  # share of function words below which the guess may be wrong
_OTHER = 0.1  # share of texts clearly of another language from which each text has its own
_LEAST = 2  # texts clearly of another language, below which it may be chance
_CLEAR = 0.25  # share of function words from which a single text counts as of a language


def text_languages(
    actions: Actions, tokens: Tokens, language: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the language of each text."""
    notes: list[str] = []
    if language is not None:
        code = language_code(language)
        languages = (code,) * len(actions)
        notes.append(f"language: {code}, as said")
    elif "language" in actions.columns:
        column = actions.column("language")
        languages = tuple(
            language_code(value) if isinstance(value, str) else UNDETERMINED
            for value in column.tolist()
        )
        kinds = sorted(set(languages))
        notes.append(f"language: by column {column.name!r} ({listed(kinds)})")
    else:
        languages, detected = _detect(tokens, actions.texts)
        notes.extend(detected)
    notes.extend(_lacks(sorted(set(languages))))
    return languages, tuple(notes)


def _detect(tokens: Tokens, texts: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Find the language whose function words are most frequent, and that of each text if several.

    Copies of a text are looked at once, so that they change nothing for the other texts.
    """
    once = list({text: place for place, text in enumerate(texts)}.values())
    of_all = tokens.function_words(LISTED)
    counts, lengths = of_all[:, once], tokens.lengths[once]
    totals = counts.sum(axis=1)
    best = int(totals.argmax())
    share = totals[best] / max(int(lengths.sum()), 1)
    if share < _DETECTABLE:
        note = (
            "language: not recognised, so no function words are left out and no stems are "
            "taken; say which it is with language="
        )
        return (UNDETERMINED,) * len(texts), [note]
    note = (
        f"language: {LISTED[best]}, detected ({share:.0%} of the words are its function words); "
        "say so with language= if it is another"
    )
    if share < _UNSURE:
        totals[best] = -1
        second = int(totals.argmax())
        other = totals[second] / max(int(lengths.sum()), 1)
        note = (
            f"language: not sure, taken for {LISTED[best]} ({share:.0%} of the words are its "
            f"function words; {LISTED[second]} comes next with {other:.0%}); say which it is with "
            "language="
        )
    found = _several(counts, lengths, best)
    if len(found) == 1:
        return (LISTED[best],) * len(texts), [note]
    nearest = np.array(found)[_of_each(tokens, of_all[found], once)]
    languages = tuple(LISTED[place] for place in nearest.tolist())
    each = Counter(languages[place] for place in once)
    order = sorted(each, key=lambda code: (-each[code], code))
    said = listed(f"{code} {each[code]}" for code in order)
    note = (
        f"language: {len(each)} languages, each text by its words ({said}); give the "
        "texts a language column if some are taken for another"
    )
    return languages, [note]


def _of_each(tokens: Tokens, counts: NDArray[np.int64], once: Sequence[int]) -> NDArray[np.int64]:
    """Find the language of each text, from how many function words of each language it has.

    Where none has the most, all its words decide, by how often they stand in the texts of which
    one has (naive Bayes, with half a word added to each count). Of equals it is the commonest.
    """
    most = counts.max(axis=0)
    sure = (counts == most).sum(axis=0) == 1
    first = counts.argmax(axis=0)
    text = np.repeat(np.arange(len(most)), tokens.lengths)
    learnt = np.zeros(len(most), dtype=np.bool_)
    learnt[list(once)] = True
    known = (learnt & sure)[text]
    size = len(tokens.surfaces)
    cells = first[text[known]] * size + tokens.flat[known]
    seen = np.bincount(cells, minlength=len(counts) * size).reshape(len(counts), size) + 0.5
    likely = np.log(seen / seen.sum(axis=1, keepdims=True))
    scores = np.stack([np.bincount(text, row[tokens.flat], len(most)) for row in likely])
    found: NDArray[np.int64] = np.where(sure, first, np.round(scores, 9).argmax(axis=0))
    return found


def _several(counts: NDArray[np.int64], lengths: NDArray[np.int64], best: int) -> list[int]:
    """Find the languages that many texts are clearly in, the commonest first."""
    leading = counts.argmax(axis=0)
    clear = counts.max(axis=0) >= np.maximum(_CLEAR * lengths, 1)
    return [
        best,
        *(
            place
            for place in range(len(LISTED))
            if place != best
            and (clear & (leading == place) & (counts[place] > counts[best])).sum()
            >= max(_OTHER * len(lengths), _LEAST)
        ),
    ]


def _lacks(codes: Sequence[str]) -> list[str]:
    notes = []
    for code in codes:
        if code == UNDETERMINED or code in LISTED:
            continue
        stems = "stems are taken" if code in STEMMED else "no stems are taken"
        notes.append(
            f"language {code}: no function words are known, so none are left out, and {stems}"
        )
    return notes
