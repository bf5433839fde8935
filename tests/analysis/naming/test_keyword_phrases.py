from actionclust.analysis.naming.keyword_phrases import keyword_label
from actionclust.analysis.naming.study_words import read_language


def label(inside: list[str], others: list[str], language: str = "en") -> str:
    """Label some texts among others."""
    texts = {f"A{place}": text for place, text in enumerate([*inside, *others])}
    study, ids = read_language(texts, language), list(texts)[: len(inside)]
    return keyword_label(study, ids, study.about(ids))


def test_phrases_come_before_words_and_stand_as_people_write_them() -> None:
    inside = ["Quality of life first", "ask for quality of life", "the quality of life, measured"]
    found = label(inside, ["share data", "quality data", "first aid"])
    assert found.split(", ")[0] == "quality of life"
    assert len(found.split(", ")) <= 3


def test_words_of_a_phrase_are_not_told_again() -> None:
    found = label(["nurse training", "nurse training again"], ["share data"])
    assert found == "nurse training"


def test_a_phrase_that_few_say_stays_words() -> None:
    inside = ["train nurses", "train doctors", "train cooks", "train the carers"]
    assert label(inside, ["share data"]).split(", ")[0] == "train"


def test_what_is_behind_a_sign_is_no_phrase() -> None:
    assert "data. share" not in label(["data. share", "data! share"], ["beds"])


def test_without_words_there_is_no_label() -> None:
    assert label(["!", "?"], ["beds"]) == ""


def test_other_languages() -> None:
    inside = ["améliorer la qualité de vie", "la qualité de vie d'abord"]
    assert label(inside, ["partager"], "fr").split(", ")[0] == "qualité de vie"
