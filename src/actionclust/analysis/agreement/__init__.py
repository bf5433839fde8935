"""How far two codings of the same actions agree, and where they differ.

`compare` measures the agreement of two hierarchies, level by level and as trees, lists the
actions with the largest differences first, and says which groups one of them split or merged.

>>> import actionclust as ac
>>> actions = ac.read_actions(["Train nurses", "Train doctors", "Share data", "Open data"])
>>> one = ac.from_codebook({"Skills": None, "Data": None}, actions)
>>> one = one.move(actions.ids[:2], to="Skills").move(actions.ids[2:], to="Data")
>>> other = one.move(actions.ids[1], to="Data")
>>> ac.agreement.compare(one, other)
<3 of 4 actions alike; sub-cluster: 75.0% of actions, kappa 0.50, ARI 0.00>
"""

from actionclust.analysis.agreement.comparing import Agreement, compare
from actionclust.analysis.agreement.same_groups import MATCHES
from actionclust.analysis.agreement.uncoded_actions import UNCODED

__all__ = ["MATCHES", "UNCODED", "Agreement", "compare"]
