"""The paper's claims, each tested by paired runs over parameter sets of the ensemble ("within this model")."""

from __future__ import annotations

import csv
import re
import time
import tomllib
from dataclasses import dataclass, field, replace
from importlib import resources

import numpy as np

from corridor.indicators import INDICATORS
from corridor.studies import ensemble, extras, verdicts
from corridor.studies.comparison import FEWEST_CASES, FINDING, TOO_FEW, band
from corridor.studies.experiment import shipped
from corridor.studies.flips import flip

MONTH = 365 / 12
SPLITS = "sex+minor+nationality+indigenous"  # of the runs of a scenario that a claim about groups reads
NAME = re.compile(r"([a-z][a-z_0-9]*)(?:\[(\w+)=([\w ]+)\])?")
KEYS = {"id", "scenario", "settings", "reference", "indicator", "expected", "also", "basis", "trace", "months"}
PART = {"scenario", "settings", "reference", "indicator", "expected"}  # what a further part of a claim may say
LEVEL = "level"


def _item(indicators: dict, name: str, split: str | None, group: str | None) -> dict | None:
    """An indicator of a run, or one of its groups."""
    item = indicators.get(name)
    return item.get("groups", {}).get(f"{split}={group}") if item is not None and split else item


class Measure:
    """An indicator, one of its groups (`trafficked[sex=woman]`), or sums and ratios of such."""

    def __init__(self, text: str):
        self.text = text
        self.parts = [match.groups() for match in NAME.finditer(text)]
        left = NAME.sub("", text)
        if not self.parts or re.search(r"[^0-9.+*/() -]", left):
            raise ValueError(f"found {text!r}; allowed indicators, their groups as name[split=group], numbers, + - * / ( )")
        for name, split, _ in self.parts:
            if name not in INDICATORS and name not in extras.NAMES:
                raise ValueError(f"found indicator {name!r}; allowed a name of indicators")
            if split and split not in SPLITS.split("+"):
                raise ValueError(f"found {split!r} in {text!r}; allowed {SPLITS.replace('+', ', ')}")
        numbers = iter(range(len(self.parts)))
        self.code = compile(NAME.sub(lambda match: f"v{next(numbers)}", text), "<measure>", "eval")
        self.splits = any(split for _, split, _ in self.parts)

    @property
    def names(self) -> list[str]:
        return [name for name, *_ in self.parts]

    def cases(self, runs) -> int | None:
        """Simulated cases over the runs behind it: of a ratio, those on the side that has fewest; None where an indicator counts no cases."""
        sides = []
        for text in self.text.split("/"):
            counts = [(_item(run, *match.groups()) or {}).get("cases") for match in NAME.finditer(text) for run in runs]
            sides.append(None if not counts or None in counts else sum(counts))
        known = [side for side in sides if side is not None]
        return min(known) if known else None

    def of(self, indicators: dict) -> float | None:
        """Its value in one run; None where a part is not defined or nothing is there to divide by."""
        values = {}
        for i, (name, split, group) in enumerate(self.parts):
            item = _item(indicators, name, split, group)
            if item is None or item["value"] is None:
                return None
            values[f"v{i}"] = item["value"]
        try:
            return float(eval(self.code, {"__builtins__": {}}, values))
        except ZeroDivisionError:
            return None


