"""The manual half: a hierarchy that people edit, and the log of every edit."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, ["edits"])
