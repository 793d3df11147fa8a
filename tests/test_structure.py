"""How the house stands: imports go to rooms named before and never in a circle, and no file grows long."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import corridor

HOUSE = Path(corridor.__file__).parent
# ground floor first (README.md, The house); rooms joined by + may import each other
ROOMS = """randomness crowd parameters evidence geography drivers records law crimes recognition creditors life choice agents policies encounters
accounts scenario indicators world model studies views+dashboard cli __main__"""
FLOOR = {name: floor for floor, row in enumerate(ROOMS.split()) for name in row.split("+")}
FILES = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in HOUSE.rglob("*.py")}
MOST_LINES = 420


def loads(file: Path) -> set[str]:
    """Modules of the house that a file imports as it is loaded, whatever functions import when called."""
    found, ahead = set(), list(ast.parse(file.read_text(encoding="utf-8")).body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: {ast.unparse(node)}"
            found |= {whole if (whole := f"{node.module}.{name.name}") in FILES else node.module for name in node.names}
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            ahead += ast.iter_child_nodes(node)
    return found & FILES.keys()


IMPORTS = {module: loads(file) for module, file in FILES.items()}


def test_no_module_imports_itself_by_others():
    assert len(list(TopologicalSorter(IMPORTS).static_order())) == len(FILES)


def test_rooms_import_only_from_rooms_named_before_them():
    room = {module: module.split(".")[1] for module in FILES if module != "corridor"}
    assert set(room.values()) == set(FLOOR)
    wrong = {(module, other) for module, others in IMPORTS.items() for other in others if FLOOR[room[other]] > FLOOR[room[module]]}
    assert not wrong


def test_no_file_is_long():
    lines = {module: len(file.read_text(encoding="utf-8").splitlines()) for module, file in FILES.items()}
    assert {module: number for module, number in lines.items() if number > MOST_LINES} == {}
