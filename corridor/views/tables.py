"""Results as tables in plain words; the net difference comes first."""

from __future__ import annotations

from dataclasses import replace

from corridor.studies.comparison import told_people
from corridor.views import chart_words, words

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
GROUP_WORDS = {"Movement": "Movimiento", "Home": "En casa", "Death": "Muerte", "Crime on the way": "Delitos en el camino", "Exploitation": "Explotación",
               "State": "Estado", "Money": "Dinero"}
SAYS = {
    "one_seed": {"en": "one seed", "es": "una semilla"}, "two_alike": {"en": "two seeds alike: no band", "es": "dos semillas iguales: sin banda"}, "untold": {"en": "one seed: cannot be told from noise", "es": "una semilla: no se distingue del ruido"},
    "by": {"en": "{title}, by group", "es": "{title}, por grupos"},
    "none_of": {"en": "nothing to divide by: {what}", "es": "nada entre qué dividir: {what}"},
    "size": {"en": "{titles}. {n} seed{s}, scale {scale:g}, {days} days; numbers are for real-world size.",
             "es": "{titles}. {n} semilla{s}, escala {scale:g}, {days} días; cifras a tamaño real."},
    "use": {"en": "All people here are synthetic. Read the results as aggregate insight into mechanisms, not as estimates of prevalence.",
            "es": "Todas las personas son sintéticas. Lea los resultados como ideas sobre mecanismos, no como estimaciones de prevalencia."},
    "hidden": {"en": "Not shown ({reason}): {names}.", "es": "No se muestran ({reason}): {names}."},
    "mean": {"en": "mean ± 95 % band", "es": "media ± banda del 95 %"}, "unit": {"en": "unit", "es": "unidad"},
    "against": {"en": "{a} against {b}", "es": "{a} frente a {b}"}, "difference": {"en": "difference ± 95 %", "es": "diferencia ± 95 %"},
    "before": {"en": "before", "es": "antes"}, "after": {"en": "after", "es": "después"},
    "more": {"en": "↑ more", "es": "↑ más"}, "less": {"en": "↓ less", "es": "↓ menos"}, "noise": {"en": "≈ noise", "es": "≈ ruido"},
    "people": {"en": "People harmed under one of the two only, beside what chance alone does (placebo)",
               "es": "Personas con daño solo bajo uno de los dos, junto a lo que hace el azar (placebo)"},
    "both": {"en": "both", "es": "ambos"}, "only_before": {"en": "only before", "es": "solo antes"}, "chance": {"en": "chance", "es": "azar"},
    "only_after": {"en": "only after", "es": "solo después"},
    "how": {"en": "↑ ↓: the 95 % band leaves out zero and the difference is larger than a placebo's; ≈: cannot be told from chance. before: {a}; after: {b}.",
            "es": "↑ ↓: la banda del 95 % deja fuera el cero y la diferencia supera la de un placebo; ≈: no se distingue del azar. antes: {a}; después: {b}."},
    "cost": {"en": "Public cost {cost} USD.", "es": "Costo público {cost} USD."},
    "bought": {"en": "Public cost {cost} USD. Fewer for each million of it: {told}.", "es": "Costo público {cost} USD. Menos por cada millón: {told}."},
    "no_cost": {"en": "Public cost {cost} USD: cannot be told from zero.", "es": "Costo público {cost} USD: no se distingue de cero."},
    "saves": {"en": "Public cost {cost} USD: less is spent, so that nothing is paid for what changes.",
              "es": "Costo público {cost} USD: se gasta menos, de modo que nada se paga por lo que cambia."},
}
NAME_WIDTH, UNIT_WIDTH = 16, 9  # of what a row is of and of its unit, at least: narrow terminals fold the rest, and lose nothing of it
USE = ("All people here are synthetic. Read the results as aggregate insight into mechanisms, "
       "not as estimates of prevalence.")


def number(value, beside: float = 0.0) -> str:
    """A number for reading: whole from 100 on, three digits below, millions as m, and so what stands `beside` millions."""
    if value is None:
        return "-"
    if max(abs(value), abs(beside)) >= 1_000_000:
        return f"{value / 1e6:,.1f} m"
    return f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"


def span(block) -> str:
    return "one seed, no band" if block["low"] is None else f"{number(block['low'])} to {number(block['high'])}"


def say(key: str, lang: str, **what) -> str:
    return SAYS[key][lang].format(**what)


def header(found, lang: str = "en") -> str:
    """Scenarios, seeds, scale, period, and how to read it."""
    titles = ", ".join(f"{item['title']} ({item['name']})" for item in found.scenarios)
    return say("size", lang, titles=titles, n=len(found.seeds), s="s" * (len(found.seeds) != 1), scale=found.scale, days=found.days) + "\n" + say("use", lang)


