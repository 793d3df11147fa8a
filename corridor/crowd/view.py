"""Agents and sets of agents as Mesa knows them, over the rows of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, ClassVar

import mesa
import numpy as np

from corridor.crowd.columns import Column, Table

try:
    from mesa.agentset import AgentSet, GroupBy
except ModuleNotFoundError:  # Mesa 3.3
    from mesa.agent import AgentSet, GroupBy

_OWN = ("table", "row")


class View(mesa.Agent):
    """An agent: one row of a table. Attributes are the row's columns, categories as text.

    Made when somebody looks, equal to any other view of the same row, never kept.
    """

    columns: ClassVar[dict[str, Column]] = {}

    def __init__(self, model, **values):
        table = model.table_of(type(self))
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "row", int(table.add(1, **values)[0]))

    @classmethod
    def of(cls, table: Table, row: int) -> View:
        """The agent of a row."""
        agent = object.__new__(table.cls)
        object.__setattr__(agent, "table", table)
        object.__setattr__(agent, "row", int(row))
        return agent

    @classmethod
    def create_agents(cls, model, n: int, **values) -> Crowd:
        """Append n agents; values as in Table.add."""
        table = model.table_of(cls)
        return Crowd([(table, table.add(n, **values))], model.random)

    @property
    def model(self):
        """The model."""
        return self.table.model

    @property
    def unique_id(self) -> int:
        """Unique in the model, the same in every run."""
        return self.table.first_id + self.row

    def __getattr__(self, name):
        if name not in _OWN and not name.startswith("__") and name in self.table.columns:
            value = getattr(self.table, name)[self.row]
            categories = self.table.columns[name].categories
            return categories[value] if categories else value.item()
        raise AttributeError(f"{type(self).__name__} has no {name}")

    def __setattr__(self, name, value):
        if name not in self.table.columns:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        getattr(self.table, name)[self.row] = self.table.encoded(name, value)

    def __eq__(self, other):
        return isinstance(other, View) and self.table is other.table and self.row == other.row

    def __hash__(self):
        return hash((self.table.first_id, self.row))

    def __repr__(self):
        return f"{type(self).__name__}({self.row})"

    def __reduce__(self):
        return View.of, (self.table, self.row)

    def remove(self):
        """Rows stay: a life that ends is a situation, not a deletion."""
        raise TypeError("agents of a crowd are not removed")


class Crowd(AgentSet):
    """A set of agents over rows of tables: all that Mesa's AgentSet does, column by column where it can.

    parts: pairs of a table and an (n,) array of its rows, in order. rng: Python's random generator of the model.
    """

    def __init__(self, parts, random=None):
        self.parts: list[tuple[Table, np.ndarray]] = [(table, np.asarray(rows, dtype=np.int64)) for table, rows in parts]
        self.random = random

    # ---- as a collection ----
    def __len__(self):
        return sum(len(rows) for _, rows in self.parts)

    def __iter__(self):
        return (View.of(table, row) for table, rows in self.parts for row in rows)

    def __contains__(self, agent):
        return isinstance(agent, View) and any(table is agent.table and bool(np.any(rows == agent.row)) for table, rows in self.parts)

    def __getitem__(self, item):
        if isinstance(item, slice):
            return [self._at(i) for i in range(*item.indices(len(self)))]
        return self._at(range(len(self))[item])

    def _at(self, i: int) -> View:
        for table, rows in self.parts:
            if i < len(rows):
                return View.of(table, rows[i])
            i -= len(rows)
        raise IndexError("no such agent")

    def to_list(self) -> list[View]:
        """All agents as a list."""
        return list(self)

    def __copy__(self):
        return Crowd(self.parts, self.random)

    def copy(self) -> Crowd:
        """Another set of the same agents."""
        return self.__copy__()

    def __getstate__(self):
        return {"parts": self.parts, "random": self.random}

    def __setstate__(self, state):
        self.__dict__.update(state)

    def _taken(self, order) -> Crowd:
        """Agents at positions `order`; neighbours of one table stay one part."""
        parts: list[tuple[Table, list[int]]] = []
        flat = [(k, row) for k, (_, rows) in enumerate(self.parts) for row in rows.tolist()]
        last = None
        for i in order:
            k, row = flat[i]
            if k != last:
                parts.append((self.parts[k][0], []))
                last = k
            parts[-1][1].append(row)
        return Crowd(parts, self.random)

    def _update(self, agents):
        fresh = agents if isinstance(agents, Crowd) else Crowd.gather(agents, self.random)
        self.parts = fresh.parts
        return self

    @classmethod
    def gather(cls, agents, random=None) -> Crowd:
        """A crowd of given views, in their order."""
        parts: list[tuple[Table, list[int]]] = []
        for agent in agents:
            if not parts or parts[-1][0] is not agent.table:
                parts.append((agent.table, []))
            parts[-1][1].append(agent.row)
        return cls(parts, random)

    # ---- choosing ----
    def where(self, mask=None, **values) -> Crowd:
        """Those for whom mask ((len,) bool) is true and whose columns equal the given values (categories as text)."""
        keep = np.ones(len(self), bool) if mask is None else np.asarray(mask, bool)
        parts, first = [], 0
        for table, rows in self.parts:
            mine = keep[first : first + len(rows)].copy()
            first += len(rows)
            for name, value in values.items():
                mine &= getattr(table, name)[rows] == table.encoded(name, value)
            parts.append((table, rows[mine]))
        return Crowd(parts, self.random)

    def select(self, filter_func=None, at_most=float("inf"), inplace=False, agent_type=None) -> Crowd:
        """As Mesa's AgentSet.select."""
        if isinstance(at_most, float) and at_most <= 1.0:
            at_most = int(len(self) * at_most)
        parts, room = [], at_most
        for table, rows in self.parts:
            if agent_type is not None and not issubclass(table.cls, agent_type):
                continue
            kept = []
            if filter_func is None:
                kept = rows[: int(min(room, len(rows)))]
            else:
                for row in rows:
                    if len(kept) >= room:
                        break
                    if filter_func(View.of(table, row)):
                        kept.append(row)
            room -= len(kept)
            parts.append((table, np.asarray(kept, dtype=np.int64)))
        found = Crowd(parts, self.random)
        return self._update(found) if inplace else found

    def shuffle(self, inplace=False) -> Crowd:
        """In random order (with the model's stream: for users, never for the model's own rules)."""
        order = list(range(len(self)))
        self.random.shuffle(order)
        found = self._taken(order)
        return self._update(found) if inplace else found

    def sort(self, key: Callable | str, ascending=False, inplace=False) -> Crowd:
        """By an attribute or a function of the agent; descending unless `ascending`, as in Mesa."""
        values = self.get(key) if isinstance(key, str) else [key(agent) for agent in self]
        order = sorted(range(len(values)), key=values.__getitem__, reverse=not ascending)
        found = self._taken(order)
        return self._update(found) if inplace else found

    # ---- asking and telling ----
    def column(self, name: str) -> np.ndarray:
        """(len,) array of a column (codes where it has categories)."""
        parts = [getattr(table, name)[rows] for table, rows in self.parts]
        return np.concatenate(parts) if parts else np.empty(0)

    def get(self, attr_names, handle_missing="error", default_value=None) -> list:
        """As Mesa's AgentSet.get."""
        if handle_missing not in ("error", "default"):
            raise ValueError(f"Unknown handle_missing option: {handle_missing}, should be one of 'error' or 'default'")
        if not isinstance(attr_names, str):
            columns = [self.get(name, handle_missing, default_value) for name in attr_names]
            return [list(row) for row in zip(*columns, strict=True)]
        found: list[Any] = []
        for table, rows in self.parts:
            if attr_names in table.columns:
                found += table.decoded(attr_names, getattr(table, attr_names)[rows]).tolist()
            elif handle_missing == "default":
                found += [getattr(View.of(table, row), attr_names, default_value) for row in rows]
            else:
                found += [getattr(View.of(table, row), attr_names) for row in rows]
        return found

    def set(self, attr_name: str, value) -> Crowd:
        """One value for all."""
        for table, rows in self.parts:
            if attr_name not in table.columns:
                raise AttributeError(f"{table.cls.__name__} has no {attr_name}")
            getattr(table, attr_name)[rows] = table.encoded(attr_name, value)
        return self

    def agg(self, attribute: str, func):
        """One function or several over an attribute; numbers are widened first, so that sums do not overflow."""
        numeric = self.parts and all(attribute in t.columns and not t.columns[attribute].categories for t, _ in self.parts)
        values = self.column(attribute) if numeric else self.get(attribute)
        if numeric and values.dtype.kind in "iub":
            values = values.astype(np.int64)
        elif numeric:
            values = values.astype(np.float64)
        return func(values) if callable(func) else [one(values) for one in func]

    def map(self, method, *args, **kwargs) -> list:
        """Results of a method or function for each agent."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def do(self, method, *args, **kwargs) -> Crowd:
        """Call a method or function for each agent."""
        self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method, *args, **kwargs) -> Crowd:
        """As `do`, in random order."""
        self.shuffle().map(method, *args, **kwargs)
        return self

    def groupby(self, by, result_type="agentset") -> GroupBy:
        """As Mesa's AgentSet.groupby: groups are crowds, or lists."""
        values = self.get(by) if isinstance(by, str) else [by(agent) for agent in self]
        order = defaultdict(list)
        for i, value in enumerate(values):
            order[value].append(i)
        groups = {value: self._taken(rows) for value, rows in order.items()}
        if result_type != "agentset":
            groups = {value: list(crowd) for value, crowd in groups.items()}
        return GroupBy(groups)

    # ---- what a crowd refuses ----
    def add(self, agent):
        """Rows are added through Table.add or populate."""
        raise TypeError("add agents with model.populate; a crowd is a choice of rows")

    def discard(self, agent):
        """Choose others with `where` or `select`."""
        raise TypeError("choose with where or select; a crowd is not emptied one by one")

    def remove(self, agent):
        """See discard."""
        self.discard(agent)
