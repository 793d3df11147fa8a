"""Results as tables in plain words; the net difference comes first."""

from __future__ import annotations

from corridor.views import words

GROUPS = {
    "Movement": "departures journeys arrivals_us border_attempts apprehended_us apprehension_probability_us "
                "detained_mexico returned reattempts evasive_route_share smuggler_use_share smuggler_fee_usd work_permits_granted",
    "Home": "threatened threatened_unable_to_leave harmed_at_home",
    "Death": "deaths deaths_train deaths_desert deaths_river deaths_captivity deaths_other disappeared train_injured",
    "Crime on the way": "robbed extorted sexually_abused kidnapped kidnapped_by_gangs kidnapped_by_smugglers "
                        "kidnapping_events kidnap_group_size ransom_paid_usd ransom_paid_share forced_recruits kidnapped_per_1000_journeys",
    "Exploitation": "trafficked trafficked_current trafficked_per_1000_journeys debt_bondage labour_exploited "
                    "bad_work sold_by_smugglers deceived",
    "State": "victims_met_by_officials asked disclosed identified identified_share offered protected victims_deported_unidentified "
             "asylum_applied asylum_granted repatriated_assisted rescued cooperation_share cases convictions",
    "Money": "ransom_revenue_usd gang_revenue_usd smuggler_revenue_usd bribes_usd employer_gain_usd migrants_debt_usd remittances_usd "
             "public_cost_usd",
}
USE = ("All people here are synthetic. Read the results as aggregate insight into mechanisms, "
       "not as estimates of prevalence.")


def number(value) -> str:
    """A number for reading: whole from 100 on, three digits below, millions as m."""
    if value is None:
        return "-"
    if abs(value) >= 1_000_000:
        return f"{value / 1e6:,.1f} m"
    return f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"


def span(block) -> str:
    return "one seed, no band" if block["low"] is None else f"{number(block['low'])} to {number(block['high'])}"


def header(found) -> str:
    """Scenarios, seeds, scale, period, and how to read it."""
    titles = ", ".join(f"{item['title']} ({item['name']})" for item in found.scenarios)
    seeds = f"{len(found.seeds)} seed{'s' * (len(found.seeds) != 1)}"
    return f"{titles}. {seeds}, scale {found.scale:g}, {found.days} days; numbers are for real-world size.\n{USE}"


def is_noise(block) -> bool:
    """Whether the band includes 0 (or there is none) or the mean is within the placebo's floor."""
    if block["low"] is None or block["low"] <= 0 <= block["high"]:
        return True
    return abs(block["mean"]) <= (block.get("placebo") or 0)


def verdict(block) -> str:
    """The reading of one difference, in words."""
    if block["mean"] is None:
        return block.get("reason", "not defined")
    if block["low"] is None:
        return "one seed: cannot be told from noise"
    return "noise" if is_noise(block) else ("more" if block["mean"] > 0 else "less")


def shown(value, unit: str) -> str:
    """A value with what it is a number of: shares as per cent."""
    return "-" if value is None else (f"{100 * value:.1f} %" if unit == "share" else number(value))


def banded(block, unit: str, signed: bool = False) -> str:
    """Mean and half the width of its band in one cell: '-1,200 ± 300'."""
    if block["mean"] is None:
        return "-"
    mean = shown(block["mean"], unit)
    if signed and block["mean"] > 0:
        mean = "+" + mean
    if block["low"] is None:
        return f"{mean} (one seed)"
    return f"{mean} ± {shown((block['high'] - block['low']) / 2, unit).removesuffix(' %')}"


UNIDENTIFIED = ("◇ no published figure identifies this level: its range over the parameter sets; conclude from signs and ranks of differences only.")


def level(block) -> str:
    """A level with its band; a hidden outcome's as the range over the parameter sets, marked."""
    if block.get("identified", True) or block["mean"] is None:
        return banded(block, block["unit"])
    low, high = block["range"]
    return f"◇ {shown(low, block['unit'])} to {shown(high, block['unit'])}"


def _agreed(block) -> str:
    """Share of the parameter sets with the sign; bold where that makes a finding."""
    share = block.get("agreement")
    if share is None or block.get("sets", 1) < 2:
        return ""
    return f"[bold]{share:.0%}[/bold]" if block["finding"] else f"{share:.0%}"


def _table(title, columns):
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name, right in columns:
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    return table


def _fill(table, known, row):
    """Rows by group; what has no number is told in one line below, with its reason. Returns those lines."""
    missing: dict[str, list[str]] = {}
    for group, names in GROUPS.items():
        there = [name for name in names.split() if name in known and known[name]["mean"] is not None]
        for name in names.split():
            if name in known and known[name]["mean"] is None:
                missing.setdefault(known[name].get("reason", "not defined"), []).append(words.label(name))
        if there:
            table.add_row()
            table.add_row(f"[bold]{group}[/bold]")
        for name in there:
            table.add_row(*row(name))
    return [f"Not shown ({reason}): {', '.join(names)}." for reason, names in missing.items()]


