"""Other versions of a letter that many sent: no copies of it, and yet of its campaign.

A campaign takes no part in the network. What is left of it there, a few letters in which a "not"
was put or several words were changed, would be enough to group the other texts in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOOSER = 0.1  # by how much less of its words a version shares with a letter than its near-copies
_LETTERS = 30  # of a campaign, with which others are compared
_ROUGH = 1e-9  # rounding of a share of words


def campaign_versions(
    words: sp.csr_array,
    node_of: NDArray[np.int64],
    sizes: NDArray[np.int64],
    campaigns: NDArray[np.int64],
    threshold: float,
) -> NDArray[np.int64]:
    """Give for each text the campaign that it is another version of, or -1.

    In a version more may be changed than in a near-copy, and words that say something else too.

    >>> words = sp.csr_array([[1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 0, 1], [0, 0, 0, 0, 0, 1]])
    >>> node_of, campaigns = np.array([7, 8, 9]), np.array([7])
    >>> campaign_versions(words, node_of, np.full(10, 12), campaigns, 0.9)
    array([-1,  7, -1])
    """
    least = threshold - min(1 - threshold, _LOOSER)
    best = np.full(len(node_of), -1, dtype=np.int64)
    share = np.zeros(len(node_of))
    lengths = np.diff(words.indptr)
    # a campaign of more texts comes first, and keeps what is as near to a smaller one
    for campaign in sorted(campaigns.tolist(), key=lambda node: (-sizes[node], node)):
        some = np.flatnonzero(node_of == campaign)[:_LETTERS]
        # texts of other lengths cannot share so many words
        shortest = least / (2 - least) * lengths[some].min()
        longest = (2 - least) / least * lengths[some].max()
        fit = np.flatnonzero((lengths >= shortest - _ROUGH) & (lengths <= longest + _ROUGH))
        common = sp.csr_array(words[fit] @ words[some].T).toarray()
        nearest = (2 * common / (lengths[fit, None] + lengths[some])).max(axis=1)
        better = fit[(nearest >= least - _ROUGH) & (nearest > share[fit])]
        best[better] = campaign
        share[better] = nearest[np.isin(fit, better)]
    best[np.isin(node_of, campaigns)] = -1
    return best
