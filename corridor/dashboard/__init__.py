"""The workshop dashboard: pages served from this machine, runs through the same runner as the commands."""
