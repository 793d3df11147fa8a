"""Sweeps in words and tables: the question, each arm's differences, and what follows from them."""

from __future__ import annotations

import csv
from pathlib import Path

from corridor.studies.comparison import FEWEST_CASES, TOO_FEW
from corridor.views import course_words, tables, words
from corridor.views.sweep_names import in_language, scenarios, setting, value, when
from corridor.views.sweep_words import percent, reason, say, state
from corridor.views.tables import banded, number, shown, verdict

ARROWS = {"more": "[bold]↑[/bold]", "less": "[bold]↓[/bold]", "noise": "[dim]≈[/dim]"}
MOST_ARMS = 40  # printed; files hold all


def pace(found, seconds: float, lang: str = "en") -> str:
    """Runs a minute, time left and failures, of a sweep under way."""
    new = found.ran + len(found.failures)
    a_minute = 60 * new / seconds if seconds > 0 else 0.0
    text = say("pace", lang, n=a_minute)
    if a_minute > 0 and found.wanted > found.handled:
        left = 60 * (found.wanted - found.handled) / a_minute
        text += say("left", lang, clock=f"{left // 3600:.0f}:{left % 3600 // 60:02.0f}:{left % 60:02.0f}")
    return text + (say("lost", lang, n=len(found.failures)) if found.failures else "")


def table(title, columns):
    """A plain table; `columns`: (heading, whether numbers)."""
    from rich.table import Table

    made = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading, right in columns:
        made.add_column(heading, justify="right" if right else "left", overflow="fold")
    return made


def _words(made, lang: str) -> tuple[str, str]:
    return (made.title, made.question) if lang == "en" else made.words(lang)


def report(found, lang: str = "en") -> list:
    """Everything an answer has to say, as parts to print."""
    found = in_language(found, lang)
    made = found.experiment
    title, question = _words(made, lang)
    runs = say("runs", lang, n=found.wanted) + (say("missing", lang, n=found.failed) if found.failed else "")
    size = say("size", lang, runs=runs, n=len(made.seeds), scale=made.scale, days=made.days or made.scenarios[0].days)
    head = [f"[bold]{title}[/bold]", question, size, tables.say("use", lang)]
    parts = ["\n".join(line for line in head if line)]
    parts += _agreement(found, lang) if found.agreement else _effects(found, lang)
    for make in (_interactions, _tradeoffs, _assumptions, _transitions, _cohorts):
        parts += make(found, lang)
    return [item for part in parts for item in ("", part)]


def _cell(block, lang: str) -> str:
    if not block:
        return "-"
    reading = verdict(block)
    return "-" if block["mean"] is None else f"{banded(block, block['unit'], True, lang)} {ARROWS.get(reading, '')}"


def _effects(found, lang: str) -> list:
    outcomes = found.experiment.analysis["outcomes"]
    made = table(say("effects", lang), [("", False), *((words.label(name, lang), True) for name in outcomes)])
    units = [next((words.unit(row.values[name]["unit"], lang) for row in found.rows if name in (row.values or {})), "") for name in outcomes]
    made.add_row("", *(f"[dim]{unit}[/dim]" for unit in units))
    reasons: dict[str, None] = {}
    for row in found.rows[:MOST_ARMS]:
        made.add_row(*_effect(row, outcomes, lang))
        reasons |= {f"{words.label(name, lang)}: {reason(block['reason'], lang)}": None for name, block in row.differences.items()
                    if name in outcomes and block["mean"] is None and "reason" in block}
    floor = next((row.differences for row in found.rows if row.differences), {})
    noise = [shown(floor[name].get("placebo"), floor[name]["unit"]) if name in floor else "-" for name in outcomes]
    if floor:
        made.add_row(f"[dim]{say('floor', lang)}[/dim]", *noise)
    notes = [say("hidden", lang, what="; ".join(reasons))] if reasons else []
    if len(found.rows) > MOST_ARMS:
        notes.append(say("more_arms", lang, n=len(found.rows) - MOST_ARMS))
    return [made, say("how", lang), *notes]


