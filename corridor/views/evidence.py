"""Tables of calibration, validation and claims (their figures: evidence_figures.py)."""

from __future__ import annotations

from functools import lru_cache
from textwrap import shorten

from corridor.dashboard import policy_words
from corridor.studies.comparison import TOO_FEW
from corridor.views import claim_words
from corridor.views.report_words import term

NOTE = "Synthetic people; not prevalence estimates."
BANDS = "Simulated bands: 90 % over parameter sets and chance."


def number(value) -> str:
    return "-" if value is None else f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def brief_name(quantity: str, most: int = 70) -> str:
    """The name of a published figure, cut after a word where it is long."""
    return shorten(quantity, most, placeholder=" ...")


def shipped(name: str) -> list[dict[str, str]]:
    """Rows of a table of the evidence."""
    import csv
    from importlib import resources

    with resources.files("corridor").joinpath("evidence", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """id -> name and unit of a published figure, as the tables print them."""
    return {row["id"]: f"{brief_name(row['quantity'])}, {row['unit']}" for row in shipped("evidence.csv")}


@lru_cache(maxsize=1)
def claims_in_spanish() -> dict[str, str]:
    """id -> the paper's claim in Spanish, in the project's words."""
    return {row["id"]: row["claim"] for row in shipped("claims_es.csv")}


def _span(block, names=("mean", "low", "high")) -> str:
    middle, low, high = (block[name] for name in names)
    return number(middle) if low is None else f"{number(middle)} ({number(low)} to {number(high)})"


def validation_lines(found: dict) -> list[str]:
    """The table in plain text, then shares inside, misses with their reasons, hidden levels and distributions."""
    lines = [f"{'id':5} {'use':9} {'published (band)':34} {'simulated (band)':32} {'score':>7} {'scale':>6}  "]
    for row in found["rows"]:
        mark = "inside" if row["inside"] else row["reason"]
        derived = " (derived, not counted)" if row["role"] == "derived" else ""
        score = "-" if row["interval_score"] is None else f"{row['interval_score']:.2f}"
        lines.append(f"{row['id']:5} {row['use']:9} {_span(row['published'], ('value', 'low', 'high')):34} {_span(row['simulated']):32} {score:>7} "
                     f"{row['scale']:>6g}  {mark}{derived} | {brief_name(row['quantity'])}, {row['unit']}")
        if row["why"]:
            lines.append(f"{'':15} why: {row['why']}")
    lines += [f"{item['id']:5} {item['use']:9} not compared: {item['reason']}" for item in found["excluded"]]
    lines.append("")
    for use in ("calibrate", "validate"):
        told = "of all eligible rows inside" if found["sets_at_scale_1"] else f"of all eligible rows inside (rows that need scale 1.0 count as misses: --full); " \
            f"{found['share_inside_of_resolved'][use]:.0%} of those that scale {found['scale']:g} resolves"
        lines.append(f"{use}: {found['share_inside'][use]:.0%} {told}")
    lines += [f"{name}, 2011: {block['low']:,.0f} to {block['high']:,.0f} people over the sets: not identified" for name, block in found["hidden"].items()]
    for name, block in found["shapes"]["distributions"].items():
        at = {share: block["quantiles"]["mean"][i] for i, share in enumerate(block["at"])}
        lines.append(f"{name}, 2011: a tenth up to {at[0.1]:,.0f}, half up to {at[0.5]:,.0f}, nine tenths up to {at[0.9]:,.0f}; {block['evidence']}")
    for sector, block in found["shapes"]["months"].items():
        peaks = [max(range(12), key=lambda i: values[i]) + 1 for values in (block["simulated"]["mean"], block["published"])]
        lines.append(f"apprehensions by month, {sector.replace('_', ' ')}: peak in month {peaks[0]}, published (most of them of Mexicans) in month {peaks[1]}; correlation {block['correlation']:.2f}")
    lost = f"; {found['missing']} lives failed or were out of time" if found.get("missing") else ""
    whole = f", {found['sets_at_scale_1']} of them at scale 1.0 too" if found["sets_at_scale_1"] else ""
    return [*lines, f"{found['sets']} parameter sets, scale {found['scale']:g}{whole}{lost}. {NOTE} {BANDS}"]


def calibration_lines(found: dict) -> list[str]:
    """What a fit did: waves, the ensemble, which figures touch which parameters, what is not touched, correlations, Sobol indices."""
    from corridor.studies.sensitivity import LEAST_EXPLAINED

    lines = [f"{len(found['sets'])} sets kept of {found['lives']} lived at scale {found['scale']:g}, against {found['rows']} rows.", "",
             f"{'wave':>4} {'lives':>6} {'rows inside':>12} {'width left':>11} {'not ruled out':>14}"]
    for wave in found["waves"]:
        left = f"{wave['not_ruled_out']:.1%}" if wave["not_ruled_out"] else "< 0.03 %"
        lines.append(f"{wave['wave']:>4} {wave['ended']:>6} {wave['inside']:>12.0%} {wave['width_left']:>11.2f} {left:>14}")
    lines += ["", "width left: of the searched ranges, geometric mean over parameters, of what the emulators hold plausible; not ruled out: share of the",
              "searched space in which at most a fifth of the rows are further than three standard deviations away.", "",
              f"{'parameter':34} {'5 %':>9} {'half':>9} {'95 %':>9} {'narrowed':>9}  rows it moves (bands, from end to end)"]
    told = {row for row, block in found["emulator"].items() if block["explained"] >= LEAST_EXPLAINED}
    for name, block in found["touched"].items():
        moved = ", ".join(f"{item['row']} {item['bands']:+.1f}" for item in block["rows"] if item["row"] in told) or "none told from chance"
        low, middle, high = block["middle"]
        lines.append(f"{name:34} {number(low):>9} {number(middle):>9} {number(high):>9} {block['narrowed']:>9.0%}  {moved}")
    lines += ["", f"Of {len(found['emulator'])} rows the emulators tell {len(told)} to a tenth or more of the variance of runs left out; what the others seem to hang on is left out.",
              "Not shown to be touched by any row: " + (", ".join(found["untouched"]) or "none") + ".", "", "Correlations in the plausible space, the largest:"]
    lines += [f"  {item['a']} with {item['b']}: {item['r']:+.2f}" for item in found["correlations"][:12]]
    lines += ["", "Sobol indices of the main outcomes over the emulators (told: share of the variance of runs left out that the emulator tells;",
              "below a half the indices say little):"]
    for words, block in found["sobol"].items():
        factors = ", ".join(f"{item['factor']} {item['first_order']:.2f} alone, {item['total']:.2f} with others" for item in block["factors"][:4])
        if block["explained"] < LEAST_EXPLAINED:
            factors = "no indices: less than a tenth of the variance is told"
        lines.append(f"  {words} ({block['row']}, told {max(block['explained'], 0.0):.0%}): {factors or 'no factor told from chance'}")
    return [*lines, "", *_publishers(found["sets"]), "", NOTE]


def _publishers(sets) -> list[str]:
    """What each publisher is taken to see of the cases, over the sets: one share for all its rows, chosen for each set."""
    from corridor.parameters import PARAMETERS

    lines = ["Publishers' shares over the sets (one for all rows of a publisher; how many sets stand at an end of its range):"]
    for name in sorted({key for one in sets for key in one["parameters"] if key.startswith("observation.")}):
        known, values = PARAMETERS[name], [one["parameters"][name] for one in sets]
        ends = sum(value <= known.low * 1.001 or value >= known.high * 0.999 for value in values)
        lines.append(f"  {name.split('.')[1]}: {min(values):.3g} to {max(values):.3g} ({known.low:g} to {known.high:g}; {ends} of {len(values)} at an end)")
    return lines


VERDICTS = ("consistent", "opposite", "not seen", "undecided", "assumed")


def claim_lines(rows: list[dict], untested: dict, lang: str = "en") -> list[str]:
    """Verdicts in a line, then each claim with its effect, mechanism and what its sign rests on; in Spanish the reasons for what was not
    tested, which are kept in English only, are left out."""
    if lang == "es":
        return claim_lines_es(rows, untested)
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in VERDICTS}
    bare, other = _mind(rows)
    lines = ["Within this model: " + ", ".join(f"{n} {verdict}" for verdict, n in counts.items() if n) + f"; {len(untested)} not tested.",
             f"Of the consistent ones {bare} say no more than that something happens at all, and in {other} a step on the way goes otherwise than the paper tells.", ""]
    for row in rows:
        agreed = "-" if row["agreement"] is None else f"{row['agreement']:.0%}"
        months = f"; {row['months']} months" if row["months"] > 12 else ""
        lines += [f"{row['id']} {row['verdict'].upper()} ({row['basis']}; {row['modality']}; {agreed} of {row['sets']} sets{months}) {brief_name(row['claim'], 160)}",
                  *(_part_line(part, len(row["parts"]) > 1) for part in row["parts"]), f"     {row['mechanism']}. {row['flip']['words']}"]
    return [*lines, *(f"{name} not tested: {reason}" for name, reason in untested.items()), "",
            (f"{NOTE} Bands: 95 % over parameter sets and chance. Percentages: of each set's own level, which differs several-fold between sets. "
            "Consistent, opposite: nine sets in ten agree and the band of that change (of the amount, where no level is to be divided by) leaves the turning point out.")]


