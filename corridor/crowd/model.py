"""A Mesa model whose agents live in tables."""

from __future__ import annotations

import mesa
import numpy as np

from corridor.crowd.columns import Table
from corridor.crowd.view import Crowd, View


class CrowdModel(mesa.Model):
    """mesa.Model over tables: `agents`, `agents_by_type` and `agent_types` are crowds of their rows.

    rng: int, the seed of Mesa's own random streams (none of which the model's rules may use).
    """

    def __init__(self, rng: int | None = None):
        super().__init__(rng=rng)
        self.tables: dict[type, Table] = {}

    def table_of(self, cls: type[View]) -> Table:
        """The table of a kind of agent, made at the first call."""
        if cls not in self.tables:
            self.tables[cls] = Table(self, cls, cls.columns, len(self.tables))
        return self.tables[cls]

    def populate(self, cls: type[View], n: int, **values) -> Table:
        """Append n agents of a kind; values as in Table.add. Returns their table."""
        table = self.table_of(cls)
        table.add(n, **values)
        return table

    def _crowd(self, tables) -> Crowd:
        return Crowd([(table, np.arange(len(table))) for table in tables], self.random)

    @property
    def agents(self) -> Crowd:
        """All agents, kind by kind."""
        return self._crowd(self.tables.values())

    @property
    def agents_by_type(self) -> dict[type, Crowd]:
        """A crowd for each kind of agent."""
        return {cls: self._crowd([table]) for cls, table in self.tables.items()}

    @property
    def agent_types(self) -> list[type]:
        """The kinds of agent there are."""
        return list(self.tables)

    def register_agent(self, agent):
        """Agents live in tables; nothing to do."""

    def deregister_agent(self, agent):
        """Agents of a crowd are not removed."""
        raise TypeError("agents of a crowd are not removed")

    def remove_all_agents(self):
        """Agents of a crowd are not removed."""
        raise TypeError("agents of a crowd are not removed")
