"""The words that hint at a function or a level, in each language that has such.

They were chosen from what the functions do (see `questions`), the English ones also from the
labels of KCE Report 359, so agreement with that report is no evidence for other subjects.
"""

from __future__ import annotations

import pandas as pd

from actionclust.analysis.vsm.dutch_hints import DUTCH_FUNCTIONS, DUTCH_LEVELS
from actionclust.analysis.vsm.english_hints import ENGLISH_FUNCTIONS, ENGLISH_LEVELS
from actionclust.analysis.vsm.french_hints import FRENCH_FUNCTIONS, FRENCH_LEVELS
from actionclust.analysis.vsm.german_hints import GERMAN_FUNCTIONS, GERMAN_LEVELS
from actionclust.errors import SettingError, did_you_mean
from actionclust.network.function_words import language_code

FUNCTION_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": ENGLISH_FUNCTIONS,
    "fr": FRENCH_FUNCTIONS,
    "nl": DUTCH_FUNCTIONS,
    "de": GERMAN_FUNCTIONS,
}
"""For each language and function, words and phrases that hint at the function."""

LEVEL_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": ENGLISH_LEVELS,
    "fr": FRENCH_LEVELS,
    "nl": DUTCH_LEVELS,
    "de": GERMAN_LEVELS,
}
"""For each language and level of the study, words and phrases that hint at the level."""

HINT_LANGUAGES = tuple(FUNCTION_WORDS)
"""The languages that have such words, by code."""


def lexicon(language: str = "en") -> pd.DataFrame:
    """List the words by which `suggest` finds functions and levels.

    Parameters
    ----------
    language : str
        The language of the words: English, French, Dutch or German, as a name or a code.

    Returns
    -------
    pandas.DataFrame
        One row for each function or level and word, with the columns hints_at and words. Other
        forms of a word ("funds", "funded") count as the word.

    Raises
    ------
    SettingError
        If there are no words of that language.

    Examples
    --------
    >>> words = lexicon()
    >>> words[words["words"] == "budget"]["hints_at"].tolist()
    ['S3']
    >>> words = lexicon("French")
    >>> words[words["words"] == "financement"]["hints_at"].tolist()
    ['S3']
    """
    code = language_code(language) if isinstance(language, str) else None
    if code not in FUNCTION_WORDS:
        hint = did_you_mean(str(language), HINT_LANGUAGES)
        raise SettingError(f"the lexicon has no words of the language {language!r:.80}; {hint}")
    rows = [
        (name, word)
        for words in (FUNCTION_WORDS[code], LEVEL_WORDS[code])
        for name, some in words.items()
        for word in some
    ]
    return pd.DataFrame(rows, columns=["hints_at", "words"])
