import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actionclust import (
    InputError,
    SettingError,
    Settings,
    WordList,
    cluster_actions,
    read_word_list,
)
from actionclust.tokenisers import tokeniser, tokeniser_name

TEXTS = ["More GPs in the village", "A general practitioner for each town", "Huisarts dichtbij"]
OTHERS = ["Plant trees", "Trees and shade"]
DOCTORS = WordList(synonyms=[["general practitioner", "GP", "huisarts"]])


def test_synonyms_link_texts_and_are_shown_by_their_first() -> None:
    result = cluster_actions([*TEXTS, *OTHERS], words=DOCTORS)
    assert result.table["community"].tolist() == [1, 1, 1, 2, 2]
    assert "general practitioner" in result.communities["keywords"][1]
    assert Settings(**result.receipt["settings"]) == result.settings


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (WordList(synonyms=[["bike", "bicycle", "fiets"]]), ["Bicycle lanes", "Fiets en tram"]),
        (WordList(synonyms=[["e-health", "telehealth"]]), ["e-health now", "Telehealth for all"]),
        (WordList(synonyms=[["hôpital", "CHU"]]), ["Hopital neuf", "Le CHU en ville"]),
    ],
)
def test_synonyms_of_other_kinds(words: WordList, texts: list[str]) -> None:
    assert cluster_actions(texts).table["community"].isna().all()
    assert cluster_actions(texts, words=words).table["community"].tolist() == [1, 1]


def test_words_are_left_out_and_kept() -> None:
    texts = ["Project of our own", "Project on trees", "Own house"]
    assert cluster_actions(texts).table["community"].tolist()[:2] == [1, 1]
    words = WordList(leave_out=["project"], keep=["own"])
    found = cluster_actions(texts, language="en", words=words).table["community"]
    assert found.isna().tolist() == [False, True, False]


def test_a_word_list_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# ours\nGP = huisarts\n\n- project\n+ own\n", encoding="utf-8")
    words = WordList(synonyms=[["GP", "huisarts"]], leave_out=["project"], keep=["own"])
    assert read_word_list(file) == words
    assert cluster_actions(TEXTS, words=file).settings.words == words


@pytest.mark.parametrize("line", ["GP", "GP =", "= huisarts"])
def test_a_line_that_is_not_understood_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "words.txt"
    file.write_text(f"# ours\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2 of .* is {re.escape(repr(line))}; write"):
        read_word_list(file)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"words: nowhere\.txt cannot be read"):
        cluster_actions(TEXTS, words="nowhere.txt")


@pytest.mark.parametrize(
    "words", [{"leave_out": "project"}, {"synonyms": [["GP"]]}, {"keep": [1]}]
)
def test_words_that_are_none(words: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        WordList(**words)


SET_APART = [
    "電車 を 増やす",
    "電車 の 本数 を 増やす",
    "横断 歩道 を 作る",
    "横断 歩道 に 信号 を",
]


def test_words_that_the_user_set_apart_stay_whole() -> None:
    result = cluster_actions(SET_APART, target=2, tokens="spaces")
    shown = {word for words in result.communities["keywords"] for word in words.split(", ")}
    assert "横断歩道" in shown
    assert not any(" " in word for word in shown)
    assert set("".join(shown)) & {"電", "車"}


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        (["図書館\u3000を\u3000開ける", "図書館\u3000の\u3000席"], "図書館"),
        (["增加 电车 班次", "降低 电车 票价"], "电车"),
        (["เพิ่ม รถราง ตอนเย็น", "ตั๋ว รถราง ราคา ถูก"], "รถราง"),
        (["駅 に Wi-Fi を", "図書館 に Wi-Fi を"], "wi-fi"),
        (["បន្ថែម រថភ្លើង", "សំបុត្រ រថភ្លើង"], "រថភ្លើង"),
    ],
)
def test_words_set_apart_stay_whole_in_any_script(texts: list[str], word: str) -> None:
    result = cluster_actions(texts, tokens="spaces")
    assert len(result) == 1
    assert word in re.split("[ ,]+", result.communities["keywords"].iloc[0])


@pytest.mark.parametrize("tokens", [str.split, "builtins:str.split", lambda text: text.split(" ")])
def test_any_callable_is_a_tokeniser(tokens: object) -> None:
    result = cluster_actions(SET_APART, target=2, tokens=tokens)
    plain = cluster_actions(SET_APART, target=2, tokens="spaces")
    assert result.table["community"].tolist() == plain.table["community"].tolist()
    assert Settings(**result.receipt["settings"]).as_dict() == result.settings.as_dict()


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ("space", 'tokens must be "words", "spaces".*did you mean'),
        (3, 'tokens must be "words".*got 3'),
        ("nowhere_at_all:split", "tokens='nowhere_at_all:split' was not found"),
        (len, r"gives a list of words; got 8 \(int\) for '電車 を 増やす'"),
        (str.upper, r"gives a list of words; got '電車 を 増やす' \(str\)"),
        (lambda _: None, r"gives a list of words; got None \(NoneType\)"),
        (str.encode, r"gives words \(str\); got 233 \(int\)"),
        (lambda text: [(text, 1)], r"gives words \(str\); got \('電車"),
        ("argparse:ArgumentParser.parse_args", "is a method of an object that is not known here"),
    ],
)
def test_a_tokeniser_that_is_none(tokens: object, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        cluster_actions(SET_APART, tokens=tokens)


class Cutter:
    """A tokeniser as packages have them: an object, and its methods as functions of a module."""

    def cut(self, text: str) -> list[str]:
        return text.split()

    @classmethod
    def cut_by_class(cls, text: str) -> list[str]:
        return text.split()

    @staticmethod
    def cut_by_itself(text: str) -> list[str]:
        return text.split()


cut_words = Cutter().cut


@pytest.mark.parametrize(
    ("tokens", "name"),
    [
        (cut_words, "cut_words"),
        (Cutter.cut_by_class, "Cutter.cut_by_class"),
        (Cutter.cut_by_itself, "Cutter.cut_by_itself"),
        (Cutter().cut, "Cutter.cut"),
    ],
)
def test_a_tokeniser_is_found_again_by_its_name_in_another_session(
    tokens: Callable[[str], list[str]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionclust.named_functions._GIVEN", {})
    assert tokeniser_name(tokens) == f"{__name__}:{name}"
    if name == "Cutter.cut":
        with pytest.raises(SettingError, match="pass the method of your object itself"):
            tokeniser(f"{__name__}:{name}")
    else:
        assert list(tokeniser(f"{__name__}:{name}")("More trams")) == ["More", "trams"]
