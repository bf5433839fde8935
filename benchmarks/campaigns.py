"""Campaigns: what a thousand letters change in the groups of the other texts.

A corpus is clustered as it is, and again with letters mixed in: one text in which a word, a
greeting or both are changed, as people do who send the letter of a campaign. The others should be
grouped as without it. The measure is the adjusted mutual information of the communities of the
other texts with and without the letters; texts that are in no community count as one more. Piles,
which are copies of one text, come on top of the target, so that the target stays.

``python benchmarks/campaigns.py`` measures alone; ``make bench`` writes the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import corpora
import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_mutual_info_score

from actionclust import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LETTERS = 1_000
ROWS = 10_000
TARGET = 100

_ENGLISH = (
    "we ask the government to keep the bus lines to the hospitals of small towns because patients "
    "and their families without a car cannot get to a doctor in time"
)
_GERMAN = (
    "wir fordern die stadt auf die buslinien zu den krankenhäusern in den kleinen orten zu "
    "erhalten weil patienten und ihre familien ohne auto nicht rechtzeitig zum arzt kommen"
)
_GREETINGS = {
    "en": ("Dear Sir or Madam, {}. Kind regards, {}", "Hello, {}. Thank you, {}", "{}. Yours, {}"),
    "de": (
        "Sehr geehrte Damen und Herren, {}. Mit freundlichen Grüßen, {}",
        "Hallo, {}. Danke, {}",
        "{}. Viele Grüße, {}",
    ),
}


@dataclass(frozen=True)
class Corpus:
    """Texts of one language, and a letter in it."""

    name: str
    language: str
    texts: list[str]
    letter: str


@dataclass(frozen=True)
class Outcome:
    """How far the others are as they were, and where the letters are."""

    agreement: float
    together: float  # the share of letters in their largest community


def changed_letters(corpus: Corpus, how: str, generator: np.random.Generator) -> list[str]:
    """Change one letter in a thousand ways, with words and names of the corpus."""
    vocabulary = sorted({word for text in corpus.texts for word in text.split() if word.isalpha()})
    letters = []
    for _ in range(LETTERS):
        words = corpus.letter.split()
        if how in {"a word", "both"}:
            words[generator.integers(len(words))] = str(generator.choice(vocabulary))
        text = " ".join(words)
        if how in {"a greeting", "both"}:
            form = _GREETINGS[corpus.language][generator.integers(3)]
            name = " ".join(map(str, generator.choice(vocabulary, 2))).title()
            text = form.format(text, name)
        letters.append(text)
    return letters


def communities(corpus: Corpus, letters: Sequence[str]) -> np.ndarray:
    """Cluster the texts, and the letters spread among them; give the community of each."""
    texts = [*corpus.texts, *letters]
    order = np.random.default_rng(1).permutation(len(texts))
    ids = [f"T{place:06}" for place in range(len(texts))]
    frame = pd.DataFrame({"id": ids, "text": texts}).iloc[order]
    result = cluster_actions(frame, TARGET, progress=False, language=corpus.language)
    found = result.table.set_index("id")["community"].reindex(ids).fillna(0)
    return found.to_numpy(dtype=np.int64)


def outcome(alone: np.ndarray, mixed: np.ndarray) -> Outcome:
    """Compare the communities of the other texts."""
    others, letters = mixed[: len(alone)], mixed[len(alone) :]
    largest = int(np.bincount(letters).argmax())
    return Outcome(
        agreement=float(adjusted_mutual_info_score(alone, others)),
        together=float((letters == largest).mean()),
    )


def measured(corpus: Corpus, tell: Callable[[str], None]) -> list[tuple[str, Outcome]]:
    """Measure each kind of change."""
    alone = communities(corpus, [])
    found = []
    for how in ("a word", "a greeting", "both"):
        letters = changed_letters(corpus, how, np.random.default_rng(0))
        one = outcome(alone, communities(corpus, letters))
        tell(f"{corpus.name}, {how} changed: {one}")
        found.append((how, one))
    return found


def all_corpora() -> list[Corpus]:
    """Give petitions in English, and what citizens said in German."""
    german = [str(text) for text in corpora.read("cimt_de")["text"].head(ROWS)]
    return [
        Corpus("petitions", "en", corpora.petitions(ROWS), _ENGLISH),
        Corpus("citizens' ideas", "de", german, _GERMAN),
    ]


def tables(tell: Callable[[str], None] = print) -> str:
    """Measure, and write the table."""
    lines = [
        "| corpus | texts | changed in each letter | AMI of the others | letters together |",
        "| --- | ---: | --- | ---: | ---: |",
    ]
    for corpus in all_corpora():
        lines += [
            f"| {corpus.name} | {len(corpus.texts):,} | {how} | {one.agreement:.3f} | "
            f"{one.together:.0%} |"
            for how, one in measured(corpus, tell)
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(tables())
