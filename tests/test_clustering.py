import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from textwrap import dedent

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sknetwork.clustering import Louvain
from threadpoolctl import threadpool_limits

from actionclust import Actions, Clustering, cluster_actions
from actionclust.errors import InputError, SettingError
from actionclust.network import join, tuning
from actionclust.network.words import function_words, tokenise
from actionclust.settings import RECIPES
from tests.strategies import corpora

Groups = set[frozenset[str]]

SUBJECTS = ["train nurses", "hire nurses", "share data", "open data", "fund homes", "build homes"]

HASHED = """
    import json
    import sys
    from actionclust import cluster_actions
    from actionclust.datasets import load_example
    table = load_example().table.iloc[int(sys.argv[1]) :: 4]
    result = cluster_actions(table, 12, progress=False)
    del result.receipt["seconds"]
    print(json.dumps([
        result.table.to_json(), result.communities.to_json(),
        result.tuning.table.to_json(), result.receipt,
    ]))
"""


def numbers(result: Clustering) -> dict[str, int]:
    """Give the community of each action by its id, 0 for none."""
    communities = result.table["community"].fillna(0).astype(int)
    return dict(zip(result.actions.ids, communities.tolist(), strict=True))


def groups(result: Clustering, leaving_out: Iterable[str] = ()) -> Groups:
    """Give the communities as sets of ids, without some ids."""
    found: dict[int, set[str]] = {}
    for id_, number in numbers(result).items():
        if number:
            found.setdefault(number, set()).add(id_)
    without = {frozenset(members - set(leaving_out)) for members in found.values()}
    return without - {frozenset()}


def observed(result: Clustering) -> tuple[object, ...]:
    """Give all that is to be the same again, by id."""
    table = result.table.set_index(pd.Index(result.actions.ids)).sort_index()
    receipt = {name: value for name, value in result.receipt.items() if name != "seconds"}
    return (
        table[["community", "keywords", "fit", "reason"]].to_json(),
        result.communities.to_json(),
        result.tuning,
        receipt["data"]["sha256"],
        receipt["result"],
    )


# --- the same answer every time


@pytest.mark.parametrize(("seed", "jobs"), [(1, 1), (2, 2), (3, 5)])
def test_the_order_of_rows_and_the_number_of_threads_change_nothing(
    example: Actions, clustered: Clustering, seed: int, jobs: int
) -> None:
    shuffled = example.table.sample(frac=1, random_state=seed)
    again = cluster_actions(shuffled, target=40, jobs=jobs)
    assert again.actions.ids != example.ids
    assert observed(again) == observed(clustered)


@given(
    corpora(),
    st.integers(1, 5) | st.none(),
    st.sampled_from(sorted(RECIPES)),
    st.randoms(use_true_random=False),
)
def test_small_sets_in_any_order_give_the_same(
    texts: list[str], target: int | None, recipe: str, random: object
) -> None:
    target = min(target, len(texts)) if target else None
    # texts in languages by turns, whichever order they come in
    frame = pd.DataFrame({"id": [f"a{place}" for place in range(len(texts))], "text": texts})
    places = list(range(len(texts)))
    random.shuffle(places)
    first = cluster_actions(frame, target, recipe=recipe, jobs=1)
    again = cluster_actions(frame.iloc[places], target, recipe=recipe, jobs=2)
    assert observed(again) == observed(first)


@pytest.mark.parametrize("limits", [1, 2])
def test_the_threads_of_numpy_change_nothing(
    example: Actions, clustered: Clustering, limits: int
) -> None:
    with threadpool_limits(limits):
        again = cluster_actions(example, target=40)
    assert observed(again) == observed(clustered)


@pytest.fixture(scope="module")
def hashed() -> dict[tuple[int, int], str]:
    """Cluster in processes of several hash seeds and numbers of threads."""
    answers = {}
    for seed, threads in [(0, 1), (1, 2), (2, 1), (3, 2), (4, 1)]:
        surroundings = {
            "PYTHONHASHSEED": str(seed),
            "OPENBLAS_NUM_THREADS": str(threads),
            "OMP_NUM_THREADS": str(threads),
        }
        done = subprocess.run(  # noqa: S603 - our own Python, and a script from above
            [sys.executable, "-c", dedent(HASHED), "0"],
            env=os.environ | surroundings,
            check=True,
            capture_output=True,
            text=True,
        )
        answers[seed, threads] = done.stdout
    return answers


