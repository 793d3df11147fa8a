"""Tables and drawings of results as HTML and SVG text: every number with its band, grey while it is noise."""

from __future__ import annotations

from html import escape

from corridor.dashboard.texts import t
from corridor.studies.comparison import is_hidden
from corridor.views import words
from corridor.views.tables import is_noise, number

LESS, MORE, QUIET = "#2c7fb8", "#c2571a", "#9aa0a3"
REACH = 0.5  # of the status quo, at either end of a bar; what lies further is told by an arrow
EDGE = 4  # pixels of a bar beyond its ends
BOARD = {  # the outcomes a room sees first
    "harm": ("kidnapped", "trafficked", "robbed", "sexually_abused", "deaths", "migrants_debt_usd"),
    "home": ("threatened", "harmed_at_home"),
    "movement": ("departures", "arrivals_us", "detained_mexico", "returned", "work_permits_granted"),
    "state": ("identified", "protected"),
    "money": ("gang_revenue_usd", "smuggler_revenue_usd", "public_cost_usd"),
}
HIDDEN_LEVELS = {"kidnapped", "sexually_abused", "deaths", "dead", "harmed_at_home", "threatened", "threatened_unable_to_leave", "gang_revenue_usd",
                 "smuggler_revenue_usd", "robbed", "extorted", "forced_recruits", "victims_met_by_officials", "asked", "disclosed", "identified",
                 "offered", "protected", "safe_at_24_months"}


def lang() -> str:
    from corridor.dashboard import state

    return state.lang.value


def hidden(name: str) -> bool:
    """Whether no published figure identifies the level."""
    name = name.removesuffix("_per_1000_journeys")
    return name in HIDDEN_LEVELS or is_hidden(name)


def label(name: str) -> str:
    """The indicator in words, marked where its level is not identified."""
    return escape(words.label(name, lang())) + ("\u00a0◇" if hidden(name) else "")


def told(value, unit: str, signed: bool = False) -> str:
    """A number with its unit, in words short enough to read from afar."""
    if value is None:
        return "–"
    if unit == "share":
        text = f"{100 * value:.1f} %"
    else:
        text = number(value if unit == "USD" or abs(value) < 10 else round(value))
        text = (text.replace(" m", " M") if lang() == "es" else text) + (" USD" if unit == "USD" else "")  # millions
    return ("+" if signed and value > 0 else "") + text.replace("-", "−")


def per_cent(share: float) -> str:
    """'+12 %' of 0.12; '0 %' has no sign."""
    whole = round(100 * share)
    return f"{whole:+d} %".replace("-", "−") if whole else "0 %"


def kind_of(block) -> str:
    """none | noise | less | more"""
    if not block or block["mean"] is None:
        return "none"
    return "noise" if is_noise(block) else ("more" if block["mean"] > 0 else "less")


def reason(block) -> str:
    """Why a number is not shown, in the page's language."""
    why = (block or {}).get("reason") or ""
    if "follow_up" in why:
        return t("needs_two_years")
    return t("few") if not why or why.startswith("fewer than") or lang() == "es" else why


def bar(block, reach: float, width: int = 120, height: int = 20) -> str:
    """A band around zero; `reach`: the value at either end. Where the mean or an end of the band lies beyond, an arrow shows the way."""
    half, middle = width / 2, height / 2

    def share(value):
        return value / reach if reach else (value > 0) * 9.0 - (value < 0) * 9.0

    def x(value):
        return half + max(-1.0, min(1.0, share(value))) * (half - EDGE)

    colour = {"noise": QUIET, "less": LESS, "more": MORE}[kind_of(block)]
    low, high = (block["low"], block["high"]) if block["low"] is not None else (block["mean"], block["mean"])
    beyond = [share(value) for value in (low, high, block["mean"]) if abs(share(value)) > 1 + 1e-9]
    cut = {"right" if value > 0 else "left" for value in beyond}
    tips = "".join(f'<path class="cut" data-cut="{way}" d="M{at:.1f},{middle - 6}L{tip:.1f},{middle}L{at:.1f},{middle + 6}Z" fill="{colour}"/>'
                   for way, at, tip in (("left", 8, 0), ("right", width - 8, width)) if way in cut)
    dot = "" if abs(share(block["mean"])) > 1 + 1e-9 else f'<circle cx="{x(block["mean"]):.1f}" cy="{middle}" r="5" fill="{colour}"/>'
    return (f'<svg width="{width}" height="{height}" aria-hidden="true"><line x1="{half}" x2="{half}" y1="0" y2="{height}" stroke="#c9cfcc"/>'
            f'<rect x="{x(low):.1f}" width="{max(x(high) - x(low), 2):.1f}" y="{middle - 4}" height="8" rx="4" fill="{colour}" opacity="0.35"/>{dot}{tips}</svg>')


def reach_of(block, level) -> float:
    """The value at either end of a difference's bar: REACH of the status quo; 0 where nothing is there under it."""
    return abs(level["mean"]) * REACH if level and level["mean"] else 0.0


