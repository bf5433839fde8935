from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, cluster_actions, from_codebook, read_actions
from actionclust.analysis.vsm.evidence import Evidence, Reader, by_stems, stems_of
from actionclust.analysis.vsm.lexicon import FUNCTION_WORDS, HINT_LANGUAGES, LEVEL_WORDS

WORDS = by_stems(
    {
        "en": {"S3": ("budget", "funding", "first line"), "S4": ("pilot",)},
        "fr": {"S3": ("budget", "financement", "première ligne"), "S4": ("pilote",)},
        "nl": {"S3": ("begroting", "budget", "eerste lijn"), "S4": ("proefproject",)},
        "de": {"S3": ("haushaltsplan", "budget", "finanzierung"), "S4": ("pilotprojekt",)},
    }
)


def hierarchy(texts: list[str], label: str) -> Hierarchy:
    actions = read_actions(texts)
    return from_codebook({label: None}, actions, code=dict.fromkeys(actions.ids, label))


def weighed(
    texts: list[str], label: str, languages: list[str] | None = None
) -> Mapping[str, Evidence]:
    h = hierarchy(texts, label)
    return Reader(h, languages or ["en"] * len(texts)).weigh(h.find(label), WORDS)


def test_stems_of_words_and_phrases() -> None:
    words = ["funding", "the first line", "the", "les financements"]
    assert stems_of(words, ["en", "en", "en", "fr"]) == [
        *(("fund",), ("first", "line"), (), ("financ",)),
    ]


def test_the_label_says_something_by_itself() -> None:
    found = weighed(["nurses"], "Funds")
    assert found["S3"] == Evidence(0.7, "funding in the label")
    assert found["S4"] == Evidence(0.0, "")


def test_texts_say_as_much_as_they_are_many() -> None:
    found = weighed(["a budget for nurses", "funds and budgets", "nurses", "doctors"], "Theme")
    assert found["S3"] == Evidence(0.5, "budget, funding in 2 of 4 texts")


def test_phrases_are_neighbouring_words() -> None:
    assert weighed(["the first line"], "Theme")["S3"].score == 1
    assert weighed(["the first long line"], "Theme")["S3"].score == 0


def test_independent_evidence_adds_up_as_a_noisy_or() -> None:
    found = weighed(["a budget", "nurses"], "Budgets")
    assert found["S3"] == Evidence(1 - 0.3 * 0.5, "budget in the label; budget in 1 of 2 texts")


def test_keywords_of_communities_count_by_the_share_of_members() -> None:
    texts = ["budget for nurses", "budget for doctors", "share records", "records of patients"]
    h = cluster_actions(texts, target=2).to_hierarchy()
    (group,) = [
        node
        for node in h.tree.nodes.values()
        if {h.actions.texts[h.actions.ids.index(id_)] for id_ in h.members(node.id)}
        == set(texts[:2])
    ]
    found = Reader(h, ["en"] * 4).weigh(h.rename(group.id, "Theme").find(group.id), WORDS)
    assert found["S3"].score == pytest.approx(1)
    assert found["S3"].because == (
        "budget in the keywords of 2 of 2 actions; budget in 2 of 2 texts"
    )
    # without its texts, the keywords remain
    silent = Reader(h, ["es"] * 4)
    assert silent.unread == 4
    assert silent.weigh(h.rename(group.id, "Theme").find(group.id), WORDS)["S3"] == Evidence(
        0.4, "budget in the keywords of 2 of 2 actions"
    )


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Le financement des équipes", "financement"),
        ("fr", "Financer la première ligne", "financement, première ligne"),
        ("nl", "Begrotingen voor de wijk", "begroting"),
        ("nl", "Meer tijd voor de eerste lijn", "eerste lijn"),
        ("de", "Die Finanzierungen der Teams", "finanzierung"),
    ],
)
def test_a_text_is_read_in_its_language(language: str, text: str, word: str) -> None:
    found = weighed([text], "Theme", [language])
    assert found["S3"] == Evidence(1, f"{word} in 1 of 1 texts")
    other = {"fr": "nl", "nl": "fr", "de": "fr"}[language]
    assert weighed([text], "Theme", [other])["S3"].score == 0


def test_texts_in_a_language_without_words_are_not_read() -> None:
    texts, languages = ["a budget", "un budget para el barrio", "nurses"], ["en", "es", "en"]
    assert weighed(texts, "Theme", languages)["S3"] == Evidence(0.5, "budget in 1 of 2 texts")
    h = hierarchy(texts, "Theme")
    assert Reader(h, languages).unread == 1


def test_a_text_of_no_known_language_is_read_in_each() -> None:
    texts = ["Pilotprojekte", "financements", "begrotingen", "funded", "x"]
    found = weighed(texts, "Theme", ["und"] * 5)
    assert found["S3"] == Evidence(0.6, "begroting, financement, funding in 3 of 5 texts")
    assert found["S4"] == Evidence(0.2, "pilotprojekt in 1 of 5 texts")


@given(st.data())
def test_every_word_of_the_lexicon_is_found_in_its_language(data: st.DataObject) -> None:
    lists = data.draw(st.sampled_from([FUNCTION_WORDS, LEVEL_WORDS]))
    language = data.draw(st.sampled_from(HINT_LANGUAGES))
    name = data.draw(st.sampled_from(list(lists[language])))
    word = data.draw(st.sampled_from(lists[language][name]))
    text = data.draw(st.sampled_from([word, word.upper(), f"{word}: {word}"]))
    h, words = hierarchy([text], "Theme"), by_stems(lists)
    spoken = Reader(h, [language]).weigh(h.find("Theme"), words)
    assert spoken[name].score == 1
    assert word in spoken[name].because
    # what one language finds, all of them find too
    unknown = Reader(h, ["und"]).weigh(h.find("Theme"), words)
    assert all(unknown[other].score >= spoken[other].score for other in words)


def test_a_word_of_several_languages_counts_once() -> None:
    found = weighed(["Budget"], "Budget", ["und"])
    assert found["S3"] == Evidence(1.0, "budget in the label; budget in 1 of 1 texts")


def test_a_label_is_read_in_the_languages_of_the_texts() -> None:
    texts = ["verpleegkundigen", "infirmières"]
    assert weighed(texts, "Begroting", ["nl", "fr"])["S3"].because == "begroting in the label"
    assert weighed(texts, "Financer", ["nl", "fr"])["S3"].because == "financement in the label"
    # English texts are not taken for French ones, nor their labels: "pilote" is no English word
    assert weighed(["nurses"], "Financer", ["en"])["S3"].score == 0
    # a text of no known language does not make them so
    assert weighed(["nurses", "x"], "Financer", ["en", "und"])["S3"].score == 0


def test_an_empty_group_has_its_label_only() -> None:
    h = from_codebook({"Funding": None}, read_actions(["nurses"]))
    found = Reader(h, ["en"]).weigh(h.find("Funding"), WORDS)
    assert found["S3"] == Evidence(0.7, "funding in the label")
