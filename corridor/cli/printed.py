"""Where tables are printed: as wide as the terminal (or COLUMNS); where the output goes elsewhere, wide enough to lose no digits."""

from __future__ import annotations

import os

ELSEWHERE = 200  # characters


def console():
    """A rich Console."""
    from rich.console import Console

    made = Console()
    return made if made.is_terminal or "COLUMNS" in os.environ else Console(width=ELSEWHERE)
