"""Policies and scenarios for the terminal: the list, one policy in full, what a scenario changes, how far policies reach."""

from __future__ import annotations

from textwrap import fill

from corridor.dashboard import parameter_words
from corridor.dashboard import policy_words as say
from corridor.views.source_words import source

WIDTH = 110
HEADS = {
    "paper": {"en": "What the paper says", "es": "Lo que dice el artículo (en inglés)"},
    "stood": {"en": "Law and practice as they stood", "es": "El derecho y la práctica como eran (en inglés)"},
    "reform": {"en": "The reform", "es": "La reforma (en inglés)"},
    "law": {"en": "Where the law corrects the paper", "es": "Dónde la ley corrige al artículo (en inglés)"},
    "reaches": {"en": "Reaches", "es": "A quién alcanza (en inglés)"},
    "first": {"en": "First event", "es": "Primer evento (en inglés)"},
    "quiet": {"en": "Why little may move", "es": "Por qué puede moverse poco (en inglés)"},
    "beyond": {"en": "No lever here", "es": "Sin palanca aquí (en inglés)"}, "section": {"en": "section", "es": "sección"},
}
LEVER = {"en": ("status quo (from)", "reform", "range", "USD a year for one", "source"), "es": ("statu quo (desde)", "reforma", "rango", "USD al año por unidad", "fuente")}
PERIOD = {"start": {"en": "period.start", "es": "inicio del período"}, "days": {"en": "period.days", "es": "días del período"},
          "follow_up_days": {"en": "period.follow_up_days", "es": "días de seguimiento"}}


def in_words(scenario, reference, lang: str = "en") -> list[tuple[str, list[str]]]:
    """What differs from the reference: (policy's title, lines)."""
    return say.changes(scenario, reference, lang)


def as_json(policies) -> list[dict]:
    """What `policies --json` prints."""
    found = []
    for policy in policies:
        rows = [{"name": item.name, "type": item.type, "unit": item.unit,
                 "status_quo": [{"from": str(date), "value": value} for date, value in item.status_quo],
                 "reform": item.reform, "low": item.low, "high": item.high, "source": item.source}
                | ({"choices": list(item.choices)} if item.choices else {}) for item in policy.parameters.values()]
        found.append({"name": policy.name, "title": policy.title, "parameters": rows})
    return found


def _table(*columns: str, title: str | None = None):
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left")
    for i, name in enumerate(columns):
        made.add_column(name, overflow="fold", no_wrap=i == 0)
    return made


def listing(policies, lang: str = "en") -> list:
    """One row for each policy."""
    made = _table(*(("name", "title", "levers", "first event") if lang == "en" else ("nombre", "título", "palancas", "primer evento (en inglés)")))
    for policy in policies:
        schemes = f" ({len(policy.schemes)} schemes)" if policy.schemes and lang == "en" else f" ({len(policy.schemes)} esquemas)" if policy.schemes else ""
        made.add_row(policy.name, say.title(policy.name, lang), f"{len(policy.parameters)}{schemes}", policy.first_event)
    return [made, "One policy in full: corridor policies NAME" if lang == "en" else "Una política completa: corridor policies NOMBRE"]


def in_full(policy, lang: str = "en") -> list:
    """A policy's page: what the paper says, law and practice, reform, levers."""
    head = f"[bold]{policy.name}: {say.title(policy.name, lang)}[/bold]"
    parts = [head, fill(say.sentence(policy.name, lang), WIDTH) if lang == "es" else ""]
    for key, told in (("paper", f"{policy.says} ({HEADS['section'][lang]} '{policy.section}')"), ("stood", policy.stood), ("reform", policy.reform), ("law", policy.law),
                      ("reaches", policy.reaches), ("first", policy.first_event), ("quiet", policy.quiet), ("beyond", policy.beyond)):
        if told:
            parts.append(f"[bold]{HEADS[key][lang]}.[/bold] {_escaped(told)}")
    for item in policy.parameters.values():
        parts += lever(item, lang)
    return [part for part in parts if part != ""]