@dataclass(frozen=True)
class Claim:
    """One claim and its test. `expected`: + or - (than the reference), 0 (little change), or > or < a number (in the reference itself, scenario
    "level"; ">" alone: happens at all). `settings`: dotted settings laid over the scenario. `reference`: what it is compared with. `trace`: a
    sign before a measure says which way the paper tells that it goes. `also`: further parts of what is claimed; it stands when all do."""

    id: str
    scenario: str
    indicator: str
    expected: str
    basis: str
    trace: tuple[str, ...]
    months: int
    words: str
    modality: str
    reference: str = "baseline"
    settings: dict = field(default_factory=dict)
    also: tuple[Claim, ...] = ()

    @property
    def parts(self) -> tuple[Claim, ...]:
        return self, *self.also

    @property
    def days(self) -> int:
        return round(self.months * MONTH)

    @property
    def level(self) -> bool:
        return self.scenario == LEVEL

    def sides(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """(reference, other) as (scenario's name, whose settings: '' or the claim's id)."""
        return (self.reference, ""), (self.reference if self.level else self.scenario, "" if self.level or not self.settings else self.id)


def load() -> tuple[list[Claim], dict, dict[str, str]]:
    """(claims, settings: scale, sets, slow_sets; testable claims not tested -> reason). Raises ValueError for a faulty measure."""
    data = tomllib.loads((shipped() / "claims.toml").read_text(encoding="utf-8"))
    with resources.files("corridor").joinpath("evidence/claims.csv").open(encoding="utf-8") as file:
        paper = {row["id"]: row for row in csv.DictReader(file)}
    found = []
    for row in data["claim"]:
        if unknown := set(row) - KEYS:
            raise ValueError(f"claims.toml: {row['id']}: found {', '.join(unknown)}; allowed {', '.join(sorted(KEYS))}")
        try:
            for text in (row["indicator"], *(part["indicator"] for part in row.get("also", ())), *(step.lstrip("+-") for step in row["trace"])):
                Measure(text)
        except ValueError as error:
            raise ValueError(f"claims.toml: {row['id']}: {error}") from None
        whole = Claim(**{**row, "trace": tuple(row["trace"]), "also": ()}, words=paper[row["id"]]["claim"], modality=paper[row["id"]]["modality"])
        found.append(replace(whole, also=tuple(_part(whole, number, part) for number, part in enumerate(row.get("also", ()), 2))))
    return found, {key: data[key] for key in ("scale", "sets", "slow_sets")}, data.get("untested", {})


def _part(whole: Claim, number: int, part: dict) -> Claim:
    """A further part of a claim; another scenario than the claim's comes without the claim's settings."""
    if unknown := set(part) - PART:
        raise ValueError(f"claims.toml: {whole.id}: found {', '.join(unknown)} in also; allowed {', '.join(sorted(PART))}")
    bare = {} if "scenario" in part else whole.settings
    return replace(whole, **{"settings": bare, **part}, id=f"{whole.id}.{number}", trace=())


def plan(claims, sets: int, slow_sets: int, scale: float, central: bool = False) -> dict[tuple, object]:
    """(scenario, whose settings, days, seed) -> RunSpec, for everything the claims read. Those that need more than a year have fewer sets."""
    from corridor.scenario import Scenario
    from corridor.studies.factors import laid_over
    from corridor.studies.runner import RunSpec

    split, settings, claims = set(), {}, [part for claim in claims for part in claim.parts]
    for claim in claims:
        for side in claim.sides():
            if any(Measure(text).splits or set(Measure(text).names) & set(extras.NAMES) for text in (claim.indicator, *claim.trace)):
                split.add((side, claim.days))
        settings[claim.id] = claim.settings
    found = {}
    for claim in claims:
        for seed in range(1, (slow_sets if claim.months > 12 else sets) + 1):
            for side in claim.sides():
                name, whose = side
                if (name, whose, claim.days, seed) not in found:
                    case = Scenario.load(name)
                    case = laid_over(case, settings[whose]) if whose else case
                    found[name, whose, claim.days, seed] = RunSpec(ensemble.drawn(case, seed, central), seed, scale, claim.days,
                                                                   by=SPLITS if (side, claim.days) in split else None)
    return found


class TimeUp(Exception):
    """No more runs: judge by those that ended."""


def in_turn(specs: dict) -> list:
    """The runs in the order in which they are lived, so that when time is up each claim has about as many sets as the others: sets one after
    another, a slow claim's set after each second one of the others."""
    def turn(item):
        (_, _, days, seed), _ = item
        return (seed, days) if days <= 366 else (2 * seed + 0.5, days)
    return [spec for _, spec in sorted(specs.items(), key=turn)]


def run(claims, sets: int, slow_sets: int, scale: float, jobs=None, store=None, central=False, done=None, begun=None, minutes=None) -> list[dict]:
    """Rows as `claims --json` prints them. Runs that fail, or that time (`minutes`) did not reach, leave their pair out."""
    from corridor.studies.runner import RunFailed, run_all

    specs = plan(claims, sets, slow_sets, scale, central)
    if begun:
        begun(len({spec.key for spec in specs.values()}))
    kept, until = {}, None if minutes is None else time.monotonic() + 60 * minutes

    def ended(result):
        kept[result.key] = result.indicators
        if done:
            done(result)
        if until is not None and time.monotonic() > until:
            raise TimeUp

    try:
        run_all(in_turn(specs), jobs, store, done=ended)
    except (RunFailed, TimeUp):  # failures are in the store; pairs without them, or without a run, are left out
        pass
    at = {where: kept.get(spec.key) for where, spec in specs.items()}
    return [together([judge(part, *_pairs(part, at)) for part in claim.parts]) for claim in claims]


def together(rows: list[dict]) -> dict:
    """A claim's row of the rows of its parts: the first one's effect, the verdict and agreement of all together. Consistent or not seen when
    every part is; opposite when a part is and none is consistent; undecided when they go different ways or one is."""
    first, fallen = rows[0], {row["verdict"] for row in rows}
    verdict = first["verdict"] if len(fallen) == 1 else "opposite" if "opposite" in fallen and "consistent" not in fallen else "undecided"
    known = [row["agreement"] for row in rows if row["agreement"] is not None]
    kept = ("scenario", "settings", "against", "indicator", "expected", "effect", "change", "reference", "agreement", "verdict", "note")
    return first | {"verdict": verdict, "agreement": min(known) if known else None, "parts": [{key: row[key] for key in kept} for row in rows]}


def _pairs(claim, at) -> tuple[list, list, list]:
    """(reference's indicators, the other's, parameter sets) by set, for sets where both ended."""
    (first, other), known = claim.sides(), ensemble.sets()
    seeds = sorted({seed for name, whose, days, seed in at if (name, whose) == other and days == claim.days})
    both = [(at[*first, claim.days, s], at[*other, claim.days, s], known[ensemble.number(s)]) for s in seeds]
    both = [pair for pair in both if pair[0] is not None and pair[1] is not None]
    return [a for a, *_ in both], [b for _, b, _ in both], [one for *_, one in both]


def judge(claim: Claim, reference, other, sets=()) -> dict:
    """A claim's row: effect with band over sets (its amount; and `change`, a share of each set's own level, where that is defined, which is what
    the verdict rests on), agreement, verdict, mechanism."""
    measure = Measure(claim.indicator)
    before, after = [measure.of(run) for run in reference], [measure.of(run) for run in other]
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None]
    effects = [b if claim.level else b - a for a, b in pairs]
    known = [one for one, a, b in zip(sets or [{}] * len(before), before, after, strict=True) if a is not None and b is not None]
    agreement, verdict = verdicts.verdict(claim.expected, pairs, len(pairs) == len(before))
    rates = verdicts.growth(claim.expected, pairs)
    note, chain = "" if effects else "not measured, or nothing to divide by, in these runs", _chain(claim, reference, other)
    cases = max((n for n in (measure.cases(reference), measure.cases(other)) if n is not None), default=None)
    if verdict in ("consistent", "opposite") and cases is not None and cases < FEWEST_CASES:
        verdict, note = "undecided", TOO_FEW
    return {"id": claim.id, "claim": claim.words, "modality": claim.modality, "basis": claim.basis, "expected": claim.expected,
            "scenario": claim.scenario, "settings": claim.settings, "against": claim.reference, "indicator": claim.indicator,
            "effect": band(effects), "change": verdicts.change(claim.expected, pairs), "reference": band([a for a, _ in pairs]), "by_set": effects,
            "agreement": agreement, "sets": len(effects), "verdict": "assumed" if claim.basis == "assumed" else verdict,
            "mechanism": _mechanism(chain), "chain": chain, "months": claim.months, "note": note,
            "flip": flip(rates, known) if rates else flip(effects, known, turning=verdicts.turning(claim.expected))}


