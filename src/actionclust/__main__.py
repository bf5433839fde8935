"""Run the command line with ``python -m actionclust``."""

import sys

from actionclust.cli import main

sys.exit(main())
