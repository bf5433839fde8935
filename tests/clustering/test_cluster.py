import re
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Actions, cluster_actions
from actionclust.errors import InputError, SettingError
from actionclust.network import similarity_join as join
from actionclust.network import tuning
from actionclust.settings import RECIPES
from tests.outcomes import SUBJECTS
from tests.strategies import corpora

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
        (["", " ", "?!"], [0] * 3, {"blank", "no answer"}),
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
    assert met or "; " in result.tuning.reason or "no text shares a word" in result.tuning.reason
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


def test_a_target_of_numpy_becomes_a_plain_number() -> None:
    result = cluster_actions(SUBJECTS, np.int64(2))
    assert (result.tuning.target, type(result.receipt["target"])) == (2, int)


@pytest.mark.parametrize(
    "choices",
    [
        {"neighbours": 10**30},
        {"min_size": 10**30},
        {"bigram_min_texts": 10**30},
        {"pairs_per_text": 1e308},
        {"fineness": 1e308},
        {"resolution": 1e9},
        {"resolution": 1e-300},
    ],
)
@pytest.mark.parametrize("target", [None, 1, 2, 6])
def test_choices_at_the_ends_of_their_ranges(
    choices: dict[str, object], target: int | None
) -> None:
    result = cluster_actions(SUBJECTS, target, **choices)
    assert len(result.table) == len(SUBJECTS)
    assert result.tuning.reason


@pytest.mark.parametrize("target", [None, 2])
def test_where_texts_are_similar_some_pair_is_kept(target: int | None) -> None:
    tuned = cluster_actions(SUBJECTS, target, pairs_per_text=1e-9, cover=False).tuning
    assert tuned.most_edges == 1
    assert "no text shares a word" not in tuned.reason


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
        ({"min_sise": 3}, "'min_sise' is not a setting; did you mean 'min_size' or 'min_fit'?"),
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