def test_hash_seeds_and_threads_of_processes_change_nothing(
    hashed: dict[tuple[int, int], str],
) -> None:
    assert len(json.loads(hashed[0, 1])) == 4
    assert len(set(hashed.values())) == 1


# --- copies


@given(corpora(), st.integers(1, 6) | st.none(), st.sampled_from(sorted(RECIPES)))
def test_identical_texts_have_identical_labels(
    texts: list[str], target: int | None, recipe: str
) -> None:
    target = min(target, len(texts)) if target else None
    table = cluster_actions(texts, target, recipe=recipe).table
    labels = table["community"].fillna(0).groupby(table["text"])
    assert labels.nunique().max() == 1


@pytest.mark.parametrize(
    "text", [None, "a zither for every xylophone"], ids=["of the example", "like no other"]
)
def test_a_pile_of_copies_changes_no_other_texts_community(
    example: Actions, text: str | None
) -> None:
    table = example.table[["id", "text"]]
    row = table.iloc[[200]].assign(id="copy000", text=text or table["text"].iloc[200])
    pile = pd.concat([row] * 50).assign(id=[f"copy{number:03}" for number in range(50)])
    alone = cluster_actions(pd.concat([table, row]), 40)
    heaped = cluster_actions(pd.concat([table, pile]), 40)
    assert groups(heaped, pile["id"]) == groups(alone, pile["id"])
    assert len({numbers(heaped)[id_] for id_ in pile["id"]} - {0}) == 1
    assert heaped.tuning.communities - heaped.tuning.piles == 40


# --- what is hard to cluster


@pytest.mark.parametrize("target", [None, 1])
@pytest.mark.parametrize(
    ("texts", "communities", "reasons"),
    [
        (["train nurses"], [0], {"no similar text"}),
        (["train nurses", "train doctors"], [1, 1], set()),
        (["train nurses", "buy beds"], [0, 0], {"no similar text"}),
        (["train nurses"] * 5, [1] * 5, set()),
        (["train nurses", "buy beds", "share data"], [0] * 3, {"no similar text"}),
        (["", " ", "?!"], [0] * 3, {"no words left"}),
        (["😀 🙏", "😀 👍", "👩\u200d⚕️"], [0] * 3, {"no words left"}),
        (["😀 train nurses", "train 🙏", "👩\u200d⚕️"], [1, 1, 0], {"no words left"}),
        (["تدريب الممرضات", "تدريب الأطباء"], [1, 1], set()),
        (["שיתוף נתונים", "שיתוף מידע", "אחות"], [1, 1, 0], {"no similar text"}),
        (["培训护士", "培训医生", "共享数据"], [1, 1, 0], {"no similar text"}),
    ],
)
def test_few_texts_and_texts_of_other_scripts(
    texts: list[str], communities: list[int], reasons: set[str], target: int | None
) -> None:
    result = cluster_actions(texts, target)
    assert result.table["community"].fillna(0).tolist() == communities
    assert set(result.unclustered["reason"]) == reasons
    assert len(result) == max(communities)
    assert re.match(rf"{len(result)} communit(y|ies)\b", result.tuning.reason)
    assert result.communities["size"].sum() == len(texts) - communities.count(0)


def test_scripts_make_communities_of_their_own() -> None:
    texts = [
        "تدريب الممرضات",
        "تدريب الأطباء",
        "שיתוף נתונים",
        "שיתוף מידע",
        "培训护士",
        "培训医生",
    ]
    result = cluster_actions(texts, target=3)
    assert result.table["community"].groupby([0, 0, 1, 1, 2, 2]).nunique().tolist() == [1, 1, 1]
    assert result.tuning.reason.startswith("3 communities, as asked")


@pytest.mark.parametrize("shared", [1, 5_000])
def test_texts_of_ten_thousand_words(example: Actions, shared: int) -> None:
    long = [
        " ".join(f"word{number}" for number in range(start, start + 10_000))
        for start in (0, 10_000 - shared)
    ]
    table = cluster_actions([*example.texts, *long], target=20).table
    assert table["community"].iloc[-1] == table["community"].iloc[-2]
    assert (table["community"] == table["community"].iloc[-1]).sum() < 100


# --- what is asked


