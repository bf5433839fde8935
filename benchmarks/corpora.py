"""The corpora that are measured on.

The public evaluation sets stand beside the project, in ../shared/eval, and are not part of it.
Where they are missing, the benchmarks that need them say so and leave them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from actionclust.datasets import load_example

EVALUATION = Path(__file__).resolve().parents[2] / "shared" / "eval"
SAMPLE = 1_500
MOTIONS = 4
UPPER = {"climate_convention_fr": "theme", "argkp2021_en": "group", "clinc150_en": "domain"}
MIXED = "xsid_en_de_nl"
LINES = (
    *("wordnet_glosses_en", "uk_petitions_en", "clinc150_en", "banking77_en", "cimt_de"),
    *("argkp2021_en", "congress_bills_en", "polis_bowling_green_en"),
)


@dataclass(frozen=True)
class Labelled:
    """Texts that people sorted into groups."""

    name: str
    texts: list[str]
    labels: list[str]
    languages: list[str] | None = None  # that of each text, where there are several
    above: list[str] | None = None  # the upper group of each text, where people made two levels

    @property
    def groups(self) -> int:
        """The number of groups."""
        return len(set(self.labels))


def have_evaluation() -> bool:
    """Tell whether the evaluation sets are there."""
    return EVALUATION.is_dir()


def read(name: str) -> pd.DataFrame:
    """Read an evaluation set."""
    return pd.read_csv(EVALUATION / f"{name}.csv", dtype={"text": str, "label": str})


def labelled() -> list[Labelled]:
    """Read the five labelled sets, sampled as their description says."""
    climate = read("climate_convention_fr")
    arguments = read("argkp2021_en")
    largest = arguments["group"].value_counts().index[:MOTIONS]
    arguments = arguments[arguments["group"].isin(largest)]
    frames = {"climate_convention_fr": climate, "argkp2021_en": arguments}
    for name in ("congress_bills_en", "banking77_en", "clinc150_en"):
        frames[name] = read(name).sample(SAMPLE, random_state=0)
    return [
        Labelled(
            name,
            frame["text"].tolist(),
            frame["label"].fillna("none").tolist(),
            above=frame[UPPER[name]].fillna("none").tolist() if name in UPPER else None,
        )
        for name, frame in frames.items()
    ]


def mixed() -> Labelled:
    """Read the labelled set whose texts are in several languages."""
    frame = read(MIXED)
    return Labelled(
        MIXED, frame["text"].tolist(), frame["label"].tolist(), frame["language"].tolist()
    )


def resampled() -> list[Labelled]:
    """Read ten more samples of the same sets: other texts, and other motions."""
    arguments = read("argkp2021_en")
    motions = arguments["group"].value_counts().index
    frames = {
        f"argkp2021_en, motions {first + 1} to {first + MOTIONS}": arguments[
            arguments["group"].isin(motions[first : first + MOTIONS])
        ]
        for first in range(MOTIONS, 5 * MOTIONS, MOTIONS)
    }
    for name in ("congress_bills_en", "banking77_en", "clinc150_en"):
        for state in (1, 2):
            frames[f"{name}, sample {state}"] = read(name).sample(SAMPLE, random_state=state)
    return [
        Labelled(name, frame["text"].tolist(), frame["label"].fillna("none").tolist())
        for name, frame in frames.items()
    ]


def example() -> list[str]:
    """Give the 555 texts of the example corpus."""
    return list(load_example().texts)


def petitions(count: int | None = None) -> list[str]:
    """Give the titles of petitions."""
    return [str(text) for text in read("uk_petitions_en")["text"].head(count)]


def glosses() -> list[str]:
    """Give dictionary glosses."""
    return [str(text) for text in read("wordnet_glosses_en")["text"]]


def summaries(count: int | None = None) -> list[str]:
    """Give one-line summaries of software packages."""
    frame = pd.read_csv(EVALUATION / "summaries_500k_en.csv.gz", dtype={"text": str}, nrows=count)
    return [str(text) for text in frame["text"]]


def every_line() -> list[str]:
    """Give the different lines of all sets that are in one language each, the summaries first."""
    lines = summaries()
    for name in LINES:
        lines += [str(text) for text in read(name)["text"]]
    return list(dict.fromkeys(lines))