def two_alike(block) -> bool:
    """Two seeds that happen to agree: their spread says nothing."""
    return block["low"] is not None and block["low"] == block["high"] and len(block.get("by_seed", ())) == 2


def is_noise(block) -> bool:
    """Whether the band includes 0 (or there is none) or the mean is within the placebo's floor."""
    if block["low"] is None or block["low"] <= 0 <= block["high"] or two_alike(block):
        return True
    return abs(block["mean"]) <= (block.get("placebo") or 0)


def verdict(block) -> str:
    """The reading of one difference, in words."""
    if block["mean"] is None:
        return block.get("reason", "not defined")
    if block["low"] is None:
        return "one seed: cannot be told from noise"
    return "noise" if is_noise(block) else ("more" if block["mean"] > 0 else "less")


def shown(value, unit: str, beside: float = 0.0) -> str:
    """A value with what it is a number of: shares as per cent. beside: see `number`."""
    return "-" if value is None else (f"{100 * value:.1f} %" if unit == "share" else number(value, beside))


def banded(block, unit: str, signed: bool = False, lang: str = "en") -> str:
    """Mean and half the width of its band in one cell: '-1,200 ± 300'. signed: a difference, of shares in points ('+0.4 points ± 2.7')."""
    if block["mean"] is None:
        return "-"
    half = 0.0 if block["low"] is None else (block["high"] - block["low"]) / 2
    mean = shown(block["mean"], unit, beside=half)
    if signed:
        mean = ("+" if block["mean"] > 0 else "") + mean.replace(" %", f" {chart_words.say('points', lang)}")
    if block["low"] is None:
        return f"{mean} ({say('one_seed', lang)})"
    if two_alike(block):
        return f"{mean} ({say('two_alike', lang)})"
    return f"{mean} ± {shown(half, unit, beside=block['mean']).removesuffix(' %')}"


def level(block) -> str:
    """A level with its band; a hidden outcome's as the range over the parameter sets, marked."""
    if block.get("identified", True) or block["mean"] is None:
        return banded(block, block["unit"])
    low, high = block["range"]
    return f"◇ {shown(low, block['unit'])} to {shown(high, block['unit'])}"


def _table(title, columns):
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(title) if isinstance(title, str) else title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for at, (name, right) in enumerate(columns):
        least = NAME_WIDTH if at == 0 else UNIT_WIDTH if at == len(columns) - 1 and not right else None
        table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=right, min_width=least)
    return table


def why(reason: str, lang: str) -> str:
    """Why a number is not shown."""
    if reason.startswith("no ") and reason not in ("no cases", "no official"):
        name = reason.removeprefix("no ").replace(" ", "_")
        return say("none_of", lang, what=words.label(name, lang) if lang == "en" or name in words.LABELS else reason.removeprefix("no "))
    if lang == "en":
        return reason
    if "follow_up" in reason:
        return "requiere seguimiento de 24 meses"
    if reason.startswith("fewer than"):
        return reason.replace("fewer than", "menos de").replace("simulated cases", "casos simulados").replace("people", "personas")
    return "no definido en todas las corridas"


def _fill(table, known, row, lang: str):
    """Rows by group; what has no number is told in one line below, with its reason. Returns those lines."""
    missing: dict[str, list[str]] = {}
    for group, names in GROUPS.items():
        there = [name for name in names.split() if name in known and known[name]["mean"] is not None]
        for name in names.split():
            if name in known and known[name]["mean"] is None:
                missing.setdefault(known[name].get("reason", "not defined"), []).append(words.label(name, lang))
        if there:
            table.add_row()
            table.add_row(f"[bold]{group if lang == 'en' else GROUP_WORDS[group]}[/bold]")
        for name in there:
            table.add_row(*row(name))
    return [say("hidden", lang, reason=why(reason, lang), names="; ".join(names)) for reason, names in missing.items()]


def in_language(found, lang: str):
    """The result with the titles of shipped scenarios in Spanish (dashboard.policy_words); a user's own file's as it is written."""
    if lang == "en":
        return found
    return replace(found, scenarios=[item | {"title": title_of(item["name"], item["title"], lang)} for item in found.scenarios])


def title_of(name: str, title: str, lang: str) -> str:
    """A scenario's title: of a shipped one, that bears its own, in the language; of a user's file as it is written."""
    if lang == "en" or not title or title != shipped_title(name):
        return title
    from corridor.dashboard.policy_words import scenario

    return scenario(name, lang)


def shipped_title(name: str) -> str:
    """The title of the shipped scenario of that name; empty where there is none."""
    from corridor.scenario import Scenario, shipped

    path = shipped() / f"{name}.toml"
    return Scenario.load(path).title if path.is_file() else ""


