"""The tables of validation and claims, from where `python -m corridor.studies.publish` writes them.

Beside the result store stand `validate.json` and `claims.json`; without them the tables that come with the project are read
(corridor/evidence/validation.md and claims.md: the same in words).
"""

from __future__ import annotations

import csv
import json
import re
from functools import lru_cache
from importlib import resources

from corridor.views.evidence import VERDICTS

LARGEST = 5_000_000  # bytes of a results file
_BLOCK = r"(\S+(?: \([^)]*\))?)"
_ROW = re.compile(rf"^([A-Z]\d+)\s+(calibrate|validate)\s+{_BLOCK}\s+{_BLOCK}\s+(-|[\d.]+)\s+(?:([\d.]+)\s+)?(\S.*?) \| (.*)$")
_CLAIM = re.compile(rf"^(C\d+) ({'|'.join(name.upper() for name in VERDICTS)}) \(([^)]*)\)")
_UNTESTED = re.compile(r"^(C\d+) not tested: (.*)$")


@lru_cache(maxsize=1)
def claims() -> list[dict]:
    """The paper's claims in the project's words."""
    with (resources.files("corridor.evidence") / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def beside(store, name: str) -> dict | None:
    """What `corridor {name} --json` printed into a file beside the store, or None. Raises ValueError or TypeError on another file."""
    path = None if store is None else store.path.parent / f"{name}.json"
    if path is None or not path.is_file():
        return None
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name}: found {path.stat().st_size:,} bytes; allowed at most {LARGEST:,}")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise ValueError(f"{path.name}: found {error}; allowed JSON") from error
    if not isinstance(found, dict):
        raise TypeError(f"{path.name}: found {type(found).__name__}; allowed an object")
    return found


def shipped(name: str) -> tuple[str, list[str]] | None:
    """(what was run, the lines of the table) of a page of corridor/evidence, or None."""
    path = resources.files("corridor.evidence") / f"{name}.md"
    if not path.is_file():
        return None
    about, _, rest = path.read_text(encoding="utf-8").partition("```\n")
    return " ".join(about.split("\n\n", 1)[-1].split()), rest.partition("```")[0].splitlines()


def validation_rows(lines) -> tuple[list[tuple], list[str]]:
    """((id, use, published, simulated, mark, quantity) for each row, the lines that are no row; 'why' begins with its row's id)."""
    rows, others = [], []
    for line in lines:
        match = _ROW.match(line)
        if match:
            name, use, published, simulated, _, _, mark, quantity = match.groups()
            rows.append((name, use, published, simulated, mark, quantity))
        elif line.strip() and not line.startswith("id "):
            text = line.strip()
            others.append(f"{rows[-1][0]}: {text.removeprefix('why: ')}" if rows and text.startswith("why: ") else text)
    return rows, others


def claim_verdicts(lines) -> dict[str, str]:
    """id -> verdict with its basis, how it is stated and how many sets agree, or why it was not tested."""
    found = {}
    for line in lines:
        if match := _CLAIM.match(line):
            found[match[1]] = f"{match[2].lower()} ({match[3]})"
        elif match := _UNTESTED.match(line):
            found[match[1]] = f"not tested: {match[2]}"
    return found
