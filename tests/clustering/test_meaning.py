"""Texts compared by meaning: vectors, encoders, languages."""

import json
import re
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_mutual_info_score

import actionclust as ac
from actionclust import InputError, SettingError, cluster_actions
from tests.bilingual import SUBJECTS, meanings, workshop

TABLE = workshop()
VECTORS = np.array(meanings(TABLE["text"].tolist()))


def agreement(result: ac.Clustering, column: str) -> float:
    table = result.table.dropna(subset="community")
    return float(adjusted_mutual_info_score(table[column], table["community"].astype(int)))


@pytest.fixture(scope="module")
def result() -> ac.Clustering:
    return cluster_actions(TABLE, target=4, encoder=meanings, progress=False)


def test_groups_are_those_of_a_subject_in_both_languages(result: ac.Clustering) -> None:
    assert len(result) == len(SUBJECTS)
    assert agreement(result, "subject") > 0.8
    assert agreement(result, "language") < 0.1
    words = cluster_actions(TABLE, target=4, progress=False)
    assert agreement(words, "language") > 0.2
    assert any('encoder="use" compares their meaning too' in note for note in words.notes)
    assert not any("encoder=" in note for note in result.notes)


def test_vectors_a_function_and_an_encoder_are_one(result: ac.Clustering) -> None:
    array = cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False)
    function = cluster_actions(TABLE, target=4, vectors=meanings, progress=False)
    assert array.table["community"].equals(result.table["community"])
    assert function == result


def test_the_order_of_rows_and_the_threads_change_nothing() -> None:
    order = np.random.default_rng(0).permutation(len(TABLE))
    table = TABLE.assign(id=[f"A{place}" for place in range(len(TABLE))])
    plain = cluster_actions(table, target=4, vectors=VECTORS, jobs=1, progress=False)
    other = cluster_actions(
        table.iloc[order], target=4, vectors=VECTORS[order], jobs=3, progress=False
    )
    one, two = (found.table.set_index("id")["community"] for found in (plain, other))
    assert one.equals(two.loc[one.index])
    assert plain.tuning == other.tuning


def test_the_receipt_names_what_was_used(result: ac.Clustering) -> None:
    assert result.receipt["encoder"] == {
        "name": "tests.bilingual:meanings",
        "version": None,
        "model_sha256": None,
        "directions": 6,
        "blend": 0.4,
    }
    assert result.receipt["settings"]["encoder"] == "tests.bilingual:meanings"
    assert "meaning" in result.receipt["seconds"]
    assert "encoder" not in cluster_actions(TABLE, target=4, progress=False).receipt
    json.dumps(result.receipt)


def test_evidence_tells_words_and_meaning(result: ac.Clustering) -> None:
    network = result.network
    for one, other, data in list(network.edges(data=True))[:40]:
        if data["kind"] != "pair":
            continue
        evidence = result.shared_words(one, other)
        assert evidence["term"].iloc[-1] == "(by meaning)"
        assert evidence["contribution"].sum() == pytest.approx(data["weight"], abs=1e-6)


def test_keywords_are_told_in_each_language(result: ac.Clustering) -> None:
    found = result.languages()
    assert list(found.columns) == ["en", "en keywords", "nl", "nl keywords"]
    assert (found[["en", "nl"]].sum(axis=1) == result.communities["size"]).all()
    for community, row in found.iterrows():
        assert result.communities.loc[community, "keywords"] == row["en keywords"]
        assert row["en keywords"] != row["nl keywords"]
    ax = result.plot_languages()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["en", "nl"]
    assert len(ax.patches) == 2 * len(result)


def test_a_study_is_saved_and_its_groups_split_by_meaning(
    result: ac.Clustering, tmp_path: Path
) -> None:
    h = result.to_hierarchy()
    h.save(tmp_path / "study.json")
    again = ac.load(tmp_path / "study.json")
    assert again == h
    assert again.origin is not None
    assert again.origin.of_meaning is not None
    group = again.tree.in_order()[0].id
    assert len(again.split(group, target=2).tree.nodes) > len(again.tree.nodes)


def test_a_study_of_given_vectors_says_that_it_cannot_split_by_meaning() -> None:
    h = cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    with pytest.raises(
        ac.EditError, match=r"vectors, which a project does not keep.*name the par"
    ):
        h.split(h.tree.in_order()[0].id, target=2)