def _effect(row, outcomes, lang: str) -> list[str]:
    """The cells of an arm: its differences, or of a reference its levels."""
    if row.differences:
        return [row.title, *(_cell(row.differences.get(name), lang) for name in outcomes)]
    blocks = [row.values.get(name) for name in outcomes]
    return [f"{row.title} [dim]({say('as_it_is', lang)})[/dim]",
            *(banded(block, block["unit"], lang=lang) if block and block["mean"] is not None else "-" for block in blocks)]


def _agreement(found, lang: str) -> list:
    titles = {} if lang == "en" else scenarios(found.experiment, lang)
    made = table(say("over_sets", lang), (("", False), ("", False), (say("middle", lang), True), (say("sign", lang), False), (say("agree", lang), True)))
    for row in found.agreement:
        sign = say(row["sign"], lang)
        made.add_row(titles.get(row["scenario"], row["scenario"]), words.label(row["outcome"], lang),
                     say("span", lang, low=shown(row["low"], row["unit"]), high=shown(row["high"], row["unit"])),
                     f"[bold]{sign}[/bold]" if row["finding"] else say("unsure", lang, sign=sign),
                     say("part", lang, share=percent(row["agreement"], lang), n=row["sets"]))
    return [made, say("finding", lang)]


def _interactions(found, lang: str) -> list:
    if not found.interactions:
        return []
    made = table(say("interaction", lang), (("", False), *((say(key, lang), True) for key in ("package", "sum", "gap")), ("", False)))
    for row in found.interactions:
        gap = row["gap"]
        told = gap["low"] is not None and not gap["low"] <= 0 <= gap["high"]
        made.add_row(words.label(row["outcome"], lang), *(banded(row[key], row["unit"], True, lang) for key in ("package", "sum_of_parts", "gap")),
                     say(("below" if gap["mean"] < 0 else "above") if told else "no_interaction", lang))
    return [made]


def _tradeoffs(found, lang: str) -> list:
    if not found.tradeoffs:
        return []
    roles = found.experiment.analysis
    made = table(say("tradeoff", lang), [("", False), *((words.label(roles[role], lang), True) for role in ("harm", "arrivals", "cost")),
                                         (say("beaten", lang), False)])
    for row in found.tradeoffs[:MOST_ARMS]:
        made.add_row(row["title"], *(_cell(row[role], lang) for role in ("harm", "arrivals", "cost")), row["beaten_by"] or "")
    notes = [say("how_beaten", lang)]
    if all(row["cost"] is None for row in found.tradeoffs):
        notes.append(say("no_cost", lang))
    return [made, *notes]


def _assumptions(found, lang: str) -> list:
    tree = found.assumptions
    if tree is None:
        return []
    scenario = tree["scenario"] if lang == "en" else scenarios(found.experiment, lang)[tree["scenario"]]
    parts = [say("fails", lang, scenario=scenario, outcome=words.label(tree["outcome"], lang), share=percent(tree["fails"], lang), n=tree["sets"])]
    if tree["explained"] <= 0:
        return [*parts, say("blind", lang)]
    made = table(say("tree", lang), ((say("when", lang), False), *((say(key, lang), True) for key in ("sets", "fails_in", "effect"))))
    for leaf in tree["leaves"]:
        made.add_row(when(leaf["when"], lang), str(leaf["sets"]), percent(leaf["fails"], lang), number(leaf["mean"]))
    return [*parts, made, say("told_unseen", lang, share=percent(tree["explained"], lang))]


def _transitions(found, lang: str) -> list:
    parts = []
    for row in found.transitions[-1:]:
        states = list(row["moves"])
        made = table(say("moves", lang, reference=row["reference"], arm=row["arm"], n=row["pairs"]), [("", False), *((state(name, lang), True) for name in states)])
        for a in states:
            made.add_row(state(a, lang), *("" if a == b == states[0] else _people(row["moves"][a][b]) for b in states))
        parts += [made, course_words.caption("same_people", lang), _harms(row, lang)]
    rest = len(found.transitions) - 1
    return parts + ([say("more_moves", lang, n=rest)] if rest > 0 else [])