@given(corpora(), st.integers(1, 6))
def test_a_target_is_met_or_the_reason_says_why_not(texts: list[str], target: int) -> None:
    target = min(target, len(texts))
    result = cluster_actions(texts, target)
    came = result.tuning.communities - result.tuning.piles
    met = target in (came, result.tuning.communities)
    assert ("as asked" in result.tuning.reason) == met
    assert (f" instead of {target}: " in result.tuning.reason) != met
    assert met or "; " in result.tuning.reason
    assert 1 <= len(result.tuning) <= result.settings.max_runs


@pytest.mark.parametrize("target", [1, 5, 20, 60, 111])
def test_targets_of_the_example_are_met(example: Actions, target: int) -> None:
    result = cluster_actions(example, target=target)
    assert result.tuning.communities - result.tuning.piles == target
    assert len(result.tuning) <= 30
    assert result.communities["size"].min() >= result.settings.min_size


def test_a_target_that_the_words_do_not_allow_is_explained() -> None:
    result = cluster_actions(SUBJECTS, target=2)
    assert result.tuning.reason == (
        "3 communities instead of 2: 3 found at 3 edges, 0 texts moved; "
        "3 groups share too few words to be merged further"
    )


def test_without_a_target_there_are_three_edges_per_text(example: Actions) -> None:
    tuned = cluster_actions(example).tuning
    assert (tuned.edges, len(tuned), tuned.target) == (3 * 552, 1, None)
    assert tuned.reason.startswith(f"{tuned.communities} communities: ")


