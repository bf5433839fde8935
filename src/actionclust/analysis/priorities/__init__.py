"""What participants put first: stickers as weighted shares of each discussion group.

`score` scores every action; the `Priorities` that it gives also score the groups of a
hierarchy; `sensitivity` says how much the ranking owes to the weights. `for_and_against` ranks by
votes for and against instead.

>>> import actionclust as ac
>>> ac.priorities.score(ac.datasets.load_example())
<482 of 555 actions scored, in 14 of 16 discussion groups; weights 3, 2, 1 (study)>
"""

from actionclust.analysis.priorities.for_and_against import Support, for_and_against
from actionclust.analysis.priorities.schemes import SCHEMES
from actionclust.analysis.priorities.scoring import Priorities, score
from actionclust.analysis.priorities.sensitivity import Sensitivity, sensitivity

__all__ = [
    "SCHEMES",
    "Priorities",
    "Sensitivity",
    "Support",
    "for_and_against",
    "score",
    "sensitivity",
]
