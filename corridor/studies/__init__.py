"""Studies: many runs, what is kept of them, and comparisons."""
