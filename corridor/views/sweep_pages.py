"""An experiment's page: the question, the figure, and what the runs say, made from the answer alone."""

from __future__ import annotations

from pathlib import Path

from corridor.studies.comparison import FEWEST_CASES, TOO_FEW
from corridor.studies.designs import SAMPLED
from corridor.studies.experiment import asked_for
from corridor.views import words
from corridor.views.sweep_names import setting, when
from corridor.views.tables import banded, is_noise, number, shown

DESIGNS = {"grid": "every combination of the values", "list": "the values together, one point after another",
           "latin_hypercube": "a Latin hypercube over the ranges", "sobol": "Saltelli's design over the ranges",
           "one_at_a_time": "each factor at its ends, the others as usual"}


def _told(block) -> bool:
    return bool(block) and block["mean"] is not None and not is_noise(block)


def _effects(found) -> list[str]:
    """A line for each arm: what is told from chance, and what is not."""
    lines = []
    for row in (row for row in found.rows if row.differences):
        outcomes = [name for name in found.experiment.analysis["outcomes"] if name in row.differences]
        told = [f"{words.label(name)} {banded(row.differences[name], row.differences[name]['unit'], signed=True)}"
                for name in outcomes if _told(row.differences[name])]
        rest = [words.label(name) for name in outcomes if row.differences[name]["mean"] is not None and not _told(row.differences[name])]
        few = [words.label(name) for name in outcomes if row.differences[name]["mean"] is None]
        parts = ["; ".join(told) if told else "nothing that can be told from chance"]
        parts += [f"not told from chance: {', '.join(rest)}"] if rest and told else []
        parts += [f"too few cases: {', '.join(few)}"] if few else []
        lines.append(f"**{row.title}**: {'. '.join(part[0].upper() + part[1:] for part in parts)}.")
    return lines


def _doses(found) -> list[str]:
    """Where, along a dose, more stops helping: the last value whose step from the one before can be told from chance."""
    made = found.experiment
    if made.analysis["figure"] != "dose" or not made.factors:
        return []
    factor, lines = made.factors[0].name, []
    rows = sorted((row for row in found.rows if row.differences and factor in row.settings), key=lambda row: float(row.settings[factor]))
    from corridor.studies.comparison import band

    for name in made.analysis["outcomes"]:
        last = None
        for before, after in zip([None, *rows], rows, strict=False):
            mine = after.differences.get(name, {}).get("by_seed") or []
            theirs = before.differences.get(name, {}).get("by_seed") if before else [0.0] * len(mine)
            if not mine or theirs is None or len(mine) != len(theirs) or None in mine or None in theirs:
                continue
            step = band([a - b for a, b in zip(mine, theirs, strict=True)])
            if step["low"] is not None and not step["low"] <= 0 <= step["high"]:
                last = after.settings[factor]
        if last is not None:
            lines.append(f"{words.label(name)}: the last step that can be told from chance is the one to {number(last)}.")
        elif any(row.differences.get(name, {}).get("mean") is not None for row in rows):
            lines.append(f"{words.label(name)}: no step along the dose can be told from chance.")
    return lines


def _interactions(found) -> list[str]:
    lines = []
    for row in found.interactions:
        gap, unit = row["gap"], row["unit"]
        if gap["mean"] is None:
            continue
        told = gap["low"] is not None and not gap["low"] <= 0 <= gap["high"]
        lines.append(f"{words.label(row['outcome'])}: the package {banded(row['package'], unit, signed=True)}, its parts together "
                     f"{banded(row['sum_of_parts'], unit, signed=True)}; " + (f"the gap, {banded(gap, unit, signed=True)}, is told from chance."
                                                                              if told else "no interaction is told from chance."))
        for part, block in row["lost_without"].items():
            if _told(block | {"placebo": None}):
                lines.append(f"  - without {setting(part)}: {banded(block, unit, signed=True)} of it is lost.")
    return lines


