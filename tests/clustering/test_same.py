"""The same answer every time: in any order, on any number of threads, beside any copies."""

import json
import os
import subprocess
import sys
from textwrap import dedent

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits

from actionclust import Actions, Clustering, cluster_actions
from actionclust.settings import RECIPES
from tests.outcomes import groups, numbers, observed
from tests.strategies import corpora

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
