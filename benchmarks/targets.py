"""Targets: what was asked, what came, with how many runs of the engine, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora import labelled, read

from actionclust import cluster_actions

if TYPE_CHECKING:
    from actionclust.network.outcome import Tuning

TARGETS = (10, 20, 40, 80, 160)
LEAST = 5  # texts for each community that is asked for
NEAR = 0.02  # by how much a target may be missed without a reason
UNLABELLED = ("polis_bowling_green_en", "cimt_de", "uk_petitions_en")


def corpora() -> dict[str, list[str]]:
    """List the labelled sets and three more."""
    texts = {corpus.name: corpus.texts for corpus in labelled()}
    for name in UNLABELLED:
        texts[name] = [str(text) for text in read(name)["text"].fillna("")]
    return texts


def missed(tuning: Tuning) -> bool:
    """Tell whether the communities, without piles of copies, are too many or too few."""
    target = tuning.target or 0
    return abs(tuning.communities - tuning.piles - target) > NEAR * target


def tables() -> str:
    """Measure, and write the table in Markdown."""
    lines = [
        "| set | texts | asked | got | piles among them | runs | why, where it was missed |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, texts in corpora().items():
        for target in TARGETS:
            if target * LEAST > len(texts):
                continue
            tuning = cluster_actions(texts, target, progress=False).tuning
            why = tuning.reason if missed(tuning) else ""
            cells = (name, len(texts), target, tuning.communities, tuning.piles, len(tuning), why)
            lines.append(f"| {' | '.join(map(str, cells))} |")
            print(lines[-1], flush=True)
    return "\n".join(lines)
