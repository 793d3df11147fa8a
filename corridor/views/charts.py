"""Figures of a comparison: each a function of a result (corridor.compare's, or studies.stored's) that gives a matplotlib figure.

In a notebook: `charts.differences(corridor.compare(["baseline", "work_permits"]))`. Bands are 95 % over seeds.
"""

from __future__ import annotations

import textwrap

from corridor.views import words
from corridor.views.chart_words import say
from corridor.views.report_words import term
from corridor.views.style import (
    ARMS,
    INK,
    LINE,
    MARKS,
    PALE,
    brief,
    figure,
    foot,
    head,
    legend,
    thousands,
)
from corridor.views.sweep_figures import LESS, MORE, QUIET
from corridor.views.tables import is_noise

KEY = ("departures", "arrivals_us", "kidnapped", "trafficked", "sexually_abused", "robbed", "deaths", "identified", "protected", "migrants_debt_usd",
       "gang_revenue_usd", "public_cost_usd")
CASCADE = ("trafficked", "victims_met_by_officials", "asked", "disclosed", "identified", "offered", "protected", "safe_at_24_months")
FLOOR = "#d5dade"  # what a placebo alone does
MOST_PER_CENT = 160  # shown of a change; what goes beyond is said in words
TITLE = {1: 60, 2: 30, 3: 20}  # characters of a line of a panel's title, by panels side by side
AGREE = 0.9  # share of parameter sets that must agree for a finding
AT_HOME = ("threatened", "threatened_unable_to_leave", "harmed_at_home")
AGAINST = ("arrivals_us", "public_cost_usd")  # what a harm is weighed against
ON_THE_WAY = ("robbed", "sexually_abused", "kidnapped", "trafficked", "deaths")


def minus(text: str) -> str:
    """A true minus sign, as readers expect it."""
    return text.replace("-", "\u2212")


def usable(found, names) -> list[str]:
    """Those of `names` that the reference measures and that some difference can be told of."""
    return usable_of(found.scenarios[0], names)


def usable_of(item, names) -> list[str]:
    """Those of `names` of which one scenario has cases enough to be told."""
    return [name for name in names if item["indicators"].get(name, {}).get("mean") is not None]


def words_only(lang: str, key: str = "few", *notes: str):
    """A figure of words alone, where there is nothing to draw; `key` (chart_words) says why."""
    made, axes = figure(0.75)
    axes[0][0].set_axis_off()
    axes[0][0].text(0, 0.5, first(say(key, lang)) + ".", fontsize=8.5, va="center", color="#5f6b73", transform=axes[0][0].transAxes)
    foot(made, lang, *notes)
    return made


def told_bands(found, lang: str, key: str = "bands") -> str:
    """What the lines are: bands over runs, of which one run has none."""
    return say(key, lang, n=len(found.seeds)) if len(found.seeds) > 1 else say("single", lang)


def colour(block) -> str:
    return QUIET if is_noise(block) else (LESS if block["mean"] < 0 else MORE)


