"""Strategies that several tests draw from."""

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

# what a text file can hold: no NUL, and no half of a surrogate pair
FILE_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def file_texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Draw texts rich in what separated files trip over."""
    awkward = st.sampled_from([*",;\t|\"'\n\r=[{<", "\r\n", '""', "NA", "null", "007", "\ufeff"])
    return st.lists(FILE_CHARACTERS | awkward, max_size=max_size).map("".join)


def any_texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Draw any str that Python allows, halves of surrogate pairs and NUL among them."""
    return st.text(st.characters(), max_size=max_size)


WORDS = (
    *("train", "nurses", "doctors", "share", "data", "hospital", "budget", "patients", "network"),
    *("home", "care", "visits", "pharmacy", "records", "digital", "training", "funding", "teams"),
)
"""Enough words for texts to overlap, and few enough for them to overlap often."""

# one stretch of letters for each script, and emoji, which are no letters
_SCRIPTS = ["az", "àÿ", "ая", "את", "ضي", "कह", "กฮ", "ぁん", "一龥", "가힣", "😀🙏"]


def texts_in_scripts(max_words: int = 6) -> st.SearchStrategy[str]:
    """Draw texts whose words come from several scripts, numbers and emoji."""
    letters = [st.characters(min_codepoint=ord(s[0]), max_codepoint=ord(s[1])) for s in _SCRIPTS]
    words = st.one_of(*(st.text(script, min_size=1, max_size=4) for script in letters))
    numbers = st.integers(0, 120).map(str)
    return st.lists(words | numbers | st.sampled_from(WORDS), max_size=max_words).map(" ".join)


@st.composite
def corpora(draw: st.DrawFn, max_texts: int = 14) -> list[str]:
    """Draw texts of a few common words, with blanks, copies and texts apart among them."""
    usual = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
    texts = draw(st.lists(usual | texts_in_scripts(), min_size=1, max_size=max_texts))
    copies = draw(st.lists(st.sampled_from(texts), max_size=max_texts // 2))
    return draw(st.permutations([*texts, *copies]))


@st.composite
def matrices(draw: st.DrawFn, max_rows: int = 12) -> NDArray[np.float64]:
    """Draw matrices with many zeros, negative values, rows of zeros and equal rows."""
    columns = draw(st.integers(1, 7))
    values = st.sampled_from([0, 0, 0, 1, 1, 2, 3, -1]) | st.integers(-9, 9)
    some = draw(
        st.lists(
            st.lists(values, min_size=columns, max_size=columns), min_size=1, max_size=max_rows
        )
    )
    chosen = draw(st.lists(st.integers(0, len(some) - 1), max_size=max_rows))
    return np.array([*some, *(some[row] for row in chosen)], dtype=np.float64)
