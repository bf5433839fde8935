"""Data that come with the package: published figures, example corpora, and one worked through.

`load_kce359` gives the figures of the study that the method comes from; `load_example` gives
555 invented action points whose counts equal those figures, and `example_path` their CSV file.
`worked_example` clusters these and edits the result into the published hierarchy. `load_workshop`
gives 120 invented action points in two languages, and `workshop_path` their CSV file.
"""

from actionclust.datasets.example import example_path, load_example
from actionclust.datasets.kce359 import KCE359, Slip, load_kce359
from actionclust.datasets.worked_example import worked_example
from actionclust.datasets.workshop import load_workshop, workshop_path

__all__ = [
    "KCE359",
    "Slip",
    "example_path",
    "load_example",
    "load_kce359",
    "load_workshop",
    "worked_example",
    "workshop_path",
]
