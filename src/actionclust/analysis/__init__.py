"""What the numbers say: priorities, tables, agreement, and the Viable System Model."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, ["agreement", "priorities", "tables", "vsm"]
)
