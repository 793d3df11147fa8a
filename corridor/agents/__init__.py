"""Who acts: the state of the five kinds of agent, the rules they work under, what they know and value."""

from corridor.agents.employers import Employer
from corridor.agents.gangs import GangCell
from corridor.agents.migrants import Migrant
from corridor.agents.officials import Official
from corridor.agents.smugglers import Smuggler

__all__ = ["Employer", "GangCell", "Migrant", "Official", "Smuggler"]
