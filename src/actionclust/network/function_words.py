"""Languages: their codes, and their function words, which are never compared."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from actionclust.progress import first_use

LISTED = ("en", "fr", "nl", "de", "es", "it", "pt", "ca")
"""Languages whose function words ship with the package."""

STEMMED = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
"""Languages that have a Snowball stemmer in NLTK, by code."""

UNDETERMINED = "und"
"""The code (ISO 639-2) of a language that is not known: all words kept as they are."""

_CODES = {name: code for code, name in STEMMED.items()} | {
    "català": "ca",
    "catalan": "ca",
    "deutsch": "de",
    "español": "es",
    "français": "fr",
    "italiano": "it",
    "nederlands": "nl",
    "português": "pt",
}


def language_code(name: str) -> str:
    """Turn the name of a language into its code.

    >>> language_code("English"), language_code("nl-BE"), language_code("FR")
    ('en', 'nl', 'fr')
    """
    folded = name.strip().lower()
    base = folded.replace("_", "-").partition("-")[0]
    return _CODES.get(folded, base) or UNDETERMINED


@cache
def function_words(language: str) -> frozenset[str]:
    """Give the function words of a language, the words that are never compared.

    >>> "the" in function_words("en"), "system" in function_words("en")
    (True, False)
    """
    if language not in LISTED:
        return frozenset()
    with first_use():
        source = files("actionclust.network").joinpath("stopwords", f"{language}.txt")
        lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def undivided() -> frozenset[str]:
    """Give the function words that have an apostrophe inside, in any language."""
    return frozenset(
        word for language in LISTED for word in function_words(language) if "'" in word
    )
