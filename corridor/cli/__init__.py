"""The commands. Heavy imports wait until a command needs them."""

from corridor.cli.commands import main

__all__ = ["main"]