def run_tables(found, lang: str = "en") -> list:
    """One table of indicators for each scenario, then what is not shown and why."""
    parts = []
    for item in found.scenarios:
        blocks = item["indicators"]
        table = _table(item["title"], (("", False), (say("mean", lang), True), (say("unit", lang), False)))
        notes = _fill(table, blocks, lambda name, blocks=blocks: (
            words.label(name, lang), banded(blocks[name], blocks[name]["unit"], lang=lang), words.unit(blocks[name]["unit"], lang)), lang)
        parts += [table, *notes, *by_groups(item, lang)]
    return parts


def by_groups(item, lang: str = "en") -> list:
    """Where results were asked for by a column (--by): a table with a line for each indicator and a column for each group; means alone."""
    blocks = item["indicators"]
    split = [name for names in GROUPS.values() for name in names.split() if "groups" in blocks.get(name, {})]
    groups = sorted({group for name in split for group in blocks[name]["groups"]})
    if not groups:
        return []
    table = _table(say("by", lang, title=item["title"]), (("", False), *((str(group), True) for group in groups), ("", False)))
    for name in split:
        told = [blocks[name]["groups"].get(group) for group in groups]
        if any(block and block["mean"] is not None for block in told):
            unit = blocks[name]["unit"]
            table.add_row(words.label(name, lang), *(shown(block and block["mean"], unit) for block in told), words.unit(unit, lang))
    return [table]


def _reading(block, lang: str) -> str:
    found = verdict(block)
    style = {"more": "bold", "less": "bold", "noise": "dim"}.get(found)
    return f"[{style}]{say(found, lang)}[/{style}]" if style else say("untold", lang)


def comparison_tables(found, lang: str = "en") -> list:
    """Net differences first, the levels' means beside them, then who is harmed only under one of the two."""
    reference, *others = found.scenarios
    parts = []
    for item in others:
        blocks, base, own = found.differences[item["name"]], reference["indicators"], item["indicators"]

        def row(name, blocks=blocks, base=base, own=own):
            unit = base[name]["unit"]
            return (words.label(name, lang), _reading(blocks[name], lang), banded(blocks[name], unit, True, lang),
                    shown(base[name]["mean"], unit), shown(own[name]["mean"], unit), words.unit(unit, lang))

        title = say("against", lang, a=item["title"], b=reference["title"][:1].lower() + reference["title"][1:])
        table = _table(title, (("", False), ("", False), (say("difference", lang), True), (say("before", lang), True), (say("after", lang), True), ("", False)))
        notes = _fill(table, blocks, row, lang)
        people = _table(say("people", lang), (("", False), (say("both", lang), True), (say("only_before", lang), True), (say("chance", lang), True),
                                              (say("only_after", lang), True), (say("chance", lang), True)))
        withheld: dict[str, list[str]] = {}
        for kind, block in found.people[item["name"]].items():
            numbers, reason = told_people(block)
            if reason is not None:
                withheld.setdefault(reason, []).append(words.label(kind, lang))
                continue
            people.add_row(words.label(kind, lang), *(value if isinstance(value, str) else number(value) for value in numbers))
        few = [say("hidden", lang, reason=why(reason, lang), names="; ".join(names)) for reason, names in withheld.items()]
        harmed = [people if people.row_count else say("people", lang), *few]
        parts += [table, say("how", lang, a=reference["title"], b=item["title"]), *notes, *per_dollar(found, item["name"], lang), *harmed]
    return [*parts, *(table for item in found.scenarios for table in by_groups(item, lang))]


PER_DOLLAR = ("kidnapped", "trafficked", "sexually_abused", "robbed", "deaths")


def per_dollar(found, name: str, lang: str = "en") -> list[str]:
    """What a million dollars of added public cost buys, in one line; nothing where cost is not measured."""
    from corridor.views.costs import per_million

    blocks = found.differences[name]
    money = blocks.get("public_cost_usd")
    if money is None or money["mean"] is None:
        return []
    cost = banded(money, "USD", signed=True)
    if money["low"] is not None and money["low"] <= 0:
        return [say("saves" if money["high"] < 0 else "no_cost", lang, cost=cost)]
    bought = {one: per_million(blocks, one) for one in PER_DOLLAR}
    to = "to" if lang == "en" else "a"
    told = "; ".join(f"{words.label(one, lang)} {number(block['mean'])}" + ("" if block["low"] is None else f" ({number(block['low'])} {to} {number(block['high'])})")
                     for one, block in bought.items() if block is not None)
    return [say("bought", lang, cost=cost, told=told) if told else say("cost", lang, cost=cost)]
