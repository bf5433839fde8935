"""What was done, in a paragraph for a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from actionclust.analysis.methods.in_dutch import dutch_limits, dutch_sentences
from actionclust.analysis.methods.in_english import english_limits, english_sentences
from actionclust.analysis.methods.in_french import french_limits, french_sentences
from actionclust.analysis.methods.study_facts import study_facts
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import SettingError, did_you_mean
from actionclust.network.function_words import language_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actionclust.analysis.methods.study_facts import StudyFacts
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

    Tell = Callable[[StudyFacts], Iterator[str]]

PaperLanguage = Literal["en", "fr", "nl"]

_WRITERS: dict[str, tuple[Tell, Tell]] = {
    "en": (english_sentences, english_limits),
    "fr": (french_sentences, french_limits),
    "nl": (dutch_sentences, dutch_limits),
}


def methods_text(
    hierarchy: Hierarchy,
    language: PaperLanguage = "en",
    *,
    second: Hierarchy | None = None,
) -> str:
    """Say what was done, in prose for the methods of a paper or report.

    It is written from the receipt of the clustering, the log of edits and the stickers, and says
    nothing that these do not know: the texts and their languages, how they were compared, how many
    communities were asked for and came, what people changed, who and when, what came of it, how
    far a second coding agrees, and in a second paragraph what is to be kept in mind. Read it, and
    add what only you know: how the texts were collected, and by whom.

    Parameters
    ----------
    hierarchy : Hierarchy
        The hierarchy.
    language : {"en", "fr", "nl"}
        The language of the text: English, French or Dutch.
    second : Hierarchy or None
        A second coding of the same texts, to tell how far both agree.

    Returns
    -------
    str
        One paragraph, and a second one on limits where there are some.

    Raises
    ------
    InputError
        If there is no hierarchy, or the second has other actions.
    SettingError
        If there is no text in that language.

    See Also
    --------
    agreement.compare : All measures of agreement.
    tables.counts : The tables of a report.

    Examples
    --------
    >>> from actionclust import datasets
    >>> h = datasets.worked_example()
    >>> print(methods_text(h).partition(",")[0])
    The material comprised 555 texts
    >>> print(methods_text(h, "fr").partition(",")[0])
    Le corpus compte 555 textes
    """
    check_hierarchy(hierarchy, "methods_text")
    if second is not None:
        check_hierarchy(second, "methods_text(second=...)")
    code = language_code(language) if isinstance(language, str) else ""
    if code not in _WRITERS:
        raise SettingError(
            f"there is no text in {language!r}; {did_you_mean(str(language), list(_WRITERS))}"
        )
    facts = study_facts(hierarchy, second)
    sentences, limits = (" ".join(tell(facts)) for tell in _WRITERS[code])
    return f"{sentences}\n\n{limits}" if limits else sentences
