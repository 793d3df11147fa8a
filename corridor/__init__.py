"""Corridor: migration, organised crime, trafficking and policy from Central America through Mexico."""

from importlib import import_module

_WHERE = {
    "Scenario": "corridor.scenario",
    "CorridorModel": "corridor.model",
    "Migrant": "corridor.agents.migrants",
    "Smuggler": "corridor.agents.smugglers",
    "GangCell": "corridor.agents.gangs",
    "Official": "corridor.agents.officials",
    "Employer": "corridor.agents.employers",
    "compare": "corridor.studies.comparison",
    "run": "corridor.studies.runner",
}
__all__ = list(_WHERE)


def __getattr__(name):
    """Public names, imported when first asked for, so that commands start fast."""
    if name not in _WHERE:
        raise AttributeError(f"module 'corridor' has no attribute {name!r}")
    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted([*globals(), *_WHERE])