def axis(width: int = 120, height: int = 22, says: str = "axis") -> str:
    """The ends and the middle of the bars below, as shares of the reference."""
    half = width / 2
    ticks = "".join(f'<line x1="{x}" x2="{x}" y1="{height - 6}" y2="{height}" stroke="#5b6870"/>' for x in (EDGE, half, width - EDGE))
    said = "".join(f'<text x="{x}" y="{height - 9}" text-anchor="{anchor}" font-size="11" fill="#5b6870">{text}</text>' for x, anchor, text in (
        (0, "start", per_cent(-REACH)), (half, "middle", "0"), (width, "end", per_cent(REACH))))
    return (f'<svg class="axis" width="{width}" height="{height}" role="img" aria-label="{escape(t(says))}"><title>{escape(t(says))}</title>'
            f'<line x1="{EDGE}" x2="{width - EDGE}" y1="{height - 0.5}" y2="{height - 0.5}" stroke="#5b6870"/>{ticks}{said}</svg>')


def relative(block, level) -> float:
    """The furthest end of a band, as a share of the reference's level."""
    base = abs(level["mean"]) if level and level["mean"] else 0
    ends = [abs(block[end]) for end in ("low", "high", "mean") if block[end] is not None]
    return min(max(ends) / base, 1.5) if base else 1.0


def band(low, high, unit: str) -> str:
    """'1,200 – 1,500', or '' for a band of no width as told."""
    ends = told(low, unit), told(high, unit)
    return "" if None in (low, high) or ends[0] == ends[1] else " – ".join(ends)


def half_width(block, unit) -> str:
    if block["low"] is None or block["low"] == block["high"]:
        return ""
    return f"± {told((block['high'] - block['low']) / 2, unit)}{unit_word(unit)}"


def unit_word(unit: str) -> str:
    """' people' after a number that does not say its unit itself."""
    return "" if unit in ("share", "USD") else " " + words.unit(unit, lang()).removesuffix(" journeys").removesuffix(" viajes")


def difference_rows(view, names) -> str:
    """Rows of a table: label, arrow, bar, difference with band, per cent of the reference."""
    rows = []
    for name in names:
        block, level = view.differences.get(name), view.reference.get(name)
        if block is None:
            continue
        kind = kind_of(block)
        if kind == "none":
            rows.append(f'<tr><td>{label(name)}</td><td colspan="3" class="noise">{escape(reason(block))}</td></tr>')
            continue
        arrow = {"noise": "≈", "less": "↓", "more": "↑"}[kind]
        unit = block["unit"]
        based = level and level["mean"] and unit != "share"
        main = per_cent(block["mean"] / level["mean"]) if based else told(block["mean"], unit, True)
        rows.append(f'<tr class="{kind}row" data-outcome="{name}" title="{escape(t("noise") if kind == "noise" else t(kind))}">'
                    f'<td>{label(name)}</td><td>{bar(block, reach_of(block, level))}</td>'
                    f'<td class="n {kind}">{arrow} {main}</td>'
                    f'<td class="n band">{told(block["mean"], unit, True)}<br>{half_width(block, unit)}</td></tr>')
    return "".join(rows)


def outcome_table(view) -> str:
    """The board of outcomes: differences, or the reference's levels when nothing differs."""
    parts = ['<table class="out">', f'<tr class="scale"><td></td><td>{axis()}</td><td colspan="2"></td></tr>' if view.differences else ""]
    for group, names in BOARD.items():
        rows = difference_rows(view, names) if view.differences else level_rows(view, names)
        if rows:
            parts.append(f'<tr class="group"><td colspan="4">{escape(t(group))}</td></tr>{rows}')
    return "".join(parts) + "</table>"


def level_rows(view, names) -> str:
    """Rows of levels with their bands."""
    rows = []
    for name in names:
        block = view.levels.get(name)
        if block is None:
            continue
        if block["mean"] is None:
            rows.append(f'<tr><td>{label(name)}</td><td colspan="3" class="noise">{escape(reason(block))}</td></tr>')
            continue
        ends = (min(block["by_seed"]), max(block["by_seed"])) if hidden(name) else (block["low"], block["high"])
        span = band(max(ends[0], 0), ends[1], block["unit"]) if block["low"] is not None else ""
        span += unit_word(block["unit"])  # the unit stands there without a band too
        rows.append(f'<tr data-outcome="{name}"><td>{label(name)}</td><td class="n">{told(block["mean"], block["unit"])}</td>'
                    f'<td class="n quiet" colspan="2">{span}</td></tr>')
    return "".join(rows)


def precision(view) -> str:
    """What the numbers rest on."""
    return t("precision", seeds=len(view.seeds), one_in=round(1 / view.scale), days=view.days) if view.scale else ""


def progress(finished: int, wanted: int) -> str:
    return f'<div class="progress" role="progressbar" aria-valuenow="{finished}" aria-valuemax="{wanted}"><i style="width:{100 * finished / max(wanted, 1):.0f}%"></i></div>'