@pytest.mark.parametrize(("asked", "edges"), [(0, 0), (800, 800), (10**9, None)])
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_fixed_number_of_edges(
    example: Actions, recipe: str, asked: int, edges: int | None
) -> None:
    tuned = cluster_actions(example, recipe=recipe, edges=asked).tuning
    every = 552 * 551 // 2
    assert tuned.edges == (tuned.most_edges if edges is None else edges)
    assert tuned.most_edges < every
    assert len(tuned) == 1


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (0, "target must be a whole number of at least 1; got 0 (int)"),
        (-3, "target must be a whole number of at least 1; got -3 (int)"),
        (2.0, "target must be a whole number of at least 1; got 2.0 (float)"),
        ("2", "target must be a whole number of at least 1; got '2' (str)"),
        (True, "target must be a whole number of at least 1; got True (bool)"),
        (7, "target=7 communities cannot be made of 6 texts; ask for fewer"),
    ],
)
def test_targets_that_cannot_be(target: object, message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        cluster_actions(SUBJECTS, target)


def test_more_communities_than_one_text() -> None:
    with pytest.raises(
        SettingError, match=r"^target=2 communities cannot be made of 1 text; ask for fewer$"
    ):
        cluster_actions(["train nurses"], 2)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (
            {"target": 2, "edges": 3},
            "target=2 tunes the number of edges, and edges=3 fixes it; pass one of them",
        ),
        ({"recipe": "kce"}, "recipe='kce' is not known; did you mean 'kce359'?"),
        ({"min_sise": 3}, "'min_sise' is not a setting; did you mean 'min_size'?"),
        ({"min_size": 0}, "min_size must be a whole number of at least 1; got 0 (int)"),
        ({"engine": "leyden"}, "engine='leyden' is not known; did you mean 'leiden'?"),
        ({"jobs": 0}, "jobs must be a whole number of at least 1; got 0"),
        ({"jobs": 1.5}, "jobs must be a whole number of at least 1; got 1.5"),
        ({"jobs": "2"}, "jobs must be a whole number of at least 1; got '2'"),
    ],
)
def test_choices_that_cannot_be(choices: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        cluster_actions(SUBJECTS, **choices)


def test_no_texts() -> None:
    with pytest.raises(
        InputError, match=r"^list: no rows; expected at least one row with a text$"
    ):
        cluster_actions([])


# --- recipes and choices


def plain_recipe(texts: list[str], edges: int) -> Groups:
    """Follow the study's method with scikit-learn, dense matrices and scikit-network."""
    left_out = function_words("en")
    words = [tuple(word for word in tokenise(text) if word not in left_out) for text in texts]
    # rows in the order of their words, each once: where two pairs tie, it decides
    rows = sorted({some for some in words if some})
    weights = TfidfVectorizer(analyzer=lambda some: [*some, *map(" ".join, pairwise(some))])
    unit = weights.fit_transform(rows).toarray()
    first, second = np.triu_indices(len(rows), k=1)
    cosines = np.round((unit @ unit.T)[first, second], 9)
    strongest = np.argsort(-cosines, kind="stable")[:edges]
    network = np.zeros((len(rows), len(rows)))
    network[first[strongest], second[strongest]] = cosines[strongest]
    network += network.T
    labels = Louvain().fit_predict(network).tolist()
    found: dict[int, set[str]] = {}
    for place, some in enumerate(words):
        # copies of a text that is similar to no other are together too
        if some and (network[rows.index(some)].any() or words.count(some) > 1):
            found.setdefault(labels[rows.index(some)], set()).add(str(place))
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize("choice", [{"target": 40}, {"target": 90}, {"edges": 700}, {}])
def test_the_recipe_of_the_study_is_louvain_on_the_strongest_pairs(
    example: Actions, choice: dict[str, int]
) -> None:
    frame = pd.DataFrame({"id": [str(place) for place in range(555)], "text": example.texts})
    result = cluster_actions(frame, recipe="kce359", **choice)
    assert groups(result) == plain_recipe(list(example.texts), result.tuning.edges)
    assert (result.tuning.merged, result.tuning.moved) == (None, 0)
    assert result.settings == replace(RECIPES["kce359"], edges=choice.get("edges"))


CHOICES = {
    "language": "fr",
    "stop_words": ("care", "network"),
    "stem": False,
    "bigrams": False,
    "bigram_weight": 0.7,
    "bigram_min_texts": 3,
    "sublinear": False,
    "pairs_per_text": 3.0,
    "cover": False,
    "engine": "networkx",
    "resolution": 2.0,
    "max_runs": 3,
    "fineness": 1.0,
    "refine": False,
    "neighbours": 2,
    "context_weight": 0.0,
    "min_size": 6,
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_changes_itself_and_the_result(
    example: Actions, clustered: Clustering, name: str
) -> None:
    result = cluster_actions(example, target=40, **{name: CHOICES[name]})
    assert result.settings == replace(RECIPES["default"], **{name: CHOICES[name]})
    assert result.receipt["settings"] == result.settings.as_dict()
    assert observed(result) != observed(clustered)
    assert len(result.tuning) <= result.settings.max_runs


def test_a_seed_changes_the_engines_that_draw(example: Actions) -> None:
    drawn = [
        cluster_actions(example, edges=800, engine="python-louvain", seed=seed, refine=False)
        for seed in (0, 1, 1)
    ]
    assert groups(drawn[0]) != groups(drawn[1])
    assert groups(drawn[1]) == groups(drawn[2])


def test_choices_change_a_recipe_and_nothing_else() -> None:
    result = cluster_actions(SUBJECTS, recipe="kce359", cover=True, stem=True)
    assert result.settings == replace(RECIPES["kce359"], cover=True, stem=True)
    assert result.receipt["recipe"] == "kce359"


def test_notes_say_what_was_decided() -> None:
    texts = ["de zorg voor de patiënt", "de zorg in het ziekenhuis", "geld voor het ziekenhuis"]
    result = cluster_actions([*texts, ""])
    assert result.notes[: len(result.actions.notes)] == result.actions.notes
    assert [note for note in result.notes if note.startswith("language: ")] == [
        note for note in result.notes if note not in result.actions.notes
    ]
    assert result.receipt["notes"] == list(result.notes)
    assert list(result.receipt["seconds"]) == [
        *("words", "vectors", "pairs", "communities", "refining", "description")
    ]
    assert min(result.receipt["seconds"].values()) >= 0


# --- interrupts


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_interrupt_while_pairs_are_sought_leaves_no_thread(
    example: Actions, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    seen = []

    def stopping(similarity: NDArray[np.float64]) -> NDArray[np.float64]:
        seen.append(len(similarity))
        if len(seen) == 3:
            raise KeyboardInterrupt
        return np.round(similarity, 9)

    monkeypatch.setattr(join, "_TILE", 1_000)
    monkeypatch.setattr(join, "_rounded", stopping)
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        cluster_actions(example, target=40, jobs=jobs)
    assert len(seen) >= 3
    assert threading.active_count() == before


def test_an_interrupt_while_tuning_leaves_no_thread(
    example: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = tuning.find_communities, []

    def stopping(*arguments: object, **choices: object) -> object:
        seen.append(choices)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return real(*arguments, **choices)

    monkeypatch.setattr(tuning, "find_communities", stopping)
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        cluster_actions(example, target=40, jobs=2)
    assert len(seen) == 3
    assert threading.active_count() == before
