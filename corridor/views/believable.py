"""How believable the model is, read from the stored tables (corridor/evidence/validation.md, claims.md): for reports and the README."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

ROW = re.compile(r"^([A-Z]\d+)\s+(calibrate|validate)\s+(\S+ \(.+? to .+?\))\s+(\S+(?: \(.+? to .+?\))?)\s+([\d,.]+|-)\s+(?:([\d.]+)\s+)?(\S.*?) \| (.*)$")
SHARE = re.compile(r"^(calibrate|validate): (\d+) ?% of all eligible rows inside")
RESOLVED = re.compile(r"(\d+) ?% of those that scale ([\d.]+) resolves")
SETS = re.compile(r"^(\d+) parameter sets?, scale ([\d.]+)")
HIDDEN = re.compile(r"^(.+?), 2011: ([\d,]+) to ([\d,]+) people over the sets: not identified")
CLAIM = re.compile(r"^(C\d+) ([A-Z ]+) \((.+?); (.+?); (?:(\d+)%|-) of (\d+) sets?(?:; \d+ months)?\) (.*)$")


def _lines(name: str) -> list[str]:
    return resources.files("corridor").joinpath(f"evidence/{name}").read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=1)
def validation() -> dict:
    """rows (id, use, published, simulated, inside, note, quantity), share (use -> per cent of all eligible rows), resolved, sets,
    scale, hidden (name -> low, high)."""
    found: dict = {"rows": [], "share": {}, "resolved": {}, "sets": None, "scale": None, "hidden": {}}
    for line in _lines("validation.md"):
        if row := ROW.match(line):
            note = row[7].strip()
            found["rows"].append({"id": row[1], "use": row[2], "published": row[3], "simulated": row[4], "inside": note.startswith("inside"),
                                  "counted": "not counted" not in note, "note": note, "quantity": row[8]})
        elif share := SHARE.match(line):
            found["share"][share[1]] = int(share[2])
            if of := RESOLVED.search(line):
                found["resolved"][share[1]] = int(of[1])
        elif sets := SETS.match(line):
            found["sets"], found["scale"] = int(sets[1]), float(sets[2].rstrip("."))
        elif hidden := HIDDEN.match(line):
            found["hidden"][hidden[1]] = (hidden[2], hidden[3])
    return found


@lru_cache(maxsize=1)
def claims() -> list[dict]:
    """id, verdict, basis, modality, agreement (per cent or None), sets, claim."""
    return [{"id": row[1], "verdict": row[2].lower(), "basis": row[3], "modality": row[4], "agreement": int(row[5]) if row[5] else None,
             "sets": int(row[6]), "claim": row[7].strip()} for row in map(CLAIM.match, _lines("claims.md")) if row]


def verdicts() -> dict[str, int]:
    """verdict -> how many claims."""
    table: dict[str, int] = {}
    for row in claims():
        table[row["verdict"]] = table.get(row["verdict"], 0) + 1
    return table


def inside(use: str) -> tuple[int, int]:
    """(rows inside, rows told) of a use, counted rows only."""
    rows = [row for row in validation()["rows"] if row["use"] == use and row["counted"]]
    return sum(row["inside"] for row in rows), len(rows)
