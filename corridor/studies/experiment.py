"""Experiment files: scenarios x seeds x a design, checked; all faults at once, one line each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path

from corridor.indicators import INDICATORS
from corridor.parameters import nearest
from corridor.scenario import LONGEST, Scenario, ScenarioError
from corridor.studies import designs
from corridor.studies.ensemble import drawn
from corridor.studies.factors import Factor, apply, read
from corridor.studies.runner import SCALE, SEEDS, RunSpec
from corridor.studies.schema import LARGEST_SEED
from corridor.studies.store import ALL, Keep

TOP = ("title", "question", "title_es", "question_es", "about", "scenarios", "seeds", "scale", "days", "paired", "placebo", "central", "design", "keep", "analysis")
DESIGN = ("kind", "samples", "apply_to", "factors", "parts", "levels")
KEEP = ("indicators", "series", "people", "lives", "events")
MOST_SEEDS = 100_000
ANALYSIS = ("outcomes", "harm", "arrivals", "cost", "bands", "figure", "fails_when")
FIGURES = ("effects", "dose", "heat", "interaction", "uncertainty")
OUTCOMES = ("kidnapped", "trafficked", "deaths", "arrivals_us", "departures")
APART = 1_000_003  # distance of the seeds of one point from the next when pairs are not wanted


class ExperimentError(ScenarioError):
    """An experiment file is wrong: `faults`, one line each."""


@dataclass(frozen=True)
class Arm:
    """One scenario at one point: what is run for every seed. `reference`: number of the arm it is compared with."""

    number: int
    name: str
    case: Scenario
    scenario: str
    point: int | None
    reference: int | None


@dataclass(frozen=True)
class Experiment:
    """A checked experiment. `analysis`: outcomes (indicators shown), bands (student, bootstrap), figure and its roles."""

    name: str
    title: str
    scenarios: tuple[Scenario, ...]
    seeds: tuple[int, ...]
    question: str = ""
    scale: float = SCALE
    days: int | None = None
    paired: bool = True
    placebo: bool = True
    central: bool = False
    kind: str = "grid"
    samples: int = 0
    apply_to: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()
    keep: Keep = ALL
    lives: bool = False
    events: bool = False
    analysis: dict = field(default_factory=dict)
    text: str = ""
    spanish: tuple[str, str] = ("", "")
    about: str = ""

    @classmethod
    def load(cls, source: str | Path, **changes) -> Experiment:
        """From a path or the name of a shipped experiment; `changes` (seeds, scale, days) win. Raises ExperimentError."""
        path = Path(source)
        if path.suffix != ".toml":
            path = shipped() / f"{source}.toml"
        if not path.is_file():
            names = sorted(item.stem for item in shipped().glob("*.toml"))
            raise ExperimentError([(f"{source}: file: found nothing; allowed a .toml file or one of {', '.join(names)}"
                                    f"{nearest(path.stem, names)}")])
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ExperimentError([f"{path}: file: found {error}; allowed a readable UTF-8 text"]) from error
        return cls.from_text(text, path.stem, path, **changes)

    @classmethod
    def from_text(cls, text: str, name: str, path: Path | None = None, **changes) -> Experiment:
        """From TOML. Raises ExperimentError with every fault."""
        where = str(path or name)
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ExperimentError([f"{where}: TOML: found {error}; allowed valid TOML"]) from error
        reader = _Reader(data | {key: value for key, value in changes.items() if value is not None}, where, path)
        made = cls(name=name, text=text, **reader.fields())
        reader.faults += _point_faults(made, where) if not reader.faults else []
        if reader.faults:
            raise ExperimentError(reader.faults)
        return made

    def words(self, lang: str = "en") -> tuple[str, str]:
        """(title, question) in a language; English where there is no other."""
        title, question = self.spanish if lang == "es" else ("", "")
        return title or self.title or self.name, question or self.question

    @cached_property
    def points(self) -> list[dict]:
        """The design's points in order ({} where nothing is varied)."""
        return designs.points(self.kind, list(self.factors), self.samples)

    @cached_property
    def arms(self) -> list[Arm]:
        """Every scenario, at every point where the design applies to it; the first is the reference of its kind."""
        points, found, at = self.points, [], {}
        first = self.scenarios[0].name
        for scenario in self.scenarios:
            varied = bool(self.factors) and scenario.name in self.apply_to
            for number, point in enumerate(points) if varied else [(None, {})]:
                case = apply(scenario, self.factors, point)[0]
                reference = at.get((first, number), at.get((first, None)))
                if scenario.name == first:
                    reference = at.get((first, 0)) if self.kind not in designs.SAMPLED else None
                elif reference is None and self.kind not in designs.SAMPLED:
                    reference = at.get((first, 0))
                name = scenario.name if number is None else f"{scenario.name}#{number}"
                at[scenario.name, number] = len(found)
                found.append(Arm(len(found), name, case, scenario.name, number, reference))
        return found

    def spec(self, arm: Arm, seed: int, placebo: bool = False) -> RunSpec:
        """One run of an arm under the seed's parameter set (or, `central`, the central one), over which the point's settings lie;
        unpaired experiments give every arm its own seeds."""
        own = seed if self.paired else seed + APART * arm.number
        return RunSpec(drawn(arm.case, own, self.central), own, self.scale, self.days, placebo, None, self.events, self.lives)

    def placebo_arm(self) -> Arm | None:
        """The arm whose placebo gives the noise floor: the first reference."""
        arms = self.arms
        used = [arm.reference for arm in arms if arm.reference is not None]
        return arms[used[0]] if self.placebo and used else None

    def members(self) -> list[tuple[Arm, int, bool, RunSpec]]:
        """(arm, seed, placebo, run) for everything that belongs to the experiment, in order."""
        arms, placebo = self.arms, self.placebo_arm()
        rows = [(arm, seed, False, self.spec(arm, seed)) for seed in self.seeds for arm in arms]
        if placebo is not None:
            rows += [(placebo, seed, True, self.spec(placebo, seed, True)) for seed in self.seeds]
        return rows


