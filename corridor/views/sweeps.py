"""Sweeps in words and tables: the question, each arm's differences, and what follows from them."""

from __future__ import annotations

import csv
from pathlib import Path

from corridor.views import words
from corridor.views.tables import USE, banded, number, shown, verdict

ARROWS = {"more": "[bold]↑[/bold]", "less": "[bold]↓[/bold]", "noise": "[dim]≈[/dim]"}
MOST_ARMS = 40  # printed; files hold all


def pace(found, seconds: float) -> str:
    """Runs a minute, time left and failures, of a sweep under way."""
    new = found.ran + len(found.failures)
    a_minute = 60 * new / seconds if seconds > 0 else 0.0
    text = f"{a_minute:.1f} runs/min"
    if a_minute > 0 and found.wanted > found.handled:
        left = 60 * (found.wanted - found.handled) / a_minute
        text += f", {left // 3600:.0f}:{left % 3600 // 60:02.0f}:{left % 60:02.0f} left"
    return text + (f", {len(found.failures)} failed" if found.failures else "")


def setting(name: str) -> str:
    """A factor's dotted name in words: 'gangs: use usd' for 'parameters.gangs.use_usd'."""
    room, _, rest = name.partition(".")
    plain = rest if rest else room
    return plain.replace("*.", "").replace(".", ": ").replace("_", " ")


def table(title, columns):
    """A plain table; `columns`: (heading, whether numbers)."""
    from rich.table import Table

    made = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading, right in columns:
        made.add_column(heading, justify="right" if right else "left", overflow="fold")
    return made


def report(found) -> list:
    """Everything an answer has to say, as parts to print."""
    made = found.experiment
    seeds = f"{len(made.seeds)} seed{'s' * (len(made.seeds) != 1)}"
    runs = f"{found.wanted} runs" + (f", {found.failed} of them missing" if found.failed else "")
    days = made.days or made.scenarios[0].days
    size = f"{runs}; {seeds}, scale {made.scale:g}, {days} days; numbers are for real-world size."
    head = [f"[bold]{made.title}[/bold]", made.question, size, USE]
    parts = ["\n".join(line for line in head if line)]
    parts += _agreement(found) if found.agreement else _effects(found)
    for make in (_interactions, _tradeoffs, _assumptions, _transitions, _cohorts):
        parts += make(found)
    return [item for part in parts for item in ("", part)]


def _cell(block) -> str:
    if not block:
        return "-"
    reading = verdict(block)
    return "-" if block["mean"] is None else f"{banded(block, block['unit'], signed=True)} {ARROWS.get(reading, '')}"


def _effects(found) -> list:
    outcomes = found.experiment.analysis["outcomes"]
    made = table("Differences with the reference, mean ± 95 % band", [("", False), *((words.label(name), True) for name in outcomes)])
    units = [next((words.unit(row.values[name]["unit"]) for row in found.rows if name in (row.values or {})), "") for name in outcomes]
    made.add_row("", *(f"[dim]{unit}[/dim]" for unit in units))
    reasons: dict[str, None] = {}
    for row in found.rows[:MOST_ARMS]:
        if row.differences:
            cells = [_cell(row.differences.get(name)) for name in outcomes]
            reasons |= {f"{words.label(name)}: {block['reason']}": None for name, block in row.differences.items()
                        if name in outcomes and block["mean"] is None and "reason" in block}
        else:
            cells = [banded(block, block["unit"]) if (block := row.values.get(name)) and block["mean"] is not None else "-" for name in outcomes]
        made.add_row(row.title if row.differences else f"{row.title} [dim](as it is)[/dim]", *cells)
    floor = next((row.differences for row in found.rows if row.differences), {})
    noise = [shown(floor[name].get("placebo"), floor[name]["unit"]) if name in floor else "-" for name in outcomes]
    if floor:
        made.add_row("[dim]noise floor (placebo)[/dim]", *noise)
    how = ("↑ ↓: the 95 % band leaves out zero and the difference is larger than a placebo's; ≈: cannot be told from chance.")
    notes = [f"Not shown: {'; '.join(reasons)}."] if reasons else []
    if len(found.rows) > MOST_ARMS:
        notes.append(f"{len(found.rows) - MOST_ARMS} more arms are in the store (view: effects).")
    return [made, how, *notes]