def _chain(claim, reference, other) -> list[dict]:
    """The chain of events: each `measure`, its mean `before` (None for a level) and `after`, `expected` (the sign claims.toml gives it, or
    '') and `went`: as expected or otherwise in nine sets in ten, else None. Without those that no run has."""
    found = []
    for step in claim.trace:
        sign, measure = (step[0] if step[0] in "+-" else ""), Measure(step.lstrip("+-"))
        pairs = [(measure.of(a), measure.of(b)) for a, b in zip(reference, other, strict=True)]
        before, after = ([value for value in values if value is not None] for values in (zip(*pairs, strict=True) if pairs else ((), ())))
        if before and after:
            both = [(a, b) for a, b in pairs if a is not None and b is not None]
            went = None
            if sign and both:
                as_told, otherwise = (np.mean([verdicts.agrees(way, a, b) for a, b in both]) for way in (sign, "-" if sign == "+" else "+"))
                went = "as expected" if as_told >= FINDING else "otherwise" if otherwise >= FINDING else None
            found.append({"measure": measure.text, "before": None if claim.level else float(np.mean(before)), "after": float(np.mean(after)),
                          "expected": sign, "went": went})
    return found


def _mechanism(chain: list[dict]) -> str:
    """What the events along the chain did, in words, and which of them went otherwise than the paper tells."""
    parts, other = [], [one["measure"].replace("_", " ") for one in chain if one["went"] == "otherwise"]
    for one in chain:
        word, a, b = one["measure"].replace("_", " "), one["before"], one["after"]
        parts.append(f"{word} {b:,.3g}" if a is None else f"{word} {a:,.3g} to {b:,.3g}" + (f" ({(b - a) / abs(a):+.0%})" if a else ""))
    told = "Events along the way: " + "; ".join(parts) if parts else "No events of the chain in these runs"
    return told + (f". Otherwise than the paper tells: {', '.join(other)}" if other else "")
