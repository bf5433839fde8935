import pytest

from actionclust.analysis.vsm import LEVELS, lexicon
from actionclust.analysis.vsm.evidence import stems_of
from actionclust.analysis.vsm.functions_and_levels import CODES
from actionclust.analysis.vsm.lexicon import FUNCTION_WORDS, HINT_LANGUAGES, LEVEL_WORDS
from actionclust.errors import SettingError
from actionclust.network.function_words import LISTED, STEMMED

each_language = pytest.mark.parametrize("language", HINT_LANGUAGES)


def test_the_languages_of_the_study_and_english() -> None:
    assert HINT_LANGUAGES == tuple(LEVEL_WORDS) == ("en", "fr", "nl", "de")
    # their function words are left out and their stems are known, as those of texts are
    assert set(HINT_LANGUAGES) <= {*LISTED} & STEMMED.keys()


@each_language
def test_every_function_and_level_has_words(language: str) -> None:
    functions, levels = FUNCTION_WORDS[language], LEVEL_WORDS[language]
    assert tuple(functions) == CODES
    assert tuple(levels) == LEVELS
    table = lexicon(language)
    assert table["hints_at"].drop_duplicates().tolist() == [*CODES, *LEVELS]
    assert len(table) == sum(map(len, [*functions.values(), *levels.values()]))
    assert all(len(words) >= 10 for words in (*functions.values(), *levels.values()))


@each_language
def test_words_are_lower_case_and_one_or_two(language: str) -> None:
    for words in (*FUNCTION_WORDS[language].values(), *LEVEL_WORDS[language].values()):
        for word, stems in zip(words, stems_of(words, [language] * len(words)), strict=True):
            assert word == word.lower().strip()
            # texts are read by words and by pairs of neighbouring words
            assert 1 <= len(stems) <= 2


@each_language
def test_no_word_hints_at_two_functions_or_two_levels(language: str) -> None:
    for lists in (FUNCTION_WORDS[language], LEVEL_WORDS[language]):
        stems = [
            stem for words in lists.values() for stem in stems_of(words, [language] * len(words))
        ]
        assert len(stems) == len(set(stems))


def test_the_lexicon_is_listed_in_english_unless_another_language_is_named() -> None:
    assert lexicon().equals(lexicon("en"))
    assert lexicon("Dutch").equals(lexicon("nl"))
    assert "begroting" in lexicon("nl")["words"].tolist()
    with pytest.raises(
        SettingError,
        match=r"^the lexicon has no words of the language 'es'; known: 'en', 'fr', 'nl', 'de'$",
    ):
        lexicon("es")
