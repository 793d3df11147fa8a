"""Tables of columns: one numpy array for each attribute of a kind of agent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

IDS_A_TABLE = 10**9
CACHE_LINE = 64  # bytes


@dataclass(frozen=True)
class Column:
    """One attribute of a kind of agent.

    dtype, default: of the array. categories: names behind small integer codes. rule: may be written by policies.
    unit, doc: for those who read it.
    """

    dtype: str = "float64"
    default: Any = 0
    categories: tuple[str, ...] | None = None
    rule: bool = False
    unit: str = ""
    doc: str = ""


class Table:
    """The rows of one kind of agent. `table.age` is the array of the column `age`, shape (len(table),).

    Arrays may be written in place (`table.age[who] = 30`); the attribute itself is not to be replaced. When rows are
    added the arrays are new ones: keep the table, not its arrays.
    """

    def __init__(self, model, cls, columns: dict[str, Column], number: int = 0):
        self._state = (model, cls, number)
        self.columns = columns
        self.beside: dict = {}  # what others keep beside the rows, forgotten when rows are added
        self._n = 0
        self._room: dict[str, np.ndarray] = {name: np.empty(0, column.dtype) for name, column in columns.items()}
        self._codes = {name: {word: i for i, word in enumerate(column.categories)} for name, column in columns.items() if column.categories}
        self._show()

    @property
    def model(self):
        """The model these agents live in."""
        return self._state[0]

    @property
    def cls(self):
        """The class of the agents."""
        return self._state[1]

    @property
    def first_id(self) -> int:
        """unique_id of the first row; the others follow."""
        return self._state[2] * IDS_A_TABLE + 1

    def _show(self) -> None:
        for name in self.columns:
            self.__dict__[name] = self._room[name][: self._n]

    def __setattr__(self, name, value):
        if name != "columns" and name in self.__dict__.get("columns", ()):
            current = self.__dict__[name]
            if value is not current:  # `table.x += 1` writes in place and assigns the same array
                raise AttributeError(f"write into {name}[...] instead of replacing the column")
            return
        object.__setattr__(self, name, value)

    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if name not in self.columns}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._room = _longer(self._room, 0)  # a copy holds each column apart
        self._show()

    def __len__(self) -> int:
        return self._n

    def code(self, column: str, category: str) -> int:
        """The number that stands for a category. KeyError with the allowed names."""
        try:
            return self._codes[column][category]
        except KeyError:
            raise KeyError(f"{column}: found {category!r}; allowed: {', '.join(self._codes.get(column, ()))}") from None

    def encoded(self, column: str, value):
        """Text of a categorical column as codes; anything else unchanged. Scalars and arrays."""
        if column not in self._codes:
            return value
        if isinstance(value, str):
            return self.code(column, value)
        array = np.asarray(value)
        if array.dtype.kind in "UO":
            return np.array([self.code(column, word) for word in array.ravel()]).reshape(array.shape)
        return value

    def decoded(self, column: str, values):
        """Codes of a categorical column as an array of text; other columns unchanged."""
        categories = self.columns[column].categories
        return np.array(categories, dtype=object)[values] if categories else values

    def add(self, n: int, **values) -> np.ndarray:
        """Append n rows; values by column as scalars or (n,) arrays, others take their default. Returns the new rows."""
        unknown = set(values) - set(self.columns)
        if unknown:
            raise KeyError(f"{self.cls.__name__} has no column {', '.join(sorted(unknown))}")
        while self._n + n > len(self._room[next(iter(self.columns))]):
            more = max(n, self._n // 2, 8)
            self._room = _longer(self._room, more)
        new = slice(self._n, self._n + n)
        for name, column in self.columns.items():
            self._room[name][new] = self.encoded(name, values.get(name, column.default))
        self._n += n
        self.beside.clear()
        self._show()
        return np.arange(new.start, new.stop)

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the columns that policies may write."""
        return tuple(name for name, column in self.columns.items() if column.rule)

    def write_rule(self, column: str, value, rows=slice(None)) -> None:
        """Write a rule column. KeyError for a column that is not a rule (it belongs to the model)."""
        if column not in self.columns or not self.columns[column].rule:
            raise KeyError(f"{self.cls.__name__}.{column} is not a rule; rules: {', '.join(self.rules)}")
        getattr(self, column)[rows] = self.encoded(column, value)

    @property
    def nbytes(self) -> int:
        """Memory of the columns in bytes."""
        return sum(array.nbytes for array in self._room.values())


def _longer(columns: dict[str, np.ndarray], more: int) -> dict[str, np.ndarray]:
    """The columns with room for `more` rows after those they have, side by side in one block: systems map large blocks in large
    pages, which spares a crowd of a million most of the time it takes to find a few rows here and there."""
    begins, size = {}, 0
    for name, old in columns.items():
        begins[name] = size
        size += -(-(len(old) + more) * old.itemsize // CACHE_LINE) * CACHE_LINE
    block, longer = np.empty(size, np.uint8), {}
    for name, old in columns.items():
        longer[name] = block[begins[name] :][: (len(old) + more) * old.itemsize].view(old.dtype)
        longer[name][: len(old)] = old
    return longer
