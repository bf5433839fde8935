"""Words at which a clause begins or may end, and verbs, by language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from actionclust.network.function_words import function_words

SPOKEN = ("en", "fr", "nl", "de")
"""Languages of which clauses and verbs are known; of others, punctuation alone cuts a text."""

# before these a clause may be cut: what follows says where, why, for whom
_BORDERS = {
    "en": """after against among and as at because before between but by during for from if in
        instead into on or since so than that through throughout to towards unless until via when
        where whereas which while who whom whose with within without""",
    "fr": """afin après avant avec car chez comme contre dans depuis donc dont durant en entre et
        lorsque mais malgré où ou par parce pendant plutôt pour puisque quand que qui quoi sans
        selon si sous sur tandis vers""",
    "nl": """aan als bij binnen boven dan dat die door en for in indien langs maar met na naar
        namens of om omdat onder op over per rond sinds terwijl tegen tijdens tot tussen uit van
        vanuit vanwege via volgens voor voordat waar waarbij waardoor wanneer want waarin zodat
        zonder""",
    "de": """als an am auf aus bei beim bevor bis da damit dass denn durch entlang falls für gegen
        hinter im in indem mit nach neben ob oder ohne sobald sodass sondern statt trotz um und
        unter vom von vor während wegen weil wenn wo wobei zum zur zwischen aber""",
}

# a verb after one of these begins what is asked for: "we should share data"
_LEADS = {
    "en": "to should must can please need needs let's ought and not",
    "fr": """de d' à pour faut doit doivent peut peuvent devrait devraient pourrait veux voudrais
        et""",
    "nl": "te en moet moeten kan kunnen mag wil zou",
    "de": "zu und muss müssen soll sollen sollte kann können könnte bitte",
}

# words that point at something outside the span, and so cannot begin a name
_POINTERS = {
    "en": """it they them this that these those he she we there here else such its their also then
        please all some many most everybody everyone nobody and but or so because for with of in
        at on by as than from""",
    "fr": """afin il ils elle elles ce ceci cela ça ces cet cette on y leur lui aussi alors et mais
        ou donc car que qui pour avec de en dans par comme""",
    "nl": """het zij ze hij dit dat deze die daar hier ook dan en maar of want dus er voor met van
        in op bij door als""",
    "de": """bitte es sie er dies diese dieser das dort hier auch dann und aber oder denn also da
        dafür für mit von in auf bei durch als""",
}

_ARTICLES = {
    "en": """a an the our your my their its his her this these those some any all each every no
        more""",
    "fr": """le la l' les un une des du de d' ce cet cette ces mon ma mes ton ta tes son sa ses
        notre nos votre vos leur leurs plus tout toute tous toutes chaque""",
    "nl": "de het een onze ons uw mijn hun zijn haar dit deze die dat alle elke meer geen",
    "de": """der die das den dem des ein eine einen einem einer eines unser unsere mein meine ihr
        ihre sein seine alle jede mehr kein keine""",
}
# a question begins with these, wherever they stand
_ASKS = {
    "en": "how what when where which who why what's how's where's who's when's",
    "fr": "comment combien pourquoi quand quel quelle quelles quels",
    "nl": "hoe waarom wanneer wat welk welke wie",
    "de": "wann warum was welche welcher welches wer wie wo",
}
POLITE = frozenset(
    {"please", "pls", "thanks", "svp", "merci", "aub", "graag", "alstjeblieft", "alstublieft"}
    | {"bitte", "danke"}
)
"""What people add out of politeness, at either end."""

_ENDINGS = ("er", "ir", "oir", "re")  # of a French infinitive
_SHORTEST = 5  # letters of an infinitive that is told by its ending alone
_JOINERS = frozenset({"and", "or", "et", "ou", "en", "of", "und", "oder"})


def joins(word: str) -> bool:
    """Tell whether a word goes on with more of the same.

    >>> joins("and"), joins("with")
    (True, False)
    """
    return word in _JOINERS


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def borders(language: str) -> frozenset[str]:
    """Give the words before which a clause may be cut."""
    return _listed(_BORDERS.get(language, ""))


@cache
def leads(language: str) -> frozenset[str]:
    """Give the words after which a verb begins what is asked for."""
    return _listed(_LEADS.get(language, ""))


@cache
def asks(language: str) -> frozenset[str]:
    """Give the words with which a question begins."""
    return _listed(_ASKS.get(language, ""))


def says_nothing_itself(word: str, language: str) -> bool:
    """Tell whether a word is a function word, an elided one, or mere politeness.

    >>> says_nothing_itself("the", "en"), says_nothing_itself("d'", "fr")
    (True, True)
    """
    return word in function_words(language) or word in POLITE or word.endswith("'")


@cache
def pointers(language: str) -> frozenset[str]:
    """Give the words that point at something said before."""
    return _listed(_POINTERS.get(language, ""))


@cache
def articles(language: str) -> frozenset[str]:
    """Give articles and what stands in their place, which a noun follows."""
    return _listed(_ARTICLES.get(language, ""))


@cache
def _verbs(language: str) -> frozenset[str]:
    if language not in SPOKEN:
        return frozenset()
    source = files("actionclust.analysis.naming").joinpath("verbs", f"{language}.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_verb(word: str, language: str) -> bool:
    """Tell whether a word can be the verb with which people say what is to be done.

    >>> is_verb("create", "en"), is_verb("former", "fr"), is_verb("dossier", "fr")
    (True, True, False)
    """
    if language == "fr":
        return (
            len(word) >= _SHORTEST and word.endswith(_ENDINGS) and word not in _verbs("fr")
        ) or word in {"dire", "lire", "agir", "unir", "oser", "user", "être"}
    return word in _verbs(language)