def _mind(rows: list[dict]) -> tuple[int, int]:
    """Of the consistent claims: how many say no more than that something happens at all (a level, no difference of risks), and in how many a
    step on the way goes otherwise than the paper tells."""
    mine = [row for row in rows if row["verdict"] == "consistent"]
    bare = sum(all(part["expected"] == ">" and " - " not in part["indicator"] for part in row["parts"]) for row in mine)
    return bare, sum(any(step["went"] == "otherwise" for step in row["chain"]) for row in mine)


def _part_line(part: dict, several: bool) -> str:
    """One part of a claim: where, what, effect with its band, what was expected; of several parts each with its own verdict."""
    against = "" if part["scenario"] == "level" else f" against {part['against']} ({number(part['reference']['mean'])})"
    case = part["scenario"] if not part["settings"] else part["scenario"] + " with " + ", ".join(
        f"{name.split('.', 1)[1]} = {value}" for name, value in part["settings"].items())
    verdict = f" ({part['verdict']})" if several else ""
    return f"     {case}{against}: {part['indicator']} {_span(part['effect'])}{_share(part)}, expected {part['expected']}{verdict}." + (f" {part['note']}." if part["note"] else "")


def _share(part: dict) -> str:
    """The change as a share of each set's own level, with its band; nothing for a level, or where it has none."""
    block = part["change"]
    if part["scenario"] == "level" or block is None or None in block.values():
        return ""
    return f" = {block['mean']:+.0%} ({block['low']:+.0%} to {block['high']:+.0%})"