def test_a_cache_gives_the_same_and_says_so(result: ac.Clustering, tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    choices = {"target": 4, "encoder": meanings, "vectors_cache": file, "progress": False}
    first, second = (cluster_actions(TABLE, **choices) for _ in range(2))
    assert first == second == result
    assert any("0 vectors came from the cache" in note for note in first.notes)
    assert any(re.search(r"[1-9]\d vectors came from the cache", note) for note in second.notes)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"vectors": VECTORS, "encoder": "use"}, "vectors has the meaning .*encoder is given too"),
        ({"vectors": meanings, "encoder": "use"}, "vectors is a function, and encoder is given"),
        ({"vectors_cache": "a.npz"}, "vectors_cache keeps what an encoder gives"),
        ({"vectors": VECTORS, "vectors_cache": "a.npz"}, "vectors_cache keeps what an encoder"),
        ({"vectors": "use"}, "vectors takes rows of numbers or a function; got 'use'; .*encoder="),
        ({"blend": 0.5}, "blend weighs meaning against words, and there is none; pass one"),
        ({"blend": 0}, "blend must be a finite number above 0 and at most 0.99; got 0"),
        ({"blend": True}, "blend must be a finite number above 0 and at most 0.99; got True"),
    ],
)
def test_choices_that_cannot_be(choices: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        cluster_actions(TABLE, target=4, progress=False, **choices)


def test_vectors_of_other_texts() -> None:
    with pytest.raises(InputError, match=rf"each of {len(TABLE)} texts; got an array of shape"):
        cluster_actions(TABLE, target=4, vectors=VECTORS[1:], progress=False)


def test_texts_that_share_no_word_are_linked() -> None:
    texts = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    near = [[1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1], [0.2, 1]]
    result = cluster_actions(texts, target=2, vectors=near, progress=False)
    first, second, *_ = sorted({*zip(result.table["community"], "aaabbb", strict=True)})
    assert {first[1], second[1]} == {"a", "b"}
    assert result.table["community"].nunique() == 2
    words = cluster_actions(texts, target=2, progress=False)
    assert words.table["community"].isna().all()


def test_no_meaning_at_all_leaves_words() -> None:
    flat = np.ones((len(TABLE), 3))
    result = cluster_actions(TABLE, target=4, vectors=flat, progress=False)
    assert len(result) > 0
    assert pd.notna(result.table["community"]).any()


def test_the_study_recipe_takes_meaning_too() -> None:
    result = cluster_actions(
        TABLE, target=4, recipe="kce359", encoder=meanings, progress=False, language="en"
    )
    assert agreement(result, "subject") > 0.5


def test_two_languages_without_a_community_are_no_error() -> None:
    table = pd.DataFrame({"text": ["plant trees", "des bancs"], "language": ["en", "fr"]})
    result = cluster_actions(table, target=1, progress=False)
    assert len(result) == 0
    assert result.languages().empty
    assert len(cluster_actions(TABLE, target=4, min_fit=0.99, min_size=5, encoder=meanings)) == 0


def test_fit_and_cohesion_are_of_words_and_meaning(result: ac.Clustering) -> None:
    words = cluster_actions(TABLE, target=4, progress=False)
    assert result.communities["cohesion"].min() > words.communities["cohesion"].min()
    assert result.table["fit"].min() > 0.3
    kept = cluster_actions(TABLE, target=4, encoder=meanings, min_fit=0.3, progress=False)
    assert len(kept.unclustered) == 0


def test_cohesion_is_the_mean_similarity_of_two_texts() -> None:
    texts = ["plant trees", "more trees", "trees and shade"]
    near = [[1.0, 0.2, 0.0], [1.0, 0.0, 0.3], [0.9, 0.1, 0.1]]
    result = cluster_actions(texts, target=1, vectors=near, progress=False)
    one, two, three = result.actions.ids
    pairs = [(one, two), (one, three), (two, three)]
    similarity = [result.shared_words(*pair)["contribution"].sum() for pair in pairs]
    assert result.communities["cohesion"].item() == pytest.approx(np.mean(similarity), abs=1e-3)


@pytest.mark.parametrize("setting", ["encoder", "tokens"])
def test_a_function_that_only_a_file_names_is_not_called(
    setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = []

    def call(given: object) -> list[object]:
        called.append(given)
        return given.split() if isinstance(given, str) else [[1.0, 2.0] for _ in given]

    call.__module__, call.__qualname__ = "builtins", "print"
    choices = {"target": 2, "progress": False, setting: call}
    h = cluster_actions(TABLE, **choices).to_hierarchy()
    h.save(tmp_path / "study.json")
    monkeypatch.setattr("actionclust.named_functions._GIVEN", {})
    called.clear()
    again = ac.load(tmp_path / "study.json")
    with pytest.raises(SettingError, match="a function that only its file names"):
        again.split(again.tree.in_order()[0].id, target=2)
    if setting == "tokens":
        with pytest.raises(SettingError, match="a function that only its file names"):
            ac.explorer(again)
    else:
        ac.explorer(again)
    assert called == []


def test_a_cache_is_for_encoders_that_their_name_tells_from_others(tmp_path: Path) -> None:
    one = partial(meanings)
    with pytest.raises(
        SettingError, match=r"knows an encoder by its name, and 'functools:partial"
    ):
        cluster_actions(TABLE, encoder=one, vectors_cache=tmp_path / "a.npz")


def test_a_cache_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    called = []

    def counting(texts: list[str]) -> list[list[float]]:
        called.append(texts)
        return meanings(texts)

    counting.__qualname__ = "counting"
    globals()["counting"] = counting
    with pytest.raises(InputError, match=r"there is no folder .*to save 'a.npz' in"):
        cluster_actions(TABLE, encoder=counting, vectors_cache=tmp_path / "none" / "a.npz")
    assert called == []


def test_texts_of_no_known_language_are_no_language() -> None:
    texts = ["train the nurses", "train nurses now", "the nurses are trained"]
    texts += ["share the data", "share data well", "the data are shared"]
    table = pd.DataFrame({"text": texts, "language": ["en", None, None, "en", None, None]})
    result = cluster_actions(table, target=2, progress=False)
    assert not any("languages: agreement" in note for note in result.notes)
    assert next(iter(result.languages().columns)) == "en"
    assert not {"the", "are"} & {
        word for words in result.communities["keywords"] for word in words.split(", ")
    }