def run_tables(found) -> list:
    """One table of indicators for each scenario, then what is not shown and why."""
    parts = []
    for item in found.scenarios:
        blocks = item["indicators"]
        table = _table(item["title"], (("", False), ("mean ± 95 % band", True), ("unit", False)))
        notes = _fill(table, blocks, lambda name, blocks=blocks: (
            words.label(name), level(blocks[name]), words.unit(blocks[name]["unit"])))
        parts += [table, UNIDENTIFIED, *notes]
    return parts


def _reading(block) -> str:
    found = verdict(block)
    return {"more": "[bold]↑ more[/bold]", "less": "[bold]↓ less[/bold]", "noise": "[dim]≈ noise[/dim]"}.get(found, found)


def comparison_tables(found) -> list:
    """Net differences first, the levels' means beside them, then who is harmed only under one of the two."""
    reference, *others = found.scenarios
    parts = []
    for item in others:
        blocks, base, own = found.differences[item["name"]], reference["indicators"], item["indicators"]

        def row(name, blocks=blocks, base=base, own=own):
            unit = base[name]["unit"]
            mark = "" if base[name].get("identified", True) else "◇ "
            return (words.label(name), _reading(blocks[name]), banded(blocks[name], unit, signed=True), _agreed(blocks[name]),
                    mark + shown(base[name]["mean"], unit), mark + shown(own[name]["mean"], unit), words.unit(unit))

        table = _table(f"{item['title']} against {reference['title'].lower()}", (
            ("", False), ("", False), ("difference ± 95 %", True), ("sets agree", True), ("before", True), ("after", True), ("", False)))
        notes = _fill(table, blocks, row)
        people = _table("People harmed under one of the two only, beside what chance alone does (placebo)", (
            ("", False), ("both", True), ("only before", True), ("chance", True), ("only after", True), ("chance", True)))
        for kind, block in found.people[item["name"]].items():
            noise = block["placebo"]
            people.add_row(words.label(kind), *(number(value) for value in (
                block["both"], block["only_reference"], noise["only_reference"], block["only_other"], noise["only_other"])))
        how = ("↑ ↓: the 95 % band leaves out zero and the difference is larger than a placebo's; ≈: cannot be told from "
               f"chance. before: {reference['title']}; after: {item['title']}. Sets agree: share of the parameter sets with that sign, bold "
               f"where it makes a finding (nine in ten of at least five sets, and told from chance). {UNIDENTIFIED}")
        parts += [table, how, *notes, *per_dollar(found, item["name"]), people]
    return parts


PER_DOLLAR = ("kidnapped", "trafficked", "sexually_abused", "robbed", "deaths")


def per_dollar(found, name: str) -> list[str]:
    """What a million dollars of added public cost buys, in one line; nothing where cost is not measured."""
    from corridor.views.costs import per_million

    blocks = found.differences[name]
    money = blocks.get("public_cost_usd")
    if money is None or money["mean"] is None:
        return []
    if money["low"] is not None and money["low"] <= 0:
        return [f"Public cost {banded(money, 'USD', signed=True)} USD: no more public cost that can be told from zero."]
    bought = {one: per_million(blocks, one) for one in PER_DOLLAR}
    told = "; ".join(f"{words.label(one)} {number(block['mean'])}" + ("" if block["low"] is None else f" ({number(block['low'])} to {number(block['high'])})")
                     for one, block in bought.items() if block is not None)
    return [f"Public cost {banded(money, 'USD', signed=True)} USD. Fewer for each million of it: {told}." if told else
            f"Public cost {banded(money, 'USD', signed=True)} USD."] + _order(found)


RANKED = ["departures", "arrivals_us", "deaths", "kidnapped_per_1000_journeys", "trafficked_per_1000_journeys", "identified", "protected"]


def _order(found) -> list:
    """Scenarios from the lowest to the highest difference, with the share of seeds (each under its own parameter set) in which each stands
    above the one before it."""
    if not getattr(found, "ranks", None):
        return []
    titles = {item["name"]: item["title"] for item in found.scenarios}
    table = _table("The order of the scenarios, lowest difference first (share of seeds in which each stands above the one before)", (("", False), ("", False)))
    for name in RANKED:
        if name in found.ranks:
            words_of = [titles[step["scenario"]] + ("" if step["above_the_one_before"] is None else f" ({step['above_the_one_before']:.0%})")
                        for step in found.ranks[name]["order"]]
            table.add_row(words.label(name), " < ".join(words_of))
    return [table]
