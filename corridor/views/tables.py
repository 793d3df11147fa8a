"""Results as tables in plain words; the net difference comes first."""

from __future__ import annotations

GROUPS = {
    "Movement": "departures journeys arrivals_us border_attempts apprehended_us apprehension_probability_us "
                "detained_mexico returned reattempts evasive_route_share smuggler_use_share smuggler_fee_usd",
    "Death": "deaths deaths_train deaths_desert deaths_river deaths_captivity deaths_other disappeared train_injured",
    "Crime on the way": "robbed extorted sexually_abused kidnapped kidnapped_by_gangs kidnapped_by_smugglers "
                        "kidnapping_events kidnap_group_size ransom_paid_usd ransom_paid_share forced_recruits",
    "Exploitation": "trafficked trafficked_current trafficked_per_1000_journeys debt_bondage labour_exploited "
                    "bad_work sold_by_smugglers deceived",
    "State": "victims_met_by_officials identified identified_share protected victims_deported_unidentified "
             "work_permits_granted cases convictions",
    "Money": "ransom_revenue_usd gang_revenue_usd smuggler_revenue_usd bribes_usd employer_gain_usd remittances_usd",
}
USE = ("All people here are synthetic. Read the results as aggregate insight into mechanisms, "
       "not as estimates of prevalence.")


def number(value) -> str:
    """A number for reading: whole from 100 on, three digits below."""
    if value is None:
        return "-"
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


def _table(title, columns):
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name, justify="left" if name in ("indicator", "unit", "reading") else "right")
    return table


def _fill(table, known, row):
    for group, names in GROUPS.items():
        shown = [name for name in names.split() if name in known]
        if shown:
            table.add_section()
            table.add_row(f"[bold]{group}[/bold]")
        for name in shown:
            table.add_row(*row(name))
    return table


def run_tables(found) -> list:
    """One table of indicators for each scenario."""
    tables = []
    for item in found.scenarios:
        blocks = item["indicators"]
        tables.append(_fill(
            _table(item["title"], ("indicator", "mean", "95 % band", "unit", "reading")), blocks,
            lambda name, blocks=blocks: (name, number(blocks[name]["mean"]), span(blocks[name]),
                                         blocks[name]["unit"], blocks[name].get("reason", ""))))
    return tables


def comparison_tables(found) -> list:
    """Net differences first, then levels' means beside them, then who is harmed only under one of the two."""
    reference, *others = found.scenarios
    tables = []
    for item in others:
        blocks, base, own = found.differences[item["name"]], reference["indicators"], item["indicators"]

        def row(name, blocks=blocks, base=base, own=own):
            block = blocks[name]
            arrow = "" if not block["mean"] else ("↑ " if block["mean"] > 0 else "↓ ")
            return (name, arrow + number(block["mean"]), span(block) if block["mean"] is not None else "-",
                    base[name]["unit"], verdict(block), number(base[name]["mean"]), number(own[name]["mean"]))

        tables.append(_fill(_table(
            f"{item['title']} against {reference['title']}",
            ("indicator", "net difference", "95 % band", "unit", "reading", "reference", "other")), blocks, row))
        table = _table("People harmed under one of the two only, beside the noise floor of a placebo",
                       ("indicator", "both", "only reference", "placebo", "only other", "placebo "))
        for kind, block in found.people[item["name"]].items():
            noise = block["placebo"]
            table.add_row(kind, *(number(value) for value in (
                block["both"], block["only_reference"], noise["only_reference"],
                block["only_other"], noise["only_other"])))
        tables.append(table)
    return tables
