"""Work on a real Dask cluster of two processes, one of which is killed."""

import functools
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from actionclust import ClusterError, cluster_actions, similar_pairs
from actionclust.datasets import load_example
from actionclust.errors import InputError, MissingDependencyError
from actionclust.network.dask_cluster import checked_client, on_cluster
from tests.bilingual import meanings, workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, LocalCluster

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
# what a Dask cluster itself does when its parts go away is not ours
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning:distributed"),
    pytest.mark.filterwarnings("ignore::UserWarning:distributed"),
    pytest.mark.xdist_group("dask"),
]
MEMORY = "600MiB"


def started(**more: object) -> "LocalCluster":
    choices = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    cluster: LocalCluster = distributed.LocalCluster(
        host="127.0.0.1", processes=True, memory_limit=MEMORY, silence_logs=50, **choices | more
    )
    return cluster


@pytest.fixture(scope="module")
def client() -> "Iterator[Client]":
    with started() as cluster, distributed.Client(cluster) as made:
        yield made


def test_texts_are_clustered_as_by_threads(client: "Client") -> None:
    here = cluster_actions(load_example(), target=53, progress=False)
    there = cluster_actions(load_example(), target=53, client=client, progress=False)
    assert there == here
    without = [{k: v for k, v in r.receipt.items() if k != "seconds"} for r in (here, there)]
    assert without[0] == without[1]


def test_texts_are_encoded_and_compared_as_by_threads(client: "Client") -> None:
    table = workshop()
    choices = {"target": 4, "progress": False}
    for encoder in ("use", meanings):
        here = cluster_actions(table, encoder=encoder, **choices)
        assert cluster_actions(table, encoder=encoder, client=client, **choices) == here


def test_pairs_are_those_of_threads(client: "Client") -> None:
    generator = np.random.default_rng(0)
    matrix = generator.random((3_000, 200)) * (generator.random((3_000, 200)) < 0.05)
    here = similar_pairs(matrix, count=9_000, cover=True)
    assert similar_pairs(matrix, count=9_000, cover=True, client=client) == here


def _squared(number: int) -> int:
    return number * number


def test_answers_come_in_the_order_of_the_tasks(client: "Client") -> None:
    assert list(on_cluster(_squared, range(100), client)) == [n * n for n in range(100)]
    assert list(on_cluster(_squared, [], client)) == []


def _refusing(number: int) -> int:
    if number == 7:
        raise InputError("seven is no block")
    return number


def test_an_error_of_a_block_comes_as_it_is(client: "Client") -> None:
    with pytest.raises(InputError, match="seven is no block"):
        list(on_cluster(_refusing, range(10), client))


def test_who_stops_listening_leaves_no_work_behind(client: "Client") -> None:
    slow = functools.partial(_slowly, seconds=0.03)
    answers = on_cluster(slow, range(200), client)
    assert next(answers) == 0
    answers.close()
    end = time.monotonic() + 60
    while any(client.processing().values()) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(client.processing().values())


def _slowly(number: int, seconds: float) -> int:
    time.sleep(seconds)
    return number


def _killing_once(number: int, marks: str) -> int:
    """Kill the process that works on a block, the first time."""
    mark = Path(marks) / "killed"
    if number == 11 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX kills processes by a signal")
def test_a_worker_that_is_killed_is_replaced(client: "Client", tmp_path: Path) -> None:
    killing = functools.partial(_killing_once, marks=str(tmp_path))
    assert list(on_cluster(killing, range(40), client)) == list(range(40))
    assert (tmp_path / "killed").exists()


def _greedy(number: int) -> int:
    kept = [np.ones(20_000_000) for _ in range(20)]
    return number + len(kept)


def test_workers_that_lack_memory_are_told_of() -> None:
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        started(n_workers=1) as cluster,
        distributed.Client(cluster) as made,
        pytest.raises(ClusterError, match=r"died again and again .*give each worker more memory"),
    ):
        list(on_cluster(_greedy, range(2), made))


def test_a_scheduler_that_is_lost_is_told_of() -> None:
    with dask.config.set({"distributed.comm.timeouts.connect": "2s"}):
        cluster = started(n_workers=1)
        made = distributed.Client(cluster)
        answers = on_cluster(functools.partial(_slowly, seconds=0.1), range(100), made)
        assert next(answers) == 0
        cluster.close()
        with pytest.raises(ClusterError, match=r"was lost while it worked .*leave client= out"):
            list(answers)
        with pytest.raises(ClusterError, match=r"has no workers|was lost"):
            cluster_actions(["a b", "b c"], client=made)
        made.close()


def test_what_is_no_client() -> None:
    with pytest.raises(ClusterError, match=r"client must be a distributed\.Client .*got str"):
        checked_client("tcp://127.0.0.1:8786")


def test_a_missing_package_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingDependencyError, match=r'pip install "actionclust\[dask\]"'):
        cluster_actions(["a b", "b c"], client=object())  # type: ignore[arg-type]
