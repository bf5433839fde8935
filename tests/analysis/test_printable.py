import pytest

from actionclust.analysis.printable import printable


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\x0b", "\x0c", "\x85"])
def test_ends_of_lines_keep_words_apart(end: str) -> None:
    assert printable(f"train nurses{end}share data") == "train nurses\nshare data"


@pytest.mark.parametrize("letter", ["\0", "\x08", "\x0e", "\x7f", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_left_out(letter: str) -> None:
    assert printable(f"a{letter}b\tc") == "ab\tc"
