import re
from collections.abc import Iterator

import pytest

from actionclust import InputError
from actionclust.view.board.questions import BoardReply, PutOff, reply_of


def test_no_more_keys_are_looked_at_than_needed() -> None:
    seen = []

    def keys() -> Iterator[str]:
        for key in "abcd":
            seen.append(key)
            yield key

    later = PutOff()
    assert later.first(keys()) == 0
    later.add("a")
    assert later.first(keys()) == 1
    assert seen == ["a", "a", "b"]


def test_when_all_are_put_off_they_come_again() -> None:
    later = PutOff()
    assert later.first([]) is None
    later.add("a")
    later.add("b")
    assert later.first("abc") == 2
    assert later.first("ab") == 0
    assert later.first("ab") == 0
    assert not later.take_back()


def test_the_last_that_was_put_off_is_taken_back_until_something_is_answered() -> None:
    later = PutOff()
    later.add("a")
    later.add("b")
    assert later.take_back()
    assert later.first("ab") == 1
    later.answered()
    assert not later.take_back()


@pytest.mark.parametrize(
    "asked", [{"answer": 1}, {"answer": "yes", "words": 2}, {"answer": "yes", "picked": [3]}]
)
def test_an_answer_is_of_texts(asked: dict[str, object]) -> None:
    message = f"a question is answered with texts; got {asked!r:.80}"
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        reply_of(asked)
    assert reply_of({"request": 1}) is None
    assert reply_of({"answer": "yes"}) == BoardReply("yes")
