from actionclust.analysis.vsm import LEVELS, lexicon
from actionclust.analysis.vsm.evidence import stems_of
from actionclust.analysis.vsm.functions_and_levels import CODES
from actionclust.analysis.vsm.lexicon import FUNCTION_WORDS, LEVEL_WORDS


def test_every_function_and_level_has_words() -> None:
    assert tuple(FUNCTION_WORDS) == CODES
    assert tuple(LEVEL_WORDS) == LEVELS
    table = lexicon()
    assert table["hints_at"].drop_duplicates().tolist() == [*CODES, *LEVELS]
    assert len(table) == sum(map(len, [*FUNCTION_WORDS.values(), *LEVEL_WORDS.values()]))


def test_words_are_lower_case_and_one_or_two() -> None:
    for words in (*FUNCTION_WORDS.values(), *LEVEL_WORDS.values()):
        for word, stems in zip(words, stems_of(words), strict=True):
            assert word == word.lower().strip()
            # texts are read by words and by pairs of neighbouring words
            assert 1 <= len(stems) <= 2


def test_no_word_hints_at_two_functions_or_two_levels() -> None:
    for lists in (FUNCTION_WORDS, LEVEL_WORDS):
        stems = [stem for words in lists.values() for stem in stems_of(words)]
        assert len(stems) == len(set(stems))
