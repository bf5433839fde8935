"""Strategies that several tests draw from."""

from hypothesis import strategies as st

# what a text file can hold: no NUL, and no half of a surrogate pair
FILE_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def file_texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Draw texts rich in what separated files trip over."""
    awkward = st.sampled_from([*",;\t|\"'\n\r=[{<", "\r\n", '""', "NA", "null", "007", "\ufeff"])
    return st.lists(FILE_CHARACTERS | awkward, max_size=max_size).map("".join)


def any_texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Draw any str that Python allows, halves of surrogate pairs and NUL among them."""
    return st.text(st.characters(), max_size=max_size)
