"""Tables and drawings of results as HTML and SVG text: every number with its band, grey while it is noise."""

from __future__ import annotations

from html import escape

from corridor.dashboard.texts import t
from corridor.studies.comparison import is_hidden
from corridor.views import words
from corridor.views.tables import is_noise, number

LESS, MORE, QUIET = "#2c7fb8", "#c2571a", "#9aa0a3"
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
    return escape(words.label(name, lang())) + (" ◇" if hidden(name) else "")


def told(value, unit: str, signed: bool = False) -> str:
    """A number with its unit, in words short enough to read from afar."""
    if value is None:
        return "–"
    if unit == "share":
        text = f"{100 * value:.1f} %"
    elif unit == "USD":
        text = f"{number(value)} USD"
    else:
        text = number(round(value) if abs(value) >= 10 else value)
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
    """A band around zero; `reach`: the value at either end."""
    half, middle = width / 2, height / 2

    def x(value):
        return half + max(-1.0, min(1.0, value / reach if reach else 0.0)) * (half - 4)

    colour = {"noise": QUIET, "less": LESS, "more": MORE}[kind_of(block)]
    low, high = (block["low"], block["high"]) if block["low"] is not None else (block["mean"], block["mean"])
    return (f'<svg width="{width}" height="{height}" aria-hidden="true"><line x1="{half}" x2="{half}" y1="0" y2="{height}" stroke="#c9cfcc"/>'
            f'<rect x="{x(low):.1f}" width="{max(x(high) - x(low), 2):.1f}" y="{middle - 4}" height="8" rx="4" fill="{colour}" opacity="0.35"/>'
            f'<circle cx="{x(block["mean"]):.1f}" cy="{middle}" r="5" fill="{colour}"/></svg>')


def relative(block, level) -> float:
    """The furthest end of a band, as a share of the reference's level."""
    base = abs(level["mean"]) if level and level["mean"] else 0
    ends = [abs(block[end]) for end in ("low", "high", "mean") if block[end] is not None]
    return min(max(ends) / base, 1.5) if base else 1.0


def half_width(block, unit) -> str:
    if block["low"] is None:
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
        reach = abs(level["mean"]) * 0.5 if level and level["mean"] else max(abs(block["mean"]), 1.0)
        rows.append(f'<tr class="{kind}row" data-outcome="{name}" title="{escape(t("noise") if kind == "noise" else t(kind))}"><td>{label(name)}</td><td>{bar(block, reach)}</td>'
                    f'<td class="n {kind}">{arrow} {main}</td>'
                    f'<td class="n band">{told(block["mean"], unit, True)}<br>{half_width(block, unit)}</td></tr>')
    return "".join(rows)


def outcome_table(view) -> str:
    """The board of outcomes: differences, or the reference's levels when nothing differs."""
    parts = ['<table class="out">']
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
        band = f'{told(max(ends[0], 0), block["unit"])} – {told(ends[1], block["unit"])}{unit_word(block["unit"])}' if block["low"] is not None else ""
        rows.append(f'<tr data-outcome="{name}"><td>{label(name)}</td><td class="n">{told(block["mean"], block["unit"])}</td>'
                    f'<td class="n quiet" colspan="2">{band}</td></tr>')
    return "".join(rows)


def precision(view) -> str:
    """What the numbers rest on."""
    return t("precision", seeds=len(view.seeds), one_in=round(1 / view.scale), days=view.days) if view.scale else ""


def progress(finished: int, wanted: int) -> str:
    return f'<div class="progress" role="progressbar" aria-valuenow="{finished}" aria-valuemax="{wanted}"><i style="width:{100 * finished / max(wanted, 1):.0f}%"></i></div>'
