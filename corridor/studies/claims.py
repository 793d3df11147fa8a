"""The paper's claims, each tested by paired runs over parameter sets of the ensemble ("within this model")."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from importlib import resources

from corridor.indicators import INDICATORS
from corridor.studies import ensemble
from corridor.studies.comparison import band
from corridor.studies.experiment import shipped

FINDING = 0.9  # share of sets that must agree
LITTLE = 0.1  # change of the reference that counts as little


@dataclass(frozen=True)
class Claim:
    """One claim and its test. `expected`: +, -, 0 (little change) or > (happens at all)."""

    id: str
    scenario: str
    indicator: str
    expected: str
    basis: str
    trace: tuple[str, ...]
    flip: str
    months: int
    words: str
    modality: str


def load() -> tuple[list[Claim], dict, dict[str, str]]:
    """(claims, settings: scale, sets, days; testable claims not tested -> reason). Raises ValueError for an unknown indicator."""
    data = tomllib.loads((shipped() / "claims.toml").read_text(encoding="utf-8"))
    with resources.files("corridor").joinpath("evidence/claims.csv").open(encoding="utf-8") as file:
        paper = {row["id"]: row for row in csv.DictReader(file)}
    found = []
    for row in data["claim"]:
        for name in (row["indicator"], *row["trace"]):
            if name not in INDICATORS:
                raise ValueError(f"claims.toml: {row['id']}: found indicator {name!r}; allowed a name of indicators")
        found.append(Claim(**{**row, "trace": tuple(row["trace"])}, words=paper[row["id"]]["claim"], modality=paper[row["id"]]["modality"]))
    return found, {key: data[key] for key in ("scale", "sets", "days")}, data["untested"]


def run(claims, sets: int, scale: float, days: int, jobs=None, store=None, done=None, begun=None) -> list[dict]:
    """Rows as `claims --json` prints them. Claims that need more months than `days` run that long only in `--full`."""
    from corridor.scenario import Scenario
    from corridor.studies.runner import RunSpec, run_all

    names = ["baseline", *sorted({claim.scenario for claim in claims} - {"level"})]
    chosen = ensemble.sets()[:sets]
    specs = []
    for i, one in enumerate(chosen):
        for name in names:
            case = Scenario.load(name)
            specs.append(RunSpec(replace(case, parameters=one | case.parameters), i + 1, scale, days))
    if begun:
        begun(len(specs))
    results = run_all(specs, jobs, store, done=done)
    at = {(i, name): results[i * len(names) + k].indicators for i in range(len(chosen)) for k, name in enumerate(names)}
    return [judge(claim, [at[i, "baseline"] for i in range(len(chosen))],
                  [at[i, "baseline" if claim.scenario == "level" else claim.scenario] for i in range(len(chosen))], days) for claim in claims]


def _numbers(runs, name) -> list:
    return [items[name]["value"] for items in runs]


def judge(claim: Claim, reference, other, days: int) -> dict:
    """A claim's row: effect with band over sets, agreement, verdict, mechanism."""
    before, after = _numbers(reference, claim.indicator), _numbers(other, claim.indicator)
    level = claim.scenario == "level"
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    effects = [b if level else b - a for a, b in pairs]
    if not effects:
        share, verdict = None, "undecided"
    else:
        agrees = [_agrees(claim.expected, a, b) for a, b in pairs]
        share = sum(agrees) / len(effects)
        verdict = _verdict(claim, effects, [a for a, _ in pairs], share, len(pairs) == len(before))
    return {"id": claim.id, "claim": claim.words, "modality": claim.modality, "basis": claim.basis, "expected": claim.expected,
            "scenario": claim.scenario, "indicator": claim.indicator, "effect": band(effects), "reference": band([a for a, _ in pairs]),
            "agreement": share, "sets": len(effects), "verdict": "assumed" if claim.basis == "assumed" else verdict,
            "mechanism": _mechanism(claim, reference, other), "flip": claim.flip, "months_needed": claim.months,
            "note": "" if claim.months * 30.4 <= days + 1 else f"needs {claim.months} months; run for {days} days"}


def _agrees(expected, a, b) -> bool:
    if expected == ">":
        return b > 0
    if expected == "0":
        return abs(b - a) <= LITTLE * abs(a)
    return b > a if expected == "+" else b < a


def _verdict(claim, effects, before, share, complete) -> str:
    """consistent or opposite: nine sets in ten agree and the band over sets leaves zero out; not seen: no change at all, or nothing happens;
    else undecided (with few sets most are)."""
    if not complete:
        return "undecided"
    if all(effect == 0 for effect in effects) and (claim.expected != "0" or not any(before)):
        return "not seen"
    if claim.expected in ">0":
        return "consistent" if share >= FINDING else "opposite" if claim.expected == "0" and share <= 1 - FINDING else "undecided"
    block = band(effects)
    told = block["low"] is not None and (block["low"] > 0 or block["high"] < 0)
    if told and share >= FINDING:
        return "consistent"
    against = sum(effect * (1 if claim.expected == "-" else -1) > 0 for effect in effects) / len(effects)
    return "opposite" if told and against >= FINDING else "undecided"


def _mechanism(claim, reference, other) -> str:
    """What the events along the chain did, in words."""
    parts = []
    for name in claim.trace:
        before, after = band(_numbers(reference, name))["mean"], band(_numbers(other, name))["mean"]
        word = name.replace("_", " ")
        if before is None or after is None:
            continue
        if claim.scenario == "level":
            parts.append(f"{word} {before:,.3g}")
        elif before:
            parts.append(f"{word} {before:,.3g} to {after:,.3g} ({(after - before) / before:+.0%})")
        else:
            parts.append(f"{word} {before:,.3g} to {after:,.3g}")
    return "Events along the way: " + "; ".join(parts) if parts else "No events of the chain in these runs"