def claim_lines_es(rows: list[dict], untested: dict) -> list[str]:
    """`claim_lines` in Spanish."""
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in VERDICTS}
    bare, other = _mind(rows)
    lines = ["Dentro de este modelo: " + ", ".join(f"{n} {term(verdict, 'es')}" for verdict, n in counts.items() if n) + f"; {len(untested)} sin poner a prueba.",
             f"De las consistentes, {bare} solo dicen que algo ocurre, y en {other} un paso del camino va al revés de lo que cuenta el texto.", ""]
    for row in rows:
        agreed = "-" if row["agreement"] is None else f"{row['agreement']:.0%}"
        months = f"; {row['months']} meses" if row["months"] > 12 else ""
        lines += [f"{row['id']} {term(row['verdict'], 'es').upper()} ({term(row['basis'], 'es')}; {agreed} de {row['sets']} conjuntos de parámetros{months}) "
                  + brief_name(claims_in_spanish().get(row["id"], ""), 160),
                  *(_part_line_es(part, len(row["parts"]) > 1) for part in row["parts"]),
                  f"     {claim_words.chain(row['chain'])} {claim_words.rests_on(row['flip'], row['sets'])}"]
    return [*lines, f"Sin poner a prueba: {', '.join(untested)}." if untested else "", "",
            ("Personas sintéticas; no son estimaciones de prevalencia. Bandas: 95 % sobre conjuntos de parámetros y azar; porcentajes: del nivel propio de cada conjunto. Por qué algunas no se ponen a prueba "
             "está en inglés: corridor claims --lang en.")]


def _part_line_es(part: dict, several: bool) -> str:
    case = policy_words.scenario(part["scenario"], "es") if part["scenario"] in policy_words.SCENARIOS else part["scenario"]
    verdict = f" ({term(part['verdict'], 'es')})" if several else ""
    few = " Demasiado pocos casos simulados." if part["note"] == TOO_FEW else ""
    return (f"     {'nivel' if case == 'level' else case}: {claim_words.measure(part['indicator'])} {_span(part['effect']).replace(' to ', ' a ')}{_share(part).replace(' to ', ' a ')}, "
            f"se espera {part['expected']}{verdict}.{few}")
