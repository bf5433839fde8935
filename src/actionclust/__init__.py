"""Turn short action points into a small, ordered, defensible set of themes.

>>> import actionclust as ac
>>> actions = ac.datasets.load_example()
>>> result = ac.cluster_actions(actions, target=40)
>>> result
<40 communities of ... texts, ... unclustered>
"""

import lazy_loader

# names are loaded when they are first used, so that importing actionclust costs next to nothing;
# which names, and from where, stands in __init__.pyi
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