def _agreement(found) -> list:
    made = table("Over the parameter sets", (("", False), ("", False), ("middle 90 % of effects", True), ("sign", False), ("agree", True)))
    for row in found.agreement:
        sign = f"[bold]{row['sign']}[/bold]" if row["finding"] else f"{row['sign']}?"
        made.add_row(row["scenario"], words.label(row["outcome"]), f"{shown(row['low'], row['unit'])} to {shown(row['high'], row['unit'])}",
                     sign, f"{row['agreement']:.0%} of {row['sets']}")
    return [made, "A sign is stated as a finding (bold, no question mark) when 90 % of the parameter sets agree."]


def _interactions(found) -> list:
    parts = []
    if found.interactions:
        made = table("Is the package more than its parts?", (("", False), ("package", True), ("sum of parts", True), ("gap", True), ("", False)))
        for row in found.interactions:
            gap = row["gap"]
            told = gap["low"] is not None and not gap["low"] <= 0 <= gap["high"]
            made.add_row(words.label(row["outcome"]), *(banded(row[key], row["unit"], signed=True) for key in ("package", "sum_of_parts", "gap")),
                         ("package below sum" if gap["mean"] < 0 else "package above sum") if told else "no interaction told from chance")
        parts.append(made)
    return parts


def _tradeoffs(found) -> list:
    if not found.tradeoffs:
        return []
    roles = found.experiment.analysis
    made = table("Harm against arrivals against cost", [("", False), *((words.label(roles[role]), True) for role in ("harm", "arrivals", "cost")),
                                                       ("beaten by", False)])
    for row in found.tradeoffs[:MOST_ARMS]:
        made.add_row(row["title"], *(_cell(row[role]) for role in ("harm", "arrivals", "cost")), row["beaten_by"] or "")
    notes = ["Beaten by: an arm with less harm, no fewer arrivals and no more public cost (means; mind the bands)."]
    if all(row["cost"] is None for row in found.tradeoffs):
        notes.append("Public cost is not defined in these runs: harm and arrivals alone are weighed.")
    return [made, *notes]


def _assumptions(found) -> list:
    tree = found.assumptions
    if tree is None:
        return []
    parts = [f"{tree['scenario']}: {words.label(tree['outcome'])} change the wrong way in {tree['fails']:.0%} of {tree['sets']} parameter sets."]
    if tree["explained"] <= 0:
        return [*parts, "No assumption tells the sets where it fails from the others (a tree predicts unseen sets no better than their mean)."]
    made = table("Where it fails (a small tree over the parameter sets)", (("when", False), ("sets", True), ("fails in", True), ("mean effect", True)))
    for leaf in tree["leaves"]:
        made.add_row(when(leaf["when"]), str(leaf["sets"]), f"{leaf['fails']:.0%}", number(leaf["mean"]))
    return [*parts, made, f"The tree predicts {tree['explained']:.0%} of the variance of sets it has not seen."]


def when(conditions) -> str:
    """Conditions of a leaf in words."""
    return " and ".join(f"{setting(name)} {'up to' if sign == '<=' else 'above'} {number(at)}" for name, sign, at in conditions) or "always"


def _transitions(found) -> list:
    parts = []
    for row in found.transitions[-1:]:
        states = list(row["moves"])
        made = table(f"What became of the same people: {row['reference']} (down), {row['arm']} (across); mean of {row['pairs']} seeds",
                     [("", False), *((name, True) for name in states)])
        for a in states:
            made.add_row(a, *("" if a == b == states[0] else (number(value) if (value := row["moves"][a][b]) is not None else "<10") for b in states))
        harms = table("Harmed under one of the two only, beside chance", (("", False), ("both", True), ("only before", True), ("chance", True),
                                                                       ("only after", True), ("chance", True)))
        noise = (row["placebo"] or {}).get("harms", {})
        for kind, block in row["harms"].items():
            chance = noise.get(kind, {})
            harms.add_row(words.label(kind), *(_people(value) for value in (
                block["both"], block["only_reference"], chance.get("only_reference"), block["only_other"], chance.get("only_other"))))
        parts += [made, harms]
    return parts + ([f"The same for {len(found.transitions) - 1} more arms: --json."] if len(found.transitions) > 1 else [])


def _people(value) -> str:
    return "<10" if value is None else number(value)


