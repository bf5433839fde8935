"""Speed and memory: each measurement in a process of its own, peers in the same run."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import corpora
import peers

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = 40
LARGE = 300  # the target of more than 200,000 texts
MANY = 200_000
QUICK = 20_000  # texts up to which a measurement is repeated
PEERS = 10_000  # texts up to which peers are measured; their cost grows with the square
REPEATS = 15
STAGES = ("words", "vectors", "pairs", "communities", "refining", "description")

CORPORA: dict[str, Callable[[], list[str]]] = {
    "555 action points": corpora.example,
    "2,000 petitions": lambda: corpora.petitions(2_000),
    "10,000 petitions": lambda: corpora.petitions(10_000),
    "23,918 petitions": lambda: corpora.petitions(23_918),
    "47,836 petitions": corpora.petitions,
    "116,848 glosses": corpora.glosses,
    "250,000 summaries": lambda: corpora.summaries(250_000),
    "500,000 summaries": corpora.summaries,
    "different lines of all sets": corpora.every_line,
}


def ours(texts: list[str]) -> dict[str, object]:
    """Run the whole of `cluster_actions`."""
    result = cluster_actions(texts, LARGE if len(texts) > MANY else TARGET, progress=False)
    return {
        "texts": len(texts),
        "communities": f"{len(result) - result.tuning.piles} + {result.tuning.piles}",
        "edges": [run.edges for run in result.tuning.runs],
        "stages": result.receipt["seconds"],
    }


SUBJECTS: dict[str, Callable[[list[str], list[int]], object]] = {
    "actionclust": lambda texts, _: ours(texts),
    "plain recipe": peers.plain_recipe,
    "k-means on TF-IDF": lambda texts, _: peers.kmeans(texts, TARGET),
    "k-means on LSA": lambda texts, _: peers.kmeans_lsa(texts, TARGET),
    "Ward on LSA": lambda texts, _: peers.ward_lsa(texts, TARGET),
}


def measure(subject: str, corpus: str, edges: list[int]) -> dict[str, object]:
    """Measure in a new process, so that the peak of memory is that of the subject alone."""
    words = [sys.executable, __file__, subject, corpus, json.dumps(edges)]
    done = subprocess.run(  # noqa: S603 - this file, with names from the tables above
        words, check=True, capture_output=True, text=True, cwd=Path(__file__).parent
    )
    return json.loads(done.stdout)


def here(subject: str, corpus: str, edges: list[int]) -> dict[str, object]:
    """Measure in this process: once to warm up where it is quick, then the median."""
    texts = CORPORA[corpus]()
    repeats = REPEATS if len(texts) <= QUICK // 10 else 3 if len(texts) <= QUICK else 1
    seconds: list[float] = []
    processor: list[float] = []
    answer: object = None
    for _ in range(repeats + (repeats > 1)):
        start, spent = time.perf_counter(), time.process_time()
        answer = SUBJECTS[subject](texts, edges)
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - spent)
    warm = 1 if repeats > 1 else 0
    return {
        "seconds": statistics.median(seconds[warm:]),
        "processor": statistics.median(processor[warm:]),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "answer": answer if isinstance(answer, dict) else {},
    }


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    lines = [
        "| texts | method | seconds | of the processors | times actionclust | peak memory, MB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    named = ["texts", "communities", "runs", *STAGES]
    stages = [f"| {' | '.join(named)} |", "| --- " * len(named) + "|"]
    for corpus, load in CORPORA.items():
        if corpus != "555 action points" and not corpora.have_evaluation():
            continue
        size = len(load())
        base = measure("actionclust", corpus, [])
        answer = base["answer"]
        timing = answer["stages"]
        shown = " | ".join(f"{timing[stage]:.3g}" for stage in STAGES)
        name = f"{answer['texts']:,} {corpus}" if corpus[0].isalpha() else corpus
        runs = len(answer["edges"])
        stages.append(f"| {name} | {answer['communities']} | {runs} | {shown} |")
        for subject in SUBJECTS:
            if subject != "actionclust" and size > PEERS:
                continue
            one = base if subject == "actionclust" else measure(subject, corpus, answer["edges"])
            ratio = one["seconds"] / base["seconds"]
            lines.append(
                f"| {name} | {subject} | {one['seconds']:.3g} | {one['processor']:.3g} "
                f"| {ratio:.1f} | {one['megabytes']:.0f} |"
            )
            print(lines[-1], flush=True)
    return "\n".join(
        [
            *lines,
            "",
            "Communities, with those of copies of one text, and the seconds of each stage:",
            "",
            *stages,
        ]
    )


if __name__ == "__main__":
    print(json.dumps(here(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))))
