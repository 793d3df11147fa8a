"""Figures of experiments: effects, doses, heat maps of two factors, packages and parts, spread over assumptions."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

from corridor.studies.designs import SAMPLED
from corridor.views import words
from corridor.views.sweep_names import setting, when
from corridor.views.tables import banded, is_noise, number

ABREAST = 4  # panels side by side
TITLE_WIDTH = 34  # letters in a line of a panel's title
LESS, MORE, QUIET, INK = "#2c7fb8", "#c2571a", "#9a9a9a", "#222222"
SAYS = {
    "difference": {"en": "difference with {reference}", "es": "diferencia con {reference}"},
    "noise": {"en": "grey band: what a placebo alone makes of a difference", "es": "franja gris: la diferencia que produce un placebo por sí solo"},
    "bands": {"en": "bars: 95 % bands over {n} seeds", "es": "barras: bandas del 95 % sobre {n} semillas"},
    "cells": {"en": "± half of the 95 % band over {n} seeds", "es": "± la mitad de la banda del 95 % sobre {n} semillas"},
    "colours": {"en": "blue: less, orange: more, grey: cannot be told from chance",
                "es": "azul: menos, naranja: más, gris: no se distingue del azar"},
    "chance": {"en": "≈ cannot be told from chance", "es": "≈ no se distingue del azar"},
    "package": {"en": "package", "es": "paquete"},
    "sum": {"en": "sum of parts", "es": "suma de las partes"},
    "alone": {"en": "{part} alone", "es": "solo {part}"},
    "sets": {"en": "each point: one set of assumptions ({n})", "es": "cada punto: un conjunto de supuestos ({n})"},
    "agree": {"en": "{share:.0%} of sets: {sign}", "es": "{share:.0%} de los conjuntos: {sign}"},
    "fails": {"en": "Where it fails", "es": "Dónde falla"},
    "blind": {"en": "no assumption tells the sets where it fails from the others",
              "es": "ningún supuesto distingue los conjuntos en los que falla"},
    "leaf": {"en": "{when}: fails in {fails:.0%} of {sets}", "es": "{when}: falla en {fails:.0%} de {sets}"},
    "few": {"en": "too few cases", "es": "muy pocos casos"},
    "less": {"en": "less", "es": "menos"}, "more": {"en": "more", "es": "más"},
    "foot": {"en": "Synthetic people; insight into mechanisms, not estimates of prevalence. Numbers for real-world size; scale {scale:g}, {days} days.",
             "es": "Personas sintéticas; ideas sobre mecanismos, no estimaciones de prevalencia. Cifras a tamaño real; escala {scale:g}, {days} días."},
    "first": {"en": "alone (first order)", "es": "solo (primer orden)"}, "total": {"en": "with others (total)", "es": "con otros (total)"},
    "share": {"en": "share of variance", "es": "parte de la varianza"},
    "rank": {"en": "partial rank correlation", "es": "correlación parcial de rangos"},
    "told": {"en": "emulator tells {share:.0%}", "es": "el emulador explica {share:.0%}"},
    "moves": {"en": "change from the usual point", "es": "cambio desde el punto habitual"},
}


def say(key: str, lang: str, **what) -> str:
    return SAYS[key][lang].format(**what)


def _panels(count: int, width: float, height: float, room: float = 0.0):
    """(figure, [(axis, whether it stands at the left)]): panels of a width and height in inches, `room` for labels."""
    from matplotlib.figure import Figure

    count = max(count, 1)
    columns = min(count, ABREAST)
    rows = -(-count // columns)
    figure = Figure(figsize=(width * columns + room, height * rows + 1.3), dpi=110, layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).flatten()
    for axis in axes[count:]:
        axis.remove()
    for axis in axes[:count]:
        axis.spines[["top", "right"]].set_visible(False)
        axis.tick_params(labelsize=8)
    return figure, [(axis, i % columns == 0) for i, axis in enumerate(axes[:count])]


def _finish(figure, made, path: Path, lang: str, *notes: str) -> None:
    import textwrap

    title, question = made.words(lang)
    columns = int(figure.get_size_inches()[0] * 12)
    figure.suptitle("\n".join([title, *textwrap.wrap(question, columns)]), fontsize=11, x=0.01, ha="left")
    foot = say("foot", lang, scale=made.scale, days=made.days or made.scenarios[0].days)
    lines = textwrap.wrap("; ".join(note for note in notes if note), columns + 25) + textwrap.wrap(foot, columns + 25)
    figure.supxlabel("\n".join(lines), fontsize=7.5, color="#555555", x=0.01, ha="left")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)


def _unit(name, unit, lang) -> str:
    return f"{words.label(name, lang)}\n({words.unit(unit, lang)})"


def _named(factor, lang: str, whole: bool = False) -> str:
    """A factor's name with its unit; times: its values are parts of the usual value. whole: with what it belongs to."""
    from corridor.dashboard import parameter_words, policy_words
    from corridor.parameters import PARAMETERS
    from corridor.policies import load_all

    room, _, rest = factor.name.partition(".")
    name, plain = rest.partition(".")[2], setting(factor.name)
    unit = ""
    if factor.times:
        unit = "×"
    elif room == "parameters" and rest in PARAMETERS:
        unit = parameter_words.unit(PARAMETERS[rest].unit, lang)
    elif room == "policies" and (policy := load_all().get(rest.partition(".")[0])):
        lever = next((one for key, one in policy.parameters.items() if key == name or key.endswith("." + name.removeprefix("*."))), None)
        unit = policy_words.unit(lever.unit, lang) if lever else ""
    return (plain if whole else plain.split(": ", 1)[-1]) + (f" ({unit})" if unit and not plain.endswith(unit) else "")