def _agreement(found) -> list[str]:
    lines = []
    for row in found.agreement:
        sign = "more" if row["sign"] == "more" else "less"
        reading = "a finding" if row["finding"] else "under the 90 % that a finding needs"
        lines.append(f"{words.label(row['outcome'])}: {sign} in {row['agreement']:.0%} of {row['sets']} sets ({reading}); nine in ten effects lie between "
                     f"{shown(row['low'], row['unit'])} and {shown(row['high'], row['unit'])}.")
    tree = found.assumptions
    if tree:
        lines.append(f"{words.label(tree['outcome'])} change the wrong way in {tree['fails']:.0%} of {tree['sets']} sets.")
        if tree["explained"] <= 0:
            lines.append("No small tree over the assumptions tells the sets where it fails from the others (it predicts unseen sets no better than their mean).")
        else:
            lines += [f"  - {when(leaf['when'])}: fails in {leaf['fails']:.0%} of {leaf['sets']} sets." for leaf in tree["leaves"]]
            lines.append(f"The tree predicts {tree['explained']:.0%} of the variance of sets it has not seen.")
    return lines


def _tradeoffs(found) -> list[str]:
    beaten = [f"{row['title']} is beaten by {row['beaten_by']}" for row in found.tradeoffs if row["beaten_by"]]
    free = [row["title"] for row in found.tradeoffs if not row["beaten_by"]]
    if not found.tradeoffs:
        return []
    roles = found.experiment.analysis
    how = f"Of {words.label(roles['harm'])}, {words.label(roles['arrivals'])} and {words.label(roles['cost'])}, by their means (mind the bands)"
    if not beaten:
        return [f"{how}, none beats another."]
    return [f"{how}, nothing beats: {'; '.join(free) or 'none'}. {'; '.join(beaten)}."]


def _people(found) -> list[str]:
    lines = []
    for row in found.transitions[-1:]:
        noise = (row["placebo"] or {}).get("harms", {})
        for kind, block in row["harms"].items():
            if block["cases"] < FEWEST_CASES:
                lines.append(f"Of the same people, {words.label(kind)} only under one of the two: not told ({TOO_FEW}).")
                continue
            chance = noise.get(kind)
            told = {side: _shown(block[side]) + (f" (a placebo: {_shown(chance[side])})" if chance else "") for side in ("only_reference", "only_other")}
            lines.append(f"Of the same people, {words.label(kind)} only under {row['reference']}: {told['only_reference']}; only under {row['arm']}: {told['only_other']}.")
    return lines


def _shown(value) -> str:
    return "fewer than 10" if value is None else number(value)


def page(found, figure: str) -> str:
    """Markdown; `figure`: the name of the figure's file beside the page."""
    made = found.experiment
    title, question = made.words()
    lines = _agreement(found) if found.agreement else [*_doses(found), *_effects(found), *_interactions(found), *_tradeoffs(found)]
    lines = [line if line.startswith("  -") else line[0].upper() + line[1:] for line in [*lines, *_people(found)]]
    sets = "the central parameter set" if made.central else "each seed under its own set of the calibrated ensemble"
    how = f"{DESIGNS[made.kind][0].upper() + DESIGNS[made.kind][1:]}; " if made.factors else ""
    runs = f"{found.wanted} runs" + (f", {found.failed} of them missing" if found.failed else "")
    size = f"{how}{len(made.seeds)} paired seed{'s' * (len(made.seeds) != 1)}, {sets}; {runs}."
    days = made.days or made.scenarios[0].days
    floor = "A placebo's noise floor is drawn in grey. " if made.placebo and made.kind not in SAMPLED else ""
    return "\n".join([
        f"# {title}", "", f"**{question}**", "", *([made.about, ""] if made.about else []), size, "", f"![{title}]({figure})", "",
        f"    corridor sweep {asked_for(made.name)} --page .", "", "## What these runs say", "",
        *(line if line.startswith("  -") else f"- {line}" for line in lines or ["Nothing that can be told from chance."]), "",
        (f"Numbers: mean of paired differences ± half of the 95 % band, for real-world size; scale {made.scale:g}, {days} days from July 2011. {floor}"
        "Page and figure are made from the runs by that command. All people are synthetic: insight into mechanisms, not estimates of prevalence."), ""])


def write_page(found, folder: Path) -> list[Path]:
    """NAME.md and NAME.png in a folder."""
    from corridor.views.sweep_figures import draw

    folder, name = Path(folder), found.experiment.name
    folder.mkdir(parents=True, exist_ok=True)
    draw(found, folder / f"{name}.png")
    (folder / f"{name}.md").write_text(page(found, f"{name}.png"), encoding="utf-8")
    return [folder / f"{name}.md", folder / f"{name}.png"]