def lever(item, lang: str) -> list:
    """A lever: its name and what it sets, and below it, indented, its values, each on lines of its own (dated ones are long)."""
    from rich.padding import Padding

    dated = "; ".join(f"{say.shown(value, lang)} ({start})" for start, value in item.status_quo)
    span = ", ".join(say.choice(name, lang) for name in item.choices or ())
    if item.type in ("number", "integer"):
        span = f"{item.low:,.10g} {'to' if lang == 'en' else 'a'} {item.high:,.10g}"
    elif item.type == "boolean":
        span = ", ".join(say.shown(value, lang) for value in (False, True))
    cost = f"{item.cost_usd_year:,.0f} ({source(item.cost_source, lang)})" if item.cost_usd_year else ""
    values = (dated, say.shown(item.reform, lang), f"{span} {say.unit(item.unit, lang)}".strip(), cost, source(item.source, lang))
    told = [f"{name}: {_escaped(value)}" for name, value in zip(LEVER[lang], values, strict=True) if value]
    what = say.lever(item.name, lang) if lang == "es" else item.meaning
    return [f"\n[bold]{item.name}[/bold]: {_escaped(what)}", *(Padding(line, (0, 0, 0, 4)) for line in told)]


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(str(text))


def differences(scenario, reference, lang: str = "en") -> list[str]:
    """What a scenario changes against another, one line each, in words."""
    from corridor.parameters import PARAMETERS

    lines = []
    for key in ("start", "days", "follow_up_days"):
        if getattr(scenario, key) != getattr(reference, key):
            lines.append(f"{PERIOD[key][lang]}: {getattr(reference, key)} → {getattr(scenario, key)}")
    for name in sorted({*scenario.parameters, *reference.parameters}):
        a, b = (one.parameters.get(name, PARAMETERS[name].default) for one in (reference, scenario))
        if a != b:
            lines.append(f"{name}: {a:g} → {b:g} {parameter_words.unit(PARAMETERS[name].unit, lang)}".rstrip() + f" ({parameter_words.meaning(name, lang)})")
    for name in sorted({*scenario.times, *reference.times}):
        a, b = (one.times.get(name, 1) for one in (reference, scenario))
        if a != b:
            lines.append(f"{name}: × {a:g} → × {b:g} ({parameter_words.meaning(name, lang)})")
    for name in sorted({*scenario.drivers, *reference.drivers}):
        a, b = (one.drivers.get(name, 1) for one in (reference, scenario))
        if a != b:
            lines.append(f"{name}: {_driver(a)} → {_driver(b)}")
    for title, changed in in_words(scenario, reference, lang):
        lines += [title + ":", *(f"  {line}" for line in changed or ["restates what was in force" if lang == "en" else "repite lo que regía"])]
    return lines


def _driver(value) -> str:
    """A factor, or dated ones: '× 5 from 2011-10-01'."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_driver, value))
    if isinstance(value, dict):
        return " ".join([_driver(value["value"]), *(f"{key} {value[key]}" for key in ("from", "until") if value.get(key))])
    return f"× {value:g}" if isinstance(value, (int, float)) else str(value)


def reach(rows: list[dict]) -> list:
    """How far each policy moves its first event at the ends of its range and at its reform."""
    from corridor.policies import load_all
    from corridor.studies.reach import summary

    made = _table("policy", "low end", "high end", "reform", "")
    for name, ends in summary(rows).items():
        moved = any(row["moves"] for row in ends.values())
        why = "" if moved else (load_all()[name].quiet or "does not move its first event, and its page does not say why")
        made.add_row(name, *(told(ends.get(end)) for end in ("low", "high", "reform")), _escaped(why))
    scale = rows[0]["scale"] if rows else 0
    days = rows[0]["days"] if rows else 0
    return [made, (f"The kind of event that changes most, of those its page names; scale {scale:g}, {days} days, one seed, the central set. "
                   "It moves when the number or the mean amount changes by 5 % or more.")]


def told(row) -> str:
    """One end in words: 'applied 1,200 → 15,000 (+1150 %)'."""
    if row is None:
        return ""
    money = f", amounts {row['amount_change']:+.0%}" if abs(row["amount_change"]) >= 0.05 else ""
    return f"{row['kind']} {row['before']:,} → {row['after']:,} ({row['change']:+.0%}{money})"
