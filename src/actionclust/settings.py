"""Every choice that `cluster_actions` makes, with its default, and the named recipes."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from numbers import Integral
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, get_args

from actionclust.encoders import checked_encoder, encoder_name
from actionclust.errors import SettingError, did_you_mean
from actionclust.tokenisers import checked_tokens, tokeniser_name
from actionclust.word_list import WordList, read_word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from actionclust.encoders import Encode

Engine = Literal["scikit-network", "python-louvain", "networkx", "leiden"]
Recipe = Literal["default", "kce359"]

ENGINES: tuple[str, ...] = get_args(Engine)
_INFINITE = float("inf")
_FINITE = sys.float_info.max
_LARGEST = 2**32 - 1  # what the engines' generators take as a seed
_FINEST = 1e9  # the engine counts in single precision, and tuning goes up from here
_YES_OR_NO = (
    *("stem", "tell_apart", "non_answers", "shared_phrases"),
    *("bigrams", "sublinear", "cover", "refine"),
)
_WHOLE = {
    "bigram_min_texts": (1, _INFINITE),
    "edges": (0, _INFINITE),
    "seed": (0, _LARGEST),
    "max_runs": (1, _LARGEST),
    "neighbours": (1, _INFINITE),
    "min_size": (1, _INFINITE),
}
_REAL = {
    "bigram_weight": (0.0, 1.0),
    "blend": (0.0, 0.99),
    "pairs_per_text": (0.0, _FINITE),
    "resolution": (0.0, _FINEST),
    "fineness": (0.0, _FINITE),
}


def is_whole(value: object) -> TypeGuard[int]:
    """Tell whether a value is a whole number, of Python or of NumPy.

    >>> is_whole(3), is_whole(3.0), is_whole(True)
    (True, False, False)
    """
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _up_to(most: float) -> str:
    return "" if most >= _FINITE else f" and at most {most:,.12g}"


def _wrong(name: str, expected: str, came: object) -> SettingError:
    return SettingError(f"{name} must be {expected}; got {came!r} ({type(came).__name__})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices behind a clustering; each is a keyword of `cluster_actions`.

    What was measured for each default is in the documentation, under "Design".

    Attributes
    ----------
    language : str or None
        Language of the texts, as a code ("en", "fr", "nl", "de", "es" ...) or a name. None
        takes each text's language from the actions' language column if there is one, and
        otherwise detects one language for all texts, or that of each where many are clearly in
        another, and says so.
    stop_words : tuple of str
        Words to leave out besides the function words of the language. A word also leaves
        out the other words of its stem: "project" takes "projects" with it.
    words : WordList or None
        Synonyms, words to leave out and words to keep; `cluster_actions` takes a path too.
    tokens : {"words", "spaces"} or callable
        How a text is split into words: "words" finds them by their letters, "spaces" takes what
        the text sets apart by spaces, and a function of your own gives the words of a text, also
        by its name, as in "jieba:lcut".
    stem : bool
        Whether words are reduced to their Snowball stem ("funding", "funds" become "fund").
    tell_apart : bool
        Whether words of negation and contrast ("not", "without", "less"), single letters, digits
        and signs ("zone A", "C++") keep texts apart; they link none.
    near_copies : float or None
        Share of their words that two texts have in common to count as one text with a count, as
        exact copies do, above 0 and at most 1: a changed word or greeting in a letter. None
        counts none.
    non_answers : bool
        Whether errors of a spreadsheet ("#REF!") and answers such as "don't know" are clustered
        like other texts; they are otherwise unclustered, with that reason.
    shared_phrases : bool
        Whether a phrase that many unlike texts share, such as a template or a signature, is
        compared like other words; it is otherwise found, told and left out.
    bigrams : bool
        Whether pairs of neighbouring words count as terms too ("integrated care").
    bigram_weight : float
        Weight of a bigram against a single word, above 0 and at most 1.
    bigram_min_texts : int
        In how many texts a bigram must occur to count, at least 1.
    sublinear : bool
        Whether a term that occurs f times in a text counts 1 + ln f instead of f.
    pairs_per_text : float
        How many of the strongest pairs are kept ready for tuning and refining, per text; above 0,
        and one pair in all at the least.
    cover : bool
        Whether each text keeps its strongest pair before the number of edges is filled with
        the strongest pairs overall.
    edges : int or None
        A fixed number of edges, at least 0; None tunes it (with a target) or takes 3 per text.
    engine : {"scikit-network", "python-louvain", "networkx", "leiden"}
        What finds the communities: three implementations of Louvain, or Leiden, whose answer
        may be another one on another operating system.
    resolution : float
        Resolution of the modularity, above 0 and at most 1,000,000,000; 1 is the definition of
        the study's method.
    seed : int
        Seed of the engines that draw at random, from 0 to 4,294,967,295.
    max_runs : int
        How many times the engine may run while tuning, at least 1.
    fineness : float
        Tuning looks for this many times the target, at least 1; refining then merges the
        nearest communities down to the target.
    refine : bool
        Whether communities are merged to the target and texts move to the nearest one. Pairs of
        texts are then ranked by borrowed words and the company of words too, before some become
        edges.
    neighbours : int
        How many of a text's strongest pairs lend it their words while refining, at least 1.
    context_weight : float
        How much the company of the words counts against the words themselves while refining,
        at least 0 and below 1. It brings texts together that share no word.
    encoder : {None, "use"} or callable
        What tells the meaning of texts beside their words: "use", the multilingual universal
        sentence encoder of the extra ``actionclust[encoder]``, or a function of your own that
        takes a list of texts and gives one row of numbers for each, also by its name, as in
        "module:function". None takes words alone.
    blend : float
        How much meaning counts against words, where there is an encoder or vectors: above 0
        and at most 0.99.
    min_size : int
        Smallest number of different texts that make a community, at least 1. The texts of
        smaller ones are unclustered.
    min_fit : float
        Smallest cosine of a text with the rest of its community, the column fit, at least 0 and
        below 1. Texts below it are left out, with that reason, until none is below it.
    """

    language: str | None = None
    stop_words: tuple[str, ...] = ()
    words: WordList | None = None
    tokens: str | Callable[[str], Iterable[str]] = "words"
    stem: bool = True
    tell_apart: bool = True
    near_copies: float | None = 0.9
    non_answers: bool = False
    shared_phrases: bool = False
    bigrams: bool = True
    bigram_weight: float = 0.3
    bigram_min_texts: int = 2
    sublinear: bool = True
    pairs_per_text: float = 10.0
    cover: bool = True
    edges: int | None = None
    engine: Engine = "scikit-network"
    resolution: float = 1.0
    seed: int = 0
    max_runs: int = 30
    fineness: float = 2.0
    refine: bool = True
    neighbours: int = 10
    context_weight: float = 0.5
    encoder: str | Encode | None = None
    blend: float = 0.4
    min_size: int = 2
    min_fit: float = 0.0

    def __post_init__(self) -> None:
        """Check every value, so that a wrong one is named before any work starts."""
        for name in _YES_OR_NO:
            if not isinstance(getattr(self, name), bool):
                raise _wrong(name, "True or False", getattr(self, name))
        self._check_language()
        self._check_stop_words()
        self._check_words()
        self._check_numbers()
        if self.engine not in ENGINES:
            raise SettingError(
                f"engine={self.engine!r} is not known; {did_you_mean(str(self.engine), ENGINES)}"
            )

    def _check_numbers(self) -> None:
        for name, (least, most) in _WHOLE.items():
            value = getattr(self, name)
            if name == "edges" and value is None:
                continue
            if not is_whole(value) or not least <= value <= most:
                raise _wrong(name, f"a whole number of at least {least}{_up_to(most)}", value)
            # one of NumPy would be no number in JSON
            object.__setattr__(self, name, int(value))
        for name, (low, high) in _REAL.items():
            value = getattr(self, name)
            if not _is_number(value) or not low < value <= high:
                raise _wrong(name, f"a finite number above {low:g}{_up_to(high)}", value)
        near: object = self.near_copies
        if near is not None and (not _is_number(near) or not 0 < near <= 1):  # type: ignore[operator]
            raise _wrong("near_copies", "None or a number above 0 and at most 1", near)
        for name in ("context_weight", "min_fit"):
            share = getattr(self, name)
            if not _is_number(share) or not 0 <= share < 1:
                raise _wrong(name, "a number of at least 0 and below 1", share)
        if self.fineness < 1:
            raise _wrong("fineness", "a number of at least 1", self.fineness)

    def _check_language(self) -> None:
        if self.language is not None and (
            not isinstance(self.language, str) or not self.language.strip()
        ):
            raise _wrong("language", 'a code or a name such as "en" or "French"', self.language)

    def _check_stop_words(self) -> None:
        words: object = self.stop_words
        if isinstance(words, str):
            raise _wrong("stop_words", f"several words; for one, pass [{words!r}]", words)
        try:
            given: tuple[object, ...] = tuple(words)  # type: ignore[arg-type]
        except TypeError:
            raise _wrong("stop_words", "several words", words) from None
        for word in given:
            if not isinstance(word, str):
                raise _wrong("stop_words", "words (str)", word)
        # sorted, so that the receipt is the same however the words were given
        object.__setattr__(self, "stop_words", tuple(sorted(map(str, given))))

    def _check_words(self) -> None:
        words: object = self.words
        if isinstance(words, dict):  # as a receipt holds it
            words = WordList(**words)
        elif isinstance(words, (str, PathLike)):
            words = read_word_list(words)
        if words is not None and not isinstance(words, WordList):
            raise _wrong("words", "a WordList, or the path of a file of one", words)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "tokens", checked_tokens(self.tokens))
        object.__setattr__(self, "encoder", checked_encoder(self.encoder))

    def as_dict(self) -> dict[str, Any]:
        """Give the settings as a plain dict, in a fixed order, ready for JSON.

        Returns
        -------
        dict
            One entry per attribute; tuples become lists.
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}
        return plain | {
            "words": None if self.words is None else self.words.as_dict(),
            "tokens": tokeniser_name(self.tokens),
            "encoder": encoder_name(self.encoder),
        }


RECIPES: dict[str, Settings] = {
    "default": Settings(),
    "kce359": Settings(
        stem=False,
        tell_apart=False,
        near_copies=None,
        shared_phrases=True,
        bigram_weight=1.0,
        bigram_min_texts=1,
        sublinear=False,
        cover=False,
        pairs_per_text=30.0,
        fineness=1.0,
        refine=False,
    ),
}
"""Named sets of choices: ours, and that of the study (KCE Report 359, section 4.2)."""


def recipe_settings(recipe: str, choices: Mapping[str, object]) -> Settings:
    """Take the settings of a recipe, with some choices changed.

    >>> recipe_settings("default", {"stem": False}).stem
    False
    """
    if not isinstance(recipe, str) or recipe not in RECIPES:
        raise SettingError(
            f"recipe={recipe!r} is not known; {did_you_mean(str(recipe), list(RECIPES))}"
        )
    known = [field.name for field in fields(Settings)]
    for name in choices:
        if name not in known:
            raise SettingError(f"{name!r} is not a setting; {did_you_mean(name, known)}")
    return replace(RECIPES[recipe], **choices)  # type: ignore[arg-type]
