import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from actionclust.analysis.naming.clause_words import SPOKEN
from actionclust.analysis.naming.spans import LONGEST, spans


def cut(text: str, language: str, *, verb: bool = False) -> list[str]:
    """Give the parts of a text, or those that say what to do."""
    return [text[one.start : one.end] for one in spans(text, language) if one.verb or not verb]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Create a framework for secure data sharing", "Create a framework"),
        ("en", "GPs should share data with hospitals", "share data"),
        ("en", "Better care: train all nurses", "train all nurses"),
        ("fr", "Il faut former les infirmières dans chaque zone", "former les infirmières"),
        ("fr", "Afin d'éviter les doublons", "éviter les doublons"),
        ("nl", "Verpleegkundigen beter opleiden", "Verpleegkundigen beter opleiden"),
        ("nl", "Een dossier delen, want het mag", "Een dossier delen"),
        ("de", "Neue Radwege bauen", "Neue Radwege bauen"),
    ],
)
def test_what_says_what_to_do(language: str, text: str, expected: str) -> None:
    assert expected in cut(text, language, verb=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "state of the art"),
        ("en", "plan is unclear"),
        ("fr", "dossier partagé"),
        ("fr", "premier contact"),
        ("nl", "patiënten"),
        ("de", "Die Straßen"),
    ],
)
def test_what_does_not(language: str, text: str) -> None:
    assert cut(text, language, verb=True) == []
    assert cut(text, language)


def test_a_question_inside_a_text_is_a_part() -> None:
    assert "when my bill is due" in cut("i want to know when my bill is due", "en")
    assert "what is my balance" in cut("what is my balance", "en")


def test_politeness_is_no_part() -> None:
    assert "find my phone" in cut("find my phone please", "en")
    assert all("please" not in part for part in cut("find my phone please", "en"))
    assert cut("please", "en") == []


def test_signs_end_a_clause_and_commas_go_on() -> None:
    text = "time for nurses, doctors; beds"
    assert {"time for nurses", "doctors", "beds"} <= set(cut(text, "en"))
    assert not any(sign in part for part in cut(text, "en") for sign in ",;")
    listed = {text[one.start : one.end]: one.listed for one in spans(text, "en")}
    assert (listed["time for nurses"], listed["doctors"], listed["beds"]) == (False, True, False)


def test_quotes_are_whole_or_left_out() -> None:
    parts = cut('say "good morning nurses" in french', "en")
    assert 'say "good morning nurses"' in parts
    assert all(part.count('"') % 2 == 0 for part in parts)


def test_a_cut_names_the_word_that_follows() -> None:
    text = "share data with hospitals"
    found = {text[one.start : one.end]: one.cut for one in spans(text, "en")}
    assert found["share data"] == "with"
    assert found[text] == ""


def test_what_something_must_follow_is_no_end() -> None:
    assert "change the rules" in cut("change the rules for the (new) act", "en")
    parts = cut("change the rules for the (new) act", "en")
    assert not any(part.endswith(" the") for part in parts)
    assert "what a case manager is" in cut("say what a case manager is", "en")


def test_a_language_that_is_not_known_is_cut_by_signs_alone() -> None:
    assert cut("lisää hoitajia, nopeasti", "fi") == ["lisää hoitajia", "nopeasti"]


@given(text=st.text(max_size=120), language=st.sampled_from([*SPOKEN, "fi", "und"]))
def test_parts_are_whole_words_of_the_text(text: str, language: str) -> None:
    for one in spans(text, language):
        assert 0 <= one.start < one.end <= len(text)
        assert 0 < one.words <= LONGEST
        assert regex.match(r"[\p{L}\p{M}\p{N}\p{P}]", text[one.start])


@given(
    words=st.lists(
        st.sampled_from(["we", "should", "train", "all", "nurses", "in", "care", ",", "and", "."])
    )
)
def test_no_part_stands_twice(words: list[str]) -> None:
    found = spans(" ".join(words), "en")
    assert len(found) == len({(one.start, one.end) for one in found})