def asked_for(name: str) -> str:
    """How a command asks for an experiment: by its name where it is shipped, else by its file."""
    return name if (shipped() / f"{name}.toml").is_file() else f"{name}.toml"


def shipped() -> Path:
    """The folder of shipped experiments: inside the installed package, else beside it in a checkout."""
    inside = Path(str(resources.files("corridor"))) / "shipped" / "experiments"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "experiments"


def _point_faults(made: Experiment, where: str) -> list[str]:
    """Faults of settings at the points, each said once."""
    found: dict[str, None] = {}
    for scenario in made.scenarios:
        if made.factors and scenario.name in made.apply_to:
            for point in made.points:
                for fault in apply(scenario, made.factors, point)[1]:
                    found[f"{where}: design.factors: {fault}"] = None
    return list(found)


class _Reader:
    """Reads the tables of an experiment, collecting faults."""

    def __init__(self, data: dict, where: str, path: Path | None):
        self.data, self.where, self.path, self.faults = data, where, path, []
        self._known(data, TOP, "")

    def _known(self, table: dict, allowed, prefix: str) -> None:
        for key in set(table) - set(allowed):
            self.faults.append(f"{self.where}: {prefix}{key}: found an unknown key; allowed {', '.join(allowed)}"
                               f"{nearest(key, allowed)}")

    def _fault(self, key, found, allowed) -> None:
        self.faults.append(f"{self.where}: {key}: found {found!r}; allowed {allowed}")

    def _table(self, key: str, allowed) -> dict:
        table = self.data.get(key, {})
        if not isinstance(table, dict):
            self._fault(key, table, "a table")
            return {}
        self._known(table, allowed, f"{key}.")
        return table

    def _flag(self, table, key, usual, prefix="") -> bool:
        value = table.get(key, usual)
        if not isinstance(value, bool):
            self._fault(prefix + key, value, "true or false")
        return bool(value)

    def fields(self) -> dict:
        """Arguments of Experiment."""
        scenarios = self._scenarios()
        keep, design = self._table("keep", KEEP), self._table("design", DESIGN)
        found = {"title": str(self.data.get("title", "")), "question": str(self.data.get("question", "")), "about": str(self.data.get("about", "")),
                 "spanish": (str(self.data.get("title_es", "")), str(self.data.get("question_es", ""))),
                 "scenarios": scenarios, "seeds": self._seeds(), "scale": self._scale(), "days": self._days(),
                 "paired": self._flag(self.data, "paired", True), "placebo": self._flag(self.data, "placebo", True), "central": self._flag(self.data, "central", False),
                 "lives": self._flag(keep, "lives", False, "keep."), "events": self._flag(keep, "events", False, "keep.")}
        found["keep"] = Keep(self._names(keep, "indicators"), self._names(keep, "series"),
                             self._flag(keep, "people", True, "keep."))
        found |= self._design(design, scenarios) | {"analysis": self._analysis()}
        self._figure(found["analysis"]["figure"], found.get("factors", ()))
        self._kept(found["keep"].indicators)
        return found

    def _figure(self, figure, factors) -> None:
        """A figure asks for a design that it can show."""
        parts = sum(factor.truth for factor in factors)
        for name, right, allowed in (("heat", len(factors) == 2, "with two factors"), ("interaction", parts >= 2, "with two [design.parts] or more")):
            if figure == name and not right:
                self._fault("analysis.figure", figure, f"{name} {allowed}")

    def _kept(self, kept) -> None:
        """Something of what is judged is kept."""
        table = self.data.get("analysis")
        outcomes = table.get("outcomes") if isinstance(table, dict) else None
        if kept and isinstance(outcomes, list) and outcomes and not set(kept) & set(map(str, outcomes)):
            self._fault("analysis.outcomes", outcomes, "at least one of what [keep] indicators names: " + ", ".join(map(str, kept)))

    def _scenarios(self) -> tuple[Scenario, ...]:
        names = self.data.get("scenarios", ["baseline"])
        if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
            self._fault("scenarios", names, "a list of names or paths")
            return ()
        found = [item for name in names if (item := self._scenario(name))]
        for name in sorted({item.name for item in found if [other.name for other in found].count(item.name) > 1}):
            self._fault("scenarios", name, "each scenario once")
        return tuple(found)

    def _scenario(self, name: str) -> Scenario | None:
        beside = self.path.parent / name if self.path and name.endswith(".toml") else None
        try:
            return Scenario.load(beside if beside and beside.is_file() else name)
        except ScenarioError as error:
            self.faults += [f"{self.where}: {fault}" for fault in error.faults]
            return None

    def _seeds(self) -> tuple[int, ...]:
        seeds = self.data.get("seeds", SEEDS)
        given = list(range(1, min(seeds, MOST_SEEDS + 1) + 1)) if isinstance(seeds, int) and not isinstance(seeds, bool) else seeds
        if not isinstance(given, list) or not 0 < len(given) <= MOST_SEEDS or len(set(map(str, given))) < len(given) or not all(
                isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed <= LARGEST_SEED for seed in given):
            self._fault("seeds", seeds, f"a whole number from 1 to {MOST_SEEDS:,}, or a list of different ones")
            return (1,)
        return tuple(given)

    def _scale(self) -> float:
        scale = self.data.get("scale", SCALE)
        if isinstance(scale, bool) or not isinstance(scale, (int, float)) or not 0 < scale <= 1:
            self._fault("scale", scale, "more than 0 and at most 1")
        return scale

    def _days(self) -> int | None:
        days = self.data.get("days")
        if days is not None and (isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= LONGEST):
            self._fault("days", days, f"whole days from 1 to {LONGEST}")
        return days

    def _names(self, table: dict, key: str) -> tuple[str, ...] | None:
        names = table.get(key)
        if names is None:
            return None
        if not isinstance(names, list):
            self._fault(f"keep.{key}", names, "a list of indicators")
            return None
        self._indicators(f"keep.{key}", names)
        return tuple(names)

    def _indicators(self, key, names) -> None:
        for name in names:
            if not isinstance(name, str) or name not in INDICATORS:
                self.faults.append(f"{self.where}: {key}: found {name!r}; allowed an indicator{nearest(str(name), INDICATORS)}")

    def _design(self, table: dict, scenarios) -> dict:
        kind = table.get("kind", "grid")
        if kind not in designs.KINDS:
            self._fault("design.kind", kind, ", ".join(designs.KINDS) + nearest(str(kind), designs.KINDS))
            return {}
        names = [item.name for item in scenarios]
        apply_to = table.get("apply_to", names)
        if apply_to == [] != names or (isinstance(apply_to, list) and len(set(map(str, apply_to))) < len(apply_to)):
            self._fault("design.apply_to", apply_to, "at least one scenario of this experiment, each once")
        for name in apply_to if isinstance(apply_to, list) else [apply_to]:
            if name not in names:
                self._fault("design.apply_to", name, "scenarios of this experiment: " + ", ".join(names))
        factors = self._levels(table)
        given = table.get("factors", {})
        if not isinstance(given, dict):
            self._fault("design.factors", given, "a table")
            given = {}
        for name, value in given.items():
            if name not in [factor.name for factor in factors]:
                factors += read(name, value, f"{self.where}: design.factors.{name}", self.faults)
        samples = table.get("samples", 0)
        self.faults += designs.faults(kind, factors, samples, f"{self.where}: design") if factors else []
        return {"kind": kind, "samples": samples, "apply_to": tuple(apply_to) if isinstance(apply_to, list) else (),
                "factors": tuple(factors)}

    def _levels(self, table: dict) -> list[Factor]:
        """Factors by name: [design.parts] are off or on, [design.levels.NAME] have named levels."""
        found, tables = [], {}
        for key in ("parts", "levels"):
            tables[key] = table.get(key, {})
            if not isinstance(tables[key], dict):
                self._fault(f"design.{key}", tables[key], "a table")
                tables[key] = {}
        given = {name: {False: {}, True: what} for name, what in tables["parts"].items()}
        for name, levels in {**given, **tables["levels"]}.items():
            if not isinstance(levels, dict) or not levels:
                self._fault(f"design.levels.{name}", levels, "a table of levels: a scenario's name, or dotted settings")
                continue
            made = {}
            for level, what in levels.items():
                if isinstance(what, str):
                    made[level] = self._scenario(what) or {}
                elif isinstance(what, dict):
                    made[level] = what
                else:
                    self._fault(f"design.{name}.{level}", what, "a scenario's name, or a table of dotted settings")
            found.append(Factor(name, tuple(levels), truth=set(levels) == {False, True}, levels=made))
        return found

    def _analysis(self) -> dict:
        table = self._table("analysis", ANALYSIS)
        found = {"outcomes": list(OUTCOMES), "harm": "trafficked", "arrivals": "arrivals_us", "cost": "public_cost_usd",
                 "bands": "student", "figure": None, "fails_when": "more"} | table
        for key in ("harm", "arrivals", "cost"):
            self._indicators(f"analysis.{key}", [found[key]])
        if not isinstance(found["outcomes"], list):
            self._fault("analysis.outcomes", found["outcomes"], "a list of indicators")
            found["outcomes"] = []
        self._indicators("analysis.outcomes", found["outcomes"])
        if len(set(map(str, found["outcomes"]))) < len(found["outcomes"]):
            self._fault("analysis.outcomes", found["outcomes"], "each indicator once")
        for key, allowed in (("bands", ("student", "bootstrap")), ("figure", (None, *FIGURES)), ("fails_when", ("more", "less"))):
            if found[key] not in allowed:
                self._fault(f"analysis.{key}", found[key], ", ".join(str(item) for item in allowed if item))
        return found