def _harms(row, lang: str):
    """Who is harmed under one of the two only, beside the placebo's counts."""
    made = table(say("harmed", lang), (("", False), *((tables.say(key, lang), True) for key in ("both", "only_before", "chance", "only_after", "chance"))))
    noise = (row["placebo"] or {}).get("harms", {})
    for kind, block in row["harms"].items():
        if block["cases"] < FEWEST_CASES:
            made.add_row(words.label(kind, lang), reason(TOO_FEW, lang), *[""] * 4)
            continue
        chance = noise.get(kind)
        before, after = ("–", "–") if chance is None else (_people(chance[side]) for side in ("only_reference", "only_other"))
        made.add_row(words.label(kind, lang), _people(block["both"]), _people(block["only_reference"]), before, _people(block["only_other"]), after)
    return made


def _people(count) -> str:
    return "<10" if count is None else number(count)


def _cohorts(found, lang: str) -> list:
    parts = []
    chosen = found.cohorts if len(found.cohorts) < 3 else [found.cohorts[0], found.cohorts[-1]]
    for row in chosen:
        days = list(next(iter(row["shares"].values())))
        made = table(say("cohort", lang, arm=row["arm"], people=number(row["people"])), [("", False), *((say("day", lang, day=day), True) for day in days)])
        for outcome, shares in row["shares"].items():
            made.add_row(state(outcome, lang), *(banded(shares[day], "share", lang=lang) for day in days))
        parts.append(made)
    parts += [course_words.caption("by_day", lang)] if parts else []
    rest = len(found.cohorts) - len(chosen)
    return parts + ([say("more_cohorts", lang, n=rest)] if rest else [])


def sensitivity_tables(made, rows, lang: str = "en") -> list:
    """Sensitivity by scenario and outcome, the largest factors first."""
    title, question = _words(made, lang)
    parts = [f"[bold]{title}[/bold]\n{question}\n{say('small_size', lang, n=len(made.seeds), scale=made.scale)} {tables.say('use', lang)}"]
    titles = scenarios(made, lang)
    for scenario, outcome in dict.fromkeys((row["scenario"], row["outcome"]) for row in rows):
        mine = [row for row in rows if (row["scenario"], row["outcome"]) == (scenario, outcome)]
        of = "difference" if mine[0]["of"] == "difference" else "level"
        title = f"{titles[scenario]}: {words.label(outcome, lang)} ({say(of, lang)})"
        if "reason" in mine[0]:
            parts += ["", f"{title}: {reason(mine[0]['reason'], lang)}."]
            continue
        shown_table = table(title, (("", False), ("", True), ("", True)))
        for row in mine:
            shown_table.add_row(setting(row["factor"], lang), *_told(row, lang))
        parts += ["", shown_table, *_how_sure(mine[0], lang)]
    return parts


def _how_sure(row, lang: str) -> list[str]:
    """What the emulator tells and what seeds alone would make, of an outcome's first row."""
    parts = []
    if "explained" in row:
        told = max(row["explained"], 0.0)
        little = "" if told >= 0.5 else say("little" if row["emulated"] else "no_indices", lang)
        parts.append(say("emulated", lang, n=row["points"], share=percent(told, lang), little=little))
    if (noise := row.get("noise")) is not None:
        parts.append(say("noise", lang, share=percent(noise, lang)))
    elif "explained" not in row:
        parts.append(say("one_seed", lang))
    return parts


def _told(row, lang: str) -> tuple[str, str]:
    def span(block):
        return f"{block['mean']:.2f} ({say('span', lang, low=format(block['low'], '.2f'), high=format(block['high'], '.2f'))})"
    if "total" in row:
        return say("alone", lang, what=span(row["first_order"])), say("with", lang, what=span(row["total"]))
    if "ends" in row:
        ends = [say("at", lang, value=value(end["value"], lang), change=banded(end, "", True, lang)) for end in row["ends"][:2]]
        return (*ends, *[""] * (2 - len(ends)))
    index = row.get("emulated")
    return (say("rank", lang, what=span(row["rank_correlation"])), say("sobol", lang, first=index["first_order"], total=index["total"]) if index else "")


def write(found, folder: Path) -> list[Path]:
    """The answer's tables as CSV files in a folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {"effects": [{"arm": row.arm, "title": row.title, **{setting(k): v for k, v in row.settings.items()}, "indicator": name,
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
    for name, rows in sheets.items():
        if rows:
            columns = list(dict.fromkeys(key for row in rows for key in row))
            path = folder / f"{found.experiment.name}_{name}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
            written.append(path)
    return written