def outcome_bars(found, names=KEY, lang: str = "en"):
    """Levels under each scenario with bands, an outcome a panel."""
    names = usable(found, names)
    columns = min(3, max(len(names), 1))
    rows = -(-len(names) // columns) or 1
    count = len(found.scenarios)
    titles = [f"{words.label(name, lang)} ({words.unit(found.scenarios[0]['indicators'][name]['unit'], lang)})" for name in names]
    lines = max([len(textwrap.wrap(title, TITLE[columns])) for title in titles], default=1)
    made, axes = figure(rows * (0.26 * count + 0.48 + 0.14 * lines) + 0.5, rows=rows, columns=columns)
    for axis in list(axes.flat)[len(names):]:
        axis.remove()
    for at, (axis, name) in enumerate(zip(axes.flat, names, strict=False)):
        for i, item in enumerate(found.scenarios):
            block, y = item["indicators"][name], count - 1 - i
            if block["mean"] is None:
                axis.text(0, y, say("few", lang), fontsize=7, va="center", color="#5f6b73")
                continue
            axis.barh(y, block["mean"], height=0.62, color=ARMS[i % len(ARMS)], alpha=0.85 if i else 0.55)
            if block["low"] is not None:
                axis.plot([max(block["low"], 0), block["high"]], [y, y], color=INK, lw=1)
        axis.set_yticks(range(count), [_wrapped(item["title"], 26) for item in reversed(found.scenarios)] if at % columns == 0 else [""] * count)
        head(axis, titles[at], TITLE[columns])
        thousands(axis, most=3, lang=lang)
    foot(made, lang, told_bands(found, lang))
    return made


def differences(found, names=KEY, lang: str = "en", arms=None):
    """Paired differences as per cent of the reference, with bands and the placebo's floor: outcomes down, scenarios across."""
    names = usable(found, names)
    others = [item for item in found.scenarios[1:] if item["name"] in found.differences and (arms is None or item["name"] in arms)]
    if not others or not names:
        return words_only(lang, "few" if others else "one_scenario")
    made, axes = figure(0.3 * len(names) + 1.1, columns=max(len(others), 1), sharey=True)
    for column, item in enumerate(others):
        draw_differences(axes[0][column], found, item, names, lang, of=len(others))
    foot(made, lang, first(say("per_cent", lang, reference=found.scenarios[0]["title"])) + ".", told_bands(found, lang),
         say("colours", lang), say("floor", lang) if any(block.get("placebo") for one in found.differences.values() for block in one.values()) else "")
    return made


def cut_ends(axis, y, low, high, reach, shade) -> None:
    """A mark at the edge of a panel where a band goes on beyond it."""
    for beyond, side, mark in ((low < -reach, -1, "<"), (high > reach, 1, ">")):
        if beyond:
            axis.plot(side * reach * 0.985, y, mark, color=shade, ms=5, mew=0)


def draw_differences(axis, found, item, names, lang: str = "en", of: int = 1) -> None:
    """Into a panel: one scenario's paired differences as per cent of the reference. `of`: panels side by side."""
    base, blocks = found.scenarios[0]["indicators"], found.differences[item["name"]]
    per_cent = {name: {end: 100 * blocks[name][end] / abs(base[name]["mean"]) for end in ("mean", "low", "high") if blocks[name][end] is not None}
                for name in names if blocks.get(name) and blocks[name]["mean"] is not None and base[name]["mean"]}
    reach = min(max([4.0, *(abs(value) for ends in per_cent.values() for value in ends.values())]), MOST_PER_CENT) * 1.08
    for i, name in enumerate(names):
        ends, y = per_cent.get(name), len(names) - 1 - i
        if ends is None:
            axis.text(0, y, f"  {say('few', lang)}", fontsize=7, va="center", color="#5f6b73")
            continue
        shade, side = colour(blocks[name]), 1 if ends["mean"] > 0 else -1
        if abs(ends["mean"]) > reach:  # beyond the panel: said in words
            axis.text(side * reach * 0.98, y, minus(f"{ends['mean']:+.0f} % " + ("▸" if side > 0 else "◂")), ha="right" if side > 0 else "left", va="center",
                      fontsize=8, fontweight="bold", color=shade)
            continue
        if blocks[name].get("placebo"):
            floor = 100 * blocks[name]["placebo"] / abs(base[name]["mean"])
            axis.barh(y, 2 * floor, left=-floor, height=0.62, color=FLOOR, zorder=0)
        axis.plot([ends.get("low", ends["mean"]), ends.get("high", ends["mean"])], [y, y], color=shade, lw=2, solid_capstyle="round")
        axis.plot(ends["mean"], y, "o", color=shade, ms=5.5, mec="white", mew=0.6)
        cut_ends(axis, y, ends.get("low", ends["mean"]), ends.get("high", ends["mean"]), reach, shade)
    axis.axvline(0, color=INK, lw=0.8)
    axis.set(xlim=(-reach, reach), ylim=(-0.7, len(names) - 0.3))
    axis.set_yticks(range(len(names)), [words.label(name, lang) for name in reversed(names)])
    head(axis, item["title"], (72 if of < 2 else 60) // of + 4)
    thousands(axis, most=3 if of > 2 else 5, signed=True, per_cent=True, lang=lang)


def first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


def series(found, names=("journeys", "detained_mexico", "kidnapped", "work_permits_granted"), lang: str = "en"):
    """Months of the period, mean and band, an outcome a panel. found: studies.stored.Stored."""
    base = found.series[found.reference.name]
    blocks = found.comparison.scenarios[0]["indicators"]
    enough = {item["name"]: usable_of(item, names) for item in found.comparison.scenarios}
    few = [words.label(name, lang) for name in names if name in blocks and name not in enough[found.reference.name]]
    names = [name for name in enough[found.reference.name] if any(block["mean"] is not None for block in base.get(name, []))]
    columns = min(2, max(len(names), 1))
    rows = -(-len(names) // columns) or 1
    made, axes = figure(2.0 * rows + 0.5, rows=rows, columns=columns)
    for axis in list(axes.flat)[len(names):]:
        axis.remove()
    for axis, name in zip(axes.flat, names, strict=False):
        for i, arm in enumerate(found.arms):
            months = [(at, block) for at, block in enumerate(found.series[arm.name].get(name, [])) if block["mean"] is not None and name in enough[arm.name]]
            x = [at + 1 for at, _ in months]
            if months and months[0][1]["low"] is not None:
                axis.fill_between(x, [max(block["low"], 0) for _, block in months], [block["high"] for _, block in months], color=ARMS[i], alpha=0.13, lw=0)
            axis.plot(x, [block["mean"] for _, block in months], color=ARMS[i], lw=1.6, marker=MARKS[i], ms=3.5, label=arm.title)
        axis.set_ylim(0)
        axis.grid(axis="y", color=PALE, lw=0.8)
        axis.grid(axis="x", visible=False)
        thousands(axis, "y", 4, lang=lang)
        count = len(base[name])
        axis.set_xticks(range(1, count + 1, -(-count // 8)))
        head(axis, f"{words.label(name, lang)} ({words.unit(blocks[name]['unit'], lang)})")
    legend(made, axes.flat[0])
    foot(made, lang, say("months", lang), say("shade", lang), say("silent", lang, what="; ".join(few)) if few else "")
    return made


def cascade(found, lang: str = "en"):
    """From trafficked to safe on one denominator: of 100 trafficked, how many come to each stage; scenarios side by side."""
    base = found.scenarios[0]["indicators"]
    names = [name for name in CASCADE if name in base]
    silent = [name for name in names if all(item["indicators"][name]["mean"] is None for item in found.scenarios)]
    later = [name for name in silent if "follow_up" in str(base[name].get("reason"))]
    names = [name for name in names if name not in silent]
    few = [words.label(name, lang) for name in silent if name not in later]
    notes = say("silent", lang, what="; ".join(few)) if few else "", say("follow_up", lang) if later else ""
    if set(names) <= {"trafficked"}:
        return words_only(lang, "no_cascade", *notes)
    count = len(found.scenarios)
    made, axes = figure(max(len(names), 2) * (0.15 * count + 0.2) + 1.1)
    axis = axes[0][0]
    height = 0.8 / count
    for i, item in enumerate(found.scenarios):
        whole = item["indicators"]["trafficked"]["mean"]
        for k, name in enumerate(names):
            block, y = item["indicators"][name], len(names) - 1 - k + 0.4 - (i + 0.5) * height
            if block["mean"] is None or not whole:
                axis.text(0.5, y, say("few", lang), fontsize=6.5, va="center", color="#5f6b73")
                continue
            share = 100 * block["mean"] / whole
            axis.barh(y, share, height=height * 0.88, color=ARMS[i], alpha=0.9 if i else 0.6, label=item["title"] if k == 0 else None)
            axis.text(share + 0.8, y, f"{share:.0f} %  ({brief(block['mean'], lang)})", fontsize=7, va="center")
    axis.set_yticks(range(len(names)), [words.label(name, lang) for name in reversed(names)])
    axis.set(xlim=(0, 118), ylim=(-0.5, max(len(names), 1) - 0.5))
    axis.set_xticks([0, 25, 50, 75, 100])
    axis.set_xlabel(say("denominator", lang))
    legend(made, axis)
    foot(made, lang, say("people", lang), *notes)
    return made


def home_and_way(found, lang: str = "en"):
    """Harms at home beside harms on the way: per 1,000 candidates and per 1,000 journeys, scenarios side by side."""
    base = found.scenarios[0]["indicators"]
    count = len(found.scenarios)
    groups = [("home", [n for n in AT_HOME if base.get(n, {}).get("mean") is not None], "candidates"),
              ("way", [n for n in ON_THE_WAY if base.get(n, {}).get("mean") is not None], "journeys")]
    made, axes = figure(max(len(names) for _, names, _ in groups) * (0.13 * count + 0.22) + 1.25, columns=2)
    height = 0.8 / count
    for axis, (key, names, over) in zip(axes[0], groups, strict=True):
        for i, item in enumerate(found.scenarios):
            per = (item["indicators"].get(over) or {}).get("mean")
            for k, name in enumerate(names):
                block, y = item["indicators"][name], len(names) - 1 - k + 0.4 - (i + 0.5) * height
                if block["mean"] is None or not per:
                    continue
                value, end = 1000 * block["mean"] / per, 1000 * (block["high"] if block["low"] is not None else block["mean"]) / per
                axis.barh(y, value, height=height * 0.88, color=ARMS[i], alpha=0.9 if i else 0.6, label=item["title"] if k == 0 and key == "home" else None)
                if block["low"] is not None:
                    axis.plot([1000 * max(block["low"], 0) / per, end], [y, y], color=INK, lw=1)
                axis.annotate(brief(value, lang), (max(value, end), y), (3, 0), textcoords="offset points", fontsize=7, va="center")
        axis.set_yticks(range(len(names)), [words.label(name, lang) for name in reversed(names)])
        axis.set_yticklabels([_wrapped(words.label(name, lang), 20) for name in reversed(names)])
        head(axis, f"{say(key, lang).capitalize()}, {say('per', lang)} {words.label(over, lang)}{say('at_end', lang) if key == 'home' else ''}", 34)
        axis.margins(x=0.18)
        thousands(axis, most=4, lang=lang)
    legend(made, axes[0][0])
    few = [words.label(name, lang) for name in (*AT_HOME, *ON_THE_WAY) if name in base and base[name]["mean"] is None]
    foot(made, lang, told_bands(found, lang, "count_bands"), say("silent", lang, what="; ".join(few)) if few else "")
    return made


def points(found, harm: str, name: str) -> list[tuple]:
    """(place among the scenarios, scenario, difference of an outcome, difference of a harm) where both can be told."""
    rows = [(i, item, *(found.differences.get(item["name"], {}).get(one) for one in (name, harm))) for i, item in enumerate(found.scenarios) if i]
    return [row for row in rows if all(block and block["mean"] is not None for block in row[2:])]


def tradeoff(found, harm: str = "kidnapped", lang: str = "en", against=AGAINST):
    """Change of a harm against change of arrivals, and against public cost; crosses are bands."""
    base = found.scenarios[0]["indicators"]
    against = [name for name in usable(found, against) if points(found, harm, name)]
    if not against:
        return words_only(lang, "few" if found.scenarios[1:] else "one_scenario")
    made, axes = figure(3.1, columns=len(against), sharey=True)
    for axis, name in zip(axes[0], against, strict=True):
        for i, item, x, y in points(found, harm, name):
            if x["low"] is not None and y["low"] is not None:
                axis.plot([x["low"], x["high"]], [y["mean"]] * 2, color=ARMS[i], lw=1.2, alpha=0.6)
                axis.plot([x["mean"]] * 2, [y["low"], y["high"]], color=ARMS[i], lw=1.2, alpha=0.6)
            axis.plot(x["mean"], y["mean"], MARKS[i], color=ARMS[i], ms=8, mec="white", label=item["title"] if name == against[0] else None)
        axis.axhline(0, color=INK, lw=0.8)
        axis.axvline(0, color=INK, lw=0.8)
        axis.plot(0, 0, "o", color=ARMS[0], ms=5)
        axis.grid(axis="y", color=PALE, lw=0.8)
        axis.set_xlabel(say("change_in", lang, what=f"{words.label(name, lang)} ({words.unit(base[name]['unit'], lang)})"))
        thousands(axis, "x", 4, signed=True, lang=lang)
        thousands(axis, "y", 5, signed=True, lang=lang)
    axes[0][0].set_ylabel(_wrapped(say("change_in", lang, what=f"{words.label(harm, lang)} ({words.unit(base[harm]['unit'], lang)})"), 34))
    legend(made, axes[0][0])
    foot(made, lang, told_bands(found, lang))
    return made


def over_sets(found, names=("kidnapped", "trafficked", "deaths", "arrivals_us", "protected"), lang: str = "en"):
    """Does the sign hold under other assumptions? Every pair's difference as per cent of the reference, and how many agree."""
    base = found.scenarios[0]["indicators"]
    others = found.scenarios[1:]
    names = [name for name in usable(found, names) if base[name]["mean"] and any(whole_difference(found, item, name) for item in others)]
    if not names:
        return words_only(lang, "few" if others else "one_scenario")
    made, axes = figure(0.34 * len(names) + 1.15, columns=len(others), sharey=True)
    for column, item in enumerate(others):
        axis, reach, bands = axes[0][column], 5.0, []
        for i, name in enumerate(names):
            y = len(names) - 1 - i
            if not whole_difference(found, item, name):
                axis.text(0, y, f"  {say('few', lang)}", fontsize=7, va="center", color="#5f6b73")
                continue
            values = sorted(100 * value / abs(base[name]["mean"]) for value in found.differences[item["name"]][name]["by_seed"])
            fewer = sum(value < 0 for value in values)
            sign, agreed = ("fewer", fewer) if 2 * fewer >= len(values) else ("greater", sum(value > 0 for value in values))
            shade = QUIET if agreed < AGREE * len(values) else (LESS if sign == "fewer" else MORE)
            inner = values[int(0.05 * len(values)):max(int(0.95 * len(values)), 1)] or values
            reach = max(reach, abs(values[0]), abs(values[-1]))
            axis.plot([inner[0], inner[-1]], [y, y], color=shade, lw=3, alpha=0.35, solid_capstyle="round")
            axis.plot(values, [y] * len(values), "o", color=shade, ms=3.4, alpha=0.8, mew=0)
            axis.annotate(say("agree", lang, agreed=agreed, all=len(values), sign=say(sign, lang)), (0.995, y + 0.24), xycoords=("axes fraction", "data"), fontsize=7,
                          ha="right", va="center", color=INK if shade != QUIET else "#5f6b73")
            bands.append((y, inner[0], inner[-1], shade))
        axis.axvline(0, color=INK, lw=0.8)
        reach = min(reach, MOST_PER_CENT) * 1.1
        for y, low, high, shade in bands:
            cut_ends(axis, y, low, high, reach, shade)
        axis.set(xlim=(-reach, reach), ylim=(-0.6, len(names) - 0.4))
        head(axis, item["title"], 60 // len(others) + 4)
        thousands(axis, most=3 if len(others) > 2 else 5, signed=True, per_cent=True, lang=lang)
    axes[0][0].set_yticks(range(len(names)), [words.label(name, lang) for name in reversed(names)])
    foot(made, lang, first(say("per_cent", lang, reference=found.scenarios[0]["title"])) + ".", say("each", lang))
    return made


def whole_difference(found, item, name: str) -> bool:
    """Whether a scenario's difference has cases enough, and a value for every pair."""
    block = found.differences.get(item["name"], {}).get(name)
    return bool(block) and block["mean"] is not None and None not in block["by_seed"]


def tornado(rows, lang: str = "en", most: int = 10):
    """Which assumptions an outcome hangs on, the largest first (rows of studies.sensitivity), an outcome a panel."""
    from corridor.views.sweep_names import setting

    outcomes = [name for name in dict.fromkeys(row["outcome"] for row in rows) if any(row["outcome"] == name and "factor" in row for row in rows)]
    made, axes = figure(0.24 * most + 0.9, columns=max(len(outcomes[:3]), 1))
    about = ""
    for axis, outcome in zip(axes[0], outcomes[:3], strict=False):
        mine = [row for row in rows if row["outcome"] == outcome and "factor" in row][:most]
        for i, row in enumerate(mine):
            y = len(mine) - 1 - i
            if "ends" in row:
                about = say("moves", lang)
                for end in row["ends"]:
                    axis.barh(y, end["mean"], height=0.55, color=LESS if end["mean"] < 0 else MORE, alpha=0.85)
            elif "total" in row:
                about = say("variance", lang)
                axis.barh(y, row["total"]["mean"], height=0.6, color=PALE, edgecolor=LINE, label=say("with", lang) if i == 0 else None)
                axis.barh(y, row["first_order"]["mean"], height=0.6, color=LESS, label=say("alone", lang) if i == 0 else None)
            else:
                about = say("rank", lang)
                block = row["rank_correlation"]
                axis.barh(y, block["mean"], height=0.55, color=LESS if block["mean"] < 0 else MORE, alpha=0.85)
        axis.axvline(0, color=INK, lw=0.8)
        axis.set_yticks(range(len(mine)), [_wrapped(setting(row["factor"]), 24) for row in reversed(mine)], fontsize=7)
        head(axis, words.label(outcome, lang))
        axis.set_xlabel(about)
        thousands(axis, most=4, lang=lang)
    handles, labels = axes[0][0].get_legend_handles_labels()
    if handles:
        made.legend(handles, labels, loc="outside upper left", ncols=2, fontsize=8, frameon=False)
    foot(made, lang)
    return made


def claims(rows, lang: str = "en"):
    """How the paper's claims fared within this model: verdicts, told apart by what they rest on (rows: views.believable)."""
    verdicts = [name for name in ("consistent", "not seen", "opposite", "undecided", "assumed") if any(row["verdict"] == name for row in rows)]
    bases = ("emergent", "partly assumed", "assumed")
    made, axes = figure(0.36 * len(verdicts) + 0.9)
    axis = axes[0][0]
    shades = {"emergent": LESS, "partly assumed": "#9ecae1", "assumed": "#d9d9d9"}
    for i, verdict in enumerate(verdicts):
        left, y = 0, len(verdicts) - 1 - i
        for basis in bases:
            count = sum(row["verdict"] == verdict and row["basis"] == basis for row in rows)
            axis.barh(y, count, left=left, height=0.6, color=shades[basis], label=term(basis, lang) if i == 0 else None)
            if count > 1:
                axis.text(left + count / 2, y, str(count), ha="center", va="center", fontsize=7.5, color="white" if basis == "emergent" else INK)
            left += count
    axis.set_yticks(range(len(verdicts)), [term(name, lang) for name in reversed(verdicts)])
    axis.set_xlabel("claims" if lang == "en" else "afirmaciones")
    made.legend(loc="outside upper left", ncols=3, fontsize=8, frameon=False)
    foot(made, lang)
    return made
