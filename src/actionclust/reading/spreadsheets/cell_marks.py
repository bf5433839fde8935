"""How cells are marked of which calamine tells no more than that they are empty, or a fraction."""

from __future__ import annotations

MARK = "\x01"
"""How each mark begins."""

ERROR = "\x01error\x01"
"""Before the name of an error, such as #N/A."""

NO_RESULT = "\x01no result\x01"
"""Instead of the result of a formula that was never worked out."""

AS_SHOWN = "\x01shown\x01"
"""Before a number as its format shows it, such as 001."""

WHOLE = "\x01whole\x01"
"""Before a whole number of more digits than a float holds."""