def _cohorts(found) -> list:
    parts = []
    chosen = found.cohorts if len(found.cohorts) < 3 else [found.cohorts[0], found.cohorts[-1]]
    for row in chosen:
        days = list(next(iter(row["shares"].values())))
        made = table(f"{row['arm']}: of {number(row['people'])} who set out, share in each outcome by day since departure "
                     f"(the rest on the way, censored at the end)", [("", False), *((f"day {day}", True) for day in days)])
        for outcome, shares in row["shares"].items():
            made.add_row(outcome, *(banded(shares[day], "share") for day in days))
        parts.append(made)
    rest = len(found.cohorts) - len(chosen)
    return parts + ([f"The same for {rest} more arms, and whole curves: --json."] if rest else [])


def sensitivity_tables(made, rows) -> list:
    """Sensitivity by scenario and outcome, the largest factors first."""
    parts = [f"[bold]{made.title}[/bold]\n{made.question}\n{len(made.seeds)} seed{'s' * (len(made.seeds) != 1)}, scale {made.scale:g}. {USE}"]
    titles = {item.name: item.title for item in made.scenarios}
    for scenario, outcome in dict.fromkeys((row["scenario"], row["outcome"]) for row in rows):
        mine = [row for row in rows if (row["scenario"], row["outcome"]) == (scenario, outcome)]
        title = f"{titles[scenario]}: {words.label(outcome)} ({'difference with the reference' if mine[0]['of'] == 'difference' else 'level'})"
        if "reason" in mine[0]:
            parts += ["", f"{title}: {mine[0]['reason']}."]
            continue
        shown_table = table(title, (("", False), ("", True), ("", True)))
        for row in mine:
            shown_table.add_row(setting(row["factor"]), *_told(row))
        parts += ["", shown_table]
        if "explained" in mine[0]:
            told = max(mine[0]["explained"], 0.0)
            little = "" if told >= 0.5 else ": the indices say little" if mine[0]["emulated"] else ": no indices"
            parts.append(f"{mine[0]['points']} points; the emulator tells {told:.0%} of the variance of points left out{little}.")
        if (noise := mine[0].get("noise")) is not None:
            parts.append(f"Of the variance between points, seeds alone would make {noise:.0%}.")
        elif "explained" not in mine[0]:
            parts.append("One seed: what chance alone makes is not known; ask for more seeds.")
    return parts


def _told(row) -> tuple[str, str]:
    def span(block):
        return f"{block['mean']:.2f} ({block['low']:.2f} to {block['high']:.2f})"
    if "total" in row:
        return f"alone {span(row['first_order'])}", f"with others {span(row['total'])}"
    if "ends" in row:
        return tuple(f"at {end['value']}: {banded(end, '', signed=True)}" for end in row["ends"][:2]) + ("",) * (2 - len(row["ends"][:2]))
    index = row.get("emulated")
    return (f"rank correlation {span(row['rank_correlation'])}",
            f"Sobol: alone {index['first_order']:.2f}, with others {index['total']:.2f}" if index else "")


def write(found, folder: Path) -> list[Path]:
    """The answer's tables as CSV files in a folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"effects": [{"arm": row.arm, "title": row.title, **{setting(k): v for k, v in row.settings.items()}, "indicator": name,
                           "unit": block["unit"], "seeds": len(row.seeds), "level": row.values[name]["mean"],
                           **{key: block[key] for key in ("mean", "low", "high", "placebo")}}
                          for row in found.rows for name, block in row.differences.items()],
              "levels": [{"arm": row.arm, "title": row.title, **{setting(k): v for k, v in row.settings.items()}, "indicator": name,
                          "unit": block["unit"], "seeds": len(row.seeds), **{key: block[key] for key in ("mean", "low", "high")}}
                         for row in found.rows for name, block in row.values.items()],
              "tradeoffs": [{"arm": row["arm"], "title": row["title"], **{f"{role}_{key}": (row[role] or {}).get(key)
                             for role in ("harm", "arrivals", "cost") for key in ("mean", "low", "high")}, "beaten_by": row["beaten_by"]}
                            for row in found.tradeoffs],
              "interactions": [{"outcome": row["outcome"], **{f"{key}_{end}": row[key][end] for key in ("package", "sum_of_parts", "gap")
                                for end in ("mean", "low", "high")}} for row in found.interactions],
              "agreement": found.agreement}
    written = []
    for name, rows in tables.items():
        if rows:
            columns = list(dict.fromkeys(key for row in rows for key in row))
            path = folder / f"{found.experiment.name}_{name}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
            written.append(path)
    return written
