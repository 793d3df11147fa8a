"""Is a smaller scale as good as the whole? The same year at several scales, tested for equivalence (principle 6).

Two one-sided t tests, paired by seed: an indicator is equivalent when the 90 % interval of the mean difference lies within WITHIN of the
mean at the largest scale. Under one seed the groups, their traits and the days are the same at every scale (they are not scaled), and only
the people differ, of whom fewer are simulated; what the two samples share is no evidence about the scale. All live under the central set of parameters.
"""

from __future__ import annotations

from pathlib import Path

from corridor.studies.comparison import TOO_FEW, summary
from corridor.studies.ensemble import drawn
from corridor.studies.runner import RunSpec, run_all

SCALES = (1.0, 0.1, 0.02)
WITHIN, AT_MOST = 0.10, 0.20
LEVEL = 0.05  # of each of the two tests
FEWEST_EVENTS = 5_000  # real events behind an indicator at the largest scale
TESTED_AT = 0.1  # scales from here on are tested; below, the means are to agree within AT_MOST
BEGIN, END = "<!-- made by corridor equivalence: begin -->", "<!-- end -->"


def equivalence(whole, part, within: float = WITHIN) -> dict:
    """Numbers of the same seeds, in the same order, at two scales: `difference` of the means relative to that of `whole`, its 90 % interval
    (low, high) from the differences seed by seed, and whether two one-sided paired t tests find it within +-`within`."""
    import numpy as np
    from scipy import stats

    whole, part = np.asarray(whole, float), np.asarray(part, float)
    base, gaps = abs(whole.mean()), part - whole
    difference, error = float(gaps.mean()), float(gaps.std(ddof=1) / np.sqrt(len(gaps)))
    half = float(stats.t.ppf(1 - LEVEL, len(gaps) - 1)) * error
    if base == 0:
        same = difference == 0 and half == 0
        return {"difference": 0.0 if same else float("inf"), "low": None, "high": None, "equivalent": same}
    low, high = (difference - half) / base, (difference + half) / base
    return {"difference": difference / base, "low": low, "high": high, "equivalent": bool(-within < low and high < within)}


def events_behind(name: str, item, scale: float) -> float:
    """Real events behind one run's indicator: of a share those it counts, at most those it is of; acts of groups are
    already real."""
    from corridor.indicators.definitions import INDICATORS

    cases = item.get("cases")
    real = float(item["value"] or 0.0) if cases is None else cases / scale
    row = INDICATORS.get(name)
    if item["kind"] == "R" and row is not None and row.over:
        counted, _, factor = row.over
        if counted in INDICATORS and INDICATORS[counted].kind in "PE":
            return min(real, float(item["value"] or 0.0) * real / factor)
    return real


def judge(runs: dict[float, list]) -> dict:
    """runs: scale -> RunResults, the largest scale being the measure. Returns {"scales", "seeds", "rows", "verdict"}."""
    scales = sorted(runs, reverse=True)
    whole, *parts = scales
    rows = []
    for name, first in runs[whole][0].indicators.items():
        items = [run.indicators[name] for run in runs[whole]]
        if first["kind"] not in "PER" or any(item["value"] is None for item in items):
            continue
        events = sum(events_behind(name, item, whole) for item in items) / len(items)
        if events < FEWEST_EVENTS:
            continue
        at_whole = summary(items)
        row = {"name": name, "kind": first["kind"], "unit": first["unit"], "events": events, "mean": at_whole["mean"], "scales": {}}
        for scale in parts:
            block = summary([run.indicators[name] for run in runs[scale]])
            if block["mean"] is None:
                row["scales"][scale] = {"reason": block["reason"] or TOO_FEW}
            else:
                row["scales"][scale] = equivalence(at_whole["by_seed"], block["by_seed"])
        rows.append(row)
    return {"scales": scales, "seeds": len(runs[whole]), "rows": rows, "verdict": [verdict(rows, scale) for scale in parts]}


def verdict(rows, scale: float) -> dict:
    """How many of the indicators agree at a scale, and which differ by more than AT_MOST."""
    found = {row["name"]: row["scales"][scale] for row in rows}
    given = {name: block for name, block in found.items() if "reason" not in block}
    equal = [name for name, block in given.items() if block["equivalent"]]
    far = sorted(name for name, block in given.items() if abs(block["difference"]) > AT_MOST)
    tested = scale >= TESTED_AT
    enough = len(equal) >= 0.95 * len(found) if tested else True
    return {"scale": scale, "indicators": len(found), "equivalent": len(equal), "null": len(found) - len(given), "far": far,
            "passes": bool(found) and enough and not far and (not tested or len(given) == len(found))}


def compare_scales(scenario="baseline", scales=SCALES, seeds: int = 10, days=None, jobs=None, store=None, done=None) -> dict:
    """The runs (stored ones are reused) and what they say; see `judge`."""
    from corridor.scenario import Scenario

    case = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)
    scales = sorted(set(scales), reverse=True)
    specs = [RunSpec(drawn(case, seed, central=True), seed, scale, days) for scale in scales for seed in range(1, seeds + 1)]
    results = run_all(specs, jobs, store, done=done)
    return judge({scale: results[i * seeds:(i + 1) * seeds] for i, scale in enumerate(scales)})


def markdown(found: dict) -> str:
    """The table as Markdown, with what it comes to in the first lines."""
    whole, *parts = found["scales"]
    opening = (f"Scale {whole:g} against smaller ones, {found['seeds']} seeds each, one year after the burn-in, central parameters. "
               f"Indicators of people, events and shares with {FEWEST_EVENTS:,} real events or more (of a share: those it counts). "
               f"Equivalent: the 90 % interval of the difference lies within {WITHIN:.0%} (two one-sided t tests, paired by seed: under a seed the groups are the same at every scale).")
    lines = [opening, ""]
    for one in found["verdict"]:
        far = f"; by more than {AT_MOST:.0%}: {', '.join(one['far'])}" if one["far"] else f"; none differs by more than {AT_MOST:.0%}"
        null = f", {one['null']} null" if one["null"] else ""
        lines.append(f"- Scale {one['scale']:g}: {one['equivalent']} of {one['indicators']} equivalent"
                     f" ({one['equivalent'] / max(one['indicators'], 1):.0%}){null}{far}.")
    head = ["indicator", "kind", "events", f"at {whole:g}", *(f"at {scale:g}" for scale in parts)]
    lines += ["", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in found["rows"]:
        cells = [row["name"], row["kind"], f"{row['events']:,.0f}", _number(row["mean"])]
        for scale in parts:
            block = row["scales"][scale]
            if "reason" in block:
                cells.append(f"null: {block['reason']}")
            else:
                band = "" if block["low"] is None else f" ({block['low']:+.0%} to {block['high']:+.0%})"
                mark = "" if block["equivalent"] else " \\*" if abs(block["difference"]) <= AT_MOST else " \\*\\*"
                cells.append(f"{block['difference']:+.1%}{band}{mark}")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", f"\\* not shown to be equivalent; \\*\\* differs by more than {AT_MOST:.0%}."])


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def write(found: dict, path: Path) -> bool:
    """Put the table between the markers of a file; False when the file has none."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if BEGIN not in text or END not in text.split(BEGIN, 1)[1]:
        return False
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n{markdown(found)}\n{END}{after}", encoding="utf-8")
    return True
