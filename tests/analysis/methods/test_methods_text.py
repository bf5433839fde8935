import re
from typing import Literal

import pytest

from actionclust import (
    Hierarchy,
    InputError,
    SettingError,
    cluster_actions,
    methods_text,
)
from actionclust.analysis.methods import in_dutch, in_english, in_french
from actionclust.coding.edits.kinds import KINDS
from actionclust.datasets import load_workshop, worked_example
from tests.coding.studies import study

TEXTS = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
LANGUAGES: tuple[Literal["en", "fr", "nl"], ...] = ("en", "fr", "nl")
MODULES = (in_english, in_french, in_dutch)


@pytest.fixture(scope="module")
def example() -> Hierarchy:
    return worked_example()


def clustered(**choices: object) -> Hierarchy:
    return cluster_actions(TEXTS, target=2, **choices).to_hierarchy(  # type: ignore[arg-type]
        analyst="PV"
    )


def numbers(text: str) -> list[str]:
    """Give the numbers in a text, in no order."""
    return sorted(re.findall(r"\d+", text))


def test_the_whole_text_of_a_small_study() -> None:
    h = clustered().rename("S01", "Nurses", why="shorter").by("MD")
    h = h.set_aside(h.members("S02")[0], reason="vague")
    found = re.sub(r" on \d+ \w+ \d{4}", " today", methods_text(h))
    found = re.sub(r"\(version [^)]*\)|\(scikit-network [^)]*\)", "(version)", found)
    assert found == (
        "The material comprised 5 texts, 4 of them counted as different; all were in English. "
        "They were compared with the software actionclust (version) by the words that they share: "
        "function words were left out, words were reduced to their stems and single words and "
        "pairs of neighbouring words "
        "were weighted by how rare they are (TF-IDF). The 2 strongest similarities make up a "
        "network, in which each text keeps its strongest one; groups of closely linked texts "
        "(communities) were found in it with the Louvain method (version). The target was 2 "
        "communities, and 2 came. Two analysts (MD and PV) revised the groups by hand today, in 2 "
        "edits that are recorded with author and time, 1 of them with a reason: 1 name given to a "
        "group and 1 decision to set texts aside. No text was moved or split off by hand, and 1 "
        "set aside. The result has 2 sub-clusters; 1 text (20%) is in no group.\n\n"
        "As yet, 1 group bears keywords that nobody has replaced by a name."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_is_told_in_each_language(
    example: Hierarchy, language: Literal["en", "fr", "nl"]
) -> None:
    told = methods_text(example, language)
    assert numbers(told) == numbers(methods_text(example, "en"))
    assert len(told.split("\n\n")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_words(example: Hierarchy, language: Literal["en", "fr", "nl"]) -> None:
    second = example.move(example.members("S03")[0], to="S01")
    for h, other in ((example, second), (clustered(), None), (study(), None)):
        told = methods_text(h, language, second=other)
        assert not re.search(r"None|\bnan\b|_|\{|\}|  |\.\.|True|False|set_aside", told)
        assert all(sentence[:1].isupper() for sentence in re.split(r"(?<=\.)\s+(?=\D)", told))


@pytest.mark.parametrize("module", MODULES)
def test_every_kind_of_edit_has_words(module: object) -> None:
    kinds: dict[str, tuple[str, str]] = vars(module)["_KINDS"]
    assert set(kinds) == set(KINDS) - {"undo", "redo"}


def test_other_kinds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    h = clustered().rename("S01", "Nurses")
    for module, language, said in zip(
        MODULES, LANGUAGES, ("other edit", "autre modification", "andere bewerking"), strict=True
    ):
        monkeypatch.setattr(module, "_KINDS", {})
        assert f"1 {said}." in methods_text(h, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "61 in French and 59 in Dutch"), ("fr", "61 en français et 59 en néerlandais")],
)
def test_several_languages(language: Literal["en", "fr"], said: str) -> None:
    h = cluster_actions(load_workshop(), target=9).to_hierarchy()
    told = methods_text(h, language)
    assert said in told
    limit = {"en": "may follow the language", "fr": "peuvent suivre la langue"}
    assert limit[language] in told


def encode(texts: list[str]) -> list[list[float]]:
    return [[1.0, 0.0] if "nurses" in text else [0.0, 1.0] for text in texts]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "counted with a weight of 0.4"),
        ("fr", "a compté avec un poids de 0,4"),
        ("nl", "mee met een gewicht van 0,4"),
    ],
)
def test_an_encoder_is_named(language: Literal["en", "fr", "nl"], said: str) -> None:
    told = methods_text(clustered(encoder=encode), language)
    assert said in told
    assert "encode" in told


@pytest.mark.parametrize(
    ("choices", "there", "away"),
    [
        ({"stem": False}, "function words", "stems"),
        ({"bigrams": False, "tell_apart": False}, "words were weighted", "pairs of neighbouring"),
        ({"cover": False}, "make up a network;", "keeps its strongest"),
        ({"refine": False}, "communities", "were merged"),
        ({"engine": "networkx"}, "Louvain method (networkx", "scikit-network"),
        ({"recipe": "kce359"}, "KCE Report 359 (2022)", "stems"),
        ({"stop_words": ["data"]}, "1 further word too", "synonyms"),
        ({"language": "fi"}, "Finnish", "function words"),
    ],
)
def test_settings_are_told_as_they_are(choices: dict[str, object], there: str, away: str) -> None:
    told = methods_text(clustered(**choices))
    assert there in told
    assert away not in told


def test_a_target_that_was_not_set_or_not_reached() -> None:
    assert "No number of communities was set" in methods_text(
        cluster_actions(TEXTS).to_hierarchy()
    )
    far = cluster_actions(TEXTS, target=5).to_hierarchy()
    assert "The target was 5 communities, and 2 came" in methods_text(far)
    assert "was not reached" in methods_text(far)


def test_a_second_coding(example: Hierarchy) -> None:
    other = example.by("Z").move(example.members("S03")[:5], to="S01")
    told = methods_text(example, second=other)
    assert "at the level of sub-clusters, 99% of the texts are placed alike" in told
    assert "(Cohen's kappa 0.9" in told
    assert "second coding" not in methods_text(example)


def test_one_analyst_is_a_limit_unless_a_second_coding_is_there() -> None:
    h = clustered().rename("S01", "Nurses")
    assert "All edits were made by one analyst" in methods_text(h)
    assert "All edits were made by one analyst" not in methods_text(h, second=clustered())
    assert "One analyst (PV) revised" in methods_text(h)
    nameless = clustered().by("").rename("S01", "Nurses")
    assert "The groups were revised by hand" in methods_text(nameless)


def test_nothing_is_made_up_where_nothing_is_known() -> None:
    assert methods_text(study()) == (
        "The material comprised 10 texts. No automatic clustering is recorded. No edit by hand is "
        "recorded. The result has 3 super-clusters, 3 clusters and 3 sub-clusters; 1 text (10%) "
        "is in no group."
    )


def test_what_cannot_be_asked(example: Hierarchy) -> None:
    with pytest.raises(SettingError, match="there is no text in 'de'; known: 'en', 'fr', 'nl'"):
        methods_text(example, "de")  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="there is no text in 3"):
        methods_text(example, 3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="methods_text takes a Hierarchy"):
        methods_text("study.json")  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"methods_text\(second=...\) takes a Hierarchy"):
        methods_text(example, second="study.json")  # type: ignore[arg-type]
    assert methods_text(example, "French") == methods_text(example, "fr")  # type: ignore[arg-type]