def _colour(block) -> str:
    return QUIET if is_noise(block) else (LESS if block["mean"] < 0 else MORE)


def _shown(found) -> list[str]:
    """Outcomes with a difference that can be shown in some arm."""
    return [name for name in found.experiment.analysis["outcomes"]
            if any(row.differences.get(name, {}).get("mean") is not None for row in found.rows)]


def _floor(axis, found, name, upright: bool) -> None:
    noise = next((row.differences[name].get("placebo") for row in found.rows if name in row.differences), None)
    if noise:
        (axis.axvspan if upright else axis.axhspan)(-noise, noise, color="#dddddd", zorder=0)
    (axis.axvline if upright else axis.axhline)(0, color=INK, lw=0.8)


def _thousands(axis, which: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    chosen = getattr(axis, f"{which}axis")
    chosen.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    chosen.set_major_locator(MaxNLocator(3 if which == "x" else 4))


def effects(found, path, lang="en") -> None:
    """Each arm's paired differences with bands, an outcome a panel."""
    names, rows = _shown(found), [row for row in found.rows if row.differences]
    figure, axes = _panels(len(names), 2.4, 0.4 * len(rows) + 1, 2.5)
    for (axis, left), name in zip(axes, names, strict=False):
        _floor(axis, found, name, upright=True)
        for i, row in enumerate(rows):
            _bar(axis, row.differences[name], len(rows) - 1 - i, upright=True)
        _thousands(axis, "x")
        axis.set_title(_unit(name, rows[0].differences[name]["unit"], lang), fontsize=9)
        axis.set_yticks(range(len(rows)), [row.title for row in reversed(rows)] if left else [""] * len(rows))
    _finish(figure, found.experiment, path, lang, _against(found, lang), _bands(found, lang), say("colours", lang), say("noise", lang))


def _bar(axis, block, at, upright: bool) -> None:
    if block.get("mean") is None:
        return
    half = [[block["mean"] - block["low"]], [block["high"] - block["mean"]]] if block["low"] is not None else None
    where = {"x": block["mean"], "y": at, "xerr": half} if upright else {"x": at, "y": block["mean"], "yerr": half}
    axis.errorbar(**where, fmt="o", ms=4, lw=1.4, color=_colour(block))


def _bands(found, lang) -> str:
    return say("bands", lang, n=len(found.experiment.seeds))


def _against(found, lang) -> str:
    made = found.experiment
    reference = next((row.reference for row in found.rows if row.reference), None)
    title = next((row.title for row in found.rows if row.arm == reference), made.scenarios[0].title)
    if made.kind in SAMPLED:
        title = made.scenarios[0].title
    return say("difference", lang, reference=f"«{title}»") if reference else ""


def dose(found, path, lang="en") -> None:
    """Differences along the values of the first factor, an outcome a panel."""
    factor, names = found.experiment.factors[0].name, _shown(found)
    rows = sorted((row for row in found.rows if row.differences and factor in row.settings), key=lambda row: float(row.settings[factor]))
    figure, axes = _panels(len(names), 2.8, 2.4)
    for (axis, left), name in zip(axes, names, strict=False):
        _floor(axis, found, name, upright=False)
        there = [(float(row.settings[factor]), row.differences[name]) for row in rows if row.differences[name]["mean"] is not None]
        axis.plot([x for x, _ in there], [block["mean"] for _, block in there], color=QUIET, lw=1, zorder=1)
        for x, block in there:
            _bar(axis, block, x, upright=False)
        _thousands(axis, "x")
        _thousands(axis, "y")
        axis.set_title(_unit(name, rows[0].differences[name]["unit"], lang), fontsize=9)
        axis.set_xlabel(_named(found.experiment.factors[0], lang), fontsize=8)
    _finish(figure, found.experiment, path, lang, _against(found, lang), _bands(found, lang), say("colours", lang), say("noise", lang))


def heat(found, path, lang="en") -> None:
    """Two factors: the difference with the reference in every cell, an outcome a panel."""
    import numpy as np
    from matplotlib.colors import LinearSegmentedColormap

    first, second = found.experiment.factors[:2]
    xs, ys = sorted(second.values), sorted(first.values)
    names = _shown(found)
    figure, axes = _panels(len(names), 2.9, 2.4)
    shades = LinearSegmentedColormap.from_list("less_more", [LESS, "#f7f7f7", MORE])
    for (axis, left), name in zip(axes, names, strict=False):
        grid, marks, unit = np.full((len(ys), len(xs)), np.nan), {}, ""
        for row in found.rows:
            at = ys.index(row.settings[first.name]), xs.index(row.settings[second.name])
            block = row.differences.get(name)
            if block is None:
                grid[at], marks[at] = 0.0, "0"
            elif block["mean"] is not None:
                unit = block["unit"]
                grid[at] = block["mean"]
                marks[at] = ("≈ " if is_noise(block) else "") + banded(block, unit, signed=True).replace(" ±", "\n±")
        top = np.nanmax(np.abs(grid)) or 1.0
        axis.imshow(grid, cmap=shades, vmin=-top, vmax=top, origin="lower", aspect="auto")
        for (i, j), text in marks.items():
            axis.text(j, i, text, ha="center", va="center", fontsize=8, color=INK)
        axis.set_xticks(range(len(xs)), [number(x) for x in xs])
        axis.set_yticks(range(len(ys)), [f"× {y:g}" if first.times else number(y) for y in ys] if left else [""] * len(ys))
        axis.set_title(_unit(name, unit, lang), fontsize=9)
        axis.set_xlabel(_named(second, lang), fontsize=8)
        axis.set_ylabel(_named(first, lang, whole=True) if left else "", fontsize=8)
    _finish(figure, found.experiment, path, lang, _against(found, lang), say("chance", lang), say("cells", lang, n=len(found.experiment.seeds)))


def interaction(found, path, lang="en") -> None:
    """Parts alone, their sum and the package, an outcome a panel."""
    rows = found.interactions
    figure, axes = _panels(len(rows), 2.6, 2.3, 1.0)
    for (axis, left), row in zip(axes, rows, strict=False):
        noise = next((arm.differences[row["outcome"]].get("placebo") for arm in found.rows if row["outcome"] in arm.differences), None)
        bars = [(say("alone", lang, part=setting(name)), block) for name, block in row["alone"].items()]
        bars += [(say("sum", lang), row["sum_of_parts"]), (say("package", lang), row["package"])]
        _floor(axis, found, row["outcome"], upright=True)
        for i, (_, block) in enumerate(bars):
            _bar(axis, block | {"placebo": noise}, len(bars) - 1 - i, upright=True)
        axis.set_yticks(range(len(bars)), [label for label, _ in reversed(bars)] if left else [""] * len(bars))
        axis.axhline(1.5, color="#cccccc", lw=0.8)
        _thousands(axis, "x")
        axis.set_title(_unit(row["outcome"], row["unit"], lang), fontsize=9)
    _finish(figure, found.experiment, path, lang, _bands(found, lang), say("colours", lang), say("noise", lang))


def uncertainty(found, path, lang="en") -> None:
    """The effect in every set of assumptions, an outcome a panel, and where the policy fails."""
    import textwrap

    import numpy as np

    rows = found.agreement
    sets = max((row["sets"] for row in rows), default=0)
    figure, axes = _panels(len(rows), 2.6, 2.4)
    for (axis, left), row in zip(axes, rows, strict=False):
        means = np.array(sorted(np.mean(arm.differences[row["outcome"]]["by_seed"]) for arm in found.rows
                                if row["outcome"] in arm.differences and arm.scenario == row["scenario"]
                                and None not in arm.differences[row["outcome"]]["by_seed"]))
        _floor(axis, found, row["outcome"], upright=False)
        axis.scatter(range(len(means)), means, s=12, c=np.select([means < 0, means > 0], [LESS, MORE], QUIET))
        axis.set_xticks([])
        _thousands(axis, "y")
        axis.set_title(_unit(row["outcome"], row["unit"], lang), fontsize=9)
        axis.set_xlabel(say("agree", lang, share=row["agreement"], sign=say(row["sign"], lang)) + ("" if row["finding"] else " (?)"), fontsize=8)
    notes, tree = [_against(found, lang), say("sets", lang, n=sets), say("noise", lang)], found.assumptions
    if tree:
        notes.append(say("fails", lang) + f" ({words.label(tree['outcome'], lang)}): " + (say("blind", lang) if tree["explained"] <= 0 else "; ".join(
            say("leaf", lang, when=when(leaf["when"]), fails=leaf["fails"], sets=leaf["sets"]) for leaf in tree["leaves"])))
    _finish(figure, found.experiment, path, lang, *textwrap.wrap("; ".join(note for note in notes if note), 400))


FIGURES = {"effects": effects, "dose": dose, "heat": heat, "interaction": interaction, "uncertainty": uncertainty}


def draw(found, path: Path, lang: str = "en") -> None:
    """Draw an experiment's figure: the one it names, else the one its design suggests."""
    made = found.experiment
    kind = made.analysis["figure"] or ("uncertainty" if found.agreement else "effects")
    FIGURES[kind](found, Path(path), lang)


def draw_sensitivity(made, rows, path: Path, lang: str = "en") -> None:
    """Sensitivity: an outcome (of a scenario) a panel, the factors below each other."""
    panels = list(dict.fromkeys((row["scenario"], row["outcome"]) for row in rows if "factor" in row))
    names = [factor.name for factor in made.factors]
    titles = {item.name: item.title for item in made.scenarios} if len({scenario for scenario, _ in panels}) > 1 else {}
    figure, axes = _panels(len(panels), 2.8, 0.28 * len(names) + 1.2, 1.5)
    axis_says = ""
    for (axis, left), panel in zip(axes, panels, strict=False):
        axis.axvline(0, color=INK, lw=0.8)
        mine = [row for row in rows if (row["scenario"], row["outcome"]) == panel and "factor" in row]
        for row in mine:
            at = len(names) - 1 - names.index(row["factor"])
            if "total" in row:
                axis_says = say("share", lang)
                _index(axis, row["first_order"], at + 0.15, LESS, say("first", lang))
                _index(axis, row["total"], at - 0.15, MORE, say("total", lang))
            elif "ends" in row:
                axis_says = say("moves", lang)
                for i, end in enumerate(row["ends"]):
                    _index(axis, end, at + 0.3 * (i / max(len(row["ends"]) - 1, 1) - 0.5), (LESS, MORE)[end["mean"] > 0], "")
                    axis.annotate(f" {end['value']:g}" if isinstance(end["value"], (int, float)) else f" {end['value']}", (end["mean"], at), fontsize=6)
            elif row.get("emulated"):
                axis_says = f"{say('share', lang)} ({say('told', lang, share=row['explained'])})"
                axis.plot(row["emulated"]["first_order"], at + 0.15, "o", ms=4, color=LESS, label=say("first", lang))
                axis.plot(row["emulated"]["total"], at - 0.15, "o", ms=4, color=MORE, label=say("total", lang))
            else:
                axis_says = say("rank", lang)
                _index(axis, row["rank_correlation"], at, INK, "")
        axis.set_yticks(range(len(names)), [setting(name) for name in reversed(names)] if left else [""] * len(names))
        axis.set_title("\n".join(fill(part, TITLE_WIDTH) for part in (titles.get(panel[0]), words.label(panel[1], lang)) if part), fontsize=9)
        axis.set_xlabel(axis_says, fontsize=8)
    for axis, _ in axes[: len(panels)]:  # beside the first points that it tells of
        seen = dict(zip(*reversed(axis.get_legend_handles_labels()), strict=True))
        if len(seen) > 1:
            axis.legend(seen.values(), seen.keys(), fontsize=7, frameon=False)
            break
    _finish(figure, made, path, lang, f"95 %; n = {len(made.seeds)}")


def _index(axis, block, at, colour, label) -> None:
    spread = [[max(block["mean"] - block["low"], 0)], [max(block["high"] - block["mean"], 0)]] if block["low"] is not None else None
    axis.errorbar(block["mean"], at, xerr=spread, fmt="o", ms=4, lw=1.2, color=colour, label=label or None)
