"""The Viable System Model: which functions a set of actions serves, and which have none.

`assign` places groups and actions in functions (S1 to S5, S3*, and E for the environment) at
levels (micro, meso, macro, or other names); `suggest` helps to begin. `tables`, `matrix` and
`gaps` show what is there and what is not; `questions` says what to ask.

>>> import actionclust as ac
>>> h = ac.from_codebook({"Restructure funding": None}, ac.read_actions(["Fund local networks"]))
>>> h = ac.vsm.assign(h, {"Restructure funding": [("S3", "meso"), ("S3", "macro")]})
>>> ac.vsm.placements(h, "Restructure funding").source
'S01'
"""

from actionclust.analysis.vsm.assigning import assign, confirm
from actionclust.analysis.vsm.functions_and_levels import (
    FUNCTIONS,
    LEVELS,
    Function,
    questions,
)
from actionclust.analysis.vsm.lexicon import lexicon
from actionclust.analysis.vsm.listing import tables
from actionclust.analysis.vsm.model_tables import matrix
from actionclust.analysis.vsm.placing import Inherited, placements
from actionclust.analysis.vsm.reporting import gap_report, gaps
from actionclust.analysis.vsm.suggesting import apply_suggestions, suggest
from actionclust.coding.tree.placement import Placement

__all__ = [
    "FUNCTIONS",
    "LEVELS",
    "Function",
    "Inherited",
    "Placement",
    "apply_suggestions",
    "assign",
    "confirm",
    "gap_report",
    "gaps",
    "lexicon",
    "matrix",
    "placements",
    "questions",
    "suggest",
    "tables",
]
